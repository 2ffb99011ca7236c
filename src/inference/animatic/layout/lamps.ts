import { project } from "../camera-path.ts";
import type { Figure, Moment } from "./figure.ts";
import { handAt } from "./hand.ts";
import type { Layout } from "./lay-out.ts";

/** A fire or a lamp: where it burns in the picture, and how far its light reaches, in picture heights. */
export interface Lamp {
  x: number;
  y: number;
  reach: number;
}

/** How far up its own height each burns, and how far it lights. */
const BURNING: ReadonlyMap<string, { up: number; reach: number }> = new Map([
  ["campfire", { up: 0.4, reach: 0.85 }],
  ["hearth", { up: 0.26, reach: 0.9 }],
  ["candle", { up: 0.85, reach: 0.6 }],
  ["lamp", { up: 0.5, reach: 0.55 }],
  ["torch", { up: 0.8, reach: 0.6 }],
  ["diya-lamp", { up: 0.8, reach: 0.5 }],
  ["jack-o-lantern", { up: 0.4, reach: 0.4 }],
  ["street-lamp", { up: 0.86, reach: 0.5 }],
  ["tent", { up: 0.3, reach: 0.5 }],
  ["couch-and-lamp", { up: 0.7, reach: 0.5 }],
]);
/** What is on fire itself. */
const ABLAZE = { up: 0.7, reach: 0.9 } as const;
/** Many small lights in a heap light no more than a few. */
const MOST = 4;

/** What gives light in the dark at a moment, in somebody's hand too. */
export function lampsOf(
  { figures, held, scene, aspect }: Pick<Layout, "figures" | "held" | "scene" | "aspect">,
  moment: Moment,
): Lamp[] {
  const standing = figures.flatMap((figure) => {
    const burning = BURNING.get(figure.art) ?? (figure.member.act === "burn" ? ABLAZE : undefined);
    if (!burning) return [];
    const stance = figure.stance(moment);
    const { scale, dx, dy } = project(moment.pose, stance.distance);
    const tall = figure.height * stance.size;
    return [
      {
        x: stance.x * scale + dx,
        y: (stance.y - tall * burning.up) * scale + dy,
        reach: burning.reach * scale,
      },
    ];
  });
  const carried = held.flatMap(({ member, holder }) => {
    const burning = BURNING.get(member.art);
    return burning ? [{ ...handAt(holder, moment), reach: burning.reach }] : [];
  });
  return [...standing, ...carried, ...(scene.interior === "forge" ? [forgeFire(aspect, moment)] : [])].slice(
    0,
    MOST,
  );
}

/** The hearth of a forge is part of its wall. */
function forgeFire(aspect: number, { pose }: Moment): Lamp {
  const { scale, dx, dy } = project(pose, 2.6);
  return { x: -0.45 * aspect * scale + dx, y: 0.12 * scale + dy, reach: 1.4 };
}

/** The same where it falls on a sheet at a distance, in that sheet's own picture heights. */
export function lampsOn(lamps: readonly Lamp[], { pose }: Moment, distance: number): Lamp[] {
  const { scale, dx, dy } = project(pose, distance);
  return lamps.map(({ x, y, reach }) => ({ x: (x - dx) / scale, y: (y - dy) / scale, reach: reach / scale }));
}

/** From which side, 1 from the right, and how strongly the nearest of them lights somebody, 0 to 1; undefined: none does. */
export function litFrom(
  figure: Figure,
  lamps: readonly Lamp[],
  moment: Moment,
): { side: 1 | -1; share: number } | undefined {
  const stance = figure.stance(moment);
  const { scale, dx, dy } = project(moment.pose, stance.distance);
  const [x, y] = [stance.x * scale + dx, (stance.y - (figure.height * stance.size) / 2) * scale + dy];
  let best: { side: 1 | -1; share: number } | undefined;
  for (const lamp of lamps) {
    const share = 1 - Math.hypot(lamp.x - x, lamp.y - y) / (lamp.reach * 1.5);
    if (share > (best?.share ?? 0)) best = { side: lamp.x > x ? 1 : -1, share };
  }
  return best;
}
