import type { Person } from "../core/access/person.ts";
import type { Surface } from "../core/surface.ts";
import { calendarAt } from "./calendar.ts";
import type { Keys } from "./keys.ts";

/** What can stand in a clip's way, by the ledger it is held against. */
export type ChargeName =
  | "drafts"
  /** Something bought was taken back after it had been spent. */
  | "debt"
  | "person"
  | "month"
  | "group"
  | "total"
  | "moneyPerson"
  | "moneyGroup"
  | "moneyMonth"
  | "money";

/** A ledger that a clip is held against. */
export interface ChargedAccount {
  name: Exclude<ChargeName, "drafts" | "debt">;
  account: string;
  /** Of its ledger. */
  keys: readonly string[];
  unit: "credits" | "usd";
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Account of the day's money, and of the month's, in millionths of a US dollar. */
export const MONEY = "money";
export const MONEY_OF_MONTH = "money-month";

/**
 * The ledgers of one clip: its payer's, the community's, everyone's together, and the money for backends: by the month of
 * its payer, of the community and of all, and last the day's.
 */
export function chargedAccounts(
  keys: Keys,
  clip: { account: Person["id"]; surface: Pick<Surface, "platform" | "group">; groupLedger?: string },
): ChargedAccount[] {
  const { platform, group } = clip.surface;
  const community = group === undefined ? undefined : groupAccount(platform, clip.groupLedger ?? group);
  return [
    charged(keys, "person", clip.account, "credits"),
    charged(keys, "month", monthOf(clip.account), "credits"),
    ...(community === undefined ? [] : [charged(keys, "group", community, "credits")]),
    charged(keys, "total", "total", "credits"),
    charged(keys, "moneyPerson", moneyOf(clip.account), "usd"),
    ...(community === undefined ? [] : [charged(keys, "moneyGroup", moneyOf(community), "usd")]),
    charged(keys, "moneyMonth", MONEY_OF_MONTH, "usd"),
    charged(keys, "money", MONEY, "usd"),
  ];
}

function charged(
  keys: Keys,
  name: ChargedAccount["name"],
  account: string,
  unit: ChargedAccount["unit"],
): ChargedAccount {
  return { name, account, keys: keys.ledger(account), unit };
}

/** The wallets of one clip, in the order in which they are used: the community's, then its payer's. */
export function walletsOf(
  keys: Keys,
  clip: { account: Person["id"]; surface: Pick<Surface, "platform" | "group">; groupLedger?: string },
): string[] {
  return [...communityOf(clip), clip.account].map((account) => keys.wallet(account));
}

/** The account of the community a clip was asked for in; none in a direct message. */
export function communityOf({
  surface: { platform, group },
  groupLedger,
}: {
  surface: Pick<Surface, "platform" | "group">;
  groupLedger?: string;
}): string[] {
  return group === undefined ? [] : [groupAccount(platform, groupLedger ?? group)];
}

export function groupAccount(platform: string, group: string): string {
  return `group:${platform}:${group}`;
}

/** Account of an account's credits of 30 days. */
export function monthOf(account: string): string {
  return `30d:${account}`;
}

/** Account of the drafts of an account, within an hour. */
export function draftsOf(account: string): string {
  return `drafts:${account}`;
}

/** Account of the bytes an account has sent within 24 hours. */
export function uploadsOf(account: string): string {
  return `uploads:${account}`;
}

/** Account of what an account or a community takes of a month's money, in millionths of a US dollar. */
export function moneyOf(account: string): string {
  return `money-of:${account}`;
}

/** Account of what the host lost by an account's clips, in millionths of a US dollar: paid for, and no credits for it. */
export function lossesOf(account: string): string {
  return `loss:${account}`;
}

/** Account of what language models cost for an account's films, in millionths of a US dollar; it is part of the day's money. */
export function wordsOfAccount(account: string): string {
  return `words:${account}`;
}

/** Every ledger that goes with a person, whatever it counts. */
export function accountsOfPerson(account: string): string[] {
  return [
    account,
    monthOf(account),
    draftsOf(account),
    uploadsOf(account),
    moneyOf(account),
    lossesOf(account),
  ];
}

/** How far back a ledger counts from now, in milliseconds; `calendar`: that is where its day or month began. */
export interface Window {
  window: number;
  calendar: boolean;
}

/** Money counts by calendar days and months, credits in any 24 hours or 30 days, drafts in any hour. */
export function windowOf(account: string, now: number, timeZone: string): Window {
  if (account === MONEY) return since(calendarAt(now, timeZone).dayBegan, now);
  if (account === MONEY_OF_MONTH || account.startsWith("money-of:"))
    return since(calendarAt(now, timeZone).monthBegan, now);
  if (account.startsWith("30d:")) return rolling(30 * DAY_MS);
  if (account.startsWith("drafts:")) return rolling(HOUR_MS);
  return rolling(DAY_MS);
}

function rolling(window: number): Window {
  return { window, calendar: false };
}

/** What was spent in the very first millisecond of a day is of that day. */
function since(began: number, now: number): Window {
  return { window: now - began + 1, calendar: true };
}
