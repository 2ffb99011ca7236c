import type { Person } from "../core/access/person.ts";
import type { Surface } from "../core/surface.ts";
import type { Keys } from "./keys.ts";

/** A ledger that a clip is held against. */
export interface ChargedAccount {
  name: "person" | "group" | "total" | "money";
  base: string;
  unit: "credits" | "usd";
}

/** The ledgers of one clip: its payer's, the community's, everyone's together, and the money for backends. */
export function chargedAccounts(
  keys: Keys,
  clip: { account: Person["id"]; surface: Pick<Surface, "platform" | "group"> },
): ChargedAccount[] {
  return [
    { name: "person", base: keys.ledger(clip.account), unit: "credits" },
    ...(clip.surface.group === undefined
      ? []
      : [
          {
            name: "group" as const,
            base: keys.ledger(groupAccount(clip.surface.platform, clip.surface.group)),
            unit: "credits" as const,
          },
        ]),
    { name: "total", base: keys.ledger("total"), unit: "credits" },
    { name: "money", base: keys.ledger("money"), unit: "usd" },
  ];
}

export function groupAccount(platform: string, group: string): string {
  return `group:${platform}:${group}`;
}

/** Ledger of what the host lost by an account's clips, in millionths of a US dollar: paid for, and no credits for it. */
export function lossesOf(keys: Keys, account: string): string {
  return keys.ledger(`loss:${account}`);
}
