import type { Pace } from "../core/ports/pace.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** No line is so long; a turn further off was given by a clock that was wrong. */
const LONGEST_MS = 24 * 3600_000;

/** A Pace in Redis, for all processes of an installation together. `now`: for tests; else Redis's own clock. */
export function createRedisPace({
  redis,
  keys,
  now,
}: {
  redis: Connection;
  keys: Pick<Keys, "turnsOf" | "pauseOf">;
  now?: () => number;
}): Pace {
  const takeTurn = createScript<number>(redis, "take-turn");
  const spendTurn = createScript<null>(redis, "spend-turn");
  const pauseTurns = createScript<null>(redis, "pause-turns");

  return {
    turn: ({ key, id, rates, keep }) =>
      takeTurn(
        { turns: keys.turnsOf(key), pause: keys.pauseOf(key) },
        { now: now?.(), id, keep, rates, longest: LONGEST_MS },
      ),
    async spent({ key, id }) {
      await spendTurn({ turns: keys.turnsOf(key) }, { now: now?.(), id });
    },
    async pause(key, ms) {
      await pauseTurns({ pause: keys.pauseOf(key) }, { now: now?.(), ms: Math.max(1, Math.ceil(ms)) });
    },
  };
}
