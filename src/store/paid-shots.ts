import type { PaidOrder } from "../core/ports/orders.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

type PaidShot = Omit<PaidOrder, "digest">;

/** Backends keep a finished file for an hour (Replicate's data retention), in seconds. */
export const PAID_KEPT_S = 60 * 60;

/** Finished shots by digest, for as long as their backend has the file: where ours is missing, that one is fetched again. */
export function createPaidShots({ redis, keys }: { redis: Connection; keys: Keys }) {
  return {
    async note({ digest, ...shot }: PaidOrder): Promise<void> {
      await redis.set(keys.paidShot(digest), JSON.stringify(shot), "EX", PAID_KEPT_S);
    },
    async find(digest: string): Promise<PaidShot | undefined> {
      const written = await redis.get(keys.paidShot(digest));
      return written === null ? undefined : (JSON.parse(written) as PaidShot);
    },
    async forget(digest: string): Promise<void> {
      await redis.del(keys.paidShot(digest));
    },
  };
}
