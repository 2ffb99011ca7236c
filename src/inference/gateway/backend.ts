import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Logger } from "pino";
import { BackendError, BotError } from "../../core/errors.ts";
import type { MediaStore } from "../../core/ports/media-store.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import type { Order } from "../../core/ports/orders.ts";
import type { Operation, VideoBackend } from "../../core/ports/video-backend.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { estimate } from "../catalogue/price.ts";
import { downloadFile, isOutside } from "../download.ts";
import { explainFit } from "../explain.ts";
import { mimeOf } from "../mime.ts";
import { pollPauses } from "../poll-pauses.ts";
import { type Fit, fitOrder } from "../schema/fit.ts";
import { ServiceRefusal, unknownStart, untoldStart } from "../service-client.ts";
import { CALLED, createGatewayClient, type GatewayFile, type GatewayOrder } from "./client.ts";
import { BACKEND, createGatewayShelf, describeOffer, type Offer } from "./models.ts";
import { toStatus } from "./outcome.ts";

export interface GatewaySettings {
  key: string;
  /** Instead of Vercel's own address. */
  baseUrl?: string | undefined;
  /** Generations under way at once over all workers. */
  slots: number;
  catalogue: Catalogue;
  media: MediaStore;
  notebook: Notebook;
  fetch: typeof globalThis.fetch;
  now: () => number;
  log: Pick<Logger, "warn">;
}

/** What an order came to is remembered for a day, in milliseconds. */
const KEPT_MS = 24 * 60 * 60_000;
/**
 * How long the gateway surely knows an order's key again, in milliseconds. It doesn't say how long it keeps them: an hour is
 * less than any service we know does.
 */
const KNOWN_MS = 60 * 60_000;
/** Pictures go inside the order, in bytes. */
const MOST_BYTES = 20_000_000;

/** When an order was sent first, in milliseconds since 1970, and a digest of what it was sent as; notes of earlier versions have the time alone. */
type Note = { at: number; as: string } | number;
const atOf = (note: Note) => (typeof note === "number" ? note : note.at);
const isOf = (note: Note, as: string | undefined) => typeof note === "number" || note.as === as;

/** Models behind the Vercel AI Gateway as a backend: one key for thirty of them. */
export function createGatewayBackend(settings: GatewaySettings): VideoBackend {
  const { key, catalogue, media, notebook, now, fetch, log } = settings;
  const client = createGatewayClient(settings);
  const shelf = createGatewayShelf({ client, catalogue, now });
  const sentKey = (key: string) => `sent:${key}`;
  const operationKey = (key: string) => `operation:${key}`;

  const fitTo = (order: Order, { entry, schema, quirks }: Offer): Fit =>
    fitOrder(order, { label: entry.label, kind: "video", schema, quirks });

  const digestOf = ({ model }: Offer, { input, files }: Fit) =>
    createHash("sha256")
      .update(JSON.stringify([model, input, files]))
      .digest("hex")
      .slice(0, 32);

  /** What an order would be sent as now; undefined: it can't be sent any more. */
  function sentNow(order: Order): string | undefined {
    try {
      const offer = shelf.find(order.model);
      return digestOf(offer, fitTo(order, offer));
    } catch (error) {
      if (error instanceof BotError) return undefined;
      throw error;
    }
  }

  /** The key tells nothing of who asked, and is another for every installation. */
  const outerKey = (idempotencyKey: string) =>
    createHash("sha256").update(`${key}\n${idempotencyKey}`).digest("hex").slice(0, 40);

  async function fileOf(mediaKey: string): Promise<GatewayFile> {
    const path = await media.path(mediaKey);
    const mediaType = await mimeOf(path);
    const bytes = await readFile(path);
    if (bytes.length > MOST_BYTES)
      throw new BackendError(
        "picture-too-large",
        "The picture is too large for this model. Send a smaller one.",
      );
    return { type: "file", mediaType, data: bytes.toString("base64") };
  }

  async function toGateway({ input, files }: Fit): Promise<GatewayOrder> {
    const keyOf = (field: string) => files.find((file) => file.field === field)?.keys[0];
    const [first, last] = [keyOf("start_image"), keyOf("end_image")];
    const frames: GatewayOrder["frameImages"] = [];
    if (first !== undefined && last !== undefined) {
      frames.push({ image: await fileOf(first), frameType: "first_frame" });
      frames.push({ image: await fileOf(last), frameType: "last_frame" });
    }
    const { prompt, size, duration, seed, generate_audio } = input;
    return {
      prompt: String(prompt),
      n: 1,
      ...(size !== undefined && { resolution: String(size), aspectRatio: ratioOf(String(size)) }),
      ...(duration !== undefined && { duration: Number(duration) }),
      ...(seed !== undefined && { seed: Number(seed) }),
      ...(typeof generate_audio === "boolean" && { generateAudio: generate_audio }),
      ...(frames.length > 0
        ? { frameImages: frames }
        : first !== undefined && { image: await fileOf(first) }),
    };
  }

  return {
    id: BACKEND,
    slots: settings.slots,
    pollMs: pollPauses({ first: 2_000, longest: 4_000 }, settings.slots),
    billed: true,

    async models() {
      const { assumedUsdPerSecond } = catalogue.unlisted();
      const offers = await shelf.offers().catch((error) => {
        log.warn({ err: error }, "which models the AI gateway has could not be read");
        return [];
      });
      return offers.map((offer) => describeOffer(offer, assumedUsdPerSecond));
    },

    async check(order) {
      return fitTo(order, shelf.find(order.model)).warnings;
    },

    async explain(order) {
      const offer = shelf.find(order.model);
      const fit = fitTo(order, offer);
      return explainFit(fit, estimate(offer.entry.price, fit.input, offer.schema, fit.seconds).usd);
    },

    async start(order, { idempotencyKey, signal, aboutToPay }) {
      signal.throwIfAborted();
      const offer = shelf.find(order.model);
      const fit = fitTo(order, offer);
      const sent = await toGateway(fit);
      signal.throwIfAborted();
      const as = digestOf(offer, fit);
      // The first time counts: after it the gateway knows the key for so long.
      const before = await notebook.get<Note>(sentKey(idempotencyKey));
      // Under the same key something else might be begun besides.
      if (before !== undefined && !isOf(before, as))
        throw unknownStart(CALLED, "AI gateway", "it would be sent as something else by now");
      await aboutToPay?.();
      await notebook.set(sentKey(idempotencyKey), before ?? { at: now(), as }, { ttlMs: KEPT_MS });
      try {
        const { operation, providerMetadata } = await client.start(
          offer.model,
          sent,
          outerKey(idempotencyKey),
        );
        const written = JSON.stringify(operation);
        const { usd } = estimate(offer.entry.price, fit.input, offer.schema, fit.seconds);
        const started: Operation = {
          id: providerMetadata?.gateway?.asyncJob?.jobId ?? outerKey(idempotencyKey),
          model: offer.model,
          operation: written,
          usd: usd ?? null,
        };
        await notebook.set(operationKey(idempotencyKey), started, { ttlMs: KEPT_MS });
        return started;
      } catch (error) {
        if (!(error instanceof BackendError) || error.code === "start-unknown") throw error;
        // A no to sending it again is none to what was sent before it.
        if (before !== undefined)
          throw unknownStart(CALLED, "AI gateway", "sent again it was refused", error);
        await notebook.delete(sentKey(idempotencyKey));
        throw error;
      }
    },

    async recover(order, { idempotencyKey, startedAt, toStop = false }) {
      const known = await notebook.get<Operation>(operationKey(idempotencyKey));
      if (known) return known;
      const note = await notebook.get<Note>(sentKey(idempotencyKey));
      // Noted before anything goes out: without it nothing did, for as long as such notes are kept.
      if (note === undefined && now() - startedAt < KEPT_MS) return null;
      // Sent again under its key, and as what it was, it becomes the same generation, if it became one.
      const isKnown = note !== undefined && now() - atOf(note) < KNOWN_MS;
      if (isKnown && !toStop && isOf(note, sentNow(order))) return null;
      throw untoldStart(CALLED, "no answer to a start, and nothing may be sent to find out");
    },

    async status(operation, { signal }) {
      const reference = JSON.parse(String(operation.operation)) as unknown;
      const usd = typeof operation.usd === "number" ? operation.usd : undefined;
      try {
        return toStatus(await client.status(String(operation.model), reference, signal), usd);
      } catch (error) {
        if (!(error instanceof ServiceRefusal) || ![404, 410].includes(error.status)) throw error;
        return {
          state: "failed",
          code: "output-expired",
          message: "The finished file is no longer there. Ask for the clip again.",
          retryable: false,
        };
      }
    },

    async cancel() {
      // There is no way to stop one; what it costs shows when it has ended.
      return { runsOn: true };
    },

    async download(output, path, { signal, maxBytes }) {
      await downloadFile(output.source, path, {
        // Files lie where each provider keeps its own.
        allowed: (url) => isOutside(url, client.url),
        maxBytes,
        signal,
        fetch,
      });
    },

    async health() {
      try {
        const offers = await shelf.offers();
        const balance = await client.balance().catch((error: unknown) => {
          // A stand-in may know nothing of money; no answer, or a no to the key, is what is asked for here.
          if (error instanceof ServiceRefusal && [404, 405].includes(error.status)) return undefined;
          throw error;
        });
        if (balance !== undefined && balance <= 0)
          return { ok: false, detail: "The AI gateway's credits are used up.", lacks: "money" };
        if (offers.length === 0)
          return { ok: false, detail: "The AI gateway has none of the catalogue's models." };
        return { ok: true, detail: catalogue.problem() ?? `${offers.length} models of the catalogue` };
      } catch (error) {
        return { ok: false, detail: error instanceof BackendError ? error.userMessage : String(error) };
      }
    },

    async close() {},
  };
}

/** "1280x720" → "16:9": the nearest of those all models know. */
function ratioOf(size: string): string {
  const [width = 16, height = 9] = size.split("x").map(Number);
  const away = (ratio: string) => {
    const [w = 1, h = 1] = ratio.split(":").map(Number);
    return Math.abs(Math.log(width / height / (w / h)));
  };
  return (
    [...["16:9", "9:16", "1:1", "4:3", "3:4", "21:9"]].sort((one, other) => away(one) - away(other))[0] ??
    "16:9"
  );
}
