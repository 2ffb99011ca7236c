import type { SKRSContext2D } from "@napi-rs/canvas";
import { alpha, mix } from "../colour.ts";
import type { Palette } from "../palette.ts";
import type { Random } from "../random.ts";
import type { Scene } from "../scene.ts";

/** Whether water stands on the ground. */
export const isRaining = ({ weather, season }: Pick<Scene, "weather" | "season">): boolean =>
  season !== "winter" && (weather.includes("rain") || weather.includes("storm"));

/** Puddles between two heights of the picture: the sky is in them, and the rings of drops. */
export function layPuddles(
  context: SKRSContext2D,
  random: Random,
  palette: Palette,
  area: { left: number; right: number; top: number; bottom: number },
): void {
  const count = Math.round((area.right - area.left) * 5);
  for (let puddle = 0; puddle < count; puddle++) {
    const nearness = random.next();
    const x = area.left + ((puddle + random.between(0.1, 0.9)) / count) * (area.right - area.left);
    const y = area.top + nearness * (area.bottom - area.top);
    const [wide, high] = [random.between(0.05, 0.1) * (0.6 + nearness), 0.009 + 0.011 * nearness];
    const lies = (share: number) => {
      context.beginPath();
      context.ellipse(x, y, wide * share, high * share, 0, 0, Math.PI * 2);
    };
    lies(1);
    context.fillStyle = alpha(mix(palette.sky[0], "#ffffff", palette.dark ? 0.16 : 0.12), 0.72);
    context.fill();
    context.strokeStyle = alpha("#ffffff", palette.dark ? 0.3 : 0.6);
    context.lineWidth = 0.0022;
    context.stroke();
    for (const ring of [0.28, 0.55]) {
      lies(ring);
      context.stroke();
    }
  }
}
