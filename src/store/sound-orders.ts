import type { MadeSound } from "../core/film/sound.ts";
import type { PaidOrder, StartedOrder } from "../core/ports/orders.ts";
import { createClaims } from "./claims.ts";
import type { Clips, StoredClip } from "./clips.ts";
import type { Connection } from "./connection.ts";
import { createCosts, type Stake } from "./costs.ts";
import type { Keys } from "./keys.ts";

/** Nothing of any model of sound takes longer, in milliseconds. */
const CLAIMED_MS = 10 * 60_000;
/** How far an order of a clip's sound has come lies with its clip, beside what it costs. */
const startedField = (digest: string) => `started:sound:${digest}`;

/** What happens to the orders of a clip's sound: speech and music that models make. */
export function createSoundOrders({ redis, keys, clips }: { redis: Connection; keys: Keys; clips: Clips }) {
  const claims = createClaims({ redis, keys, clips });
  const writeCosts = createCosts({ redis, keys });
  return {
    /** Whether the clip is the one that makes it now: an equal order of another clip is waited for. */
    async claimSound(digest: string, clipId: string): Promise<boolean> {
      return claims.claim(digest, clipId, CLAIMED_MS);
    },
    /** It is made, or given up. */
    async releaseSound(digest: string, clipId: string): Promise<void> {
      await claims.release(digest, clipId);
    },

    async soundStarted(clipId: string, digest: string): Promise<StartedOrder | undefined> {
      const written = await redis.hget(keys.clip(clipId), startedField(digest));
      return written === null ? undefined : (JSON.parse(written) as StartedOrder);
    },

    async noteSound(clipId: string, digest: string, started: StartedOrder): Promise<void> {
      await redis.hset(keys.clip(clipId), startedField(digest), JSON.stringify(started));
    },

    /**
     * It is about to be paid for: its price counts as spent from now on. `ended`: the clip wants it no more; `too-much`: with
     * what earlier attempts cost (`lostUsd`) it might come to more than was set aside.
     */
    async soundAtStake(
      clip: StoredClip,
      { digest, usd = 0 }: Pick<MadeSound, "digest" | "usd">,
      lostUsd: number,
      access?: string,
    ): Promise<Stake> {
      const cost = { usdAtStake: usd, ...(lostUsd > 0 && { usd: lostUsd }) };
      // Each order's share is rounded to a millionth by itself.
      const atMost = clip.usdMicros + clip.shots.length + 1;
      const bounds = { onlyAlive: true, access, ...(lostUsd > 0 && { atMost }) };
      return writeCosts(clip, `sound:${digest}`, cost, bounds);
    },

    /** What it has come to, all its attempts together; also of a clip that has ended meanwhile. */
    async soundCost(clip: StoredClip, digest: string, usd: number, paid?: PaidOrder): Promise<void> {
      await writeCosts(clip, `sound:${digest}`, { usd }, { onlyAlive: false, paid });
    },
  };
}
