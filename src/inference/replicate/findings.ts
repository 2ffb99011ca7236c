import { BackendError } from "../../core/errors.ts";
import type { Finding } from "../../core/ports/finding.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { createClient, type ReplicateAccess } from "./client.ts";
import { toBackendError } from "./errors.ts";
import { createModelShelf } from "./models.ts";

export interface ReplicateCheck extends Omit<ReplicateAccess, "token"> {
  token: string | undefined;
  catalogue: Catalogue;
  publicUrl: string | undefined;
  /** US dollars a day that may go to backends. */
  budgetUsd: number;
  /** Whether a backend refused the bot as unpaid within the last minutes; only orders are refused for that. */
  isUnpaid: (backend: string) => Promise<boolean>;
}

const UNPAID: Finding = {
  about: "Replicate",
  verdict: "problem",
  detail:
    "the account has run out of money or reached its spend limit (402): no paid clip can be made with it",
  remedy: "Top it up, or raise its limit, at replicate.com/account/billing. Drafts go on meanwhile.",
};

/** Token, models and whether the settings fit together, as `npm run doctor` shows them. Starts nothing and costs nothing. */
export async function checkReplicate({ token, ...settings }: ReplicateCheck): Promise<Finding[]> {
  if (token === undefined) {
    return [{ about: "Replicate", verdict: "off", detail: "REPLICATE_API_TOKEN is not set" }];
  }
  const client = createClient({ ...settings, token });
  try {
    const account = await client.accounts.current();
    return [
      (await settings.isUnpaid("replicate"))
        ? UNPAID
        : { about: "Replicate", verdict: "good", detail: `the token is that of ${account.username}` },
      ...(await checkModels(
        settings.catalogue,
        createModelShelf({ client, notebook: NO_NOTEBOOK, now: Date.now }),
      )),
      ...checkMoney(settings),
      checkReports(settings.publicUrl),
    ];
  } catch (cause) {
    const error = await toBackendError(cause);
    if (error.code === "backend-out-of-money") return [UNPAID];
    const isRefused = error.code === "backend-refused-token";
    return [
      {
        about: "Replicate",
        verdict: "problem",
        detail: isRefused ? "the token is refused" : `can't be reached (${error.code})`,
        remedy: isRefused
          ? "Make a new token at replicate.com/account/api-tokens and set REPLICATE_API_TOKEN."
          : "Check this machine's network and REPLICATE_BASE_URL.",
      },
    ];
  }
}

async function checkModels(
  catalogue: Catalogue,
  shelf: ReturnType<typeof createModelShelf>,
): Promise<Finding[]> {
  const entries = catalogue.entries().filter((entry) => entry.backend === "replicate" && !entry.sunset);
  const faults = await Promise.all(
    entries.map(async ({ id, model = id }) => {
      try {
        return (await shelf.get(model)) ? undefined : `${id}: ${model} is not there`;
      } catch (error) {
        return `${id}: ${error instanceof BackendError ? error.userMessage : String(error)}`;
      }
    }),
  );
  const wrong = faults.filter((fault) => fault !== undefined);
  if (wrong.length === 0)
    return [
      {
        about: "Replicate models",
        verdict: "good",
        detail: `all ${entries.length} of the catalogue are there`,
      },
    ];
  return [
    {
      about: "Replicate models",
      verdict: wrong.length === entries.length ? "problem" : "warning",
      detail: wrong.join("; "),
      remedy: "Correct or remove them in the catalogue (MODELS_FILE).",
    },
  ];
}

/** A clip of six seconds, the usual length. */
const USUAL_SECONDS = 6;

function checkMoney({ catalogue, budgetUsd }: Pick<ReplicateCheck, "catalogue" | "budgetUsd">): Finding[] {
  const usual = catalogue.entries().find((entry) => entry.defaultFor.includes("text-to-video"));
  const price = usual?.price;
  if (!usual || !price || price.per === "gpu-second") return [];
  const clip = price.per === "second" ? price.usd * USUAL_SECONDS : price.usd;
  // A hair is added first: 6 ÷ 0.6000000000000001 is ten clips too.
  const clips = Math.floor(budgetUsd / clip + 1e-9);
  const detail = `DAILY_BUDGET_USD=${budgetUsd} is enough for ${clips} clips a day of ${USUAL_SECONDS} s with ${usual.id} at its dearest`;
  if (clips > 0) return [{ about: "Money", verdict: "good", detail }];
  return [
    {
      about: "Money",
      verdict: "warning",
      detail,
      remedy: "Raise DAILY_BUDGET_USD, or make a cheaper model the default in the catalogue.",
    },
  ];
}

function checkReports(publicUrl: string | undefined): Finding {
  const about = "Replicate reports";
  if (publicUrl === undefined) {
    return {
      about,
      verdict: "off",
      detail: "no WEBHOOK_URL is set, so results are asked for every few seconds",
    };
  }
  if (publicUrl.startsWith("https:"))
    return { about, verdict: "good", detail: `sent to ${new URL(publicUrl).host}` };
  return {
    about,
    verdict: "warning",
    detail:
      "WEBHOOK_URL is not https, so Replicate can't report to it; results are asked for every few seconds",
    remedy: "Put an https address before the bot, or leave WEBHOOK_URL out.",
  };
}

/** The doctor looks afresh and leaves nothing behind. */
const NO_NOTEBOOK: Pick<Notebook, "get" | "set" | "delete"> = {
  get: async () => undefined,
  set: async () => {},
  delete: async () => {},
};
