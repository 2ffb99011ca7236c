import { handOf, STANDING } from "../acting/poses.ts";
import { bodyOf, hasArms } from "../art/gallery.ts";
import { project } from "../camera-path.ts";
import type { Figure, Moment } from "./figure.ts";

/** Where somebody's front hand is at a moment, in the picture. */
export function handAt(figure: Figure, moment: Moment): { x: number; y: number } {
  const stance = figure.stance(moment);
  const view = project(moment.pose, stance.distance);
  const tall = figure.height * stance.size * view.scale;
  const [x, y] = [stance.x * view.scale + view.dx, stance.y * view.scale + view.dy];
  const pose = figure.poses[figure.poseAt(moment)] ?? STANDING;
  if (!hasArms(figure.art) || !pose.front)
    return { x: x + figure.facing * tall * figure.ratio * 0.45, y: y - tall * 0.45 };
  const hand = handOf(pose.front, "front", pose.lean);
  const unit = (tall / 71) * bodyOf(figure.art);
  return { x: x + figure.facing * (24 - hand.x) * unit, y: y - (70 - hand.y) * unit };
}
