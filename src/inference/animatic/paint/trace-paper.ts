import type { SKRSContext2D } from "@napi-rs/canvas";
import { createRandom } from "../random.ts";

/** Outlines everything below the edge, torn a little as paper is; x and y in the context's own units. */
export function tracePaper(
  context: SKRSContext2D,
  edge: (x: number) => number,
  extent: { left: number; right: number; bottom: number },
  tear: number,
  seed: number,
): void {
  const random = createRandom(seed);
  const step = 0.008;
  context.beginPath();
  context.moveTo(extent.left, extent.bottom);
  for (let x = extent.left; x <= extent.right + step; x += step) {
    context.lineTo(x, edge(x) + random.between(-tear, tear));
  }
  context.lineTo(extent.right + step, extent.bottom);
  context.closePath();
}
