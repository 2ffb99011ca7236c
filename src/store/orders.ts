import type { PaidOrder, StartedOrder } from "../core/ports/orders.ts";
import type { StoredClip } from "./clips.ts";
import type { Connection } from "./connection.ts";
import { createCosts, type OrderName, type Stake } from "./costs.ts";
import type { Keys } from "./keys.ts";

/** How far an order has come lies with its clip, beside what it costs. */
const startedField = (order: OrderName) => `started:${order}`;

/** What happens to a clip's orders beside its shots: pictures, which are made before them, and pieces of its sound. */
export function createOrders({ redis, keys }: { redis: Connection; keys: Keys }) {
  const writeCosts = createCosts({ redis, keys });
  return {
    /** How far starting it has come; undefined: it was never begun. */
    async orderStarted(clipId: string, order: OrderName): Promise<StartedOrder | undefined> {
      const written = await redis.hget(keys.clip(clipId), startedField(order));
      return written === null ? undefined : (JSON.parse(written) as StartedOrder);
    },

    async noteOrder(clipId: string, order: OrderName, started: StartedOrder): Promise<void> {
      await redis.hset(keys.clip(clipId), startedField(order), JSON.stringify(started));
    },

    /**
     * It is about to be paid for: `usd`, in US dollars, counts as spent from now on, beside what earlier attempts cost
     * (`lostUsd`). `access`: see WriteCosts.
     */
    async orderAtStake(
      clip: StoredClip,
      order: OrderName,
      { usd, lostUsd, access }: { usd: number; lostUsd: number; access?: string | undefined },
    ): Promise<Stake> {
      return writeCosts(clip, order, { usdAtStake: usd }, { onlyAlive: true, lostUsd, access });
    },

    /** What it has come to, all its attempts together, in US dollars; also of a clip that has ended meanwhile. */
    async orderCost(clip: StoredClip, order: OrderName, usd: number, paid?: PaidOrder): Promise<void> {
      await writeCosts(clip, order, { usd }, { onlyAlive: false, paid });
    },
  };
}
