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

export type Ledgers = ReturnType<typeof createLedgers>;

/** What accounts have spent and hold; the rules are in `scripts/includes/ledger.lua`. */
export function createLedgers({ redis, keys, now }: { redis: Connection; keys: Keys; now: () => number }) {
  const read = createScript<[number, number, number, string | null]>(redis, "read-balance");
  const spend = createScript<number>(redis, "spend-at-once");
  /** An account's balance at this moment; "money" counts millionths of a US dollar. */
  async function balance(account: string): Promise<Balance> {
    const ledger = keys.ledger(account);
    for (;;) {
      const [spent, reserved, more, oldest] = await read({ ledger }, { now: now(), window: WINDOW_MS });
      if (more === 1) continue;
      return { spent, reserved, ...(oldest === null ? {} : { nextBackAt: Number(oldest) + WINDOW_MS }) };
    }
  }

  return {
    balance,
    /**
     * Books a small sum to several accounts at once, to all or none, for work too short to be worth a reservation;
     * whether it still reached. `granted`: what each account may have spent. Money in millionths of a US dollar.
     */
    async spend(id: string, amount: number, granted: Readonly<Record<string, number>>): Promise<boolean> {
      const accounts = Object.keys(granted);
      const spendNow = () =>
        spend(
          { ledgers: accounts.flatMap((account) => keys.ledger(account)) },
          { id, amount, granted: Object.values(granted), now: now(), window: WINDOW_MS },
        );
      let answer = await spendNow();
      while (answer === 2) {
        for (const account of accounts) await balance(account);
        answer = await spendNow();
      }
      return answer === 1;
    },
  };
}
