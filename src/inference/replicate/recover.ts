import type Replicate from "replicate";
import { BackendError } from "../../core/errors.ts";
import type { Fit } from "../schema/fit.ts";
import { type Prediction, readPrediction } from "./prediction.ts";
import { isWebhookOf } from "./webhook-address.ts";

export interface Sought {
  idempotencyKey: string;
  token: string;
  /** `owner/name` */
  model: string;
  version?: string | undefined;
  fit: Fit;
  /** Milliseconds since 1970 by this machine's clock. */
  startedAt: number;
}

/** Our clock and Replicate's may differ by so much, in milliseconds. */
const CLOCKS_APART_MS = 2 * 60_000;
/** 100 predictions a page; at 600 creations a minute this reaches back over five minutes. */
const MOST_PAGES = 40;

/**
 * Looks through the account's predictions since a start for the one it made: by its webhook address where
 * Replicate shows it, else by its model and every input that is not a file (uploads get a new address each
 * time). One that lives or succeeded counts before one that failed. Throws a retryable BackendError when
 * there are too many to look through.
 */
export async function findPrediction(client: Replicate, sought: Sought): Promise<Prediction | undefined> {
  const after = new Date(Math.max(0, sought.startedAt - CLOCKS_APART_MS)).toISOString();
  let page = await list(client, "/predictions", { created_after: after });
  let fallback: Prediction | undefined;
  for (let count = 1; ; count++) {
    for (const prediction of page.predictions) {
      if (Date.parse(prediction.created_at ?? "") < Date.parse(after)) return fallback;
      if (!(await isOurs(client, prediction, sought))) continue;
      if (["starting", "processing", "succeeded"].includes(prediction.status)) return prediction;
      fallback ??= prediction;
    }
    if (!page.next) return fallback;
    if (count === MOST_PAGES) {
      throw new BackendError(
        "backend-busy",
        "Replicate is too busy to tell what became of the shot. Try again in a few minutes.",
        {
          retryable: true,
          message: `more than ${MOST_PAGES} pages of predictions since ${after}`,
        },
      );
    }
    page = await list(client, page.next, {});
  }
}

async function list(client: Replicate, route: string, params: Record<string, string>) {
  const answer = (await (await client.request(onOurServer(route), { method: "GET", params })).json()) as {
    results?: unknown[];
    next?: string | null;
  };
  return { predictions: (answer.results ?? []).map(readPrediction), next: answer.next };
}

/** The next page's address is another machine's word: only its query is used, so the token goes nowhere else. */
function onOurServer(route: string): string {
  return URL.canParse(route) ? `/predictions${new URL(route).search}` : route;
}

async function isOurs(client: Replicate, listed: Prediction, sought: Sought): Promise<boolean> {
  const { idempotencyKey, token, model, version, fit } = sought;
  if (listed.webhook) return isWebhookOf(listed.webhook, token, idempotencyKey);
  const isOther =
    (listed.model || listed.version) &&
    listed.model !== model &&
    (version === undefined || listed.version !== version);
  if (isOther) return false;
  if (listed.input) return hasInput(listed.input, fit);
  // The list says neither where it reports to nor what it was given; the prediction itself does.
  const { webhook, input } = readPrediction(await client.predictions.get(listed.id));
  return webhook ? isWebhookOf(webhook, token, idempotencyKey) : hasInput(input ?? {}, fit);
}

function hasInput(input: Readonly<Record<string, unknown>>, fit: Fit): boolean {
  const isSame = Object.entries(fit.input).every(([name, value]) => input[name] === value);
  return isSame && fit.files.every(({ field }) => field in input);
}
