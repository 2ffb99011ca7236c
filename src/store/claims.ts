import { isEnded } from "../core/film/states.ts";
import type { Clips } from "./clips.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** No order is worked on for longer without being taken up again, so an older claim is nobody's. */
export const CLAIM_TTL_MS = 24 * 60 * 60 * 1000;

/** Who makes an order, by its digest, so that no equal one is paid for beside it. */
export function createClaims({ redis, keys, clips }: { redis: Connection; keys: Keys; clips: Clips }) {
  const take = createScript<string>(redis, "claim-order");
  const giveBack = createScript<null>(redis, "leave-lease");
  return {
    /**
     * Whether it is this holder's now, or was before. `holder`: a clip's id, perhaps a space and more behind it; what a clip
     * that has ended held is nobody's, and after `ttlMs` milliseconds what any held.
     */
    async claimOrder(digest: string, holder: string, ttlMs = CLAIM_TTL_MS): Promise<boolean> {
      const tryIt = (released: string) =>
        take({ making: keys.making(digest) }, { me: holder, released, ttl: ttlMs });
      const theirs = await tryIt("");
      if (theirs === "") return true;
      const clip = await clips.load(theirs.split(" ")[0] ?? "");
      return clip && !isEnded(clip.state) ? false : (await tryIt(theirs)) === "";
    },
    /** It is made, or given up. Nobody else's is taken away. */
    async releaseOrder(digest: string, holder: string): Promise<void> {
      await giveBack({ lease: keys.making(digest) }, { holder });
    },
  };
}
