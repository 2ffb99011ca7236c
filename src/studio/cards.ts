import type { Redis } from "ioredis";
import type { Card } from "../core/card.ts";
import { type Clip, isEnded } from "../core/clip.ts";
import { filmSeconds } from "../core/film-plan.ts";
import { makeCard } from "../core/make-card.ts";
import { estimateSecondsLeft } from "../queue/estimate.ts";
import { loadClip } from "../store/clips.ts";
import type { Keys } from "../store/keys.ts";
import { paceName } from "./life.ts";

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
    const [rank, paces] = await Promise.all([
      clip.state === "waiting" ? redis.zrank(keys.waiting, clip.id) : null,
      redis.lrange(keys.pace(paceName(clip)), 0, "-1"),
    ]);
    const secondsAhead = rank === null ? 0 : await workAhead(rank);
    const secondsOwn = unmade.reduce(
      (sum, shot) => sum + (clip.plan.shots[shot.index]?.seconds ?? 0) * (1 - (shot.progress ?? 0)),
      0,
    );
    return {
      place: rank === null ? undefined : rank + 1,
      figures: {
        secondsAhead,
        secondsOwn,
        shotsOwn: unmade.length,
        slots: slotsOf(backend),
        paces: paces.map(Number),
      },
    };
  }

  /** Seconds of video in everything begun but not ended, and in what waits before this place. */
  async function workAhead(rank: number): Promise<number> {
    const [work, behind] = await Promise.all([
      redis.hgetall(keys.work),
      redis.zrange(keys.waiting, rank, "-1"),
    ]);
    for (const id of behind) delete work[id];
    return Object.values(work).reduce((sum, seconds) => sum + Number(seconds), 0);
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
