import type { Front } from "./fronts.ts";
import type { Seat } from "./seats.ts";

/** The side window of who drives, in the units of the icon, which faces left: its middle, its upper edge and its sill. */
interface Window {
  x: number;
  top: number;
  sill: number;
  /** The pane itself, as an SVG path. */
  pane: string;
  /** The icon's own upper and lower edge. */
  of: readonly [top: number, bottom: number];
  /** Its middle across, where that isn't the square's. */
  middle?: number;
}

const WINDOWS: Readonly<Record<string, Window>> = {
  automobile: {
    x: 12.6,
    top: 12,
    sill: 18,
    pane: "M12 12L7.99 18H15Q16 18 16 17V13Q16 12 15 12z",
    of: [10, 29],
  },
  taxi: { x: 12.8, top: 12, sill: 17, pane: "M10.2 12L8 17H15.1Q16 17 16 16V13Q16 12 15.1 12z", of: [9, 30] },
  "police-car": {
    x: 12,
    top: 13,
    sill: 19,
    pane: "M10 13L7 19H15Q16 19 16 18V14Q16 13 15 13z",
    of: [8, 30],
  },
  "sport-utility-vehicle": {
    x: 12,
    top: 10,
    sill: 17,
    pane: "M10.5 10L7 17H14Q15 17 15 16V11Q15 10 14 10z",
    of: [7, 30],
  },
  "pickup-truck": {
    x: 9.6,
    top: 13,
    sill: 19,
    pane: "M9.6 13L5 19H12.1Q13 19 13 18V14Q13 13 12.1 13z",
    of: [12, 30],
  },
  minibus: { x: 13.5, top: 13, sill: 18, pane: "M12 13H15Q16 13 16 14V18H11V14Q11 13 12 13z", of: [11, 30] },
  "delivery-truck": {
    x: 7.4,
    top: 13,
    sill: 19,
    pane: "M5.5 13L2.3 19H8.9Q10 19 10 17.9V14.1Q10 13 8.9 13z",
    of: [7, 30],
  },
  "fire-engine": { x: 9.5, top: 9, sill: 18, pane: "M8 9H11Q12 9 12 10V18H7V10Q7 9 8 9z", of: [4, 30] },
  bus: { x: 11, top: 10, sill: 19, pane: "M9 10H13Q14 10 14 11V19H8V11Q8 10 9 10z", of: [8, 30] },
  // Its carriages come after it, out of its square.
  locomotive: {
    x: 24,
    top: 8,
    sill: 14,
    pane: "M22 8H26Q27 8 27 9V14H21V9Q21 8 22 8z",
    of: [3, 29],
    middle: 17,
  },
  tractor: { x: 21.5, top: 9.4, sill: 16, pane: "M18 9H25V16H18z", of: [7, 30] },
};

/** Where an icon's middle is, and its right edge. */
const MIDDLE = 16;
const RIGHT = 32;
/** How far about the pane whoever looks out could be seen. */
const ABOUT = 4;
/** How much of whoever looks out is below the sill, and how far the crown may be over the window's upper edge, in its heights. */
const BELOW_SILL = 0.52;
const OVER = 0.06;
/** How far from each other those in one car are, in units of the icon. */
const APART = 4.6;

/** What is closed, and has a window at which one sees who drives. */
export const isCab = (art: string): boolean => art in WINDOWS;

/** What of a cab is before who is in it: all round the pane before who `fits` in that, else the doors. */
export function cabFront(art: string, fits: boolean): Front | undefined {
  const window = WINDOWS[art];
  if (!window) return undefined;
  const { pane, top, sill, x, of, middle = MIDDLE } = window;
  if (!fits) return { of, middle, area: { left: 0, top: sill, right: RIGHT, bottom: sill + ABOUT } };
  const area = { left: x - 2 * ABOUT, top: top - ABOUT / 2, right: x + 2 * ABOUT, bottom: sill + ABOUT };
  return { of, middle, area, hole: pane };
}

/** Where somebody is at the window of a cab: head and shoulders, cut off at its sill. */
export function cabSeat(art: string): Seat | undefined {
  const window = WINDOWS[art];
  if (!window) return undefined;
  const [top, bottom] = window.of;
  const tall = bottom - top;
  return {
    rise: (bottom - window.sill) / tall,
    share: ((window.sill - window.top) * (1 + OVER)) / (1 - BELOW_SILL) / tall,
    ahead: ((window.middle ?? MIDDLE) - window.x) / tall,
    behind: false,
    below: BELOW_SILL,
    apart: APART / tall,
  };
}
