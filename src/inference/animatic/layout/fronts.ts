import { cabFront } from "./cabs.ts";
import type { Figure } from "./figure.ts";

/** What of a thing is before whoever is in it, in the units of its picture. */
export interface Front {
  /** Of the thing itself its upper and lower edge, and its middle. */
  of: readonly [top: number, bottom: number];
  middle: number;
  /** Where that is. */
  area: { left: number; top: number; right: number; bottom: number };
  /** Only what is in this shape; only what is not in that one: SVG paths. */
  shape?: string;
  hole?: string;
}

const FRONTS: Readonly<Record<string, Front>> = {
  "tower-window": {
    of: [4, 190],
    middle: 55,
    area: { left: 20, top: 69, right: 90, bottom: 172 },
    hole: "M33 146V105Q33 82 55 82T77 105V146z",
  },
  hammock: {
    of: [2, 70],
    middle: 65,
    area: { left: 22, top: 36, right: 108, bottom: 70 },
    shape: "M22 38.500L24 40Q65 61 106 40L108 38.500V72H22z",
  },
  // Down to the waterline.
  "pool-float": {
    of: [1, 30],
    middle: 60,
    area: { left: -4, top: 10, right: 124, bottom: 23 },
    shape: "M-4 12H28A32 5 0 0 0 92 12H124V24H-4z",
  },
  throne: {
    of: [0, 80],
    middle: 38,
    area: { left: 4, top: 50, right: 72, bottom: 74 },
    shape: "M4 50H20V74H4zM56 50H72V74H56z",
  },
};

/** What of a figure is before those who are in it; undefined: nobody is, or all of it is behind them. */
export function frontOf(figure: Figure, figures: readonly Figure[]): Front | undefined {
  const within = figures.filter(
    ({ carrier, member: { at } }) => carrier === figure && (at?.how === "in" || at?.how === "on"),
  );
  if (within.length === 0) return undefined;
  const isInside = within.some(({ member }) => member.at?.how === "in");
  // Who waves has the arm out of the window.
  const fits = within.length === 1 && within.every(({ member }) => member.act === undefined);
  return (isInside ? cabFront(figure.art, fits) : undefined) ?? FRONTS[figure.art];
}
