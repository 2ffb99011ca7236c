import type { SKRSContext2D } from "@napi-rs/canvas";
import { alpha, mix } from "../colour.ts";
import type { Palette } from "../palette.ts";
import type { Scene } from "../scene.ts";

/** What stands at the back of a stage: it goes with what is played. */
type StageSet = "orchestra" | "band" | "scenery";

const BAND = new Set("singer-body guitar drum microphone saxophone".split(" "));
const STRINGS = new Set("violin piano cello harp flute trumpet baton".split(" "));

/** What a shot's cast plays before. */
export function stageSetOf({ cast }: Pick<Scene, "cast">): StageSet {
  const has = (arts: ReadonlySet<string>) =>
    cast.some(({ art, tool }) => arts.has(art) || (tool !== undefined && arts.has(tool)));
  if (has(STRINGS) || cast.some(({ act }) => act === "conduct")) return "orchestra";
  if (has(BAND) || cast.some(({ act }) => act === "sing")) return "band";
  return cast.some(({ act }) => act === "music") ? "orchestra" : "scenery";
}

/** Where the boards of a stage begin. */
const FLOOR = 0.205;

/** The set behind whoever plays: in the half-light, so that it is told and draws no eye. */
export function paintStageSet(context: SKRSContext2D, palette: Palette, aspect: number, set: StageSet): void {
  const half = aspect / 2;
  if (set === "scenery") paintBackdrop(context, palette, half);
  else if (set === "band") paintBand(context, palette, half);
  else paintOrchestra(context, palette, half);
}

function paintOrchestra(context: SKRSContext2D, palette: Palette, half: number): void {
  const shade = mix(palette.sky[1], "#a888b4", 0.42);
  // Two rows on risers, the rear one higher and fainter.
  for (const [up, tone, spacing] of [
    [0.13, mix(shade, palette.sky[1], 0.45), 0.21],
    [0, shade, 0.24],
  ] as const) {
    context.fillStyle = mix(tone, palette.sky[0], 0.6);
    context.fillRect(-half * 1.4, FLOOR - up - 0.02, half * 2.8, up + 0.04);
    const count = Math.ceil((half * 1.15) / spacing);
    for (let at = -count; at <= count; at++)
      paintPlayer(context, at * spacing + up, FLOOR - up, at, tone, palette);
  }
}

/** Somebody who sits with a violin, a cello or a horn, and the stand with the notes. */
function paintPlayer(
  context: SKRSContext2D,
  x: number,
  foot: number,
  at: number,
  tone: string,
  palette: Palette,
): void {
  context.fillStyle = tone;
  context.beginPath();
  context.arc(x, foot - 0.15, 0.026, 0, Math.PI * 2);
  context.ellipse(x, foot - 0.05, 0.044, 0.078, 0, 0, Math.PI * 2);
  context.fill();
  const kind = Math.abs(at) % 3;
  const wood = mix(tone, "#c8813f", 0.62);
  context.fillStyle = wood;
  context.strokeStyle = mix(tone, palette.glow, 0.3);
  context.lineWidth = 0.005;
  context.beginPath();
  if (kind === 0) {
    context.ellipse(x + 0.034, foot - 0.105, 0.03, 0.014, -0.5, 0, Math.PI * 2);
    context.fill();
    context.beginPath();
    context.moveTo(x + 0.006, foot - 0.07);
    context.lineTo(x + 0.075, foot - 0.14);
  } else if (kind === 1) {
    context.ellipse(x, foot - 0.045, 0.03, 0.05, 0, 0, Math.PI * 2);
    context.fill();
    context.beginPath();
    context.moveTo(x, foot - 0.2);
    context.lineTo(x, foot - 0.07);
    context.moveTo(x - 0.06, foot - 0.05);
    context.lineTo(x + 0.06, foot - 0.07);
  } else {
    context.fillStyle = mix(tone, palette.glow, 0.45);
    context.moveTo(x + 0.01, foot - 0.134);
    context.lineTo(x + 0.09, foot - 0.155);
    context.lineTo(x + 0.09, foot - 0.095);
    context.fill();
    context.beginPath();
  }
  context.stroke();
  context.fillStyle = mix(tone, "#fff2d8", 0.5);
  context.beginPath();
  context.moveTo(x - 0.088, foot - 0.1);
  context.lineTo(x - 0.036, foot - 0.1);
  context.lineTo(x - 0.043, foot - 0.066);
  context.lineTo(x - 0.094, foot - 0.066);
  context.fill();
  context.fillRect(x - 0.067, foot - 0.066, 0.004, 0.066);
}

/** Drums on a platform between towers of loudspeakers. */
function paintBand(context: SKRSContext2D, palette: Palette, half: number): void {
  const dark = mix(palette.sky[0], "#000000", 0.25);
  const metal = mix(palette.sky[1], palette.glow, 0.5);
  const disc = (x: number, y: number, radius: number, colour: string) => {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x, y, radius, 0, Math.PI * 2);
    context.fill();
  };
  for (const side of [-1, 1])
    for (const [level, wide] of [0.17, 0.15].entries()) {
      const [x, y] = [side * half * 0.66, FLOOR - level * 0.2];
      context.fillStyle = mix(dark, palette.sky[2], level * 0.2);
      context.fillRect(x - wide / 2, y - 0.19, wide, 0.19);
      disc(x, y - 0.075, 0.055, mix(dark, metal, 0.4));
      disc(x, y - 0.075, 0.03, dark);
      disc(x, y - 0.155, 0.022, mix(dark, metal, 0.4));
    }
  context.fillStyle = dark;
  context.fillRect(-0.3, FLOOR - 0.05, 0.6, 0.06);
  const red = mix(dark, "#c8323f", 0.75);
  disc(0, FLOOR - 0.12, 0.085, red);
  disc(0, FLOOR - 0.12, 0.068, mix("#f3e8d8", palette.sky[1], 0.4));
  for (const side of [-1, 1]) {
    context.fillStyle = red;
    context.fillRect(side * 0.09 - 0.05, FLOOR - 0.25, 0.1, 0.055);
    context.fillRect(side * 0.17 - 0.055, FLOOR - 0.15, 0.11, 0.1);
    context.strokeStyle = metal;
    context.lineWidth = 0.005;
    context.beginPath();
    context.moveTo(side * 0.24, FLOOR - 0.05);
    context.lineTo(side * 0.22, FLOOR - 0.31);
    context.stroke();
    context.fillStyle = mix("#e8b84a", palette.sky[1], 0.25);
    context.beginPath();
    context.ellipse(side * 0.22, FLOOR - 0.315, 0.075, 0.013, side * 0.14, 0, Math.PI * 2);
    context.fill();
  }
}

/** A painted cloth with a moonlit land on it, between wings. */
function paintBackdrop(context: SKRSContext2D, palette: Palette, half: number): void {
  const [top, wide] = [-0.36, half * 1.24];
  const cloth = context.createLinearGradient(0, top, 0, FLOOR);
  cloth.addColorStop(0, mix("#2f5f9a", palette.sky[1], 0.45));
  cloth.addColorStop(1, mix("#e8a27a", palette.sky[1], 0.4));
  context.fillStyle = cloth;
  context.fillRect(-wide / 2, top, wide, FLOOR - top);
  context.save();
  context.beginPath();
  context.rect(-wide / 2, top, wide, FLOOR - top);
  context.clip();
  for (const [x, y, rx, ry, colour] of [
    [-0.3, 0.24, 0.46, 0.22, "#5f7f9a"],
    [0.36, 0.26, 0.52, 0.26, "#4f7288"],
    [0, 0.3, 0.9, 0.19, "#3f6a5f"],
  ] as const) {
    context.fillStyle = mix(colour, palette.sky[1], 0.35);
    context.beginPath();
    context.ellipse(x * half * 2, y, rx, ry, 0, 0, Math.PI * 2);
    context.fill();
  }
  context.fillStyle = alpha("#fff2c8", 0.8);
  context.beginPath();
  context.arc(half * 0.34, -0.22, 0.05, 0, Math.PI * 2);
  context.fill();
  context.restore();
  context.strokeStyle = mix("#c89a4a", palette.sky[1], 0.3);
  context.lineWidth = 0.014;
  context.strokeRect(-wide / 2, top, wide, FLOOR - top + 0.02);
}
