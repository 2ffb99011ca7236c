import { ACTING } from "../acting/acts.ts";
import { hasArms } from "../art/gallery.ts";
import type { CastMember } from "../scene.ts";

/** A mouth is among the leaves. */
const IN_LEAVES = -0.05;
/** A hole is under the paws that dig it. */
const UNDER_PAWS = -0.13;
const USUAL = 0.12;

/** How near one comes to whom, or what, one does something to: edge to edge, in picture heights; below 0 they touch. */
export function gapOf(doer: CastMember, to: CastMember): number {
  if (eatsFrom(doer, to)) return IN_LEAVES;
  if (doer.act === "dig" && !hasArms(doer.art)) return UNDER_PAWS;
  return (doer.act && ACTING[doer.act].gap) ?? USUAL;
}

/** A giraffe at a tree. */
export function eatsFrom(doer: CastMember, to: CastMember): boolean {
  return doer.act === "eat" && doer.to === to.art && to.gait === "plant" && !doer.person;
}
