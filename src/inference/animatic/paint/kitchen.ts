import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Extent } from "../camera-path.ts";
import { alpha, lit, shade } from "../colour.ts";
import type { Easel } from "./planes.ts";

const DOORS = "#8fb0a4";
const TOP = "#efe6d4";
/** Where the worktop lies, and where the units stand on the floor. */
const [WORKTOP, FOOT] = [0.035, 0.188];
/** How wide a door is. */
const DOOR = 0.2;

/** What every kitchen has along its wall: tiles, a worktop, and cupboards under it; a tap below the window. */
export function paintKitchenUnits(
  context: SKRSContext2D,
  { palette }: Easel,
  extent: Extent,
  window: { x: number; w: number },
): void {
  const wide = extent.right - extent.left;
  const doors = lit(DOORS, palette.light);
  context.strokeStyle = alpha(shade(doors, -0.2), 0.35);
  context.lineWidth = 0.003;
  context.beginPath();
  for (let x = Math.floor(extent.left / 0.07) * 0.07; x < extent.right; x += 0.07) {
    context.moveTo(x, WORKTOP - 0.07);
    context.lineTo(x, WORKTOP);
  }
  context.moveTo(extent.left, WORKTOP - 0.07);
  context.lineTo(extent.right, WORKTOP - 0.07);
  context.stroke();
  context.fillStyle = shade(doors, -0.28);
  context.fillRect(extent.left, FOOT - 0.02, wide, 0.02);
  context.fillStyle = doors;
  context.fillRect(extent.left, WORKTOP + 0.02, wide, FOOT - WORKTOP - 0.036);
  for (let x = Math.floor(extent.left / DOOR) * DOOR; x < extent.right; x += DOOR) {
    context.strokeStyle = shade(doors, -0.16);
    context.lineWidth = 0.004;
    context.beginPath();
    context.roundRect(x + 0.014, WORKTOP + 0.034, DOOR - 0.028, FOOT - WORKTOP - 0.066, 0.008);
    context.stroke();
    context.fillStyle = lit("#d8b25a", palette.light);
    context.fillRect(x + DOOR / 2 - 0.022, WORKTOP + 0.046, 0.044, 0.008);
  }
  context.fillStyle = lit(TOP, palette.light);
  context.fillRect(extent.left, WORKTOP, wide, 0.022);
  context.fillStyle = alpha(palette.shadow, 0.22);
  context.fillRect(extent.left, WORKTOP + 0.022, wide, 0.008);
  const tap = window.x + window.w / 2;
  context.strokeStyle = lit("#9aa6ae", palette.light);
  context.lineWidth = 0.011;
  context.beginPath();
  context.moveTo(tap, WORKTOP);
  context.lineTo(tap, WORKTOP - 0.05);
  context.arc(tap + 0.024, WORKTOP - 0.05, 0.024, Math.PI, Math.PI * 2);
  context.stroke();
}
