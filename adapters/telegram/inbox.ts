import type { Update } from "grammy/types";
import type { Notebook } from "../../src/core/ports/notebook.ts";

/**
 * Telegram forgets an update as soon as the next ones are asked for, long before this one may be answered. So
 * every update is written down first, and struck out when it has been answered: what a crash left unanswered is
 * answered after the restart or by the bot that takes over, and what comes twice, to whichever bot, is answered once.
 * So many may wait: far more than are handled at once.
 */
const KEPT = 10_000;
/** Telegram keeps updates for 24 hours at most (Bot API, getUpdates); what is older than that nobody waits for any more. */
const ANSWERABLE_MS = 24 * 3600_000;
/** Longer than an update can come again, so that none is taken for unanswered. */
const DONE_MS = 3 * ANSWERABLE_MS;
/** Ids kept in memory to know what came twice. */
const KNOWN = 20_000;

interface Heard {
  at: number;
  update: Update;
}

export function createInbox({
  notebook,
  now,
}: {
  notebook: Pick<Notebook, "get" | "set" | "appendOnce" | "read" | "strike">;
  now: () => number;
}) {
  const known = new Set<number>();
  /** Where those that this process is to answer stand in the list, by their ids. */
  const waiting = new Map<number, number>();
  /** Perhaps written down: the answer never came. */
  const uncertain = new Set<number>();

  function knows(id: number): boolean {
    if (known.has(id)) return true;
    known.add(id);
    if (known.size > KNOWN) known.delete(known.values().next().value as number);
    return false;
  }

  return {
    /**
     * What was heard by others, before the last stop or elsewhere, and not answered, oldest first. `olderMs`: only what was heard so
     * long ago; without it all, whatever the clock of whoever heard it said.
     */
    async unanswered({ olderMs }: { olderMs?: number } = {}): Promise<Update[]> {
      const entries = await notebook.read<Heard>("inbox");
      const isTooOld = ({ value }: (typeof entries)[number]) => now() - value.at >= ANSWERABLE_MS;
      const asked = entries.filter(
        (entry) =>
          !isTooOld(entry) &&
          (olderMs === undefined || entry.value.at <= now() - olderMs) &&
          !known.has(entry.value.update.update_id),
      );
      const done = await Promise.all(
        asked.map(({ value }) => notebook.get<true>(`done:${value.update.update_id}`)),
      );
      const over = [...entries.filter(isTooOld), ...asked.filter((_, index) => done[index])];
      await notebook.strike(
        "inbox",
        over.map(({ number }) => number),
      );
      return asked.flatMap(({ number, value: { update } }, index) => {
        if (knows(update.update_id) || done[index]) return [];
        waiting.set(update.update_id, number);
        return [update];
      });
    },
    /** Writes updates down; returns those that nobody has heard before. */
    async keep(updates: readonly Update[]): Promise<Update[]> {
      const fresh = updates.filter(({ update_id }) => !knows(update_id));
      try {
        const numbers = await Promise.all(
          fresh.map((update) =>
            notebook.appendOnce("inbox", { at: now(), update } satisfies Heard, {
              key: `heard:${update.update_id}`,
              ttlMs: DONE_MS,
              keep: KEPT,
            }),
          ),
        );
        for (const [index, { update_id }] of fresh.entries()) {
          const number = numbers[index];
          if (number !== undefined) waiting.set(update_id, number);
        }
        return fresh.filter(
          ({ update_id }, index) => uncertain.delete(update_id) || numbers[index] !== undefined,
        );
      } catch (error) {
        // Not written down is not heard: Telegram sends them again.
        for (const { update_id } of fresh) {
          known.delete(update_id);
          uncertain.add(update_id);
        }
        throw error;
      }
    },
    async answered({ update_id }: Pick<Update, "update_id">): Promise<void> {
      const number = waiting.get(update_id);
      // Where it stands isn't known of what was written down without an answer.
      if (number === undefined) return notebook.set(`done:${update_id}`, true, { ttlMs: DONE_MS });
      await notebook.strike("inbox", [number]);
      waiting.delete(update_id);
    },
  };
}

export type Inbox = ReturnType<typeof createInbox>;
