import type { Drawing } from "./drawing.ts";

/** Where a hare's legs begin, and how far they swing, in degrees: stretched out in the air, and drawn in under it. */
const FORE = { x: 30, y: 40, out: 62, under: -42, long: 20, longer: 5 } as const;
const HIND = { x: 74, y: 38, out: -70, under: 40, long: 22, longer: 9 } as const;

interface Coat {
  coat: string;
  shade: string;
  inner: string;
}

const HOPPERS: Readonly<Record<string, Coat>> = {
  "rabbit-bounding": { coat: "#f6f3f0", shade: "#d3ccd8", inner: "#ff9a9c" },
};

/** Whose leap is drawn in pictures of its own. */
export const isHopper = (art: string): boolean => art in HOPPERS;

const between = (from: number, to: number, bound: number) => from + ((to - from) * (bound + 1)) / 2;

/** A rabbit in its leap, facing left: from its legs drawn in, −1, to all of it stretched out, 1. */
export function onTheBound(art: string, bound: number): Drawing | undefined {
  const look = HOPPERS[art];
  if (!look) return undefined;
  const { coat, shade, inner } = look;
  const fore = between(FORE.under, FORE.out, bound);
  const hind = between(HIND.under, HIND.out, bound);
  // They reach out as far as they can.
  const [near, off] = [FORE, HIND].map(({ long, longer }) => long + longer * Math.max(0, bound)) as [
    number,
    number,
  ];
  const paw = (x: number, y: number, turn: number, long: number, fill: string) =>
    `<g transform="translate(${x} ${y}) rotate(${turn.toFixed(1)})"><path d="M-4 -4Q-5 ${long * 0.6} -3.500 ${long - 3}-7 ${long - 3} -7.500 ${long}q0 1.500 2 1.500H2q2 0 2-2L4.500 -4z" fill="${fill}"/></g>`;
  const thigh = (x: number, fill: string) =>
    `<g transform="translate(${x} ${HIND.y - 3}) rotate(${(hind * 0.5).toFixed(1)})"><ellipse cx="0" cy="3" rx="10" ry="13" fill="${fill}"/></g>`;
  const [long, low] = [1 + 0.09 * bound, 1 - 0.11 * bound];
  return {
    width: 104,
    height: 60,
    body: [
      paw(FORE.x + 5, FORE.y, fore - 12, near - 1, shade),
      paw(HIND.x + 4, HIND.y + 3, hind + 12, off, shade),
      `<circle cx="${(52 + 39 * long).toFixed(1)}" cy="27" r="7.500" fill="${coat}"/><circle cx="${(53 + 39 * long).toFixed(1)}" cy="29" r="5" fill="${shade}" opacity=".6"/>`,
      `<g transform="translate(52 36) scale(${long.toFixed(3)} ${low.toFixed(3)}) translate(-52 -36)"><path d="M18 32C22 22 34 20 48 19 66 16 86 20 90 32 92 44 78 50 62 49 46 51 26 50 18 40z" fill="${coat}"/><path d="M20 41C34 47 56 45 70 49 50 52 28 50 20 41z" fill="${shade}" opacity=".7"/></g>`,
      thigh(HIND.x, coat),
      `<path d="M${HIND.x - 9} ${HIND.y - 2}q4-10 12-9" fill="none" stroke="${shade}" stroke-width="1.600" stroke-linecap="round"/>`,
      paw(HIND.x, HIND.y + 4, hind, off, coat),
      paw(FORE.x, FORE.y, fore, near, coat),
      `<g transform="rotate(${(-6 * bound).toFixed(1)} 20 24)"><path d="M21 13C26 4 38 -2 48 1 50 6 40 13 27 17z" fill="${coat}"/><path d="M26 12C31 6 38 3 45 3.500 44 7 36 11 28 14z" fill="${inner}"/><path d="M19 14C21 3 30 -6 39 -6 43 -2 36 8 25 16z" fill="${coat}"/><path d="M23 11C25 4 31 -2 37 -3 38 0 32 7 25 12z" fill="${inner}"/><path d="M4 27C4 17 12 11 21 12 31 13 35 21 33 29 31 37 20 39 12 36 7 35 4 32 4 27z" fill="${coat}"/><path d="M4 27q-2.500-1-1.500-3.500 3-1 4.500.8z" fill="${inner}"/><circle cx="15" cy="21" r="2.400" fill="#1c1c1c"/><circle cx="14.300" cy="20.200" r=".7" fill="#fff"/><path d="M5 30q4 3 8 .5" fill="none" stroke="#b9b0be" stroke-width="1.200" stroke-linecap="round"/></g>`,
    ].join(""),
    room: { left: 8, top: 8, right: 14, bottom: 6 },
  };
}
