import { hasArms } from "../art/gallery.ts";
import type { CastMember, Scene } from "../scene.ts";
import { plunges } from "./deeds.ts";
import { bathes, isWading } from "./geography.ts";
import { isLittle } from "./sizes.ts";

/** How deep a hull lies, for each part of its length, and the most of its height. */
const DRAUGHT = { ofLength: 0.09, most: 0.28 } as const;
const LEGS = { bathing: 0.34, wading: 0.09 } as const;
const SWIMMING = 0.14;
/** They lie on the water, however large. */
const WATERFOWL = new Set("swan duck goose".split(" "));

/** Who comes up out of the water now and then, as a dolphin does. */
export const surfaces = (member: CastMember): boolean =>
  member.gait === "swim" && !isLittle(member) && !WATERFOWL.has(member.art);

/**
 * The share of one's height that is under water, for as long as the shot is; 0: one goes into it, leaps out of it, or is
 * no deeper in it than its next wave hides.
 */
export function immersedOf(member: CastMember, ratio: number, scene: Pick<Scene, "water" | "cast">): number {
  const swims = member.gait === "swim" || member.action === "swim";
  if (bathes(member)) return LEGS.bathing;
  if (isWading(member)) return LEGS.wading;
  if (plunges(scene, member) || hasArms(member.art) || member.action === "jump") return 0;
  if (swims) return surfaces(member) ? 0 : SWIMMING;
  return Math.min(DRAUGHT.most, DRAUGHT.ofLength * ratio);
}

/** How deep the others are. */
export const sinkOf = ({ gait, action }: CastMember): number =>
  gait === "swim" || action === "swim" ? 0.12 : 0.05;
