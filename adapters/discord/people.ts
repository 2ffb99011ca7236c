import { type APIInteraction, type APIUser, PermissionFlagsBits } from "discord.js";
import type { Person } from "../../src/core/access/person.ts";
import { planByRoles } from "../../src/core/access/plans.ts";
import type { GroupSettings } from "../../src/core/ports/studio.ts";
import { PLATFORM } from "./place.ts";

/** Who they are on Discord, before the server's settings give them a plan. */
export interface Asker extends Person {
  /** Ids of their roles in the server. */
  roles: readonly string[];
}

interface MemberLike {
  nick?: string | null;
  joined_at?: string | null;
  roles?: readonly string[];
}

export function toAsker(
  user: Pick<APIUser, "id" | "username" | "global_name">,
  member: MemberLike | undefined,
  known: { locale?: string | undefined; manager?: boolean | undefined },
): Asker {
  return {
    id: `discord:${user.id}`,
    name: member?.nick || user.global_name || user.username,
    roles: member?.roles ?? [],
    ...(member?.joined_at ? { memberSince: Date.parse(member.joined_at) } : {}),
    ...(known.locale ? { locale: known.locale } : {}),
    ...(known.manager ? { manager: true } : {}),
  };
}

export function askerOfInteraction(interaction: APIInteraction): Asker {
  const user = interaction.member?.user ?? interaction.user;
  if (!user) throw new Error("an interaction without a user");
  return toAsker(user, interaction.member, {
    locale: "locale" in interaction ? interaction.locale : undefined,
    manager: interaction.member ? managesServer(BigInt(interaction.member.permissions ?? 0)) : false,
  });
}

export function managesServer(permissions: bigint): boolean {
  return (permissions & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
}

/** The asker with the plan of the first of the server's rules that names one of their roles. */
export function toPerson({ roles, ...asker }: Asker, settings: GroupSettings | undefined): Person {
  const person = roles.length === 0 ? asker : { ...asker, roles };
  const plan = planByRoles(roles, settings?.rolePlans);
  return plan === undefined ? person : { ...person, plan };
}

/** A person's id on Discord; undefined for somebody of another platform. */
export function userOf({ id }: { id: string }): string | undefined {
  const [platform, user] = id.split(":");
  return platform === PLATFORM && user ? user : undefined;
}
