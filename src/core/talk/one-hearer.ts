import type { Notebook } from "../ports/notebook.ts";

/** Longer than a message takes to be answered. A process that ended over one holds up its edits no longer. */
const HELD_MS = 20_000;
const LOOK_MS = 100;

/** Has what is made of a message noted before its edits are heard, and those one by one, whichever process hears them. */
export function createOneHearer({
  notebook,
  pause,
}: {
  notebook: Pick<Notebook, "set" | "claim" | "delete">;
  pause(ms: number): Promise<void>;
}) {
  const keyOf = (message: string) => `hearing:${message}`;

  return {
    /** Hears the message itself, and waits for nobody: the same message heard twice is the same clip. */
    async message<Outcome>(message: string, hear: () => Promise<Outcome>): Promise<Outcome> {
      // Whatever is broken there keeps nobody from their answer.
      await notebook.set(keyOf(message), true, { ttlMs: HELD_MS }).catch(() => {});
      try {
        return await hear();
      } finally {
        await letGo(message);
      }
    },
    /** Hears one of its edits, after whoever hears the message or another of its edits. */
    async edit<Outcome>(message: string, hear: () => Promise<Outcome>): Promise<Outcome> {
      while (!(await notebook.claim(keyOf(message), true, { ttlMs: HELD_MS }))) await pause(LOOK_MS);
      try {
        return await hear();
      } finally {
        await letGo(message);
      }
    },
  };

  /** Left there it runs out by itself. */
  async function letGo(message: string): Promise<void> {
    await notebook.delete(keyOf(message)).catch(() => {});
  }
}
