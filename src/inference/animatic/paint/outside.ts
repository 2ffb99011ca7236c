import type { SKRSContext2D } from "@napi-rs/canvas";
import { isOvercast } from "../layout/heavens.ts";
import type { Random } from "../random.ts";
import type { Scene } from "../scene.ts";

/** A window's place on its wall, in heights of the picture. */
export interface Pane {
  x: number;
  y: number;
  w: number;
  h: number;
}

export const isDarkOutside = ({ time }: Pick<Scene, "time">): boolean =>
  time === "night" || time === "dusk" || time === "predawn";

/** What a window shows of the hour and the weather: evening where the room is dim. Of several, one has the sun or moon. */
export function paintOutside(
  context: SKRSContext2D,
  scene: Scene,
  pane: Pane,
  { isDim, random, hasLight = true }: { isDim: boolean; random: Random; hasLight?: boolean },
): void {
  const { x, y, w, h } = pane;
  const outside = context.createLinearGradient(0, y, 0, y + h);
  const isNight = scene.time === "day" ? isDim : isDarkOutside(scene);
  const [above, below] = isNight
    ? scene.time === "dusk"
      ? ["#3a2f78", "#f08a6a"]
      : scene.time === "predawn"
        ? ["#1d2a63", "#d98f86"]
        : ["#0f1740", "#3a4684"]
    : scene.time === "dawn"
      ? ["#6f92d0", "#ffd9d2"]
      : scene.time === "golden"
        ? ["#c2507a", "#ffb45e"]
        : scene.time === "morning"
          ? ["#9fcdec", "#fff0b8"]
          : ["#7cc0e8", "#d8f0f5"];
  outside.addColorStop(0, above);
  outside.addColorStop(1, below);
  context.fillStyle = outside;
  context.fillRect(x, y, w, h);
  if (isNight) {
    context.fillStyle = "#f6efcf";
    // It isn't up yet at dusk, nor still before dawn.
    if (hasLight && scene.time !== "dusk" && scene.time !== "predawn") {
      context.beginPath();
      context.arc(x + w * 0.72, y + h * 0.26, Math.min(0.032, w * 0.2), 0, Math.PI * 2);
      context.fill();
    }
    for (let star = 0; star < 14; star++)
      context.fillRect(x + random.next() * w, y + random.next() * h * 0.7, 0.003, 0.003);
  }
  if (hasLight) sunOutside(context, scene, pane);
  if (scene.interior === "lighthouse") {
    context.fillStyle = isNight ? "#1f3460" : "#3f86b8";
    context.fillRect(x, y + h * 0.62, w, h * 0.38);
  } else {
    context.fillStyle = hillOutside(scene, isNight);
    context.beginPath();
    context.ellipse(x + w * 0.3, y + h, w * 0.5, h * 0.2, 0, Math.PI, Math.PI * 2);
    context.ellipse(x + w * 0.78, y + h, w * 0.3, h * 0.14, 0, Math.PI, Math.PI * 2);
    context.fill();
  }
  weatherOutside(context, scene, pane, random);
}

/** The land outside as its season has it: white under snow, brown in autumn. */
export function hillOutside(
  { season, weather }: Pick<Scene, "season" | "weather">,
  isNight: boolean,
): string {
  if (season === "winter" || weather.includes("snow")) return isNight ? "#8fa3cc" : "#eef4fa";
  if (isNight) return "#2b3a5c";
  return season === "autumn" ? "#c98f4a" : "#7fb069";
}

/** Where the sun stands in the panes, as a share of their height, and its colour: low in the morning and the evening. */
const SUNS: Partial<Record<Scene["time"], readonly [height: number, colour: string]>> = {
  dawn: [0.8, "#ffefc4"],
  morning: [0.52, "#ffe27a"],
  day: [0.26, "#ffe98f"],
  noon: [0.1, "#fff0a8"],
  golden: [0.76, "#f2542d"],
};

function sunOutside(context: SKRSContext2D, scene: Scene, { x, y, w, h }: Pane): void {
  const sun = SUNS[scene.time];
  if (!sun || isOvercast(scene) || scene.weather.some((one) => one === "fog" || one === "snow")) return;
  context.fillStyle = sun[1];
  context.beginPath();
  context.arc(x + w * 0.7, y + h * sun[0], Math.min(0.04, w * 0.2), 0, Math.PI * 2);
  context.fill();
}

/** Rain runs down the panes, snow lies before them. */
function weatherOutside(
  context: SKRSContext2D,
  { weather }: Scene,
  { x, y, w, h }: Pane,
  random: Random,
): void {
  const drops = random.fork("panes");
  if (weather.includes("rain") || (weather.includes("storm") && !weather.includes("snow"))) {
    context.fillStyle = "rgba(70,84,108,.55)";
    context.fillRect(x, y, w, h);
    context.strokeStyle = "rgba(225,238,250,.8)";
    context.lineWidth = 0.003;
    context.beginPath();
    for (let drop = 0; drop < 46; drop++) {
      const [left, top] = [x + drops.next() * w, y + drops.next() * h * 0.9];
      context.moveTo(left, top);
      context.lineTo(left - 0.006, top + drops.between(0.015, 0.04));
    }
    context.stroke();
  } else if (weather.includes("snow")) {
    context.fillStyle = "rgba(245,249,253,.95)";
    context.fillRect(x, y + h * 0.9, w, h * 0.1);
    for (let flake = 0; flake < 40; flake++) {
      context.beginPath();
      context.arc(x + drops.next() * w, y + drops.next() * h, drops.between(0.002, 0.005), 0, Math.PI * 2);
      context.fill();
    }
  }
}
