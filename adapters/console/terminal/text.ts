import { styleText } from "node:util";
import stringWidth from "string-width";

/** Paints words for the terminal, or leaves them as they are. */
export type Paint = (format: Parameters<typeof styleText>[0], text: string) => string;

export function createPaint({ colour }: { colour: boolean }): Paint {
  return (format, text) => (colour ? styleText(format, text, { validateStream: false }) : text);
}

/**
 * People's words as harmless text on one line: no control character reaches the terminal, and none that would turn
 * the direction of the rest of the line.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu, "")
    .replace(/ {2,}/g, " ")
    .trim();
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Cuts to so many columns, counting wide characters as two and combined ones as one. */
export function cutTo(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let kept = "";
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    width += stringWidth(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

export function pad(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - stringWidth(text)));
}
