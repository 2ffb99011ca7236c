import { accountMadeAt } from "../core/access/account-age.ts";
import type { Person } from "../core/access/person.ts";
import type { Plan } from "../core/access/plans.ts";
import type { Budgets } from "../core/access/purse.ts";
import { UserMistake } from "../core/errors.ts";
import type { Asked, GroupSettings } from "../core/ports/studio.ts";
import type { Admitted } from "../store/admission.ts";
import { type ChargeName, groupAccount, lossesOf, monthOf, uploadsOf } from "../store/charged-accounts.ts";
import type { Store } from "../store/store.ts";
import type { Prepared } from "./prepare.ts";
import type { Price } from "./price.ts";
import { refusal } from "./refusals.ts";
import type { Look } from "./standings.ts";

/** How much of a day's money one account's failed clips may cost the host before it gets no more paid ones that day. */
const LOSS_SHARE = 0.2;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface AdmissionLimits {
  queue: number;
  /** Days an account has to be old for what costs money, where its platform tells. */
  leastAccountDays: number;
  /** Days they have to belong to a community for what costs money there, where its platform tells. */
  leastMemberDays: number;
  minFreeDiskBytes: number;
  perGroup: number | undefined;
  total: number | undefined;
  /** Drafts that each community may have rendered a day by a vote; 0: there are no votes. */
  votedPerDay: number;
  budgets: Budgets;
}

export type Means = ReturnType<typeof createMeans>;

/** What people, communities and everybody together may spend, and what is told where it doesn't reach. */
export function createMeans({
  record,
  limits,
}: {
  record: Pick<Store, "ledgers" | "people" | "purse" | "wallets">;
  limits: AdmissionLimits;
}) {
  async function settingsOf({
    platform,
    group,
  }: Pick<Asked["surface"], "platform" | "group">): Promise<GroupSettings> {
    return group === undefined ? {} : record.people.groupSettings(platform, group);
  }

  /** The account of a community: under the id it had first, where it has another one by now. */
  async function communityOf({
    platform,
    group,
  }: Pick<Asked["surface"], "platform" | "group">): Promise<string | undefined> {
    if (group === undefined) return undefined;
    return groupAccount(platform, await record.people.ledgerOfGroup(platform, group));
  }

  /**
   * The first of the accounts without this much left, or with nothing at all: whoever has less than a whole credit or a
   * millionth of a dollar can pay for no language model's answer either.
   */
  async function tooLittleFor(
    asked: Pick<Asked, "surface">,
    look: Look,
    { credits, usdMicros }: Pick<Price, "credits" | "usdMicros">,
  ): Promise<{ because: ChargeName; left: number } | undefined> {
    const { account } = look;
    const { granted: given, budgets } = await grantsOf(asked, look);
    const isMonthly = budgets.monthly !== undefined;
    const community = await communityOf(asked.surface);
    const money = record.purse.accountsOf(account, community);
    const accounts = [
      { because: "person", account, least: credits },
      { because: "month", account: monthOf(account), least: credits },
      ...(community === undefined ? [] : [{ because: "group", account: community, least: credits } as const]),
      { because: "total", account: "total", least: credits },
      ...(Object.entries(money) as [keyof typeof money, string][]).map(([because, of]) => ({
        because,
        account: of,
        least: usdMicros,
      })),
    ] as const;
    const wallet = await record.wallets.of(account);
    if (credits > 0 && wallet.debt > 0) return { because: "debt", left: wallet.debt };
    const further = wallet.left + (community === undefined ? 0 : (await record.wallets.of(community)).left);
    const bounded = accounts.filter(({ because }) => given[because] !== undefined);
    const balances = await record.ledgers.balances(bounded.map(({ account }) => account));
    for (const [index, { because, least }] of bounded.entries()) {
      const most = given[because] ?? 0;
      const { spent, reserved } = balances[index] as (typeof balances)[number];
      let left = Math.max(0, most - spent - reserved);
      // What a plan has not is taken of what was given or bought.
      if (because === "person" || because === "month") left += further;
      if (because === "money" && isMonthly) {
        left = Math.min(left, Math.round((await record.purse.today(limits.budgets)).left * 1_000_000));
        // One clip may take more than today has left of a month's money; the step that records decides.
        if (left > 0) continue;
      }
      if (left < Math.max(1, least)) return { because, left };
    }
    return undefined;
  }

  /** Accounts made for the purpose, and who has just come in, get nothing that costs money. */
  function checkAge(
    person: Pick<Person, "id" | "memberSince">,
    { price, request }: Prepared,
    now: number,
  ): void {
    if (price.usdMicros === 0 || request.draft) return;
    checkAgeFor("clips that cost money here", person, limits, now);
  }

  /** Nobody can go on asking for paid clips that cost them nothing; what is under way when this comes to count is all that goes beyond it. */
  async function checkLosses(
    { account, price, request }: Prepared,
    { version }: Pick<Look, "version">,
  ): Promise<void> {
    if (price.usdMicros === 0 || request.draft) return;
    const { spent } = await record.ledgers.balance(lossesOf(account));
    const { daily } = await record.purse.budgets(limits.budgets, undefined, version);
    // Of a budget of nothing everything is too much; whose clip never failed is told of the budget.
    if (spent === 0 || spent < daily * LOSS_SHARE * 1_000_000) return;
    throw new UserMistake(
      "too-much-lost",
      "Too many of your clips failed today after they had been paid for, so paid models are closed to you for now. Try a free draft, or come back tomorrow.",
    );
  }

  /**
   * Credits (or millionths of a dollar) each account has in its window, by the plans and budgets as they held when it was
   * looked how they stand.
   */
  async function grantsOf(
    { surface }: Pick<Asked, "surface">,
    { plan, version, isAdmin }: Look,
  ): Promise<{ granted: Admitted["granted"]; budgets: Budgets }> {
    const [settings, budgets] = await Promise.all([
      settingsOf(surface),
      record.purse.budgets(limits.budgets, await communityOf(surface), version),
    ]);
    return {
      budgets,
      granted: {
        drafts: plan.draftsPerHour ?? undefined,
        person: plan.creditsPerDay,
        month: plan.creditsPerMonth ?? undefined,
        group: groupCredits(limits, settings),
        total: limits.total,
        // It is their money.
        ...record.purse.grants(budgets, isAdmin ? 1 : plan.moneyShare),
      },
    };
  }

  /** Books what somebody is about to send, once for one message; throws UserMistake where their plan has no room for it. */
  async function bookUpload({
    id,
    account,
    plan,
    bytes,
  }: {
    id: string;
    account: string;
    plan: Plan;
    bytes: number;
  }): Promise<void> {
    const { uploadBytesPerDay: most } = plan;
    if (bytes <= 0 || most === null) return;
    if (await record.ledgers.spend(id, Math.ceil(bytes), { [uploadsOf(account)]: most })) return;
    throw new UserMistake(
      "too-many-uploads",
      `Your plan (${plan.name}) takes files of ${Math.floor(most / 1_000_000)} MB in any 24 hours, and with this it would be more. Send a smaller one, or come back tomorrow.`,
    );
  }

  /** What somebody is told whose clip one of the accounts doesn't reach for. */
  async function tooShort(
    asked: Pick<Asked, "surface">,
    look: Look,
    short: { because: ChargeName | "queue" | "queue-share"; left: number },
    price: Pick<Price, "credits" | "usdMicros">,
    about?: string,
  ): Promise<UserMistake> {
    const { granted } = await grantsOf(asked, look);
    const { money = 0, moneyMonth = money, moneyGroup = money, moneyPerson = money } = granted;
    const { moreOn } = record.purse;
    return refusal({
      ...short,
      price,
      plan: look.plan,
      mostMicros: Math.min(money, moneyMonth, moneyGroup, moneyPerson),
      moreOn,
      ...(about === undefined ? {} : { about }),
    });
  }

  return { settingsOf, tooLittleFor, grantsOf, checkAge, checkLosses, tooShort, bookUpload };
}

/** Accounts made for the purpose, and who has just come in, have no part in what costs money: throws UserMistake for them. */
export function checkAgeFor(
  what: string,
  person: Pick<Person, "id" | "memberSince">,
  { leastAccountDays, leastMemberDays }: Pick<AdmissionLimits, "leastAccountDays" | "leastMemberDays">,
  now: number,
): void {
  // Where no age is asked for, a platform's clock that is ahead of ours is none.
  const daysLeft = (since: number | undefined, least: number) =>
    since === undefined || least === 0 ? 0 : Math.ceil((since - now) / DAY_MS + least);
  const account = daysLeft(accountMadeAt(person), leastAccountDays);
  const left = Math.max(account, daysLeft(person.memberSince, leastMemberDays));
  if (left <= 0) return;
  const who = left === account ? "Your account is too new" : "You have been here too short a time";
  throw new UserMistake(
    "account-too-new",
    `${who} for ${what}: that begins in ${left === 1 ? "a day" : `${left} days`}. Drafts are yours now: /video with --draft.`,
  );
}

/** What a community may spend: its managers' choice, but no more than the installation lets it. undefined: no limit. */
export function groupCredits(
  { perGroup }: Pick<AdmissionLimits, "perGroup">,
  { creditsPerDay }: GroupSettings,
): number | undefined {
  if (perGroup === undefined || creditsPerDay === undefined) return creditsPerDay ?? perGroup;
  return Math.min(perGroup, creditsPerDay);
}
