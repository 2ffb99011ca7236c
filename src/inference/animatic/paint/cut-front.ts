import { Path2D } from "@napi-rs/canvas";
import type { Front } from "../layout/fronts.ts";
import { canvasOf } from "./paper.ts";
import type { Sprite } from "./sprite.ts";

/** The part of a cut-out that is laid before whoever is in it. */
export function cutFront(sprite: Sprite, { of: [top, bottom], middle, area, shape, hole }: Front): Sprite {
  const unit = sprite.height / (bottom - top);
  const [left, up] = [sprite.left + sprite.width / 2 - middle * unit, sprite.top - top * unit];
  const [x, y] = [Math.round(left + area.left * unit), Math.round(up + area.top * unit)];
  const { canvas, context } = canvasOf(
    (area.right - area.left) * unit,
    Math.min((area.bottom - area.top) * unit, sprite.canvas.height - y),
  );
  context.setTransform(unit, 0, 0, unit, left - x, up - y);
  if (shape) context.clip(new Path2D(shape));
  context.resetTransform();
  context.drawImage(sprite.canvas, -x, -y);
  if (hole) {
    context.setTransform(unit, 0, 0, unit, left - x, up - y);
    context.globalCompositeOperation = "destination-out";
    context.fill(new Path2D(hole));
  }
  return { ...sprite, canvas, left: sprite.left - x, top: sprite.top - y };
}
