import type { Canvas } from "@napi-rs/canvas";
import { alpha } from "../colour.ts";
import type { Palette } from "../palette.ts";
import { canvasOf } from "./paper.ts";

/** Strokes of wind, as one draws it: long, and curled at the end where it goes. */
export const gustStrokes = ({ dark }: Pick<Palette, "dark">): Canvas[] =>
  [1, 0.8].map((curl) => {
    const { canvas, context } = canvasOf(260, 70);
    const fading = context.createLinearGradient(0, 0, 150, 0);
    fading.addColorStop(0, alpha("#ffffff", 0));
    fading.addColorStop(1, alpha("#ffffff", dark ? 0.6 : 0.95));
    context.strokeStyle = fading;
    context.lineWidth = 6;
    context.lineCap = "round";
    context.beginPath();
    context.moveTo(4, 58);
    context.bezierCurveTo(90, 48, 130, 66, 205, 56);
    context.bezierCurveTo(262, 46, 246, 4, 214 - 8 * curl, 12);
    context.bezierCurveTo(192, 18, 200, 40 * curl, 218, 34);
    context.stroke();
    context.beginPath();
    context.moveTo(60, 34);
    context.bezierCurveTo(100, 28, 130, 38, 170, 32);
    context.stroke();
    return canvas;
  });
