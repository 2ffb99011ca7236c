import { project } from "../camera-path.ts";
import { type Box, boxOf, type Figure, joined, type Moment } from "./figure.ts";

/** How far beside and above a head nothing may hang: a clock right over it seems to grow out of it. */
const CLEAR = { beside: 0.035, above: 0.09 } as const;
/** How far aside something is hung at most. */
const STEP = 0.03;

/**
 * Where those who are before a sheet, and behind whatever is at `beyond`, are seen on it through the shot, in its own
 * picture heights.
 */
export function coveredAt(
  figures: readonly Figure[],
  moments: readonly Moment[],
  distance: number,
  beyond = 0,
): readonly Box[] {
  return figures
    .filter(({ order }) => order < distance && order > beyond)
    .map((figure) =>
      joined(
        moments.map((moment) => {
          const view = project(moment.pose, distance);
          const box = boxOf(figure, moment);
          return {
            left: (box.left - view.dx) / view.scale,
            right: (box.right - view.dx) / view.scale,
            top: (box.top - view.dy) / view.scale,
            bottom: (box.bottom - view.dy) / view.scale,
          };
        }),
      ),
    );
}

/**
 * Where something so large hangs, as near as may be to where it was meant to, off everybody who is seen before it;
 * undefined: nowhere.
 */
export function freeSpot(
  covered: readonly Box[],
  { x, half, bottom }: { x: number; half: number; bottom: number },
  limit: number,
): number | undefined {
  const isFree = (at: number) =>
    Math.abs(at) + half <= limit &&
    !covered.some(
      (box) =>
        box.left < at + half + CLEAR.beside &&
        box.right > at - half - CLEAR.beside &&
        box.top < bottom + CLEAR.above,
    );
  for (let aside = 0; aside <= 2 * limit; aside += STEP)
    for (const way of x > 0 ? [1, -1] : [-1, 1]) if (isFree(x + way * aside)) return x + way * aside;
  return undefined;
}
