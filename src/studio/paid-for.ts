import type { StoredClip } from "../store/clips.ts";

/**
 * What a clip's orders count for, its shots' and its sound's, in millionths of a US dollar, as the ledgers of money have it
 * (`scripts/includes/costs.lua`): what may yet have to be paid is paid.
 */
export function paidMicros({ shots, orderCosts = [] }: Pick<StoredClip, "shots" | "orderCosts">): number {
  return [...shots, ...orderCosts].reduce(
    (sum, { usd = 0, usdAtStake = 0 }) => sum + Math.floor((usd + usdAtStake) * 1_000_000 + 0.5),
    0,
  );
}
