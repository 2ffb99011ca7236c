import type { Order } from "../core/ports/orders.ts";
import type { Operation, VideoBackend } from "../core/ports/video-backend.ts";
import type { OrderNotes } from "./order-notes.ts";

/** A note that is lost was written so long before Redis started again at most: how long it may have been down. */
const LOST_WITHIN_MS = 60 * 60_000;

/** What was noted before this may be lost, as by a power cut, in milliseconds since 1970; undefined: nothing may. */
export type ForgotBefore = () => Promise<number | undefined>;

/** Whether a note may be lost that something was sent which was asked for then. */
export async function mayBeForgotten(askedAt: number, forgotBefore: ForgotBefore): Promise<boolean> {
  const until = await forgotBefore();
  return until !== undefined && askedAt < until;
}

export interface Sought {
  order: () => Promise<Order>;
  /** Nothing of it was sent before, milliseconds since 1970; it is looked for from then on where a note of it may be lost. */
  askedAt?: number | undefined;
  backend: VideoBackend;
  notes: OrderNotes;
  signal: AbortSignal;
}

/**
 * What an earlier worker may have started and not noted: by its note that it was about to, or where that may be lost by the
 * provider's list. `toStop`: nobody wants it any more.
 */
export async function findStarted(
  { order, askedAt, backend, notes, signal }: Sought,
  { forgotBefore, toStop }: { forgotBefore: ForgotBefore; toStop?: true },
): Promise<{ operation: Operation; startedAt: number } | undefined> {
  const idempotencyKey = notes.key();
  const at = (startedAt: number, operation: Operation | null) =>
    operation === null ? undefined : { operation, startedAt };
  const startedAt = notes.started().startingAt;
  if (startedAt > 0) {
    const stopping = toStop ? { toStop } : {};
    return at(
      startedAt,
      await backend.recover(await order(), { idempotencyKey, startedAt, signal, ...stopping }),
    );
  }
  if (askedAt === undefined || !backend.findLost) return undefined;
  const until = await forgotBefore();
  if (until === undefined || askedAt >= until) return undefined;
  const since = Math.max(askedAt, until - LOST_WITHIN_MS);
  return at(since, await backend.findLost(await order(), { idempotencyKey, since, until, signal }));
}
