import type { WrittenPlans } from "../core/access/plans.ts";
import type { Purse } from "../core/access/purse.ts";
import type { Finding } from "../core/ports/finding.ts";
import type { Config } from "../host/config.ts";
import { redisPlaceOf } from "../host/private-redis.ts";
import { reachRedis } from "../host/redis.ts";
import { createAccessStore } from "../store/access.ts";
import { createKeys } from "../store/keys.ts";
import { createLedgers } from "../store/ledger.ts";
import { createRedisNotebook } from "../store/notebook.ts";
import { createPurse } from "../store/purse.ts";

/** What the bot has written down about its money. */
export interface MoneyNotes {
  today: Purse;
  /** What was set of the plans in the chat. */
  plans: WrittenPlans;
  /** Of a backend: whether it was refused as unpaid within the last minutes. */
  isUnpaid(backend: string): Promise<boolean>;
  close(): void;
}

/** Reads the bot's own record, which a private Redis has only while the bot runs; undefined where it can't be reached. */
export async function readMoneyNotes(config: Config): Promise<MoneyNotes | undefined> {
  const redis = await reachRedis(redisPlaceOf(config)).catch(() => undefined);
  if (!redis) return undefined;
  const keys = createKeys(config.redis.prefix);
  const { timeZone } = config;
  const ledgers = createLedgers({ redis, keys, now: Date.now, timeZone });
  const purse = createPurse({ redis, keys, ledgers, now: Date.now, timeZone });
  try {
    return {
      today: await purse.today(config.credits.budgets),
      plans: await createAccessStore({ redis, keys, now: Date.now, pseudonym: async (id) => id }).plans(),
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
export function checkDayMoney(today: Purse | undefined): Finding {
  const about = "Today's money";
  if (!today) {
    return {
      about,
      verdict: "off",
      detail: "the bot's Redis isn't running, so what was spent can't be read",
    };
  }
  const { budget, spent, atStake, left, month, moreOn } = today;
  const say = (usd: number) => `$${usd.toFixed(2)}`;
  const ofMonth = month
    ? `; this month ${say(month.spent)} spent, ${say(month.left)} left of ${say(month.budget)}`
    : "";
  const detail = `${say(spent)} spent today, ${say(atStake)} set aside for orders under way, ${say(left)} left of ${say(budget)}${ofMonth}`;
  if (budget === 0 || left > 0) return { about, verdict: "good", detail };
  return {
    about,
    verdict: "warning",
    detail,
    remedy: `Until ${moreOn} there are drafts only; raise ${month && month.left === 0 ? "MONTHLY_BUDGET_USD" : "DAILY_BUDGET_USD"} for more.`,
  };
}
