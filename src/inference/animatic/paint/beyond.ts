import { project } from "../camera-path.ts";
import { alpha, lit, mix, shade } from "../colour.ts";
import type { Scene } from "../scene.ts";
import { layGrain } from "./paper.ts";
import { type Easel, layFlat, type Plane, paintSheet, ridge, sheetPlane } from "./planes.ts";
import { cloudCanvas, skyPlane } from "./sky.ts";

/** Space: nebulae of torn paper, stars at three distances, a planet. */
export async function paintSpace(easel: Easel): Promise<Plane[]> {
  const random = easel.random.fork("space");
  const planes: Plane[] = [];
  const back = paintSheet(easel, 40, {}, (context, extent) => {
    const depth = context.createLinearGradient(extent.left, -0.5, extent.right, 0.5);
    for (const [place, colour] of easel.palette.sky.entries()) depth.addColorStop(place / 2, colour);
    context.fillStyle = depth;
    context.fillRect(extent.left, extent.top, extent.right - extent.left, extent.bottom - extent.top);
    for (const colour of ["#7a2f8f", "#2f4fa8", "#b3407a", "#2f8fa0"]) {
      const [x, y] = [random.between(-0.5, 0.5) * easel.aspect, random.between(-0.4, 0.4)];
      for (let layer = 4; layer >= 1; layer--) {
        context.fillStyle = alpha(colour, 0.1);
        context.beginPath();
        for (let step = 0; step <= 30; step++) {
          const angle = (step / 30) * Math.PI * 2;
          const reach = layer * 0.075 * (1 + 0.25 * Math.sin(angle * 3 + x * 9) + 0.12 * Math.sin(angle * 7));
          context.lineTo(x + Math.cos(angle) * reach * 1.7, y + Math.sin(angle) * reach);
        }
        context.fill();
      }
    }
    layGrain(context, easel.grain, 0.4);
  });
  easel.treat?.(back.canvas);
  planes.push(sheetPlane(easel, 40, back));
  for (const [distance, count, size] of [
    [30, 150, 0.002],
    [12, 60, 0.0032],
    [5, 20, 0.005],
  ] as const) {
    const sheet = paintSheet(easel, distance, {}, (context, extent) => {
      for (let star = 0; star < count * (extent.right - extent.left); star++) {
        context.fillStyle = alpha(random.pick(["#ffffff", "#ffe8b8", "#bfe0ff"]), random.between(0.4, 1));
        const [x, y] = [random.between(extent.left, extent.right), random.between(extent.top, extent.bottom)];
        const radius = size * random.between(0.4, 1.1);
        context.beginPath();
        context.moveTo(x, y - radius * 1.6);
        context.quadraticCurveTo(x, y, x + radius * 1.6, y);
        context.quadraticCurveTo(x, y, x, y + radius * 1.6);
        context.quadraticCurveTo(x, y, x - radius * 1.6, y);
        context.quadraticCurveTo(x, y, x, y - radius * 1.6);
        context.fill();
      }
    });
    easel.treat?.(sheet.canvas);
    planes.push(sheetPlane(easel, distance, sheet));
  }
  const world = random.pick(["#3f7fb8", "#b8603f", "#6f5fb8", "#3f9f7f"]);
  planes.push(planetBelow(easel, world));
  return planes;
}

/** The limb of a world at the bottom of the picture. */
function planetBelow(easel: Easel, colour: string): Plane {
  const radius = 1.5 * Math.max(1, easel.aspect * 0.8);
  const sheet = paintSheet(easel, 5, { top: 0.25 }, (context, _extent, density) => {
    const [x, y] = [-0.2 * easel.aspect, 0.37 + radius];
    for (let ring = 3; ring >= 0; ring--) {
      context.fillStyle = ring === 0 ? lit(colour, easel.palette.light) : alpha(shade(colour, 0.5), 0.14);
      context.shadowColor = ring === 0 ? alpha("#000010", 0.5) : "rgba(0,0,0,0)";
      context.shadowBlur = 0.02 * density;
      context.beginPath();
      context.arc(x, y, radius + ring * 0.022, 0, Math.PI * 2);
      context.fill();
    }
    context.save();
    context.clip();
    const random = easel.random.fork("continents");
    for (let land = 0; land < 9; land++) {
      context.fillStyle = alpha(shade(colour, random.between(-0.3, 0.3)), 0.6);
      context.beginPath();
      context.ellipse(
        x + random.between(-1, 1) * radius,
        y - radius + random.between(0, 0.25),
        random.between(0.1, 0.35),
        random.between(0.02, 0.06),
        random.between(-0.2, 0.2),
        0,
        Math.PI * 2,
      );
      context.fill();
    }
    context.restore();
    layGrain(context, easel.grain, 0.4);
  });
  easel.treat?.(sheet.canvas);
  return sheetPlane(easel, 5, sheet);
}

/** High in the sky: clouds above, beside and below. */
export async function paintSky(easel: Easel, scene: Scene): Promise<Plane[]> {
  const random = easel.random.fork("high");
  const planes: Plane[] = [skyPlane(easel, scene, 0.42)];
  const base = mix(
    "#ffffff",
    easel.palette.sky[1],
    easel.palette.dark ? 0.75 : scene.time === "day" ? 0.05 : 0.4,
  );
  planes.push(
    ridge(easel, {
      distance: 12,
      profile: "hills",
      y: 0.36,
      amplitude: 0.04,
      colour: mix("#6f9f8a", easel.palette.haze, 0.4),
      hazed: 0.35,
    }),
  );
  for (const [distance, y, count, width, speed] of [
    [9, [-0.42, 0.2], 5, 0.34, 0.006],
    [3.5, [-0.36, 0.3], 4, 0.44, 0.014],
    [1.6, [0.2, 0.38], 4, 0.6, 0.03],
    [0.75, [0.44, 0.56], 3, 0.8, 0.06],
  ] as const) {
    for (let index = 0; index < count; index++) {
      const canvas = cloudCanvas(
        easel,
        width,
        mix(base, easel.palette.haze, Math.min(0.5, distance / 18)),
        random.whole(0, 1e9),
      );
      const x = ((index + random.between(0.1, 0.9)) / count - 0.5) * easel.aspect * 1.5;
      const down = random.between(y[0], y[1]);
      planes.push({
        distance: distance + index * 0.01,
        draw(context, moment) {
          const view = project(moment.pose, distance);
          layFlat(context, easel, canvas, {
            x: (x - width / 2 - speed * (moment.seconds - 2)) * view.scale + view.dx,
            y: (down - width * 0.3) * view.scale + view.dy,
            scale: view.scale,
          });
        },
      });
    }
  }
  return planes;
}

/** For words that say nothing known: bands of coloured paper, like a landscape in a dream. */
export async function paintAbstract(easel: Easel, scene: Scene): Promise<Plane[]> {
  const random = easel.random.fork("dream");
  const families = [
    ["#2f4858", "#33658a", "#86bbd8", "#f6ae2d", "#f26419"],
    ["#355070", "#6d597a", "#b56576", "#e56b6f", "#eaac8b"],
    ["#264653", "#2a9d8f", "#8ab17d", "#e9c46a", "#f4a261"],
    ["#3d348b", "#7678ed", "#c3a6f0", "#f7b801", "#f18701"],
    ["#0b525b", "#1b7a84", "#5fa8a3", "#f2c6a0", "#ee8a6f"],
  ];
  const family = random.pick(families);
  const planes: Plane[] = [skyPlane(easel, scene, 0.1)];
  for (const [place, distance] of [9, 5, 3, 1.9, 1.3, 0.7].entries()) {
    const side = place % 2 === 0 ? 1 : -1;
    planes.push(
      ridge(easel, {
        distance,
        profile: random.pick(["hills", "hills", "dunes", "peaks"] as const),
        y: [-0.02, 0.05, 0.11, 0.16, 0.22, 0.46][place] ?? 0.2,
        amplitude: [0.1, 0.08, 0.05, 0.035, 0.02, 0.03][place] ?? 0.03,
        colour: mix(family[place % 3] ?? "#33658a", family[0] ?? "#2f4858", place / 8),
        hazed: Math.max(0, 0.45 - place * 0.14),
        slack: 0.06,
        drift: ({ seconds }) => ({ x: side * Math.sin(seconds * 0.4 + place) * 0.02, y: 0 }),
      }),
    );
  }
  return planes;
}
