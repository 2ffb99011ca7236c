import { createHash } from "node:crypto";
import { BackendError } from "../core/errors.ts";
import type { Notebook } from "../core/ports/notebook.ts";
import type { Operation } from "../core/ports/video-backend.ts";
import type { TextQuestion, WriteText } from "../core/ports/write-text.ts";

/** Whoever takes over from a process that died does so within minutes; longer nobody's words are kept. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** How far asking has come. */
interface Asked {
  /** Set before the question is sent, milliseconds since 1970. */
  at: number;
  /** Set once a backend has an id for it. */
  operation?: Operation;
}

/** One question on one occasion, and what is noted of it. */
export interface Asking {
  signal: AbortSignal;
  /** The account to which the answer is booked. */
  account: string;
  /** The same however often it is begun. */
  key: string;
  /** As an earlier process left it. */
  before: Asked | undefined;
  /** It is about to be sent, at the time told. Throws where somebody else has begun that meanwhile. */
  begin(): Promise<number>;
  note(asked: Asked): Promise<void>;
}

export type Ask = (question: TextQuestion, asking: Asking) => Promise<string>;

/**
 * Asks a question once for each occasion, whichever processes die over it: that it is asked is noted before, and its answer once
 * it is there, so that whoever takes the work up has the same answer and books nothing again.
 */
export function createRememberedWriter(
  ask: Ask,
  { notebook, now }: { notebook: Pick<Notebook, "get" | "set" | "claim">; now: () => number },
): WriteText {
  return async (question, { signal, payer: { account, occasion } }) => {
    const digest = createHash("sha256")
      .update(JSON.stringify([occasion, question]))
      .digest("hex");
    const key = `words-${digest.slice(0, 40)}`;
    const known = await notebook.get<Asked | { answer: string }>(key);
    if (known && "answer" in known) return known.answer;
    const note = (asked: Asked) => notebook.set(key, asked, { ttlMs: KEPT_MS });
    const answer = await ask(question, {
      ...{ signal, account, key, before: known, note },
      async begin() {
        const at = now();
        if (known) await note({ at });
        else if (!(await notebook.claim(key, { at } satisfies Asked, { ttlMs: KEPT_MS }))) throw lost();
        return at;
      },
    });
    await notebook.set(key, { answer }, { ttlMs: KEPT_MS });
    return answer;
  };
}

/** It was asked, perhaps answered, and whoever asked it is gone. */
export const lost = () =>
  new BackendError("no-words", "The language model was asked this already, and its answer is lost.");
