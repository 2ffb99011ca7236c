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
  const read = createScript<[number, number, string | null]>(redis, "read-balance");
  const spend = createScript<number>(redis, "spend-at-once");
  return {
    /** An account's balance at this moment; "money" counts millionths of a US dollar. */
    async balance(account: string): Promise<Balance> {
      const [spent, reserved, oldest] = await read(
        { ledger: keys.ledger(account) },
        { now: now(), window: WINDOW_MS },
      );
      return { spent, reserved, ...(oldest === null ? {} : { nextBackAt: Number(oldest) + WINDOW_MS }) };
    },
    /**
     * Books a small sum against the day's money at once, for work too short to be worth a reservation; whether it
     * still reached. Amounts in millionths of a US dollar.
     */
    async spendMoney(id: string, amount: number, granted: number): Promise<boolean> {
      const answer = await spend(
        { ledger: keys.ledger("money") },
        { id, amount, granted, now: now(), window: WINDOW_MS },
      );
      return answer === 1;
    },
  };
}
