import type { Logger } from "pino";
import type { Budgets } from "../src/core/access/purse.ts";
import type { Store } from "../src/store/store.ts";

/** Tells the log, once a day over all processes, that the day's money for paid backends is nearly used up. */
export function createMoneyWatch({
  record,
  budgets,
  log,
}: {
  record: Pick<Store, "purse">;
  /** As the settings have them. */
  budgets: Budgets;
  log: Pick<Logger, "warn">;
}): { look(): Promise<void> } {
  return {
    async look() {
      const money = await record.purse.alarm(budgets);
      if (!money) return;
      const { budget, spent, atStake, left } = money;
      const say = (usd: number) => `$${usd.toFixed(2)}`;
      log.warn(
        { budgetUsd: budget, spentUsd: spent, atStakeUsd: atStake, leftUsd: left },
        `four fifths of the day's money for paid models are gone: ${say(spent)} spent and ${say(atStake)} set aside of ${say(budget)}; ${say(left)} are left, and after that there are drafts only`,
      );
    },
  };
}
