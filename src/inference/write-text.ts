import { setTimeout as sleep } from "node:timers/promises";
import { BackendError } from "../core/errors.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import type { WriteText } from "../core/ports/write-text.ts";

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

/**
 * Asks a language model through its backend, once: nothing is sent again, since a plan can always be made by
 * rules.
 */
export function createTextWriter({
  backends,
  model: name,
  newId,
  maySpend,
  usdPerCall,
}: {
  backends: Backends;
  /** Any name of a language model. */
  model: string;
  /** Another one for each question. */
  newId: () => string;
  /** Books what an answer may cost, in US dollars, to who asked; whether the day's money reaches. */
  maySpend: (id: string, payer: string, usd: number) => Promise<boolean>;
  /** What one answer costs at most, in US dollars; absent: as its model says. */
  usdPerCall?: number | undefined;
}): WriteText {
  return async ({ system, prompt, seed }, { signal, payer }) => {
    const model = await backends.model(name, "language");
    if (model.kind !== "language")
      throw new BackendError("not-a-language-model", `${model.label} doesn't write.`);
    const backend = backends.backend(model.backend);
    const idempotencyKey = newId();
    const usd = usdPerCall ?? answerUsd(model, { system, prompt });
    if (backend.billed && !(await maySpend(idempotencyKey, payer, usd))) {
      throw tooDear();
    }
    const version = model.version === undefined ? {} : { version: model.version };
    const operation = await backend.start(
      { kind: "text", model: model.id, ...version, system, prompt, seed },
      { idempotencyKey, signal },
    );
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

export const tooDear = () =>
  new BackendError("money-budget-spent", "Too little is left of today's money for language models.");

export const noWords = (message: string) =>
  new BackendError("no-words", "The language model gave no answer.", { message });
