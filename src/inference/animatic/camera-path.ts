import type { CameraMove } from "../../core/film/camera.ts";
import { createRandom } from "./random.ts";

/**
 * Where the camera is and looks. Lengths are in picture heights, measured at the hero's distance, which
 * is 1. x grows to the right, y downward, z forward.
 */
export interface Pose {
  x: number;
  y: number;
  z: number;
  /** Where it points; turning moves everything in the picture alike, near or far. */
  panX: number;
  panY: number;
  zoom: number;
  /** Radians, clockwise. */
  roll: number;
  /** How far round the hero it stands: what is nearer moves one way, what is farther the other. */
  orbit: number;
}

/** The middle of the picture above the caption. */
const FREE = -0.05;

/** Where it is before it moves. */
export const REST: Pose = { x: 0, y: 0, z: 0, panX: 0, panY: 0, zoom: 1, roll: 0, orbit: 0 };

/** A camera's path over a shot: `at(u)` with u from 0 to 1. */
export interface CameraPath {
  at(u: number): Pose;
}

/** What a camera moves towards or round, at the distance of the hero. */
export interface Aim {
  /** The middle of those who must not leave the picture. */
  x: number;
  y: number;
  /** How much larger they may become before they fill it. */
  growth: number;
  /** How far it may go to the side, as a share of the usual. */
  reach: number;
  /** How tall they are. */
  tall: number;
  /** How far those may move up and down before the picture's edge cuts them. */
  above: number;
  below: number;
}

/** Without an aim the camera moves as it would before an empty stage. */
export function cameraPath(
  move: CameraMove,
  seconds: number,
  seed: number,
  aim: Aim = { x: 0, y: 0, growth: 2, reach: 1, above: 1, below: 1, tall: 0.5 },
): CameraPath {
  // A short shot moves less far, so that it does not move faster.
  const reach = Math.min(1.25, Math.max(0.5, 0.35 + seconds * 0.13)) * aim.reach;
  const nearer = Math.min(0.27 * reach, 1 - 1 / aim.growth);
  const closer = Math.min(0.34 * reach, aim.growth - 1);
  const [above, below] = [Math.max(0, aim.above), Math.max(0, aim.below)];
  // What one way has no room for is gone the other way.
  const up = (way: number, other = 0) => Math.min(way * reach + Math.max(0, other * reach - below), above);
  const down = (way: number, other = 0) => Math.min(way * reach + Math.max(0, other * reach - above), below);
  /** A push-in ends on whom it is about, a little off the middle as they were. */
  const towards = (centre: number, growth: number) => centre * (1 - 0.35 / growth);
  // What fills the picture's height ends in the middle of what the caption leaves free of it.
  const downTo = (centre: number, growth: number) => {
    const slack = Math.max(0, 0.42 - (aim.tall * growth) / 2);
    return centre - Math.max(FREE - slack, Math.min(FREE + slack, centre * 0.35)) / growth;
  };
  const [pushX, pushY] = [towards(aim.x, 1 / (1 - nearer)), downTo(aim.y, 1 / (1 - nearer))];
  const [zoomX, zoomY] = [towards(aim.x, 1 + closer), downTo(aim.y, 1 + closer)];
  /** From the air one comes down less far than one walks up. */
  const lower = 0.6;
  const along = (least: number, greatest: number, u: number) => {
    const soft = u * u * (3 - 2 * u);
    const eased = u * 0.45 + soft * 0.55;
    return least + (greatest - least) * eased;
  };
  const random = createRandom(seed).fork("hand");
  const phases = Array.from({ length: 8 }, () => random.between(0, Math.PI * 2));
  const tremor = (u: number, first: number, cycles: number) => {
    const turn = u * seconds * cycles;
    return (
      Math.sin(turn * 2.1 + (phases[first] ?? 0)) * 0.6 +
      Math.sin(turn * 5.3 + (phases[first + 1] ?? 0)) * 0.4
    );
  };
  const paths: Record<CameraMove, (u: number) => Partial<Pose>> = {
    static: () => ({}),
    "pan-left": (u) => ({ panX: along(0.17, -0.17, u) * reach }),
    "pan-right": (u) => ({ panX: along(-0.17, 0.17, u) * reach }),
    "tilt-up": (u) => ({ panY: along(up(0.14, 0.08), -down(0.08, 0.14), u) }),
    "tilt-down": (u) => ({ panY: along(-down(0.16, 0.03), up(0.03, 0.16), u) }),
    "dolly-in": (u) => ({ z: along(0, nearer, u), x: along(0, pushX, u), y: along(0, pushY, u) }),
    "dolly-out": (u) => ({ z: along(nearer, 0, u), x: along(pushX, 0, u), y: along(pushY, 0, u) }),
    "truck-left": (u) => ({ x: along(0.24, -0.24, u) * reach }),
    "truck-right": (u) => ({ x: along(-0.24, 0.24, u) * reach }),
    "crane-up": (u) => ({ y: along(up(0.1), -down(0.16), u) }),
    "crane-down": (u) => ({ y: along(-down(0.16), up(0.06), u) }),
    orbit: (u) => ({ orbit: along(-0.3, 0.3, u) * reach, zoom: 1.04 }),
    handheld: (u) => ({
      x: tremor(u, 0, 1) * 0.014,
      y: tremor(u, 2, 1.2) * 0.01,
      panX: tremor(u, 4, 0.8) * 0.012,
      roll: tremor(u, 6, 0.7) * 0.008,
      zoom: 1.03,
    }),
    "zoom-in": (u) => ({ zoom: along(1, 1 + closer, u), panX: along(0, zoomX, u), panY: along(0, zoomY, u) }),
    "zoom-out": (u) => ({
      zoom: along(1 + closer, 1, u),
      panX: along(zoomX, 0, u),
      panY: along(zoomY, 0, u),
    }),
    aerial: (u) => ({
      x: along(-0.16, 0.16, u) * reach + along(0, pushX, u) * lower,
      y: along(0, pushY, u) * lower,
      z: along(0, nearer * lower, u),
      roll: along(-0.012, 0.012, u),
      zoom: 1.03,
    }),
  };
  return { at: (u) => ({ ...REST, ...paths[move](u) }) };
}

/** How a plane at a distance lies in the picture: point p of it is seen at p × scale + (dx, dy). */
export interface Projection {
  scale: number;
  dx: number;
  dy: number;
}

/** Nearer than this nothing comes to the lens. */
const NEAREST = 0.2;

export function project(pose: Pose, distance: number): Projection {
  const ahead = Math.max(distance - pose.z, NEAREST);
  return {
    scale: (pose.zoom * distance) / ahead,
    dx: pose.zoom * (-pose.x / ahead - pose.panX + pose.orbit * (1 / distance - 1)),
    dy: pose.zoom * (-pose.y / ahead - pose.panY),
  };
}

/** A part of a plane, in picture heights from the picture's middle. */
export interface Extent {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** So many moments tell where a camera looks. */
const STEPS = 48;

/** All of the plane at a distance that is seen at any time, and its greatest scale. */
export function extentOf(path: CameraPath, distance: number, aspect: number): Extent & { scale: number } {
  const extent = { left: 0, top: 0, right: 0, bottom: 0, scale: 1 };
  for (let step = 0; step <= STEPS; step++) {
    const pose = path.at(step / STEPS);
    const { scale, dx, dy } = project(pose, distance);
    const lean = Math.abs(Math.sin(pose.roll));
    const [halfX, halfY] = [aspect / 2 + lean / 2, 0.5 + (lean * aspect) / 2];
    extent.left = Math.min(extent.left, (-halfX - dx) / scale);
    extent.right = Math.max(extent.right, (halfX - dx) / scale);
    extent.top = Math.min(extent.top, (-halfY - dy) / scale);
    extent.bottom = Math.max(extent.bottom, (halfY - dy) / scale);
    extent.scale = Math.max(extent.scale, scale);
  }
  // Handheld's tremor falls between the steps.
  const margin = 0.01;
  extent.left -= margin;
  extent.top -= margin;
  extent.right += margin;
  extent.bottom += margin;
  return extent;
}

/** The top of what of the plane at a distance is seen at all times. */
export function topSeenAlways(path: CameraPath, distance: number): number {
  let top = -0.5;
  for (let step = 0; step <= STEPS; step++) {
    const { scale, dy } = project(path.at(step / STEPS), distance);
    top = Math.max(top, (-0.5 - dy) / scale);
  }
  return top;
}
