import { doorOpen, splashes } from "../../../core/film/deeds.ts";
import type { CastMember, Scene } from "../scene.ts";
import type { Drift } from "./route.ts";

/** How narrow a door that stands open is seen, and how much its edge comes nearer. */
const AJAR = 0.3;
const NEARER = 0.05;
/** From how high one falls into the water, in picture heights, and how deep one goes and then lies in it, in one's own. */
const FALL = 0.34;
const DEPTH = 0.35;
const AFLOAT = 0.3;

/** Whether it is a door that is opened or shut. */
export function swings(scene: Pick<Scene, "door">, { art }: CastMember): boolean {
  return art === "door" && (scene.door === "opens" || scene.door === "closes");
}

/** Whether one is seen going into the water: whoever the shot is about, if not at home there. */
export function plunges(scene: Pick<Scene, "water" | "cast">, member: CastMember): boolean {
  return (
    scene.water === "plunges" &&
    member === scene.cast[0] &&
    member.role !== "prop" &&
    member.gait !== "swim" &&
    member.gait !== "sail"
  );
}

/** A leaf on its hinges, which are where its handle isn't. */
export function swing(
  drift: Drift,
  { door = "knocked" }: Pick<Scene, "door">,
  how: { seconds: number; width: number; facing: 1 | -1 },
  seconds: number,
): void {
  const open = doorOpen(door, how.seconds, seconds);
  drift.stretchX = 1 - (1 - AJAR) * open;
  drift.stretchY = 1 + NEARER * open;
  drift.x = (how.facing * how.width * (1 - drift.stretchX)) / 2;
}

/** Falling until the splash, and under water for a moment after it. */
export function plunge(
  drift: Drift,
  how: { seconds: number; height: number; facing: 1 | -1 },
  seconds: number,
): void {
  const at = splashes(how.seconds);
  if (seconds < at) {
    const gone = seconds / at;
    drift.y -= FALL * (1 - gone * gone);
    drift.turn = how.facing * 0.35 * gone;
    return;
  }
  const since = seconds - at;
  drift.y += how.height * (AFLOAT + DEPTH * Math.exp(-1.6 * since)) * Math.min(1, since * 8);
  drift.turn = Math.sin(since * 2.2) * 0.05;
}
