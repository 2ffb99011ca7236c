import type { CastMember } from "../scene.ts";
import type { Figure, Moment } from "./figure.ts";
import type { Drift } from "./route.ts";

/** Whoever is at home in the water and leaps out of it. */
export const leaps = (
  { action, gait }: Pick<CastMember, "action" | "gait">,
  support: Figure["support"],
): boolean => action === "jump" && gait === "swim" && support === "water";

/** How high above the water one's middle gets and how deep it begins, in one's heights, and how far one gets. */
const ARC = { up: 0.7, depth: 0.95, far: 1.3, steep: 0.95 } as const;
/** Seconds of one leap of whoever is no whale. */
const QUICK = 1.7;

/** Out of the water and back into it, nose first: a whale once in a shot, the others again and again. */
export function leap(
  drift: Drift,
  { size }: CastMember,
  how: { height: number; facing: 1 | -1; seconds: number; phase: number },
  { share }: Pick<Moment, "share">,
): void {
  const count = size === "huge" ? 1 : Math.max(1, Math.round(how.seconds / QUICK));
  const stray = size === "huge" ? 0 : 0.06 * Math.sin(how.phase);
  const done = (((share * count + stray) % 1) + 1) % 1;
  drift.y += how.height * (ARC.depth - (ARC.depth + ARC.up) * Math.sin(Math.PI * done) ** 0.8);
  drift.x += how.facing * how.height * ARC.far * (done - 0.5);
  drift.turn = how.facing * ARC.steep * 2 * (done - 0.5);
}
