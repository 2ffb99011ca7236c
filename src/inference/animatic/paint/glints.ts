import { project } from "../camera-path.ts";
import { alpha } from "../colour.ts";
import { isOvercast, SKY } from "../layout/heavens.ts";
import type { Scene } from "../scene.ts";
import type { Decorate, Easel } from "./planes.ts";

/** How far down from its edge a wave is seen before the next one hides it, in picture heights. */
const SEEN = 0.085;

/** Strokes of light on water: a path under a sun or moon that stands over it, and a sparkle here and there. */
export function glintsOn(easel: Easel, scene: Scene, name: string): Decorate | undefined {
  if (isOvercast(scene) || scene.weather.includes("fog")) return undefined;
  const { palette } = easel;
  const random = easel.random.fork(`glints ${name}`);
  return (context, { distance, extent, edge }) => {
    const stroke = (x: number, down: number, wide: number, share: number, colour: string) => {
      context.fillStyle = alpha(colour, share);
      context.beginPath();
      context.ellipse(x, edge(x) + down, wide, 0.0022 + down * 0.018, 0, 0, Math.PI * 2);
      context.fill();
    };
    const width = extent.right - extent.left;
    for (let sparkle = 0; sparkle < width * 11; sparkle++) {
      const [x, down] = [random.between(extent.left, extent.right), random.between(0.008, SEEN)];
      stroke(x, down, random.between(0.008, 0.024), palette.dark ? 0.16 : 0.34, "#ffffff");
    }
    const { light } = easel.heavens;
    if (!light) return;
    // Under the light where the camera sees both in the middle of the shot.
    const pose = easel.path.at(0.5);
    const [far, near] = [project(pose, SKY), project(pose, distance)];
    const middle = (light.x * far.scale + far.dx - near.dx) / near.scale;
    const spread = light.radius * (distance > 6 ? 0.5 : 0.6 + 0.7 / distance);
    for (let glint = 0; glint < 30; glint++) {
      const aside = (random.next() + random.next() + random.next() - 1.5) / 1.5;
      const down = random.between(0.002, SEEN);
      stroke(middle + aside * spread, down, random.between(0.012, 0.04), 0.6, palette.glow);
    }
  };
}
