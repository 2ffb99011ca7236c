import { randomUUID } from "node:crypto";
import type { Worker } from "bullmq";
import type { Logger } from "pino";
import type { BoundLine, LineShare, LineShares } from "../src/store/line-shares.ts";

/** A line whose bound holds over all workers together, and this process's worker at it. */
export interface SharedLine {
  name: string;
  worker: Pick<Worker, "concurrency" | "pause" | "resume" | "toKey">;
}

/** So many looks may be missed before a worker counts as gone: its jobs are taken up by others about then, too. */
const LOOKS_MISSED = 2;

/**
 * Divides a line's places among all workers at it. Else, while the line is at its bound, every job that is taken wakes one of those
 * who have a place free in vain: two requests a job. And so the work is spread evenly over the machines. It goes by the bound that
 * holds, that of whichever machine was started last, so that nothing of it lies idle where their settings differ.
 */
export async function shareSeats({
  lines,
  lineShares,
  most,
  everyMs,
  log,
}: {
  lines: readonly SharedLine[];
  lineShares: LineShares;
  /** Of one line in one process. */
  most: number;
  /** How often it is looked who else is there. */
  everyMs: number;
  log: Logger;
}): Promise<{ leave(): Promise<void>; abandon(): void }> {
  let isOver = false;
  const me = randomUUID();
  const bound = lines.map(({ name, worker }): BoundLine => ({ name, meta: worker.toKey("meta") }));
  if (lines.length === 0) return { leave: async () => {}, abandon() {} };
  async function look(): Promise<void> {
    const shares = await lineShares.take(bound, me, LOOKS_MISSED * everyMs);
    for (const [index, { worker }] of lines.entries())
      if (!isOver) await give(worker, Math.min(most, seatsOf(shares[index] as LineShare)));
  }
  await look();
  const timer = setInterval(() => {
    look().catch((error: unknown) => log.warn({ err: error }, "who else is at work could not be looked up"));
  }, everyMs);
  function abandon(): void {
    isOver = true;
    clearInterval(timer);
  }
  return {
    abandon,
    async leave() {
      abandon();
      await lineShares.leave(bound, me);
    },
  };
}

async function give(worker: SharedLine["worker"], seats: number): Promise<void> {
  const isMore = seats > worker.concurrency;
  worker.concurrency = seats;
  // By itself it looks for more only once one of its jobs ends. Both in one go, so that it never finds itself paused.
  if (isMore) await Promise.all([worker.pause(true), worker.resume()]);
}

/** All together are the line's, as long as no more workers are there than places: each has one at least. */
export function seatsOf({ slots, index, of }: LineShare): number {
  return Math.max(1, Math.floor(slots / of) + (index < slots % of ? 1 : 0));
}
