import type { BodyPose } from "../acting/poses.ts";
import { type Pose, project } from "../camera-path.ts";
import type { CastMember } from "../scene.ts";
import { leaps } from "./leap.ts";

/** One moment of the shot. */
export interface Moment {
  /** Seconds since its beginning. */
  seconds: number;
  /** Share of the shot gone, 0 to 1. */
  share: number;
  pose: Pose;
}

/** Where one cut-out is at a moment, lengths in picture heights from the picture's middle, the camera at rest. */
export interface Stance {
  x: number;
  /** Of its foot. */
  y: number;
  distance: number;
  /** Times its own height. */
  size: number;
  /** Radians, clockwise, about its foot. */
  turn: number;
  stretchX: number;
  stretchY: number;
}

/** What bears a figure. */
type Support = "ground" | "shelf" | "water" | "air" | "carried" | "wall";

/** One cut-out of the cast, laid out over the whole shot. */
export interface Figure {
  member: CastMember;
  /** Which of several alike, from 0. */
  copy: number;
  art: string;
  /** At rest, in picture heights; width over height. */
  height: number;
  ratio: number;
  /** The sheet it is on, when it stands behind the near ground: it is drawn just before it. */
  order: number;
  facing: 1 | -1;
  support: Support;
  carrier?: Figure;
  poses: readonly BodyPose[];
  /** Drawn lying: an animal with its legs under it. */
  lies: boolean;
  /** Legs tucked under: this share of its height is not seen. */
  sunk: number;
  /** Under water: this share of its height, for as long as the shot is. */
  immersed?: number;
  poseAt(moment: Moment): number;
  stance(moment: Moment): Stance;
  /** What bears it at a moment: the y its foot should have; undefined: nothing does. */
  groundAt(moment: Moment): number | undefined;
}

/** A part of the picture, in picture heights from its middle. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where a figure is seen at a moment. */
export function boxOf(figure: Figure, moment: Moment): Box {
  const stance = figure.stance(moment);
  const view = project(moment.pose, stance.distance);
  const height = figure.height * stance.size * view.scale;
  const tall = height * stance.stretchY * (1 - figure.sunk);
  const wide = height * figure.ratio * Math.abs(stance.stretchX);
  const x = stance.x * view.scale + view.dx;
  const y = stance.y * view.scale + view.dy;
  const cos = Math.cos(stance.turn);
  const sin = Math.sin(stance.turn);
  // The camera's own lean turns the whole picture.
  const leanCos = Math.cos(moment.pose.roll);
  const leanSin = Math.sin(moment.pose.roll);
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  // Corner by corner, without lists or functions of its own: it is asked for a hundred thousand times a shot.
  for (let corner = 0; corner < 4; corner++) {
    const across = corner % 2 === 0 ? -wide / 2 : wide / 2;
    const up = corner < 2 ? 0 : -tall;
    const px = x + across * cos - up * sin;
    const py = y + across * sin + up * cos;
    const sx = px * leanCos - py * leanSin;
    const sy = px * leanSin + py * leanCos;
    box.left = Math.min(box.left, sx);
    box.right = Math.max(box.right, sx);
    box.top = Math.min(box.top, sy);
    box.bottom = Math.max(box.bottom, sy);
  }
  // Who comes up through the water is not seen below it.
  const ground = leaps(figure.member, figure.support) ? figure.groundAt(moment) : undefined;
  if (ground !== undefined)
    box.bottom = Math.min(box.bottom, Math.max(box.top + 0.01, ground * view.scale + view.dy));
  return box;
}

export function joined(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

export function areaOf(box: Box): number {
  return Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top);
}

export function common(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

/** How much of the smaller of the two lies within the other. */
export function overlapOf(one: Box, other: Box): number {
  return areaOf(common(one, other)) / Math.max(1e-6, Math.min(areaOf(one), areaOf(other)));
}

/** How far a box reaches beyond another, as a share of its own size. */
export function beyond(box: Box, frame: Box): number {
  const wide = Math.max(1e-6, box.right - box.left);
  const tall = Math.max(1e-6, box.bottom - box.top);
  return (
    (Math.max(0, frame.left - box.left) + Math.max(0, box.right - frame.right)) / wide +
    (Math.max(0, frame.top - box.top) + Math.max(0, box.bottom - frame.bottom)) / tall
  );
}
