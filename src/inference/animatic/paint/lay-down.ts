import { project } from "../camera-path.ts";
import type { Figure, Moment } from "../layout/figure.ts";
import { aim, type Easel, type Plane } from "./planes.ts";
import type { Sprite } from "./sprite.ts";

type Context = Parameters<Plane["draw"]>[0];

/** Art that faces right by itself; all other art faces left or the viewer. */
const FACES_RIGHT = new Set([
  "rocket",
  "airplane",
  "small-airplane",
  "paper-plane",
  "tower-crane",
  "pirate-ship",
  "comet",
  "playground-slide",
  "snowman",
]);

/** Whether a figure's cut-out is turned round. */
export function isMirrored(figure: Figure): boolean {
  return figure.facing * (FACES_RIGHT.has(figure.art) ? -1 : 1) > 0;
}

/** Makes a cut-out's own foot and size those that the figure has at a moment. */
export function aimAt(context: Context, easel: Easel, figure: Figure, sprite: Sprite, moment: Moment): void {
  const stance = figure.stance(moment);
  const view = project(moment.pose, stance.distance);
  const tall = figure.height * (1 - figure.sunk) * stance.size;
  const scale = (view.scale * tall * easel.height) / sprite.height;
  aim(context, easel, {
    x: stance.x * view.scale + view.dx,
    y: stance.y * view.scale + view.dy,
    scaleX: scale * stance.stretchX * (isMirrored(figure) ? -1 : 1),
    scaleY: scale * stance.stretchY,
    turn: stance.turn,
  });
}

/** Lays a cut-out down on its foot. */
export function layOn(context: Context, sprite: Sprite): void {
  context.drawImage(sprite.canvas, -sprite.left - sprite.width / 2, -sprite.top - sprite.height);
}
