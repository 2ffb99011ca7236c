import type { SKRSContext2D } from "@napi-rs/canvas";
import { alpha, lit, shade } from "../colour.ts";
import { courses } from "./courses.ts";
import { layGrain } from "./paper.ts";
import { type Easel, type Plane, paintSheet, ridge, sheetPlane } from "./planes.ts";

/** Where the vault begins to bend, in heights of the picture below its middle. */
const SPRING = 0.04;
/** How high a stone is in the nearest vault, in heights of the picture. */
const COURSE = 0.05;

/** A tunnel that was built: one vault of masonry behind the other, with lamps, and light at its end. */
export function paintTunnel(easel: Easel): Plane[] {
  const back = paintSheet(easel, 12, {}, (context, extent) => {
    const light = context.createRadialGradient(0, 0, 0.01, 0, 0, 0.6);
    light.addColorStop(0, easel.palette.glow);
    light.addColorStop(0.3, "#8d8272");
    light.addColorStop(1, "#3a3838");
    context.fillStyle = light;
    context.fillRect(extent.left, extent.top, extent.right - extent.left, extent.bottom - extent.top);
  });
  easel.treat?.(back.canvas);
  return [
    sheetPlane(easel, 12, back),
    vault(easel, 8, 0.2, "#8a8176"),
    vault(easel, 5, 0.31, "#776f68"),
    vault(easel, 3, 0.44, "#645e5a"),
    ridge(easel, { distance: 1.5, profile: "flat", y: 0.215, amplitude: 0.001, colour: "#5b5754" }),
    vault(easel, 0.75, 0.98, "#2f2c2d"),
  ];
}

/** A wall of stones with an opening under a round arch, `reach` heights of the picture high. */
function vault(easel: Easel, distance: number, reach: number, colour: string): Plane {
  const wide = reach * Math.max(0.8, easel.aspect * 0.62);
  const high = reach * 0.72;
  const sheet = paintSheet(easel, distance, {}, (context, extent, density) => {
    const [width, height] = [extent.right - extent.left, extent.bottom - extent.top];
    context.shadowColor = "rgba(8,6,8,.6)";
    context.shadowBlur = 0.03 * density;
    context.fillStyle = lit(colour, easel.palette.light);
    context.beginPath();
    context.rect(extent.left - 0.1, extent.top - 0.1, width + 0.2, height + 0.2);
    opening(context, wide, high, extent.bottom + 0.2);
    context.fill("evenodd");
    context.shadowColor = "rgba(0,0,0,0)";
    context.save();
    context.globalCompositeOperation = "source-atop";
    context.strokeStyle = alpha(shade(colour, -0.45), 0.55);
    context.lineWidth = 0.004;
    courses(context, extent, COURSE * Math.min(1, 1.6 / distance + 0.4));
    context.strokeStyle = alpha(shade(colour, 0.28), 0.8);
    context.lineWidth = 0.03 * reach;
    context.beginPath();
    opening(context, wide + 0.02 * reach, high + 0.02 * reach, extent.bottom + 0.2);
    context.stroke();
    context.restore();
    if (distance > 1 && distance < 8) lamps(context, wide, reach, easel.palette.glow);
    layGrain(context, easel.grain, 0.7);
  });
  easel.treat?.(sheet.canvas);
  return sheetPlane(easel, distance, sheet);
}

function opening(context: SKRSContext2D, wide: number, high: number, bottom: number): void {
  context.moveTo(-wide, bottom);
  context.lineTo(-wide, SPRING);
  context.ellipse(0, SPRING, wide, high, 0, Math.PI, Math.PI * 2);
  context.lineTo(wide, bottom);
  context.closePath();
}

function lamps(context: SKRSContext2D, wide: number, reach: number, glow: string): void {
  for (const side of [-1, 1]) {
    const [x, y] = [side * (wide + 0.07 * reach), SPRING - 0.12 * reach];
    const light = context.createRadialGradient(x, y, 0, x, y, 0.16 * reach);
    light.addColorStop(0, alpha(glow, 0.9));
    light.addColorStop(0.2, alpha(glow, 0.45));
    light.addColorStop(1, alpha(glow, 0));
    context.fillStyle = light;
    context.fillRect(x - 0.2 * reach, y - 0.2 * reach, 0.4 * reach, 0.4 * reach);
    context.fillStyle = glow;
    context.beginPath();
    context.arc(x, y, 0.016 * reach, 0, Math.PI * 2);
    context.fill();
  }
}
