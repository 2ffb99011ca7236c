import type { Connection } from "./connection.ts";
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
  redis: Connection;
  keys: Keys;
  now: () => number;
}): ModelSlots {
  const take = createScript<number>(redis, "take-slot");
  return {
    take: async (model, slots, shot) =>
      (await take(
        { slots: keys.modelSlots(model) },
        { shot, most: slots, now: now(), silentMs: SILENT_MS },
      )) === 1,
    async stay(model, shot) {
      await redis.zadd(keys.modelSlots(model), "XX", now(), shot);
    },
    async leave(model, shot) {
      await redis.zrem(keys.modelSlots(model), shot);
    },
  };
}
