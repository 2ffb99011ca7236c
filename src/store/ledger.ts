import type { Redis } from "ioredis";
import { createScript } from "./script.ts";

/** Spent credits come back after this long: a rolling day, in milliseconds. */
export const WINDOW_MS = 24 * 60 * 60 * 1000;

/**
 * The ledger's rules as Lua functions, for scripts that change a clip and its credits in one step.
 *
 * An account lives under a base key: `:sum` (hash with `spent` and `reserved`), `:held` (hash: clip → amount
 * reserved) and `:spends` (sorted set of `clip|amount` by time). Amounts are whole numbers. At any moment
 * granted − spent − reserved = available, where granted is what the caller says the account has.
 */
export const LEDGER_LUA = `
local function ledger_forget_old(base, now, window)
  local old = redis.call('ZRANGEBYSCORE', base .. ':spends', '-inf', now - window)
  for _, entry in ipairs(old) do
    local amount = tonumber(string.match(entry, '|(%d+)$'))
    redis.call('HINCRBY', base .. ':sum', 'spent', -amount)
    redis.call('ZREM', base .. ':spends', entry)
  end
end

local function ledger_used(base, now, window)
  ledger_forget_old(base, now, window)
  local sums = redis.call('HMGET', base .. ':sum', 'spent', 'reserved')
  return tonumber(sums[1] or 0), tonumber(sums[2] or 0)
end

local function ledger_reserve(base, clip, amount)
  if amount <= 0 then return end
  redis.call('HSET', base .. ':held', clip, amount)
  redis.call('HINCRBY', base .. ':sum', 'reserved', amount)
end

-- Ends a reservation: what was used is spent, the rest is free again. Once only, however often it is called.
local function ledger_settle(base, clip, used, now)
  local held = tonumber(redis.call('HGET', base .. ':held', clip) or 0)
  if held == 0 then return end
  redis.call('HDEL', base .. ':held', clip)
  redis.call('HINCRBY', base .. ':sum', 'reserved', -held)
  if used > 0 then
    redis.call('ZADD', base .. ':spends', now, clip .. '|' .. string.format('%d', used))
    redis.call('HINCRBY', base .. ':sum', 'spent', used)
  end
end

-- Spent at once, without having been reserved.
local function ledger_book(base, clip, amount, now)
  ledger_reserve(base, clip, amount)
  ledger_settle(base, clip, amount, now)
end

-- What was settled turns out to have been another amount; nothing once it has left the window.
local function ledger_correct(base, clip, from, to)
  local entry = clip .. '|' .. string.format('%d', from)
  local at = redis.call('ZSCORE', base .. ':spends', entry)
  if from == to or not at then return end
  redis.call('ZREM', base .. ':spends', entry)
  redis.call('HINCRBY', base .. ':sum', 'spent', to - from)
  if to > 0 then redis.call('ZADD', base .. ':spends', at, clip .. '|' .. string.format('%d', to)) end
end
`;

export interface Balance {
  spent: number;
  reserved: number;
  /** When the oldest spending leaves the window, milliseconds since 1970. */
  nextBackAt?: number;
}

/** Reads an account's balance at one moment. */
export function createBalanceReader(redis: Redis) {
  const read = createScript<[number, number, string | null]>(
    redis,
    `${LEDGER_LUA}
local spent, reserved = ledger_used(KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]))
local oldest = redis.call('ZRANGE', KEYS[1] .. ':spends', 0, 0, 'WITHSCORES')
return { spent, reserved, oldest[2] or false }`,
  );
  return async (base: string, now: number): Promise<Balance> => {
    const [spent, reserved, oldest] = await read([base], [now, WINDOW_MS]);
    return { spent, reserved, ...(oldest === null ? {} : { nextBackAt: Number(oldest) + WINDOW_MS }) };
  };
}
