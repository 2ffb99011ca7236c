import type { BodyPose } from "../acting/poses.ts";
import type { CastMember } from "../scene.ts";
import type { Moment } from "./figure.ts";
import type { Drift } from "./route.ts";

/** The pictures of one leap, in a gallop too: drawn together, between, and stretched out. */
export const BOUND: readonly BodyPose[] = [-1, 0.2, 1].map((bound) => ({ legs: "stand", swing: 0, bound }));

/** Radians a second of a leap, which is half a round, and how high it goes, in heights. */
const PACE = { run: 5, jump: 2.6 } as const;
const HIGH = { run: 0.3, jump: 0.55 } as const;
/** How far its nose is up at the start of a leap and down at its end, in radians. */
const STEEP = 0.34;

/** Over what is in the way one goes once in a shot: between these shares of it, so far and so high, in picture heights. */
const OVER = { from: 0.16, to: 0.84, far: 0.96, high: 0.29 } as const;

/** Whether it goes over a thing and comes down on the other side of it. */
const clears = ({ at, count, action }: CastMember): boolean =>
  action === "jump" && count === 1 && at?.how === "over" && at.art !== "fence" && at.art !== "wall";

/** Where in its leap somebody is, from 0 at its start to 1 at its end; undefined: on the ground. */
function leapAt(member: CastMember, phase: number, { seconds, share }: Moment): number | undefined {
  if (clears(member)) {
    const done = (share - OVER.from) / (OVER.to - OVER.from);
    return done > 0 && done < 1 ? done : undefined;
  }
  const pace = member.action === "run" ? PACE.run : PACE.jump;
  const done = ((seconds * pace + phase) / Math.PI) % 1;
  return done < 0 ? done + 1 : done;
}

/** Of who leaps on the spot again and again: how high up, 0 to 1, and how steeply its nose is up, or down, in radians. */
export function leapOf(seconds: number, phase: number): { up: number; steep: number } {
  const round = seconds * PACE.jump + phase;
  const wave = Math.sin(round);
  return { up: Math.abs(wave), steep: STEEP * 0.7 * Math.cos(round) * Math.sign(wave || 1) };
}

/** Which of the pictures is seen at a moment. */
export const boundAt =
  (member: CastMember, phase: number) =>
  (moment: Moment): number => {
    const up = Math.sin(Math.PI * (leapAt(member, phase, moment) ?? 0));
    return up < 0.3 ? 0 : up < 0.6 ? 1 : 2;
  };

/** How it moves: in an arc, nose up and then nose down. */
export function bound(
  drift: Drift,
  member: CastMember,
  { height, facing, phase }: { height: number; facing: 1 | -1; phase: number },
  moment: Moment,
): void {
  const done = leapAt(member, phase, moment);
  const isOver = clears(member);
  if (isOver)
    drift.x += facing * OVER.far * (Math.max(0, Math.min(1, done ?? (moment.share < 0.5 ? 0 : 1))) - 0.5);
  if (done === undefined) return;
  const high = isOver ? OVER.high : height * (member.action === "run" ? HIGH.run : HIGH.jump);
  drift.y -= Math.sin(Math.PI * done) * high;
  drift.turn -= facing * Math.cos(Math.PI * done) * STEEP;
}
