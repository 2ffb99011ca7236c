import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { ConfigError } from "../core/errors.ts";
import type { VisibleMark } from "../core/visible-mark.ts";
import { captionLetter, captionsBegin, directionOf } from "./caption-picture.ts";
import type { Overlay } from "./encode-segment.ts";
import type { Fonts } from "./fonts.ts";

/** Letters as high as this share of a caption's, and the whole no wider than this share of the picture. */
const LETTER = 0.65;
const WIDEST = 0.6;
/** From the sides, and from the upper edge, in shares: in tall films apps write their tabs and menus there. */
const ASIDE = 0.03;
/** In tall films apps have a column of buttons low on the right. */
const ASIDE_OF_BUTTONS = 0.16;
const BELOW_TOP = 0.05;
const BELOW_TOP_TALL = 0.12;

/**
 * What of a mark's words can be written: all but signs that no font here has. Throws ConfigError where letters have none, or
 * nothing is left: a mark may be the host's duty by law, so it is neither boxes nor quietly missing.
 */
export function wordsOfMark({ text }: Pick<VisibleMark, "text">, fonts: Fonts): string {
  const words = fonts.writable(text);
  if (words) return words;
  throw new ConfigError(
    "bad-config",
    `VISIBLE_MARK, "${text}", can't be written: no font here has its letters. Write it in another script, or leave it out.`,
  );
}

/**
 * The mark as a picture that is laid over all of a film: in a lower corner above where captions stand, whether there are any or
 * not, so that it is in one place in all films of a shape and above players' controls.
 */
export async function drawMark(
  mark: VisibleMark,
  { width, height }: { width: number; height: number },
  fonts: Fonts,
  folder: string,
): Promise<Overlay> {
  const text = wordsOfMark(mark, fonts);
  const { corner } = mark;
  const letter = Math.round(captionLetter({ width, height }) * LETTER);
  const fontOf = (pixels: number) => `600 ${pixels}px ${fonts.familyFor(text)}`;
  const measure = createCanvas(8, 8).getContext("2d");
  measure.font = fontOf(letter);
  const scale = Math.min(1, (width * WIDEST) / measure.measureText(text).width);
  const pixels = Math.max(8, Math.floor(letter * scale));
  measure.font = fontOf(pixels);
  const even = (value: number) => Math.ceil(value / 2) * 2;
  const canvas = createCanvas(even(measure.measureText(text).width + pixels * 0.8), even(pixels * 1.6));
  const context = canvas.getContext("2d");
  context.fillStyle = "rgba(0,0,0,.35)";
  context.beginPath();
  context.roundRect(0, 0, canvas.width, canvas.height, pixels * 0.25);
  context.fill();
  context.font = fontOf(pixels);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.direction = directionOf(text);
  context.lineJoin = "round";
  context.lineWidth = Math.max(1, pixels * 0.1);
  context.strokeStyle = "rgba(0,0,0,.6)";
  context.fillStyle = "rgba(255,255,255,.9)";
  context.strokeText(text, canvas.width / 2, canvas.height / 2);
  context.fillText(text, canvas.width / 2, canvas.height / 2);
  const path = join(folder, "mark.png");
  await writeFile(path, canvas.toBuffer("image/png"));
  const isTall = height > width;
  const aside = even(width * (isTall && corner === "bottom-right" ? ASIDE_OF_BUTTONS : ASIDE));
  const top = height * (isTall ? BELOW_TOP_TALL : BELOW_TOP);
  return {
    path,
    x: corner.endsWith("left") ? aside : width - aside - canvas.width,
    y: corner.startsWith("top")
      ? even(top)
      : even(captionsBegin({ width, height }) - pixels * 0.5 - canvas.height),
    from: 0,
    to: Number.POSITIVE_INFINITY,
  };
}
