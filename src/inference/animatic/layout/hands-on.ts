import { VESSELS } from "../acting/vessels.ts";
import type { Act, CastMember } from "../scene.ts";
import type { Figure } from "./figure.ts";

/** Acts in which hands reach for what they are done to. */
export const REACHES: ReadonlySet<Act> = new Set<Act>(
  "give use hammer build paint cook pour wash open write take pick feed water pet shoot sew push".split(
    " ",
  ) as Act[],
);
/** Whether somebody's hands go into a vessel, which is then seen before them. */
export function pours({ act, to }: CastMember): boolean {
  return (act === "pour" || act === "cook") && VESSELS.has(to ?? "");
}

/** What somebody pours into: the vessel itself, or what stands on the table at which he is. */
export function vesselOf({ member }: Figure, figures: readonly Figure[]): Figure | undefined {
  if (pours(member)) return figures.find(({ art }) => art === member.to);
  return member.act === "pour"
    ? figures.find(({ art, carrier }) => VESSELS.has(art) && carrier?.art === member.to)
    : undefined;
}

/** Whether somebody works on a thing, or at the furniture that it lies on. */
export function isWorkedOn(cast: readonly CastMember[], art: string, carrier: string): boolean {
  // What is poured into stands in the middle: the spout is farther ahead than a hand.
  if (VESSELS.has(art) && cast.some(({ act }) => act === "pour")) return false;
  return cast.some(({ act, to }) => act !== undefined && REACHES.has(act) && (to === art || to === carrier));
}
