import { isEnded } from "../core/film/states.ts";
import { CLAIM_TTL_MS } from "./claims.ts";
import type { Clips } from "./clips.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { HELD_MS, INDEXED, thingsOf } from "./owned.ts";
import { createScript } from "./script.ts";

const PAGE = 100;

/**
 * Brings what 0.1.0 recorded into the indexes that came since: owners per shot, clips by account. A page at a time, while
 * the bot runs; where it has come to is kept, so that it may be broken off anywhere. Until it is through, nothing that
 * clips may share is deleted.
 */
export function createUpgrade({
  redis,
  keys,
  clips,
  now,
}: {
  redis: Connection;
  keys: Keys;
  clips: Clips;
  now: () => number;
}) {
  const adopt = createScript<null>(redis, "adopt-clip");

  async function page(): Promise<boolean> {
    const from = Number((await redis.get(keys.upgradedTo)) ?? 0);
    const ids = await redis.zrange(keys.all, from, `${from + PAGE - 1}`);
    if (ids.length === 0) {
      await redis.multi().set(keys.schema, INDEXED).del(keys.upgradedTo).exec();
      return false;
    }
    for (const clip of await clips.loadAll(ids)) {
      const things = thingsOf(keys, clip);
      const cameToNothing = isEnded(clip.state) && clip.state !== "delivered";
      await adopt(
        {
          clip: keys.clip(clip.id),
          things: things.keys,
          making: things.digests.map((digest) => keys.making(digest)),
          clipsBy: keys.clipsBy(clip.account),
          toDelete: keys.toDelete,
          lettingGo: keys.lettingGo,
        },
        {
          id: clip.id,
          createdAt: clip.createdAt,
          files: things.files.flat(),
          claimTtl: CLAIM_TTL_MS,
          ...(cameToNothing && { letGoAt: now() + HELD_MS }),
        },
      );
    }
    await redis.set(keys.upgradedTo, from + ids.length);
    return true;
  }

  return {
    /** Goes on for about `ms` milliseconds; whether all is done. */
    async goOn(ms: number): Promise<boolean> {
      const until = now() + ms;
      if ((await redis.get(keys.schema)) === INDEXED) return true;
      while (await page()) if (now() > until) return false;
      return true;
    },
  };
}
