import type { Gaze } from "../acting/poses.ts";
import type { Icons } from "./icons.ts";
import { recoloured } from "./retouch.ts";
import { turnedMuzzle } from "./turned-muzzle.ts";

/** An animal that stands like a person, to do what takes hands. */
export interface Upright {
  /** The icon whose head it has. */
  icon: string;
  coat: string;
  /** Of paws. */
  dark: string;
  belly: string;
  limbs?: string;
  tail?: "bushy" | "thin" | "stub";
  /** Broad in the hips. */
  plump?: true;
  /** Colours of the icon that are another's in this animal. */
  dyed?: Readonly<Record<string, string>>;
  /** Where the icon shows the whole animal, its head: an ellipse about a point. */
  only?: readonly [x: number, y: number, rx: number, ry: number];
}

/** A raccoon's face as a red panda's. */
export const RUSSET = { "#9b9b9b": "#c4572b", "#636363": "#7a3018", "#d3d3d3": "#fbe9d6" } as const;

const KINDS: Readonly<Record<string, Upright>> = {
  cat: { icon: "cat-face", coat: "#ffb02e", dark: "#e08a24", belly: "#ffe0a3", tail: "thin" },
  "black-cat": {
    icon: "cat-face",
    coat: "#635994",
    dark: "#433b6b",
    belly: "#7d73ad",
    tail: "thin",
    dyed: { "#ffb02e": "#635994", "#ff822d": "#433b6b", "#ff6723": "#d9d3f0" },
  },
  dog: { icon: "dog-face", coat: "#f3c07b", dark: "#6d4534", belly: "#ffdea7", tail: "thin" },
  rabbit: {
    icon: "rabbit-face",
    coat: "#cdc4d6",
    dark: "#b4acbc",
    belly: "#f4f4f4",
    tail: "stub",
    plump: true,
  },
  mouse: {
    icon: "mouse-face",
    coat: "#cdc4d6",
    dark: "#ff8687",
    belly: "#e9e3ef",
    tail: "thin",
    plump: true,
  },
  tiger: { icon: "tiger-face", coat: "#ff822d", dark: "#d65a14", belly: "#f3eef8", tail: "thin" },
  monkey: { icon: "monkey-face", coat: "#7d4533", dark: "#e39d89", belly: "#e39d89", tail: "thin" },
  cow: { icon: "cow-face", coat: "#d3d3d3", dark: "#636363", belly: "#fbb8ab", tail: "thin", plump: true },
  pig: { icon: "pig-face", coat: "#ff8687", dark: "#d9616b", belly: "#fbb8ab", tail: "stub", plump: true },
  "fox-body": {
    icon: "fox",
    coat: "#f3702d",
    dark: "#5b2c20",
    belly: "#fbe9d6",
    limbs: "#d95a1e",
    tail: "bushy",
  },
  "wolf-body": { icon: "wolf", coat: "#8b909c", dark: "#5c606c", belly: "#d6d9df", tail: "bushy" },
  "bear-body": {
    icon: "bear",
    coat: "#8a5636",
    dark: "#6b4029",
    belly: "#a8714b",
    tail: "stub",
    plump: true,
  },
  "polar-bear-body": {
    icon: "polar-bear",
    coat: "#eef2f8",
    dark: "#cfd8e4",
    belly: "#ffffff",
    tail: "stub",
    plump: true,
  },
  "panda-body": {
    icon: "panda",
    coat: "#f4f4f2",
    dark: "#2d2b33",
    belly: "#ffffff",
    limbs: "#2d2b33",
    plump: true,
  },
  "lion-body": { icon: "lion", coat: "#f2b04c", dark: "#d18a2c", belly: "#f9d694", tail: "thin" },
  "boar-body": { icon: "boar", coat: "#6e4334", dark: "#502e24", belly: "#8a5a48", tail: "thin" },
  "raccoon-body": { icon: "raccoon", coat: "#8f9199", dark: "#3d3e46", belly: "#b9bbc2", tail: "bushy" },
  "red-panda-body": {
    icon: "raccoon",
    coat: "#c4572b",
    dark: "#3d2a26",
    belly: "#3d2a26",
    tail: "bushy",
    dyed: RUSSET,
  },
  "koala-body": { icon: "koala", coat: "#8d929e", dark: "#6c717d", belly: "#dadde3", plump: true },
  "hamster-body": {
    icon: "hamster",
    coat: "#f2a25c",
    dark: "#cf7d3c",
    belly: "#fff1e0",
    tail: "stub",
    plump: true,
  },
  "frog-body": { icon: "frog", coat: "#35c46b", dark: "#1f9a51", belly: "#b7efb1", plump: true },
  giraffe: {
    icon: "giraffe",
    coat: "#ffb02e",
    dark: "#d3883e",
    belly: "#ffd58a",
    tail: "thin",
    only: [7, 9, 7, 10],
  },
  badger: {
    icon: "badger",
    coat: "#636363",
    dark: "#212121",
    belly: "#8d8d8d",
    tail: "stub",
    only: [6, 17.5, 7.5, 5.5],
  },
  hippopotamus: {
    icon: "hippopotamus",
    coat: "#9b9b9b",
    dark: "#636363",
    belly: "#b5b5b5",
    plump: true,
    only: [9, 19, 8, 8],
  },
};

const STANDS = "-upright";

/** The art of an animal that stands up; undefined: it has no such picture. */
export const uprightOf = (art: string): string | undefined => (art in KINDS ? `${art}${STANDS}` : undefined);

/** The art of the same animal on its own feet. */
export const onAllFours = (art: string): string => (uprightKind(art) ? art.slice(0, -STANDS.length) : art);

export function uprightKind(art: string): Upright | undefined {
  return art.endsWith(STANDS) ? KINDS[art.slice(0, -STANDS.length)] : undefined;
}

/** Edge of the square of its head, in units of a person's body. */
const HEAD = 30;

/** Its head on the neck of a body whose middle and shoulders are there. */
export function uprightHead(
  kind: Upright,
  icons: Icons,
  [middle, shoulder]: readonly [middle: number, shoulder: number],
  gaze: Gaze,
): string {
  const icon = turnedMuzzle(kind.icon, recoloured(icons.body(kind.icon) ?? "", kind.dyed ?? {}), gaze);
  const bottom = shoulder + 5;
  if (!kind.only)
    return `<g transform="translate(${middle - HEAD / 2} ${bottom - HEAD}) scale(${HEAD / 32})">${icon}</g>`;
  const [x, y, rx, ry] = kind.only;
  const scale = HEAD / 2 / Math.max(rx, ry);
  return `<defs><clipPath id="head"><ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}"/></clipPath></defs><g transform="translate(${middle - x * scale} ${bottom - (y + ry) * scale}) scale(${scale})"><g clip-path="url(#head)">${icon}</g></g>`;
}

/** Trunk and belly, from the shoulders to over the hips: an animal's legs are short and thick, and its body is a pear. */
export function uprightTrunk({ coat, belly, plump }: Upright, shoulder: number, hip: number): string {
  const [side, low] = plump ? [3.5, 11] : [1, 7];
  const tall = hip - shoulder;
  const bottom = hip + low;
  return `<path d="M15 ${shoulder + 5}q1-6 9-6t9 6C${34 + side * 0.6} ${shoulder + 12} ${35 + side} ${hip - 5} ${35 + side} ${hip + 1}C${35 + side} ${hip + low * 0.75} 30 ${bottom} 24 ${bottom}C18 ${bottom} ${13 - side} ${hip + low * 0.75} ${13 - side} ${hip + 1}C${13 - side} ${hip - 5} ${14 - side * 0.6} ${shoulder + 12} 15 ${shoulder + 5}z" fill="${coat}"/><ellipse cx="23" cy="${shoulder + tall * 0.72}" rx="${7 + side * 0.9}" ry="${tall * 0.42 + low * 0.2}" fill="${belly}"/>`;
}

/** Its tail, behind the body. */
export function uprightTail({ tail, coat, dark }: Upright, hip: number): string {
  switch (tail) {
    case "bushy":
      return `<path d="M30 ${hip}q10 6 14-4 3-9-2-14-4-1-4 4 1 7-3 9-3 1-6-1z" fill="${coat}"/><path d="M44.600 ${hip - 9}q0-6-2.600-9-4-1-4 4l.3 3q3 2 6.300 2z" fill="${dark}"/>`;
    case "thin":
      return `<path d="M32 ${hip + 1}q11 3 11-8" fill="none" stroke="${coat}" stroke-width="3" stroke-linecap="round"/>`;
    case "stub":
      return `<circle cx="35.500" cy="${hip}" r="3.600" fill="${dark}"/>`;
    default:
      return "";
  }
}
