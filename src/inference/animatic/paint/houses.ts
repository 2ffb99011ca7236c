import type { SKRSContext2D } from "@napi-rs/canvas";
import { alpha, lit, mix, shade } from "../colour.ts";
import { lightSide } from "../layout/heavens.ts";
import { NEON } from "./neon-signs.ts";
import { layGrain } from "./paper.ts";
import { type Easel, type Plane, paintSheet, sheetPlane } from "./planes.ts";
import { stamp } from "./props.ts";
import type { Sprite } from "./sprite.ts";
import { deepened } from "./tones.ts";

export interface Row {
  distance: number;
  /** Foot and least and greatest height of the houses. */
  foot: number;
  height: [number, number];
  width: [number, number];
  colours: readonly string[];
  hazed: number;
  /** A stretch in the middle without houses, narrowing with distance as a street does. */
  gap: number;
  signs: boolean;
  lit: number;
}

/** A house's front: the sky lies on its upper storeys, the street's shade on its foot. */
function front(context: SKRSContext2D, paint: string, { top, bottom }: { top: number; bottom: number }) {
  const tones = context.createLinearGradient(0, top, 0, bottom);
  tones.addColorStop(0, shade(paint, 0.1));
  tones.addColorStop(0.5, paint);
  tones.addColorStop(1, deepened(paint, 0.35));
  return tones;
}

/** What a roof adds to a house. */
const ROOF = 0.06;

/** Under sun or moon, where that leaves a house; else behind it nothing is seen at all. */
const lowered = (height: number, room: number): number =>
  room > height * 0.35 ? Math.min(height, room) : height;

/** A row of houses of card with lit windows; near ones have shop fronts and signs. */
export function houses(easel: Easel, row: Row, signs: readonly Sprite[]): Plane {
  const random = easel.random.fork(`houses ${row.distance}`);
  const { palette } = easel;
  const isDark = palette.dark;
  const sunny = lightSide(easel.heavens);
  const sky = easel.lightAt?.(row.distance);
  // Far houses go on behind the street; near ones stand on it.
  const bottom = row.foot + (row.distance > 2 ? 0.3 : 0.02);
  const sheet = paintSheet(
    easel,
    row.distance,
    { top: row.foot - row.height[1] - 0.12, bottom },
    (context, extent, density) => {
      for (const side of row.gap > 0 ? [-1, 1] : [1]) {
        let x = row.gap > 0 ? row.gap : extent.left - 0.1;
        const end = row.gap > 0 ? Math.max(extent.right, -extent.left) + 0.3 : extent.right + 0.1;
        while (x < end) {
          const width = random.between(...row.width);
          const drawn = random.between(...row.height);
          const left = side > 0 ? x : -x - width;
          const isBefore = sky !== undefined && left < sky.right && left + width > sky.left;
          const height = isBefore ? lowered(drawn, row.foot - sky.bottom - ROOF) : drawn;
          const top = row.foot - height;
          const own = lit(random.pick(row.colours), palette.light);
          const isShaded = !isDark && side === sunny;
          const paint = mix(isShaded ? deepened(own, 0.5) : own, palette.haze, row.hazed);
          context.shadowColor = alpha(palette.shadow, 0.45);
          context.shadowBlur = 0.02 * density;
          context.fillStyle = front(context, paint, { top, bottom: row.foot });
          context.fillRect(left, top, width, bottom - top);
          context.shadowColor = "rgba(0,0,0,0)";
          const roof = random.whole(0, 3);
          context.fillStyle = shade(paint, -0.14);
          if (roof === 0) context.fillRect(left + width * 0.2, top - 0.03, width * 0.25, 0.03);
          if (roof === 1) context.fillRect(left + width * 0.62, top - 0.055, width * 0.06, 0.055);
          if (roof === 2) {
            context.beginPath();
            context.moveTo(left, top);
            context.lineTo(left + width / 2, top - 0.05);
            context.lineTo(left + width, top);
            context.fill();
          }
          context.fillStyle = alpha(palette.edge, 0.35);
          context.fillRect(left, top, width, 0.004);
          // What is near has fewer, larger windows: it is a house in a street, and no tower.
          const storey = 0.06 * (row.distance < 2 ? 1.75 : row.distance < 4 ? 1.35 : 1);
          const columns = Math.max(2, Math.round((width * 0.7 * 2) / (storey * 2)));
          const rows = Math.max(2, Math.floor((height - (row.signs ? 0.19 : 0.03)) / storey));
          for (let down = 0; down < rows; down++) {
            for (let across = 0; across < columns; across++) {
              const isLit = random.chance(row.lit);
              context.fillStyle = isLit
                ? mix(
                    random.pick(["#ffd36b", "#ffe6a3", "#ffb86b", "#bfe8ff"]),
                    palette.haze,
                    row.hazed * 0.7,
                  )
                : isDark
                  ? shade(paint, -0.25)
                  : mix(shade(paint, 0.12), "#a9cbe0", 0.42);
              context.fillRect(
                left + (width * (across + 0.22)) / columns,
                top + 0.022 + down * storey,
                (width / columns) * 0.56,
                storey * 0.57,
              );
            }
          }
          if (row.signs) {
            const shop = row.foot - 0.15;
            context.fillStyle = isDark ? "#ffd890" : mix(deepened(paint, 0.4), "#7f9aa6", 0.62);
            context.fillRect(left + width * 0.07, shop + 0.042, width * 0.86, 0.2);
            context.fillStyle = isDark ? "rgba(120,50,20,.45)" : "rgba(240,244,240,.4)";
            for (let pane = 1; pane < 4; pane++)
              context.fillRect(left + width * (0.07 + pane * 0.215), shop + 0.042, 0.005, 0.2);
            // Wares in the window, and somebody among them.
            for (let ware = 0; ware < 9; ware++) {
              const [wareX, wareSize] = [
                left + width * random.between(0.12, 0.86),
                random.between(0.012, 0.026),
              ];
              context.fillStyle = alpha(
                random.pick(["#c8503c", "#3f7fa8", "#4f8f5a", "#8a5a9a", "#a8743a"]),
                0.75,
              );
              context.beginPath();
              context.roundRect(
                wareX,
                shop + 0.075 + (ware % 2) * 0.045 - wareSize,
                wareSize,
                wareSize,
                0.003,
              );
              context.fill();
            }
            const awning = random.pick(isDark ? NEON : ["#d8343a", "#2f8f83", "#e0a53a", "#3a6fb8"]);
            const stripes = 6;
            for (let stripe = 0; stripe < stripes; stripe++) {
              context.fillStyle = stripe % 2 === 0 ? shade(awning, isDark ? -0.2 : 0) : "#fbf3e2";
              context.fillRect(
                left + width * 0.03 + (width * 0.94 * stripe) / stripes,
                shop,
                (width * 0.94) / stripes,
                0.042,
              );
            }
            const sign = signs.length > 0 ? random.pick(signs) : undefined;
            if (sign)
              stamp(context, sign, {
                x: left + width * (side > 0 ? 0.12 : 0.88),
                y: shop - 0.02,
                height: Math.min(0.3, height * 0.5),
              });
            if (signs.length > 0 && random.chance(0.7)) {
              const second = random.pick(signs);
              stamp(context, second, {
                x: left + width * 0.55,
                y: shop - 0.03 - random.between(0, 0.1),
                height: Math.min(0.22, height * 0.4),
              });
            }
          }
          x += width + random.between(0.002, 0.014);
        }
      }
      layGrain(context, easel.grain, 0.5);
    },
  );
  easel.treat?.(sheet.canvas);
  return sheetPlane(easel, row.distance, sheet);
}

/** An upright sign of glowing paper with a picture of what is sold. */
