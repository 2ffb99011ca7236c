import type { Logger } from "pino";
import type { Backends } from "../core/ports/backends.ts";
import type { Director } from "../core/ports/director.ts";
import { createLanguageModelDirector } from "../director/language-model.ts";
import { understandRemix } from "../director/remix.ts";
import { createLanguageModelRemixer, type Remixer } from "../director/remix-with-language-model.ts";
import { createRulesDirector } from "../director/rules.ts";
import type { Config } from "../host/config.ts";
import { createTextWriter } from "../inference/write-text.ts";
import { moderatedWriter } from "../moderation/moderated-writer.ts";
import type { Ledgers } from "../store/ledger.ts";

/** A person waits for their card meanwhile; after this the rules plan instead. */
const TIMEOUT_MS = 20_000;
/** What one answer may cost, in millionths of a US dollar: more than a page of text costs of any model we know. */
const ANSWER_USD_MICROS = 20_000;

/** Who plans films and understands remixes: plain rules, or a language model where one is set, kept to the same rules. */
export function createDirecting(
  config: Config,
  {
    backends,
    ledgers,
    moderate,
    now,
    log,
  }: {
    backends: Backends;
    ledgers: Pick<Ledgers, "spendMoney">;
    /** Throws for words that may neither be asked for nor filmed. */
    moderate: (text: string) => void;
    now: () => number;
    log: Logger;
  },
): { director: Director; understand: Remixer } {
  const rules = createRulesDirector();
  if (config.directorModel === undefined) {
    return {
      director: rules,
      understand: async (words, parent, options) => understandRemix(words, parent, options),
    };
  }
  const granted = Math.round(config.credits.budgetUsd * 1_000_000);
  let answers = 0;
  const write = createTextWriter({
    backends,
    model: config.directorModel,
    newId: () => `words-${process.pid}-${now()}-${answers++}`,
    maySpend: (id) => ledgers.spendMoney(id, ANSWER_USD_MICROS, granted),
  });
  const moderated = moderatedWriter(write, moderate);
  const parts = { id: config.directorModel, write: moderated, log, timeoutMs: TIMEOUT_MS };
  return {
    director: createLanguageModelDirector({ ...parts, fallback: rules }),
    understand: createLanguageModelRemixer(parts),
  };
}
