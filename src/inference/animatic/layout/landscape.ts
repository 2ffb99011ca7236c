import type { Box } from "./figure.ts";
import { type Geography, type Shelf, WAVES } from "./geography.ts";

/** How tall whole mountains and the Great Wall rise over the land before them, in picture heights. */
const RANGES: Readonly<Record<string, number>> = {
  "mount-fuji": 0.5,
  mountain: 0.44,
  "snow-capped-mountain": 0.46,
  volcano: 0.46,
  "great-wall": 0.42,
  waterfall: 0.5,
};

/** They rise behind the houses, however far away those are. */
const TOWERS = new Set(["eiffel-tower", "tokyo-tower", "big-ben", "burj-khalifa"]);

/** How tall what one came to see is at least, however far behind: a castle is no toy. */
const LEAST: Readonly<Record<string, number>> = {
  "eiffel-tower": 0.56,
  "tokyo-tower": 0.56,
  "big-ben": 0.56,
  "burj-khalifa": 0.58,
  "statue-of-liberty": 0.56,
  "pisa-tower": 0.52,
  "christ-statue": 0.5,
  "st-basils": 0.5,
  castle: 0.5,
  "japanese-castle": 0.48,
  "taj-mahal": 0.44,
  colosseum: 0.4,
  "brandenburg-gate": 0.36,
  "opera-house": 0.34,
};

export const isRange = (art: string): boolean => art in RANGES;
/** Part of the land: nobody stands beside it, its foot is behind the hills, and whoever is before it hides nothing. */
export const isLand = ({ support, member }: { support: string; member: { art: string } }): boolean =>
  support === "shelf" && isRange(member.art);
export const isTower = (art: string): boolean => TOWERS.has(art);

/** How tall a landmark is on a sheet far behind, where it would be `usual`. */
export function landmarkHeight(art: string, usual: number): number {
  return RANGES[art] ?? Math.max(usual, LEAST[art] ?? 0);
}

/** The sheets behind which mountains may rise: over the sea it is the farthest wave. */
export function landBefore({ shelves, water }: Geography, art?: string): readonly Shelf[] {
  // Before the far bank, so that what falls does so into the water.
  if (water && art === "waterfall") return [{ distance: WAVES[1].distance, edge: () => WAVES[1].y }];
  if (shelves.length > 0) return shelves;
  return water ? [{ distance: WAVES[0].distance, edge: () => WAVES[0].y }] : [];
}

/** How far down the foot of something wide has to reach, so that no part of it is seen above a sheet's edge. */
export function footBehind(shelf: Shelf, x: number, wide: number): number {
  const steps = 24;
  const edges = Array.from({ length: steps + 1 }, (_, step) => shelf.edge(x + (step / steps - 0.5) * wide));
  return Math.max(...edges) + 0.03;
}

/** Of a mountain's box only the middle is mountain up where the sun is. */
export function summitOf(figure: Parameters<typeof isLand>[0], box: Box): Box {
  if (!isLand(figure)) return box;
  const aside = (box.right - box.left) * 0.3;
  return { ...box, left: box.left + aside, right: box.right - aside };
}
