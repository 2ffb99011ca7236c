import { lit } from "../../colour.ts";
import type { Palette } from "../../palette.ts";
import type { Decorate } from "../planes.ts";

/** How high a garden's fence is, how far its pickets are apart, and how far below its sheet's edge it stands. */
const FENCE = { high: 0.062, apart: 0.034, sunk: 0.012 } as const;
/** How far above the edge of its sheet it reaches. */
export const FENCE_HEADROOM = FENCE.high;

/** Where a park's path lies, and how broad it is, below the picture's middle. */
const PATH = { y: 0.238, broad: 0.042 } as const;

/** A path of gravel over the lawn, behind everybody. */
export const path =
  (palette: Pick<Palette, "light">): Decorate =>
  (context, { extent }) => {
    const bend = (x: number) => PATH.y + 0.009 * Math.sin(x * 2.1);
    const trace = (y: number, broad: number) => {
      context.beginPath();
      for (let x = extent.left; x <= extent.right + 0.05; x += 0.05) context.lineTo(x, bend(x) + y);
      for (let x = extent.right + 0.05; x >= extent.left - 0.05; x -= 0.05)
        context.lineTo(x, bend(x) + y + broad + 0.006 * Math.sin(x * 3));
      context.fill();
    };
    context.fillStyle = "rgba(70,84,40,.28)";
    trace(-0.003, PATH.broad + 0.008);
    context.fillStyle = lit("#e3d2ac", palette.light);
    trace(0, PATH.broad);
  };

/** A white fence along the far end of a lawn: one sees that it is somebody's garden. */
export const fence =
  (palette: Pick<Palette, "light">): Decorate =>
  (context, { extent, edge }) => {
    const { high, apart, sunk } = FENCE;
    const foot = (x: number) => edge(x) + sunk;
    context.strokeStyle = lit("#dfe4e2", palette.light);
    context.lineWidth = 0.008;
    for (const up of [high * 0.3, high * 0.68]) {
      context.beginPath();
      for (let x = extent.left; x <= extent.right + apart; x += apart) context.lineTo(x, foot(x) - up);
      context.stroke();
    }
    context.fillStyle = lit("#f6f7f2", palette.light);
    for (let x = Math.floor(extent.left / apart) * apart; x < extent.right; x += apart) {
      const y = foot(x);
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x, y - high * 0.82);
      context.lineTo(x + 0.009, y - high);
      context.lineTo(x + 0.018, y - high * 0.82);
      context.lineTo(x + 0.018, y);
      context.fill();
    }
  };
