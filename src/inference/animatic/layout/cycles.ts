import { type BodyPose, type Spot, TALL } from "../acting/poses.ts";
import { armTo } from "../acting/reach.ts";
import { bodyOf } from "../art/gallery.ts";
import type { Seat } from "./seats.ts";

/** How a person is on something with handlebars: the seat fits the machine, and the machine the rider. */
interface Cycle {
  legs: BodyPose["legs"];
  lean: number;
  /** A unit of the rider's body in heights of the machine. */
  unit: number;
  /** His foot's height and how far ahead of the middle he is, in heights of the machine. */
  rise: number;
  ahead: number;
  /** Where its bars are in the units of his body, who faces left. */
  bars: Spot;
  /** Turns of the pedals, or the stride. */
  swings: readonly number[];
}

const RIDDEN: Readonly<Record<string, Cycle>> = {
  bicycle: {
    legs: "pedal",
    lean: 14,
    unit: 0.0203,
    rise: 0.185,
    ahead: -0.177,
    bars: { x: 7.3, y: 39.4 },
    swings: [0, 0.25, 0.5, 0.75],
  },
  motorcycle: {
    legs: "astride",
    lean: 24,
    unit: 0.0229,
    rise: 0.32,
    ahead: -0.21,
    bars: { x: 0, y: 39 },
    swings: [0],
  },
  "motor-scooter": {
    legs: "ride",
    lean: 8,
    unit: 0.0218,
    rise: 0.34,
    ahead: -0.2,
    bars: { x: 4, y: 33 },
    swings: [0],
  },
  "kick-scooter": {
    legs: "stand",
    lean: 5,
    unit: 0.0225,
    rise: 0.2,
    ahead: -0.04,
    bars: { x: 11, y: 37 },
    swings: [0.9],
  },
};

/** What has handlebars. */
export const CYCLES = new Set(Object.keys(RIDDEN));

/** Where a person is on it, seen before it: hips on the saddle, feet on the pedals or the board. */
export function cycleSeat(cycle: string, rider: string): Seat | undefined {
  const ridden = RIDDEN[cycle];
  if (!ridden) return undefined;
  const { unit, rise, ahead } = ridden;
  return { rise, share: (unit * TALL.stand) / bodyOf(rider), ahead, behind: false };
}

/** How he is held there from moment to moment: seen from the side, both hands on the bars. */
export function cyclingPoses(cycle: string): readonly BodyPose[] | undefined {
  const ridden = RIDDEN[cycle];
  return ridden?.swings.map((swing) => {
    const { legs, lean, bars } = ridden;
    return {
      legs,
      swing,
      lean,
      front: armTo(bars, "front", lean),
      back: armTo(bars, "back", lean),
    };
  });
}
