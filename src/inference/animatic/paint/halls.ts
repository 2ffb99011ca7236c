import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Extent } from "../camera-path.ts";
import { alpha, lit, mix } from "../colour.ts";
import { freeSpot } from "../layout/wall-space.ts";
import type { Scene } from "../scene.ts";
import { paintChamber } from "./chamber.ts";
import { courses } from "./courses.ts";
import { paintGate, paintPlane, paintSeats } from "./gate.ts";
import { isDarkOutside } from "./outside.ts";
import type { Easel, Plane } from "./planes.ts";
import { paintClock, WALL } from "./windows.ts";

/** How large the airplane outside is. */
const PLANE = 0.84;

type Hall = "station" | "classroom" | "ward" | "airport";

/** Rooms that are told by their walls rather than by furniture. */
export function isHall(scene: Scene): scene is Scene & { interior: Hall } {
  return scene.interior !== undefined && scene.interior in WALLS;
}

/** The platform of a station, a classroom, a hospital's ward. */
export function paintHall(easel: Easel, scene: Scene & { interior: Hall }): Plane[] {
  const look = WALLS[scene.interior];
  const lights = (colour: string) => lit(colour, easel.palette.light);
  return paintChamber(easel, {
    wall: look.wall,
    paint: (context, extent) => look.paint(context, extent, easel, scene, lights),
    floor: () => look.floor,
    lay: (context, extent) => look.lay(context, extent, lights),
  });
}

type Lights = (colour: string) => string;

interface Look {
  wall: string;
  floor: string;
  paint(context: SKRSContext2D, extent: Extent, easel: Easel, scene: Scene, lights: Lights): void;
  lay(context: SKRSContext2D, extent: Extent, lights: Lights): void;
}

const skyOutside = (scene: Scene) =>
  isDarkOutside(scene)
    ? "#1b2450"
    : scene.time === "morning"
      ? "#fbeebc"
      : scene.time === "dawn"
        ? "#d3d0ee"
        : scene.time === "golden"
          ? "#ffb860"
          : "#9fd4f0";

function board(context: SKRSContext2D, x: number, y: number, wide: number, high: number): void {
  context.fillStyle = "#9a6b42";
  context.fillRect(x - 0.016, y - 0.016, wide + 0.032, high + 0.032);
  context.fillStyle = "#2f5f4a";
  context.fillRect(x, y, wide, high);
  context.strokeStyle = "#f4f6f2";
  context.lineWidth = 0.005;
  context.beginPath();
  for (let line = 0; line < 4; line++) {
    context.moveTo(x + 0.04, y + 0.05 + line * 0.05);
    context.lineTo(x + wide * (line % 2 ? 0.36 : 0.45), y + 0.05 + line * 0.05);
  }
  context.moveTo(x + wide * 0.72, y + 0.05);
  context.lineTo(x + wide * 0.88, y + 0.2);
  context.lineTo(x + wide * 0.58, y + 0.2);
  context.closePath();
  context.stroke();
}

const WALLS: Readonly<Record<Hall, Look>> = {
  station: {
    wall: "#e3e6e4",
    floor: "#8b8f99",
    paint(context, extent, easel, _scene, lights) {
      context.strokeStyle = "rgba(110,120,130,.45)";
      context.lineWidth = 0.003;
      courses(context, { ...extent, bottom: 0.2 }, 0.045);
      context.fillStyle = lights("#2f6fb8");
      context.fillRect(extent.left, -0.36, extent.right - extent.left, 0.035);
      // A train stands at the platform, and the tunnel it came by is dark behind it.
      context.fillStyle = lights("#24242e");
      context.fillRect(extent.left, -0.24, extent.right - extent.left, 0.5);
      context.fillStyle = lights("#d8dde6");
      context.beginPath();
      context.roundRect(extent.left + 0.02, -0.2, extent.right - extent.left - 0.04, 0.38, 0.03);
      context.fill();
      context.fillStyle = lights("#d8343a");
      context.fillRect(extent.left + 0.02, 0.08, extent.right - extent.left - 0.04, 0.05);
      for (let x = Math.floor(extent.left / 0.21) * 0.21; x < extent.right; x += 0.21) {
        const isDoor = Math.round(x / 0.21) % 3 === 0;
        context.fillStyle = isDoor ? lights("#b9c3d0") : "#ffe9a8";
        context.fillRect(x + 0.025, isDoor ? -0.15 : -0.13, 0.15, isDoor ? 0.32 : 0.15);
        if (!isDoor) continue;
        context.fillStyle = "#ffe9a8";
        context.fillRect(x + 0.04, -0.12, 0.052, 0.13);
        context.fillRect(x + 0.108, -0.12, 0.052, 0.13);
        context.fillStyle = "#5f6878";
        context.fillRect(x + 0.098, -0.15, 0.004, 0.32);
      }
      // The round sign of a station with its bar.
      for (const x of [-0.33 * easel.aspect, 0.3 * easel.aspect]) {
        context.fillStyle = "#d8343a";
        context.beginPath();
        context.arc(x, -0.335, 0.075, 0, Math.PI * 2);
        context.fill();
        context.fillStyle = "#ffffff";
        context.beginPath();
        context.arc(x, -0.335, 0.05, 0, Math.PI * 2);
        context.fill();
        context.fillStyle = "#24406f";
        context.fillRect(x - 0.1, -0.352, 0.2, 0.034);
      }
    },
    lay(context, extent, lights) {
      context.fillStyle = lights("#f6cf3d");
      context.fillRect(extent.left, 0.222, extent.right - extent.left, 0.02);
      context.fillStyle = "rgba(255,255,255,.16)";
      for (let x = Math.floor(extent.left / 0.2) * 0.2; x < extent.right; x += 0.2)
        context.fillRect(x, 0.26, 0.004, 0.5);
    },
  },
  airport: {
    wall: "#c9d3dc",
    floor: "#aab4bf",
    paint(context, extent, easel, scene, lights) {
      const wide = extent.right - extent.left;
      context.fillStyle = skyOutside(scene);
      context.fillRect(extent.left, -0.3, wide, 0.46);
      context.fillStyle = lights("#7d8790");
      context.fillRect(extent.left, 0.08, wide, 0.08);
      // An airplane waits outside, beside whoever is before the windows.
      const plane = freeSpot(
        easel.covered(WALL),
        { x: easel.aspect * 0.2, half: PLANE * 0.42, bottom: 0.1 },
        wide / 2 + 0.12,
      );
      context.save();
      context.translate(plane ?? easel.aspect * 0.34, 0);
      context.scale(PLANE, PLANE);
      paintPlane(context, lights);
      context.restore();
      context.fillStyle = lights("#8d98a3");
      for (let post = Math.floor(extent.left / 0.36) * 0.36; post < extent.right; post += 0.36)
        context.fillRect(post, -0.3, 0.016, 0.48);
      // The board of departures; however near the camera comes, it is seen.
      const [left, top] = [-easel.aspect * 0.4, Math.max(-0.44, extent.top + 0.03)];
      context.fillStyle = "#20242e";
      context.fillRect(left, top, 0.46, 0.2);
      for (let row = 0; row < 4; row++) {
        context.fillStyle = "#f6cf3d";
        context.fillRect(left + 0.02, top + 0.02 + row * 0.044, 0.2, 0.02);
        context.fillStyle = row % 2 ? "#7fd68a" : "#f4f6f8";
        context.fillRect(left + 0.26, top + 0.02 + row * 0.044, 0.14, 0.02);
      }
      paintGate(context, easel.aspect * 0.12, top);
      paintClock(context, { x: easel.aspect * 0.36, y: top + 0.06, radius: 0.07 }, scene);
    },
    lay(context, extent, lights) {
      context.fillStyle = "rgba(255,255,255,.3)";
      for (let x = Math.floor(extent.left / 0.3) * 0.3; x < extent.right; x += 0.3)
        context.fillRect(x, 0.2, 0.005, 0.6);
      for (let x = Math.floor(extent.left / 0.86) * 0.86 + 0.2; x < extent.right; x += 0.86)
        paintSeats(context, x, lights);
    },
  },
  classroom: {
    wall: "#e6d7a8",
    floor: "#b5824f",
    paint(context, _extent, easel, scene, lights) {
      // The one that somebody writes on is the only one.
      if (!scene.cast.some(({ art }) => art === "blackboard")) board(context, -0.36, -0.3, 0.72, 0.3);
      paintClock(context, { x: 0, y: -0.4, radius: 0.06 }, scene);
      context.fillStyle = lights("#fbf3e2");
      context.fillRect(-easel.aspect * 0.47, -0.34, 0.24, 0.36);
      context.fillStyle = skyOutside(scene);
      context.fillRect(-easel.aspect * 0.47 + 0.015, -0.325, 0.21, 0.33);
      context.fillStyle = "#8fc7e8";
      context.fillRect(easel.aspect * 0.33, -0.3, 0.22, 0.16);
      context.fillStyle = "#58b368";
      context.fillRect(easel.aspect * 0.33 + 0.03, -0.27, 0.06, 0.07);
      context.fillRect(easel.aspect * 0.33 + 0.12, -0.25, 0.07, 0.08);
    },
    lay(context, extent, lights) {
      // Desks in the front row, as those see them who sit behind.
      for (let x = Math.floor(extent.left / 0.5) * 0.5 + 0.1; x < extent.right; x += 0.5) {
        context.fillStyle = lights("#c98f5a");
        context.fillRect(x, 0.2, 0.24, 0.02);
        context.fillStyle = lights("#7a4f2e");
        context.fillRect(x + 0.02, 0.22, 0.014, 0.06);
        context.fillRect(x + 0.206, 0.22, 0.014, 0.06);
      }
    },
  },
  ward: {
    wall: "#d7e8ea",
    floor: "#b9cdd2",
    paint(context, extent, easel, scene, lights) {
      context.fillStyle = lights("#9fc9cf");
      context.fillRect(extent.left, 0.02, extent.right - extent.left, 0.2);
      context.fillStyle = lights("#fbf8f0");
      context.fillRect(-easel.aspect * 0.36, -0.34, 0.3, 0.3);
      context.fillStyle = skyOutside(scene);
      context.fillRect(-easel.aspect * 0.36 + 0.015, -0.325, 0.27, 0.27);
      const x = easel.aspect * 0.2;
      paintClock(context, { x: x - 0.24, y: -0.3, radius: 0.06 }, scene);
      context.fillStyle = "#ffffff";
      context.fillRect(x - 0.1, -0.36, 0.2, 0.2);
      context.fillStyle = "#d8343a";
      context.fillRect(x - 0.022, -0.33, 0.044, 0.14);
      context.fillRect(x - 0.07, -0.282, 0.14, 0.044);
      context.fillStyle = alpha(mix("#7fb8c2", "#ffffff", 0.3), 0.9);
      for (let fold = 0; fold < 6; fold++)
        context.fillRect(easel.aspect * 0.38 + fold * 0.04, -0.4, 0.03, 0.56);
    },
    lay(context, extent) {
      context.fillStyle = "rgba(255,255,255,.35)";
      for (let x = Math.floor(extent.left / 0.3) * 0.3; x < extent.right; x += 0.3)
        context.fillRect(x, 0.2, 0.005, 0.6);
    },
  },
};
