import type { Arm, BodyPose, Hold, Spot } from "./poses.ts";
import { armTo } from "./reach.ts";

/** One strikes from above with all the weight, and the other, bent back, holds the blade up against it; and then the other way round. */
const ROUNDS: readonly { lean: number; hand: Spot; turn: number; back: Arm }[] = [
  { lean: 14, hand: { x: -6.5, y: 17 }, turn: 84, back: [74, -14] },
  { lean: -7, hand: { x: 0, y: 32 }, turn: 42, back: [44, -8] },
];

/** How who fights with a blade holds it from moment to moment; upright in the hand it is as the hold says. */
export const duel = (hold: Hold): readonly BodyPose[] =>
  ROUNDS.map(({ lean, hand, turn, back }) => ({
    legs: "lunge",
    swing: 0,
    lean,
    front: armTo(hand, "front", lean),
    back,
    hold: { ...hold, turn: hold.turn + turn },
  }));
