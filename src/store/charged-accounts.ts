import type { Person } from "../core/access/person.ts";
import type { Surface } from "../core/surface.ts";
import type { Keys } from "./keys.ts";

/** A ledger that a clip is held against. */
export interface ChargedAccount {
  name: "person" | "group" | "total" | "money";
  /** Of its ledger. */
  keys: readonly string[];
  unit: "credits" | "usd";
}

/** The ledgers of one clip: its payer's, the community's, everyone's together, and last the money for backends. */
export function chargedAccounts(
  keys: Keys,
  clip: { account: Person["id"]; surface: Pick<Surface, "platform" | "group"> },
): ChargedAccount[] {
  return [
    { name: "person", keys: keys.ledger(clip.account), unit: "credits" },
    ...(clip.surface.group === undefined
      ? []
      : [
          {
            name: "group" as const,
            keys: keys.ledger(groupAccount(clip.surface.platform, clip.surface.group)),
            unit: "credits" as const,
          },
        ]),
    { name: "total", keys: keys.ledger("total"), unit: "credits" },
    { name: "money", keys: keys.ledger("money"), unit: "usd" },
  ];
}

export function groupAccount(platform: string, group: string): string {
  return `group:${platform}:${group}`;
}

/** Account of what the host lost by an account's clips, in millionths of a US dollar: paid for, and no credits for it. */
export function lossesOf(account: string): string {
  return `loss:${account}`;
}
