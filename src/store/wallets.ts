import type { Lot, Wallet } from "../core/access/wallet.ts";
import type { AuditLine } from "../core/ports/admin.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** What people and communities were given or bought; the rules are in `scripts/includes/wallet.lua`. */
export function createWallets({ redis, keys, now }: { redis: Connection; keys: Keys; now: () => number }) {
  const addLot = createScript<number>(redis, "add-lot");
  const takeBack = createScript<number>(redis, "take-lots-back");
  const entryOf = (by: string, what: string) => JSON.stringify({ at: now(), by, what } satisfies AuditLine);

  return {
    async of(account: string): Promise<Wallet> {
      const all = Object.entries(await redis.hgetall(keys.wallet(account)));
      const lots = all.map(([id, written]): Lot => ({ ...(JSON.parse(written) as Lot), id }));
      const good = lots
        .filter(({ left, ends = Number.POSITIVE_INFINITY }) => left > 0 && ends > now())
        .sort(inOrder);
      return {
        lots: good,
        left: good.reduce((sum, { left }) => sum + left, 0),
        debt: lots.reduce((sum, { left }) => sum + Math.max(0, -left), 0),
      };
    },

    /** Puts credits in, once for one id; whether they weren't there. `by`, `what`: for the audit. */
    add: async (
      account: string,
      { id, ...lot }: Pick<Lot, "id" | "kind" | "amount" | "ends">,
      by: string,
      what: string,
    ): Promise<boolean> =>
      (await addLot(
        { wallet: keys.wallet(account), audit: keys.audit },
        { id, lot: { ...lot, at: now() }, now: now(), entry: entryOf(by, what) },
      )) === 1,

    /** Takes back what is left of gifts; how much that was. */
    takeBack: (account: string, by: string, what: string): Promise<number> =>
      takeBack({ wallet: keys.wallet(account), audit: keys.audit }, { entry: entryOf(by, what) }),
  };
}

/** As the scripts use them. */
function inOrder(one: Lot, other: Lot): number {
  const gifts = Number(other.kind === "gift") - Number(one.kind === "gift");
  const ends = (one.ends ?? Number.MAX_VALUE) - (other.ends ?? Number.MAX_VALUE);
  return gifts || ends || one.at - other.at || (one.id < other.id ? -1 : 1);
}
