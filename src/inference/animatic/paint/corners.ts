import type { Canvas } from "@napi-rs/canvas";
import { mix } from "../colour.ts";
import type { Palette } from "../palette.ts";
import type { PlaceId, Scene } from "../scene.ts";
import { vignette } from "./overlays.ts";

/** Of grass; what else lies before the lens is deeper in its own hue. */
const GRASS = "#0f3d2a";
const SNOW = "#2a5796";
const GROUNDS: Partial<Record<PlaceId, string>> = {
  ...{ snowfield: SNOW, snowymountains: SNOW, beach: "#7a4212", desert: "#7a3c10", savanna: "#6b3c10" },
  ...{ sea: "#0a2f5c", lake: "#0b3a4f", river: GRASS, street: "#262550", city: "#262550" },
  ...{ room: "#4f2410", mars: "#5a1a0c", sky: "#1f5a9f", abstract: "#2a2450" },
};

/** The corners of a picture, each darker in the hue of what lies there: the sky above, the ground below. */
export function deepCorners(
  size: { width: number; height: number },
  palette: Palette,
  scene: Pick<Scene, "place" | "season">,
): Canvas {
  const { width, height } = size;
  const ground = GROUNDS[scene.place] ?? (scene.season === "winter" ? SNOW : GRASS);
  const [above, below] = palette.dark
    ? [palette.shadow, palette.shadow]
    : [scene.place === "room" ? ground : mix(palette.sky[0], palette.shadow, 0.5), ground];
  const canvas = vignette(size, 0.3);
  const context = canvas.getContext("2d");
  context.globalCompositeOperation = "source-in";
  const hues = context.createLinearGradient(0, 0, 0, height);
  hues.addColorStop(0.35, above);
  hues.addColorStop(0.65, below);
  context.fillStyle = hues;
  context.fillRect(0, 0, width, height);
  return canvas;
}
