import type { Canvas } from "@napi-rs/canvas";
import { mix } from "../colour.ts";
import { type Palette, paletteOf } from "../palette.ts";
import type { Random } from "../random.ts";
import type { Scene } from "../scene.ts";
import { deepCorners } from "./corners.ts";
import { blinds, lightLeak, sketchPaper, sunStreaks, vignette, wetPaper } from "./overlays.ts";
import { clearer, eachPixel, neonEdges, pencil, puffed, wash } from "./treatments.ts";

/** How a style changes the paper theatre. */
export interface Look {
  palette(palette: Palette): Palette;
  /** Repaints every cut-out and sheet once, when it is made. */
  treat?: (canvas: Canvas) => void;
  /** A picture laid over every frame, and how. */
  overlay?: { canvas: Canvas; mode: "source-over" | "multiply" | "screen" | "overlay" };
  /** An ffmpeg filter for the finished frames. */
  filter?: string;
  /** Frames for which a pose is held: 2 is animation "on twos". */
  hold: number;
  /** The frame is drawn this much smaller and enlarged without smoothing. */
  pixel?: number;
}

export function lookOf(scene: Scene, size: { width: number; height: number }, random: Random): Look {
  const same = (palette: Palette) => palette;
  switch (scene.style) {
    case "noir":
      return {
        palette: (palette) => ({ ...palette, light: mix(palette.light, "#8f8f98", 0.35) }),
        treat: (canvas) =>
          eachPixel(canvas, (r, g, b) => {
            const grey = (r * 0.32 + g * 0.56 + b * 0.12) / 255;
            // A steep curve: little between light and shadow.
            const hard = grey < 0.5 ? 2 * grey * grey : 1 - 2 * (1 - grey) ** 2;
            const tone = 12 + hard * 236;
            return [tone, tone, tone * 1.01];
          }),
        overlay: { canvas: blinds(size), mode: "source-over" },
        filter: "hue=s=0,noise=alls=7:allf=t",
        hold: 1,
      };
    case "watercolour":
      return {
        palette: (palette) => ({
          ...palette,
          edge: mix(palette.edge, "#ffffff", 0.6),
          shadow: mix(palette.shadow, "#5a6a8a", 0.5),
        }),
        treat: (canvas) => wash(canvas, random),
        overlay: { canvas: wetPaper(size, random), mode: "source-over" },
        hold: 2,
      };
    case "neon":
      return {
        palette: (palette) => ({
          ...palette,
          sky: ["#0a0620", "#1a0b3d", "#4a1470"],
          haze: "#2a0f55",
          light: "#8f86d8",
          wash: { colour: "#1d0d52", share: 0.25 },
          edge: "#3df2ff",
          lined: true,
          glow: "#ff4fd8",
          shadow: "#ff2fb0",
          dark: true,
        }),
        treat: neonEdges,
        overlay: { canvas: vignette(size, 0.5, "#05001a"), mode: "source-over" },
        hold: 1,
      };
    case "sketch":
      return {
        palette: same,
        treat: pencil,
        overlay: { canvas: sketchPaper(size, random), mode: "multiply" },
        hold: 3,
      };
    case "pixel":
      return {
        palette: (palette) => ({
          ...palette,
          edge: mix(palette.edge, palette.shadow, 0.85),
          lined: true,
        }),
        hold: 2,
        pixel: Math.max(3, Math.round(Math.min(size.width, size.height) / 170)),
      };
    case "vintage":
      return {
        palette: same,
        treat: (canvas) =>
          eachPixel(canvas, (r, g, b) => {
            const grey = r * 0.35 + g * 0.5 + b * 0.15;
            return [38 + grey * 0.5 + r * 0.4, 24 + grey * 0.42 + g * 0.38, 16 + grey * 0.3 + b * 0.3];
          }),
        overlay: { canvas: lightLeak(size), mode: "screen" },
        filter: "noise=alls=9:allf=t,vignette=PI/4.6",
        hold: 2,
      };
    case "claymation":
      return {
        palette: (palette) => ({ ...palette, edge: mix(palette.edge, "#c98a5a", 0.2) }),
        treat: (canvas) => puffed(canvas, 0.5),
        overlay: { canvas: vignette(size, 0.34), mode: "source-over" },
        hold: 3,
      };
    case "3d":
      return {
        palette: same,
        treat: (canvas) => puffed(canvas, 0.36),
        overlay: { canvas: vignette(size, 0.28), mode: "source-over" },
        hold: 1,
      };
    case "anime":
      return {
        palette: (palette) => ({
          ...palette,
          sky: palette.dark
            ? palette.sky
            : [mix(palette.sky[0], "#1f7fe8", 0.45), mix(palette.sky[1], "#7fd0ff", 0.4), palette.sky[2]],
          edge: "#2a2433",
          lined: true,
          wash: { ...palette.wash, share: palette.wash.share * 0.8 },
        }),
        treat: (canvas) =>
          eachPixel(canvas, (r, g, b) => {
            const grey = r * 0.3 + g * 0.59 + b * 0.11;
            return [grey + (r - grey) * 1.28 + 3, grey + (g - grey) * 1.28 + 3, grey + (b - grey) * 1.28 + 5];
          }),
        overlay: { canvas: sunStreaks(size), mode: "screen" },
        hold: 2,
      };
    case "cinematic":
    case "photoreal":
      return {
        palette: (palette) => ({ ...palette, edge: mix(palette.edge, palette.haze, 0.5) }),
        treat: (canvas) =>
          eachPixel(canvas, (r, g, b) => {
            // Teal in the shadows, orange in the light.
            const grey = (r * 0.3 + g * 0.59 + b * 0.11) / 255;
            const warm = grey - 0.45;
            return [r * 0.96 + warm * 34, g * 0.97 + warm * 8, b * 0.95 - warm * 26 + 4];
          }),
        overlay: { canvas: vignette(size, 0.5, "#050812"), mode: "source-over" },
        hold: 1,
      };
    default:
      return {
        palette: same,
        // Two people who saw 24 shots in four treatments without knowing which was which gave 3.7 and 3.8 of 5 to this, 2.3 and 2.4 to none.
        treat: (canvas) => clearer(canvas, paletteOf(scene).dark),
        overlay: { canvas: deepCorners(size, paletteOf(scene), scene), mode: "source-over" },
        hold: 1,
      };
  }
}
