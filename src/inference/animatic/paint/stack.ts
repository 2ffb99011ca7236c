import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { type CameraPath, extentOf, type Pose, project } from "../camera-path.ts";
import type { Moment } from "../layout/figure.ts";
import { greatestLean, leaning, upright } from "./lean.ts";
import { type Easel, layFlat, type Plane } from "./planes.ts";

/** Planes one upon another, drawn so that what doesn't change from frame to frame is drawn once. */
export interface Stack {
  draw(context: SKRSContext2D, number: number): void;
}

/** How many pictures a shot has, for how many each is held, and what is seen at each. */
export interface Shot {
  frames: number;
  hold: number;
  momentAt(number: number): Moment;
}

/** Neighbours in the stack that are drawn together. */
type Run =
  | { kind: "each"; planes: readonly Plane[] }
  /** One picture that the camera only moves about or enlarges. */
  | { kind: "moved"; planes: readonly Plane[]; picture?: Moved }
  /** One picture as the camera saw it, good for so many frames. */
  | { kind: "held"; planes: readonly Plane[]; frames: number; picture?: Held };

interface Moved {
  canvas: Canvas;
  /** Where its corner lies, in picture heights from the middle. */
  left: number;
  top: number;
  zoom: number;
}

interface Held {
  canvas: Canvas;
  from: number;
}

/** Farther than this a picture must not be from where it should be, in pixels: nobody sees less. */
const UNSEEN_PIXELS = 0.8;
const LONGEST_HOLD = 24;
/** Pictures made in advance get no larger than so many times the frame. */
const LARGEST = 3;
/** What is left of one without its empty edges, in shares of its height, where it is worth cutting them off. */
const WORTH_CUTTING = 0.9;

export function stackOf(easel: Easel, planes: readonly Plane[], shot: Shot): Stack {
  const lean = greatestLean(shot);
  if (lean === 0) return uprightStack(easel, planes, shot);
  const [scene, frame] = [false, true].map((isOfFrame) =>
    planes.filter((plane) => (plane.isOfFrame ?? false) === isOfFrame),
  ) as [Plane[], Plane[]];
  const stacks = [
    leaning(easel, uprightStack(easel, scene, upright(shot)), { ...shot, lean }),
    uprightStack(easel, frame, shot),
  ];
  return {
    draw(context, number) {
      for (const stack of stacks) stack.draw(context, number);
    },
  };
}

/** Of a camera that doesn't lean, or is taken not to. */
function uprightStack(easel: Easel, planes: readonly Plane[], shot: Shot): Stack {
  const runs = runsOf(easel, planes, shot);
  return {
    draw(context, number) {
      const moment = shot.momentAt(number);
      for (const run of runs) {
        prepare(context);
        switch (run.kind) {
          case "moved":
            run.picture ??= movedPicture(easel, run.planes, shot.momentAt(0));
            drawMoved(context, easel, run.picture, moment.pose);
            break;
          case "held": {
            const from = number - (number % run.frames);
            if (run.picture?.from !== from)
              run.picture = heldPicture(context.canvas, run, shot.momentAt(from), from);
            context.setTransform(1, 0, 0, 1, 0, 0);
            context.drawImage(run.picture.canvas, 0, 0);
            break;
          }
          default:
            for (const plane of run.planes) plane.draw(context, moment);
        }
      }
      prepare(context);
    },
  };
}

function runsOf(easel: Easel, planes: readonly Plane[], shot: Shot): Run[] {
  const uniform = isUniform(easel.path) && sizeOf(easel) <= LARGEST * easel.width * easel.height;
  const runs: Run[] = [];
  const framesFor = (plane: Plane) => (plane.isStill ? framesUnseen(easel, plane, shot) : 0);
  for (const plane of planes) {
    const last = runs.at(-1);
    const frames = uniform ? 0 : framesFor(plane);
    const kind = plane.isStill && uniform ? "moved" : frames > shot.hold ? "held" : "each";
    if (last?.kind === "held" && kind === "held" && last.frames <= frames * 2) {
      runs[runs.length - 1] = {
        kind,
        planes: [...last.planes, plane],
        frames: Math.min(last.frames, frames),
      };
    } else if (last && last.kind === kind && kind !== "held") {
      runs[runs.length - 1] = { kind, planes: [...last.planes, plane] };
    } else runs.push(kind === "held" ? { kind, planes: [plane], frames } : { kind, planes: [plane] });
  }
  // A single sheet is as quickly drawn itself.
  return runs.map((run, place) =>
    run.kind === "held" && run.planes.length === 1 && place > 0 ? { kind: "each", planes: run.planes } : run,
  );
}

/** The camera turns or zooms only: every plane moves alike. */
function isUniform(path: CameraPath): boolean {
  const first = path.at(0);
  for (let step = 0; step <= 12; step++) {
    const pose = path.at(step / 12);
    if (pose.x !== first.x || pose.y !== first.y || pose.z !== 0 || pose.orbit !== first.orbit) return false;
  }
  return first.x === 0 && first.y === 0 && first.orbit === 0;
}

function isZooming(path: CameraPath): boolean {
  return path.at(0).zoom !== path.at(1).zoom;
}

function greatestZoom(path: CameraPath): number {
  return Math.max(...Array.from({ length: 13 }, (_, step) => path.at(step / 12).zoom));
}

function sizeOf(easel: Easel): number {
  const extent = extentOf(easel.path, 1, easel.aspect);
  const unit = easel.height * greatestZoom(easel.path);
  return (extent.right - extent.left) * unit * (extent.bottom - extent.top) * unit;
}

/** For how many frames a still plane stays within what nobody sees. */
function framesUnseen(easel: Easel, plane: Plane, shot: Shot): number {
  let fastest = 0;
  const step = Math.max(1, Math.floor(shot.frames / 16));
  const corner = easel.aspect / 2;
  for (let number = 0; number + step < shot.frames; number += step) {
    const [from, to] = [shot.momentAt(number).pose, shot.momentAt(number + step).pose];
    const [one, two] = [project(from, plane.distance), project(to, plane.distance)];
    const moved = Math.hypot(two.dx - one.dx, two.dy - one.dy) + Math.abs(two.scale - one.scale) * corner;
    fastest = Math.max(fastest, (moved * easel.height) / step);
  }
  const frames = Math.min(LONGEST_HOLD * shot.hold, UNSEEN_PIXELS / Math.max(1e-6, fastest));
  return Math.floor(frames / shot.hold) * shot.hold;
}

/** All of the planes that is ever seen, at the greatest zoom. */
function movedPicture(easel: Easel, planes: readonly Plane[], moment: Moment): Moved {
  const extent = extentOf(easel.path, 1, easel.aspect);
  const zoom = greatestZoom(easel.path);
  const unit = easel.height * zoom;
  const canvas = createCanvas(
    Math.ceil((extent.right - extent.left) * unit) + 2,
    Math.ceil((extent.bottom - extent.top) * unit) + 2,
  );
  const context = canvas.getContext("2d");
  prepare(context);
  // The camera is turned until the upper left corner of it all comes to the picture's own.
  const pose: Pose = {
    ...moment.pose,
    zoom,
    panX: canvas.width / 2 / unit + extent.left,
    panY: canvas.height / 2 / unit + extent.top,
  };
  for (const plane of planes) plane.draw(context, { ...moment, pose });
  const whole = { canvas, left: extent.left, top: extent.top, zoom };
  return isZooming(easel.path) ? withoutEmptyEdges(whole, unit) : whole;
}

/** Enlarged for each frame, what is empty of a picture takes as long as the rest of it. */
function withoutEmptyEdges(picture: Moved, unit: number): Moved {
  const { width, height } = picture.canvas;
  const { data } = picture.canvas.getContext("2d").getImageData(0, 0, width, height);
  const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const nothing = Buffer.alloc(width * 4);
  const isEmpty = (row: number) =>
    nothing.compare(pixels, row * nothing.length, (row + 1) * nothing.length) === 0;
  let [top, bottom] = [0, height];
  while (top < bottom && isEmpty(top)) top += 1;
  while (bottom > top && isEmpty(bottom - 1)) bottom -= 1;
  // A line of nothing stays on either side, for at an edge neighbours are mixed.
  top = Math.max(0, top - 2);
  bottom = Math.min(height, bottom + 2);
  if (bottom - top > height * WORTH_CUTTING) return picture;
  const canvas = createCanvas(width, bottom - top);
  canvas.getContext("2d").drawImage(picture.canvas, 0, -top);
  return { ...picture, canvas, top: picture.top + top / unit };
}

function drawMoved(context: SKRSContext2D, easel: Easel, picture: Moved, pose: Pose): void {
  layFlat(context, easel, picture.canvas, {
    x: (picture.left - pose.panX) * pose.zoom,
    y: (picture.top - pose.panY) * pose.zoom,
    scale: pose.zoom / picture.zoom,
  });
}

function heldPicture(
  { width, height }: { width: number; height: number },
  run: Extract<Run, { kind: "held" }>,
  moment: Moment,
  from: number,
): Held {
  const canvas = run.picture?.canvas ?? createCanvas(width, height);
  const context = canvas.getContext("2d");
  prepare(context);
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (const plane of run.planes) plane.draw(context, moment);
  return { canvas, from };
}

function prepare(context: SKRSContext2D): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1;
  context.globalCompositeOperation = "source-over";
  context.imageSmoothingEnabled = true;
  // Bilinear; finer costs three times as much and shows nothing on flat paper.
  context.imageSmoothingQuality = "low";
}
