import type { Drawing } from "./drawing.ts";
import type { Icons } from "./icons.ts";

/** `swing`: how far the legs are in their stride, −1 to 1; `lies`: the legs are tucked under. */
interface BeastPose {
  swing: number;
  lies: boolean;
  head?: "up" | "down" | undefined;
}

const place = (inside: string, x: number, y: number, size: number) =>
  `<g transform="translate(${x} ${y}) scale(${size / 32})">${inside}</g>`;

const leg = (x: number, y: number, width: number, length: number, colour: string, degrees: number) =>
  `<rect x="${x - width / 2}" y="${y}" width="${width}" height="${length}" rx="${width / 2.4}" fill="${colour}" transform="rotate(${degrees.toFixed(1)} ${x} ${y})"/>`;

/** Open, as it is when one howls, under the nose that all of these heads have in one place. */
const MOUTH = `<path d="M13.500 30q4.500-1.600 9 0 .6 8.200-4.500 8.200t-4.500-8.200z" fill="#5b1f2a"/><path d="M15 35.600q3-2 6 0-.8 2.600-3 2.600t-3-2.600z" fill="#e0707a"/>`;

/** A head on its neck: thrown back to howl, or down to drink. */
const held = (head: BeastPose["head"], inside: string) =>
  head === "up"
    ? `<g transform="translate(2 -6) rotate(22 22 28)">${inside}${MOUTH}</g>`
    : head === "down"
      ? `<g transform="translate(-6 13) rotate(-14 20 24)">${inside}</g>`
      : inside;

interface Coat {
  head: string;
  coat: string;
  dark: string;
  belly: string;
  tail: "bushy" | "tuft" | "stub" | "thin" | "flowing" | "none";
  tip?: string;
  legs?: string;
  heavy?: boolean;
}

const COATS: Record<string, Coat> = {
  fox: {
    head: "fox",
    coat: "#f3702d",
    dark: "#c94f1c",
    belly: "#fbe9d6",
    tail: "bushy",
    tip: "#fff6ea",
    legs: "#5b2c20",
  },
  wolf: {
    head: "wolf",
    coat: "#8b909c",
    dark: "#666b78",
    belly: "#d6d9df",
    tail: "bushy",
    tip: "#5c606c",
  },
  bear: {
    head: "bear",
    coat: "#8a5636",
    dark: "#6b4029",
    belly: "#a8714b",
    tail: "stub",
    heavy: true,
  },
  "polar-bear": {
    head: "polar-bear",
    coat: "#f8fafd",
    dark: "#dde4ee",
    belly: "#ffffff",
    tail: "stub",
    heavy: true,
  },
  panda: {
    head: "panda",
    coat: "#f4f4f2",
    dark: "#2d2b33",
    belly: "#ffffff",
    tail: "stub",
    legs: "#2d2b33",
    heavy: true,
  },
  lion: { head: "lion", coat: "#f2b04c", dark: "#d18a2c", belly: "#f9d694", tail: "tuft", tip: "#8a4b22" },
  moose: {
    head: "moose",
    coat: "#8a5a3c",
    dark: "#693f28",
    belly: "#9f6d4b",
    tail: "stub",
    legs: "#d8c0a6",
    heavy: true,
  },
  boar: { head: "boar", coat: "#6e4334", dark: "#502e24", belly: "#7f5242", tail: "thin" },
  "red-panda": {
    head: "raccoon",
    coat: "#c4572b",
    dark: "#8f3a1c",
    belly: "#3d2a26",
    tail: "bushy",
    tip: "#e8a06a",
    legs: "#3d2a26",
  },
  raccoon: {
    head: "raccoon",
    coat: "#8f9199",
    dark: "#55565f",
    belly: "#b9bbc2",
    tail: "bushy",
    tip: "#3d3e46",
  },
  koala: { head: "koala", coat: "#8d929e", dark: "#6c717d", belly: "#dadde3", tail: "none", heavy: true },
  hamster: { head: "hamster", coat: "#f2a25c", dark: "#cf7d3c", belly: "#fff1e0", tail: "stub", heavy: true },
  frog: { head: "frog", coat: "#35c46b", dark: "#1f9a51", belly: "#b7efb1", tail: "none", heavy: true },
  unicorn: {
    head: "unicorn",
    coat: "#f1eafb",
    dark: "#d5c8ee",
    belly: "#ffffff",
    tail: "flowing",
    tip: "#c073e8",
    legs: "#e2d7f5",
  },
};

/** The colours of its fur, for whatever else is drawn of it. */
export const coatOf = (kind: string): Pick<Coat, "coat" | "dark" | "legs"> | undefined => COATS[kind];

export function isBeast(kind: string): boolean {
  return kind in COATS;
}

/** A four-legged animal in profile under the head that the icon shows, facing left. */
export function beast(kind: string, icons: Icons, { swing, lies, head }: BeastPose): Drawing | undefined {
  const coat = COATS[kind];
  if (!coat) return undefined;
  const legColour = coat.legs ?? coat.dark;
  const width = coat.heavy ? 8 : 5.6;
  const top = coat.heavy ? 25 : 27;
  // Fore and hind legs of a side go the same way: apart they would be a sawhorse's.
  const swung = swing * 14;
  const far = (x: number, sign: number) => leg(x, 40, width, 19, legColour, sign * swung);
  const tails = {
    bushy: `<path d="M52 36c8-2 15-9 14-20-1-4-6-3-7 1-2 7-6 9-11 11z" fill="${coat.coat}"/><path d="M66 16c-1-4-6-3-7 1-.5 2-1.2 3.5-2 4.7 2 1.3 5.5 1.2 8.3-.4.6-1.7.8-3.5.7-5.300z" fill="${coat.tip ?? coat.dark}"/>`,
    tuft: `<path d="M54 34q10-2 9-13" fill="none" stroke="${coat.coat}" stroke-width="3" stroke-linecap="round"/><circle cx="63" cy="19" r="4" fill="${coat.tip ?? coat.dark}"/>`,
    stub: `<circle cx="57" cy="32" r="3.6" fill="${coat.dark}"/>`,
    thin: `<path d="M55 34q7-1 6-8" fill="none" stroke="${coat.dark}" stroke-width="2" stroke-linecap="round"/>`,
    flowing: `<path d="M53 30c8 0 10 8 8 20 6-4 9-20-2-25z" fill="${coat.tip ?? coat.dark}"/><path d="M53 31c5 1 7 8 5 16 4-5 6-16-2-20z" fill="#8fd3f5"/>`,
    none: "",
  };
  if (lies) {
    return {
      width: 70,
      height: 49,
      body: [
        tails[coat.tail],
        `<rect x="16" y="${top + 1}" width="42" height="${48 - top}" rx="10" fill="${coat.coat}"/>`,
        `<rect x="12" y="42" width="16" height="6.500" rx="3.200" fill="${coat.legs ?? coat.coat}"/><rect x="42" y="42" width="17" height="6.500" rx="3.200" fill="${coat.legs ?? coat.dark}"/>`,
        place(icons.body(coat.head) ?? "", 0, 11, 36),
      ].join(""),
    };
  }
  return {
    width: 70,
    height: 60,
    body: [
      tails[coat.tail],
      far(28, 1),
      far(49, 1),
      `<rect x="20" y="${top}" width="37" height="${46 - top}" rx="10" fill="${coat.coat}"/>`,
      `<path d="M24 41h28q-3 6-14 6t-14-6z" fill="${coat.belly}"/>`,
      leg(24, 40, width, 19, coat.legs ?? coat.coat, -swung),
      leg(53, 40, width, 19, coat.legs ?? coat.coat, -swung),
      held(head, place(icons.body(coat.head) ?? "", 0, 4, 36)),
    ].join(""),
    // Thrown back or bent down the head reaches out of the body's own box.
    ...(head ? { room: { left: 14, top: 14, right: 0, bottom: 4 } } : {}),
  };
}
