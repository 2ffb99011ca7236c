import type { Redis } from "ioredis";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** A place whose shot has given no sign for this long was a dead worker's. */
const SILENT_MS = 3 * 60 * 1000;

/** How many shots of one model are made at once over all workers, for models that allow fewer than their backend. */
export interface ModelSlots {
  /** Whether there was a place, or this shot had it already. */
  take(model: string, slots: number, shot: string): Promise<boolean>;
  /** The shot is still being made. */
  stay(model: string, shot: string): Promise<void>;
  leave(model: string, shot: string): Promise<void>;
}

export function createModelSlots({
  redis,
  keys,
  now,
}: {
  redis: Redis;
  keys: Keys;
  now: () => number;
}): ModelSlots {
  const take = createScript<number>(
    redis,
    `redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3] - ARGV[4])
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
return 1`,
  );
  return {
    take: async (model, slots, shot) =>
      (await take([keys.modelSlots(model)], [shot, slots, now(), SILENT_MS])) === 1,
    async stay(model, shot) {
      await redis.zadd(keys.modelSlots(model), "XX", now(), shot);
    },
    async leave(model, shot) {
      await redis.zrem(keys.modelSlots(model), shot);
    },
  };
}
