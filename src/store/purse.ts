import { BUDGETS, type Budgets, type CommunityPurse, type Purse } from "../core/access/purse.ts";
import { calendarAt, sayDay } from "./calendar.ts";
import { type ChargeName, MONEY, MONEY_OF_MONTH, moneyOf } from "./charged-accounts.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import type { Balance, Ledgers, MonthlyPurse } from "./ledger.ts";
import { createScript } from "./script.ts";
import { underVersion } from "./under-version.ts";

/** From this share of the day's money on, whoever runs the bot is told. */
const ALARM_AT = 0.8;
const ALARM_EVERY_MS = 24 * 60 * 60 * 1000;

const micros = (usd: number) => Math.round(usd * 1_000_000);
const dollars = (amount: number) => amount / 1_000_000;

/** What each of a clip's ledgers of money may have spent, in millionths of a dollar. */
export type MoneyGrants = Readonly<Record<Extract<ChargeName, `money${string}`>, number | undefined>>;

/** The money for paid backends, over all processes: what the settings give, or what was set in the chat over them. */
export function createPurse({
  redis,
  keys,
  ledgers,
  now,
  timeZone,
}: {
  redis: Connection;
  keys: Keys;
  ledgers: Pick<Ledgers, "balances" | "spend">;
  now: () => number;
  timeZone: string;
}) {
  const claim = createScript<number>(redis, "claim-note");
  const beginMonths = createScript<null>(redis, "begin-months");

  /** What was set in the chat; a community's own by its account. */
  const setInChat = underVersion(async (): Promise<Readonly<Record<string, number>>> => {
    const written = Object.entries(await redis.hgetall(keys.budgets));
    return Object.fromEntries(written.map(([name, usd]) => [name, Number(usd)]));
  });

  /**
   * As they hold now. `group`: the account of a community, whose own counts before what is set for all. `version`: that of
   * access, for whoever has it looked at again in the step that spends: what is known under it isn't read again.
   */
  async function budgets(settings: Budgets, group?: string, version?: string): Promise<Budgets> {
    const inChat = await setInChat(version);
    const held = Object.fromEntries(BUDGETS.map((name) => [name, inChat[name] ?? settings[name]]));
    const own = group === undefined ? undefined : inChat[group];
    return { ...settings, ...held, ...(own === undefined ? {} : { groupMonthly: own }) };
  }

  function monthly({ monthly: usd, clipBeyond }: Budgets): MonthlyPurse | undefined {
    if (usd === undefined) return undefined;
    const { daysLeft } = calendarAt(now(), timeZone);
    return { monthly: micros(usd), daysLeft, beyond: micros(clipBeyond) };
  }

  async function today(settings: Budgets): Promise<Purse> {
    const holds = await budgets(settings);
    const [day, month] = (await ledgers.balances([MONEY, MONEY_OF_MONTH])) as [Balance, Balance];
    const { dayEnds, monthEnds } = calendarAt(now(), timeZone);
    const purse = monthly(holds);
    const share = purse ? shareOf(purse, month.spent - day.spent) : Number.POSITIVE_INFINITY;
    const budget = Math.min(micros(holds.daily), share);
    const left = (granted: number, { spent, reserved }: { spent: number; reserved: number }) =>
      dollars(Math.max(0, granted - spent - reserved));
    const leftOfMonth = purse ? left(purse.monthly, month) : Number.POSITIVE_INFINITY;
    return {
      budget: dollars(budget),
      spent: dollars(day.spent),
      atStake: dollars(day.reserved),
      left: Math.min(left(budget, day), leftOfMonth),
      moreOn: sayDay(leftOfMonth === 0 ? monthEnds : dayEnds, timeZone),
      ...(purse && {
        month: {
          budget: dollars(purse.monthly),
          spent: dollars(month.spent),
          atStake: dollars(month.reserved),
          left: leftOfMonth,
          moreOn: sayDay(monthEnds, timeZone),
        },
      }),
    };
  }

  async function ofCommunity(settings: Budgets, community: string): Promise<CommunityPurse> {
    const { groupMonthly } = await budgets(settings, community);
    const [{ spent, reserved }] = (await ledgers.balances([moneyOf(community)])) as [Balance];
    const left = groupMonthly === undefined ? 0 : Math.max(0, micros(groupMonthly) - spent - reserved);
    return {
      spent: dollars(spent),
      atStake: dollars(reserved),
      ...(groupMonthly !== undefined && { bound: { budget: groupMonthly, left: dollars(left) } }),
      moreOn: sayDay(calendarAt(now(), timeZone).monthEnds, timeZone),
    };
  }

  return {
    /** Once for an installation that had the day's money alone. */
    begin: () => beginMonths({ day: keys.ledger(MONEY), month: keys.ledger(MONEY_OF_MONTH) }, {}),
    budgets,
    /** Which of them were set in the chat. */
    set: () => setInChat(),
    monthly,
    today,
    /** `community`: its account. */
    ofCommunity,
    /** When a ledger of money has more again, as people write that day. */
    moreOn(name: keyof MoneyGrants): string {
      const { dayEnds, monthEnds } = calendarAt(now(), timeZone);
      return sayDay(name === "money" ? dayEnds : monthEnds, timeZone);
    },
    /** `share`: how much of a month's money the payer may take, 1 for all of it. */
    grants(holds: Budgets, share: number): MoneyGrants {
      return {
        money: micros(holds.daily),
        moneyMonth: holds.monthly === undefined ? undefined : micros(holds.monthly),
        moneyPerson: holds.monthly === undefined ? undefined : Math.floor(micros(holds.monthly) * share),
        moneyGroup: holds.groupMonthly === undefined ? undefined : micros(holds.groupMonthly),
      };
    },
    /** The accounts of money a clip would be held against, besides the two that are everybody's. */
    accountsOf: (account: string, community: string | undefined) => ({
      moneyPerson: moneyOf(account),
      ...(community === undefined ? {} : { moneyGroup: moneyOf(community) }),
      moneyMonth: MONEY_OF_MONTH,
      money: MONEY,
    }),
    /** Books what a language model costs; whether it was there. `within`: further accounts and what they may have spent. */
    async spend(
      id: string,
      amount: number,
      settings: Budgets,
      within: (dailyMicros: number) => Readonly<Record<string, number>>,
    ): Promise<boolean> {
      const holds = await budgets(settings);
      const daily = micros(holds.daily);
      const purse = monthly(holds);
      return ledgers.spend(
        id,
        amount,
        { ...within(daily), [MONEY_OF_MONTH]: purse?.monthly, [MONEY]: daily },
        purse,
      );
    },

    /** How it stands where four fifths of the day's are gone or at stake and nobody was told yet; once a day over all processes. */
    async alarm(settings: Budgets): Promise<Purse | undefined> {
      const money = await today(settings);
      // A budget of nothing is a decision, and no news.
      if (money.budget <= 0 || money.spent + money.atStake < money.budget * ALARM_AT - 1e-9) return undefined;
      const isNews = (await claim({ note: keys.moneyAlarm }, { value: "1", ttlMs: ALARM_EVERY_MS })) === 1;
      return isNews ? money : undefined;
    },
  };
}

/** See `purse.lua`, which decides. */
function shareOf({ monthly, daysLeft }: MonthlyPurse, spentBefore: number): number {
  return Math.floor(Math.max(0, monthly - spentBefore) / daysLeft);
}
