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

/** Steps of a bolt, as shares of its length: long slants one way, short ones back. */
const ZIGZAG = [
  [0.05, 0.2],
  [-0.035, 0.24],
  [0.055, 0.47],
  [-0.025, 0.51],
  [0.05, 0.76],
  [-0.015, 0.79],
  [0.035, 1],
] as const;
/** Where its branch leaves it. */
const FORK = 3;

/** A bolt as one cuts it of paper: broad above, pointed below, branched once. */
function bolt(context: SKRSContext2D, easel: Easel, moment: Moment, age: number): void {
  const random = easel.random.fork(`bolt ${Math.floor(moment.seconds - age + 0.5)}`);
  const view = project(moment.pose, 20);
  const side = random.chance(0.5) ? 1 : -1;
  const lean = random.chance(0.5) ? 1 : -1;
  const top = { x: side * random.between(0.2, 0.36) * easel.aspect, y: -0.6 };
  aim(context, easel, { x: 0, y: 0, scaleX: easel.height, scaleY: easel.height, turn: 0 });
  context.globalAlpha = Math.min(1, 1.3 - (0.6 * age) / BOLT_SECONDS);
  context.lineJoin = "miter";
  const trace = (from: { x: number; y: number }, long: number, broad: number, way: number) => {
    let x = from.x;
    const spine = ZIGZAG.map(([aside, down]) => {
      x += aside * way * long;
      return { x, y: from.y + down * 0.66 * long, half: broad * (1 - down) };
    });
    const seen = (dx: number, y: number): [number, number] => [
      dx * view.scale + view.dx,
      y * view.scale + view.dy,
    ];
    context.beginPath();
    context.moveTo(...seen(from.x - broad, from.y));
    for (const at of spine) context.lineTo(...seen(at.x - at.half, at.y));
    for (const at of spine.toReversed()) context.lineTo(...seen(at.x + at.half, at.y));
    context.lineTo(...seen(from.x + broad, from.y));
    context.closePath();
    return spine;
  };
  const paint = () => {
    context.strokeStyle = "rgba(190,205,255,.5)";
    context.lineWidth = 0.018;
    context.stroke();
    context.fillStyle = "#fff7c2";
    context.fill();
  };
  const spine = trace(top, 1, 0.013, lean);
  paint();
  const fork = spine[FORK];
  if (fork) {
    trace(fork, 0.42, 0.006, -lean * 2.2);
    paint();
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
