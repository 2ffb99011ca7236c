import { hasArms } from "../art/gallery.ts";
import type { CastMember, Scene } from "../scene.ts";
import { fliesPast } from "./dressing.ts";
import { eatsFrom } from "./gap.ts";
import { BOARDS } from "./seats.ts";

const FURNITURE = new Set(
  "table bench anvil potters-wheel stove chair couch-and-lamp bed log stump fence piano".split(" "),
);

/** Whole rooms are about them, with a cat on it. */
export const SOFT = new Set(["couch-and-lamp", "bed", "throne", "armchair"]);

/** How tall a bed or a sofa is for who sits on it, and a throne, which is more than a chair. */
const BED = 0.78;
const THRONE = 1.04;
/** How tall a hammock's posts are at least, in picture heights. */
const HAMMOCK = 0.46;

/** However great what bears somebody is, and however small he: one is looked at, and several need room. */
const SEEN = { hero: [0.21, 0.18, 0.15], looked: 0.17, other: 0.13 } as const;

/** Who is on these is drawn there. */
const DRAWN_ON = new Set(["blackboard", "easel"]);

/** How tall somebody on a thing is at least, in picture heights. */
export function leastOn(carrier: CastMember, member: CastMember, { cast }: Scene): number {
  const isPet = member.role !== "prop" && member.gait !== "plant" && member.gait !== "still";
  if (carrier.role !== "prop" || !isPet || hasArms(member.art)) return 0;
  if (BOARDS.has(carrier.art) || DRAWN_ON.has(carrier.art)) return 0;
  if (member === cast[0]) return SEEN.hero[Math.min(member.count, 3) - 1] ?? 0;
  if (cast[0]?.to === member.art) return SEEN.looked;
  return member.size === "tiny" ? 0 : SEEN.other;
}

/** A mount is as tall as leaves its rider his own height, and no taller than the picture has room for both. */
export function mountHeight(
  member: CastMember,
  riders: readonly CastMember[],
  heights: ReadonlyMap<CastMember, number>,
): number {
  const rider = riders.find((one) => one.at?.how !== "held");
  let own = heights.get(member) ?? 0.3;
  if (!rider) return own;
  const tallest = heights.get(rider) ?? own;
  // However small the car is said to be, those in it are people.
  if (rider.at?.how === "in" && member.role !== "prop") own = Math.max(own, tallest);
  // A ball under an elephant is no ball for a child.
  if (rider.at?.how === "on" && member.role === "prop" && !FURNITURE.has(member.art))
    own = Math.max(own, Math.min(0.4, tallest / 2.4));
  // Large enough to be seen under who flies on it.
  if (member.art === "broom") return tallest * 0.62;
  // As long as the picture is wide, under whoever sits on it.
  if (member.art === "branch") return 0.74;
  // A board is no stage for a mouse.
  if (BOARDS.has(member.art)) return Math.min(own, tallest * 0.42);
  if (member.art === "swing-set" || member.art === "playground-slide")
    return Math.min(0.72, Math.max(own, tallest * 1.5));
  // Long enough for whoever lies in it.
  if (member.art === "hammock") return Math.max(own, HAMMOCK);
  // There is nothing of the tower but this.
  if (member.art === "tower-window") return 0.9;
  // There is room to climb.
  if (rider.act === "climb") return Math.min(0.9, Math.max(own, tallest * 2.3));
  // Whoever sits on a bed leaves most of it to be seen.
  if (SOFT.has(member.art) && tallest >= 0.4 && rider.act !== "sleep")
    return Math.max(own * 0.8, tallest * (member.art === "throne" ? THRONE : BED));
  // Furniture under a small thing is not the larger for it.
  if (FURNITURE.has(member.art) && tallest < 0.4) return Math.min(own, SOFT.has(member.art) ? 0.52 : 0.34);
  return Math.min(own, Math.max(0.5 * own, 0.8 - tallest * 0.7), 0.62);
}

/** So tall, in picture heights, that there is sky above it. */
const LOW_ENOUGH = 0.7;

/** How tall a kite is on its string, in picture heights. */
const KITE = 0.18;

/** How tall whatever flies over a house or a castle is, in picture heights. */
const HIGH_UP = 0.31;

/** How tall it is beside those who are over it, under it or past it: each leaves room for the other. */
export function heightBeside(
  scene: Scene,
  member: CastMember,
  own: number,
  heights: ReadonlyMap<CastMember, number>,
): number {
  // On a long string it is far up.
  if (member.art === "kite" && scene.cast.some(({ act, to }) => act === "fly-kite" && to === member.art))
    return Math.min(own, KITE);
  // Of a planet that one flies past all is seen.
  if (scene.cast.some((one) => fliesPast(one, member))) return Math.min(own, LOW_ENOUGH);
  // Over a castle there is sky for the balloon.
  if (scene.cast.some(({ at, gait }) => at?.how === "over" && at.art === member.art && gait === "float"))
    return Math.min(own, LOW_ENOUGH);
  // And a dragon that circles above it is no greater than the sky that is left.
  const isAbove = (one: CastMember) => one.at?.how === "over" && one.gait === "fly" && one.role !== "prop";
  if (isAbove(member) && scene.cast.some(({ art, size }) => art === member.at?.art && size === "huge"))
    return Math.min(own, HIGH_UP);
  if (member.size === "huge" && scene.cast.some((one) => isAbove(one) && one.at?.art === member.art))
    return Math.min(own, LOW_ENOUGH - 0.1);
  // One jumps over what is lower than oneself, and eats of a crown that one reaches.
  const jumper = scene.cast.find(
    ({ at, action }) => action === "jump" && at?.how === "over" && at.art === member.art,
  );
  if (jumper) return Math.min(own, (heights.get(jumper) ?? own) * 0.45);
  const eater = scene.cast.find((one) => eatsFrom(one, member));
  if (eater) return Math.min(own, Math.max(0.5, (heights.get(eater) ?? own) * 1.3));
  const below = scene.cast.find((one) => one.at?.how === "under" && one.at.art === member.art);
  return below && member.role === "prop"
    ? Math.min(0.88, Math.max(own, (heights.get(below) ?? 0.4) * 1.75))
    : own;
}
