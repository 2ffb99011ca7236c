import { setTimeout as sleep } from "node:timers/promises";
import { BackendError } from "../core/errors.ts";
import type { Backends } from "../core/ports/backends.ts";

/** Any language model, asked for words. */
export type WriteText = (
  prompt: { system: string; prompt: string; seed: number },
  options: { signal: AbortSignal },
) => Promise<string>;

/**
 * Asks a language model through its backend, once: nothing is sent again, since a plan can always be made by
 * rules. `maySpend` books what an answer may cost and says whether the day's money reaches.
 */
export function createTextWriter({
  backends,
  model: name,
  maySpend,
}: {
  backends: Backends;
  /** Any name of a language model. */
  model: string;
  maySpend: () => Promise<boolean>;
}): WriteText {
  return async (prompt, { signal }) => {
    const model = await backends.model(name);
    if (model.kind !== "language")
      throw new BackendError("not-a-language-model", `${model.label} doesn't write.`);
    const backend = backends.backend(model.backend);
    if (backend.billed && !(await maySpend())) {
      throw new BackendError("money-budget-spent", "Today's money for paid models is used up.");
    }
    const version = model.version === undefined ? {} : { version: model.version };
    const idempotencyKey = `words-${prompt.seed}-${Date.now()}`;
    const operation = await backend.start(
      { kind: "language", model: model.id, ...version, ...prompt },
      { idempotencyKey, signal },
    );
    try {
      for (let wait = backend.pollMs.first; ; wait = Math.min(backend.pollMs.longest, wait * 1.3)) {
        const status = await backend.status(operation, { signal });
        if (status.state === "done") return status.text ?? "";
        if (status.state !== "waiting" && status.state !== "running") {
          throw new BackendError("no-words", "The language model gave no answer.", {
            message: JSON.stringify(status),
          });
        }
        await sleep(wait, undefined, { signal });
      }
    } catch (error) {
      if (signal.aborted) await backend.cancel(operation).catch(() => {});
      throw error;
    }
  };
}
