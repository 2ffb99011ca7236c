import type { Logger } from "pino";
import type { Store } from "../src/store/store.ts";

/** Tells the log, once a day over all processes, that the day's money for paid backends is nearly used up. */
export function createMoneyWatch({
  record,
  budgetUsd,
  log,
}: {
  record: Pick<Store, "dayMoney">;
  /** US dollars a day for paid backends. */
  budgetUsd: number;
  log: Pick<Logger, "warn">;
}): { look(): Promise<void> } {
  return {
    async look() {
      const money = await record.dayMoney.alarm(budgetUsd);
      if (!money) return;
      const { budget, spent, atStake, left } = money;
      const say = (usd: number) => `$${usd.toFixed(2)}`;
      log.warn(
        { budgetUsd: budget, spentUsd: spent, atStakeUsd: atStake, leftUsd: left },
        `four fifths of the day's money for paid models are gone: ${say(spent)} spent and ${say(atStake)} set aside of DAILY_BUDGET_USD=${budget}; ${say(left)} are left, and after that there are drafts only`,
      );
    },
  };
}
