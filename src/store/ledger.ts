import { calendarAt } from "./calendar.ts";
import { MONEY, MONEY_OF_MONTH, windowOf } from "./charged-accounts.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** Spent credits come back after this long: a rolling day, in milliseconds. */
export const WINDOW_MS = 24 * 60 * 60 * 1000;

export interface Balance {
  spent: number;
  reserved: number;
  /** When the oldest spending leaves the window, milliseconds since 1970. */
  nextBackAt?: number;
}

/** Money kept by the month, in millionths of a US dollar: the scripts' part of it, see `purse.lua`. */
export interface MonthlyPurse {
  monthly: number;
  daysLeft: number;
  beyond: number;
}

export type Ledgers = ReturnType<typeof createLedgers>;

/** What accounts have spent and hold; the rules are in `scripts/includes/ledger.lua`. */
export function createLedgers({
  redis,
  keys,
  now,
  timeZone = "UTC",
}: {
  redis: Connection;
  keys: Keys;
  now: () => number;
  timeZone?: string;
}) {
  const read = createScript<[number, number, number, string | null][]>(redis, "read-balances");
  const spend = createScript<number>(redis, "spend-at-once");

  /** Accounts' balances at one moment, in their order; accounts of money count millionths of a US dollar. */
  async function balances(accounts: readonly string[]): Promise<Balance[]> {
    if (accounts.length === 0) return [];
    for (;;) {
      const at = now();
      const windows = accounts.map((account) => windowOf(account, at, timeZone));
      const ledgers = accounts.flatMap((account) => keys.ledger(account));
      const told = await read({ ledgers }, { now: at, windows });
      if (told.some(([, , more]) => more === 1)) continue;
      const { dayEnds, monthEnds } = calendarAt(at, timeZone);
      return told.map(([spent, reserved, , oldest], index) => {
        if (oldest === null) return { spent, reserved };
        const { window, calendar } = windows[index] as (typeof windows)[number];
        const ends = accounts[index] === MONEY ? dayEnds : monthEnds;
        return { spent, reserved, nextBackAt: calendar ? ends : Number(oldest) + window };
      });
    }
  }

  async function balance(account: string): Promise<Balance> {
    const [found] = await balances([account]);
    return found as Balance;
  }

  return {
    balance,
    balances,
    /**
     * Books a small sum to several accounts at once, to all or none, for work too short to be worth a reservation;
     * whether it still reached. Once for one id. `granted`: what each account may have spent, undefined without limit. Money
     * in millionths of a US dollar; the month's has to stand before the day's.
     */
    async spend(
      id: string,
      amount: number,
      granted: Readonly<Record<string, number | undefined>>,
      purse?: MonthlyPurse,
    ): Promise<boolean> {
      const accounts = Object.keys(granted);
      const spendNow = () => {
        const at = now();
        return spend(
          { ledgers: accounts.flatMap((account) => keys.ledger(account)) },
          {
            id,
            amount,
            charges: accounts.map((account) => ({
              name: account === MONEY ? "money" : account === MONEY_OF_MONTH ? "moneyMonth" : account,
              granted: granted[account] ?? -1,
              ...windowOf(account, at, timeZone),
            })),
            purse,
            now: at,
          },
        );
      };
      let answer = await spendNow();
      while (answer === 2) {
        await balances(accounts);
        answer = await spendNow();
      }
      return answer === 1;
    },
  };
}
