import type { Seat } from "./seats.ts";

/** The side window of who drives, in the units of the icon, which faces left: its middle, its upper edge and its sill. */
interface Window {
  x: number;
  top: number;
  sill: number;
  /** The icon's own upper and lower edge. */
  of: readonly [top: number, bottom: number];
}

const WINDOWS: Readonly<Record<string, Window>> = {
  automobile: { x: 12.6, top: 12, sill: 18, of: [10, 29] },
  taxi: { x: 12.8, top: 12, sill: 17, of: [9, 30] },
  "police-car": { x: 11.4, top: 13, sill: 19, of: [8, 30] },
  "sport-utility-vehicle": { x: 13.4, top: 10, sill: 17, of: [7, 30] },
  "pickup-truck": { x: 8.6, top: 13, sill: 19, of: [12, 30] },
  minibus: { x: 11.6, top: 13, sill: 18, of: [11, 30] },
  "delivery-truck": { x: 7.4, top: 13, sill: 19, of: [7, 30] },
  "fire-engine": { x: 8, top: 9, sill: 18, of: [4, 30] },
  bus: { x: 11, top: 10, sill: 19, of: [8, 30] },
  tractor: { x: 20.6, top: 9.4, sill: 16, of: [7, 30] },
};

/** Where an icon's middle is. */
const MIDDLE = 16;
/** How much of whoever looks out is below the sill, and how far the crown may be over the window's upper edge, in its heights. */
const BELOW_SILL = 0.52;
const OVER = 0.06;
/** How far from each other those in one car are, in units of the icon. */
const APART = 4.6;

/** What is closed, and has a window at which one sees who drives. */
export const isCab = (art: string): boolean => art in WINDOWS;

/** Where somebody is at the window of a cab: head and shoulders, cut off at its sill. */
export function cabSeat(art: string): Seat | undefined {
  const window = WINDOWS[art];
  if (!window) return undefined;
  const [top, bottom] = window.of;
  const tall = bottom - top;
  return {
    rise: (bottom - window.sill) / tall,
    share: ((window.sill - window.top) * (1 + OVER)) / (1 - BELOW_SILL) / tall,
    ahead: (MIDDLE - window.x) / tall,
    behind: false,
    below: BELOW_SILL,
    apart: APART / tall,
  };
}
