import type { Redis } from "ioredis";
import { LEDGER_LUA, WINDOW_MS } from "./ledger.ts";
import { createScript } from "./script.ts";

/**
 * Books a small sum against the day's money at once, for work too short to be worth a reservation; whether it
 * still reached. Amounts in millionths of a US dollar.
 */
export function createDailyMoney({ redis, base, now }: { redis: Redis; base: string; now: () => number }) {
  const spend = createScript<number>(
    redis,
    `${LEDGER_LUA}
local amount, granted, now = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local spent, reserved = ledger_used(KEYS[1], now, tonumber(ARGV[5]))
if amount > granted - spent - reserved then return 0 end
ledger_reserve(KEYS[1], ARGV[1], amount)
ledger_settle(KEYS[1], ARGV[1], amount, now)
return 1`,
  );
  return async (id: string, amount: number, granted: number): Promise<boolean> =>
    (await spend([base], [id, amount, granted, now(), WINDOW_MS])) === 1;
}
