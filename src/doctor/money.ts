import type { Finding } from "../core/ports/finding.ts";
import type { Config } from "../host/config.ts";
import { redisPlaceOf } from "../host/private-redis.ts";
import { reachRedis } from "../host/redis.ts";
import { createDayMoney, type DayMoney } from "../store/day-money.ts";
import { createKeys } from "../store/keys.ts";
import { createLedgers } from "../store/ledger.ts";
import { createRedisNotebook } from "../store/notebook.ts";

/** What the bot has written down about its money. */
export interface MoneyNotes {
  today: DayMoney;
  /** Of a backend: whether it was refused as unpaid within the last minutes. */
  isUnpaid(backend: string): Promise<boolean>;
  close(): void;
}

/** Reads the bot's own record, which a private Redis has only while the bot runs; undefined where it can't be reached. */
export async function readMoneyNotes(config: Config): Promise<MoneyNotes | undefined> {
  const redis = await reachRedis(redisPlaceOf(config)).catch(() => undefined);
  if (!redis) return undefined;
  const keys = createKeys(config.redis.prefix);
  const ledgers = createLedgers({ redis, keys, now: Date.now });
  try {
    return {
      today: await createDayMoney({ redis, keys, ledgers }).today(config.credits.budgetUsd),
      isUnpaid: async (backend) =>
        (await createRedisNotebook(redis, keys.notebook(backend)).get("out-of-money")) !== undefined,
      close: () => redis.disconnect(),
    };
  } catch {
    redis.disconnect();
    return undefined;
  }
}

/** How much of the day's money is spent, at stake and left. */
export function checkDayMoney(today: DayMoney | undefined): Finding {
  const about = "Today's money";
  if (!today) {
    return {
      about,
      verdict: "off",
      detail: "the bot's Redis isn't running, so what was spent can't be read",
    };
  }
  const { budget, spent, atStake, left } = today;
  const say = (usd: number) => `$${usd.toFixed(2)}`;
  const detail = `${say(spent)} spent in the last 24 hours, ${say(atStake)} set aside for orders under way, ${say(left)} left of DAILY_BUDGET_USD=${budget}`;
  if (budget === 0 || left > 0) return { about, verdict: "good", detail };
  return {
    about,
    verdict: "warning",
    detail,
    remedy: "Until some of it comes back there are drafts only; raise DAILY_BUDGET_USD for more.",
  };
}
