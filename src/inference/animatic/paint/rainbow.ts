import type { SKRSContext2D } from "@napi-rs/canvas";
import { alpha } from "../colour.ts";
import type { Scene } from "../scene.ts";
import { type Easel, type Plane, paintSheet, sheetPlane } from "./planes.ts";

const COLOURS = ["#e5484d", "#f2883a", "#f6cf3d", "#58b368", "#3a8fd5", "#7b56cf"];
/** Just before the water that falls, in whose spray it stands. */
const IN_THE_SPRAY = 2.29;

/** Whether it stands before a waterfall, and not in the sky behind everything. */
export const isInSpray = ({ lights, cast }: Pick<Scene, "lights" | "cast">): boolean =>
  lights.includes("rainbow") && cast.some(({ art }) => art === "waterfall");

/** A bow about a point below the horizon. */
export function layRainbow(context: SKRSContext2D, y: number, radius: number, share = 0.6): void {
  context.lineWidth = 0.02;
  for (const [band, colour] of COLOURS.entries()) {
    context.strokeStyle = alpha(colour, share);
    context.beginPath();
    context.arc(0, y, radius - band * 0.02, Math.PI, Math.PI * 2);
    context.stroke();
  }
}

/** A bow in the spray of a waterfall. */
export function rainbowPlane(easel: Easel): Plane {
  const sheet = paintSheet(easel, IN_THE_SPRAY, { top: -0.45, bottom: 0.17 }, (context) =>
    layRainbow(context, 0.18, 0.46, 0.5),
  );
  easel.treat?.(sheet.canvas);
  return sheetPlane(easel, IN_THE_SPRAY, sheet);
}
