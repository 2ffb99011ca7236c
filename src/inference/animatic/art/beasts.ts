import { shade } from "../colour.ts";
import type { Drawing } from "./drawing.ts";
import type { Icons } from "./icons.ts";
import { recoloured } from "./retouch.ts";
import { turnedMuzzle } from "./turned-muzzle.ts";
import { RUSSET } from "./upright.ts";

/** `swing`: how far the legs are in their stride, −1 to 1; `bound`: in a gallop; `lies`: the legs are tucked under. */
interface BeastPose {
  swing: number;
  bound?: number | undefined;
  lies: boolean;
  head?: "up" | "down" | undefined;
}

const place = (inside: string, x: number, y: number, size: number) =>
  `<g transform="translate(${x} ${y}) scale(${size / 32})">${inside}</g>`;

/** How an animal is built: `frog` sits on folded legs. */
type Build = "slender" | "heavy" | "tall" | "frog";

interface Frame {
  trunk: string;
  /** From chest to groin, where the fur is paler. */
  under: string;
  /** Fur on the breast, under the head. */
  breast: string;
  hip: number;
  /** From hip to sole. */
  long: number;
  thick: number;
  fore: number;
  hind: number;
  height: number;
}

const FRAMES: Readonly<Record<Exclude<Build, "frog">, Frame>> = {
  slender: {
    trunk:
      "M13.500 32C14 25 22 23.500 31 25.500 39 27.300 46 23.600 53 25.200 60 27 61.500 35.500 58.500 42 53.500 45 46 40.500 38 44 30 48.500 18.500 49 15 41z",
    under:
      "M17 44C23 49 31 47.500 38 44 44 41.500 49 42 53 43 47 46 43 45.500 38 47.500 30 51 21 50.500 17 44z",
    breast: "M13.500 32q-.5 11 7.500 15.500 6-3 8-13.500z",
    hip: 39,
    long: 21,
    thick: 6,
    fore: 22.5,
    hind: 53,
    height: 60,
  },
  heavy: {
    trunk:
      "M13 33C14 23 24 20 35 22.500 47 18.500 62 23 62 36 62 46.500 53 48.500 38 49 24 49.500 13 47 13 33z",
    under: "M19 45.500C28 49 47 49 56 45 51 51.500 24 52 19 45.500z",
    breast: "M15 36q1 10 8.500 12.500 6-3 7-12.500z",
    hip: 41,
    long: 19,
    thick: 9,
    fore: 23,
    hind: 52,
    height: 60,
  },
  tall: {
    trunk:
      "M15 27C18 20 26 21 33 23 41 24.600 48 22 54 24 61 26.400 62 34 59 40 53 43.500 47 40 39 42.500 30 46 20 45.500 17 39z",
    under:
      "M20 42C26 46 33 44.500 39 42.500 45 41 49 41 53 41.500 47 44.500 43 44 39 45.500 31 48 24 47.500 20 42z",
    breast: "M15 30q-.5 10 6 13.500 6-3 8-12.500z",
    hip: 38,
    long: 28,
    thick: 5.4,
    fore: 23.5,
    hind: 53.5,
    height: 66,
  },
};

/** A leg about its hip, its paw before it: the hind one has a thigh. */
function leg(
  { thick, long }: Pick<Frame, "thick" | "long">,
  [x, y]: readonly [x: number, y: number],
  colours: { leg: string; paw: string; thigh?: string },
  degrees: number,
): string {
  const half = thick / 2;
  const shin = `<path d="M${-half} -4L${-half + 0.5} ${long - 3.4}q-2.600 .4-2.600 3.400h${thick + 1.6}L${half} -4z" fill="${colours.leg}"/>`;
  const paw = `<path d="M${-half - 2.1} ${long}q0-3.200 3-3.400h${thick - 1.4}v3.400z" fill="${colours.paw}"/>`;
  const thigh = colours.thigh
    ? `<path d="M${-thick * 0.95} -7C${-thick} 3 ${-half - 0.6} 5 ${-half} ${long * 0.56}h${thick}C${thick * 0.75} 7 ${thick * 1.15} 1 ${thick * 0.95} -7z" fill="${colours.thigh}"/>`
    : "";
  return `<g transform="translate(${x} ${y}) rotate(${degrees.toFixed(1)})">${shin}${paw}${thigh}</g>`;
}

/** Open, as it is when one howls, under the nose that all of these heads have in one place. */
const MOUTH = `<path d="M13.500 30q4.500-1.600 9 0 .6 8.200-4.500 8.200t-4.500-8.200z" fill="#5b1f2a"/><path d="M15 35.600q3-2 6 0-.8 2.600-3 2.600t-3-2.600z" fill="#e0707a"/>`;

/** Closed lids over the eyes that all of these heads have side by side. */
const shut = (colour: string, y: number, left = 12) =>
  [left, 32 - left]
    .map(
      (x) =>
        `<ellipse cx="${x}" cy="${y}" rx="1.700" ry="2.300" fill="${colour}"/><path d="M${x - 2} ${y}q2 2.200 4 0" fill="none" stroke="#1c1c1c" stroke-width="1.100" stroke-linecap="round"/>`,
    )
    .join("");

/** From the side, the muzzle at the sky and the ears laid back. */
const howling = ({ coat, dark, belly }: Coat) =>
  `<path d="M28 11l13-1-6 10z" fill="${dark}"/><path d="M14 44C11 35 13 27 11.500 21L4.500 10.500q-1.200-2.600 1.300-3.400L14 15 11 .5q-.2-3 2.700-2.500L22.500 8q8 1.500 10 9 7 10 7.500 24z" fill="${coat}"/><path d="M14 44C11 35 13 27 11.500 21L4.500 10.500q-1.200-2.600 1.300-3.400L14 15q6 10 5 18-.5 7-5 11z" fill="${belly}"/><path d="M14 15L8.500 9.500l4-2z" fill="#5b1f2a"/><path d="M10.800 1q-.6-3.600 2.900-3 1.800.8 1 2.800z" fill="#1c1c1c"/><path d="M20 12.500q2.400.2 3.600-2" fill="none" stroke="#1c1c1c" stroke-width="1.500" stroke-linecap="round"/><path d="M30 12.500l8-1.200-4.200 5.500z" fill="${belly}"/>`;

interface Coat {
  head: string;
  coat: string;
  dark: string;
  belly: string;
  tail: "bushy" | "tuft" | "stub" | "thin" | "flowing" | "none";
  tip?: string;
  legs?: string;
  build?: Build;
  /** Colours of the icon that are another's in this animal. */
  dyed?: Readonly<Record<string, string>>;
  /** Of the fur on its breast, where that is no belly's. */
  breast?: string;
  /** Its icon shows the shoulders: they end behind the trunk, or under a mane. */
  neck?: "behind" | "mane";
  /** The icon shows it from the side. */
  isProfile?: true;
  /** What its eyelids are coloured like, how far down its head they are, and how far from its edge. */
  lids?: readonly [colour: string, y: number, x?: number];
  /** Drawn with the muzzle at the sky. */
  howls?: true;
}

const COATS: Record<string, Coat> = {
  fox: {
    lids: ["#ff822d", 18],
    head: "fox",
    coat: "#f3702d",
    dark: "#c94f1c",
    belly: "#fbe9d6",
    tail: "bushy",
    tip: "#fff6ea",
    legs: "#5b2c20",
    howls: true,
  },
  wolf: {
    lids: ["#9b9b9b", 15.5],
    head: "wolf",
    coat: "#8b909c",
    dark: "#666b78",
    belly: "#d6d9df",
    tail: "bushy",
    tip: "#5c606c",
    howls: true,
  },
  bear: {
    lids: ["#a56953", 16.5],
    head: "bear",
    coat: "#8a5636",
    dark: "#6b4029",
    belly: "#a8714b",
    tail: "stub",
    build: "heavy",
  },
  "polar-bear": {
    lids: ["#fdfeff", 16.5],
    head: "polar-bear",
    coat: "#f8fafd",
    dark: "#dde4ee",
    belly: "#ffffff",
    tail: "stub",
    build: "heavy",
  },
  panda: {
    lids: ["#3a3741", 16.5],
    head: "panda",
    coat: "#f4f4f2",
    dark: "#2d2b33",
    belly: "#ffffff",
    breast: "#2d2b33",
    tail: "stub",
    legs: "#2d2b33",
    build: "heavy",
  },
  lion: {
    lids: ["#ffb02e", 14.5],
    head: "lion",
    coat: "#f2b04c",
    dark: "#d18a2c",
    belly: "#f9d694",
    tail: "tuft",
    tip: "#6d4534",
    breast: "#6d4534",
  },
  moose: {
    head: "moose",
    coat: "#8a5a3c",
    dark: "#693f28",
    belly: "#9f6d4b",
    tail: "stub",
    legs: "#d8c0a6",
    breast: "#8a5a3c",
    build: "tall",
    neck: "behind",
    isProfile: true,
  },
  boar: { head: "boar", coat: "#6e4334", dark: "#502e24", belly: "#7f5242", tail: "thin", isProfile: true },
  "red-panda": {
    lids: ["#7a3018", 19.5],
    head: "raccoon",
    coat: "#c4572b",
    dark: "#8f3a1c",
    belly: "#3d2a26",
    tail: "bushy",
    tip: "#e8a06a",
    legs: "#3d2a26",
    dyed: RUSSET,
  },
  raccoon: {
    lids: ["#636363", 19.5],
    head: "raccoon",
    coat: "#8f9199",
    dark: "#55565f",
    belly: "#b9bbc2",
    tail: "bushy",
    tip: "#3d3e46",
  },
  koala: {
    lids: ["#9b9b9b", 17.5, 10],
    head: "koala",
    coat: "#8d929e",
    dark: "#6c717d",
    belly: "#dadde3",
    tail: "none",
    build: "heavy",
  },
  hamster: {
    lids: ["#f3ad61", 19.5],
    head: "hamster",
    coat: "#f2a25c",
    dark: "#cf7d3c",
    belly: "#fff1e0",
    tail: "stub",
    build: "heavy",
  },
  frog: { head: "frog", coat: "#12bf5e", dark: "#0c9a4b", belly: "#fcd53f", tail: "none", build: "frog" },
  unicorn: {
    head: "unicorn",
    coat: "#f1eafb",
    dark: "#d5c8ee",
    belly: "#ffffff",
    tail: "flowing",
    tip: "#c073e8",
    legs: "#e2d7f5",
    build: "tall",
    neck: "mane",
    isProfile: true,
  },
};

/** The colours of its fur, for whatever else is drawn of it. */
export const coatOf = (kind: string): Pick<Coat, "coat" | "dark" | "legs"> | undefined => COATS[kind];

export function isBeast(kind: string): boolean {
  return kind in COATS;
}

/** Its neck ends round, and not as the icon is cut off. */
const ROUNDED = `<clipPath id="mane"><path d="M-2-2h40v18q-3 15.500-17 14.500Q8 30-2 26z"/></clipPath><g clip-path="url(#mane)">ICON</g>`;

const TAILS = {
  bushy: ({ coat, dark, tip }: Coat) =>
    `<path d="M52 36c9-1 16-9 15-21-1-5-7-4-8 1-2 7-7 9-12 11z" fill="${coat}"/><path d="M67 15c-1-5-7-4-8 1-.5 2-1.200 3.500-2.200 4.800 2.600 1.600 6.600 1.700 9.800-.2.6-1.800.700-3.700.4-5.600z" fill="${tip ?? dark}"/>`,
  tuft: ({ coat, dark, tip }: Coat) =>
    `<path d="M55 33q12-2 9.500-14" fill="none" stroke="${coat}" stroke-width="3" stroke-linecap="round"/><path d="M61 21q-2.500-7 3.500-10 6 4 3 10.500-3 2-6.500-.5z" fill="${tip ?? dark}"/>`,
  stub: ({ dark }: Coat) => `<circle cx="60" cy="31" r="3.800" fill="${dark}"/>`,
  thin: ({ dark }: Coat) =>
    `<path d="M57 33q8-1 7-9" fill="none" stroke="${dark}" stroke-width="2" stroke-linecap="round"/>`,
  flowing: ({ dark, tip }: Coat) =>
    `<path d="M55 28c8-1 11 8 9 22 6-4 9-22-2-27z" fill="${tip ?? dark}"/><path d="M55 29c5 1 8 8 6 18 4-5 6-18-2-22z" fill="#8fd3f5"/>`,
  none: () => "",
} as const satisfies Record<Coat["tail"], (coat: Coat) => string>;

/** A head on its neck: its mouth open to roar or sing, or down to drink. */
function headed(coat: Coat, icon: string, head: BeastPose["head"], height: number): string {
  if (head === "up" && coat.howls) return howling(coat);
  const inside = place(coat.neck === "mane" ? ROUNDED.replace("ICON", icon) : icon, 0, height - 56, 36);
  if (head === "up")
    return `<g transform="translate(0 -3) rotate(7 22 28)">${inside}${coat.isProfile ? "" : MOUTH}</g>`;
  return head === "down" ? `<g transform="translate(-6 13) rotate(-14 20 24)">${inside}</g>` : inside;
}

/** Degrees that legs are stretched out in a gallop, and drawn in under the body. */
const GALLOP = { out: 40, under: 26 } as const;

/** A four-legged animal in profile under the head that the icon shows, facing left. */
export function beast(
  kind: string,
  icons: Icons,
  { swing, bound, lies, head }: BeastPose,
): Drawing | undefined {
  const coat = COATS[kind];
  if (!coat) return undefined;
  const icon = recoloured(icons.body(coat.head) ?? "", coat.dyed ?? {});
  if (coat.build === "frog") return frog(coat, icon, swing);
  const frame = FRAMES[coat.build ?? "slender"];
  const near = coat.legs ?? coat.coat;
  if (lies) {
    return {
      width: 70,
      height: 49,
      body: [
        TAILS[coat.tail](coat),
        `<path d="M14 48.500C12 34 20 25.500 34 26 50 22.500 63 29 61 42 60.500 46 58 48.500 54 48.500z" fill="${coat.coat}"/>`,
        `<path d="M38 48.500C36 36 45 31 53 33.500 61 36.500 61 44 57 48.500z" fill="${coat.dark}" opacity=".45"/>`,
        `<path d="M13 48.500q-3-6.500 3.500-6.500H30q3.500 0 3.500 3.200t-3.500 3.300zM42 48.500q-2-5.500 3.500-5.500H57q3 0 3 2.800t-3 2.700z" fill="${near}"/>`,
        place(`${icon}${coat.lids ? shut(...coat.lids) : ""}`, 0, 10, 36),
      ].join(""),
    };
  }
  const turned = head ? icon : turnedMuzzle(coat.head, icon, { side: 1, down: 0 });
  const shown = headed(coat, turned, head, frame.height);
  const swung = swing * 15;
  const { fore, hind, hip } = frame;
  const far = shade(near, -0.2);
  // Fore and hind legs of a side go the same way: apart they would be a sawhorse's.
  const reach = bound === undefined ? undefined : bound * (bound > 0 ? GALLOP.out : GALLOP.under);
  const legs = (aside: number, degrees: number, colours: { leg: string; paw: string }, thigh: string) =>
    leg(frame, [hind - aside, hip], { ...colours, thigh }, reach === undefined ? degrees : aside - reach) +
    leg(frame, [fore + aside, hip], colours, reach === undefined ? degrees : reach - aside);
  // Legs that are stretched out are less tall, and its feet are on the ground all the same.
  const low = reach === undefined ? 0 : frame.long * (1 - Math.cos((reach * Math.PI) / 180));
  const lowered = (inside: string) =>
    low ? `<g transform="translate(0 ${low.toFixed(1)})">${inside}</g>` : inside;
  return {
    width: 70,
    height: frame.height,
    body: lowered(
      [
        TAILS[coat.tail](coat),
        legs(5.5, swung, { leg: far, paw: shade(far, -0.12) }, shade(coat.coat, -0.2)),
        coat.neck === "behind" ? shown : "",
        `<path d="${frame.trunk}" fill="${coat.coat}"/>`,
        `<path d="${frame.under}" fill="${coat.belly}"/>`,
        legs(0, -swung, { leg: near, paw: coat.legs ? shade(near, -0.14) : coat.dark }, coat.coat),
        `<path d="${frame.breast}" fill="${coat.breast ?? coat.belly}"/>`,
        coat.neck === "behind" ? "" : shown,
      ].join(""),
    ),
    // Thrown back or bent down the head reaches out of the body's own box, and legs that are stretched out.
    ...(head || bound ? { room: { left: 14, top: 14, right: 0, bottom: 4 } } : {}),
  };
}

/** It sits on its folded hind legs, on its hands; in a leap they are stretched out behind it. */
function frog({ coat, dark, belly }: Coat, head: string, swing: number): Drawing {
  const out = Math.max(0, swing);
  const hindLeg = (x: number, fill: string) =>
    `<path d="M${x} 40q4-13 15-11 9 3 7 14-1 5-5 6h${9 + out * 6}q3.500 .5 3.500 4H${x + 3}q-4-.5-4-4 .5-5 1-9z" fill="${fill}"/>`;
  return {
    width: 70,
    height: 53,
    body: [
      hindLeg(39, dark),
      `<path d="M9 30C14 20 40 17 52 30 60 38 62 50 50 52H22C10 50 6 40 9 30z" fill="${coat}"/>`,
      `<path d="M11 38C14 48 28 51 38 50 32 53 20 53 15 49 11 46 9 42 11 38z" fill="${belly}"/>`,
      hindLeg(36, coat),
      `<path d="M38 44q4-11 11-10" fill="none" stroke="${dark}" stroke-width="1.600" stroke-linecap="round"/>`,
      ...[24, 13].map(
        (x) =>
          `<path d="M${x} 37q6-1 6.500 4l-1 8h3q2.500 .5 2.500 4H${x - 4}q-.500-3.500 2.500-4l2-1z" fill="${x > 20 ? dark : coat}"/>`,
      ),
      place(head, 3, 0, 42),
    ].join(""),
  };
}
