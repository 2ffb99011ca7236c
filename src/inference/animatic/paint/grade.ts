import type { SKRSContext2D } from "@napi-rs/canvas";
import { lit, mix } from "../colour.ts";
import type { Palette } from "../palette.ts";

/** By what colours a cut-out's own are seen: on the side of the light, and away from it, where only the sky lights it. */
interface Grade {
  near: string;
  far: string;
}

/** How much of the sky overhead is in the shade of a body, and how much brighter than all round it is on both its sides. */
const BODY = {
  dark: { sky: 0.12, far: 0.34, near: 0.9, scenery: 0.5 },
  light: { sky: 0.2, far: 0, near: 0.6, scenery: 0.35 },
} as const;

/** In what light things stand. Scenery has little of the light's own side, so that whoever a shot is about has it. */
export function gradeOf(
  palette: Pick<Palette, "light" | "glow" | "sky" | "dark" | "shade">,
  { isScenery = false } = {},
): Grade {
  const body = BODY[palette.dark ? "dark" : "light"];
  const shade = palette.shade ?? mix(palette.light, palette.sky[0], body.sky);
  const near = mix(mix(palette.light, "#ffffff", body.near), palette.glow, 0.2);
  if (isScenery) return { near: mix(near, shade, body.scenery), far: mix(shade, "#ffffff", body.far * 0.6) };
  return { near, far: mix(shade, "#ffffff", body.far) };
}

/** Where something lies on its canvas, and from which side the light comes, 1 from the right. */
export interface Lighted {
  left: number;
  top: number;
  width: number;
  height: number;
  side: 1 | -1;
}

/** A wash from the upper corner that the light falls on to the other side. */
export function acrossLight(
  context: SKRSContext2D,
  { left, top, width, height, side }: Lighted,
  stops: readonly (readonly [share: number, colour: string])[],
) {
  const [near, far] = side > 0 ? [left + width, left] : [left, left + width];
  const across = context.createLinearGradient(near, top, far, top + height * 0.5);
  for (const [share, colour] of stops) across.addColorStop(share, colour);
  return across;
}

/** All colours on a canvas as the hour shows them: what is empty has to be cut out again. */
export function layGrade(context: SKRSContext2D, lighted: Lighted, { near, far }: Grade): void {
  context.globalCompositeOperation = "multiply";
  context.fillStyle = acrossLight(context, lighted, [
    [0, near],
    [0.5, mix(near, far, 0.3)],
    [1, far],
  ]);
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
}

/** The colours of a paper edge: bright where the light falls on it, and little more than what is behind it elsewhere. */
export function edgeStops(palette: Palette): (readonly [number, string])[] {
  const { edge } = palette;
  const away = lit(mix(edge, palette.haze, 0.35), gradeOf(palette).far);
  return [
    [0, edge],
    [0.36, edge],
    [0.62, mix(edge, away, 0.5)],
    [1, away],
  ];
}
