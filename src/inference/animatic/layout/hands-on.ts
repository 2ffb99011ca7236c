import { VESSELS } from "../acting/vessels.ts";
import type { Act, CastMember } from "../scene.ts";

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

/** Whether somebody works on a thing, or at the furniture that it lies on. */
export function isWorkedOn(cast: readonly CastMember[], art: string, carrier: string): boolean {
  return cast.some(({ act, to }) => act !== undefined && REACHES.has(act) && (to === art || to === carrier));
}
