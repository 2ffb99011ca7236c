import { IN_THE_SKY } from "../acting/gaze.ts";
import { BODY, type BodyPose, bentWith, type Gaze, type Spot } from "../acting/poses.ts";
import { armTo } from "../acting/reach.ts";
import { gripping, laidAt, laidTowards } from "../acting/wielding.ts";
import { hasArms } from "../art/gallery.ts";
import type { Act } from "../scene.ts";
import { type Box, boxOf, type Figure, type Moment } from "./figure.ts";
import { onBody } from "./hand.ts";

/** One moment of a deed: where on its target hand or tool is, in the body's units, forward into it and down, and how far ahead a tool leans from straight down, in degrees. */
interface Touch {
  into: number;
  down: number;
  slant: number;
  /** Drawn back for the blow, wherever it will fall. */
  raised?: true;
}

/** How somebody works on what is before him. */
interface Work {
  touches: readonly Touch[];
  /** How high it is touched, in the body's units, where there is so much of it. */
  at: number;
  /** On its upper edge, and not at its side. */
  onTop?: true;
  /** How far one bends over it at least, in degrees. */
  lean?: number;
}

const WORKS: Partial<Record<Act, Work>> = {
  paint: {
    at: 26,
    touches: [
      { into: 7, down: -4, slant: 112 },
      { into: 9, down: 3, slant: 98 },
      { into: 6, down: 9, slant: 84 },
    ],
  },
  hammer: {
    at: 40,
    onTop: true,
    touches: [
      { into: 0, down: 0, slant: 196, raised: true },
      { into: 8, down: 1, slant: 90 },
    ],
  },
  cook: {
    at: 36,
    onTop: true,
    touches: [
      { into: 8, down: 4, slant: 62 },
      { into: 11, down: 4, slant: 48 },
    ],
  },
  use: {
    at: 38,
    touches: [
      { into: 5, down: -3, slant: 92 },
      { into: 7, down: 4, slant: 78 },
    ],
  },
  build: {
    at: 38,
    touches: [
      { into: 5, down: -2, slant: 90 },
      { into: 6, down: 4, slant: 78 },
    ],
  },
  // Through a lens.
  look: {
    at: 56,
    lean: 14,
    touches: [
      { into: -4, down: -6, slant: 62 },
      { into: 0, down: -4, slant: 56 },
    ],
  },
  write: {
    at: 40,
    onTop: true,
    touches: [
      { into: 8, down: 1, slant: 40 },
      { into: 11, down: 1.5, slant: 34 },
    ],
  },
  wash: {
    at: 40,
    touches: [
      { into: 6, down: -3, slant: 60 },
      { into: 9, down: 3, slant: 60 },
    ],
  },
};
/** How high each of several who build one thing has his hands, above or below the first's. */
const HEIGHTS = [0, -12, 11, -5] as const;

/** How far a hand gets from its shoulder without the arm being a stick, and how far one bends for more, in degrees. */
const REACH = 19.4;
const MOST_BENT = 34;
const BENT_WITH_A_THING = 24;
/** Where the hand is that is raised for a blow, beside the face; and no blow falls higher than the chest. */
const RAISED = { x: -4, y: 12, lean: -8 } as const;
const CHEST = 34;
/** Where what is in the sky is, from somebody: above and before him. */
const SKYWARD: readonly Spot[] = [
  { x: -24, y: -18 },
  { x: -14, y: -26 },
];

/** Where the hand is that one holds out to a fire, and how far one bends to it: of several one has it on the knee. */
const WARMED = [
  { hand: { x: -3, y: 37 }, lean: 9 },
  { hand: { x: -1, y: 34 }, lean: 5 },
  { hand: { x: 6, y: 43 }, lean: 12 },
] as const;

/** How far before the body the hand is that points, or holds a wand. */
const POINTING = { hand: 18.5, wand: 16.5 } as const;

/** Turns those who do something to what is placed now towards it: hands and tools go where it is, and eyes with them. */
export function takeAim(figures: readonly Figure[], moment: Moment): void {
  for (const figure of figures) {
    if (!hasArms(figure.art)) continue;
    const { act, to = "" } = figure.member;
    if (act === "point" && IN_THE_SKY.has(to)) {
      figure.poses = figure.poses.map((pose, step) => {
        const spot = SKYWARD[step % SKYWARD.length] ?? RAISED;
        return pointed({ ...pose, lean: -4, gaze: gazeTo(spot) }, spot);
      });
      continue;
    }
    if (act === "look" && to === "campfire") {
      const warmed = WARMED[figure.copy % WARMED.length] ?? WARMED[0];
      figure.poses = figure.poses.map((pose) => warming(pose, warmed));
      continue;
    }
    for (const target of targetsOf(figure, figures)) {
      const box = onBody(figure, moment, boxOf(target, moment));
      // What is behind one, or beyond all reach, is not worked on.
      if (box.right > BODY.middle + 4 || (!POINTS.has(act) && box.right < FARTHEST)) continue;
      figure.poses = figure.poses.map((pose, step) => aimed(figure, pose, step, box));
      break;
    }
  }
}

/** What is done from afar. */
const POINTS: ReadonlySet<Act | undefined> = new Set<Act | undefined>(["cast-spell", "point"]);
/** How far off hands and tools get, in the body's units. */
const FARTHEST = -24;

/** What somebody works on: what lies on the furniture that is named, and the furniture. */
function targetsOf({ member }: Figure, figures: readonly Figure[]): Figure[] {
  const { act, to } = member;
  if (act === undefined || to === undefined || (!WORKS[act] && !POINTS.has(act))) return [];
  const named = figures.find((one) => one.member.art === to && one.member !== member);
  if (!named) return [];
  const onIt = figures.find(({ carrier, member: one }) => carrier === named && one.at?.how === "on");
  return onIt ? [onIt, named] : [named];
}

function aimed({ member, copy }: Figure, pose: BodyPose, step: number, box: Box): BodyPose {
  const { act } = member;
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const gaze = gazeTo(middle);
  if (POINTS.has(act)) return pointed({ ...pose, gaze }, middle);
  const work = act && WORKS[act];
  // What already works where it is to, stays there; and looking takes no hand without a lens.
  if (!work || pose.hold?.laid || (act === "look" && !pose.hold?.end)) return pose;
  const touch = work.touches[step % work.touches.length];
  if (!touch) return pose;
  if (touch.raised) return raised({ ...pose, gaze }, touch.slant);
  const high = work.at + (act === "build" ? (HEIGHTS[copy % HEIGHTS.length] ?? 0) : 0);
  const tall = box.bottom - box.top;
  const y = work.onTop
    ? Math.max(box.top, CHEST)
    : Math.max(box.top + tall * 0.14, Math.min(box.bottom - tall * 0.12, high));
  const wide = box.right - box.left;
  // The middle of a board is farther in than that of a stool.
  const into = Math.min(touch.into + (act === "paint" ? Math.min(8, wide * 0.1) : 0), wide * 0.7);
  const spot = { x: box.right - into, y: y + touch.down };
  const lean = Math.max(pose.lean ?? 0, work.lean ?? 0);
  return touching({ ...pose, lean, gaze: gazeTo(spot) }, spot, touch.slant);
}

/** A hand out to the fire, and the eyes on it. */
function warming(pose: BodyPose, { hand, lean }: (typeof WARMED)[number]): BodyPose {
  if (pose.hold || pose.front) return pose;
  return { ...pose, lean, front: armTo(hand, "front", lean), back: [26, -62], gaze: { side: 1, down: 1 } };
}

/** Drawn back for a blow. */
function raised(pose: BodyPose, slant: number): BodyPose {
  const { hold } = pose;
  const { lean, ...hand } = RAISED;
  if (!hold?.end) return { ...pose, lean, front: armTo(hand, "front", lean) };
  const turn = laidAt(hold, hand, slant).turn;
  return gripping({ ...pose, lean, hold: { ...hold, laid: { ...hand, turn } } });
}

/** The arm, and what is in the hand, towards what is out of reach. */
function pointed(pose: BodyPose, to: Spot): BodyPose {
  const { lean = 0, hold } = pose;
  const from = shoulderAt(lean);
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const reach = hold?.end ? POINTING.wand : POINTING.hand;
  const hand = { x: from.x + ((to.x - from.x) / far) * reach, y: from.y + ((to.y - from.y) / far) * reach };
  if (!hold?.end) return { ...pose, front: armTo(hand, "front", lean) };
  return gripping({ ...pose, hold: { ...hold, laid: laidTowards(hold, hand, to) } });
}

/** Hand or tool on it, the body bent as far as that takes. */
function touching(pose: BodyPose, spot: Spot, slant: number): BodyPose {
  const { hold } = pose;
  const laid = hold?.end ? laidAt(hold, spot, slant) : undefined;
  const hand = laid ?? spot;
  const most = hold?.end || !hold ? MOST_BENT : BENT_WITH_A_THING;
  let lean = Math.min(pose.lean ?? 0, most);
  while (lean < most && farFrom(hand, lean) > REACH) lean += 2;
  // Beyond all reach it is held out towards it.
  const short = Math.max(0, farFrom(hand, lean) - REACH - 2);
  const from = shoulderAt(lean);
  const far = farFrom(hand, lean) || 1;
  const back = { x: ((from.x - hand.x) / far) * short, y: ((from.y - hand.y) / far) * short };
  if (hold && laid)
    return gripping({
      ...pose,
      lean,
      hold: { ...hold, laid: { ...laid, x: laid.x + back.x, y: laid.y + back.y } },
    });
  const more = lean - (pose.lean ?? 0);
  return {
    ...pose,
    lean,
    front: armTo({ x: hand.x + back.x, y: hand.y + back.y }, "front", lean),
    // However far one bends, what is in the hand stays as it was.
    ...(hold ? { hold: { ...hold, turn: hold.turn - more } } : {}),
  };
}

const shoulderAt = (lean: number): Spot => bentWith({ x: BODY.frontX, y: BODY.shoulder + 2 }, lean);

function farFrom({ x, y }: Spot, lean: number): number {
  const from = shoulderAt(lean);
  return Math.hypot(x - from.x, y - from.y);
}

/** How far above the eyes something is that one looks up to, and how far below them what one looks down at. */
const LOOKS = { up: 8, down: 14, eyes: 13 } as const;

function gazeTo({ y }: Spot): Gaze {
  const below = y - LOOKS.eyes;
  return { side: 1, down: below < -LOOKS.up ? -1 : below > LOOKS.down ? 1 : 0 };
}
