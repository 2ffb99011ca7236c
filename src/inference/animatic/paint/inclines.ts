import { alpha, mix, shade } from "../colour.ts";
import { FLIGHT, flightAt, upSide } from "../layout/geography.ts";
import type { Interior } from "../places.ts";
import type { Scene } from "../scene.ts";
import type { Easel, paintSheet } from "./planes.ts";

type Paint = Parameters<typeof paintSheet>[3];
type Lights = (colour: string) => string;

/** What stairs are made of, where they are. */
function stairColours(scene: Scene): { tread: string; riser: string; side: string } {
  switch (scene.place) {
    case "room":
      return scene.interior && STONE_STAIRS.has(scene.interior)
        ? { tread: "#b3b0b4", riser: "#7f7c84", side: "#9a979e" }
        : { tread: "#c08d5c", riser: "#8f5f3c", side: "#a87448" };
    case "stage":
      return { tread: "#c08d5c", riser: "#8f5f3c", side: "#a87448" };
    case "street":
    case "city":
      return { tread: "#b9bcc4", riser: "#8d919c", side: "#a3a7b1" };
    default:
      return { tread: "#c9bda6", riser: "#958871", side: "#b0a38b" };
  }
}

const STONE_STAIRS: ReadonlySet<Interior> = new Set<Interior>([
  "tower",
  "hall",
  "lighthouse",
  "cellar",
  "church",
]);

/** A flight of stairs seen from its side, from one edge of the picture to the other. */
export const stairs =
  (scene: Scene, lights: Lights): Paint =>
  (context, extent) => {
    const up = upSide(scene);
    const { tread } = FLIGHT;
    const rise = tread * FLIGHT.pitch.stairs;
    const paint = stairColours(scene);
    const [first, last] = [Math.floor(-2 / tread), Math.ceil(2 / tread)];
    const at = (step: number) => FLIGHT.middle - step * rise;
    // The flight seen from its side: one outline, steps above, open below to the floor.
    context.fillStyle = lights(paint.side);
    context.beginPath();
    context.moveTo(up * first * tread, extent.bottom + 0.2);
    for (let step = first; step <= last; step++) {
      context.lineTo(up * step * tread, at(step));
      context.lineTo(up * (step + 1) * tread, at(step));
    }
    context.lineTo(up * (last + 1) * tread, extent.bottom + 0.2);
    context.closePath();
    context.fill();
    context.shadowColor = "rgba(0,0,0,0)";
    for (let step = first; step <= last; step++) {
      const [near, far] = [up * step * tread, up * (step + 1) * tread];
      const left = Math.min(near, far);
      // The board one treads on, its dark nose and the shadow it throws.
      context.fillStyle = lights(paint.riser);
      context.fillRect(left, at(step) + 0.014, tread, 0.03);
      context.fillStyle = lights(paint.tread);
      context.fillRect(left - 0.008, at(step) - 0.004, tread + 0.016, 0.02);
      context.fillStyle = lights(mix(paint.tread, "#ffffff", 0.3));
      context.fillRect(left - 0.008, at(step) - 0.004, tread + 0.016, 0.004);
    }
  };

/** Ground that rises all the way: grass, sand, rock, snow or a street. */
export const slope =
  (easel: Easel, scene: Scene, lights: Lights): Paint =>
  (context, extent) => {
    const isPaved = scene.place === "street" || scene.place === "city" || scene.place === "road";
    const isSnowy =
      scene.season === "winter" || scene.place === "snowymountains" || scene.place === "snowfield";
    const colour = isSnowy
      ? "#f1f6fb"
      : scene.place === "desert"
        ? "#e0b878"
        : scene.place === "mountains" || scene.place === "volcano"
          ? "#8f9a72"
          : isPaved
            ? "#8d919c"
            : scene.season === "autumn"
              ? "#cfa14a"
              : "#8cc152";
    const paint = lights(colour);
    const edge = (x: number) => flightAt(scene, x, false);
    const trace = () => {
      context.beginPath();
      context.moveTo(extent.left, extent.bottom + 0.1);
      for (let x = extent.left; x <= extent.right + 0.02; x += 0.01) context.lineTo(x, edge(x));
      context.lineTo(extent.right + 0.02, extent.bottom + 0.1);
      context.closePath();
    };
    trace();
    const body = context.createLinearGradient(0, 0, 0, 0.6);
    body.addColorStop(0, shade(paint, 0.07));
    body.addColorStop(1, shade(paint, -0.16));
    context.fillStyle = body;
    context.fill();
    context.shadowColor = "rgba(0,0,0,0)";
    context.save();
    trace();
    context.clip();
    context.strokeStyle = alpha(mix(easel.palette.edge, paint, 0.35), 0.75);
    context.lineWidth = 0.012;
    context.beginPath();
    for (let x = extent.left; x <= extent.right; x += 0.01) context.lineTo(x, edge(x));
    context.stroke();
    const random = easel.random.fork("slope");
    /** A strip of the ground, so far below its edge, along it. */
    const strip = (below: number, thick: number, fill: string, rough = 0) => {
      context.fillStyle = fill;
      context.beginPath();
      for (let x = extent.left; x <= extent.right + 0.02; x += 0.02)
        context.lineTo(x, edge(x) + below + Math.sin(x * 7 + below * 40) * rough);
      for (let x = extent.right + 0.02; x >= extent.left; x -= 0.02)
        context.lineTo(x, edge(x) + below + thick + Math.sin(x * 5 + below * 60) * rough);
      context.fill();
    };
    if (isPaved) {
      strip(0.012, 0.008, lights("#d7dbe2"));
      strip(0.04, 0.008, lights("#d7dbe2"));
      strip(0.1, 0.016, shade(paint, 0.2));
      strip(0.116, 0.012, shade(paint, -0.22));
      for (let x = Math.floor(extent.left / 0.16) * 0.16; x < extent.right; x += 0.16) {
        context.fillStyle = lights("#eef0f3");
        context.beginPath();
        context.moveTo(x, edge(x) + 0.24);
        context.lineTo(x + 0.08, edge(x + 0.08) + 0.24);
        context.lineTo(x + 0.08, edge(x + 0.08) + 0.254);
        context.lineTo(x, edge(x) + 0.254);
        context.fill();
      }
      context.restore();
      return;
    }
    // Hollows and folds of the ground, and what lies about on it.
    for (const [place, below] of [0.07, 0.17, 0.29].entries())
      strip(below, 0.06 + place * 0.02, shade(paint, place % 2 ? 0.05 : -0.07), 0.02);
    for (let stone = 0; stone < 16; stone++) {
      const x = random.between(extent.left, extent.right);
      const [y, size] = [edge(x) + random.between(0.07, 0.45), random.between(0.012, 0.034)];
      const grey = lights(isSnowy ? "#c3d2e2" : scene.place === "desert" ? "#c08a52" : "#8b8880");
      for (const [tall, fill] of [
        [1, shade(grey, -0.14)],
        [0.62, shade(grey, 0.08)],
      ] as const) {
        context.fillStyle = fill;
        context.beginPath();
        context.moveTo(x - size * 1.3, y);
        context.lineTo(x - size * 0.8, y - size * tall);
        context.lineTo(x + size * 0.4 * tall, y - size * 1.15 * tall);
        context.lineTo(x + size * 1.3 * tall, y - (1 - tall) * size * 0.5);
        context.fill();
      }
    }
    for (let mark = 0; mark < 46; mark++) {
      const x = random.between(extent.left, extent.right);
      const y = edge(x) + random.between(0.05, 0.5);
      if (isSnowy || scene.place === "desert") {
        context.strokeStyle = shade(paint, -0.09);
        context.lineWidth = 0.004;
        context.beginPath();
        context.moveTo(x - 0.05, y + (edge(x - 0.05) - edge(x)));
        context.lineTo(x + 0.05, y + (edge(x + 0.05) - edge(x)));
        context.stroke();
        continue;
      }
      context.strokeStyle = shade(paint, -0.14);
      context.lineWidth = 0.005;
      context.beginPath();
      for (const [away, tall] of [
        [-0.01, 0.02],
        [0, 0.026],
        [0.01, 0.02],
      ] as const) {
        context.moveTo(x + away, y);
        context.lineTo(x + away * 1.4, y - tall);
      }
      context.stroke();
    }
    context.restore();
  };
