import type { Canvas } from "@napi-rs/canvas";
import type { Random } from "../random.ts";
import { canvasOf } from "./paper.ts";

export function eachPixel(
  canvas: Canvas,
  change: (r: number, g: number, b: number) => [number, number, number],
): void {
  const context = canvas.getContext("2d");
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  const { data } = pixels;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 0) continue;
    const [r, g, b] = change(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
    data[at] = r;
    data[at + 1] = g;
    data[at + 2] = b;
  }
  context.putImageData(pixels, 0, 0);
}

/** Clearer colours; in the dark with less contrast, so that nothing is lost in it. */
export function clearer(canvas: Canvas, dark: boolean): void {
  const context = canvas.getContext("2d");
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = "copy";
  context.filter = dark ? "contrast(1.08) brightness(1.04) saturate(1.22)" : "contrast(1.16) saturate(1.22)";
  context.drawImage(canvas, 0, 0);
  context.restore();
}

/** Lightness of every pixel, 0 to 255, on nothing as on white. */
function lightness(data: Uint8ClampedArray): Float32Array {
  const light = new Float32Array(data.length / 4);
  for (let at = 0; at < light.length; at++) {
    const solid = (data[at * 4 + 3] ?? 0) / 255;
    const grey = (data[at * 4] ?? 0) * 0.3 + (data[at * 4 + 1] ?? 0) * 0.59 + (data[at * 4 + 2] ?? 0) * 0.11;
    light[at] = grey * solid + 255 * (1 - solid);
  }
  return light;
}

function gradientAt(light: Float32Array, at: number, width: number): number {
  const across = (light[at + 1] ?? 0) - (light[at - 1] ?? 0);
  const down = (light[at + width] ?? 0) - (light[at - width] ?? 0);
  return Math.min(1, (Math.abs(across) + Math.abs(down)) / 120);
}

/** Pencil: pale paper, dark outlines, hatching where it is dark. */
export function pencil(canvas: Canvas): void {
  const context = canvas.getContext("2d");
  const { width, height } = canvas;
  const pixels = context.getImageData(0, 0, width, height);
  const { data } = pixels;
  const light = lightness(data);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      if (data[at * 4 + 3] === 0) continue;
      const line = gradientAt(light, at, width) ** 0.7;
      const dark = 1 - (light[at] ?? 255) / 255;
      const first = (x + y) % 7 < 2 && dark > 0.28 ? 0.24 : 0;
      const second = (x - y + 7000) % 7 < 2 && dark > 0.55 ? 0.26 : 0;
      const tone = 250 - Math.min(0.86, line * 0.85 + first + second + dark * 0.2) * 236;
      data[at * 4] = tone;
      data[at * 4 + 1] = tone * 0.985;
      data[at * 4 + 2] = tone * 0.955;
    }
  }
  context.putImageData(pixels, 0, 0);
}

/** Watercolour: the pigment gathers at the edges and blooms within. */
export function wash(canvas: Canvas, random: Random): void {
  const context = canvas.getContext("2d");
  const { width, height } = canvas;
  const pixels = context.getImageData(0, 0, width, height);
  const { data } = pixels;
  const light = lightness(data);
  const [a, b, c] = [random.between(0.01, 0.02), random.between(0.007, 0.016), random.between(0, 9)];
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const at = y * width + x;
      if (data[at * 4 + 3] === 0) continue;
      const bloom =
        (Math.sin(x * a + Math.sin(y * b * 1.7 + c) * 2.2) *
          Math.sin(y * a * 1.3 + Math.sin(x * b + c) * 1.9) +
          1) /
        2;
      const rim = gradientAt(light, at, width);
      const pale = 0.2 + bloom * 0.2 - rim * 0.34;
      for (let channel = 0; channel < 3; channel++) {
        const value = data[at * 4 + channel] ?? 0;
        data[at * 4 + channel] = value + (255 - value) * pale;
      }
    }
  }
  context.putImageData(pixels, 0, 0);
}

/** Neon: dark within, bright lines where light and dark meet. */
export function neonEdges(canvas: Canvas): void {
  const context = canvas.getContext("2d");
  const { width, height } = canvas;
  const pixels = context.getImageData(0, 0, width, height);
  const { data } = pixels;
  const light = lightness(data);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      if (data[at * 4 + 3] === 0) continue;
      const line = gradientAt(light, at, width);
      const [r, g, b] = [data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0];
      const most = Math.max(r, g, b, 1);
      const dim = 0.5;
      data[at * 4] = r * dim + line * (120 + (r / most) * 135);
      data[at * 4 + 1] = g * dim * 0.9 + line * (80 + (g / most) * 150);
      data[at * 4 + 2] = b * dim + 12 + line * (170 + (b / most) * 85);
    }
  }
  context.putImageData(pixels, 0, 0);
}

/** Rounded, as if modelled: lit from the upper left, shaded to the lower right, by the height of the shape. */
export function puffed(canvas: Canvas, strength: number): void {
  const context = canvas.getContext("2d");
  const { width, height } = canvas;
  const small = canvasOf(Math.max(2, width / 6), Math.max(2, height / 6));
  small.context.filter = `blur(${Math.max(1, Math.min(width, height) / 90)}px)`;
  small.context.drawImage(canvas, 0, 0, small.canvas.width, small.canvas.height);
  const [w, h] = [small.canvas.width, small.canvas.height];
  const soft = lightness(small.context.getImageData(0, 0, w, h).data);
  const shaded = small.context.createImageData(w, h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const at = y * w + x;
      const here = soft[at] ?? 0;
      const before = soft[Math.max(0, y - 1) * w + Math.max(0, x - 1)] ?? here;
      const after = soft[Math.min(h - 1, y + 1) * w + Math.min(w - 1, x + 1)] ?? here;
      const slope = Math.max(-1, Math.min(1, (before - after) / 60));
      const tone = slope > 0 ? 255 : 10;
      shaded.data[at * 4] = shaded.data[at * 4 + 1] = shaded.data[at * 4 + 2] = tone;
      shaded.data[at * 4 + 3] = Math.abs(slope) * strength * 255;
    }
  }
  const relief = canvasOf(w, h);
  relief.context.putImageData(shaded, 0, 0);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = "source-atop";
  context.drawImage(relief.canvas, 0, 0, width, height);
  context.restore();
}
