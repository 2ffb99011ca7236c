import type { Random } from "../random.ts";
import type { CastMember, Scene } from "../scene.ts";
import { beatsWings } from "./art-of.ts";
import type { Company, Unit } from "./company.ts";
import { fliesPast } from "./dressing.ts";
import { type Box, type Figure, joined } from "./figure.ts";
import { nearOf } from "./focus.ts";
import { gapOf, pushReach } from "./gap.ts";
import { BRINK, brinkSide } from "./geography.ts";
import { isFencing, isPairAtIt, placeInGroup } from "./group.ts";
import { reachOf } from "./hands-on.ts";
import { isSettled } from "./heights.ts";
import { isLand, isTower } from "./landscape.ts";
import type { Spot } from "./raise.ts";

/** A unit where it has been put. */
export interface Placed {
  unit: Unit;
  figures: readonly Figure[];
  /** Of each figure at each moment. */
  boxes: readonly (readonly Box[])[];
  /** All of it together, at rest in the middle of the shot. */
  middle: Box;
}

/**
 * Whom something is to be near, on which side and how far away: what it costs to be elsewhere. `boxes`: of each of its
 * figures at each moment.
 */
export type Wish = (spot: Spot, boxes: readonly (readonly Box[])[]) => number;

export function wishOf(
  unit: Unit,
  placed: readonly Placed[],
  company: Company,
  circumstances: { scene: Scene; aspect: number; random: Random },
): Wish {
  const wish = plainWish(unit, placed, company, circumstances);
  const near = circumstances.scene.manner === "rack-focus" ? nearOf(circumstances.scene).art : undefined;
  if (near === undefined || unit.support !== "ground") return wish;
  // The focus is pulled through depth: one stands before the lens, everybody else well behind.
  const depth = unit.member.art === near ? 1 : 1.3;
  return (spot, boxes) => wish(spot, boxes) + Math.abs(spot.distance - depth) * 12;
}

function plainWish(
  unit: Unit,
  placed: readonly Placed[],
  company: Company,
  { scene, aspect, random }: { scene: Scene; aspect: number; random: Random },
): Wish {
  const { member } = unit;
  const hero = placed[0];
  const jitter = random.fork(`${member.art} ${unit.copy}`);
  const stray = jitter.between(-0.05, 0.05);
  const level = [0.05, -0.12, 0.14, -0.02, -0.19, 0.09, -0.07][unit.copy % 7] ?? 0;
  const tall = unit.height;
  if (isLand(unit)) return rangeWish(unit, hero, aspect);
  // Those aloft hang about the middle; everybody else is rather near than far.
  const atHeight = (spot: Spot, height: number) =>
    unit.support === "air" ? ((spot.y - height - tall / 2) / 0.16) ** 2 * 0.5 : 0;
  const behind = scene.place === "city" && isTower(member.art) ? 5 : 2.6;
  const near = (spot: Spot) =>
    unit.support === "shelf" ? Math.abs(spot.distance - behind) * 0.12 : (spot.distance - 1) * 0.8;
  const at =
    (x: number, weight: number): Wish =>
    (spot) =>
      weight * ((spot.x - x) / (0.14 * aspect)) ** 2 +
      near(spot) +
      atHeight(spot, level + (hero && hero.unit.support !== "air" ? -0.14 : 0));
  if (!hero) {
    const x = heroAside(unit, company, scene, aspect);
    // Who is behind something leaves room for it before him.
    const isBehind = unit.support === "ground" && member.at?.how === "behind";
    return (spot) =>
      2.2 * ((spot.x - x) / (0.14 * aspect)) ** 2 +
      (isBehind
        ? (1.3 - spot.distance) * 6
        : Math.abs(spot.distance - (jumpsOver(member) ? BEHIND_IT : 1)) * 3) +
      atHeight(spot, heroAloft(member, scene));
  }
  const mate = mateOf(unit, placed, scene);
  if (mate) return besideMate(unit, mate, near, scene);
  const fed = besideFed(unit, placed, scene);
  if (fed) return fed;
  const related = relationWish(unit, placed, aspect, near);
  if (related) return related;
  if (unit.member === hero.unit.member) {
    const { x, depth } = placeInGroup(unit, hero, placed, stray);
    // Farther back one would push the air.
    const weight = member.act === "push" ? 12 : 0.5;
    return (spot) =>
      weight * ((spot.x - x) / (0.2 * aspect)) ** 2 +
      (unit.support === "air"
        ? atHeight(spot, level)
        : unit.support === "ground"
          ? Math.abs(spot.distance - Math.max(depth, jumpsOver(member) ? BEHIND_IT : 1)) * 3
          : 0);
  }
  if (unit.isDressing)
    return (spot) =>
      -Math.abs(spot.x) * 0.5 + near(spot) + atHeight(spot, -0.16) + beforeWindow(scene, unit, spot, aspect);
  const heroX = (hero.middle.left + hero.middle.right) / 2;
  const across = heroX > 0 ? -1 : 1;
  const spread = Math.min(aspect * 0.27, 0.3 + unit.copy * 0.14);
  return at((unit.copy % 2 === 0 ? across : -across) * spread + stray, unit.copy === 0 ? 0.9 : 0.4);
}

/** How tall furniture is that stands beside a room's window, which is on the left, and not before it. */
const AS_TALL_AS_WINDOWS = 0.4;

const beforeWindow = ({ place }: Scene, { height, support }: Unit, spot: Spot, aspect: number): number =>
  place === "room" && support === "shelf" && height > AS_TALL_AS_WINDOWS && spot.x < aspect * 0.05 ? 0.5 : 0;

/** How far a summit is from the picture's middle, and from the next one, in shares of its width. */
const SUMMIT = { aside: 0.17, apart: 0.3 } as const;

/** A summit is seen beside whoever stands before it; a wall runs through the whole picture. */
function rangeWish({ member, copy }: Unit, hero: Placed | undefined, aspect: number): Wish {
  const heroX = hero ? (hero.middle.left + hero.middle.right) / 2 : 0;
  const side = heroX > 0 ? -1 : 1;
  const next = (copy % 2 === 0 ? -1 : 1) * Math.ceil(copy / 2) * SUMMIT.apart;
  const x = member.art === "great-wall" ? 0 : ((hero ? side * SUMMIT.aside : 0) + next) * aspect;
  return (spot) => Math.abs(spot.x - x) * 4 + Math.abs(spot.distance - 4);
}

/** The volcano stands in the middle of its land. */
const BESIDE_THE_CONE = 0.24;
/** A balloon is above what it floats over. */
const HANGING = -0.1;
/** Who flies over a land is high up in its sky. */
const OVER_LAND = -0.1;
/** Whoever flies over houses leaves them to be seen. */
const OVER_ROOFS = -0.2;

/** How far from the middle whoever the shot is about stands, in picture heights: there is room ahead. */
function heroAside(
  { member, facing, riders, height }: Unit,
  company: Company,
  scene: Scene,
  aspect: number,
): number {
  // A group stands to both sides of its first.
  if (member.count > 2 && member.to === undefined) return 0;
  const side = member.act === "pull" ? facing : -facing;
  // The blades that cross are in the middle.
  if (isFencing(member) && isPairAtIt(member)) return -facing * height * FROM_THE_BLADES;
  if (scene.carrier === "cliff" && company.units.filter(({ isDressing }) => !isDressing).length === 1)
    return -brinkSide(scene) * (BRINK * aspect - FROM_THE_BRINK);
  if (scene.place === "volcano") return side * (BESIDE_THE_CONE * aspect);
  if (company.units.filter(({ isDressing }) => !isDressing).length === 1)
    return side * Math.min(0.08 * aspect, 0.13);
  const hasPartner = company.subjects.size > 1 && !riders.some((rider) => company.subjects.has(rider));
  return side * ((hasPartner ? 0.17 : 0.12) * aspect);
}

/** How far from their blades two who fight stand, in their heights. */
const FROM_THE_BLADES = 0.6;

/** Who is on a cliff is at its edge, so far from it. */
const FROM_THE_BRINK = 0.16;

/** How high whoever the shot is about hangs in the air. */
function heroAloft({ act, at, gait, size, art }: CastMember, scene: Scene): number {
  if (act === "fly-kite") return -0.1;
  if (at?.how === "over") return gait === "fly" && size === "huge" ? -0.24 : -0.19;
  if (isSettled(scene)) return OVER_ROOFS;
  if (gait === "fly" && beatsWings(art)) return OVER_LAND;
  return gait === "float" ? HANGING : 0.02;
}

/** Who jumps over a thing is seen over it, and it before them. */
const jumpsOver = ({ action, at }: CastMember) => action === "jump" && at?.how === "over";
const BEHIND_IT = 1.1;

/** The other one of an act: whom it does something to, or who does something to it. */
function mateOf(
  unit: Unit,
  placed: readonly Placed[],
  scene: Scene,
): { other: Placed; isDoer: boolean } | undefined {
  const { member } = unit;
  const of = (art: string | undefined, copy = 0) =>
    placed.find(
      (one) =>
        one.unit.copy === copy &&
        (one.unit.member.art === art || one.unit.riders.some((rider) => rider.art === art)),
    );
  if (member.act && member.to && unit.copy === 0) {
    const other = of(member.to);
    if (other) return { other, isDoer: other.unit.member.to !== member.art };
  }
  // Who pushes somebody in a wheelchair has hold of the wheelchair.
  const isDoneTo = ({ to }: CastMember) =>
    to === member.art || unit.riders.some((rider) => rider.at?.how !== "held" && rider.art === to);
  const doer = scene.cast.find(
    (one) => one.act && one !== member && !unit.riders.includes(one) && isDoneTo(one),
  );
  const isOneEach = doer?.act === "fly-kite";
  const other = doer && of(doer.art, isOneEach ? unit.copy : 0);
  return other && (unit.copy === 0 || isOneEach) ? { other, isDoer: false } : undefined;
}

/** Acts whose tool goes over the middle of what they are done to. */
const OVER_IT: ReadonlySet<CastMember["act"]> = new Set(["water", "pour"]);

/** How far ahead of its flyer a kite is, edge to edge, and how high its tip, in picture heights. */
const KITE = { ahead: 0.34, top: -0.43 } as const;

/** How high above the ground the spout of a can is, in heights of who waters with it. */
const SPOUT_UP = 0.4;

/** How tall a plant is whose flower is where the face of who plants it is, and how far ahead that is, in heights of who does. */
const FLOWER_UP = { least: 0.6, most: 1.3 } as const;
const BOWED = 0.26;

const CHASES = new Set(["chase", "follow", "push", "kick"]);

function besideMate(
  unit: Unit,
  { other, isDoer }: { other: Placed; isDoer: boolean },
  near: (spot: Spot) => number,
  scene: Scene,
): Wish {
  const { member } = unit;
  const doer = isDoer
    ? member
    : (other.unit.riders.find((one) => one.to === member.art) ?? other.unit.member);
  const act = doer.act ?? "look";
  const target = isDoer ? other.unit.member : member;
  const spout = OVER_IT.has(act) && doer.to === target.art ? reachOf(doer, scene) : undefined;
  const gapAt = (own: Box) => {
    const [doing, done] = isDoer ? [own, other.middle] : [other.middle, own];
    const tall = doing.bottom - doing.top;
    if (act === "push") return pushReach(doer, tall);
    const gap = gapOf(doer, target);
    // Who kneels before a plant has the head ahead of the knees, and not in the flower.
    const share = (done.bottom - done.top) / tall;
    if (act === "plant" && share > FLOWER_UP.least && share < FLOWER_UP.most) return gap + tall * BOWED;
    if (spout === undefined) return gap;
    // What is taller than the can is watered at its foot, from beside it.
    const isTall = act === "water" && done.bottom - done.top > tall * SPOUT_UP;
    return spout * tall - (isTall ? 0 : (done.right - done.left) / 2);
  };
  // Whoever acts has the other before him; who is pulled comes behind.
  const forward = (act === "pull" ? -1 : 1) * (isDoer && unit.facing === other.unit.facing ? -1 : 1);
  const side = forward * other.unit.facing;
  const isKite = act === "fly-kite";
  return (spot, boxes) => {
    const middle = joined(boxes.map((row) => row[row.length >> 1] as Box));
    const apart = side > 0 ? middle.left - other.middle.right : other.middle.left - middle.right;
    const wanted = isKite ? KITE.ahead : gapAt(middle);
    const off = (apart - wanted) / 0.12;
    const level =
      unit.support !== "air"
        ? 0
        : isKite
          ? ((middle.top - KITE.top) / 0.08) ** 2
          : ((middle.top + middle.bottom - other.middle.top - other.middle.bottom) / 2 / 0.2) ** 2;
    const depth =
      unit.support === "ground" && other.unit.support === "ground"
        ? Math.abs(spot.distance - (other.figures[0]?.order ?? 1)) * 4
        : near(spot);
    return 2.4 * off * off * (CHASES.has(act) && unit.copy > 0 ? 0.2 : 1) + level + depth;
  };
}

/** How far from each other those are who are fed, in their widths. */
const FED_APART = 1.14;

/** Of several who are fed all are before whoever feeds them, and look at what they get. */
function besideFed({ member, copy }: Unit, placed: readonly Placed[], scene: Scene): Wish | undefined {
  const doer = scene.cast.find(({ act, to }) => act === "feed" && to === member.art);
  const feeder = placed.find(({ unit }) => unit.member === doer && unit.copy === 0);
  const first = placed.find(({ unit }) => unit.member === member && unit.copy === 0);
  if (!feeder || !first || copy === 0) return undefined;
  const { left, right } = first.middle;
  const x = (left + right) / 2 + feeder.unit.facing * copy * (right - left) * FED_APART;
  const depth = 1 + (copy % 2) * 0.1;
  return (spot) => 3 * ((spot.x - x) / 0.16) ** 2 + Math.abs(spot.distance - depth) * 3;
}

/** "Under a tree", "behind a house", "between two towers", "over a village". */
function relationWish(
  unit: Unit,
  placed: readonly Placed[],
  aspect: number,
  near: (spot: Spot) => number,
): Wish | undefined {
  const relation = (member: CastMember) => member.at;
  const own = relation(unit.member);
  const to = own && placed.find((one) => one.unit.member.art === own.art && one.unit.copy === 0);
  const from = placed.find(
    (one) => one.unit.copy === 0 && relation(one.unit.member)?.art === unit.member.art,
  );
  const other = to ?? from;
  const how = own?.how ?? (from && relation(from.unit.member)?.how);
  if (!other || !how) return undefined;
  // On a wall that runs through all of the picture one is anywhere.
  if (to && how === "on" && isLand(to.unit)) return undefined;
  const { middle } = other;
  const centre = (middle.left + middle.right) / 2;
  const wide = middle.right - middle.left;
  const at =
    (x: number, weight = 2) =>
    (spot: Spot) =>
      weight * ((spot.x - x) / (0.1 * aspect)) ** 2;
  const isMover = to !== undefined;
  // A balloon or a dragon is no smaller than a castle, and there is no room for both one over the other.
  const isAloft = other.unit.member.gait === "float" || other.unit.member.size === "huge";
  if (how === "over" && unit.support === "shelf" && isAloft) {
    const way = centre > 0 ? -1 : 1;
    const clear = other.unit.member.gait === "float" ? 0.42 : 0.62;
    const wish = at(centre + way * (wide / 2 + unit.height * clear));
    return (spot) => wish(spot) + near(spot);
  }
  switch (how) {
    case "under": {
      // The tree stands over whoever is under it, a little aside so that its trunk is seen.
      const aside = isMover ? 0 : unit.height * 0.16;
      const wish = at(centre + (other.unit.facing > 0 ? -aside : aside), 3);
      return (spot) =>
        wish(spot) +
        (unit.support === "ground" && !isMover ? (1.32 - spot.distance) * 6 : 0) +
        (unit.support === "air"
          ? ((spot.y - (isMover ? 0.2 : middle.top - 0.02)) / 0.1) ** 2
          : unit.support === "shelf"
            ? spot.distance * 0.3
            : 0);
    }
    case "over":
    case "around":
    case "through": {
      const wish = at(centre, how === "over" ? 1.2 : 0.7);
      return (spot) =>
        wish(spot) +
        (unit.support === "air"
          ? ((spot.y - (isMover ? middle.top - 0.03 : 0.3)) / 0.14) ** 2 * (how === "over" ? 1.5 : 0.3)
          : near(spot));
    }
    case "behind": {
      // Half of whoever hides is seen beside it.
      if (!isMover && other.unit.member.act === "hide" && unit.support === "ground")
        return (spot) =>
          at(centre + other.unit.facing * wide * 0.42, 6)(spot) + Math.abs(spot.distance - 1) * 5;
      const wish = at(centre + other.unit.facing * wide * (isMover ? -0.55 : 0.55), 3);
      return (spot) =>
        wish(spot) +
        (unit.support === "ground"
          ? (isMover ? Math.abs(spot.distance - 1.3) : Math.abs(spot.distance - 1)) * 5
          : near(spot));
    }
    case "before": {
      // A planet that one flies past is far behind, whole, a little ahead.
      if (!isMover && fliesPast(other.unit.member, unit.member))
        return (spot) =>
          at(centre + other.unit.facing * 0.16 * aspect, 2)(spot) +
          ((spot.y - unit.height / 2 + 0.02) / 0.1) ** 2;
      // Three pyramids stand beside each other, and not in one place.
      const aside = (unit.copy % 2 === 1 ? 1 : -1) * Math.ceil(unit.copy / 2) * 0.3 * aspect;
      return (spot) =>
        at(centre + (isMover ? 0 : aside), 1.4)(spot) +
        (isMover
          ? near(spot)
          : unit.support === "ground"
            ? Math.abs(spot.distance - 1.3) * 10
            : isTower(unit.member.art)
              ? near(spot)
              : spot.distance * 0.05);
    }
    case "between": {
      const seconds = placed.filter(
        (one) => one.unit.member.art === own?.art || one.unit.member.art === own?.and,
      );
      const middles = seconds.map((one) => (one.middle.left + one.middle.right) / 2);
      if (isMover && middles.length > 1) return at((Math.min(...middles) + Math.max(...middles)) / 2, 4);
      const turn = placed.filter((one) => one.unit.member === unit.member).length % 2 === 0 ? 1 : -1;
      const taken = placed.some(
        (one) =>
          one !== other &&
          one.unit.member.art !== unit.member.art &&
          Math.abs((one.middle.left + one.middle.right) / 2 - centre) > 0.1,
      );
      const way = unit.copy === 0 && taken ? -1 : turn;
      return (spot) => at(centre + way * (wide / 2 + unit.height * 0.5 + 0.06), 2.4)(spot) + near(spot);
    }
    default: {
      const way = centre > 0 ? -1 : 1;
      return (spot) => at(centre + way * (wide / 2 + unit.height * 0.32 + 0.05), 1.6)(spot) + near(spot);
    }
  }
}
