import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Extent } from "../camera-path.ts";
import { alpha, lit, mix, shade } from "../colour.ts";
import { layGrain } from "./paper.ts";
import { type Easel, type Plane, paintSheet, ridge, sheetPlane } from "./planes.ts";
import { deepened } from "./tones.ts";
import { WALL } from "./windows.ts";

/** What is within walls: one sheet behind everybody, and a floor that they stand on. */
export interface Chamber {
  /** The wall's own colour, before the light falls on it. */
  wall: string;
  paint(context: SKRSContext2D, extent: Extent, density: number): void;
  /** Asked for once the wall is painted. */
  floor(): string;
  lay(context: SKRSContext2D, extent: Extent): void;
}

export function paintChamber(easel: Easel, chamber: Chamber): Plane[] {
  const wall = paintSheet(easel, WALL, {}, (context, extent, density) => {
    lightWall(context, easel, extent, chamber.wall);
    chamber.paint(context, extent, density);
    layGrain(context, easel.grain, 0.6);
  });
  easel.treat?.(wall.canvas);
  return [
    sheetPlane(easel, WALL, wall),
    ridge(easel, {
      distance: 1.6,
      profile: "flat",
      y: 0.2,
      amplitude: 0.0006,
      colour: chamber.floor(),
      headroom: 0.4,
      decorate: (context, { extent }) => {
        chamber.lay(context, extent);
        lightFloor(context, easel);
      },
    }),
  ];
}

/** A wall is lightest where the cast stands before it, and fuller in colour towards the corners. */
function lightWall(context: SKRSContext2D, { aspect, palette }: Easel, extent: Extent, wall: string): void {
  const reach = 0.75 * Math.max(1, aspect * 0.8);
  const own = lit(wall, palette.light);
  const tones = context.createRadialGradient(0, 0, 0, 0, 0, reach);
  tones.addColorStop(0, mix(own, palette.glow, palette.dark ? 0.28 : 0.34));
  tones.addColorStop(0.45, own);
  tones.addColorStop(1, deepened(own, palette.dark ? 0.8 : 0.6));
  context.fillStyle = tones;
  context.fillRect(extent.left, extent.top, extent.right - extent.left, extent.bottom - extent.top);
}

/** A pool of light on the boards, where the cast stands. */
function lightFloor(context: SKRSContext2D, { aspect, palette }: Easel): void {
  const wide = Math.min(0.75, aspect * 0.5);
  context.save();
  context.globalCompositeOperation = "source-atop";
  context.translate(0, 0.3);
  context.scale(1, 0.2);
  const pool = context.createRadialGradient(0, 0, 0, 0, 0, wide);
  pool.addColorStop(0, alpha(palette.glow, 0.34));
  pool.addColorStop(1, alpha(palette.glow, 0));
  context.fillStyle = pool;
  context.fillRect(-wide, -wide, wide * 2, wide * 2);
  context.restore();
}

/** The joints of a floor's boards, which run towards us. */
export function layBoards(context: SKRSContext2D, floor: string): void {
  context.strokeStyle = alpha(shade(floor, -0.4), 0.4);
  context.lineWidth = 0.004;
  for (let board = -14; board <= 14; board++) {
    context.beginPath();
    context.moveTo(board * 0.12, 0.205);
    context.lineTo(board * 0.3, 0.75);
    context.stroke();
  }
}
