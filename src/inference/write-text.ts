import { setTimeout as sleep } from "node:timers/promises";
import { BackendError } from "../core/errors.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { TextOrder } from "../core/ports/orders.ts";
import type { ModelDescription, Operation, VideoBackend } from "../core/ports/video-backend.ts";
import type { Ask, Asking } from "./remembered-words.ts";

/** Of an answer whose price nobody knows, in US dollars: more than a page of text costs of any model in the catalogue. */
const ASSUMED_USD = 0.02;
/** No plan of ours is longer, thoughts included; where a model goes on, its price is told too low. */
const MOST_ANSWER_TOKENS = 8_192;

/** The most an answer is thought to cost. No token is shorter than a byte, and most are four. */
function answerUsd(
  { words }: Pick<ModelDescription, "words">,
  { system, prompt }: { system: string; prompt: string },
): number {
  if (words === undefined) return ASSUMED_USD;
  if (words.per === "run") return words.usd;
  const tokens = Buffer.byteLength(system) + Buffer.byteLength(prompt) + MOST_ANSWER_TOKENS;
  return (words.usd * tokens) / 1_000_000;
}

export interface TextWriterParts {
  backends: Backends;
  /** Any name of a language model. */
  model: string;
  /** Books what an answer may cost, in US dollars, to who asked, once for each id; whether the day's money reaches. */
  maySpend: (id: string, account: string, usd: number) => Promise<boolean>;
  /** What one answer costs at most, in US dollars; absent: as its model says. */
  usdPerCall?: number | undefined;
}

/** What may have been sent can't be looked for before it would be listed: it is looked again so often. */
const LOOK_AGAIN_MS = 2_000;

/**
 * Asks a language model through its backend, once: nothing is sent again, since a plan can always be made by
 * rules. What an earlier process has sent is taken over.
 */
export function createTextWriter({ backends, model: name, maySpend, usdPerCall }: TextWriterParts): Ask {
  return async ({ system, prompt, seed }, asking) => {
    const { signal } = asking;
    const model = await backends.model(name, "language");
    if (model.kind !== "language")
      throw new BackendError("not-a-language-model", `${model.label} doesn't write.`);
    const backend = backends.backend(model.backend);
    const version = model.version === undefined ? {} : { version: model.version };
    const order: TextOrder = { kind: "text", model: model.id, ...version, system, prompt, seed };
    const usd = usdPerCall ?? answerUsd(model, { system, prompt });
    const operation =
      (await takenOver(order, backend, asking)) ?? (await started(order, backend, { asking, usd, maySpend }));
    try {
      for (let wait = backend.pollMs.first; ; wait = Math.min(backend.pollMs.longest, wait * 1.3)) {
        const status = await backend.status(operation, { signal });
        if (status.state === "done") return status.text ?? "";
        if (status.state !== "waiting" && status.state !== "running") {
          throw noWords(JSON.stringify(status));
        }
        await sleep(wait, undefined, { signal });
      }
    } catch (error) {
      if (signal.aborted) await backend.cancel(operation).catch(() => {});
      throw error;
    }
  };
}

async function started(
  order: TextOrder,
  backend: VideoBackend,
  { asking, usd, maySpend }: { asking: Asking; usd: number } & Pick<TextWriterParts, "maySpend">,
): Promise<Operation> {
  const { account, signal, key } = asking;
  if (backend.billed && !(await maySpend(key, account, usd))) throw tooDear();
  const at = await asking.begin();
  const operation = await backend.start(order, { idempotencyKey: key, signal });
  await asking.note({ at, operation });
  return operation;
}

/** What an earlier process has sent; null: nothing, as far as its provider knows. */
async function takenOver(
  order: TextOrder,
  backend: VideoBackend,
  { key, before, signal }: Asking,
): Promise<Operation | null> {
  if (!before || before.operation) return before?.operation ?? null;
  for (;;) {
    try {
      return await backend.recover(order, { idempotencyKey: key, startedAt: before.at, signal });
    } catch (error) {
      if (!(error instanceof BackendError) || !error.retryable) throw error;
      await sleep(error.retryAfterMs ?? LOOK_AGAIN_MS, undefined, { signal });
    }
  }
}

export const tooDear = () =>
  new BackendError("money-budget-spent", "Too little is left of today's money for language models.");

export const noWords = (message: string) =>
  new BackendError("no-words", "The language model gave no answer.", { message });
