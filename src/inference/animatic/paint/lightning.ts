import type { SKRSContext2D } from "@napi-rs/canvas";
import { sinceFlash } from "../../../core/film/deeds.ts";
import { project } from "../camera-path.ts";
import { alpha } from "../colour.ts";
import type { Moment } from "../layout/figure.ts";
import { aim, type Easel, type Plane } from "./planes.ts";

/** How long a bolt is drawn after its flash, longer than it would be seen: a still of a thunderstorm has one. */
const BOLT_SECONDS = 2.4;

/** For how long a bolt has been seen; undefined: none is. Before the first that is heard it lightens far away. */
export function boltAge(seed: number, seconds: number): number | undefined {
  const since = sinceFlash(seed, seconds);
  return since < 0 ? BOLT_SECONDS / 4 : since < BOLT_SECONDS ? since : undefined;
}

/** A bolt, branched once, down to the horizon. */
function bolt(context: SKRSContext2D, easel: Easel, moment: Moment, age: number): void {
  const random = easel.random.fork(`bolt ${Math.floor(moment.seconds - age + 0.5)}`);
  const view = project(moment.pose, 20);
  let [x, y] = [(random.chance(0.5) ? 1 : -1) * random.between(0.2, 0.36) * easel.aspect, -0.6];
  aim(context, easel, { x: 0, y: 0, scaleX: easel.height, scaleY: easel.height, turn: 0 });
  const path: [number, number][] = [[x, y]];
  while (y < 0.06) {
    y += random.between(0.06, 0.1);
    x += random.between(0.02, 0.06) * (path.length % 2 ? 1 : -1);
    path.push([x, y]);
  }
  const [forkX, forkY] = path[3] ?? [x, y];
  context.globalAlpha = Math.min(1, 1.3 - (0.6 * age) / BOLT_SECONDS);
  context.lineJoin = "miter";
  for (const [colour, width] of [
    ["rgba(190,205,255,.55)", 0.034],
    ["#fff7c2", 0.017],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    for (const [px, py] of path) context.lineTo(px * view.scale + view.dx, py * view.scale + view.dy);
    context.moveTo(forkX * view.scale + view.dx, forkY * view.scale + view.dy);
    context.lineTo((forkX + 0.07) * view.scale + view.dx, (forkY + 0.09) * view.scale + view.dy);
    context.lineTo((forkX + 0.05) * view.scale + view.dx, (forkY + 0.16) * view.scale + view.dy);
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** Lightning: the sky whitens twice in quick succession, now and then, and a bolt stands in it. */
export function lightning(easel: Easel): Plane {
  return {
    distance: 14,
    draw(context, moment) {
      const since = sinceFlash(easel.seed, moment.seconds);
      const age = boltAge(easel.seed, moment.seconds);
      if (age !== undefined) bolt(context, easel, moment, age);
      const flash = since >= 0 && (since < 0.09 || (since > 0.16 && since < 0.26)) ? 0.5 : 0;
      if (flash === 0) return;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.fillStyle = alpha("#eaf0ff", flash);
      const { width, height } = context.canvas;
      context.fillRect(0, 0, width, height);
    },
  };
}
