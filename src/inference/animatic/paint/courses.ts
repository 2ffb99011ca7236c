import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Extent } from "../camera-path.ts";

/** The joints of stones, bricks or tiles laid in rows, each row shifted against the one beneath. */
export function courses(
  context: SKRSContext2D,
  extent: Extent,
  high: number,
  { wide, shift } = { wide: 2 * high, shift: high },
): void {
  context.beginPath();
  for (let row = Math.floor(extent.top / high); row * high < extent.bottom; row++) {
    context.moveTo(extent.left, row * high);
    context.lineTo(extent.right, row * high);
    const from = Math.floor(extent.left / wide) * wide + (row % 2 === 0 ? 0 : shift);
    for (let x = from; x < extent.right; x += wide) {
      context.moveTo(x, row * high);
      context.lineTo(x, (row + 1) * high);
    }
  }
  context.stroke();
}
