import { alpha, mix } from "../colour.ts";
import { canvasOf } from "./paper.ts";
import type { Easel } from "./planes.ts";
import type { Sprite } from "./sprite.ts";

/** How long what is above the water is mirrored in it, and how strongly. */
const MIRRORED = { long: 0.4, most: 0.075, strength: 0.34 } as const;
/** How far ripples reach beyond a hull, as shares of its width. */
const RIPPLES = [0.05, 0.12, 0.2] as const;

/** A cut-out that lies in the water: ended by the waterline, with ripples round it and its mirror image below. */
export function afloat(sprite: Sprite, easel: Easel, immersed: number): Sprite {
  const { width, height, left, top } = sprite;
  const unit = easel.height;
  const line = top + height * (1 - immersed);
  const aside = Math.ceil(width * 0.24);
  const above = line - top;
  const long = Math.min(above * MIRRORED.long, unit * MIRRORED.most);
  const { canvas, context } = canvasOf(sprite.canvas.width + 2 * aside, line + long + unit * 0.02);
  const [start, end] = [aside + left, aside + left + width];
  const ripple = Math.min(unit * 0.0035, height * 0.02);
  const wave = (x: number) => line + Math.sin((x / unit) * 60) * ripple;
  const down = (toY: number) => {
    context.beginPath();
    context.moveTo(0, toY);
    for (let x = 0; x <= canvas.width; x += 4) context.lineTo(x, wave(x));
    context.lineTo(canvas.width, wave(canvas.width));
    context.lineTo(canvas.width, toY);
    context.closePath();
  };
  // Below the line the picture stands upside down, broken by the ripples.
  context.save();
  down(canvas.height);
  context.clip();
  context.globalAlpha = MIRRORED.strength;
  context.translate(0, line);
  context.scale(1, -MIRRORED.long);
  context.drawImage(sprite.canvas, aside, -line);
  context.restore();
  context.save();
  context.globalCompositeOperation = "destination-out";
  for (let y = line + ripple * 3; y < canvas.height; y += ripple * 4.4) {
    context.fillStyle = alpha("#000000", 0.25 + (0.6 * (y - line)) / long);
    context.fillRect(0, y, canvas.width, ripple * 1.9);
  }
  const fade = context.createLinearGradient(0, line, 0, line + long);
  fade.addColorStop(0, alpha("#000000", 0));
  fade.addColorStop(1, "#000000");
  context.fillStyle = fade;
  context.fillRect(0, line, canvas.width, canvas.height - line);
  context.restore();
  context.save();
  down(0);
  context.clip();
  context.drawImage(sprite.canvas, aside, 0);
  context.restore();
  // Its wet edge, and rings of light that go out from it.
  const foam = mix("#ffffff", easel.palette.haze, 0.25);
  const wide = end - start;
  context.lineCap = "round";
  context.strokeStyle = alpha(easel.palette.shadow, 0.4);
  context.lineWidth = ripple * 1.6;
  context.beginPath();
  for (let x = start + wide * 0.06; x <= end - wide * 0.06; x += 3) context.lineTo(x, wave(x) + ripple);
  context.stroke();
  // Foam where the hull meets the waves, in small heaps.
  const heap = Math.min(unit * 0.009, height * 0.05);
  context.fillStyle = alpha(foam, 0.85);
  context.beginPath();
  for (let x = start + wide * 0.04, at = 0; x <= end - wide * 0.04; x += heap * 1.7, at++) {
    const size = heap * (0.62 + 0.38 * Math.sin(at * 2.3) ** 2);
    const y = wave(x) + heap * 0.5;
    context.moveTo(x + size * 1.3, y);
    context.ellipse(x, y, size * 1.3, size * 0.75, 0, 0, Math.PI * 2);
  }
  context.fill();
  for (const [place, reach] of RIPPLES.entries()) {
    context.strokeStyle = alpha(foam, 0.75 - place * 0.2);
    context.lineWidth = Math.max(1, ripple * (1 - place * 0.22));
    const y = line + ripple * (1.6 + place * 3.4);
    const inset = wide * (0.12 + place * 0.1);
    for (const [from, to] of [
      [start - wide * reach, start + inset],
      [end - inset, end + wide * reach],
    ] as const) {
      context.beginPath();
      for (let x = from; x <= to; x += 3)
        context.lineTo(x, y + Math.sin((x / unit) * 48 + place * 2) * ripple);
      context.stroke();
    }
  }
  return { ...sprite, canvas, left: left + aside };
}
