import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import type { Ledgers } from "./ledger.ts";
import { createScript } from "./script.ts";

/** The day's money for paid backends, in US dollars. */
export interface DayMoney {
  budget: number;
  /** Paid, or counted as paid, within 24 hours. */
  spent: number;
  /** Set aside for orders under way. */
  atStake: number;
  left: number;
}

/** From this share of the day's money on, whoever runs the bot is told. */
const ALARM_AT = 0.8;
const ALARM_EVERY_MS = 24 * 60 * 60 * 1000;

/** How the day's money stands, over all processes. */
export function createDayMoney({
  redis,
  keys,
  ledgers,
}: {
  redis: Connection;
  keys: Keys;
  ledgers: Pick<Ledgers, "balance">;
}) {
  const claim = createScript<number>(redis, "claim-note");

  async function today(budgetUsd: number): Promise<DayMoney> {
    const { spent, reserved } = await ledgers.balance("money");
    const dollars = (micros: number) => micros / 1_000_000;
    return {
      budget: budgetUsd,
      spent: dollars(spent),
      atStake: dollars(reserved),
      left: Math.max(0, dollars(Math.round(budgetUsd * 1_000_000) - spent - reserved)),
    };
  }

  return {
    today,
    /** How it stands where four fifths are gone or at stake and nobody was told yet; once a day over all processes. */
    async alarm(budgetUsd: number): Promise<DayMoney | undefined> {
      const money = await today(budgetUsd);
      // A budget of nothing is a decision, and no news.
      if (budgetUsd <= 0 || money.spent + money.atStake < budgetUsd * ALARM_AT - 1e-9) return undefined;
      const isNews = (await claim({ note: keys.moneyAlarm }, { value: "1", ttlMs: ALARM_EVERY_MS })) === 1;
      return isNews ? money : undefined;
    },
  };
}
