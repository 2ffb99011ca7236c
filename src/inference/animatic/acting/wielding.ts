import { ROD } from "../art/tools.ts";
import type { Act } from "../scene.ts";
import { BODY, type BodyPose, bentWith, type Hold, type Laid, type Share, type Spot } from "./poses.ts";
import { armTo } from "./reach.ts";

/** Where a thing is gripped with one hand or two, and which part of it does the work. */
interface Handling {
  ratio: number;
  grip: Share;
  other?: Share;
  end?: Share;
  mirrored?: boolean;
  before?: boolean;
  wraps?: boolean;
  edged?: boolean;
}

const SHAFT = { grip: [0.5, 0.44], other: [0.5, 0.12], end: [0.5, 1] } as const;

/** What is worked with or played with both hands, its ratio as it is drawn. */
const HANDLING: Readonly<Record<string, Handling>> = {
  besom: { ratio: 0.28, ...SHAFT },
  mop: { ratio: 0.38, ...SHAFT },
  rake: { ratio: 0.41, ...SHAFT },
  spade: { ratio: 0.24, ...SHAFT, grip: [0.5, 0.36], other: [0.5, 0.03] },
  "watering-can": { ratio: 1.485, grip: [0.66, 0.05], end: [0.06, 0.17] },
  teapot: { ratio: 1.12, grip: [0.88, 0.5], end: [0.03, 0.28] },
  pitcher: { ratio: 0.81, grip: [0.92, 0.42], end: [0.04, 0.02] },
  bottle: { ratio: 0.31, grip: [0.5, 0.75], end: [0.5, 0] },
  "kitchen-knife": { ratio: 1, grip: [0.14, 0.13], end: [0.72, 0.86], mirrored: true },
  "carpentry-saw": { ratio: 0.93, grip: [0.83, 0.78], end: [0.2, 0.3] },
  "marshmallow-stick": { ratio: 0.2, grip: [0.5, 0.95], end: [0.5, 0.1] },
  knitting: { ratio: 0.77, grip: [0.12, 0.06], other: [0.88, 0.06] },
  guitar: { ratio: 1, grip: [0.34, 0.58], other: [0.72, 0.27] },
  accordion: { ratio: 1.1, grip: [0.06, 0.5], other: [0.94, 0.45] },
  violin: { ratio: 1.15, grip: [0.14, 0.36], other: [0.83, 0.94] },
  flute: { ratio: 7.5, grip: [0.3, 0.7], other: [0.62, 0.7] },
  trumpet: { ratio: 1, grip: [0.45, 0.6], other: [0.26, 0.76], mirrored: true },
  drum: { ratio: 1, grip: [0.08, 0.08], other: [0.92, 0.08] },
  saxophone: { ratio: 0.98, grip: [0.68, 0.62], other: [0.76, 0.32] },
  "magic-wand": { ratio: 1, grip: [0.14, 0.86], end: [0.62, 0.32], mirrored: true },
  paintbrush: { ratio: 1.06, grip: [0.6, 0.4], end: [0.07, 0.93] },
  pencil: { ratio: 1, grip: [0.5, 0.5], end: [0.02, 0.98] },
  hammer: { ratio: 1.04, grip: [0.82, 0.82], end: [0.08, 0.5] },
  pickaxe: { ratio: 0.74, grip: [0.5, 0.8], end: [0.02, 0.22] },
  spoon: { ratio: 0.24, grip: [0.5, 0.16], end: [0.5, 0.94] },
  "magnifying-glass-tilted-left": { ratio: 1, grip: [0.84, 0.84], end: [0.36, 0.36] },
  "fishing-rod": { ratio: ROD.width / ROD.height, grip: [0.84, 0.8], end: [0.02, 0.04] },
  // Noodles are lifted from it to the mouth.
  "steaming-bowl": { ratio: 0.93, grip: [0.92, 0.7], other: [0.06, 0.7], mirrored: true, before: true },
  scissors: { ratio: 1.06, grip: [0.5, 0.2], end: [0.5, 0.92] },
  wrench: { ratio: 1, grip: [0.82, 0.84], end: [0.14, 0.14] },
  "open-book": { ratio: 1.2, grip: [0.04, 0.6], other: [0.96, 0.6], before: true },
  baby: { ratio: 1.5, grip: [0.2, 0.86], other: [0.86, 0.84] },
  "bread-basket": { ratio: 1.5, grip: [0.04, 0.72], other: [0.96, 0.72] },
  laptop: { ratio: 1.2, grip: [0.3, 0.8], other: [0.7, 0.8] },
};
/** Any other thing is held by both its sides. */
const BY_THE_SIDES: Handling = { ratio: 1, grip: [0.05, 0.6], other: [0.95, 0.6], before: true };

/** What is hugged is in both arms: one is round it, and the other under it; what is carried lies on them. */
const IN_ARMS: Handling = { ratio: 1, grip: [0.66, 0.52], other: [0.36, 0.78], wraps: true, edged: true };
const ON_ARM: Handling = { ratio: 1, grip: [0.12, 0.86], other: [0.86, 0.84], before: true, edged: true };
const CUDDLED = new Set("teddy-bear cat black-cat dog rabbit chick lamb puppy kitten doll".split(" "));

/** A moment of work: where the working end is, and how far ahead of its grip, in degrees. */
interface Stroke {
  end: Spot;
  slant: number;
  lean: number;
}

/** Ahead of the feet: a shaft that stands before the body is lost in it. */
const ON_THE_FLOOR: readonly Stroke[] = [
  { end: { x: -13, y: BODY.foot }, slant: 32, lean: 14 },
  { end: { x: -18, y: BODY.foot }, slant: 38, lean: 22 },
];
const IN_THE_SOIL: readonly Stroke[] = [
  { end: { x: -2, y: BODY.foot + 3 }, slant: 22, lean: 26 },
  { end: { x: -13, y: 56 }, slant: 58, lean: 14 },
];
const OVER_PLANTS: readonly Stroke[] = [
  { end: { x: -15, y: 43 }, slant: 58, lean: 12 },
  { end: { x: -17, y: 44 }, slant: 66, lean: 16 },
];
/** What is poured into stands on a table, and falls a little. */
const OVER_VESSELS: readonly Stroke[] = [
  { end: { x: -13, y: 24 }, slant: 70, lean: 8 },
  { end: { x: -13, y: 23 }, slant: 64, lean: 10 },
];
const ON_THE_BOARD: readonly Stroke[] = [
  { end: { x: -14, y: 29 }, slant: 84, lean: 12 },
  { end: { x: -14, y: 35 }, slant: 70, lean: 16 },
];
const OVER_THE_FIRE: readonly Stroke[] = [
  { end: { x: -24, y: 47 }, slant: 64, lean: 6 },
  { end: { x: -24, y: 44 }, slant: 70, lean: 8 },
];
const TO_AND_FRO: readonly Stroke[] = [
  { end: { x: -8, y: 38 }, slant: 66, lean: 16 },
  { end: { x: -16, y: 41 }, slant: 66, lean: 20 },
];
/** Over the water, and drawn in a little. */
const CAST_OUT: readonly Stroke[] = [
  { end: { x: -23, y: 12 }, slant: 128, lean: -4 },
  { end: { x: -20, y: 5 }, slant: 138, lean: -9 },
];
const STROKES: Partial<Record<Act, Readonly<Record<string, readonly Stroke[]>>>> = {
  cook: { "marshmallow-stick": OVER_THE_FIRE },
  sweep: { besom: ON_THE_FLOOR, mop: ON_THE_FLOOR, rake: ON_THE_FLOOR },
  dig: { spade: IN_THE_SOIL },
  water: { "watering-can": OVER_PLANTS },
  fish: { "fishing-rod": CAST_OUT },
  pour: { teapot: OVER_VESSELS, pitcher: OVER_VESSELS, bottle: OVER_VESSELS },
  use: { "kitchen-knife": ON_THE_BOARD, "carpentry-saw": TO_AND_FRO },
  hammer: { "kitchen-knife": ON_THE_BOARD },
};

/** Where on the trunk a thing is that both hands have before it: a part of it, there, and so far turned. */
interface BeforeChest extends Laid {
  part: Share;
}
const CHEST: BeforeChest = { part: [0.5, 0.6], x: BODY.middle, y: 37, turn: 0 };
const BEFORE_CHEST: Readonly<Record<string, BeforeChest>> = {
  // Below the chin: its reader's face is seen over it.
  "open-book": { part: [0.5, 0.6], x: BODY.middle, y: 42, turn: 0 },
  newspaper: { part: [0.5, 0.6], x: BODY.middle, y: 42, turn: 0 },
  knitting: { part: [0.5, 0.1], x: BODY.middle, y: 37, turn: 0 },
  baby: { part: [0.5, 0.6], x: BODY.middle, y: 36, turn: 10 },
  "bread-basket": { part: [0.5, 0.8], x: BODY.middle, y: 44, turn: 0 },
  "steaming-bowl": { part: [0.4, 0.06], x: 18, y: 21, turn: 0 },
  // Its mouthpiece at the mouth.
  saxophone: { part: [0.97, 0.07], x: 21, y: 20, turn: 0 },
  drum: { part: [0.5, 0.1], x: BODY.middle, y: 37, turn: 0 },
  accordion: { part: [0.5, 0.5], x: BODY.middle, y: 38, turn: 0 },
  // Under the chin, and at the mouth.
  violin: { part: [0.93, 0.5], x: 20, y: 29, turn: 4 },
  flute: { part: [0.92, 0.4], x: 22, y: 23, turn: -8 },
  trumpet: { part: [0.05, 0.95], x: 21, y: 24, turn: -38 },
};

/** A vector within a thing, from its grip, in the body's units, before the thing is turned. */
function within({ grip, ratio = 1, size, mirrored }: Hold, [x, y]: Share): Spot {
  return { x: (x - grip[0]) * ratio * size * (mirrored ? -1 : 1), y: (y - grip[1]) * size };
}

function turned({ x, y }: Spot, degrees: number): Spot {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}

/** Where a part of a thing that is laid is, in the body's units. */
export function partOf(hold: Hold, laid: Laid, part: Share): Spot {
  const off = turned(within(hold, part), laid.turn);
  return { x: laid.x + off.x, y: laid.y + off.y };
}

/** Laid so that a part of it is at a spot. */
function withPart(hold: Hold, part: Share, { x, y }: Spot, turn: number): Laid {
  const off = turned(within(hold, part), turn);
  return { x: x - off.x, y: y - off.y, turn };
}

/** How far its working end is ahead of its grip as it is drawn: in degrees clockwise from straight down, as seen of who faces left. */
function ownSlant(hold: Hold): number {
  const own = within(hold, hold.end ?? hold.grip);
  return (Math.atan2(-own.x, own.y) * 180) / Math.PI;
}

/** Laid with its working end at a spot, so far ahead of its grip. */
export const laidAt = (hold: Hold, end: Spot, slant: number): Laid =>
  withPart(hold, hold.end ?? hold.grip, end, slant - ownSlant(hold));

/** Laid with its grip at a spot, its working end towards another. */
export function laidTowards(hold: Hold, grip: Spot, to: Spot): Laid {
  const slant = (Math.atan2(grip.x - to.x, to.y - grip.y) * 180) / Math.PI;
  return { ...grip, turn: slant - ownSlant(hold) };
}

/** How far what one eats out of goes down from the mouth between two bites. */
const LOWERED = 7;

/** What one drinks from: its rim at the mouth and tipped, and lowered between two draughts. */
const RIM: Share = [0.82, 0.14];
const SIPS: readonly Laid[] = [
  { x: 22, y: 23, turn: 24 },
  { x: 11, y: 35, turn: 0 },
];

/** The same pose with what is held where it does its work, `step` by step; the hands are not on its grips yet. */
export function wielding(pose: BodyPose, act: Act | undefined, step: number): BodyPose {
  const { hold } = pose;
  if (!hold) return pose;
  const strokes = act && STROKES[act]?.[hold.art];
  const stroke = strokes?.[step % strokes.length];
  if (stroke)
    return { ...pose, lean: stroke.lean, hold: { ...hold, laid: laidAt(hold, stroke.end, stroke.slant) } };
  const sip = act === "drink" && !hold.both ? SIPS[step % SIPS.length] : undefined;
  if (sip) return { ...pose, hold: { ...hold, laid: withPart(hold, RIM, sip, sip.turn) } };
  if (!hold.both) return pose;
  const { part, x, y, turn } = BEFORE_CHEST[hold.art] ?? CHEST;
  const lean = pose.lean ?? 0;
  // Who plays or knits moves it a little.
  const stir = act === "music" || act === "sew" ? (step % 2 ? 2.5 : -2.5) : 0;
  const down = act === "eat" && step % 2 ? LOWERED : 0;
  const laid = withPart(hold, part, bentWith({ x, y: y + down }, lean), turn - lean + stir);
  return { ...pose, hold: { ...hold, laid } };
}

/** The same pose with the hands on the grips of what is laid, whatever the arms did. */
export function gripping(pose: BodyPose): BodyPose {
  const { hold, lean } = pose;
  if (!hold?.laid) return pose;
  const back = hold.other && armTo(partOf(hold, hold.laid, hold.other), "back", lean);
  return { ...pose, front: armTo(hold.laid, "front", lean), ...(back ? { back } : {}) };
}

/** Acts in which the working end goes where that is which it is for. */
const AIMED: ReadonlySet<Act> = new Set<Act>(
  "paint hammer cook use build cast-spell write look".split(" ") as Act[],
);

/** What the hands must know of a thing for an act: both are on it only where both work or hold it up. */
export function handlingFor(art: string, act: Act | undefined, both: boolean): Partial<Handling> {
  const own = HANDLING[art];
  if (both && !own && CUDDLED.has(art)) return act === "hug" ? IN_ARMS : ON_ARM;
  if (!own) return both ? BY_THE_SIDES : {};
  if (both || (act && STROKES[act]?.[art])) return own;
  return act && AIMED.has(act) && own.end && !own.other ? own : {};
}

/** Where the working end of what is in the hands is, in the body's units. */
export function endOf({ hold }: BodyPose): Spot | undefined {
  return hold?.end && hold.laid && partOf(hold, hold.laid, hold.end);
}
