import type { CastMember } from "../scene.ts";
import type { Figure, Moment } from "./figure.ts";

/** How what one is on moves one: where its seat is from the foot of the ride, forward and up, and how far one is turned. */
interface Ride {
  ahead: number;
  up: number;
  /** Radians, forward. */
  turn: number;
}

/** Where a swing's bar is and where its seat hangs, in the frame's heights. */
export const SWING = { bar: 0.96, seat: 0.28, ahead: [-0.244, 0.244], reach: 0.42, rate: 2.4 } as const;

/** How many have room on a swing. */
const SWINGS = SWING.ahead.length;

/** The chute from its top to its end: forward and up, in heights of the slide. */
const CHUTE: readonly (readonly [ahead: number, up: number])[] = [
  [-0.385, 0.95],
  [-0.256, 0.846],
  [-0.103, 0.615],
  [0.077, 0.359],
  [0.333, 0.128],
  [0.59, 0.1],
];

/** How deep one sits in it. */
const INTO_CHUTE = 0.045;

/** Whether somebody goes down a slide, and not up its ladder. */
export function slidesDown(carrier: string, { climbs, act }: Pick<CastMember, "climbs" | "act">): boolean {
  return carrier === "playground-slide" && climbs !== "up" && (act === "slide" || act === "climb" || !act);
}

/** Where on a swing or a slide somebody is, beside the others on it, in picture heights; undefined: what one is on doesn't move one. */
export function rideOf(
  carrier: Figure,
  member: CastMember,
  place: number,
): ((moment: Moment) => Ride) | undefined {
  const { height } = carrier;
  if (carrier.art === "swing-set") {
    return ({ seconds }) => {
      const out = Math.sin(seconds * SWING.rate + 0.6) * SWING.reach;
      const rope = (SWING.bar - SWING.seat) * height;
      return {
        ahead: (SWING.ahead[place % SWINGS] ?? 0) * height + Math.sin(out) * rope,
        up: SWING.bar * height - Math.cos(out) * rope,
        turn: -out,
      };
    };
  }
  if (slidesDown(carrier.art, member)) {
    return ({ share }) => {
      const gone = Math.min(1, share * 1.15) ** 1.4 * (CHUTE.length - 1);
      const at = Math.min(Math.floor(gone), CHUTE.length - 2);
      const [from, to] = [CHUTE[at] ?? [0, 0], CHUTE[at + 1] ?? [0, 0]];
      const part = gone - at;
      const [ahead, up] = [to[0] - from[0], from[1] - to[1]];
      return {
        ahead: (from[0] + ahead * part) * height,
        up: (from[1] - up * part - INTO_CHUTE) * height,
        turn: Math.atan2(up, ahead) * 0.75,
      };
    };
  }
  if (carrier.lies && member.gait === "fly" && member.action === "fall" && member.at?.and) {
    // It comes down, and sits there for the rest of the shot.
    return ({ share, seconds }) => {
      const aloft = Math.max(0, 1 - share / ALIT) ** 1.4;
      return {
        ahead: (ON_NOSE.ahead + aloft * 0.9) * height,
        up: (ON_NOSE.rise + aloft * 1.3) * height,
        turn: Math.sin(seconds * 5) * 0.14 * aloft,
      };
    };
  }
  return undefined;
}

/** The share of the shot after which who lands on somebody has landed. */
const ALIT = 0.42;
/** The nose of a cat or a dog that lies, its head on its paws. */
export const ON_NOSE = { rise: 0.42, share: 0.2, ahead: 0.92 } as const;
