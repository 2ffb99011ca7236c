import { shade } from "../colour.ts";
import type { Drawing } from "./drawing.ts";

/** How far the wings are in their beat: 1 is all the way up, −1 all the way down. */
type Beat = number;

interface Flier {
  width: number;
  height: number;
  /** What is seen behind the body, at it, and before the near wing. */
  behind?: string;
  body: string;
  /** The near wing from its shoulder, as it is held up. */
  wing: string;
  shoulder: readonly [x: number, y: number];
  /** How much greater than drawn the wing is. */
  span?: number;
  /** How far the far wing is from the near one; seen from before, the other is its mirror image. */
  far: readonly [x: number, y: number] | "mirrored";
  /** Seen from the side and a little from above: the far wing is held out ahead of the near one, so that two are seen. */
  spread?: true;
  /** How far wings reach above and below the body's own box. */
  reach: { above: number; below: number };
}

/** A bird in flight, facing left, its colours from the back to the beak. */
const bird = (
  colours: { body: string; wing: string; tip?: string; head?: string; beak?: string; tail?: string },
  shape: { slim?: number; hooked?: true; long?: number } = {},
): Flier => {
  const { body, wing, tip = shade(wing, -0.25), head = body, beak = "#f0a92c", tail = wing } = colours;
  const { slim = 1, long = 1, hooked } = shape;
  const low = 24 + 2 * slim;
  return {
    width: 70,
    height: 40,
    behind: `<path d="M48 18l21-3.500-4.500 5 4.500 5L47 23z" fill="${tail}"/>`,
    body: `<path d="M8 18C14 11 26 ${13 - 2 * slim} 38 ${13.5 - 1.5 * slim} 46 13 52 16 54 20 46 26 38 ${low} 28 ${low} 17 ${low} 9 24 8 18z" fill="${body}"/><circle cx="14" cy="17" r="8" fill="${head}"/>${
      hooked
        ? `<path d="M8 13.500Q0 14 .5 21q2-2 8-.5z" fill="${beak}"/>`
        : `<path d="M8 14L-1 18l9 2.500z" fill="${beak}"/>`
    }<circle cx="11.500" cy="15.500" r="1.700" fill="#23202a"/>`,
    wing: `<path d="M-10 2C-11 -${10 * long} -2 -${25 * long} 17 -${34 * long} 19 -${23 * long} 17 -8 11 3 4 6-6 6-10 2z" fill="${wing}"/><path d="M17 -${34 * long}C19 -${23 * long} 17 -8 11 3 9 -8 8 -${17 * long} 4 -${25 * long} 8 -${30 * long} 12 -${32 * long} 17 -${34 * long}z" fill="${tip}"/>`,
    shoulder: [35, 19],
    far: [-9, -3],
    spread: true,
    reach: { above: 20 * long, below: 14 * long },
  };
};

const DRAGON_WING = `<path d="M-5 3C-8-12-10-26-4-46L0-41C10-45 22-44 34-36 28-34 26-32 26-28 33-27 40-23 46-16 39-17 34-15 32-11 36-9 38-5 39-1 28-5 16 2 8 7z" fill="#f0648f"/><path d="M-5 3C-8-12-10-26-4-46L-1-43C-4-28-2-14 3 0zM-3-42C8-42 22-41 34-36 22-36 9-37-2-37zM-3-34C10-31 28-26 46-16 29-22 10-27-3-29z" fill="#0c9a55"/>`;

const DRAGON_HEAD = `<path d="M30 2Q40-7 46-5 40 0 37 8zM25 3Q31-6 38-8 34-1 31 7z" fill="#ffd54a"/><path d="M2 17C1 12 6 9 12 9 16 3 25 1 32 4 41 8 42 17 36 22 28 27 16 26 7 25 3 24 2.500 20 2 17z" fill="#12c566"/><path d="M4 22Q16 24 27 20.500 22 27 7 25 5 24 4 22z" fill="#ffd54a"/><circle cx="23" cy="11" r="3.600" fill="#fffdf0"/><circle cx="22" cy="11.500" r="1.900" fill="#1c1c1c"/><circle cx="6" cy="13.500" r="1.300" fill="#0b6d3d"/><path d="M8 21.500l1.500 3 1.500-3zM14 22l1.500 3 1.500-3.300z" fill="#fff"/>`;

const SPINES = (spots: readonly (readonly [number, number, number])[]) =>
  spots
    .map(
      ([x, y, turn]) =>
        `<path d="M-4 1L0-7 4 1z" fill="#f0648f" transform="translate(${x} ${y}) rotate(${turn})"/>`,
    )
    .join("");

/** It flies stretched out, its legs tucked under it. */
const DRAGON: Flier = {
  width: 132,
  height: 62,
  behind: `<path d="M88 37C100 44 112 40 120 28l-6-1 14-14 2 19-5-2C118 44 104 52 86 46z" fill="#0c9a55"/>`,
  body: `${SPINES([
    [46, 22, -28],
    [54, 28, -14],
    [88, 34, 16],
    [98, 40, 22],
  ])}<path d="M26 17C38 12 46 18 52 26 62 27 78 25 90 32 100 38 108 42 116 36 110 48 98 52 84 51 74 58 52 58 44 46 40 38 36 30 26 26z" fill="#12c566"/><path d="M28 25C36 30 40 38 44 46 52 58 74 58 84 51 74 51 58 50 51 41 46 33 40 24 28 25z" fill="#ffd54a"/><path d="M52 50q-6 4-4 9l4 2 1.500-4 3 3.500 2.500-4 2 2q2-6-1-10zM78 50q-2 5 1 9l4 1.500 1-4 3.500 3 2-4 2.500 1.500q0-7-6-10z" fill="#0c9a55"/>${DRAGON_HEAD}`,
  wing: DRAGON_WING,
  span: 1.45,
  shoulder: [64, 33],
  far: [-11, -2],
  reach: { above: 42, below: 34 },
};

const BAT: Flier = {
  width: 92,
  height: 44,
  body: `<path d="M38 12L36 1l8 6zM54 12L56 1l-8 6z" fill="#4a3528"/><ellipse cx="46" cy="27" rx="9.500" ry="14" fill="#5d4333"/><circle cx="46" cy="14" r="9.500" fill="#6b4d3a"/><path d="M40 40l2 4 2-3.500zM52 40l-2 4-2-3.500z" fill="#4a3528"/><circle cx="42.500" cy="12.500" r="2" fill="#fff4c9"/><circle cx="49.500" cy="12.500" r="2" fill="#fff4c9"/><circle cx="42.800" cy="12.800" r="1" fill="#1c1c1c"/><circle cx="49.200" cy="12.800" r="1" fill="#1c1c1c"/><path d="M41.500 18q4.500 3.500 9 0-1 4-4.500 4t-4.500-4z" fill="#c94a5d"/><path d="M43.200 18.900l.9 2.200.9-1.600zM48.800 18.900l-.9 2.200-.9-1.600z" fill="#fff"/>`,
  wing: `<path d="M-3 6C-12 4-18-6-26-14-34-16-40-12-44-6-38-6-36-2-36 3-31 1-28 4-27 9-22 7-17 9-15 14-11 11-6 12-2 16z" fill="#8a6149"/><path d="M-3 6C-12 4-18-6-26-14-29-6-30 0-27 9-27 1-26-4-24-9-18-2-17 6-15 14-15 6-16 2-19-4-14 2-8 6-3 9z" fill="#5d4333"/>`,
  shoulder: [40, 20],
  far: "mirrored",
  reach: { above: 6, below: 8 },
};

/** Everybody whose wings are drawn as they beat, by the art that shows them in the air. */
const FLIERS: Readonly<Record<string, Flier>> = {
  "bird-aloft": bird({ body: "#d8483f", wing: "#a83a3d" }),
  "dove-aloft": bird({ body: "#f6f4ee", wing: "#e6eaf1", tip: "#cfd8e4", tail: "#e6eaf1" }),
  "pigeon-aloft": bird({ body: "#8f98ab", wing: "#747e94", head: "#5f6d84" }),
  "blackbird-aloft": bird({ body: "#3a3844", wing: "#2c2a35", beak: "#8a8794" }),
  "parrot-aloft": bird(
    { body: "#e8383d", wing: "#2f7fd0", tip: "#f6bf3d", beak: "#3a3340", tail: "#2f7fd0" },
    { hooked: true },
  ),
  "gull-aloft": bird(
    { body: "#fbfaf6", wing: "#b9c3d1", tip: "#3f4756", tail: "#fbfaf6" },
    { slim: 0.5, long: 1.1 },
  ),
  "eagle-aloft": bird(
    { body: "#6b4430", wing: "#7d5138", tip: "#4c2f22", head: "#fbfaf6", tail: "#fbfaf6" },
    { hooked: true, long: 1.2 },
  ),
  "dragon-aloft": DRAGON,
  bat: BAT,
};

/** Whether its wings beat in pictures of their own. */
export const isFlier = (art: string): boolean => art in FLIERS;

/** How far wings held up reach over a body, in its heights. */
export function wingsAbove(art: string): number {
  const flier = FLIERS[art];
  return flier ? flier.reach.above / flier.height : 0;
}

/** How a wing is seen that is so far in its beat: it is never edge-on, when there would be nothing of it. */
const held = (beat: Beat) => Math.sign(beat || 1) * Math.max(0.22, Math.abs(beat));

/** How the far wing of who is spread out is held: it stays up while the near one goes down, turned towards the head. */
const SPREAD = { least: 0.5, turn: -30 } as const;

/** Somebody on the wing; undefined: nobody of that name. */
export function onTheWing(art: string, beat: Beat): Drawing | undefined {
  const flier = FLIERS[art];
  if (!flier) return undefined;
  const { width, height, wing, span = 1, shoulder, far, reach } = flier;
  const [x, y] = shoulder;
  const at = (left: number, top: number, mirror = 1, inside = wing, swing = beat, turn = 0) =>
    `<g transform="translate(${left} ${top})${turn ? ` rotate(${turn})` : ""} scale(${mirror * span} ${(span * held(swing)).toFixed(2)})">${inside}</g>`;
  const [farBeat, farTurn] = flier.spread
    ? [SPREAD.least + ((1 - SPREAD.least) * (beat + 1)) / 2, SPREAD.turn]
    : [beat, 0];
  const body =
    far === "mirrored"
      ? [at(x, y), at(width - x, y, -1), flier.body]
      : [
          flier.behind ?? "",
          at(x + far[0], y + far[1], 1, darker(wing), farBeat, farTurn),
          flier.body,
          at(x, y),
        ];
  return {
    width,
    height,
    body: body.join(""),
    room: { left: 4, top: reach.above, right: 4, bottom: reach.below },
  };
}

/** The far one lies in shade. */
const darker = (wing: string) => wing.replace(/#[0-9a-f]{6}/g, (colour) => shade(colour, -0.22));

/** On its four legs, the wings half folded. */
export const DRAGON_STANDING = (): Drawing => ({
  width: 122,
  height: 104,
  body: [
    `<g transform="translate(68 50) scale(.62 .8)">${darker(DRAGON_WING)}</g>`,
    `<path d="M96 74C108 84 116 78 116 64l-6 1 8-17 4 17-3 1C122 84 108 98 90 90z" fill="#0c9a55"/>`,
    SPINES([
      [44, 27, -32],
      [52, 40, -36],
      [88, 58, 18],
      [99, 69, 34],
    ]),
    `<path d="M56 74h12v25q0 4 3 5H52q-1-4 3-6zM82 74h13v25q0 4 2 5H79q-1-4 3-6z" fill="#0c9a55"/>`,
    `<path d="M24 22C40 14 48 26 50 42 58 50 76 48 88 56 102 64 104 84 92 90 74 98 52 94 46 82 38 68 42 48 24 38z" fill="#12c566"/>`,
    `<path d="M26 32C36 40 36 66 46 82 52 94 74 98 90 90 74 90 58 84 52 70 47 56 46 34 26 32z" fill="#ffd54a"/>`,
    `<path d="M46 76q7-4 13 0l-.5 21q0 4 3 7H42q-1-4 3-6zM84 68q10-2 15 6 2 8-4 14l1 9q1 4 3 7H79q-1-4 3-6l1-10q-6-12 1-20z" fill="#12c566"/>`,
    `<path d="M42 104q-1-4 3-5l2 5zM49 104l1.500-5 2.500 5zM56 104l1-5 4.500 5zM79 104q-1-4 3-5l2 5zM87 104l1.500-5 2.500 5zM94 104l1-5 4 5z" fill="#fff4c9"/>`,
    `<g transform="translate(2 14)">${DRAGON_HEAD}</g>`,
    `<g transform="translate(74 54) scale(.66 .86)">${DRAGON_WING}</g>`,
  ].join(""),
});
