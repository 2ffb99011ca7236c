import { hasArms } from "../art/gallery.ts";
import type { CastMember } from "../scene.ts";
import { seatOf } from "./seats.ts";

/** How high hands lift what several have between them, in heights of it. */
const IN_HANDS = 0.55;
/** How high the back is of whoever has none, in its own heights. */
const BACK = 0.5;

/** One of several who have a thing between them. */
export function isLifting({ at, act }: CastMember): boolean {
  return at?.how === "at" && act === "carry";
}

/** How far off the ground a thing is in the hands, or on the backs, of those who carry it, in heights of it; `ratio`: how tall one of them is to it. */
export function liftedBy(lifter: CastMember, carried: CastMember, ratio: number): number {
  return hasArms(lifter.art) ? IN_HANDS : BACK * seatOf("at", carried, ratio, lifter.art).share;
}
