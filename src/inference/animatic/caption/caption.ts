import { type Canvas, loadImage, type SKRSContext2D } from "@napi-rs/canvas";
import type { Fonts } from "../../../media/fonts.ts";
import { canvasOf } from "../paint/paper.ts";
import { svgOf } from "../paint/sprite.ts";

export interface CaptionText {
  shotNumber: number;
  /** The camera move, for people. */
  camera: string;
  beat: string;
}

/** The SVG of an emoji's picture; undefined: there is none. */
export type EmojiArt = (emoji: string) => string | undefined;

/** The slim strip below: number of the shot, camera move and the beat, in any script, on one line. */
export async function paintCaption(
  text: CaptionText,
  size: { width: number; height: number },
  fonts: Fonts,
  emojiArt: EmojiArt,
): Promise<{ canvas: Canvas; x: number; y: number }> {
  const unit = Math.min(size.width, size.height);
  const letter = Math.max(11, Math.round(unit * 0.0265));
  const height = Math.round(letter * 2.05);
  const margin = Math.round(unit * 0.022);
  const { canvas, context } = canvasOf(size.width - margin * 2, height);
  context.textBaseline = "middle";
  context.lang = "en";
  const middle = height / 2 + letter * 0.03;
  const pad = letter * 0.72;

  const number = `${text.shotNumber}`;
  context.font = `700 ${letter}px ${fonts.familyFor(number)}`;
  const chip = context.measureText(number).width + pad * 1.3;
  const inset = Math.round(height * 0.16);
  context.fillStyle = "#ffd34d";
  context.beginPath();
  context.roundRect(inset, inset, chip, height - inset * 2, height * 0.2);
  context.fill();
  context.fillStyle = "#1c1626";
  context.fillText(number, inset + pad * 0.65, middle);

  let x = inset + chip + pad * 0.8;
  context.font = `600 ${letter}px ${fonts.familyFor(text.camera)}`;
  context.fillStyle = "#ffd98a";
  context.fillText(text.camera, x, middle);
  x += context.measureText(text.camera).width;
  let end = x;
  // Half of a sentence says less than none, and boxes say nothing.
  if (fonts.canWrite(text.beat)) {
    x += pad * 0.8;
    context.fillStyle = "rgba(255,255,255,.28)";
    context.fillRect(x, height * 0.28, Math.max(1, unit / 500), height * 0.44);
    x += pad * 0.8;
    const at = { x, right: canvas.width - pad, middle, letter };
    end = await writeLine(context, text.beat, at, fonts, emojiArt);
  }
  // The strip is as long as its words, and goes behind them.
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "rgba(18,14,26,.7)";
  context.beginPath();
  context.roundRect(0, 0, Math.min(canvas.width, end + pad), height, height * 0.3);
  context.fill();
  return { canvas, x: margin, y: size.height - margin - height };
}

type Piece = { kind: "text"; text: string } | { kind: "picture"; svg: string };

/** Writes as much as fits, then "…", for scripts that run that way from the right; gives where it ends. */
async function writeLine(
  context: SKRSContext2D,
  beat: string,
  at: { x: number; right: number; middle: number; letter: number },
  fonts: Fonts,
  emojiArt: EmojiArt,
): Promise<number> {
  // Control and direction marks have no picture; the layout decides directions by the letters alone.
  const line = beat
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\s]+/gu, (found) => (/\u200d/.test(found) ? found : " "))
    .trim();
  const room = at.right - at.x;
  const isRtl = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(line);
  context.font = `500 ${at.letter}px ${fonts.familyFor(line)}`;
  context.fillStyle = "#fdf9f0";
  const graphemes = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(line)].map(
    (segment) => segment.segment,
  );
  const size = at.letter * 1.3;
  const pieces: Piece[] = [];
  for (const grapheme of graphemes) {
    const isEmoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(grapheme);
    const svg = isEmoji ? emojiArt(grapheme) : undefined;
    const last = pieces.at(-1);
    if (svg !== undefined) pieces.push({ kind: "picture", svg });
    else if (isEmoji || (grapheme !== " " && fonts.writable(grapheme) === "")) continue;
    else if (last?.kind === "text") last.text += grapheme;
    else pieces.push({ kind: "text", text: grapheme });
  }
  const widthOf = (piece: Piece) =>
    piece.kind === "picture" ? size * 1.08 : context.measureText(piece.text).width;
  let used = 0;
  const fitting: Piece[] = [];
  const dots = context.measureText("…").width;
  for (const [place, piece] of pieces.entries()) {
    const isLast = place === pieces.length - 1;
    const free = room - used - (isLast ? 0 : dots);
    if (widthOf(piece) <= free) {
      fitting.push(piece);
      used += widthOf(piece);
      continue;
    }
    if (piece.kind === "text") {
      const letters = [...piece.text];
      let [least, most] = [0, letters.length];
      while (least < most) {
        const half = Math.ceil((least + most) / 2);
        if (context.measureText(`${letters.slice(0, half).join("")}…`).width <= room - used) least = half;
        else most = half - 1;
      }
      fitting.push({ kind: "text", text: `${letters.slice(0, least).join("").trimEnd()}…` });
    } else fitting.push({ kind: "text", text: "…" });
    break;
  }
  context.direction = isRtl ? "rtl" : "ltr";
  context.textAlign = isRtl ? "right" : "left";
  const end = at.x + fitting.reduce((sum, piece) => sum + widthOf(piece), 0);
  let x = isRtl ? end : at.x;
  for (const piece of fitting) {
    const width = widthOf(piece);
    if (piece.kind === "text") context.fillText(piece.text, x, at.middle);
    else {
      const picture = await loadImage(svgOf({ width: 32, height: 32, body: piece.svg }, Math.round(size)));
      context.drawImage(picture, isRtl ? x - size : x, at.middle - size * 0.53, size, size);
    }
    x += isRtl ? -width : width;
  }
  context.direction = "ltr";
  context.textAlign = "left";
  return end;
}
