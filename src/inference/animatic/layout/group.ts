import { ACTING, MUTUAL } from "../acting/acts.ts";
import { hasArms } from "../art/gallery.ts";
import type { Act, CastMember } from "../scene.ts";
import type { Unit } from "./company.ts";
import type { Placed } from "./wish.ts";

/** So many stand in one row; more are staggered, or they would be specks. */
const FEW = 4;
/** More than so many stand in two rows, those behind seen between those before. */
const CROWD = 7;
/** So many times as wide as tall. */
const LONG = 1.8;
/** What is done from all sides of a thing. */
const AROUND: ReadonlySet<Act> = new Set<Act>("build wash dig plant cook pick feed pet".split(" ") as Act[]);

/** Two of a kind who do it to each other, or dance with each other. */
export const isPairAtIt = ({ act, action, count, mutual }: CastMember): boolean =>
  count === 2 && (act === undefined ? action === "dance" : mutual === true || MUTUAL.has(act));

/** How far from each other two who fight hand to hand are, edge to edge, in their heights: blades cross halfway. */
const FENCED = 0.72;
export const isFencing = ({ act, art }: CastMember): boolean => act === "fight" && hasArms(art);

/** Two who push one thing both have a hand on it. */
const SHOULDER_TO_SHOULDER = 0.32;

/** Round a fire one sits, or roasts something, from both sides. */
const AT_FIRES: ReadonlySet<Act | undefined> = new Set<Act | undefined>(["look", "cook"]);

/** The third who builds a snowman stands on its other side, and the second who plays ball waits for it there. */
const isAcross = ({ act, to, count }: CastMember, copy: number): boolean =>
  (AT_FIRES.has(act) && to === "campfire" && count > 1 && copy % 2 === 1 && copy <= FEW) ||
  (act === "kick" && to !== undefined && count > 1 && copy % 2 === 1 && copy <= FEW) ||
  (act !== undefined && to !== undefined && count > 2 && count <= FEW && copy === 2 && AROUND.has(act));

/** Animals of a flock or a herd that goes nowhere and looks at nobody: they face both ways, or they would be copies of one. */
const standsAbout = ({ count, person, role, gait, act, to, action }: CastMember): boolean =>
  count > 3 &&
  !person &&
  role !== "prop" &&
  gait === "walk" &&
  to === undefined &&
  (act === undefined || act === "eat") &&
  (action === "idle" || action === "rest");

/** Of two who fight, hug or talk the other one faces the first; of a herd that stands about one in three faces the other way, of a shoal one in four. */
export function turnsRound(member: CastMember, copy: number): boolean {
  if (isPairAtIt(member)) return copy === 1;
  if (isAcross(member, copy)) return true;
  if (standsAbout(member)) return copy % 3 === 2;
  return member.count > 1 && member.gait === "swim" && copy % 4 === 3;
}

/** Where one of several alike would stand, and how far away: to both sides of the first in turn, never in a heap. */
export function placeInGroup(
  { member, copy }: Unit,
  first: Placed,
  placed: readonly Placed[],
  stray: number,
): { x: number; depth: number } {
  const { left, right } = first.middle;
  const [middle, wide, facing] = [(left + right) / 2, right - left, first.unit.facing];
  const gap = (member.act && ACTING[member.act].gap) ?? 0;
  const { count } = member;
  if (isPairAtIt(member)) {
    const fenced = isFencing(member) ? (first.middle.bottom - first.middle.top) * FENCED : gap;
    return { x: middle + facing * (wide + fenced), depth: 1 };
  }
  const target = isAcross(member, copy) && placed.find(({ unit }) => unit.member.art === member.to);
  if (target) {
    const edge = facing > 0 ? target.middle.right : target.middle.left;
    // As far from it as those on the other side are.
    const edges = facing > 0 ? target.middle.left - right : left - target.middle.right;
    return { x: edge + facing * (Math.max(0, gap, edges) + wide * 0.6), depth: 1 };
  }
  // Who do it to somebody together are on the same side of him.
  const isBehind = member.to !== undefined && count <= FEW;
  // Its young is before whoever does something to it.
  const isBefore = member.young === 1 && count === 2 && member.act !== undefined;
  const turn = isBefore ? facing : isBehind ? -facing : copy % 2 === 1 ? 1 : -1;
  // Arms that do something, and what is in them, reach out of a body's own width.
  const reaches = member.act !== undefined && hasArms(member.art) && count <= FEW;
  if (member.act === "push" && isBehind)
    return { x: middle - facing * copy * wide * SHOULDER_TO_SHOULDER, depth: 1.1 };
  // A herd overlaps from row to row; of people one sees the arms, and of who lies long nothing else.
  const isLong = wide > LONG * (first.middle.bottom - first.middle.top);
  const isHerd = count > CROWD || (count > FEW && !hasArms(member.art) && !isLong);
  const apart = isHerd ? 0.76 : reaches ? (count > 2 ? 1.35 : 1.7) : 1.12;
  const place = Math.ceil(copy / 2);
  return {
    x: middle + turn * (isBehind ? copy : place) * wide * apart + stray,
    depth: count <= FEW ? 1 : isHerd ? 1 + (place % 2) * 0.3 : 1 + ((copy * 2) % 3) * 0.1,
  };
}
