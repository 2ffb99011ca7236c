import { alpha, mix } from "../colour.ts";
import { canvasOf } from "./paper.ts";
import type { Easel } from "./planes.ts";
import { onSheet, type Props } from "./props.ts";
import type { Sprite } from "./sprite.ts";

export const NEON = ["#ff4f8b", "#35e0e8", "#ffd34d", "#a86bff", "#4dff9e", "#ff7a3d"] as const;

const DIMMED = 0.24;

/** Signs to be laid on a sheet, and treated with it. */
export async function neonSigns(easel: Easel, props: Props, isJapanese: boolean): Promise<Sprite[]> {
  const random = easel.random.fork("signs");
  const wares = isJapanese
    ? ["steaming-bowl", "sushi", "sake", "fish", "red-paper-lantern", "musical-note", "video-game", "dango"]
    : [
        "hamburger",
        "pizza",
        "musical-note",
        "cocktail-glass",
        "hot-beverage",
        "doughnut",
        "star",
        "video-game",
      ];
  return Promise.all(
    wares.map(async (ware, place) => {
      const colour = NEON[place % NEON.length] ?? NEON[0];
      const height = 0.26 * easel.height;
      const width = height * (place % 3 === 0 ? 0.8 : 0.36);
      const margin = Math.round(height * 0.2);
      const { canvas, context } = canvasOf(width + margin * 2, height + margin * 2);
      context.shadowColor = colour;
      context.shadowBlur = height * 0.2;
      context.fillStyle = "#1d1830";
      context.strokeStyle = mix(colour, "#ffffff", 0.35);
      context.lineWidth = Math.max(2, height * 0.022);
      const radius = height * 0.05;
      context.beginPath();
      context.roundRect(margin, margin, width, height, radius);
      context.fill();
      context.stroke();
      context.stroke();
      context.shadowBlur = 0;
      const picture = await onSheet(props).cut(ware, 0.13, { edge: 0, shining: true });
      const size = Math.min(width * 0.8, height * 0.42);
      context.drawImage(picture.canvas, margin + width / 2 - size / 2, margin + height * 0.07, size, size);
      // Strokes that look like writing and say nothing.
      context.strokeStyle = mix(colour, "#ffffff", 0.5);
      context.lineWidth = Math.max(1.5, height * 0.018);
      context.lineCap = "round";
      const columns = width > height * 0.6 ? 3 : 1;
      for (let column = 0; column < columns; column++) {
        const glyph = (width / columns) * 0.62;
        for (let down = 0; down < (columns > 1 ? 1 : 2); down++) {
          const [x, y] = [
            margin + (width * (column + 0.5)) / columns - glyph / 2,
            margin + height * (0.56 + down * 0.21),
          ];
          const tall = Math.min(glyph, height * 0.17);
          for (let stroke = 0; stroke < 4; stroke++) {
            context.beginPath();
            context.moveTo(x + random.between(0, 0.3) * glyph, y + tall * random.next());
            context.lineTo(x + random.between(0.6, 1) * glyph, y + tall * random.next());
            context.stroke();
          }
          context.beginPath();
          context.moveTo(x + glyph * 0.5, y);
          context.lineTo(x + glyph * random.between(0.35, 0.65), y + tall);
          context.stroke();
        }
      }
      // They are behind whoever walks by.
      context.globalCompositeOperation = "source-atop";
      context.fillStyle = alpha("#141030", DIMMED);
      context.fillRect(0, 0, canvas.width, canvas.height);
      return { canvas, left: margin, top: margin, width, height };
    }),
  );
}
