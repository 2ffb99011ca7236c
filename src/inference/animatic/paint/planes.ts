import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import { type CameraPath, type Extent, extentOf, project } from "../camera-path.ts";
import { alpha, lit, mix } from "../colour.ts";
import type { Clearing } from "../layout/clearings.ts";
import type { Box, Moment } from "../layout/figure.ts";
import type { Heavens } from "../layout/heavens.ts";
import type { Lamp } from "../layout/lamps.ts";
import { type Profile, profileOf } from "../layout/profile.ts";
import type { Palette } from "../palette.ts";
import type { Random } from "../random.ts";
import { lampLight } from "./lamplight.ts";
import { canvasOf, layGrain } from "./paper.ts";
import { tonesOf } from "./tones.ts";
import { tracePaper } from "./trace-paper.ts";

/** Something at one distance from the camera, drawn from far to near. */
export interface Plane {
  distance: number;
  /** Nothing of it changes while the camera stands still. */
  isStill?: boolean;
  /** It belongs to the frame and not to the scene: it doesn't lean with the camera. */
  isOfFrame?: boolean;
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
  /** What is in the sky. */
  heavens: Heavens;
  /** The scene's stretches, on a sheet at a distance, that nothing growing there may hide. */
  clearings(distance: number): readonly Clearing[];
  /** Where those who are before a sheet at a distance, and beyond another, are seen on it. */
  covered(distance: number, beyond?: number): readonly Box[];
  /** Where sun or moon is seen on a sheet at a distance. */
  lightAt?: ((distance: number) => Clearing) | undefined;
  /** Lamps and fires, where their light falls on a sheet at a distance. */
  lamps?: ((distance: number) => readonly Lamp[]) | undefined;
  /** How blurred a sheet is at a distance: it is painted this much coarser. 1 is sharp. */
  blur?: ((distance: number) => number) | undefined;
}

/** By what is drawn on, its middle in pixels: to ask for its size takes as long as to lay a bitmap on it. */
const middles = new WeakMap<SKRSContext2D, { x: number; y: number }>();

export function middleOf(context: SKRSContext2D): { x: number; y: number } {
  const known = middles.get(context);
  if (known) return known;
  const middle = { x: context.canvas.width / 2, y: context.canvas.height / 2 };
  middles.set(context, middle);
  return middle;
}

/** The middle of what is drawn on is the origin, the picture's height the unit. That the camera leans is the stack's business. */
export function aim(
  context: SKRSContext2D,
  easel: Pick<Easel, "height">,
  at: { x: number; y: number; scaleX: number; scaleY: number; turn: number },
): void {
  const unit = easel.height;
  const [cos, sin] = [Math.cos(at.turn), Math.sin(at.turn)];
  const middle = middleOf(context);
  context.setTransform(
    cos * at.scaleX,
    sin * at.scaleX,
    -sin * at.scaleY,
    cos * at.scaleY,
    middle.x + at.x * unit,
    middle.y + at.y * unit,
  );
}

/** Lays a bitmap down, its corner at (x, y), without turning it by itself. */
export function layFlat(
  context: SKRSContext2D,
  easel: Pick<Easel, "height">,
  canvas: Canvas,
  { x, y, scale }: { x: number; y: number; scale: number },
): void {
  if (Math.abs(scale - 1) < 1e-9) {
    // On whole pixels a bitmap is copied, not resampled: ten times faster, and as sharp as it was painted.
    const middle = middleOf(context);
    const [left, top] = [middle.x + x * easel.height, middle.y + y * easel.height];
    context.setTransform(1, 0, 0, 1, Math.round(left), Math.round(top));
  } else aim(context, easel, { x, y, scaleX: scale, scaleY: scale, turn: 0 });
  context.drawImage(canvas, 0, 0);
}

/** A painted part of a plane. */
export interface Sheet {
  canvas: Canvas;
  /** Where it lies on its plane. */
  extent: Extent;
  /** Pixels of the canvas in a picture height. */
  density: number;
  /** Hardly scaled at any time: so far away that its pixels can be taken as they are. */
  isSteady: boolean;
}

/** So much finer than the picture a sheet is painted, as near as a camera that stands comes: then it is copied, not resampled. */
const FINEST = 1.5;

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
  const full = easel.height * Math.min(FINEST, Math.max(1, seen.scale));
  const blur = easel.blur?.(distance) ?? 1;
  const density = full / blur;
  const { canvas, context } = canvasOf(
    (extent.right - extent.left) * density,
    (extent.bottom - extent.top) * density,
  );
  context.setTransform(density, 0, 0, density, -extent.left * density, -extent.top * density);
  paint(context, extent, density);
  if (easel.lamps) lampLight(context, easel.lamps(distance), distance);
  const isSteady = seen.scale < 1.02;
  if (blur === 1) return { canvas, extent, density, isSteady };
  const soft = canvasOf(canvas.width * blur, canvas.height * blur);
  soft.context.imageSmoothingQuality = "high";
  soft.context.filter = `blur(${blur}px)`;
  soft.context.drawImage(canvas, 0, 0, canvas.width * blur, canvas.height * blur);
  return { canvas: soft.canvas, extent, density: full, isSteady };
}

const STANDS = () => ({ x: 0, y: 0 });

/** A painted sheet as a plane that the camera moves past; it may move a little by itself. */
export function sheetPlane(
  easel: Easel,
  distance: number,
  sheet: Sheet,
  drift: (moment: Moment) => { x: number; y: number } = STANDS,
): Plane {
  return {
    distance,
    isStill: drift === STANDS,
    draw(context, moment) {
      const view = project(moment.pose, distance);
      const own = drift(moment);
      context.imageSmoothingEnabled = !sheet.isSteady;
      layFlat(context, easel, sheet.canvas, {
        x: (sheet.extent.left + own.x) * view.scale + view.dx,
        y: (sheet.extent.top + own.y) * view.scale + view.dy,
        scale: (view.scale * easel.height) / sheet.density,
      });
      context.imageSmoothingEnabled = true;
    },
  };
}

/**
 * Down to where a plane is ever seen: what stands before it hides the rest, wherever the camera goes.
 * `nearer` are sheets that reach to the bottom of the picture.
 */
export function hiddenBelow(
  easel: Easel,
  distance: number,
  nearer: readonly { distance: number; y: number; amplitude: number; lift?: number }[],
): number {
  let lowest = Number.NEGATIVE_INFINITY;
  for (let step = 0; step <= 24; step++) {
    const pose = easel.path.at(step / 24);
    const own = project(pose, distance);
    let hidden = Number.POSITIVE_INFINITY;
    for (const sheet of nearer) {
      if (sheet.distance >= distance) continue;
      const view = project(pose, sheet.distance);
      const edge = (sheet.y + sheet.amplitude * 1.15 + (sheet.lift ?? 0)) * view.scale + view.dy;
      hidden = Math.min(hidden, (edge - own.dy) / own.scale);
    }
    lowest = Math.max(lowest, hidden);
  }
  const lean = Math.abs(Math.sin(easel.path.at(0).roll)) + Math.abs(Math.sin(easel.path.at(1).roll));
  return lowest + 0.03 + lean * easel.aspect;
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
  decorate?: Decorate | undefined;
  /** How far above the edge they reach. */
  headroom?: number;
  /** Nothing below this needs painting: nearer sheets hide it at all times. */
  bottom?: number;
}

export type Decorate = (
  context: SKRSContext2D,
  sheet: { distance: number; extent: Extent; density: number; edge: (x: number) => number },
) => void;

/** Nearer than this nothing lies between the lens and a sheet. */
const CLEAR = 1.2;

/** A bank of mist along the foot of what stands on a sheet, thicker far away. */
function layMist(
  context: SKRSContext2D,
  mist: string,
  { distance, y, amplitude }: Ridge,
  extent: Extent,
): void {
  if (distance < CLEAR) return;
  const thick = Math.min(0.78, 0.3 + (distance - CLEAR) * 0.2);
  const [top, bottom] = [y - amplitude - 0.05, y + amplitude + 0.1];
  const bank = context.createLinearGradient(0, top, 0, bottom);
  bank.addColorStop(0, alpha(mist, 0));
  bank.addColorStop(0.55, alpha(mist, thick));
  bank.addColorStop(1, alpha(mist, distance > 2 ? thick : 0));
  context.fillStyle = bank;
  context.fillRect(extent.left, top, extent.right - extent.left, extent.bottom - top);
}

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
      spec.behind?.(context, { distance: spec.distance, extent, density, edge });
      tracePaper(context, edge, below, 0.0011, seed);
      const body = context.createLinearGradient(0, spec.y - spec.amplitude, 0, spec.y + 0.45);
      for (const [share, tone] of tonesOf(colour, spec, easel.palette)) body.addColorStop(share, tone);
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
      context.lineWidth = spec.distance > 1.6 ? 0.005 : 0.0065;
      context.strokeStyle = alpha(mix(easel.palette.edge, colour, 0.5), spec.distance > 1.6 ? 0.4 : 0.65);
      context.stroke();
      context.restore();
      layGrain(context, easel.grain, 0.55);
      spec.decorate?.(context, { distance: spec.distance, extent, density, edge });
      if (easel.palette.mist) layMist(context, easel.palette.mist, spec, extent);
    },
  );
  easel.treat?.(sheet.canvas);
  const plane = sheetPlane(easel, spec.distance, sheet, spec.drift);
  return { ...plane, edge };
}
