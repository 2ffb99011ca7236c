import type Replicate from "replicate";
import { BackendError } from "../../core/errors.ts";
import { sealedAddresses } from "../sealed-address.ts";
import { isSentAs, type Sent } from "../starts.ts";
import { type Prediction, readPrediction } from "./prediction.ts";

export interface Sought {
  idempotencyKey: string;
  token: string;
  sent: Sent;
  /** When it was sent, in milliseconds since 1970 by Replicate's clock; up to a few seconds too early. */
  sentAt: number;
  /** It may have been sent so much later, in milliseconds. */
  lostFor: number;
  /** Its clock may have been set by so much since, either way, in milliseconds. */
  clockOff?: number;
  /** Whether the prediction is this shot's and no other's. */
  hold: (predictionId: string) => Promise<boolean>;
}

/** The machine that dates a prediction and the one that dates an answer may differ by so much, in milliseconds. */
const APART_MS = 15_000;
/** An answer is waited for 30 s: what reaches Replicate later than this is no prediction of that request, in milliseconds. */
const ARRIVES_MS = 60_000;
/** 100 predictions a page; at 600 creations a minute this reaches back over five minutes. */
const MOST_PAGES = 40;

/**
 * Looks through the account's predictions of the time around a start for the one it made: by its webhook address
 * where Replicate shows it, else by its model and every input that is not a file (uploads get a new address each
 * time). Never one that another shot holds. The oldest counts, and one that lives or succeeded before one that
 * failed. Throws a retryable BackendError when there are too many to look through.
 */
export async function findPrediction(client: Replicate, sought: Sought): Promise<Prediction | undefined> {
  const { sentAt, lostFor, clockOff = 0 } = sought;
  const earliest = sentAt - APART_MS - clockOff;
  const latest = sentAt + lostFor + ARRIVES_MS + clockOff;
  const found: Prediction[] = [];
  for (const prediction of await predictionsSince(client, earliest, sentAt - APART_MS)) {
    const createdAt = Date.parse(prediction.created_at ?? "");
    if (createdAt < earliest || createdAt > latest) continue;
    if (await isOurs(client, prediction, sought)) found.push(prediction);
  }
  // They come newest first.
  const oldestFirst = found.reverse();
  const isGood = ({ status }: Prediction) => ["starting", "processing", "succeeded"].includes(status);
  for (const prediction of [
    ...oldestFirst.filter(isGood),
    ...oldestFirst.filter((other) => !isGood(other)),
  ]) {
    if (await sought.hold(prediction.id)) return prediction;
  }
  return undefined;
}

/** `least`: so far back it has to reach; beyond that it goes as far as it can. */
async function predictionsSince(client: Replicate, time: number, least: number): Promise<Prediction[]> {
  const after = new Date(Math.max(0, time)).toISOString();
  const all: Prediction[] = [];
  let page = await list(client, "/predictions", { created_after: after });
  for (let count = 1; ; count++) {
    all.push(...page.predictions);
    const oldest = Date.parse(page.predictions.at(-1)?.created_at ?? "");
    if (!page.next || oldest < time) return all;
    if (count === MOST_PAGES) {
      if (oldest < least) return all;
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
  const { idempotencyKey, token, sent } = sought;
  const { model, version } = sent;
  const { isOf } = sealedAddresses("replicate", token);
  if (listed.webhook) return isOf(listed.webhook, idempotencyKey);
  const isOther =
    (listed.model || listed.version) &&
    listed.model !== model &&
    (version === undefined || listed.version !== version);
  if (isOther) return false;
  if (listed.input) return isSentAs(sent, listed.input);
  // The list says neither where it reports to nor what it was given; the prediction itself does.
  const { webhook, input } = readPrediction(await client.predictions.get(listed.id));
  return webhook ? isOf(webhook, idempotencyKey) : isSentAs(sent, input ?? {});
}
