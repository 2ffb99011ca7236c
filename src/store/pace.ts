import type { Redis } from "ioredis";
import type { Pace } from "../core/ports/pace.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** Redis's own clock, or the test's: all processes must agree on the time, whatever their machines say. */
const NOW = `
local time = redis.call('TIME')
local now = tonumber(ARGV[1]) or time[1] * 1000 + math.floor(time[2] / 1000)
`;

/**
 * The turns of one limit stand in a sorted set, those to come as well: a turn may begin when `most` turns ago is
 * `perMs` past, for every rate.
 *
 * KEYS: turns, pause. ARGV: now or "", id, "1" to keep a turn to come, then `most` and `perMs` of each rate.
 */
const TURN = `${NOW}
local paused = tonumber(redis.call('GET', KEYS[2]) or 0)
local due = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[2]) or nil)
if due and due >= paused then return math.max(0, due - now) end
if due then redis.call('ZREM', KEYS[1], ARGV[2]) end
local at, longest = math.max(now, paused), 0
for i = 4, #ARGV, 2 do
  local most, per = tonumber(ARGV[i]), tonumber(ARGV[i + 1])
  longest = math.max(longest, per)
  local before = redis.call('ZREVRANGE', KEYS[1], most - 1, most - 1, 'WITHSCORES')
  if before[2] then at = math.max(at, tonumber(before[2]) + per) end
end
if at > now and ARGV[3] ~= '1' then return at - now end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - longest)
redis.call('ZADD', KEYS[1], at, ARGV[2])
redis.call('PEXPIRE', KEYS[1], at - now + longest)
return at - now`;

/** KEYS: turns. ARGV: now or "", id. */
const SPENT = `${NOW}
redis.call('ZADD', KEYS[1], 'XX', 'GT', now, ARGV[2])`;

/** KEYS: pause. ARGV: now or "", milliseconds. A shorter pause doesn't end a longer one. */
const PAUSE = `${NOW}
if tonumber(redis.call('GET', KEYS[1]) or 0) < now + ARGV[2] then
  redis.call('SET', KEYS[1], now + ARGV[2], 'PX', ARGV[2])
end`;

/** A Pace in Redis, for all processes of an installation together. `now`: for tests; else Redis's own clock. */
export function createRedisPace({
  redis,
  keys,
  now,
}: {
  redis: Redis;
  keys: Pick<Keys, "turnsOf" | "pauseOf">;
  now?: () => number;
}): Pace {
  const turn = createScript<number>(redis, TURN);
  const spent = createScript<null>(redis, SPENT);
  const pause = createScript<null>(redis, PAUSE);
  const time = () => now?.() ?? "";

  return {
    turn: ({ key, id, rates, keep }) =>
      turn(
        [keys.turnsOf(key), keys.pauseOf(key)],
        [time(), id, keep ? "1" : "", ...rates.flatMap(({ most, perMs }) => [most, perMs])],
      ),
    async spent({ key, id }) {
      await spent([keys.turnsOf(key)], [time(), id]);
    },
    async pause(key, ms) {
      await pause([keys.pauseOf(key)], [time(), Math.max(1, Math.ceil(ms))]);
    },
  };
}
