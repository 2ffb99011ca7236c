import type { Clips, StoredClip } from "./clips.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

/** Which clips belong together: to a person, to a family. */
export function createFamilies({ redis, keys, clips }: { redis: Connection; keys: Keys; clips: Clips }) {
  return {
    /** The clips of some people together, newest first. */
    async history(
      people: readonly string[],
      { offset, count }: { offset: number; count: number },
    ): Promise<{ clips: StoredClip[]; total: number }> {
      const lists = people.map((id) => keys.historyOf(id));
      // Everyone's own list is short enough to merge on reading; only linked people have more than one.
      const ids =
        lists.length === 1
          ? await redis.zrevrange(lists[0] as string, 0, "-1")
          : (await redis.zunion(lists.length, ...lists)).reverse();
      return { clips: await clips.loadAll(ids.slice(offset, offset + count)), total: ids.length };
    },
    /** A deleted clip isn't listed any more. */
    async forget(clip: Pick<StoredClip, "id" | "maker">): Promise<void> {
      await redis.zrem(keys.historyOf(clip.maker.id), clip.id);
    },
    /** A family in the order of takes. */
    async family(root: string): Promise<StoredClip[]> {
      return clips.loadAll(await redis.zrange(keys.family(root), 0, "-1"));
    },
  };
}
