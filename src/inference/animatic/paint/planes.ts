import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import { type CameraPath, type Extent, extentOf, type Pose, project } from "../camera-path.ts";
import { alpha, lit, mix, shade } from "../colour.ts";
import type { Palette } from "../palette.ts";
import type { Random } from "../random.ts";
import { canvasOf, layGrain } from "./paper.ts";
import { type Profile, profileOf, tracePaper } from "./terrain.ts";

/** One moment of the shot. */
export interface Moment {
  /** Seconds since its beginning. */
  seconds: number;
  /** Share of the shot gone, 0 to 1. */
  share: number;
  pose: Pose;
}

/** Something at one distance from the camera, drawn from far to near. */
export interface Plane {
  distance: number;
  draw(context: SKRSContext2D, moment: Moment): void;
}

/** What every painter has at hand. */
export interface Easel {
  aspect: number;
  /** Pixels in a picture height. */
  height: number;
  width: number;
  palette: Palette;
  path: CameraPath;
  random: Random;
  seed: number;
  grain: Canvas;
  /** Changes a finished bitmap to the film's look. */
  treat?: ((canvas: Canvas) => void) | undefined;
  /** How blurred a sheet is at a distance: it is painted this much coarser. 1 is sharp. */
  blur?: ((distance: number) => number) | undefined;
}

/** The picture's middle is the origin, its height the unit, leaning with the camera. */
export function aim(
  context: SKRSContext2D,
  easel: Pick<Easel, "width" | "height">,
  pose: Pose,
  at: { x: number; y: number; scaleX: number; scaleY: number; turn: number },
): void {
  const unit = easel.height;
  const [x, y] = [at.x * unit, at.y * unit];
  const cos = Math.cos(pose.roll);
  const sin = Math.sin(pose.roll);
  const [turnCos, turnSin] = [Math.cos(pose.roll + at.turn), Math.sin(pose.roll + at.turn)];
  context.setTransform(
    turnCos * at.scaleX,
    turnSin * at.scaleX,
    -turnSin * at.scaleY,
    turnCos * at.scaleY,
    easel.width / 2 + x * cos - y * sin,
    easel.height / 2 + x * sin + y * cos,
  );
}

/** A painted part of a plane. */
export interface Sheet {
  canvas: Canvas;
  /** Where it lies on its plane. */
  extent: Extent;
  /** Pixels of the canvas in a picture height. */
  density: number;
}

/** Paints what is seen of a plane, once. The painter draws in picture heights from the picture's middle. */
export function paintSheet(
  easel: Easel,
  distance: number,
  crop: { top?: number; bottom?: number; slack?: number },
  paint: (context: SKRSContext2D, extent: Extent, density: number) => void,
): Sheet {
  const seen = extentOf(easel.path, distance, easel.aspect);
  const slack = crop.slack ?? 0;
  const extent = {
    left: seen.left - slack,
    right: seen.right + slack,
    top: Math.max(seen.top - slack, crop.top ?? Number.NEGATIVE_INFINITY),
    bottom: Math.min(seen.bottom + slack, crop.bottom ?? Number.POSITIVE_INFINITY),
  };
  if (extent.bottom <= extent.top) extent.bottom = extent.top + 0.01;
  const density = (easel.height * Math.min(1.3, Math.max(1, seen.scale))) / (easel.blur?.(distance) ?? 1);
  const { canvas, context } = canvasOf(
    (extent.right - extent.left) * density,
    (extent.bottom - extent.top) * density,
  );
  context.setTransform(density, 0, 0, density, -extent.left * density, -extent.top * density);
  paint(context, extent, density);
  if (density >= easel.height) return { canvas, extent, density };
  const soft = canvasOf(canvas.width, canvas.height);
  soft.context.filter = "blur(1.3px)";
  soft.context.drawImage(canvas, 0, 0);
  return { canvas: soft.canvas, extent, density };
}

/** A painted sheet as a plane that the camera moves past; it may move a little by itself. */
export function sheetPlane(
  easel: Easel,
  distance: number,
  sheet: Sheet,
  drift: (moment: Moment) => { x: number; y: number } = () => ({ x: 0, y: 0 }),
): Plane {
  return {
    distance,
    draw(context, moment) {
      const view = project(moment.pose, distance);
      const own = drift(moment);
      const scale = (view.scale * easel.height) / sheet.density;
      aim(context, easel, moment.pose, {
        x: (sheet.extent.left + own.x) * view.scale + view.dx,
        y: (sheet.extent.top + own.y) * view.scale + view.dy,
        scaleX: scale,
        scaleY: scale,
        turn: 0,
      });
      context.drawImage(sheet.canvas, 0, 0);
    },
  };
}

export interface Ridge {
  distance: number;
  profile: Profile;
  /** Where its edge lies at rest, in picture heights below the middle. */
  y: number;
  amplitude: number;
  colour: string;
  /** How far it has faded into the haze, 0 to 1. */
  hazed?: number;
  /** A second colour along the edge: snow on peaks, foam on waves. */
  cap?: { colour: string; depth: number };
  /** Its own movement. */
  drift?: (moment: Moment) => { x: number; y: number };
  slack?: number;
  seed?: number;
  /** Further things painted behind and onto the sheet, in picture heights; `edge` is the sheet's upper edge. */
  behind?: Decorate;
  decorate?: Decorate;
  /** How far above the edge they reach. */
  headroom?: number;
  /** Nothing below this needs painting: nearer sheets hide it at all times. */
  bottom?: number;
}

export type Decorate = (
  context: SKRSContext2D,
  sheet: { extent: Extent; density: number; edge: (x: number) => number },
) => void;

/** A sheet of cut paper from its edge down, with a light rim and the shadow it casts behind. */
export function ridge(easel: Easel, spec: Ridge): Plane & { edge: (x: number) => number } {
  const seed = spec.seed ?? easel.random.whole(0, 1e9);
  const profile = profileOf(spec.profile, spec.amplitude, seed);
  const edge = (x: number) => spec.y + profile(x);
  const colour = mix(lit(spec.colour, easel.palette.light), easel.palette.haze, spec.hazed ?? 0);
  const top = spec.y - spec.amplitude * 1.6 - 0.04 - (spec.headroom ?? 0);
  const sheet = paintSheet(
    easel,
    spec.distance,
    { top, slack: spec.slack ?? 0, ...(spec.bottom === undefined ? {} : { bottom: spec.bottom }) },
    (context, extent, density) => {
      const below = { ...extent, bottom: extent.bottom + 0.02 };
      spec.behind?.(context, { extent, density, edge });
      tracePaper(context, edge, below, 0.0011, seed);
      const body = context.createLinearGradient(0, spec.y - spec.amplitude, 0, spec.y + 0.45);
      body.addColorStop(0, shade(colour, 0.07));
      body.addColorStop(1, shade(colour, -0.13));
      context.shadowColor = alpha(easel.palette.shadow, 0.38 * (1 - (spec.hazed ?? 0) * 0.7));
      context.shadowBlur = 0.028 * density;
      context.shadowOffsetY = -0.006 * density;
      context.fillStyle = body;
      context.fill();
      context.shadowColor = "rgba(0,0,0,0)";
      context.shadowBlur = 0;
      context.shadowOffsetY = 0;
      context.save();
      context.clip();
      if (spec.cap) {
        const cap = spec.cap;
        const jag = profileOf("rocks", cap.depth * 0.5, seed + 7);
        context.beginPath();
        const step = 0.01;
        context.moveTo(extent.left, edge(extent.left) - 0.05);
        for (let x = extent.left; x <= extent.right; x += step) context.lineTo(x, edge(x) - 0.05);
        for (let x = extent.right; x >= extent.left; x -= step) {
          const peak = Math.max(0, (spec.y + spec.amplitude * 0.25 - edge(x)) / spec.amplitude);
          context.lineTo(x, edge(x) + Math.max(-0.02, cap.depth * peak + jag(x) * Math.min(1, peak)));
        }
        context.closePath();
        context.fillStyle = mix(
          lit(cap.colour, easel.palette.light),
          easel.palette.haze,
          (spec.hazed ?? 0) * 0.7,
        );
        context.fill();
      }
      // The cut edge of the paper catches the light.
      context.beginPath();
      for (let x = extent.left; x <= extent.right; x += 0.008) context.lineTo(x, edge(x));
      context.lineWidth = 0.0075;
      context.strokeStyle = alpha(mix(easel.palette.edge, colour, 0.35), 0.75);
      context.stroke();
      context.restore();
      layGrain(context, easel.grain, 0.55);
      spec.decorate?.(context, { extent, density, edge });
    },
  );
  easel.treat?.(sheet.canvas);
  const plane = sheetPlane(easel, spec.distance, sheet, spec.drift);
  return { ...plane, edge };
}
