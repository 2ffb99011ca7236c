import { WINGS } from "../../../core/film/deeds.ts";
import type { BodyPose } from "../acting/poses.ts";
import type { Moment } from "./figure.ts";

/** Pictures of one beat, from wings held up to wings held down. */
export const WINGBEAT: readonly BodyPose[] = [1, 0.45, -0.4, -0.9].map((swing) => ({ legs: "stand", swing }));

/** The great beat slowly, in radians a second. */
const SLOW: Readonly<Record<string, number>> = { "dragon-aloft": 4.6, "eagle-aloft": 5.2 };

/** How far wings are in their beat at a moment: 1 is up, −1 down. A bat folds and spreads them as a butterfly does. */
export function wingsAt(art: string, seconds: number, phase: number): number {
  if (art === "bat") return 2 * Math.abs(Math.cos(seconds * WINGS.butterfly + phase)) - 1;
  return Math.sin(seconds * (SLOW[art] ?? WINGS.bird) + phase);
}

/** Which picture of the beat is seen at a moment. */
export const wingbeatAt =
  (art: string, phase: number) =>
  ({ seconds }: Pick<Moment, "seconds">): number =>
    Math.min(WINGBEAT.length - 1, Math.floor(((1 - wingsAt(art, seconds, phase)) / 2) * WINGBEAT.length));
