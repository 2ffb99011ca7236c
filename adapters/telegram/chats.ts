import type { Notebook } from "../../src/core/ports/notebook.ts";

/** A chat that can't be written to is tried again after so long, should the news of its return have been missed. */
const SILENCE_MS = 7 * 24 * 3600_000;

/** What is known about chats beyond one message: where they moved to, and which don't want to hear from us. */
export function createChats({ notebook }: { notebook: Pick<Notebook, "get" | "set" | "delete"> }) {
  return {
    /** The chat's id as of now: a group that became a supergroup has a new one. */
    async resolve(chat: string): Promise<string> {
      let now = chat;
      // A chat moves once in its life; the second step is for a chain that should not exist.
      for (let step = 0; step < 2; step++) {
        const next = await notebook.get<string>(`moved:${now}`);
        if (next === undefined) break;
        now = next;
      }
      return now;
    },
    async moved(from: string, to: string): Promise<void> {
      await notebook.set(`moved:${from}`, to);
    },
    /** We were blocked, kicked or muted there. */
    async silence(chat: string): Promise<void> {
      await notebook.set(`silent:${chat}`, true, { ttlMs: SILENCE_MS });
    },
    async isSilent(chat: string): Promise<boolean> {
      return (await notebook.get<boolean>(`silent:${chat}`)) === true;
    },
    /** We hear from it again, so we may write again. */
    async speaks(chat: string): Promise<void> {
      await notebook.delete(`silent:${chat}`);
    },
  };
}

export type Chats = ReturnType<typeof createChats>;
