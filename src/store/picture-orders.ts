import type { MadePicture } from "../core/film/made-picture.ts";
import type { PaidOrder, StartedOrder } from "../core/ports/orders.ts";
import { createClaims } from "./claims.ts";
import type { Clips, StoredClip } from "./clips.ts";
import type { Connection } from "./connection.ts";
import { createCosts, type Stake } from "./costs.ts";
import type { Keys } from "./keys.ts";
import { CLAIM_TTL_MS } from "./shots.ts";

/** How far an order has come lies with its clip, beside what it costs. */
const startedField = (digest: string) => `started:picture:${digest}`;

/** What happens to the orders of a clip's pictures, which image models make before its shots. */
export function createPictureOrders({ redis, keys, clips }: { redis: Connection; keys: Keys; clips: Clips }) {
  const claims = createClaims({ redis, keys, clips });
  const writeCosts = createCosts({ redis, keys });
  return {
    /** Whether this shot of this clip is the one that has it made now: any other that stands on the same waits. */
    async claimPicture(digest: string, clipId: string, shot: number): Promise<boolean> {
      return claims.claim(digest, `${clipId} ${shot}`, CLAIM_TTL_MS);
    },
    /** It is made, or given up. */
    async releasePicture(digest: string, clipId: string, shot: number): Promise<void> {
      await claims.release(digest, `${clipId} ${shot}`);
    },

    async pictureStarted(clipId: string, digest: string): Promise<StartedOrder | undefined> {
      const written = await redis.hget(keys.clip(clipId), startedField(digest));
      return written === null ? undefined : (JSON.parse(written) as StartedOrder);
    },

    async notePicture(clipId: string, digest: string, started: StartedOrder): Promise<void> {
      await redis.hset(keys.clip(clipId), startedField(digest), JSON.stringify(started));
    },

    /**
     * It is about to be paid for: its price counts as spent from now on. `ended`: the clip wants it no more; `too-much`: with
     * what earlier attempts cost (`lostUsd`) it might come to more than was set aside; `paused`: not now.
     */
    async pictureAtStake(
      clip: StoredClip,
      { digest, usd = 0 }: Pick<MadePicture, "digest" | "usd">,
      lostUsd: number,
      access?: string,
    ): Promise<Stake> {
      const cost = { usdAtStake: usd, ...(lostUsd > 0 && { usd: lostUsd }) };
      // Each order's share is rounded to a millionth by itself.
      const atMost = clip.usdMicros + clip.shots.length + (clip.plan.pictures?.length ?? 0);
      const bounds = { onlyAlive: true, access, ...(lostUsd > 0 && { atMost }) };
      return writeCosts(clip, `picture:${digest}`, cost, bounds);
    },

    /** What it has come to, all its attempts together; also of a clip that has ended meanwhile. */
    async pictureCost(clip: StoredClip, digest: string, usd: number, paid?: PaidOrder): Promise<void> {
      await writeCosts(clip, `picture:${digest}`, { usd }, { onlyAlive: false, paid });
    },
  };
}
