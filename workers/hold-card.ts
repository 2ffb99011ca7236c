import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Store } from "../src/store/store.ts";

/** A process that dies with a card in its hands keeps it from the others for this long. */
const LEASE_MS = 15_000;

/** Has nobody else edit a clip's card while something takes its place: an edit begun before would undo that. */
export function createCardHold({
  record,
  leaseMs = LEASE_MS,
  now,
}: {
  record: Pick<Store, "openCards">;
  leaseMs?: number;
  now: () => number;
}) {
  const open = record.openCards(randomUUID());

  return async function holding<Result>(
    clipId: string,
    signal: AbortSignal,
    work: () => Promise<Result>,
  ): Promise<Result> {
    // A card that another process doesn't put down is not waited for any longer.
    const until = now() + 2 * leaseMs;
    const turn = { chat: clipId, chatIntervalMs: 0, leaseMs, first: true };
    for (let taken = await open.take(clipId, turn); taken.kind === "wait" && now() < until; ) {
      await pause(Math.min(taken.waitMs, 250), undefined, { signal });
      taken = await open.take(clipId, turn);
    }
    const lease = setInterval(() => {
      open.hold(clipId, leaseMs).catch(() => {});
    }, leaseMs / 3);
    try {
      return await work();
    } finally {
      clearInterval(lease);
      await open.putDown(clipId, {}, {});
    }
  };
}

export type CardHold = ReturnType<typeof createCardHold>;
