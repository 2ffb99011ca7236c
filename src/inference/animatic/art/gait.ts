import type { BodyPose } from "../acting/poses.ts";
import type { Drawing } from "./drawing.ts";

/** Where an icon's legs begin below its top, and where the hind ones do from its left: shares of its own box. */
type Legs = readonly [hip: number, hind: number];

/** Animals whose icon shows them from the side on all their legs. */
const LEGS: Readonly<Record<string, Legs>> = {
  dog: [0.76, 0.5],
  poodle: [0.7, 0.5],
  cat: [0.7, 0.54],
  "black-cat": [0.7, 0.52],
  camel: [0.68, 0.46],
  "two-hump-camel": [0.7, 0.46],
  horse: [0.68, 0.54],
  cow: [0.74, 0.54],
  ox: [0.74, 0.47],
  "water-buffalo": [0.74, 0.48],
  zebra: [0.7, 0.54],
  deer: [0.72, 0.52],
  goat: [0.72, 0.46],
  ewe: [0.78, 0.5],
  ram: [0.78, 0.5],
  pig: [0.76, 0.6],
  elephant: [0.76, 0.5],
  giraffe: [0.72, 0.6],
  rhinoceros: [0.76, 0.5],
  hippopotamus: [0.8, 0.5],
  tiger: [0.74, 0.5],
  leopard: [0.72, 0.5],
  llama: [0.72, 0.55],
  bison: [0.74, 0.52],
  mammoth: [0.76, 0.5],
  sauropod: [0.76, 0.52],
  "t-rex": [0.72, 0.47],
  donkey: [0.7, 0.56],
  dragon: [0.76, 0.56],
  badger: [0.74, 0.52],
  skunk: [0.78, 0.5],
};

/** Degrees its legs slant at the end of a stride, and in a gallop stretched out and drawn in under it. */
const SLANT = { stride: 17, out: 38, under: 22 } as const;
/** How much longer and lower it is when it is stretched out. */
const STRETCH = { long: 0.07, low: 0.03 } as const;

/** Whether an icon has legs that can go. */
export const hasLegs = (art: string): boolean => art in LEGS;

/** An animal in its stride or its gallop: fore and hind legs go apart and come together, and its feet stay on the ground. */
export function striding(
  art: string,
  drawing: Drawing,
  { swing, bound }: Pick<BodyPose, "swing" | "bound">,
): Drawing {
  const legs = LEGS[art];
  const slant = bound === undefined ? SLANT.stride * swing : -bound * (bound > 0 ? SLANT.out : SLANT.under);
  if (!legs || slant === 0) return drawing;
  const { left, top, width, height } = drawing.box ?? {
    left: 0,
    top: 0,
    width: drawing.width,
    height: drawing.height,
  };
  const hip = top + height * legs[0];
  const hind = left + width * legs[1];
  const [before, behind] = [hind - left, width - (hind - left)];
  const part = (id: string, x: number, y: number, wide: number, tall: number, skew: number) =>
    `<clipPath id="${id}"><rect x="${x}" y="${y}" width="${wide}" height="${tall}"/></clipPath><g transform="translate(0 ${hip}) skewX(${skew}) translate(0 ${-hip})"><g clip-path="url(#${id})">${drawing.body}</g></g>`;
  const low = height - (hip - top) + 1;
  const body = [
    part("hind", hind, hip - 0.3, behind + 1, low, -slant),
    part("fore", left - 1, hip - 0.3, before + 1, low, slant),
    part("trunk", left - 1, top - 1, width + 2, hip - top + 1, 0),
  ].join("");
  const room = { left: 4, top: 0, right: 4, bottom: 0 };
  if (bound === undefined) return { ...drawing, body, room };
  const [long, tall] = [1 + STRETCH.long * bound, 1 - STRETCH.low * bound];
  const [middle, foot] = [left + width / 2, top + height];
  return {
    ...drawing,
    body: `<g transform="translate(${middle * (1 - long)} ${foot * (1 - tall)}) scale(${long} ${tall})">${body}</g>`,
    room: { left: 10, top: 2, right: 10, bottom: 0 },
  };
}
