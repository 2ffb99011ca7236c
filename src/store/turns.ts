/**
 * Fair turns between people (start-time fair queuing: Goyal, Vin and Cheng, 1996). Every account has a tag
 * per queue, the number of video seconds it has had queued; a clip's turn begins where the account's last
 * one ended, or at the queue's own clock if that is further. The clock is the turn of the shot begun last.
 * So someone's first clip goes before another's second, and nobody is overtaken for ever. The steps themselves are
 * in `scripts/includes/turns.lua`.
 */

/** BullMQ's greatest priority; further turns are taken in the order of asking. */
const PRIORITY_MAX = 2_097_151;

/** BullMQ priority (1 first) of a shot by its turn. */
export function priorityOf(turn: number): number {
  return Math.min(PRIORITY_MAX, 1 + Math.floor(turn));
}
