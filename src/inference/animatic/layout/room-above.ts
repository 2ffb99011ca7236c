import type { Unit } from "./company.ts";
import type { Geography } from "./geography.ts";
import type { Spot } from "./raise.ts";

/** How far above the picture's middle a roof may be, and a head. */
const ROOF = 0.43;
const HEADROOM = 0.46;
/** By how much a head that is thrown back is above where it was. */
const THROWN_BACK = 0.07;
/** However high somebody flies, he is no speck. */
const LEAST = 0.1;
/** How tall one may be whatever is above. */
const MOST = { usual: 0.82, backdrop: 0.66, climbed: 0.9 } as const;

/** How tall a unit may be at a spot, in picture heights, so that nothing of it is above the picture. */
export function tallestAt(
  unit: Unit,
  spot: Spot,
  geography: Geography,
  headUp: boolean,
  held: number,
): number {
  if (unit.support === "shelf") return Math.min(MOST.backdrop, (spot.shelf?.edge(spot.x) ?? 0.2) + ROOF);
  if (unit.riders.some((rider) => rider.act === "climb")) return MOST.climbed;
  // Wings that are held up are in the picture, as far as somebody is not before the lens.
  if (unit.support === "air" && held > 0)
    return Math.min(MOST.usual, Math.max(LEAST, (spot.y + HEADROOM) / (1 + held)));
  if (unit.support !== "ground") return MOST.usual;
  const foot = geography.footAt(spot.x, spot.distance);
  return Math.min(MOST.usual, (foot + HEADROOM - (headUp ? THROWN_BACK : 0)) / (1 + held));
}
