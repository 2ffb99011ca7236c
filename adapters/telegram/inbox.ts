import type { Update } from "grammy/types";
import type { Notebook } from "../../src/core/ports/notebook.ts";

/**
 * Telegram forgets an update as soon as the next ones are asked for, long before this one may be answered. So
 * every update is written down first, and struck out when it has been answered: what a crash left unanswered is
 * answered after the restart, and what comes twice is answered once.
 */
const KEPT = 1_000;
/** Telegram keeps updates for 24 hours at most. */
const DONE_MS = 3 * 24 * 3600_000;
/** Ids kept in memory to know what came twice. */
const KNOWN = 20_000;

export function createInbox({ notebook }: { notebook: Pick<Notebook, "get" | "set" | "append" | "read"> }) {
  const known = new Set<number>();

  function knows(id: number): boolean {
    if (known.has(id)) return true;
    known.add(id);
    if (known.size > KNOWN) known.delete(known.values().next().value as number);
    return false;
  }

  return {
    /** What was heard before the last stop and not answered, oldest first. */
    async unanswered(): Promise<Update[]> {
      const entries = await notebook.read<Update>("inbox");
      const done = await Promise.all(
        entries.map(({ value }) => notebook.get<true>(`done:${value.update_id}`)),
      );
      return entries
        .map(({ value }) => value)
        .filter(({ update_id }, index) => !knows(update_id) && !done[index]);
    },
    /** Writes updates down; returns those that are new. */
    async keep(updates: readonly Update[]): Promise<Update[]> {
      const fresh = updates.filter(({ update_id }) => !knows(update_id));
      try {
        await Promise.all(fresh.map((update) => notebook.append("inbox", update, { keep: KEPT })));
      } catch (error) {
        // Not written down is not heard: Telegram sends them again.
        for (const { update_id } of fresh) known.delete(update_id);
        throw error;
      }
      return fresh;
    },
    async answered(update: Pick<Update, "update_id">): Promise<void> {
      await notebook.set(`done:${update.update_id}`, true, { ttlMs: DONE_MS });
    },
  };
}

export type Inbox = ReturnType<typeof createInbox>;
