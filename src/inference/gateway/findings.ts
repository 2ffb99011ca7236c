import { BackendError } from "../../core/errors.ts";
import type { Finding } from "../../core/ports/finding.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { createGatewayClient } from "./client.ts";
import { createGatewayShelf } from "./models.ts";

/** The key, its credits, and what of the catalogue the gateway has. Starts nothing and costs nothing. */
export async function checkGateway({
  key,
  baseUrl,
  catalogue,
  fetch,
}: {
  key: string | undefined;
  baseUrl?: string | undefined;
  catalogue: Catalogue;
  fetch: typeof globalThis.fetch;
}): Promise<Finding[]> {
  const about = "AI gateway";
  if (key === undefined) return [{ about, verdict: "off", detail: "AI_GATEWAY_API_KEY is not set" }];
  const client = createGatewayClient({ key, baseUrl, fetch });
  const shelf = createGatewayShelf({ client, catalogue, now: Date.now });
  try {
    const [offers, balance] = [await shelf.offers(), await client.balance()];
    const missing = shelf.all().filter(({ entry }) => !offers.some((offer) => offer.entry.id === entry.id));
    const says = `the key is taken, $${balance.toFixed(2)} left; ${offers.length} models of the catalogue are there`;
    if (balance <= 0)
      return [{ about, verdict: "problem", detail: says, remedy: "Top it up at vercel.com, AI Gateway." }];
    if (missing.length > 0 || offers.length === 0) {
      const gone = missing.map(({ model }) => model).join(", no ");
      const detail = gone ? `${says}; it has no ${gone}` : `${says}; the catalogue names none`;
      return [{ about, verdict: "warning", detail, remedy: "Mend the models in the catalogue." }];
    }
    return [{ about, verdict: "good", detail: says }];
  } catch (error) {
    const isKey = error instanceof BackendError && error.code === "backend-refused-token";
    const why = error instanceof BackendError ? error.userMessage : String(error);
    return [
      {
        about,
        verdict: "problem",
        detail: isKey ? "the key is refused" : why,
        remedy: isKey
          ? "Make a new one at vercel.com, AI Gateway, and set AI_GATEWAY_API_KEY."
          : "Check this machine's way to the internet.",
      },
    ];
  }
}
