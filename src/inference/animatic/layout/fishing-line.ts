import { ROD } from "../art/tools.ts";
import { project } from "../camera-path.ts";
import type { Figure, Moment } from "./figure.ts";
import type { Geography } from "./geography.ts";
import { endAt, handAt, type Point } from "./hand.ts";

const ART = "fishing-rod";
/** A float lies at least so far above the caption, and its line is at least so long. */
const LOWEST = 0.345;
const SHORTEST = 0.08;
/** How far before the tip the float lies, in picture heights. */
const CAST_OUT = 0.07;

/** Whether a line hangs from it: a person holds the rod in the hand, an animal has it as a figure of its own. */
export function anglesWith(figure: Figure): boolean {
  if (figure.art === ART) return figure.carrier?.member.act === "fish";
  return figure.member.act === "fish" && figure.poses.some(({ hold }) => hold?.art === ART);
}

/** From a rod's tip to the float, in the picture; the float lies on the water, or just above what has none. */
export function lineOf(figure: Figure, geography: Geography, moment: Moment): { tip: Point; float: Point } {
  const tip = tipAt(figure, moment);
  const angler = figure.art === ART ? (figure.carrier ?? figure) : figure;
  const bearer = angler.carrier ?? angler;
  const { distance, y: foot } = bearer.stance(moment);
  const { water } = geography;
  const lies =
    water === undefined
      ? { distance, y: foot - 0.02 }
      : // From a boat it goes in beside the boat, before the waves that hide the hull.
        bearer.support === "water"
        ? { distance, y: water.level(distance) - 0.03 }
        : water.cast;
  const view = project(moment.pose, lies.distance);
  const y = Math.max(tip.y + SHORTEST, Math.min(LOWEST, lies.y * view.scale + view.dy));
  // It stays where it lies while the tip goes up and down.
  const rest = tipAt({ ...figure, poseAt: () => 0 }, moment);
  return { tip, float: { x: rest.x + figure.facing * CAST_OUT, y } };
}

function tipAt(figure: Figure, moment: Moment): Point {
  const { width, height, tip } = ROD;
  if (figure.art === ART) {
    const stance = figure.stance(moment);
    const view = project(moment.pose, stance.distance);
    const unit = (figure.height * stance.size * view.scale) / height;
    return {
      x: stance.x * view.scale + view.dx + figure.facing * (width / 2 - tip.x) * unit,
      y: stance.y * view.scale + view.dy - (height - tip.y) * unit,
    };
  }
  return endAt(figure, moment) ?? handAt(figure, moment);
}
