import type { SKRSContext2D } from "@napi-rs/canvas";
import { alpha } from "../colour.ts";
import type { Lamp } from "../layout/lamps.ts";

/** The colour of a flame's light. */
export const WARM = "#ffb25e";
/** How strong it is beside the flame, and from how far behind it nothing is lit any more. */
const STRONGEST = 0.5;
const FARTHEST = 6;
/** What is so near the lens is dark before it. */
const NEAREST = 0.9;

/** The light of lamps and fires on what is painted so far away, baked into it. */
export function lampLight(context: SKRSContext2D, lamps: readonly Lamp[], distance: number): void {
  if (distance < NEAREST) return;
  const strength = STRONGEST * Math.max(0, 1 - (distance - 1) / (FARTHEST - 1));
  if (strength === 0) return;
  context.save();
  context.globalCompositeOperation = "source-atop";
  for (const { x, y, reach } of lamps) {
    const light = context.createRadialGradient(x, y, 0, x, y, reach);
    light.addColorStop(0, alpha(WARM, strength));
    light.addColorStop(0.45, alpha(WARM, strength * 0.4));
    light.addColorStop(1, alpha(WARM, 0));
    context.fillStyle = light;
    context.fillRect(x - reach, y - reach, reach * 2, reach * 2);
  }
  context.restore();
}
