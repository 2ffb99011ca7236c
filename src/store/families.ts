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
      const last = offset + count - 1;
      const [pages, totals] = await Promise.all([
        Promise.all(lists.map((list) => redis.zrevrange(list, 0, last, "WITHSCORES"))),
        Promise.all(lists.map((list) => redis.zcard(list))),
      ]);
      // A clip is in one person's list alone: the page is among the newest of each.
      const newest = pages
        .flatMap((page) => inPairs(page))
        .sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1));
      return {
        clips: await clips.loadAll(newest.slice(offset, offset + count).map(({ id }) => id)),
        total: totals.reduce((sum, some) => sum + some, 0),
      };
    },
    /** A family in the order of takes. */
    async family(root: string): Promise<StoredClip[]> {
      return clips.loadAll(await redis.zrange(keys.family(root), 0, "-1"));
    },
  };
}

function inPairs(page: readonly string[]): { id: string; at: number }[] {
  return page.flatMap((id, index) => (index % 2 === 0 ? { id, at: Number(page[index + 1]) } : []));
}
