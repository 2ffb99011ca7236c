import type { Shot } from "../core/film/clip.ts";
import type { Changes } from "./changes.ts";
import { chargedAccounts, lossesOf } from "./charged-accounts.ts";
import type { StoredClip } from "./clips.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/**
 * Writes down what one order of a clip has come to, or may. `order`: the shot's index, or `sound:` and the digest of what a
 * model makes of a cue. `ended`: only a living clip may take it on; `too-much`: it would come to more than `atMost`.
 */
export type WriteCosts = (
  clip: StoredClip,
  order: number | `sound:${string}`,
  cost: Pick<Shot, "usd" | "usdAtStake">,
  bounds: { onlyAlive: boolean; atMost?: number },
) => Promise<"written" | "ended" | "too-much">;

export function createCosts({
  redis,
  keys,
  changes: { event },
}: {
  redis: Connection;
  keys: Keys;
  changes: Changes;
}): WriteCosts {
  const writeCost = createScript<number>(redis, "write-cost");
  return async (clip, order, cost, { onlyAlive, atMost }) => {
    const written = await writeCost(
      {
        clip: keys.clip(clip.id),
        losses: keys.ledger(lossesOf(clip.account)),
        ledgers: chargedAccounts(keys, clip).flatMap((account) => account.keys),
      },
      {
        id: clip.id,
        field: `cost:${order}`,
        cost: JSON.stringify(cost),
        onlyAlive,
        atMost,
        credits: clip.price,
        usdMicros: clip.usdMicros,
        events: keys.events,
        event: event(clip.id, "progress"),
      },
    );
    return written === 1 ? "written" : written === 2 ? "too-much" : "ended";
  };
}
