import { writeFile } from "node:fs/promises";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import type { Fonts } from "./fonts.ts";

/** A shot's frame: the file it lies in, and the words under it. */
interface SheetFrame {
  path: string;
  label: string;
}

const CELL_WIDTH = 400;
const GAP = 10;
const LABEL_HEIGHT = 30;
const LETTER = 17;
/** Of the JPEGs: for looking at, not for keeping. */
const QUALITY = 84;

/** The frames of a board's shots in one JPEG, in rows from the left, each with its words under it. Nothing is drawn for none. */
export async function makeBoardSheet(
  frames: readonly SheetFrame[],
  out: string,
  { fonts, width, height }: { fonts: Fonts; width: number; height: number },
): Promise<void> {
  const across = Math.min(frames.length, frames.length <= 4 ? 2 : frames.length <= 9 ? 3 : 4);
  const down = Math.ceil(frames.length / across);
  // Upright films would make a sheet as high as a tower.
  const cellWidth = height > width ? Math.round(CELL_WIDTH * 0.6) : CELL_WIDTH;
  const cellHeight = Math.round((cellWidth * height) / width);
  const canvas = createCanvas(
    GAP + across * (cellWidth + GAP),
    GAP + down * (cellHeight + LABEL_HEIGHT + GAP),
  );
  const context = canvas.getContext("2d");
  context.fillStyle = "#16161a";
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const [index, { path, label }] of frames.entries()) {
    const x = GAP + (index % across) * (cellWidth + GAP);
    const y = GAP + Math.floor(index / across) * (cellHeight + LABEL_HEIGHT + GAP);
    const picture = await loadImage(path);
    // A model's own shapes aren't always the film's: what is too much is cut off.
    const scale = Math.max(cellWidth / picture.width, cellHeight / picture.height);
    const [seenWidth, seenHeight] = [cellWidth / scale, cellHeight / scale];
    const [left, top] = [(picture.width - seenWidth) / 2, (picture.height - seenHeight) / 2];
    context.drawImage(picture, left, top, seenWidth, seenHeight, x, y, cellWidth, cellHeight);
    context.font = `600 ${LETTER}px ${fonts.familyFor(label)}`;
    context.fillStyle = "#f2f0ea";
    context.textBaseline = "middle";
    context.fillText(label, x + 4, y + cellHeight + LABEL_HEIGHT / 2, cellWidth - 8);
  }
  await writeFile(out, canvas.toBuffer("image/jpeg", QUALITY));
}

/** A frame alone as a JPEG, whatever it was drawn or sent as. */
export async function makeStill(frame: string, out: string): Promise<void> {
  const picture = await loadImage(frame);
  const canvas = createCanvas(picture.width, picture.height);
  canvas.getContext("2d").drawImage(picture, 0, 0);
  await writeFile(out, canvas.toBuffer("image/jpeg", QUALITY));
}
