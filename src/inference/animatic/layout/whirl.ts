import type { BodyPose } from "../acting/poses.ts";

/** Turns a second. */
const RATE = 0.55;
/** How wide one is seen from the side. */
const SLENDER = 0.84;

/** Arms in a ring above the head, one leg out. */
const WHIRLING = { legs: "kick", swing: 0, front: [142, 42], back: [142, 42] } as const;

/** A turn on one's toes: from before, from the side, from behind, and from the other side. */
export const WHIRL: readonly BodyPose[] = [
  { ...WHIRLING, gaze: { side: 0, down: 0 } },
  { ...WHIRLING, gaze: { side: 1, down: 0 } },
  { ...WHIRLING, away: true },
  { ...WHIRLING, gaze: { side: 1, down: 0 } },
];

/** Which quarter of a turn somebody is in. */
export const quarterOf = (seconds: number): number =>
  Math.floor(seconds * RATE * WHIRL.length) % WHIRL.length;

/** How wide one is then, mirrored where it is the other side. */
export function whirledWidth(seconds: number): number {
  const quarter = quarterOf(seconds);
  return quarter % 2 === 0 ? 1 : quarter === 1 ? SLENDER : -SLENDER;
}
