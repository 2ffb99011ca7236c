import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import type { CaptionPage } from "../core/film/captions.ts";
import type { Overlay } from "./encode-segment.ts";
import type { Fonts } from "./fonts.ts";

/** Letters as high as this share of the picture's height, and no line wider than this share of its width. */
const LETTER = 0.05;
const WIDEST = 0.9;
/** Half the width of a letter against its height, on average: so 42 of them fit one line. */
const LINE_LETTERS = 42;
const LETTER_WIDTH = 0.5;
/** Where captions end above the lower edge: clear of players' controls, and in tall films of what apps write there. */
const MARGIN = 0.1;
const MARGIN_TALL = 0.2;
/** From line to line, and round them, against the height of letters. */
const LEADING = 1.32;
const PAD = 0.4;

interface Size {
  width: number;
  height: number;
}

/** Height of captions' letters in a picture of this size. */
export function captionLetter({ width, height }: Size): number {
  const fits = Math.min(height * LETTER, (width * WIDEST) / (LINE_LETTERS * LETTER_WIDTH));
  return Math.round(fits * (height > width ? 1.25 : 1));
}

function captionsEnd({ width, height }: Size): number {
  return height * (1 - (height > width ? MARGIN_TALL : MARGIN));
}

/** Above this no caption stands, which have two lines at the most. */
export function captionsBegin(size: Size): number {
  return Math.floor(captionsEnd(size) - captionLetter(size) * (2 * LEADING + PAD)) - 4;
}

export function directionOf(text: string): "rtl" | "ltr" {
  return /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) ? "rtl" : "ltr";
}

/** A film's captions as pictures to be laid over it; those whose letters no font here has are left out, as boxes say nothing. */
export async function drawCaptions(
  pages: readonly CaptionPage[],
  size: { width: number; height: number; fps: number },
  fonts: Fonts,
  folder: string,
): Promise<Overlay[]> {
  const overlays: Overlay[] = [];
  for (const [index, { start, end, lines: written }] of pages.entries()) {
    const lines = written.map((line) => fonts.writable(line)).filter((line) => line !== "");
    if (lines.length === 0 || !areAllThere(lines)) continue;
    const { png, x, y } = drawCaption(lines, size, fonts);
    const path = join(folder, `caption-${index}.png`);
    await writeFile(path, png);
    const from = Math.round(start * size.fps);
    overlays.push({ path, x, y, from, to: Math.max(from + 1, Math.round(end * size.fps)) });
  }
  return overlays;
}

function areAllThere(lines: readonly (string | undefined)[]): lines is string[] {
  return !lines.includes(undefined);
}

/** One caption as a PNG with nothing around it, and where it stands in a picture of this size. */
function drawCaption(
  lines: readonly string[],
  size: Size,
  fonts: Fonts,
): { png: Buffer; x: number; y: number } {
  const { width } = size;
  const letter = captionLetter(size);
  const font = `600 ${letter}px ${fonts.familyFor(lines.join(" "))}`;
  const measure = createCanvas(8, 8).getContext("2d");
  measure.font = font;
  const wanted = Math.max(...lines.map((line) => measure.measureText(line).width));
  const scale = Math.min(1, (width * WIDEST) / wanted);
  const pixels = Math.max(8, Math.floor(letter * scale));
  const leading = Math.round(pixels * LEADING);
  const pad = Math.round(pixels * PAD);
  const even = (value: number) => Math.ceil(value / 2) * 2;
  const canvas = createCanvas(even(wanted * scale + pad * 2), even(leading * lines.length + pad));
  const context = canvas.getContext("2d");
  context.fillStyle = "rgba(0,0,0,.55)";
  context.beginPath();
  context.roundRect(0, 0, canvas.width, canvas.height, pixels * 0.25);
  context.fill();
  context.font = font.replace(`${letter}px`, `${pixels}px`);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = Math.max(2, pixels * 0.12);
  context.strokeStyle = "rgba(0,0,0,.9)";
  context.fillStyle = "#ffffff";
  for (const [index, line] of lines.entries()) {
    const y = pad / 2 + leading * (index + 0.5);
    context.direction = directionOf(line);
    context.strokeText(line, canvas.width / 2, y);
    context.fillText(line, canvas.width / 2, y);
  }
  return {
    png: canvas.toBuffer("image/png"),
    x: even((width - canvas.width) / 2),
    y: even(captionsEnd(size) - canvas.height),
  };
}
