import type { Canvas } from "@napi-rs/canvas";
import { channelsOf } from "../colour.ts";

/** Less than this share of colour, and a picture is grey: then its greys are what is coloured. */
const LEAST_COLOURED = 0.2;
/** As panes are drawn in Fluent's pictures, and how far a channel may be from that. */
const GLASS = ["#26c9fc", "#26eafc", "#50e2ff", "#83cbff"].map(channelsOf);
const ALIKE = 22;
/** Whatever is more of glass than of anything else is coloured itself: a gem, a drop. */
const MOSTLY_GLASS = 0.45;

/** Gives the coloured parts another hue and keeps light, dark and what is grey, and the windows of a red bus. */
export function recolour(canvas: Canvas, colour: string): void {
  const context = canvas.getContext("2d");
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  const { data } = pixels;
  const { isGrey, isGlazed } = partsOf(data);
  const [red, green, blue] = channelsOf(colour);
  const base = Math.max(1, red * 0.3 + green * 0.59 + blue * 0.11);
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 0) continue;
    const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    if (isGrey ? r + g + b < 150 : !isColoured(r, g, b)) continue;
    if (isGlazed && isGlass(r, g, b)) continue;
    const light = (r * 0.3 + g * 0.59 + b * 0.11) / 165;
    const gain = Math.min(light, 1);
    const white = light > 1 ? Math.min(0.75, (light - 1) * 1.6) : 0;
    const lift = base < 60 ? 1.25 : 1;
    data[at] = red * gain * lift * (1 - white) + 255 * white;
    data[at + 1] = green * gain * lift * (1 - white) + 255 * white;
    data[at + 2] = blue * gain * lift * (1 - white) + 255 * white;
  }
  context.putImageData(pixels, 0, 0);
}

function isColoured(red: number, green: number, blue: number): boolean {
  return Math.max(red, green, blue) - Math.min(red, green, blue) >= 18;
}

function isGlass(...channels: [red: number, green: number, blue: number]): boolean {
  return GLASS.some((pane) => channels.every((one, at) => Math.abs(one - (pane[at] ?? 0)) < ALIKE));
}

/** Whether a picture is grey, and whether it has panes beside parts of another hue than theirs. */
function partsOf(data: Uint8ClampedArray): { isGrey: boolean; isGlazed: boolean } {
  let [seen, coloured, glass, bluish] = [0, 0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] ?? 0) < 128) continue;
    const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    seen++;
    if (!isColoured(r, g, b)) continue;
    coloured++;
    if (isGlass(r, g, b)) glass++;
    else if (b > r && b > g) bluish++;
  }
  return {
    isGrey: coloured / Math.max(1, seen) < LEAST_COLOURED,
    isGlazed: glass > 0 && glass / seen < MOSTLY_GLASS && bluish <= (coloured - glass) / 2,
  };
}
