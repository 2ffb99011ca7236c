import { project } from "../camera-path.ts";
import { alpha, mix, shade } from "../colour.ts";
import { isOvercast, SKY } from "../layout/heavens.ts";
import type { Scene } from "../scene.ts";
import { canvasOf } from "./paper.ts";
import { type Easel, hiddenBelow, layFlat, type Plane, paintSheet, sheetPlane } from "./planes.ts";
import { isInSpray, layRainbow } from "./rainbow.ts";

/** The backdrop: bands of paper from zenith to horizon, with sun, moon and stars. */
export function skyPlane(
  easel: Easel,
  scene: Scene,
  horizon: number,
  before: Parameters<typeof hiddenBelow>[2] = [],
): Plane {
  const { palette } = easel;
  const random = easel.random.fork("sky");
  const bottom = before.length > 0 ? hiddenBelow(easel, SKY, before) : Number.POSITIVE_INFINITY;
  const sheet = paintSheet(easel, SKY, { bottom }, (context, extent, density) => {
    const gradient = context.createLinearGradient(0, -0.5, 0, horizon + 0.02);
    gradient.addColorStop(0, palette.sky[0]);
    gradient.addColorStop(0.55, palette.sky[1]);
    gradient.addColorStop(1, palette.sky[2]);
    context.fillStyle = gradient;
    context.fillRect(extent.left, extent.top, extent.right - extent.left, extent.bottom - extent.top);
    if (palette.dark && !isOvercast(scene) && !scene.weather.includes("fog")) {
      for (let star = 0; star < 150 * easel.aspect; star++) {
        const size = random.between(0.0008, 0.0026);
        context.fillStyle = alpha("#ffffff", random.between(0.25, 0.95));
        context.beginPath();
        context.arc(
          random.between(-1.4, 1.4) * easel.aspect * 0.7,
          random.between(-0.75, horizon),
          size,
          0,
          Math.PI * 2,
        );
        context.fill();
      }
    }
    if (scene.lights.includes("aurora")) {
      // Curtains of light: many thin strips along a wave, fading upward.
      for (const [band, colour] of ["#3df2a0", "#35d8c8", "#8a6bff"].entries()) {
        for (let x = extent.left; x < extent.right; x += 0.009) {
          const foot =
            -0.1 - band * 0.085 + Math.sin(x * 3.1 + band * 1.9) * 0.06 + Math.sin(x * 8.3 + band) * 0.02;
          const tall = 0.2 + 0.08 * Math.sin(x * 17 + band * 3);
          const veil = context.createLinearGradient(0, foot - tall, 0, foot);
          veil.addColorStop(0, alpha(colour, 0));
          veil.addColorStop(0.85, alpha(colour, 0.34));
          veil.addColorStop(1, alpha(colour, 0));
          context.fillStyle = veil;
          context.fillRect(x, foot - tall, 0.0092, tall);
        }
      }
    }
    const { light, moons = [] } = easel.heavens;
    if (light && scene.time === "dawn") paintBeams(context, palette.glow, light);
    if (light) paintLight(context, easel, scene, light, density);
    for (const moon of moons) paintLight(context, easel, scene, moon, density);
    if (scene.lights.includes("rainbow") && !palette.dark && !isInSpray(scene))
      layRainbow(context, horizon + 0.12, 0.52);
  });
  easel.treat?.(sheet.canvas);
  return sheetPlane(easel, SKY, sheet);
}

/** How far a glow reaches, in radii of what shines, and how it fades on the way there: shares of the way and of its strength. */
const GLOW = { sun: 6.5, moon: 4.5 } as const;
const FADES = [
  [0, 0.62],
  [0.18, 0.34],
  [0.42, 0.14],
  [0.7, 0.04],
  [1, 0],
] as const;

/** Sun or moon in their glow. */
function paintLight(
  context: Parameters<Parameters<typeof paintSheet>[3]>[0],
  { palette }: Easel,
  scene: Scene,
  { x, y, radius }: NonNullable<Easel["heavens"]["light"]>,
  density: number,
): void {
  const isMoon = scene.time === "night" || scene.moons !== undefined;
  const reach = radius * (isMoon ? GLOW.moon : GLOW.sun);
  const glow = context.createRadialGradient(x, y, radius * 0.9, x, y, reach);
  for (const [way, strength] of FADES) glow.addColorStop(way, alpha(palette.glow, strength));
  context.fillStyle = glow;
  context.fillRect(x - reach, y - reach, reach * 2, reach * 2);
  context.shadowColor = alpha(palette.shadow, 0.2);
  context.shadowBlur = 0.02 * density;
  const isEarth = scene.place === "moon";
  context.fillStyle = isEarth ? "#3f8fd8" : isMoon ? "#f4efd8" : sunColour(scene, palette.glow);
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
  context.shadowColor = "rgba(0,0,0,0)";
  if (isEarth) {
    paintContinents(context, { x, y, radius });
    return;
  }
  if (!isMoon) return;
  context.fillStyle = "rgba(190,180,150,.45)";
  for (const [dx, dy, size] of [
    [-0.3, -0.2, 0.22],
    [0.25, 0.3, 0.16],
    [0.35, -0.35, 0.12],
    [-0.1, 0.45, 0.1],
  ] as const) {
    context.beginPath();
    context.arc(x + dx * radius, y + dy * radius, size * radius, 0, Math.PI * 2);
    context.fill();
  }
}

/** The first light fans out over the sky. */
function paintBeams(
  context: Parameters<Parameters<typeof paintSheet>[3]>[0],
  glow: string,
  { x, y, radius }: NonNullable<Easel["heavens"]["light"]>,
): void {
  const reach = radius * 7;
  const fading = context.createRadialGradient(x, y, radius, x, y, reach);
  fading.addColorStop(0, alpha(glow, 0.46));
  fading.addColorStop(1, alpha(glow, 0));
  context.fillStyle = fading;
  const beams = 8;
  for (let beam = 0; beam < beams; beam++) {
    const angle = -Math.PI * (0.06 + (0.88 * beam) / (beams - 1));
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + Math.cos(angle - 0.055) * reach, y + Math.sin(angle - 0.055) * reach);
    context.lineTo(x + Math.cos(angle + 0.055) * reach, y + Math.sin(angle + 0.055) * reach);
    context.fill();
  }
}

/** Over the moon stands the earth. */
function paintContinents(
  context: Parameters<Parameters<typeof paintSheet>[3]>[0],
  { x, y, radius }: NonNullable<Easel["heavens"]["light"]>,
): void {
  context.save();
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.clip();
  for (const [colour, dx, dy, wide, tall, turn] of [
    ["#5fb35a", -0.45, -0.3, 0.42, 0.3, 0.5],
    ["#5fb35a", -0.2, 0.35, 0.22, 0.42, -0.3],
    ["#5fb35a", 0.5, -0.1, 0.34, 0.5, 0.2],
    ["#ffffff", 0, -0.98, 0.6, 0.2, 0],
    ["#ffffff", -0.1, 0.02, 0.5, 0.07, -0.2],
    ["#ffffff", 0.35, 0.55, 0.4, 0.07, -0.3],
  ] as const) {
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(x + dx * radius, y + dy * radius, wide * radius, tall * radius, turn, 0, Math.PI * 2);
    context.fill();
  }
  context.restore();
}

/** Through fog it is a pale disc. */
function sunColour({ weather, time }: Scene, glow: string): string {
  if (weather.includes("fog")) return alpha("#fbf6e6", 0.75);
  if (time === "golden") return mix(glow, "#ff4f24", 0.8);
  return mix(glow, "#ffc840", time === "dawn" ? 0.12 : 0.6);
}

/** Clouds of cut paper that drift by themselves. */
export function cloudPlanes(easel: Easel, scene: Scene): Plane[] {
  const base = isOvercast(scene)
    ? mix(easel.palette.sky[0], "#2a3242", 0.35)
    : mix("#ffffff", easel.palette.sky[1], easel.palette.dark ? 0.8 : scene.time === "day" ? 0.08 : 0.45);
  return easel.heavens.clouds.map((cloud): Plane => {
    const canvas = cloudCanvas(easel, cloud.width, shade(base, cloud.shade), cloud.seed);
    return {
      distance: cloud.distance,
      draw(context, moment) {
        const view = project(moment.pose, cloud.distance);
        layFlat(context, easel, canvas, {
          x: (cloud.x + cloud.speed * (moment.seconds - 2)) * view.scale + view.dx,
          y: cloud.y * view.scale + view.dy,
          scale: view.scale,
        });
      },
    };
  });
}

export function cloudCanvas(easel: Easel, width: number, colour: string, seed: number) {
  const random = easel.random.fork(`cloud ${seed}`);
  const size = width * easel.height;
  const { canvas, context } = canvasOf(size * 1.25, size * 0.75);
  context.translate(size * 0.12, size * 0.1);
  context.shadowColor = alpha(easel.palette.shadow, 0.25);
  context.shadowBlur = size * 0.03;
  context.shadowOffsetY = size * 0.018;
  const fill = context.createLinearGradient(0, 0, 0, size * 0.5);
  fill.addColorStop(0, shade(colour, 0.12));
  fill.addColorStop(1, shade(colour, -0.1));
  context.fillStyle = fill;
  context.beginPath();
  const humps = random.whole(3, 5);
  let [left, right] = [size, 0];
  for (let hump = 0; hump < humps; hump++) {
    const x = ((hump + 0.5) / humps) * size;
    const outer = hump === 0 || hump === humps - 1;
    const radius = (size / humps) * random.between(0.6, 0.95) * (outer ? 0.65 : 1);
    context.moveTo(x + radius, size * 0.46);
    context.arc(x, size * 0.46, radius, Math.PI, Math.PI * 2);
    left = Math.min(left, x - radius);
    right = Math.max(right, x + radius);
  }
  // Its foot is no wider than its humps, and round.
  context.roundRect(left, size * 0.39, right - left, size * 0.09, size * 0.045);
  context.fill();
  easel.treat?.(canvas);
  return canvas;
}
