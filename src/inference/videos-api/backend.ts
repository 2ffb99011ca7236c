import { openAsBlob } from "node:fs";
import { BackendError } from "../../core/errors.ts";
import type { MediaStore } from "../../core/ports/media-store.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import type { Order } from "../../core/ports/orders.ts";
import type { VideoBackend } from "../../core/ports/video-backend.ts";
import { asleep, createSilence } from "../asleep.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { estimate } from "../catalogue/price.ts";
import { downloadFile } from "../download.ts";
import { explainFit } from "../explain.ts";
import { mimeOf } from "../mime.ts";
import { pollPauses } from "../poll-pauses.ts";
import { type Fit, fitOrder } from "../schema/fit.ts";
import { unknownStart, untoldStart } from "../service-client.ts";
import { asSent, createStarts, NOTED_MS, orderDigest, type Sent } from "../starts.ts";
import { jobsLike } from "./find-job.ts";
import { BACKEND, createShelf, describeOffer, type Offer } from "./models.ts";
import { CALLED, createVideoServer, type VideoServer } from "./server.ts";
import { toStatus } from "./status.ts";

export interface VideosApiSettings {
  /** Servers; each keeps its own jobs. */
  urls: readonly string[];
  key?: string | undefined;
  /** Jobs under way at once over all workers. Default: one a server, as each makes one after the other. */
  slots?: number | undefined;
  catalogue: Catalogue;
  media: MediaStore;
  notebook: Notebook;
  /** After a start without an answer, how long until a server's list surely shows the job, in milliseconds. */
  settleMs?: number | undefined;
  fetch: typeof globalThis.fetch;
  now: () => number;
}

/** Longer than an order is waited for: after it a job made by that request is in the list, in milliseconds. */
const SETTLE_MS = 130_000;
/** What became of an order is remembered for a day, in milliseconds. */
const KEPT_MS = 24 * 60 * 60_000;
const UNDER_WAY = new Set(["queued", "pending", "in_progress"]);

/** Servers that speak OpenAI's `/v1/videos`: vLLM-Omni, SGLang Diffusion, LiteLLM and others. */
export function createVideosApiBackend(settings: VideosApiSettings): VideoBackend {
  const { catalogue, media, notebook, now, fetch, key } = settings;
  const servers = [
    ...new Map(
      settings.urls
        .map((url) => createVideoServer(url, { key, fetch }))
        .map((server) => [server.url, server]),
    ).values(),
  ];
  const shelf = createShelf({ servers, catalogue, notebook, now });
  const starts = createStarts(notebook);
  const silence = createSilence(now);
  const canceledKey = (id: string) => `canceled:${id}`;

  const serverOf = (url: unknown) => servers.find((server) => server.url === url);
  const fitTo = (order: Order, { label, schema, quirks }: Offer): Fit =>
    fitOrder(order, { label, kind: "video", schema, quirks });

  function toSent(url: string, { model, entry, schema }: Offer, fit: Fit): Sent {
    const usd = estimate(entry?.price, fit.input, schema, fit.seconds).usd ?? 0;
    // What is told apart by nothing a server shows is sent one after the other.
    const alike = orderDigest(url, likeness(fit));
    return asSent(fit, {
      model,
      terms: { url, usd },
      isPriced: entry?.price !== undefined,
      alike,
      at: now(),
    });
  }

  /** The same of an order of the version before, which noted only where and when it went out. */
  async function sentBefore(order: Order, key: string): Promise<Sent | undefined> {
    const begun = await starts.begun(key);
    if (!begun) return undefined;
    const offer = await shelf.find(order.model);
    return { ...toSent(begun.url, offer, fitTo(order, offer)), at: begun.at };
  }

  /** The one with the least to do of those that answer; whoever's jobs they are. */
  async function chooseServer({ servers: having, label }: Offer, key: string, signal: AbortSignal) {
    const first = Number.parseInt(Buffer.from(key).toString("hex").slice(-6), 16) % having.length;
    const inTurn = [...having.slice(first), ...having.slice(0, first)];
    const loads = await Promise.all(
      inTurn.map(async (server) => {
        try {
          const listed = await server.jobs(signal);
          if (!listed) await server.models(signal);
          silence.heard(server.url);
          return { server, load: listed?.jobs.filter(({ status }) => UNDER_WAY.has(status)).length ?? 0 };
        } catch (error) {
          signal.throwIfAborted();
          return { server, error };
        }
      }),
    );
    const here = loads.filter((each) => each.load !== undefined);
    const best = here.sort((one, other) => (one.load ?? 0) - (other.load ?? 0))[0];
    if (best) return best.server;
    const [why] = loads;
    if (why?.error instanceof BackendError)
      throw mayWake(why.error) ? asleep(why.error, silence.lasts(why.server.url)) : why.error;
    throw new BackendError(
      "backend-unreachable",
      `${label} can't be reached right now. Try again in a few minutes, or use another model.`,
      { retryable: true, cause: why?.error },
    );
  }

  /** Whether more than one of a server's jobs is nobody's of ours: a lost start of ours is one, others are another's. */
  async function areOthersOn(
    server: VideoServer,
    listed: Awaited<ReturnType<VideoServer["jobs"]>>,
  ): Promise<boolean> {
    const since = (listed?.now ?? now()) - NOTED_MS;
    const recent = (listed?.jobs ?? []).filter(({ created_at }) => (created_at ?? 0) * 1_000 > since);
    const held = await Promise.all(recent.map(({ id }) => starts.isHeld(`${server.url} ${id}`)));
    return held.filter((isOurs) => !isOurs).length > 1;
  }

  async function pictureOf(fit: Fit) {
    const key = fit.files.find(({ field }) => field === "input_reference")?.keys[0];
    if (key === undefined) return undefined;
    const path = await media.path(key);
    const type = await mimeOf(path);
    return { bytes: await openAsBlob(path, { type }), name: `picture.${type.split("/")[1] ?? "png"}` };
  }

  const slots = settings.slots ?? servers.length;
  return {
    id: BACKEND,
    slots,
    pollMs: pollPauses({ first: 500, longest: 2_000 }, slots),
    // What costs no money costs hours of a GPU: here too nothing is started twice.
    billed: true,

    async models() {
      return (await shelf.offers()).map(describeOffer);
    },

    async check(order) {
      return fitTo(order, await shelf.find(order.model)).warnings;
    },

    async explain(order) {
      const offer = await shelf.find(order.model);
      const fit = fitTo(order, offer);
      return explainFit(fit, estimate(offer.entry?.price, fit.input, offer.schema, fit.seconds).usd ?? 0);
    },

    async start(order, { idempotencyKey, signal, aboutToPay }) {
      signal.throwIfAborted();
      const offer = await shelf.find(order.model);
      const fit = fitTo(order, offer);
      const server = await chooseServer(offer, idempotencyKey, signal);
      const picture = await pictureOf(fit);
      signal.throwIfAborted();
      const sent = toSent(server.url, offer, fit);
      await starts.begin(sent, idempotencyKey, aboutToPay);
      try {
        const job = await server.create({ fields: { model: offer.model, ...fit.input }, picture });
        // Found meanwhile by another worker for another shot: only where the answer took longer than any is waited for.
        if (!(await starts.hold(`${server.url} ${job.id}`, idempotencyKey)))
          throw unknownStart(CALLED, "video server", "another shot holds the job by now");
        await starts.settle(sent, idempotencyKey, job.id);
        return { id: job.id, ...sent.terms };
      } catch (error) {
        if (error instanceof BackendError && error.code !== "start-unknown") {
          await starts.forget(idempotencyKey);
          await starts.settle(sent, idempotencyKey, null);
        }
        throw error;
      }
    },

    async recover(order, { idempotencyKey, startedAt, signal }) {
      const sent = (await starts.sentAs(idempotencyKey)) ?? (await sentBefore(order, idempotencyKey));
      if (!sent) return null;
      const server = serverOf(sent.terms.url);
      const known = await starts.made(idempotencyKey);
      if (known !== undefined) return { id: known, ...sent.terms };
      // A server that was taken out of the settings may be making it; nobody here can ask it.
      if (!server) {
        await starts.settle(sent, idempotencyKey, null);
        if (sent.isPriced) throw countedAsSpent();
        return null;
      }
      const begunAt = Math.max(sent.at ?? 0, startedAt);
      const listed = await server.jobs(signal);
      const likely = listed
        ? jobsLike(listed.jobs, { sent, sentAt: begunAt + ((listed.now ?? now()) - now()) })
        : [];
      // Nobody gets what another made: where no prompts are shown, and others use the server too, any of these may be theirs.
      const cantBeTold = likely.some(({ prompt }) => prompt == null) && (await areOthersOn(server, listed));
      for (const job of cantBeTold ? [] : likely) {
        if (!(await starts.hold(`${server.url} ${job.id}`, idempotencyKey))) continue;
        await starts.settle(sent, idempotencyKey, job.id);
        return { id: job.id, ...sent.terms };
      }
      const wait = (settings.settleMs ?? SETTLE_MS) - (now() - begunAt);
      if (wait > 0) {
        const message = "the server's list shows no such job yet";
        throw new BackendError("start-unknown", unknownStart(CALLED, "", "").userMessage, {
          retryable: true,
          retryAfterMs: Math.min(wait, 5_000),
          message,
        });
      }
      await starts.settle(sent, idempotencyKey, null);
      if ((!listed || cantBeTold) && sent.isPriced) throw countedAsSpent();
      await starts.forget(idempotencyKey);
      return null;
    },

    async status(operation, { signal }) {
      const id = String(operation.id);
      const server = serverOf(operation.url);
      const job = await server?.job(id, signal).catch((error: unknown) => {
        throw mayWake(error) ? asleep(error, silence.lasts(server.url)) : error;
      });
      if (server) silence.heard(server.url);
      if (server && job) return toStatus(job, server.url, Number(operation.usd ?? 0));
      return (await notebook.get(canceledKey(id))) === undefined
        ? { state: "lost" }
        : { state: "canceled", usd: 0 };
    },

    async cancel(operation) {
      const id = String(operation.id);
      const server = serverOf(operation.url);
      const job = await server?.job(id);
      // A finished job's file goes with it: what has ended is let be.
      if (!server || !job || !UNDER_WAY.has(job.status)) return {};
      await notebook.set(canceledKey(id), true, { ttlMs: KEPT_MS });
      const gone = await server.delete(id);
      return { usd: 0, ...(gone?.runsOn && { runsOn: true }) };
    },

    async download(output, path, { signal, maxBytes }) {
      const [url = "", id = ""] = output.source.split(" ");
      const server = serverOf(url);
      if (!server) throw fileGone();
      const origin = new URL(server.url).origin;
      await downloadFile(server.contentOf(id), path, {
        allowed: (asked) => asked.origin === origin,
        headers: server.headers,
        maxBytes,
        signal,
        fetch,
      });
    },

    async health() {
      const states = await Promise.all(servers.map(healthOf));
      const detail = states.map(({ detail }) => detail).join("; ");
      return states.some(({ ok }) => ok) ? { ok: true, detail } : { ok: false, detail, waits: true };
    },

    async close() {},
  };
}

/** Nothing at all was heard: no refusal, and no fault of its own. */
const mayWake = (error: unknown): error is BackendError =>
  error instanceof BackendError && error.code === "backend-unreachable";

/** What a server's list may show of an order. */
function likeness({ input, files }: Fit): Fit {
  const { prompt = "" } = input;
  return { input: { prompt }, files, warnings: [] };
}

const countedAsSpent = (): BackendError =>
  untoldStart(CALLED, "a priced video server that can't be asked any more gave no answer to a start");

function fileGone(): BackendError {
  return new BackendError(
    "output-expired",
    "The finished file is no longer there: its video server is not set up here any more. Ask for the clip again.",
  );
}

async function healthOf(server: VideoServer): Promise<{ ok: boolean; detail: string }> {
  const { host } = new URL(server.url);
  try {
    const models = await server.models();
    return { ok: models.length > 0, detail: `${host} has ${models.join(", ") || "no model"}` };
  } catch (error) {
    const why = error instanceof BackendError ? error.userMessage : String(error);
    return { ok: false, detail: `${host}: ${why}` };
  }
}
