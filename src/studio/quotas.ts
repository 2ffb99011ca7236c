import type { Quota, Studio } from "../core/ports/studio.ts";
import type { Surface } from "../core/surface.ts";
import { draftsOf, groupAccount, monthOf } from "../store/charged-accounts.ts";
import type { Store } from "../store/store.ts";
import { type AdmissionLimits, groupCredits } from "./means.ts";
import type { Standings } from "./standings.ts";

/** Tells what a person has, what of it is used, and when more comes. */
export function createQuotas({
  record: { ledgers, line, people, purse, wallets },
  standings,
  limits,
}: {
  record: Pick<Store, "ledgers" | "line" | "people" | "purse" | "wallets">;
  standings: Pick<Standings, "planOf">;
  limits: AdmissionLimits;
}): Studio["quota"] {
  async function groupQuota(surface: Surface): Promise<Quota["group"]> {
    if (surface.group === undefined) return undefined;
    const settings = await people.groupSettings(surface.platform, surface.group);
    const granted = groupCredits(limits, settings);
    if (granted === undefined) return undefined;
    const ledger = await people.ledgerOfGroup(surface.platform, surface.group);
    const { spent, reserved } = await ledgers.balance(groupAccount(surface.platform, ledger));
    return { granted, spent, reserved, available: Math.max(0, granted - spent - reserved) };
  }

  /** What is left of something that a plan may bound; undefined: it doesn't. */
  async function windowQuota(account: string, granted: number | null) {
    if (granted === null) return undefined;
    const { spent, reserved, nextBackAt } = await ledgers.balance(account);
    const available = Math.max(0, granted - spent - reserved);
    return { granted, available, ...(nextBackAt === undefined ? {} : { nextBackAt }) };
  }

  async function poolOf({ platform, group }: Surface): Promise<number> {
    if (group === undefined) return 0;
    return (await wallets.of(groupAccount(platform, await people.ledgerOfGroup(platform, group)))).left;
  }

  return async (person, surface) => {
    const account = await people.account(person.id);
    const own = await standings.planOf(person, surface);
    const { name: plan, creditsPerDay: granted, clipsInFlight: most } = own;
    const [{ spent, reserved, nextBackAt }, inFlight, group, month, drafts, money, pool, wallet] =
      await Promise.all([
        ledgers.balance(account),
        line.countInFlight(account),
        groupQuota(surface),
        windowQuota(monthOf(account), own.creditsPerMonth),
        windowQuota(draftsOf(account), own.draftsPerHour),
        purse.today(limits.budgets),
        poolOf(surface),
        wallets.of(account),
      ]);
    return {
      plan,
      granted,
      spent,
      reserved,
      available: granted - spent - reserved,
      ...(nextBackAt === undefined ? {} : { nextBackAt }),
      clipsInFlight: { now: inFlight, most },
      ...(month && { month }),
      ...(drafts && { drafts }),
      pool,
      lots: wallet.lots.map(({ kind, left, ends }) => ({
        kind,
        left,
        ...(ends === undefined ? {} : { ends }),
      })),
      debt: wallet.debt,
      money: { isLeft: money.left > 0, moreOn: money.moreOn },
      ...(group === undefined ? {} : { group }),
    };
  };
}
