import type { Random } from "../random.ts";
import type { CastMember, Scene, SizeClass } from "../scene.ts";
import { isAirborne, WEIGHTLESS } from "./standing.ts";

/** Heights of a lone hero in a medium shot, in picture heights. */
export const HEIGHTS: Record<SizeClass, number> = {
  tiny: 0.26,
  small: 0.34,
  normal: 0.45,
  large: 0.5,
  huge: 0.6,
};
export const INSTRUMENTS = new Set([
  "piano",
  "guitar",
  "violin",
  "drum",
  "trumpet",
  "saxophone",
  "accordion",
  "microphone",
]);

/** +1: rightwards. A moving camera takes its hero along. */
export function facingOf(scene: Scene, random: Random): 1 | -1 {
  if (scene.camera === "truck-right" || scene.camera === "pan-right") return 1;
  if (scene.camera === "truck-left" || scene.camera === "pan-left") return -1;
  return random.chance(0.5) ? 1 : -1;
}

export interface Spot {
  x: number;
  /** Foot, where it is not on the ground. */
  y?: number;
  distance: number;
  facing: 1 | -1;
}

/** Where a member and its copies stand: the hero near a third, the others across from it, a herd in depth. */
export function spotsOf(
  scene: Scene,
  member: CastMember,
  place: number,
  cast: readonly CastMember[],
  height: number,
  side: number,
  aspect: number,
  facing: 1 | -1,
  random: Random,
): Spot[] {
  const spots: Spot[] = [];
  const isAlone = cast.length === 1 && member.count === 1;
  const room = aspect * 0.5 - height * 0.35;
  const others = cast.length > 1;
  const airborne = isAirborne(scene, member);
  const heroSide = -facing;
  for (let copy = 0; copy < member.count; copy++) {
    let x: number;
    let distance = 1;
    if (place === 0) {
      if (copy === 0)
        x = isAlone
          ? heroSide * Math.min(0.1 * aspect, 0.16)
          : heroSide * Math.min(aspect * (others ? 0.15 : 0.08), room);
      else {
        const turn = copy % 2 === 1 ? 1 : -1;
        const rank = Math.ceil(copy / 2);
        const spread = Math.min(aspect * 0.4, 0.05 + rank * Math.max(0.2, height * 0.62));
        x = heroSide * Math.min(aspect * 0.08, room) + turn * spread + random.between(-0.04, 0.04);
        distance = 1 + rank * 0.2 + random.between(0.02, 0.14) + (turn > 0 ? 0.08 : 0);
      }
    } else if (member.role === "support") {
      const rank = copy + (place - 1) * 0.6;
      const turn = member.count === 1 ? -heroSide : copy % 2 === 0 ? -heroSide : heroSide;
      x = turn * Math.min(aspect * 0.36, 0.16 + aspect * 0.1 + rank * 0.12) + random.between(-0.03, 0.03);
      distance = 1.12 + rank * 0.13 + random.between(0, 0.08);
    } else {
      const heroWide = (HEIGHTS[cast[0]?.size ?? "normal"] * (scene.framing === "close" ? 1.5 : 0.9)) / 2;
      const rank = Math.floor((place - 1) / 2);
      x =
        side * (heroWide * 0.9 + height * 0.5 + rank * 0.14) +
        heroSide * aspect * 0.08 +
        copy * side * height * 0.9;
      distance =
        member.size === "huge" ? 1.9 + place * 0.1 : member.size === "large" ? 1.14 : 0.94 + place * 0.012;
      if (member.size === "huge") x = side * aspect * 0.3 + copy * side * 0.1;
      if (INSTRUMENTS.has(member.art))
        x = facing * (heroWide * 0.55 + height * 0.42) + heroSide * aspect * 0.08;
    }
    const edge = Math.max(aspect * 0.5 - (height * 0.42) / distance, aspect * 0.2);
    x = Math.max(-edge, Math.min(edge, x));
    const spot: Spot = { x, distance, facing: place === 0 ? facing : x > 0 ? -1 : 1 };
    if (airborne) {
      const swims = scene.place === "underwater";
      const alone = member.count === 1;
      const middle = swims ? 0.06 : WEIGHTLESS.has(scene.place) ? 0.04 : -0.03;
      const stray = alone ? 0 : 0.26;
      spot.y = Math.max(
        -0.3,
        Math.min(
          Math.max(0.28, height * 0.47),
          // The tallest fill the picture, and are not cut off above.
          Math.max(middle + height * (alone ? 0.42 : 0.3), height > 0.6 ? height * 0.47 : -1) +
            random.between(-stray, stray * 0.6) -
            (place > 0 ? 0.1 : 0),
        ),
      );
      spot.distance = place === 0 && copy === 0 ? 1 : 1 + random.between(0.05, 0.9);
      if (copy > 0)
        spot.x = ((copy + 0.5) / member.count - 0.5) * aspect * 0.92 + random.between(-0.08, 0.08);
      if (place > 0) spot.x += random.between(-0.1, 0.1);
      spot.facing = member.gait === "swim" && random.chance(0.3) ? (facing === 1 ? -1 : 1) : facing;
    }
    spots.push(spot);
  }
  return spots;
}

/** Heights of those aloft, one after another: neighbours are never level. */
const LEVELS = [0.02, -0.17, 0.1, -0.06, -0.24, 0.06, -0.12] as const;

/** Gives each of many in the air or water its own part of the picture; the first, the hero, stands near a third. */
export function spread(
  spot: Spot,
  index: number,
  all: number,
  height: number,
  aspect: number,
  random: Random,
): void {
  const home = all > 2 ? Math.floor(all * 0.36) : 0;
  // The hero's part first, then outward from it to both sides.
  const part = index === 0 ? home : index <= home ? index - 1 : index;
  spot.x = ((part + 0.5) / all - 0.5) * aspect * 0.9 + random.between(-0.03, 0.03);
  spot.y = Math.min(0.3, (LEVELS[index % LEVELS.length] ?? 0) + height * 0.45 + random.between(-0.03, 0.03));
}
