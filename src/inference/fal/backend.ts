import { openAsBlob } from "node:fs";
import type { Logger } from "pino";
import { BackendError } from "../../core/errors.ts";
import type { MediaStore } from "../../core/ports/media-store.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import type { Order } from "../../core/ports/orders.ts";
import type { Operation, OperationStatus, VideoBackend } from "../../core/ports/video-backend.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { settled } from "../catalogue/price.ts";
import { downloadFile, isSameMachine } from "../download.ts";
import { explainFit } from "../explain.ts";
import { mimeOf } from "../mime.ts";
import { pollPauses } from "../poll-pauses.ts";
import { progressFromLogs } from "../progress.ts";
import { createProviderClock } from "../provider-clock.ts";
import { type Fit, fitOrder } from "../schema/fit.ts";
import { sealedAddresses } from "../sealed-address.ts";
import { ServiceRefusal, unknownStart, untoldStart } from "../service-client.ts";
import { asSent, createStarts, NOTED_MS, orderDigest, type Sent } from "../starts.ts";
import { CALLED, createFalClient, type Submitted } from "./client.ts";
import { BACKEND, createFalShelf, describeOffer, type Offer } from "./models.ts";
import { doneWith, failureOf } from "./outcome.ts";
import { dearer } from "./price.ts";
import { findRequest } from "./recover.ts";

export interface FalSettings {
  key: string;
  /** Instead of fal's own addresses. */
  baseUrl?: string | undefined;
  /** Requests under way at once over all workers. */
  slots: number;
  /** Where the internet reaches this bot; without it results are asked for. */
  publicUrl?: string | undefined;
  catalogue: Catalogue;
  media: MediaStore;
  notebook: Notebook;
  fetch: typeof globalThis.fetch;
  now: () => number;
  log: Pick<Logger, "warn">;
}

/** Files above this are put into fal's store; below they go inside the request, in bytes. */
const INLINE_BYTES = 192 * 1024;
const UPLOAD_BYTES = 99_000_000;
/** What an order came to is remembered for a day, in milliseconds. */
const KEPT_MS = 24 * 60 * 60_000;
/** The list shows a request once it has ended, which may take this long after the latest time it can have begun, in milliseconds. */
const LISTED_MS = 2 * 60_000;
const ASK_AGAIN_MS = 30_000;
/** What nothing is known of may have been dated by a clock that was set since, by so much, in milliseconds. */
const CLOCK_OFF_MS = 15 * 60_000;

/** Models on fal as a backend, by its queue. */
export function createFalBackend(settings: FalSettings): VideoBackend {
  const { key, catalogue, media, notebook, now, fetch, log, publicUrl } = settings;
  const clock = createProviderClock(now);
  const client = createFalClient({ ...settings, onAnswer: clock.hear });
  const shelf = createFalShelf({ client, catalogue, notebook, now });
  const starts = createStarts(notebook);
  const addresses = sealedAddresses(BACKEND, key);
  const queueHost = new URL(client.hosts.queue);
  // fal takes https addresses only; a stand-in on this machine may take others.
  const reportsTo = publicUrl?.startsWith("https:") || queueHost.protocol === "http:" ? publicUrl : undefined;
  const operationKey = (key: string) => `operation:${key}`;
  const canceledKey = (id: unknown) => `canceled:${id}`;

  const fitTo = (order: Order, { entry, schema, quirks }: Offer): Fit =>
    fitOrder(order, { label: entry.label, kind: entry.kind, schema, quirks });
  const deadlineSeconds = ({ entry }: Offer) => Math.round(entry.deadlineMinutes * 60);

  function toSent(offer: Offer, fit: Fit): Sent {
    const { entry, endpoint, schema, price, unitUsd } = offer;
    const cost = dearer([entry.price, price], fit.input, schema, fit.seconds);
    const terms = {
      endpoint,
      usd: cost.usd ?? null,
      perGpuSecond: cost.perGpuSecond ?? null,
      unitUsd: unitUsd ?? null,
      deadlineSeconds: deadlineSeconds(offer),
    };
    return asSent(fit, { model: endpoint, terms, alike: orderDigest(endpoint, fit), at: now() });
  }

  /** What was found without fal's own addresses is asked for by the list. */
  function toOperation(id: string, { terms }: Sent, submitted?: Submitted): Operation {
    return {
      id,
      statusUrl: submitted?.status_url ?? null,
      responseUrl: submitted?.response_url ?? null,
      cancelUrl: submitted?.cancel_url ?? null,
      ...terms,
    };
  }

  async function sendFiles(files: Fit["files"], signal: AbortSignal) {
    const input: Record<string, string | string[]> = {};
    for (const { field, keys, many } of files) {
      const sent: string[] = [];
      for (const key of keys) {
        const path = await media.path(key);
        const type = await mimeOf(path);
        const blob = await openAsBlob(path, { type });
        if (blob.size > UPLOAD_BYTES)
          throw new BackendError(
            "picture-too-large",
            "The file is too large for fal. Send one below 100 MB.",
          );
        sent.push(
          blob.size <= INLINE_BYTES
            ? `data:${type};base64,${Buffer.from(await blob.arrayBuffer()).toString("base64")}`
            : await client.upload(blob, `picture.${type.split("/")[1]}`, signal),
        );
      }
      input[field] = many ? sent : (sent[0] as string);
    }
    return input;
  }

  /** What the run cost: by what fal says it charges, else as it was foreseen. */
  function costOf(operation: Operation, units: number | undefined, gpuSeconds: number | undefined) {
    const amount = (name: string) => (typeof operation[name] === "number" ? operation[name] : undefined);
    const [usd, perGpuSecond, unitUsd] = [amount("usd"), amount("perGpuSecond"), amount("unitUsd")];
    if (units !== undefined && unitUsd !== undefined) return Math.round(units * unitUsd * 1e6) / 1e6;
    return settled(
      { ...(usd !== undefined && { usd }), ...(perGpuSecond !== undefined && { perGpuSecond }) },
      { gpuSeconds },
    );
  }

  function throwUntilListed(until: number): void {
    if (now() >= until) return;
    throw new BackendError("start-unknown", unknownStart(CALLED, "fal", "").userMessage, {
      retryable: true,
      retryAfterMs: Math.min(ASK_AGAIN_MS, until - now()),
      message: "fal's list doesn't show the request yet",
    });
  }

  const isCanceled = async ({ id }: Operation) => (await notebook.get(canceledKey(id))) !== undefined;

  /** A request that is known by its id alone: the list tells of it once it has ended. */
  async function statusByList(operation: Operation): Promise<OperationStatus> {
    const [listed] = await client.requests(String(operation.endpoint), { id: String(operation.id) });
    if (!listed || listed.status_code == null) return { state: "running", progress: null };
    if (listed.status_code < 400)
      return doneWith(listed.json_output, costOf(operation, undefined, undefined));
    if (await isCanceled(operation)) return { state: "canceled", usd: 0 };
    return failureOf(listed.status_code, JSON.stringify(listed.json_output ?? ""));
  }

  /** A result that can't be had where it should be may be there all the same, made and paid for; the list has it too. */
  async function listedAsGood(
    operation: Operation,
    { status }: ServiceRefusal,
  ): Promise<OperationStatus | undefined> {
    if (status < 500 && ![404, 410].includes(status)) return undefined;
    const told = await statusByList(operation).catch((error: unknown) => {
      // A key that may not read the list can't be told by it.
      if (error instanceof ServiceRefusal && !error.retryable) return undefined;
      throw error;
    });
    return told?.state === "done" ? told : undefined;
  }

  return {
    id: BACKEND,
    slots: settings.slots,
    pollMs: pollPauses({ first: 1_000, longest: 4_000 }, settings.slots),
    billed: true,
    kinds: ["video", "image"],

    async models() {
      const { assumedUsdPerSecond } = catalogue.unlisted();
      const offers = await shelf.offers().catch((error) => {
        log.warn({ err: error }, "what fal's models take could not be read");
        return [];
      });
      return offers.map((offer) => describeOffer(offer, assumedUsdPerSecond));
    },

    async check(order) {
      return fitTo(order, await shelf.find(order.model)).warnings;
    },

    async explain(order) {
      const offer = await shelf.find(order.model);
      const fit = fitTo(order, offer);
      const { entry, price, schema } = offer;
      return explainFit(fit, dearer([entry.price, price], fit.input, schema, fit.seconds).usd);
    },

    async start(order, { idempotencyKey, signal, aboutToPay }) {
      signal.throwIfAborted();
      const offer = await shelf.find(order.model);
      const fit = fitTo(order, offer);
      const files = await sendFiles(fit.files, signal);
      signal.throwIfAborted();
      const sent = toSent(offer, fit);
      await starts.begin(sent, idempotencyKey, aboutToPay);
      try {
        const webhook = reportsTo && addresses.addressOf(reportsTo, idempotencyKey);
        const input = { ...fit.input, ...files };
        const submitted = await client.submit(offer.endpoint, input, {
          webhook,
          timeoutSeconds: deadlineSeconds(offer),
        });
        if (!(await starts.hold(submitted.request_id, idempotencyKey)))
          throw unknownStart(CALLED, "fal", "another shot holds the request by now");
        const operation = toOperation(submitted.request_id, sent, submitted);
        await notebook.set(operationKey(idempotencyKey), operation, { ttlMs: KEPT_MS });
        await starts.settle(sent, idempotencyKey, submitted.request_id);
        return operation;
      } catch (error) {
        if (error instanceof BackendError && error.code !== "start-unknown")
          await starts.settle(sent, idempotencyKey, null);
        throw error;
      }
    },

    async recover(order, { idempotencyKey, startedAt }) {
      const known = await notebook.get<Operation>(operationKey(idempotencyKey));
      if (known) return known;
      const noted = await starts.sentAs(idempotencyKey);
      const before = noted ? undefined : await starts.startedAt(idempotencyKey);
      // Noted before anything goes out: without it nothing did, for as long as such notes are kept.
      if (noted === undefined && before === undefined && now() - startedAt < NOTED_MS) return null;
      const refitted = async () => {
        const offer = await shelf.find(order.model);
        return { ...toSent(offer, fitTo(order, offer)), at: before ?? startedAt };
      };
      const sent = noted ?? (await refitted());
      // A report to this order's own address may have said which it is.
      const reported = await starts.made(idempotencyKey);
      if (reported !== undefined) return toOperation(reported, sent);
      const begunAt = Math.max(sent.at ?? 0, startedAt);
      // A process that has asked it nothing yet doesn't know what time it is there.
      if (clock.at(now()) === undefined) await client.prices([sent.model]);
      const listed = await findRequest(client, {
        sent,
        sentAt: clock.at(begunAt) ?? begunAt,
        hold: (id) => starts.hold(id, idempotencyKey),
      });
      if (listed) {
        await starts.settle(sent, idempotencyKey, listed.request_id);
        return toOperation(listed.request_id, sent);
      }
      throwUntilListed(begunAt + Number(sent.terms.deadlineSeconds) * 1_000 + LISTED_MS);
      // Nobody can prove that nothing was made: booked as if it had been, and never sent again by itself.
      await starts.settle(sent, idempotencyKey, null);
      throw untoldStart(CALLED, "no answer to a start, and none in the list");
    },

    async findLost(order, { idempotencyKey, since, until }) {
      const offer = await shelf.find(order.model);
      const sent = toSent(offer, fitTo(order, offer));
      const reported = await starts.made(idempotencyKey);
      if (reported !== undefined) return toOperation(reported, sent);
      if (clock.at(now()) === undefined) await client.prices([sent.model]);
      const listed = await findRequest(client, {
        sent,
        sentAt: clock.at(since) ?? since,
        ...{ lostFor: until - since, clockOff: CLOCK_OFF_MS },
        hold: (id) => starts.hold(id, idempotencyKey),
      });
      if (listed) {
        await starts.settle(sent, idempotencyKey, listed.request_id);
        return toOperation(listed.request_id, sent);
      }
      // What runs longer than that isn't to be seen: the list has what has ended.
      throwUntilListed(until + LISTED_MS);
      return null;
    },

    async status(operation, { signal }) {
      if (typeof operation.statusUrl !== "string") return statusByList(operation);
      const queue = await client.status(operation.statusUrl, signal).catch((error) => {
        if (error instanceof ServiceRefusal && error.status === 404) return undefined;
        throw error;
      });
      if (!queue) {
        if (await isCanceled(operation)) return { state: "canceled", usd: 0 };
        return statusByList(operation);
      }
      if (queue.status === "IN_QUEUE") return { state: "waiting" };
      if (queue.status !== "COMPLETED") {
        const logs = (queue.logs ?? []).map(({ message }) => message ?? "").join("\n");
        return { state: "running", progress: progressFromLogs(logs) };
      }
      if (queue.error || queue.error_type) {
        if (await isCanceled(operation)) return { state: "canceled", usd: 0 };
        return failureOf(undefined, `${queue.error_type} ${JSON.stringify(queue.error ?? "")}`);
      }
      try {
        const { output, units } = await client.result(operation.responseUrl, signal);
        return doneWith(output, costOf(operation, units, queue.metrics?.inference_time ?? undefined));
      } catch (error) {
        // The run's own failure comes as the answer's status, in words; a fault of the way to it mostly has none.
        if (!(error instanceof ServiceRefusal) || [401, 403, 408, 429].includes(error.status)) throw error;
        const listed = await listedAsGood(operation, error);
        if (listed) return listed;
        if (error.status >= 500 && error.detail === "") throw error;
        if (await isCanceled(operation)) return { state: "canceled", usd: 0 };
        return failureOf(error.status, error.message);
      }
    },

    async cancel(operation) {
      if (typeof operation.cancelUrl !== "string") return {};
      await notebook.set(canceledKey(operation.id), true, { ttlMs: KEPT_MS });
      try {
        await client.cancel(operation.cancelUrl);
      } catch (error) {
        // Ended before it could be stopped, or stopped already.
        if (!(error instanceof ServiceRefusal) || ![400, 404, 409].includes(error.status)) throw error;
      }
      // Whether it cost anything shows when it has ended: what ran already may run on to its end.
      return {};
    },

    async download(output, path, { signal, maxBytes }) {
      await downloadFile(output.source, path, {
        allowed: (url) => isFileHost(url, queueHost),
        maxBytes,
        signal,
        fetch,
      });
    },

    async health() {
      try {
        const offers = await shelf.offers();
        // What it has is remembered; whether it is there has to be asked.
        if (offers[0]) await client.prices([offers[0].endpoint]);
        const detail = catalogue.problem() ?? `${offers.length} models of the catalogue`;
        return offers.length > 0
          ? { ok: true, detail }
          : { ok: false, detail: "fal has none of the catalogue's models" };
      } catch (error) {
        return { ok: false, detail: error instanceof BackendError ? error.userMessage : String(error) };
      }
    },

    async close() {},
  };
}

/** Files lie on fal's own hosts; a stand-in's on its own machine. */
function isFileHost(url: URL, queue: URL): boolean {
  if (isSameMachine(url, queue)) return url.protocol === queue.protocol;
  return url.protocol === "https:" && /(^|\.)fal\.(media|run|ai)$/.test(url.hostname);
}
