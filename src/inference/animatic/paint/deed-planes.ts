import { splashes } from "../../../core/film/deeds.ts";
import { project } from "../camera-path.ts";
import { alpha, mix } from "../colour.ts";
import type { Figure } from "../layout/figure.ts";
import type { Layout } from "../layout/lay-out.ts";
import { SWING } from "../layout/rides.ts";
import { createRandom } from "../random.ts";
import { aim, type Easel, type Plane } from "./planes.ts";
import { edgeOf } from "./sprite.ts";

/** How wide a door's frame is round it, as a share of its height. */
const FRAME = 0.035;

/** The opening in the wall that a door which swings leaves free. */
export function doorwayPlane(easel: Easel, figure: Figure, distance: number): Plane {
  const { dark, shadow, glow, edge } = easel.palette;
  return {
    distance,
    draw(context, moment) {
      const stance = figure.stance(moment);
      // Its hinges stay where they are while the leaf gets narrow.
      const shut = (figure.facing * figure.height * figure.ratio * (1 - stance.stretchX)) / 2;
      const view = project(moment.pose, stance.distance);
      const [x, y] = [(stance.x - shut) * view.scale + view.dx, stance.y * view.scale + view.dy];
      const unit = easel.height * view.scale;
      aim(context, easel, { x, y, scaleX: unit, scaleY: unit, turn: 0 });
      const [wide, tall] = [figure.height * figure.ratio, figure.height];
      const rim = tall * FRAME;
      context.fillStyle = mix(edge, "#6b4a33", 0.7);
      context.fillRect(-wide / 2 - rim, -tall - rim, wide + 2 * rim, tall + rim);
      context.fillStyle = dark ? mix(glow, "#ffffff", 0.35) : alpha(shadow, 1);
      context.fillRect(-wide / 2, -tall, wide, tall);
    },
  };
}

/** For so long the water that is thrown up is in the air, in seconds. */
const AIRBORNE = 0.9;
const DROPS = 26;

/** Water thrown up by whoever goes into it, and the ring that runs from there. */
export function splashPlane(
  easel: Easel,
  figure: Figure,
  { seconds, camera }: Pick<Layout, "seconds" | "camera">,
  distance: number,
): Plane {
  const at = splashes(seconds);
  const random = createRandom(easel.seed).fork("splash");
  const drops = Array.from({ length: DROPS }, () => ({
    aside: random.between(-1, 1),
    up: random.between(0.45, 1),
    size: random.between(0.5, 1),
  }));
  return {
    distance,
    draw(context, moment) {
      const since = moment.seconds - at;
      if (since < -1e-6 || since > AIRBORNE) return;
      const then = { seconds: at, share: at / seconds, pose: camera.at(at / seconds) };
      const stance = figure.stance(then);
      const view = project(moment.pose, stance.distance);
      const level = figure.groundAt(then) ?? stance.y;
      const [x, y] = [stance.x * view.scale + view.dx, level * view.scale + view.dy];
      const unit = easel.height * view.scale;
      aim(context, easel, { x, y, scaleX: unit, scaleY: unit, turn: 0 });
      const gone = Math.max(0, since) / AIRBORNE;
      const size = Math.max(0.16, figure.height);
      context.strokeStyle = alpha("#ffffff", 0.9 * (1 - gone));
      context.lineWidth = size * 0.05;
      context.beginPath();
      context.ellipse(0, 0, size * (0.3 + 0.9 * gone), size * (0.08 + 0.2 * gone), 0, 0, Math.PI * 2);
      context.stroke();
      // It is as high as it gets after a third of its time; at once there is a crown of it.
      const time = 0.12 + gone;
      for (const { aside, up, size: large } of drops) {
        const height = size * up * (2.6 * time - 2.4 * time * time);
        if (height < 0) continue;
        context.fillStyle = large > 0.75 ? "#ffffff" : "#bfe6f5";
        context.beginPath();
        context.arc(aside * size * (0.35 + 0.75 * gone), -height, size * 0.06 * large, 0, Math.PI * 2);
        context.fill();
      }
    },
  };
}

/** Ropes and seats of a swing: each goes with whoever is on it, an empty one hangs. */
export function swingPlane(easel: Easel, frame: Figure, riders: readonly Figure[], distance: number): Plane {
  const edge = edgeOf(easel.palette, ROPE, 0.0055);
  return {
    distance,
    draw(context, moment) {
      const stance = frame.stance(moment);
      const view = project(moment.pose, stance.distance);
      const unit = easel.height * view.scale;
      aim(context, easel, {
        x: stance.x * view.scale + view.dx,
        y: stance.y * view.scale + view.dy,
        scaleX: unit,
        scaleY: unit,
        turn: 0,
      });
      const tall = frame.height * stance.size;
      context.lineCap = "round";
      for (const [place, ahead] of SWING.ahead.entries()) {
        const rider = riders[place];
        const at = rider?.stance(moment);
        const turn = at?.turn ?? 0;
        const half = rider ? rider.height * SEAT.half : tall * 0.09;
        const bar = { x: frame.facing * ahead * tall, y: -SWING.bar * tall };
        const rope = (SWING.bar - SWING.seat) * tall;
        const seat = { x: bar.x - Math.sin(turn) * rope, y: bar.y + Math.cos(turn) * rope };
        const [across, down] = [Math.cos(turn) * half, Math.sin(turn) * half];
        for (const [colour, width] of [
          [edge.colour, 0.0055 + edge.width],
          [ROPE, 0.0055],
        ] as const) {
          context.strokeStyle = colour;
          context.lineWidth = width;
          context.beginPath();
          for (const side of [-1, 1]) {
            context.moveTo(bar.x + side * half, bar.y);
            context.lineTo(seat.x + side * across, seat.y + side * down);
          }
          context.stroke();
        }
        context.strokeStyle = "#f6b83d";
        context.lineWidth = tall * SEAT.thick;
        context.beginPath();
        context.moveTo(seat.x - across * 1.2, seat.y - down * 1.2);
        context.lineTo(seat.x + across * 1.2, seat.y + down * 1.2);
        context.stroke();
      }
    },
  };
}

/** How wide a seat is to who sits on it, from its middle, and how thick. */
const SEAT = { half: 0.2, thick: 0.035 } as const;
const ROPE = "#5f4634";
