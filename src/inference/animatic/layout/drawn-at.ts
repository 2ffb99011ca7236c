import type { CastMember } from "../scene.ts";
import { hidesBehind } from "./company.ts";
import { pours, REACHES } from "./hands-on.ts";

/** Enough to be drawn before whoever stands at the same distance. */
export const NEARER = 0.05;
/** Enough to be drawn before whoever hides behind it. */
const HIDING = 0.4;
/** Behind all who stand on the near ground, and before what that hides. */
const BEHIND_ALL = 1.34;

/** At which distance it is drawn, wherever it stands: what reaches out before whom it reaches for, who hides behind what hides him. */
export function drawnAt(member: CastMember, cast: readonly CastMember[], distance: number): number {
  if (pours(member)) return distance + NEARER;
  if (member.act && REACHES.has(member.act)) return distance - NEARER;
  if (cast.some((one) => hidesBehind(one, member))) return distance - HIDING;
  // Butterflies about a girl leave her face free.
  return member.at?.how === "around" ? BEHIND_ALL : distance;
}
