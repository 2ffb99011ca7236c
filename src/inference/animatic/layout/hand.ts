import { BODY, type BodyPose, handOf, type Spot, STANDING, TALL } from "../acting/poses.ts";
import { endOf } from "../acting/wielding.ts";
import { bodyOf, hasArms } from "../art/gallery.ts";
import { project } from "../camera-path.ts";
import type { CastMember } from "../scene.ts";
import type { Box, Figure, Moment } from "./figure.ts";
import { isCarried } from "./geography.ts";

/** A point in the picture, in picture heights from its middle. */
export interface Point {
  x: number;
  y: number;
}

/** How a body is in the picture at a moment: where its middle and its soles are, and how large its unit is. */
function bodyAt(figure: Figure, moment: Moment, legs: BodyPose["legs"]): Point & { unit: number } {
  const stance = figure.stance(moment);
  const view = project(moment.pose, stance.distance);
  const tall = figure.height * stance.size * view.scale;
  return {
    x: stance.x * view.scale + view.dx,
    // The legs of who is behind a rim are not there.
    y: stance.y * view.scale + view.dy + figure.sunk * tall,
    unit: (tall / TALL[legs]) * bodyOf(figure.art),
  };
}

/** Where a place on somebody's body is at a moment, in the picture. */
export function inPicture(figure: Figure, moment: Moment, { x, y }: Spot): Point {
  const { legs } = figure.poses[figure.poseAt(moment)] ?? STANDING;
  const body = bodyAt(figure, moment, legs);
  return {
    x: body.x + figure.facing * (BODY.middle - x) * body.unit,
    y: body.y - (TALL[legs] - 1 - y) * body.unit,
  };
}

/** The other way round: a part of the picture in the units of somebody's body, who faces left and is in the first of the poses. */
export function onBody(figure: Figure, moment: Moment, { left, right, top, bottom }: Box): Box {
  const { legs } = figure.poses[0] ?? STANDING;
  const body = bodyAt(figure, moment, legs);
  const across = (x: number) => BODY.middle - (figure.facing * (x - body.x)) / body.unit;
  const down = (y: number) => TALL[legs] - 1 + (y - body.y) / body.unit;
  const [one, two] = [across(left), across(right)];
  return { left: Math.min(one, two), right: Math.max(one, two), top: down(top), bottom: down(bottom) };
}

/** Where the working end of what somebody holds is at a moment, in the picture; undefined: it has none. */
export function endAt(figure: Figure, moment: Moment): Point | undefined {
  if (!hasArms(figure.art)) return undefined;
  const end = endOf(figure.poses[figure.poseAt(moment)] ?? STANDING);
  return end && inPicture(figure, moment, end);
}

/** Where somebody's front hand is at a moment, in the picture. */
export function handAt(figure: Figure, moment: Moment): Point {
  const { front, lean } = figure.poses[figure.poseAt(moment)] ?? STANDING;
  if (hasArms(figure.art) && front) return inPicture(figure, moment, handOf(front, "front", lean));
  const stance = figure.stance(moment);
  const view = project(moment.pose, stance.distance);
  const tall = figure.height * stance.size * view.scale;
  return {
    x: stance.x * view.scale + view.dx + figure.facing * tall * figure.ratio * 0.45,
    y: stance.y * view.scale + view.dy - tall * 0.45,
  };
}

/** Whether it is drawn by itself: what a person has in the hand is drawn with the person. */
export function isInHand(member: CastMember, cast: readonly CastMember[]): CastMember | undefined {
  if (member.at?.how !== "held" || !isCarried(member)) return undefined;
  return cast.find((one) => one.art === member.at?.art && hasArms(one.art));
}
