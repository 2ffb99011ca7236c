import { ACTING } from "../acting/acts.ts";
import { BODY, handOf, TALL } from "../acting/poses.ts";
import { bodyOf, hasArms } from "../art/gallery.ts";
import type { CastMember } from "../scene.ts";
import { metresOf } from "./sizes.ts";

/** A mouth is among the leaves. */
const IN_LEAVES = -0.07;
/** A hole is under the paws that dig it. */
const UNDER_PAWS = -0.13;
/** Who fights with paws and teeth is near enough to reach. */
const AT_PAWS = 0.05;
/** The arm's length before a horse. */
const AT_ITS_NECK = 0.05;
/** Between two people who run: their knees and arms reach out before and behind them. */
const BEHIND_HIM = 0.2;
const USUAL = 0.12;
/** How wide a person is who holds his arms by his sides, in the units of a body. */
export const SLIM = 31;

/** How near one comes to whom, or what, one does something to: edge to edge, in picture heights; below 0 they touch. */
export function gapOf(doer: CastMember, to: CastMember): number {
  if (eatsFrom(doer, to)) return IN_LEAVES;
  if (doer.act === "dig" && !hasArms(doer.art)) return UNDER_PAWS;
  if (doer.act === "fight" && !hasArms(doer.art)) return AT_PAWS;
  if (petsUpright(doer, to)) return AT_ITS_NECK;
  if (doer.act === "chase" && hasArms(doer.art) && hasArms(to.art)) return BEHIND_HIM;
  return (doer.act && ACTING[doer.act].gap) ?? USUAL;
}

/** How far the hands are before somebody who pushes with them, edge to edge; two share the thing they push. */
export function pushReach(doer: CastMember, height: number): number {
  const { arms, lean } = ACTING.push;
  const front = arms?.[0]?.[0];
  if (!front || !hasArms(doer.art)) return gapOf(doer, doer);
  const hand = handOf(front, "front", lean?.[0]);
  const reach = ((BODY.middle - hand.x) * bodyOf(doer.art) - SLIM / 2) / TALL.stand;
  return reach * height - (doer.count > 1 ? SHARED : TOUCH);
}
const TOUCH = 0.02;
const SHARED = 0.09;

/** As tall as oneself, or nearly: one needn't bend down to it. */
const AS_TALL = 1.2;

export function petsUpright(doer: CastMember, to: CastMember): boolean {
  return (
    doer.act === "pet" &&
    hasArms(doer.art) &&
    to.role !== "prop" &&
    metresOf(to) >= AS_TALL &&
    !hasArms(to.art)
  );
}

/** A giraffe at a tree. */
export function eatsFrom(doer: CastMember, to: CastMember): boolean {
  return doer.act === "eat" && doer.to === to.art && to.gait === "plant" && !doer.person;
}
