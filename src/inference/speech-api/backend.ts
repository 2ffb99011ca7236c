import { createHash } from "node:crypto";
import { copyFile, writeFile } from "node:fs/promises";
import { BackendError, UserMistake } from "../../core/errors.ts";
import type { MediaStore } from "../../core/ports/media-store.ts";
import type { Order, SpeechOrder } from "../../core/ports/orders.ts";
import type { ModelDescription, VideoBackend } from "../../core/ports/video-backend.ts";
import { createServiceClient, ServiceRefusal, unknownStart } from "../service-client.ts";

export interface SpeechApiSettings {
  /** Of the server, with or without `/v1` or `/v1/audio/speech` at its end. */
  url: string;
  /** The name of its model, as the server has it. */
  model: string;
  key: string | undefined;
  /** What it asks for a million characters, in US dollars; 0: it is somebody's own. */
  usdPerMillionCharacters: number;
  media: MediaStore;
  fetch: typeof globalThis.fetch;
}

const SPEECH_API = "narrator";
const CALLED = "The narrator";
/** A line is spoken in seconds; on a small machine one of a minute takes its time. */
const SPEAK_MS = 120_000;
/** Five minutes of WAV. */
const MOST_BYTES = 64 * 1024 * 1024;
/** OpenAI takes so many characters at once. */
const MOST_CHARACTERS = 4_096;
const ASK_MS = 10_000;
/** A strange server's lines are few at a time. */
const SLOTS = 4;

/** What was paid for is not to be had any more: it counts as paid, and isn't made again by itself. */
const LOST = {
  state: "failed",
  code: "narrator-answer-lost",
  message: "What the narrator said got lost on the way. It may have been paid for, so it isn't asked again.",
  retryable: false,
} as const;

/** OpenAI's own voices, nobody's; other servers of this protocol have voices of these names too. */
const VOICES = [
  { id: "nova", kind: "woman" },
  { id: "onyx", kind: "man" },
  { id: "shimmer", kind: "woman" },
  { id: "echo", kind: "man" },
  { id: "alloy", kind: "woman" },
  { id: "fable", kind: "man" },
] as const;

/**
 * A server that speaks: OpenAI's `/v1/audio/speech`. It answers with the sound itself, so that a line is spoken when its start is:
 * what came is kept until it is fetched. An answer that got lost can't be asked for again: where it was paid for, it isn't made twice.
 */
export function createSpeechApiBackend(settings: SpeechApiSettings): VideoBackend {
  const { model, usdPerMillionCharacters, media } = settings;
  const { base, client } = connect(settings);
  const billed = usdPerMillionCharacters > 0;
  const priceOf = ({ text }: SpeechOrder) => ([...text].length * usdPerMillionCharacters) / 1_000_000;
  const keyOf = (idempotencyKey: string) =>
    `sounds/said-${createHash("sha256").update(idempotencyKey).digest("hex").slice(0, 40)}`;
  const doneAs = (said: string, order: SpeechOrder) => ({ id: said, usd: billed ? priceOf(order) : 0 });

  const description: ModelDescription = {
    id: model,
    label: model,
    backend: SPEECH_API,
    kind: "audio",
    lengths: { choices: [] },
    aspects: [],
    resolutions: [],
    takes: {
      startImage: false,
      endImage: false,
      references: false,
      sourceVideo: false,
      negative: false,
      seed: false,
    },
    sound: true,
    creditsPerSecond: 0,
    sounds: {
      makes: "speech",
      price: { usd: usdPerMillionCharacters, per: "million-characters" },
      voices: VOICES,
    },
    summary: "Speaks lines, on a server of OpenAI's protocol.",
  };

  return {
    id: SPEECH_API,
    slots: SLOTS,
    pollMs: { first: 200, longest: 1_000 },
    billed,
    kinds: ["speech"],
    models: async () => [description],

    async check(order) {
      speechIn(order);
      return [];
    },

    async start(order, { idempotencyKey, signal, aboutToPay }) {
      const speech = speechIn(order);
      const said = keyOf(idempotencyKey);
      signal.throwIfAborted();
      await aboutToPay?.();
      const bytes = await client.bytes(`${base}/v1/audio/speech`, {
        method: "POST",
        body: {
          model,
          input: speech.text,
          voice: speech.voice ?? VOICES[0].id,
          response_format: "wav",
          ...(speech.speed !== undefined && { speed: speech.speed }),
        },
        headers: { accept: "audio/*" },
        starting: true,
        limitMs: SPEAK_MS,
        maxBytes: MOST_BYTES,
      });
      // It has been spoken, and perhaps paid for, whether or not it can be kept.
      await media
        .make(said, (path) => writeFile(path, bytes))
        .catch((cause: unknown) => {
          throw unknownStart(CALLED, "the speech server", "what it said can't be kept", cause);
        });
      return doneAs(said, speech);
    },

    async recover(order, { idempotencyKey }) {
      const said = keyOf(idempotencyKey);
      if (await media.has(said)) return doneAs(said, speechIn(order));
      if (!billed) return null;
      throw new BackendError(LOST.code, LOST.message, {
        message: "the speech server's answer got lost; it is billed, so nothing is sent again",
      });
    },

    async status({ id, usd }) {
      const said = String(id);
      if (!(await media.has(said))) return billed ? LOST : { state: "lost" };
      return { state: "done", outputs: [{ source: said }], usd: Number(usd) };
    },

    cancel: async ({ usd }) => ({ usd: Number(usd) }),

    // What came stays until the sweeper takes it: whoever fetches it may yet die, or find no room for it.
    async download({ source }, path) {
      await copyFile(await media.path(source), path);
    },

    health: () => speechHealth(settings),
    async close() {},
  };
}

function connect({ url, key, fetch }: Pick<SpeechApiSettings, "url" | "key" | "fetch">) {
  const base = url.replace(/\/+$/, "").replace(/\/v1(\/audio(\/speech)?)?$/, "");
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
  return { base, client: createServiceClient({ called: CALLED, id: "speech server", headers, fetch }) };
}

/** Whether the server answers, without having it speak. */
export async function speechHealth(
  settings: Pick<SpeechApiSettings, "url" | "key" | "fetch">,
): ReturnType<VideoBackend["health"]> {
  const { base, client } = connect(settings);
  try {
    await client.json(`${base}/v1/models`, { limitMs: ASK_MS });
    return { ok: true };
  } catch (error) {
    // Many servers of this protocol list no models: one that answers is there.
    if (error instanceof ServiceRefusal && [404, 405].includes(error.status)) return { ok: true };
    return { ok: false, detail: error instanceof BackendError ? error.userMessage : String(error) };
  }
}

function speechIn(order: Order): SpeechOrder {
  if (order.kind === "speech" && [...order.text].length <= MOST_CHARACTERS) return order;
  throw new UserMistake(
    "wrong-kind-of-model",
    order.kind === "speech"
      ? `The narrator reads at most ${MOST_CHARACTERS} characters at once.`
      : "The narrator only speaks. /models lists what makes pictures.",
  );
}
