import type { Logger } from "pino";
import type { Backends } from "../core/ports/backends.ts";
import type { Director } from "../core/ports/director.ts";
import type { Moderator } from "../core/ports/moderator.ts";
import { createLanguageModelDirector } from "../director/language-model.ts";
import { understandRemix } from "../director/remix.ts";
import { createLanguageModelRemixer, type Remixer } from "../director/remix-with-language-model.ts";
import { createRulesDirector } from "../director/rules.ts";
import type { Config } from "../host/config.ts";
import { createChatWriter } from "../inference/chat-completions/write-words.ts";
import { createTextWriter } from "../inference/write-text.ts";
import { moderatedWriter } from "../moderation/moderated-writer.ts";
import { wordsOfAccount } from "../store/charged-accounts.ts";
import type { Ledgers } from "../store/ledger.ts";

/** A person waits for their card meanwhile; after this the rules plan instead. */
const TIMEOUT_MS = 20_000;
/** How much of a day's money language models may cost for one account; after it the rules plan for it. */
const WORDS_SHARE = 0.2;

/** Who plans films and understands remixes: plain rules, or a language model where one is set, kept to the same rules. */
export function createDirecting(
  config: Config,
  {
    backends,
    ledgers,
    moderator,
    now,
    log,
  }: {
    backends: Backends;
    ledgers: Pick<Ledgers, "spend">;
    /** Throws for words that may neither be asked for nor filmed. */
    moderator: Pick<Moderator, "check" | "look">;
    now: () => number;
    log: Logger;
  },
): { director: Director; understand: Remixer } {
  const rules = createRulesDirector();
  const { model, url, key, usdPerCall } = config.director;
  if (model === undefined && url === undefined) {
    return {
      director: rules,
      understand: async (words, parent, { payer: _, ...options } = {}) =>
        understandRemix(words, parent, options),
    };
  }
  const granted = Math.round(config.credits.budgetUsd * 1_000_000);
  let answers = 0;
  const common = {
    newId: () => `words-${process.pid}-${now()}-${answers++}`,
    usdPerCall,
    maySpend: (id: string, payer: string, usd: number) =>
      ledgers.spend(id, Math.ceil(usd * 1_000_000 - 1e-6), {
        money: granted,
        [wordsOfAccount(payer)]: Math.floor(granted * WORDS_SHARE),
      }),
  };
  const write =
    url === undefined
      ? createTextWriter({ ...common, backends, model: model ?? "" })
      : createChatWriter({ ...common, url, model, key, fetch: globalThis.fetch });
  const moderated = moderatedWriter(write, moderator, log);
  const parts = { id: model ?? "language model", write: moderated, log, timeoutMs: TIMEOUT_MS };
  return {
    director: createLanguageModelDirector({ ...parts, fallback: rules }),
    understand: createLanguageModelRemixer(parts),
  };
}
