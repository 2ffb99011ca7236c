import { BackendError } from "../../core/errors.ts";
import type { Finding } from "../../core/ports/finding.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { createFalClient } from "./client.ts";
import { BACKEND, createFalShelf } from "./models.ts";

/** The key, and what of the catalogue fal has and by which prices. Starts nothing and costs nothing. */
export async function checkFal({
  key,
  baseUrl,
  catalogue,
  publicUrl,
  fetch,
}: {
  key: string | undefined;
  baseUrl?: string | undefined;
  catalogue: Catalogue;
  publicUrl?: string | undefined;
  fetch: typeof globalThis.fetch;
}): Promise<Finding[]> {
  const about = "fal";
  if (key === undefined) return [{ about, verdict: "off", detail: "FAL_KEY is not set" }];
  if (!catalogue.entries().some(({ backend }) => backend === BACKEND)) {
    const remedy = 'Add models with "backend": "fal" to the catalogue; docs/backends.md shows how.';
    return [{ about, verdict: "problem", detail: "the catalogue has no model of fal's", remedy }];
  }
  const client = createFalClient({ key, baseUrl, fetch });
  const notebook = { get: async () => undefined, set: async () => {} };
  const shelf = createFalShelf({ client, catalogue, notebook, now: Date.now });
  try {
    const offers = await shelf.offers();
    const missing = await shelf.missing();
    const unpriced = offers.filter(({ entry, price }) => !entry.price && !price).map(({ entry }) => entry.id);
    const says = `the key is taken; ${offers.length} models of the catalogue are there`;
    const reports: Finding = publicUrl?.startsWith("https:")
      ? { about: "fal reports", verdict: "good", detail: `sent to ${publicUrl}, signed` }
      : {
          about: "fal reports",
          verdict: "off",
          detail: "without an https WEBHOOK_URL results are asked for",
        };
    if (missing.length > 0) {
      const detail = `${says}; it has no ${missing.join(", no ")}`;
      return [{ about, verdict: "warning", detail, remedy: "Mend their model in the catalogue." }, reports];
    }
    if (unpriced.length > 0) {
      const detail = `${says}; nobody knows what ${unpriced.join(", ")} cost`;
      return [{ about, verdict: "warning", detail, remedy: "Give them a price in the catalogue." }, reports];
    }
    return [{ about, verdict: "good", detail: says }, reports];
  } catch (error) {
    const isKey = error instanceof BackendError && error.code === "backend-refused-token";
    return [
      {
        about,
        verdict: "problem",
        detail: isKey
          ? "the key is refused"
          : error instanceof BackendError
            ? error.userMessage
            : String(error),
        remedy: isKey
          ? "Make a new one at fal.ai/dashboard/keys and set FAL_KEY."
          : "Check this machine's way to the internet.",
      },
    ];
  }
}
