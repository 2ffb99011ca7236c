import type { BodyPose, Spot } from "./poses.ts";
import { armTo } from "./reach.ts";

/** Where the hand before one is on the other, who stands a step away: on the waist, or on the shoulder. */
const ON_WAIST: Spot = { x: -3.5, y: 38 };
const ON_SHOULDER: Spot = { x: -5, y: 26 };

/** The weight goes from one foot to the other. */
const STEPS = [
  { swing: 1, lean: 3, out: [86, 22] },
  { swing: -1, lean: -3, out: [70, 34] },
] as const;

/** How one holds another in a dance: who leads has a hand on the waist, who follows on the shoulder, and both have an arm out. */
export const danceHold = (leads: boolean): readonly BodyPose[] =>
  STEPS.map(({ swing, lean, out }) => ({
    legs: "bend",
    swing: leads ? swing : -swing,
    lean: leads ? lean : -lean,
    front: armTo(leads ? ON_WAIST : ON_SHOULDER, "front", leads ? lean : -lean),
    back: out,
  }));
