import { alpha, lit, mix, shade } from "../colour.ts";
import { layGrain } from "./paper.ts";
import { type Easel, type Plane, paintSheet, sheetPlane } from "./planes.ts";
import { deepened } from "./tones.ts";

/** A row of an old town's houses, one against the other. */
interface Row {
  distance: number;
  foot: number;
  /** Least and greatest height to the eaves, and width. */
  height: [number, number];
  width: [number, number];
  hazed: number;
  /** Belfries and a dome stand out of it. */
  spires?: true;
  /** Snow lies on its roofs. */
  snowy?: boolean;
}

const WALLS = ["#e6c79c", "#dba97e", "#ecdcb9", "#cf9a74", "#e2bfa4", "#d9b48a"];
const TILES = ["#b5613f", "#a8543a", "#c0714a"];
const SHUTTERS = ["#5f8a7a", "#6f7f9a", "#9a6a4a"];

/** Low plastered houses with tiled roofs and shutters: nothing in an old town is taller than its towers. */
export function oldTown(easel: Easel, row: Row): Plane {
  const random = easel.random.fork(`old town ${row.distance}`);
  const { palette } = easel;
  const isDark = palette.dark;
  const tone = (colour: string) => mix(lit(colour, palette.light), palette.haze, row.hazed);
  const bottom = row.foot + 0.3;
  const sheet = paintSheet(
    easel,
    row.distance,
    { top: row.foot - row.height[1] - 0.34, bottom },
    (context, extent, density) => {
      const shadow = () => {
        context.shadowColor = alpha(palette.shadow, 0.4 * (1 - row.hazed));
        context.shadowBlur = 0.018 * density;
      };
      const rect = (x: number, y: number, w: number, h: number) => context.fillRect(x, y, w, h);
      const shape = (...points: readonly (readonly [number, number])[]) => {
        context.beginPath();
        for (const [x, y] of points) context.lineTo(x, y);
        context.fill();
      };
      const belfry = (x: number, tall: number) => {
        const [wide, top] = [0.055, row.foot - tall];
        shadow();
        context.fillStyle = tone("#dcbf94");
        rect(x - wide / 2, top, wide, tall);
        context.fillStyle = tone("#a8543a");
        shape([x - wide * 0.62, top], [x, top - 0.07], [x + wide * 0.62, top]);
        context.shadowColor = "rgba(0,0,0,0)";
        context.fillStyle = tone(isDark ? "#3a3050" : "#7a5f48");
        rect(x - 0.012, top + 0.02, 0.024, 0.036);
        context.fillStyle = alpha(tone("#8a6a48"), 0.6);
        rect(x - wide / 2, top + 0.072, wide, 0.006);
      };
      const dome = (x: number, tall: number) => {
        shadow();
        context.fillStyle = tone("#d9c3a0");
        rect(x - 0.09, row.foot - tall, 0.18, tall);
        context.fillStyle = tone("#8fa39a");
        context.beginPath();
        context.ellipse(x, row.foot - tall, 0.085, 0.095, 0, Math.PI, 0);
        context.fill();
        rect(x - 0.012, row.foot - tall - 0.125, 0.024, 0.04);
        context.shadowColor = "rgba(0,0,0,0)";
      };
      if (row.spires) {
        for (let x = Math.floor(extent.left / 0.9) * 0.9 + 0.2; x < extent.right + 0.3; x += 0.9) {
          belfry(x + random.between(-0.1, 0.1), row.height[1] + random.between(0.06, 0.12));
          dome(x + 0.45 + random.between(-0.1, 0.1), row.height[1] + random.between(0.01, 0.04));
        }
      }
      for (let x = extent.left - 0.1; x < extent.right + 0.1; ) {
        const [wide, tall] = [random.between(...row.width), random.between(...row.height)];
        const top = row.foot - tall;
        const wall = tone(random.pick(WALLS));
        const fall = context.createLinearGradient(0, top, 0, row.foot);
        fall.addColorStop(0, shade(wall, 0.06));
        fall.addColorStop(1, deepened(wall, 0.3));
        shadow();
        context.fillStyle = fall;
        rect(x, top, wide, tall + 0.3);
        const tiles = tone(row.snowy ? "#f1f6fb" : random.pick(TILES));
        const pitch = random.between(0.035, 0.055);
        context.fillStyle = tiles;
        const isGable = random.chance(0.35);
        shape(
          [x - 0.008, top + 0.006],
          [x + wide * (isGable ? 0.5 : 0.14), top - pitch],
          [x + wide * (isGable ? 0.5 : 0.86), top - pitch],
          [x + wide + 0.008, top + 0.006],
        );
        if (random.chance(0.5)) {
          context.fillStyle = shade(tiles, -0.14);
          rect(x + wide * random.between(0.28, 0.6), top - pitch - 0.022, 0.018, 0.035);
        }
        context.shadowColor = "rgba(0,0,0,0)";
        const shutters = tone(random.pick(SHUTTERS));
        const columns = Math.max(2, Math.round(wide / 0.062));
        for (let y = top + 0.026; y < row.foot - 0.03; y += 0.068) {
          for (let column = 0; column < columns; column++) {
            const at = x + (wide * (column + 0.5)) / columns;
            context.fillStyle = shutters;
            rect(at - 0.0155, y, 0.031, 0.036);
            context.fillStyle = random.chance(isDark ? 0.5 : 0)
              ? mix("#ffd890", palette.haze, row.hazed * 0.6)
              : tone(isDark ? "#4a4468" : "#6f6a70");
            rect(at - 0.008, y, 0.016, 0.036);
          }
        }
        x += wide;
      }
      layGrain(context, easel.grain, 0.5);
    },
  );
  easel.treat?.(sheet.canvas);
  return sheetPlane(easel, row.distance, sheet);
}
