import type { Person } from "../core/access/person.ts";
import type { Surface } from "../core/surface.ts";
import type { Keys } from "./keys.ts";

/** A ledger that a clip is held against. */
export interface ChargedAccount {
  name: "person" | "group" | "total" | "money";
  account: string;
  /** Of its ledger. */
  keys: readonly string[];
  unit: "credits" | "usd";
}

/** The ledgers of one clip: its payer's, the community's, everyone's together, and last the money for backends. */
export function chargedAccounts(
  keys: Keys,
  clip: { account: Person["id"]; surface: Pick<Surface, "platform" | "group">; groupLedger?: string },
): ChargedAccount[] {
  const { platform, group } = clip.surface;
  const charged = (
    name: ChargedAccount["name"],
    account: string,
    unit: ChargedAccount["unit"],
  ): ChargedAccount => ({ name, account, keys: keys.ledger(account), unit });
  return [
    charged("person", clip.account, "credits"),
    ...(group === undefined
      ? []
      : [charged("group", groupAccount(platform, clip.groupLedger ?? group), "credits")]),
    charged("total", "total", "credits"),
    charged("money", "money", "usd"),
  ];
}

export function groupAccount(platform: string, group: string): string {
  return `group:${platform}:${group}`;
}

/** Account of what the host lost by an account's clips, in millionths of a US dollar: paid for, and no credits for it. */
export function lossesOf(account: string): string {
  return `loss:${account}`;
}

/** Account of what language models cost for an account's films, in millionths of a US dollar; it is part of the day's money. */
export function wordsOfAccount(account: string): string {
  return `words:${account}`;
}
