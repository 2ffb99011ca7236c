import type { Clip } from "../core/film/clip.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** By clip: `place` 1 is next; `secondsAhead` of video to be made before its own. */
export type Places = Map<string, { place: number; secondsAhead: number }>;

/** More than any installation has under way. */
const LOOKED_AT_ONCE = 100_000;

export type Line = ReturnType<typeof createLine>;

/** What is under way and what waits, over everyone. */
export function createLine({ redis, keys, now }: { redis: Connection; keys: Keys; now: () => number }) {
  /** Where each waiting clip stands: after all that is begun but not ended, and all that waits before it. */
  async function readPlaces(): Promise<Places> {
    const [work, waiting] = await Promise.all([
      redis.hgetall(keys.work),
      redis.zrange(keys.waiting, 0, "-1"),
    ]);
    const secondsOf = (id: string) => Number(work[id] ?? 0);
    const all = Object.values(work).reduce((sum, seconds) => sum + Number(seconds), 0);
    let secondsAhead = all - waiting.reduce((sum, id) => sum + secondsOf(id), 0);
    const places: Places = new Map();
    for (const [rank, id] of waiting.entries()) {
      places.set(id, { place: rank + 1, secondsAhead });
      secondsAhead += secondsOf(id);
    }
    return places;
  }

  const due = createScript<string[]>(redis, "due");
  let reading: Promise<Places> | undefined;

  return {
    /** In a long line all cards are looked at together, and one reading serves them all. */
    places(): Promise<Places> {
      reading ??= readPlaces().finally(() => {
        reading = undefined;
      });
      return reading;
    },
    /** How many clips wait and are being made. */
    async counts(): Promise<{ waiting: number; making: number }> {
      const [active, waiting] = await Promise.all([redis.zcard(keys.active), redis.zcard(keys.waiting)]);
      return { waiting, making: Math.max(0, active - waiting) };
    },
    /** An account's clips under way. */
    inFlight: (account: string): Promise<string[]> => redis.smembers(keys.inFlight(account)),
    countInFlight: (account: string): Promise<number> => redis.scard(keys.inFlight(account)),
    /** How long the newest shots of a clip's model and size took, wall seconds a second of video. */
    async paces(clip: Pick<Clip, "request">): Promise<number[]> {
      return (await redis.lrange(keys.pace(paceName(clip)), 0, "-1")).map(Number);
    },
    /** Clips under way that were admitted at least `ms` ago, as many as are looked at in one go. */
    admittedBefore: (ms: number): Promise<string[]> =>
      due({ set: keys.active }, { latest: now(), until: now() - ms, most: LOOKED_AT_ONCE }),
    /** Whether a clip is recorded but not yet known to be in the queue. */
    async isInOutbox(clipId: string): Promise<boolean> {
      return (await redis.zscore(keys.outbox, clipId)) !== null;
    },
  };
}

/** Paces differ by model and size of the picture. */
export function paceName(clip: Pick<Clip, "request">): string {
  return `${clip.request.draft ? "draft" : clip.request.model} ${clip.request.resolution}`;
}
