import { type Aim, type CameraPath, cameraPath, type Pose } from "../camera-path.ts";
import type { Scene } from "../scene.ts";

/** The camera of a shot: its move, filmed in the manner that the words ask for. */
export function cameraOf(scene: Scene, seconds: number, aim: Aim): CameraPath {
  const plain = cameraPath(scene.camera, seconds, scene.seed, aim);
  const soft = (u: number) => u * u * (3 - 2 * u);
  const held = (pose: Partial<Pose>): CameraPath => ({ at: (u) => ({ ...plain.at(u), ...pose }) });
  switch (scene.manner) {
    case "dolly-zoom":
      // The camera backs away while the lens closes in: the hero stays as tall, what is behind looms.
      return {
        at(u) {
          const z = DOLLY_ZOOM * (1 - soft(u));
          return {
            ...plain.at(0),
            x: aim.x * z,
            y: aim.y * z,
            z,
            zoom: 1 - z,
            panX: 0,
            panY: 0,
            roll: 0,
            orbit: 0,
          };
        },
      };
    case "low-angle":
      return { at: (u) => shifted(plain.at(u), -LOW) };
    case "high-angle":
      return plain;
    case "dutch-angle":
      return {
        // From a little farther off and higher up: the corner that goes down has feet in it.
        at: (u) => {
          const pose = plain.at(u);
          return { ...pose, roll: pose.roll + TILT, zoom: pose.zoom * 0.94, panY: pose.panY + 0.05 };
        },
      };
    case "point-of-view":
    case "fly-through":
      return {
        at(u) {
          const steps = scene.manner === "point-of-view" ? 1 : 0.25;
          return {
            ...plain.at(0),
            x: 0,
            panX: Math.sin(u * seconds * 3.3) * 0.012 * steps,
            panY: Math.abs(Math.sin(u * seconds * 5.2)) * 0.016 * steps,
            z: THROUGH * (0.35 * u + 0.65 * soft(u)),
            y: 0,
            zoom: 1,
            roll: Math.sin(u * seconds * 2.6) * 0.012,
            orbit: 0,
          };
        },
      };
    case "over-the-shoulder":
      return held({ orbit: 0 });
    default:
      return plain;
  }
}

const DOLLY_ZOOM = 0.46;
const TILT = 0.16;
const LOW = 0.1;
const THROUGH = 0.5;

function shifted(pose: Pose, down: number): Pose {
  return { ...pose, panY: pose.panY + down };
}
