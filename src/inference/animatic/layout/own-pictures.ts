import { isHopper } from "../art/bounding.ts";
import { isFlier } from "../art/wings.ts";
import type { CastMember } from "../scene.ts";
import { BOUND, boundAt } from "./bounds.ts";
import type { Figure } from "./figure.ts";
import { WINGBEAT, wingbeatAt } from "./wingbeat.ts";

/** The pictures of those who are drawn as they beat their wings or leap, and which of them is seen when. */
export function ownPictures(
  art: string,
  member: CastMember,
  { support, phase }: { support: string; phase: number },
): Pick<Figure, "poses" | "poseAt"> | undefined {
  if (support === "air" && isFlier(art)) return { poses: WINGBEAT, poseAt: wingbeatAt(art, phase) };
  return isHopper(art) ? { poses: BOUND, poseAt: boundAt(member, phase) } : undefined;
}
