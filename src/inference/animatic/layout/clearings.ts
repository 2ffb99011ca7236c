import { project } from "../camera-path.ts";
import { boxOf, type Figure, type Moment } from "./figure.ts";
import { type Heavens, SKY } from "./heavens.ts";
import { isLand } from "./landscape.ts";

/** A stretch of a sheet, in its own picture heights, and down to where it matters. */
export interface Clearing {
  left: number;
  right: number;
  /** What ends below this hides nothing. */
  bottom: number;
}

const ROOM = 0.015;

/** Where, on a sheet at a distance, those who stand behind it are seen through the shot. */
export function clearingsAt(
  figures: readonly Figure[],
  moments: readonly Moment[],
  distance: number,
): Clearing[] {
  // Trees stand before a mountain's foot as they do before the hills.
  const behind = figures.filter(
    (figure) => figure.order >= distance - 0.02 && figure.order < 20 && !isLand(figure),
  );
  return behind.map((figure) => {
    const clearing = { left: Infinity, right: -Infinity, bottom: -Infinity };
    for (const moment of moments) {
      const view = project(moment.pose, distance);
      const box = boxOf(figure, moment);
      clearing.left = Math.min(clearing.left, (box.left - view.dx) / view.scale - ROOM);
      clearing.right = Math.max(clearing.right, (box.right - view.dx) / view.scale + ROOM);
      clearing.bottom = Math.max(clearing.bottom, (box.bottom - view.dy) / view.scale);
    }
    return clearing;
  });
}

/** Where, on a sheet at a distance, the sun or moon is seen through the shot. */
export function skyClearing(
  light: NonNullable<Heavens["light"]>,
  moments: readonly Moment[],
  distance: number,
): Clearing {
  const clearing = { left: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { pose } of moments) {
    const [far, near] = [project(pose, SKY), project(pose, distance)];
    const at = (x: number) => (x * far.scale + far.dx - near.dx) / near.scale;
    clearing.left = Math.min(clearing.left, at(light.x - light.radius) - ROOM);
    clearing.right = Math.max(clearing.right, at(light.x + light.radius) + ROOM);
    const low = ((light.y + light.radius) * far.scale + far.dy - near.dy) / near.scale;
    clearing.bottom = Math.max(clearing.bottom, low);
  }
  return clearing;
}
