import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Extent } from "../camera-path.ts";
import { alpha, lit, shade } from "../colour.ts";
import { layGrain } from "./paper.ts";
import { type Easel, type Plane, paintSheet, ridge, sheetPlane } from "./planes.ts";

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
  const wall = paintSheet(easel, 2.6, {}, (context, extent, density) => {
    context.fillStyle = lit(chamber.wall, easel.palette.light);
    context.fillRect(extent.left, extent.top, extent.right - extent.left, extent.bottom - extent.top);
    chamber.paint(context, extent, density);
    layGrain(context, easel.grain, 0.6);
  });
  easel.treat?.(wall.canvas);
  return [
    sheetPlane(easel, 2.6, wall),
    ridge(easel, {
      distance: 1.6,
      profile: "flat",
      y: 0.2,
      amplitude: 0.0006,
      colour: chamber.floor(),
      headroom: 0.4,
      decorate: (context, { extent }) => chamber.lay(context, extent),
    }),
  ];
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
