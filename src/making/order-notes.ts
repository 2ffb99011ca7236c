import type { PaidOrder, StartedOrder } from "../core/ports/orders.ts";

/** What no attempt has been made of yet. */
export const NOT_STARTED: StartedOrder = { attempt: 1, startingAt: 0, lostUsd: 0 };

/**
 * Where one order's progress and cost are written down: with a job of the queue, or by its digest. It outlives the
 * process, so that whoever takes over finds the operation, or asks the backend whether there is one.
 */
export interface OrderNotes {
  started(): StartedOrder;
  note(started: StartedOrder): Promise<void>;
  /** The same however often this attempt is begun. */
  key(): string;
  /**
   * It is about to be paid for: its price counts as spent from now on, and `started` is noted. `ended`: nobody wants it any
   * more; `too-much`: with what earlier attempts cost it would come to more than is set aside; `paused`: not now; none of them
   * notes anything. Throws where the work is another's by now.
   */
  atStake(started: StartedOrder): Promise<"written" | "ended" | "too-much" | "paused">;
  /**
   * What it has come to, all attempts together, in US dollars; also when nobody wants it any more. `paid`: what of it is
   * finished and lies at its backend.
   */
  cost(usd: number, paid?: PaidOrder): Promise<void>;
}
