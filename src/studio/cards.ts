import type { Redis } from "ioredis";
import type { Card } from "../core/card/card.ts";
import { makeCard } from "../core/card/make-card.ts";
import { type Clip, isEnded } from "../core/film/clip.ts";
import { filmSeconds } from "../core/film/film-plan.ts";
import { estimateSecondsLeft } from "../queue/estimate.ts";
import { loadClip } from "../store/clips.ts";
import type { Keys } from "../store/keys.ts";
import { paceName } from "../store/life.ts";

/** By clip: `place` 1 is next; `secondsAhead` of video to be made before its own. */
type Line = Map<string, { place: number; secondsAhead: number }>;

export type Cards = ReturnType<typeof createCards>;

/** Cards with their place in the queue and the time left, from what really waits and what shots really took. */
export function createCards({
  redis,
  keys,
  slotsOf,
}: {
  redis: Redis;
  keys: Keys;
  slotsOf: (backend: string) => number;
}) {
  async function outlook(clip: Clip, backend: string) {
    const unmade = clip.shots.filter(({ state }) => state !== "made" && state !== "kept");
    const [line, paces] = await Promise.all([
      clip.state === "waiting" ? sharedLine() : undefined,
      redis.lrange(keys.pace(paceName(clip)), 0, "-1"),
    ]);
    const standing = line?.get(clip.id);
    const secondsOwn = unmade.reduce(
      (sum, shot) => sum + (clip.plan.shots[shot.index]?.seconds ?? 0) * (1 - (shot.progress ?? 0)),
      0,
    );
    return {
      place: standing?.place,
      figures: {
        secondsAhead: standing?.secondsAhead ?? 0,
        secondsOwn,
        shotsOwn: unmade.length,
        slots: slotsOf(backend),
        paces: paces.map(Number),
      },
    };
  }

  /** Where each waiting clip stands: after all that is begun but not ended, and all that waits before it. */
  async function readLine(): Promise<Line> {
    const [work, waiting] = await Promise.all([
      redis.hgetall(keys.work),
      redis.zrange(keys.waiting, 0, "-1"),
    ]);
    const secondsOf = (id: string) => Number(work[id] ?? 0);
    const all = Object.values(work).reduce((sum, seconds) => sum + Number(seconds), 0);
    let secondsAhead = all - waiting.reduce((sum, id) => sum + secondsOf(id), 0);
    const line: Line = new Map();
    for (const [rank, id] of waiting.entries()) {
      line.set(id, { place: rank + 1, secondsAhead });
      secondsAhead += secondsOf(id);
    }
    return line;
  }

  /** In a long line all cards are looked at together, and one reading serves them all. */
  let reading: Promise<Line> | undefined;
  function sharedLine(): Promise<Line> {
    reading ??= readLine().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  return {
    async card(clip: Clip): Promise<Card> {
      if (isEnded(clip.state)) return makeCard(clip);
      const stored = await loadClip(redis, keys, clip.id);
      const { place, figures } = await outlook(stored ?? clip, stored?.queue ?? "");
      const secondsLeft = estimateSecondsLeft(figures, filmSeconds(clip.plan));
      return makeCard(stored ?? clip, {
        ...(place === undefined ? {} : { place }),
        ...(secondsLeft === undefined ? {} : { secondsLeft }),
      });
    },
  };
}
