import { setTimeout as sleep } from "node:timers/promises";
import { BackendError } from "../core/errors.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { WriteText } from "../core/ports/write-text.ts";

/**
 * Asks a language model through its backend, once: nothing is sent again, since a plan can always be made by
 * rules.
 */
export function createTextWriter({
  backends,
  model: name,
  newId,
  maySpend,
}: {
  backends: Backends;
  /** Any name of a language model. */
  model: string;
  /** Another one for each question. */
  newId: () => string;
  /** Books what an answer may cost; whether the day's money reaches. */
  maySpend: (id: string) => Promise<boolean>;
}): WriteText {
  return async (prompt, { signal }) => {
    const model = await backends.model(name);
    if (model.kind !== "language")
      throw new BackendError("not-a-language-model", `${model.label} doesn't write.`);
    const backend = backends.backend(model.backend);
    const idempotencyKey = newId();
    if (backend.billed && !(await maySpend(idempotencyKey))) {
      throw new BackendError("money-budget-spent", "Today's money for paid models is used up.");
    }
    const version = model.version === undefined ? {} : { version: model.version };
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
