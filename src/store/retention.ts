import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const AT_ONCE = 200;

/** What has been kept for as long as the host wants. */
export function createRetention({ redis, keys, now }: { redis: Connection; keys: Keys; now: () => number }) {
  return {
    /** Clips made longer ago than so many days that haven't been looked at for that, some at a time. */
    async clipsOlderThan(days: number): Promise<string[]> {
      const from = (await redis.get(keys.retiredTo)) ?? "-inf";
      const before = now() - days * DAY_MS;
      return redis.zrangebyscore(keys.all, from, before, "LIMIT", 0, AT_ONCE);
    },
    /** Some of them that had to stay when they were looked at. */
    stayed: (): Promise<string[]> => redis.smembers(keys.retiredLater),
    async stays(id: string): Promise<void> {
      await redis.sadd(keys.retiredLater, id);
    },
    async staysNoLonger(id: string): Promise<void> {
      await redis.srem(keys.retiredLater, id);
    },
    /** One of them has been looked at, as were all before it. */
    async retired(id: string): Promise<void> {
      const at = await redis.zscore(keys.all, id);
      if (at !== null) await redis.set(keys.retiredTo, at);
    },
    /** Entries of the audit older than so many days are gone; absent: none. */
    async trimAudit(days: number | undefined): Promise<void> {
      if (days !== undefined) await redis.xtrim(keys.audit, "MINID", String(now() - days * DAY_MS));
    },
  };
}
