import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/**
 * Fair turns between people (start-time fair queuing: Goyal, Vin and Cheng, 1996). Every account has a tag
 * per queue, the number of video seconds it has had queued; a clip's turn begins where the account's last
 * one ended, or at the queue's own clock if that is further. The clock is the turn of the shot begun last.
 * So someone's first clip goes before another's second, and nobody is overtaken for ever. The steps themselves are
 * in `scripts/includes/turns.lua`.
 *
 * A line that is never idle goes on counting, and BullMQ tells no more than two million places apart. So a queue has a
 * base, which is taken off the turns of its jobs: when the clock is half of what there is beyond it, the base moves up to
 * it, and the jobs that wait are given their places anew (`src/queue/keep-places.ts`).
 */

/** BullMQ's greatest priority; further turns are taken in the order of asking. */
const PRIORITY_MAX = 2_097_151;
/** So far the clock may be beyond the base. */
const HALF = 2 ** 20;
/** A base is known in every process after this, in milliseconds: sooner than they are looked through again. */
const BASE_KNOWN_MS = 5_000;
/** So often all jobs are looked through after a base has moved: a process may have added one that didn't know of it. */
const LOOKS = 3;
/** Tags that are looked at in one go. */
const TAGS_AT_ONCE = 1_000;

/** BullMQ priority (1 first) of a shot by its turn and its queue's base. */
export function priorityOf(turn: number, base: number): number {
  return Math.max(1, Math.min(PRIORITY_MAX, 1 + Math.floor(turn - base)));
}

export type Turns = ReturnType<typeof createTurns>;

export function createTurns({ redis, keys, now }: { redis: Connection; keys: Keys; now: () => number }) {
  const moveBase = createScript<[base: string, moved: number, looks: number]>(redis, "move-base");
  const forget = createScript<number>(redis, "forget-tags");
  const known = new Map<string, { base: Promise<number>; at: number }>();

  /** Whose next turn would begin at the clock anyway has no need of a tag. */
  async function forgetTags(queue: string): Promise<void> {
    const turns = keys.turns(queue);
    let cursor = "0";
    do {
      const [next, found] = await redis.hscan(turns, cursor, "COUNT", TAGS_AT_ONCE);
      const accounts = found.filter((field, index) => index % 2 === 0 && !field.startsWith(":"));
      if (accounts.length > 0) await forget({ turns }, { accounts });
      cursor = next;
    } while (cursor !== "0");
  }

  return {
    /** What is taken off a queue's turns; as it was some seconds ago at most, which is put right by `keepPlaces`. */
    async base(queue: string): Promise<number> {
      const before = known.get(queue);
      // Also where the clock was put back.
      if (before && Math.abs(now() - before.at) < BASE_KNOWN_MS) return before.base;
      // Asked once by however many clips come at once.
      const base = redis.hget(keys.turns(queue), ":base").then((written) => Number(written ?? 0));
      known.set(queue, { base, at: now() });
      base.catch(() => known.delete(queue));
      return base;
    },
    /** Moves the base of a queue whose clock has gone far. `looks`: all its jobs are to be looked through so often yet. */
    async moveBase(queue: string): Promise<{ base: number; looks: number }> {
      const [written, moved, looks] = await moveBase(
        { turns: keys.turns(queue) },
        { half: HALF, looks: LOOKS },
      );
      const base = Number(written);
      known.set(queue, { base: Promise.resolve(base), at: now() });
      if (moved === 1) await forgetTags(queue);
      return { base, looks };
    },
    /** All jobs of a queue have been looked through once. */
    async looked(queue: string): Promise<void> {
      const turns = keys.turns(queue);
      if ((await redis.hincrby(turns, ":looks", -1)) <= 0) await redis.hdel(turns, ":looks");
    },
  };
}
