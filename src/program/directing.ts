import type { Logger } from "pino";
import type { Backends } from "../core/ports/backends.ts";
import type { Director } from "../core/ports/director.ts";
import type { Moderator } from "../core/ports/moderator.ts";
import type { Notebook } from "../core/ports/notebook.ts";
import type { Pace } from "../core/ports/pace.ts";
import type { WriteText } from "../core/ports/write-text.ts";
import { createDecideWords } from "../director/decide-words.ts";
import { createLanguageModelDirector } from "../director/language-model.ts";
import { understandRemix } from "../director/remix.ts";
import { createLanguageModelRemixer, type Remixer } from "../director/remix-with-language-model.ts";
import { createRulesDirector } from "../director/rules.ts";
import type { Config } from "../host/config.ts";
import { createChatWriter } from "../inference/chat-completions/write-words.ts";
import { createRememberedWriter } from "../inference/remembered-words.ts";
import { createTextWriter } from "../inference/write-text.ts";
import { moderatedWriter } from "../moderation/moderated-writer.ts";
import { wordsOfAccount } from "../store/charged-accounts.ts";
import type { Store } from "../store/store.ts";
import type { JudgeParts } from "../story/judge-words.ts";

/** A person waits for their card meanwhile; after this the rules understand instead. */
const REMIX_MS = 20_000;
/** For each of the two steps of a plan, whose card stands meanwhile; after this the rules' plan stands. */
const PLAN_STEP_MS = 45_000;
/** Whoever writes a message waits for what becomes of it; after this it is offered. */
const DECIDE_MS = 950;
/** How much of a day's money language models may cost for one account; after it the rules plan for it. */
const WORDS_SHARE = 0.2;

/** Who plans films and understands remixes: plain rules, or a language model where one is set, kept to the same rules. */
export function createDirecting(
  config: Config,
  {
    backends,
    purse,
    moderator,
    pace,
    notebook,
    accountOf,
    now,
    log,
  }: {
    backends: Backends;
    purse: Pick<Store["purse"], "spend">;
    pace: Pick<Pace, "turn">;
    /** Keeps what was asked, and the answers, over a death. */
    notebook: Pick<Notebook, "get" | "set" | "claim">;
    accountOf: (person: string) => Promise<string>;
    /** Throws for words that may neither be asked for nor filmed. */
    moderator: Pick<Moderator, "check" | "look">;
    now: () => number;
    log: Logger;
  },
): { director: Director; understand: Remixer; decide?: NonNullable<JudgeParts["decide"]> } {
  const rules = createRulesDirector();
  const { model, url, key, usdPerCall } = config.director;
  if (model === undefined && url === undefined) {
    return {
      director: rules,
      understand: async (words, parent, { payer: _, ...options } = {}) =>
        understandRemix(words, parent, options),
    };
  }
  const common = {
    usdPerCall,
    maySpend: (id: string, account: string, usd: number) =>
      purse.spend(id, Math.ceil(usd * 1_000_000 - 1e-6), config.credits.budgets, (daily) => ({
        [wordsOfAccount(account)]: Math.floor(daily * WORDS_SHARE),
      })),
  };
  const ask =
    url === undefined
      ? createTextWriter({ ...common, backends, model: model ?? "" })
      : createChatWriter({ ...common, url, model, key, fetch: globalThis.fetch });
  const write = createRememberedWriter(ask, { notebook, now });
  const moderated = moderatedWriter(write, moderator, log);
  /** What else is on the language model's card lets go of it first, where whoever runs the bot says that they share one. */
  const withRoom: WriteText = async (question, options) => {
    await Promise.all(backends.all.map((backend) => backend.makeRoom?.()));
    // Whoever asked may have stopped waiting meanwhile; then nothing is loaded for them.
    options.signal.throwIfAborted();
    return moderated(question, options);
  };
  const parts = { id: model ?? "language model", write: url === undefined ? moderated : withRoom, log };
  return {
    director: createLanguageModelDirector({ ...parts, fallback: rules, timeoutMs: PLAN_STEP_MS }),
    understand: createLanguageModelRemixer({ ...parts, timeoutMs: REMIX_MS }),
    // Through a provider's queue no answer comes within a second.
    ...(url !== undefined && {
      decide: createDecideWords({ write: withRoom, pace, accountOf, timeoutMs: DECIDE_MS }),
    }),
  };
}
