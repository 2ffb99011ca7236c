import type { PaidOrder } from "../core/ports/orders.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

type KeptOrder = Omit<PaidOrder, "digest">;

/** Backends keep a finished file for an hour (Replicate's data retention), in seconds. */
export const PAID_KEPT_S = 60 * 60;

/** Finished orders by digest, for as long as their backend has the file: where ours is missing, that one is fetched again. */
export function createPaidOrders({ redis, keys }: { redis: Connection; keys: Keys }) {
  return {
    async note({ digest, ...order }: PaidOrder): Promise<void> {
      await redis.set(keys.paidOrder(digest), JSON.stringify(order), "EX", PAID_KEPT_S);
    },
    async find(digest: string): Promise<KeptOrder | undefined> {
      const written = await redis.get(keys.paidOrder(digest));
      return written === null ? undefined : (JSON.parse(written) as KeptOrder);
    },
    async forget(digest: string): Promise<void> {
      await redis.del(keys.paidOrder(digest));
    },
  };
}
