import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { Random } from "../random.ts";

export function canvasOf(width: number, height: number): { canvas: Canvas; context: SKRSContext2D } {
  const canvas = createCanvas(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)));
  return { canvas, context: canvas.getContext("2d") };
}

/** A square of paper fibres and specks, black and white on nothing, to be tiled thinly over cut-outs. */
export function paperGrain(random: Random, size = 256): Canvas {
  const { canvas, context } = canvasOf(size, size);
  const pixels = context.createImageData(size, size);
  for (let at = 0; at < pixels.data.length; at += 4) {
    const tone = random.next();
    pixels.data[at] = pixels.data[at + 1] = pixels.data[at + 2] = tone < 0.5 ? 0 : 255;
    pixels.data[at + 3] = Math.abs(tone - 0.5) * 46;
  }
  context.putImageData(pixels, 0, 0);
  for (let fibre = 0; fibre < 90; fibre++) {
    const [x, y] = [random.between(0, size), random.between(0, size)];
    const turn = random.between(0, Math.PI * 2);
    const length = random.between(4, 16);
    context.strokeStyle = random.chance(0.5) ? "rgba(255,255,255,.16)" : "rgba(0,0,0,.09)";
    context.lineWidth = 0.8;
    context.beginPath();
    context.moveTo(x, y);
    context.quadraticCurveTo(
      x + Math.cos(turn) * length * 0.5 + random.between(-3, 3),
      y + Math.sin(turn) * length * 0.5,
      x + Math.cos(turn) * length,
      y + Math.sin(turn) * length,
    );
    context.stroke();
  }
  return canvas;
}

/** Lays the grain over what is already drawn, and only there. */
export function layGrain(context: SKRSContext2D, grain: Canvas, share: number): void {
  const pattern = context.createPattern(grain, "repeat");
  if (!pattern) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = "source-atop";
  context.globalAlpha = share;
  context.fillStyle = pattern;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
}
