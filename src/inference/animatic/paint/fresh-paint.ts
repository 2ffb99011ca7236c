import { project } from "../camera-path.ts";
import type { Figure } from "../layout/figure.ts";
import { canvasOf } from "./paper.ts";
import { aim, type Easel, type Plane } from "./planes.ts";
import type { Sprite } from "./sprite.ts";

const STROKES = 9;
/** Strokes a second. */
const PACE = 2;
/** How far somebody's brush reaches along what is painted, and where it goes up and down, in his heights. */
const REACH = { along: 0.75, top: 0.66, bottom: 0.08 } as const;
const PAINTED = "#3a7bd5";

/** Paint on what somebody paints, within its outline, stroke after stroke from the side where he stands. */
export function freshPaint(
  easel: Easel,
  painter: Figure,
  { figure, sprite, isMirrored }: { figure: Figure; sprite: Sprite; isMirrored: boolean },
  distance: number,
): Plane {
  const unit = sprite.height / figure.height;
  const wide = Math.min(sprite.width, painter.height * REACH.along * unit);
  const foot = sprite.top + sprite.height;
  const top = Math.max(sprite.top, foot - painter.height * REACH.top * unit);
  const bottom = foot - Math.min(sprite.height * 0.2, painter.height * REACH.bottom * unit);
  // In the drawing's own directions.
  const fromLeft = painter.facing > 0 !== isMirrored;
  const { canvas, context: paint } = canvasOf(sprite.canvas.width, sprite.canvas.height);
  let shown = 0;
  const lay = (done: number) => {
    paint.globalCompositeOperation = "source-over";
    paint.clearRect(0, 0, canvas.width, canvas.height);
    paint.drawImage(sprite.canvas, 0, 0);
    paint.globalCompositeOperation = "source-in";
    paint.fillStyle = painter.member.paint ?? PAINTED;
    paint.beginPath();
    const step = wide / STROKES;
    for (let stroke = 0; stroke < done; stroke++) {
      const x = fromLeft ? sprite.left + stroke * step : sprite.left + sprite.width - (stroke + 1) * step;
      const short = (bottom - top) * 0.07 * ((stroke * 5) % 3);
      paint.roundRect(x - step * 0.04, top + short, step * 1.08, bottom - top - short * 1.6, step * 0.4);
    }
    paint.fill();
    shown = done;
  };
  return {
    distance,
    draw(context, moment) {
      const done = Math.min(STROKES, 1 + Math.floor(moment.seconds * PACE));
      if (done !== shown) lay(done);
      const stance = figure.stance(moment);
      const view = project(moment.pose, stance.distance);
      const scale = (view.scale * figure.height * stance.size * easel.height) / sprite.height;
      aim(context, easel, {
        x: stance.x * view.scale + view.dx,
        y: stance.y * view.scale + view.dy,
        scaleX: scale * stance.stretchX * (isMirrored ? -1 : 1),
        scaleY: scale * stance.stretchY,
        turn: stance.turn,
      });
      context.globalAlpha = 0.9;
      context.drawImage(canvas, -sprite.left - sprite.width / 2, -sprite.top - sprite.height);
      context.globalAlpha = 1;
    },
  };
}
