import type { Logger } from "pino";
import { BackendError } from "../../core/errors.ts";
import type { MediaStore } from "../../core/ports/media-store.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import type { Order } from "../../core/ports/orders.ts";
import type { Operation, VideoBackend } from "../../core/ports/video-backend.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { downloadFile, isSameMachine } from "../download.ts";
import { explainFit } from "../explain.ts";
import { pollPauses } from "../poll-pauses.ts";
import { createProviderClock } from "../provider-clock.ts";
import type { Fit } from "../schema/fit.ts";
import { sealedAddresses } from "../sealed-address.ts";
import { asSent, createStarts, markFor, orderDigest, type Sent } from "../starts.ts";
import { createClient, REPLICATE_API, type ReplicateAccess } from "./client.ts";
import { toBackendError } from "./errors.ts";
import { sendFiles } from "./files.ts";
import { createModelShelf } from "./models.ts";
import { createOffers, deadlineOf, describeOffer, fitToOffer, type Offer, priceOfRun } from "./offers.ts";
import { chargeOf, type Prediction, type RunPrice, readPrediction, toStatus } from "./prediction.ts";
import { findPrediction } from "./recover.ts";

export interface ReplicateSettings extends ReplicateAccess {
  catalogue: Catalogue;
  media: MediaStore;
  /** Keeps what models publish over restarts, and tells every process when the money has run out. */
  notebook: Notebook;
  /** Where the internet reaches this bot; without it results are polled for. */
  publicUrl?: string | undefined;
  /** Predictions under way at once over all workers. Default 20. */
  slots?: number | undefined;
  /** After a start without an answer, how long until the prediction list surely shows it, in milliseconds. */
  settleMs?: number | undefined;
  now: () => number;
  log: Pick<Logger, "warn" | "error">;
}

/** A request is waited for 30 s; with this on top a prediction made by it is in the list. */
const SETTLE_MS = 45_000;
/** What nothing is known of may have been dated by a clock that was set since, by so much, in milliseconds. */
const CLOCK_OFF_MS = 15 * 60_000;
/** The note in its notebook that the account is thought to be out of money. */
const BROKE = "out-of-money";
/** Out of money once, it is thought to be so for this long, in milliseconds. */
const BROKE_MS = 5 * 60_000;

/** Any model on Replicate as a backend: the catalogue's by their names, others by `owner/name`. */
export function createReplicateBackend(settings: ReplicateSettings): VideoBackend {
  const { catalogue, media, notebook, now, log, token, fetch } = settings;
  const clock = createProviderClock(now);
  const client = createClient({ ...settings, onAnswer: clock.hear });
  const starts = createStarts(notebook);
  const api = new URL(settings.baseUrl ?? REPLICATE_API);
  const offers = createOffers({ catalogue, shelf: createModelShelf({ client, notebook, now }) });

  async function noteBroke(): Promise<void> {
    const isNews = (await notebook.get(BROKE)) === undefined;
    await notebook.set(BROKE, now(), { ttlMs: BROKE_MS });
    if (isNews) {
      log.error(
        "Replicate's account has run out of money: none of its models can be used until it is topped up at replicate.com/account/billing",
      );
    }
  }

  /** Whether the list surely shows by now what was started so many milliseconds ago. */
  function throwUnlessListed(passed: number): void {
    const wait = (settings.settleMs ?? SETTLE_MS) - passed;
    if (wait <= 0) return;
    throw new BackendError(
      "start-unknown",
      "Replicate's answer got lost on the way. Try again in a few minutes.",
      { retryable: true, retryAfterMs: wait, message: "no such prediction is listed yet" },
    );
  }

  function termsOf(found: Offer, made: Fit): Operation {
    const price = priceOfRun(found, made, catalogue.unlisted());
    return {
      model: found.published.name,
      usd: price.usd ?? null,
      perSecond: price.perSecond ?? null,
      perGpuSecond: price.perGpuSecond ?? null,
      ...(found.published.failuresCost && { failuresCost: true }),
      ...(price.stopAfterSeconds !== undefined && { stopAfterSeconds: price.stopAfterSeconds }),
    };
  }

  /** Not to be aborted: once it is on its way its answer is waited for, so that what it pays for is known. */
  async function create(found: Offer, made: Fit, input: object, key: string): Promise<Prediction> {
    const { name, version, route } = found.published;
    const address =
      route.kind === "deployment"
        ? `/deployments/${route.name}/predictions`
        : route.kind === "official"
          ? `/models/${name}/predictions`
          : "/predictions";
    const data = {
      input,
      ...(route.kind === "version" && { version }),
      ...(settings.publicUrl &&
        takesWebhooks(settings.publicUrl, api) && {
          webhook: sealedAddresses("replicate", token).addressOf(settings.publicUrl, key),
          webhook_events_filter: ["completed"],
        }),
    };
    const { stopAfterSeconds = deadlineOf(found.entry) } = priceOfRun(found, made, catalogue.unlisted());
    const seconds = Math.max(5, stopAfterSeconds);
    const headers = { "Cancel-After": `${seconds}s` };
    const response = await client.request(address, { method: "POST", headers, data });
    return readPrediction(await response.json());
  }

  async function prepare(order: Order, key: string): Promise<{ found: Offer; made: Fit; sent: Sent }> {
    const found = await offers.forOrder(order);
    const fit = fitToOffer(order, found);
    const mark = markFor(found.published.schema, token, key);
    const made = { ...fit, input: { ...fit.input, ...mark } };
    // Words are never looked for: they can be asked for again at once.
    const isTold = Object.keys(mark).length > 0 || order.kind === "text";
    const { name: model, version } = found.published;
    const sent = asSent(made, {
      model,
      ...(version !== undefined && { version }),
      terms: termsOf(found, made),
      ...(!isTold && { alike: orderDigest(model, made) }),
    });
    return { found, made, sent };
  }

  const slots = settings.slots ?? 20;
  /** Models of the catalogue that Replicate doesn't have: told once, and not at every ask. */
  const missed = new Set<string>();
  return {
    id: "replicate",
    slots,
    pollMs: pollPauses({ first: 2_000, longest: 4_000 }, slots),
    billed: true,
    kinds: ["video", "image", "text", "speech", "music", "transcript"],

    async models() {
      let refusal: BackendError | undefined;
      const described = catalogue
        .entries()
        .filter((entry) => entry.backend === "replicate")
        .map(async (entry) => {
          try {
            const found = await offers.find(entry.id);
            if (found) {
              missed.delete(entry.id);
              return describeOffer(found, catalogue.unlisted());
            }
            if (!missed.has(entry.id)) {
              missed.add(entry.id);
              log.warn({ model: entry.id }, "a model of the catalogue is not at Replicate");
            }
          } catch (error) {
            if (error instanceof BackendError && error.code === "backend-refused-token") refusal = error;
            else log.warn({ model: entry.id, err: error }, "what a model takes could not be read");
          }
          return undefined;
        });
      const models = (await Promise.all(described)).filter((model) => model !== undefined);
      if (refusal) log.error({ err: refusal }, "Replicate refuses the token: look at REPLICATE_API_TOKEN");
      return models;
    },

    async findModel(name) {
      const found = await offers.find(name);
      return found && describeOffer(found, catalogue.unlisted());
    },

    async check(order) {
      return fitToOffer(order, await offers.forOrder(order)).warnings;
    },

    async explain(order) {
      const found = await offers.forOrder(order);
      const fit = fitToOffer(order, found);
      return explainFit(fit, priceOfRun(found, fit, catalogue.unlisted()).usd);
    },

    async start(order, { idempotencyKey, signal, aboutToPay }) {
      signal.throwIfAborted();
      const { found, made, sent } = await prepare(order, idempotencyKey);
      const files = await asBackendErrors(signal, () => sendFiles(made.files, { client, media, signal }));
      signal.throwIfAborted();
      const at = clock.at(now());
      await starts.begin({ ...sent, ...(at !== undefined && { at }) }, idempotencyKey, aboutToPay);
      try {
        const prediction = await create(found, made, { ...made.input, ...files }, idempotencyKey);
        if (!(await starts.hold(prediction.id, idempotencyKey))) throw taken();
        await starts.settle(sent, idempotencyKey, prediction.id);
        return { id: prediction.id, ...sent.terms };
      } catch (cause) {
        const error = await toBackendError(cause, { starting: true });
        if (error.code !== "start-unknown") await starts.settle(sent, idempotencyKey, null);
        if (error.code === "backend-out-of-money") await noteBroke();
        throw error;
      }
    },

    async recover(order, { idempotencyKey, startedAt, signal }) {
      const [known, noted] = await Promise.all([starts.made(idempotencyKey), starts.sentAs(idempotencyKey)]);
      // Begun by an older version, which noted less.
      const sent = noted ?? (await prepare(order, idempotencyKey)).sent;
      const begunAt = sent.at;
      const prediction = await asBackendErrors(signal, async () => {
        if (known !== undefined) return readPrediction(await client.predictions.get(known, { signal }));
        // Hears what time it is there, for a start from before anything had been heard.
        if (clock.at(now()) === undefined) await client.accounts.current();
        const byNow = clock.at(startedAt) ?? startedAt;
        const hold = (id: string) => starts.hold(id, idempotencyKey);
        const at = (sentAt: number) =>
          findPrediction(client, { idempotencyKey, token, sent, sentAt, hold, lostFor: 0 });
        // Its clock may have been set just before it got the order; then that is dated as the newest answer is.
        return (begunAt !== undefined && (await at(begunAt))) || at(byNow);
      });
      if (prediction) {
        await starts.settle(sent, idempotencyKey, prediction.id);
        return { id: prediction.id, ...sent.terms };
      }
      // By its clock, too, where both times are known, each of which may be a second short: either may have been set further.
      const there = clock.at(now());
      const passedThere =
        begunAt === undefined || there === undefined ? Number.POSITIVE_INFINITY : there - begunAt + 1_000;
      throwUnlessListed(Math.min(now() - startedAt, passedThere));
      await starts.settle(sent, idempotencyKey, null);
      return null;
    },

    async findLost(order, { idempotencyKey, since, until, signal }) {
      const { sent } = await prepare(order, idempotencyKey);
      const prediction = await asBackendErrors(signal, async () => {
        if (clock.at(now()) === undefined) await client.accounts.current();
        const sentAt = clock.at(since) ?? since;
        const hold = (id: string) => starts.hold(id, idempotencyKey);
        const within = { lostFor: until - since, clockOff: CLOCK_OFF_MS };
        return findPrediction(client, { idempotencyKey, token, sent, sentAt, hold, ...within });
      });
      if (prediction) {
        await starts.settle(sent, idempotencyKey, prediction.id);
        return { id: prediction.id, ...sent.terms };
      }
      throwUnlessListed(now() - until);
      return null;
    },

    async status(operation, { signal }) {
      const prediction = await asBackendErrors(signal, async () =>
        readPrediction(await client.predictions.get(String(operation.id), { signal })),
      ).catch((error) => {
        // Predictions are kept for ever: another account's token, not a lost one.
        if (error instanceof BackendError && error.code === "model-gone") return undefined;
        throw error;
      });
      if (prediction) return toStatus(prediction, priceOf(operation));
      return {
        state: "failed",
        code: "prediction-unknown",
        message: "Replicate doesn't know this shot any more. Ask for the clip again.",
        retryable: false,
      };
    },

    async cancel(operation) {
      try {
        const answer = await client.predictions.cancel(String(operation.id));
        return chargeOf(readPrediction(answer), priceOf(operation));
      } catch (cause) {
        const error = await toBackendError(cause);
        // Ended before it could be stopped, or stopped already.
        if (["model-gone", "backend-refused-input", "backend-refused"].includes(error.code)) return {};
        throw error;
      }
    },

    async download(output, path, { signal, maxBytes }) {
      await downloadFile(output.source, path, {
        allowed: (url) => isDeliveryHost(url, api),
        headers: (url): Record<string, string> =>
          url.origin === api.origin ? { Authorization: `Bearer ${token}` } : {},
        maxBytes,
        signal,
        fetch,
      });
    },

    async health() {
      const problem = catalogue.problem();
      try {
        const account = await client.accounts.current();
        if ((await notebook.get(BROKE)) !== undefined) {
          return { ok: false, detail: "The Replicate account has run out of money.", lacks: "money" };
        }
        return { ok: true, detail: problem ?? `account ${account.username}` };
      } catch (cause) {
        return { ok: false, detail: (await toBackendError(cause)).userMessage };
      }
    },

    async close() {},
  };
}

async function asBackendErrors<Value>(signal: AbortSignal, action: () => Promise<Value>): Promise<Value> {
  try {
    return await action();
  } catch (error) {
    signal.throwIfAborted();
    throw await toBackendError(error);
  }
}

/** Only where the answer took longer than any is waited for: found out as if it had been lost. */
function taken(): BackendError {
  return new BackendError("start-unknown", "Replicate's answer came too late. Try again in a few minutes.", {
    retryable: true,
    message: "another shot holds the prediction by now",
  });
}

function priceOf(operation: Operation): RunPrice {
  const amount = (name: string) => (typeof operation[name] === "number" ? { [name]: operation[name] } : {});
  return {
    ...amount("usd"),
    ...amount("perSecond"),
    ...amount("perGpuSecond"),
    ...amount("stopAfterSeconds"),
    ...(operation.failuresCost === true && { failuresCost: true }),
  };
}

/** Replicate takes https addresses only; a stand-in for it on a private network may take others. */
function takesWebhooks(publicUrl: string, api: URL): boolean {
  return publicUrl.startsWith("https:") || api.protocol === "http:";
}

/** Files lie on `replicate.delivery`; uploads and a stand-in's files on the API's own machine. */
function isDeliveryHost(url: URL, api: URL): boolean {
  if (isSameMachine(url, api)) return url.protocol === api.protocol;
  return url.protocol === "https:" && /(^|\.)replicate\.delivery$/.test(url.hostname);
}
