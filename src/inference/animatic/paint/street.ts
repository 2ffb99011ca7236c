import type { SKRSContext2D } from "@napi-rs/canvas";
import { type Extent, project } from "../camera-path.ts";
import { alpha } from "../colour.ts";
import type { Scene } from "../scene.ts";
import { fogPlanes } from "./fog.ts";
import { houses } from "./houses.ts";
import { NEON, neonSigns } from "./neon-signs.ts";
import { oldTown } from "./old-town.ts";
import { canvasOf } from "./paper.ts";
import { aim, type Easel, type Plane, ridge } from "./planes.ts";
import { cutPlane, type Props } from "./props.ts";
import { isRaining, layPuddles } from "./puddles.ts";
import { cloudPlanes, skyPlane } from "./sky.ts";
import type { Sprite } from "./sprite.ts";

export async function paintStreet(easel: Easel, scene: Scene, props: Props): Promise<Plane[]> {
  const isDark = easel.palette.dark;
  const isJapanese = scene.flavour === "japanese";
  const isOld = isOldStreet(scene);
  const isSnowy = scene.season === "winter" && !scene.weather.includes("rain");
  const isWet = scene.weather.includes("rain") || isDark;
  const walls = isDark
    ? ["#4a3f6b", "#5a3f5f", "#3f4a78", "#6b4458", "#454070"]
    : ["#d4826c", "#86b4b0", "#8fa8d2", "#b094c0", "#9fbf98", "#ead9b4"];
  const hasSigns = !isOld && scene.sight !== "alley";
  const signs =
    hasSigns && (isDark || scene.lights.includes("neon")) ? await neonSigns(easel, props, isJapanese) : [];
  const planes: Plane[] = [skyPlane(easel, scene, 0.06), ...cloudPlanes(easel, scene)];
  const unit = Math.max(0.7, Math.min(1, easel.aspect));
  if (isOld)
    planes.push(
      oldTown(easel, {
        snowy: scene.season === "winter",
        distance: 9,
        foot: 0.1,
        height: [0.08, 0.15],
        width: [0.08, 0.13],
        hazed: 0.45,
        spires: true,
      }),
    );
  // Where no row of gables stands by itself.
  if (isOld && scene.sight !== "square" && scene.sight !== "lane")
    planes.push(
      oldTown(easel, {
        snowy: scene.season === "winter",
        distance: 3.2,
        foot: 0.17,
        height: [0.24, 0.38],
        width: [0.17, 0.26],
        hazed: 0.08,
      }),
    );
  if (!isOld)
    planes.push(
      houses(
        easel,
        {
          distance: 9,
          foot: 0.1,
          height: [0.2, 0.5],
          width: [0.09, 0.17],
          colours: walls,
          hazed: 0.5,
          gap: 0,
          signs: false,
          lit: isDark ? 0.5 : 0.08,
        },
        [],
      ),
    );
  if (isJapanese) {
    const tower = await props.cut("tokyo-tower", 0.5, { hazed: 0.35 });
    planes.push(cutPlane(easel, 7, tower, { x: easel.aspect * 0.13, y: 0.1, height: 0.5 }));
  }
  // In an old town nothing is taller than its gables, which stand there already.
  if (!isOld)
    planes.push(
      houses(
        easel,
        {
          distance: 3.6,
          foot: 0.15,
          height: [0.34, 0.6],
          width: [0.16, 0.26],
          colours: walls,
          hazed: 0.22,
          gap: 0.11 * unit,
          signs: true,
          lit: isDark ? 0.6 : 0.12,
        },
        signs,
      ),
    );
  planes.push(
    ridge(easel, {
      distance: 1.9,
      profile: "flat",
      y: 0.175,
      amplitude: 0.001,
      colour: isSnowy
        ? isDark
          ? "#8f9fc4"
          : "#e8eff5"
        : isOld
          ? isDark
            ? "#4a4060"
            : "#c9b79a"
          : isDark
            ? "#3f3a5c"
            : "#8b8f99",
      decorate: (context, { extent }) => {
        if (isOld && !isSnowy) layCobbles(context, extent, isDark);
        if (!isOld && !isSnowy) {
          if (isDriven(scene)) layLanes(context, extent, isDark);
          else layPavement(context, extent, isDark);
        }
        if (isRaining(scene))
          layPuddles(context, easel.random.fork("rain"), easel.palette, {
            ...extent,
            top: 0.26,
            bottom: 0.5,
          });
        if (!isWet) return;
        // Wet asphalt gives the lights back as long streaks.
        const random = easel.random.fork("puddles");
        for (let streak = 0; streak < 26; streak++) {
          const colour = isDark ? random.pick(NEON) : "#dfeaf2";
          const x = random.between(extent.left, extent.right);
          const [top, length] = [random.between(0.19, 0.26), random.between(0.06, 0.2)];
          const fade = context.createLinearGradient(0, top, 0, top + length);
          fade.addColorStop(0, alpha(colour, 0.42));
          fade.addColorStop(1, alpha(colour, 0));
          context.fillStyle = fade;
          context.beginPath();
          context.ellipse(x, top + length / 2, random.between(0.012, 0.03), length / 2, 0, 0, Math.PI * 2);
          context.fill();
        }
      },
    }),
  );
  if (!isOld)
    planes.push(
      houses(
        easel,
        {
          distance: 1.75,
          foot: 0.24,
          height: [0.62, 0.86],
          width: [0.3, 0.42],
          colours: walls,
          hazed: 0.04,
          gap: 0.36 * Math.max(0.75, easel.aspect * 0.72),
          signs: true,
          lit: isDark ? 0.55 : 0.1,
        },
        signs,
      ),
    );
  if (scene.weather.includes("fog")) planes.push(...fogPlanes(easel));
  if (signs.length > 0) planes.push(flicker(easel, signs));
  if (isJapanese) planes.push(garland(easel, await props.cut("red-paper-lantern", 0.16, { shining: true })));
  return planes;
}

const OLD_SIGHTS = new Set(["square", "lane", "alley"]);
const isOldStreet = ({ sight, flavour }: Scene) =>
  flavour === "old" || (sight !== undefined && OLD_SIGHTS.has(sight));

/** Whether what the shot is about belongs on the road. */
const isDriven = ({ cast }: Scene) =>
  cast.some(({ gait, art, role }) => gait === "roll" && role !== "prop" && art !== "wheelchair");

/** A road with its broken line. */
function layLanes(context: SKRSContext2D, extent: Extent, isDark: boolean): void {
  context.fillStyle = isDark ? "rgba(255,236,200,.35)" : "rgba(255,255,255,.8)";
  context.fillRect(extent.left, 0.2, extent.right - extent.left, 0.006);
  for (let dash = Math.floor(extent.left / 0.34); dash * 0.34 < extent.right; dash++) {
    context.beginPath();
    context.moveTo(dash * 0.34, 0.268);
    context.lineTo(dash * 0.34 + 0.17, 0.268);
    context.lineTo(dash * 0.34 + 0.18, 0.284);
    context.lineTo(dash * 0.34, 0.284);
    context.fill();
  }
}

/** Where people walk: a kerb and great flags, before a strip of road. */
function layPavement(context: SKRSContext2D, extent: Extent, isDark: boolean): void {
  const wide = extent.right - extent.left;
  context.fillStyle = isDark ? "rgba(255,236,200,.3)" : "rgba(255,255,255,.75)";
  for (let dash = Math.floor(extent.left / 0.2); dash * 0.2 < extent.right; dash++)
    context.fillRect(dash * 0.2, 0.2, 0.1, 0.005);
  context.fillStyle = isDark ? "#57517a" : "#cfcbc2";
  context.fillRect(extent.left, KERB, wide, extent.bottom - KERB + 0.1);
  context.fillStyle = isDark ? "#767099" : "#efece4";
  context.fillRect(extent.left, KERB, wide, 0.011);
  context.fillStyle = isDark ? "#2f2a4a" : "#8d897f";
  context.fillRect(extent.left, KERB + 0.011, wide, 0.004);
  context.strokeStyle = isDark ? "rgba(20,16,44,.35)" : "rgba(110,104,92,.35)";
  context.lineWidth = 0.003;
  context.beginPath();
  for (const row of [0.272, 0.33, 0.42]) {
    context.moveTo(extent.left, row);
    context.lineTo(extent.right, row);
  }
  // They run together far away.
  for (let flag = -16; flag <= 16; flag++) {
    context.moveTo(flag * 0.13, KERB + 0.015);
    context.lineTo(flag * 0.3, 0.6);
  }
  context.stroke();
}

/** Where the pavement begins, below the picture's middle. */
const KERB = 0.226;

/** Rows of round stones, larger the nearer they lie. */
function layCobbles(context: SKRSContext2D, extent: Extent, isDark: boolean): void {
  context.fillStyle = isDark ? "rgba(255,236,200,.1)" : "rgba(110,84,60,.22)";
  for (let row = 0, y = 0.19; row < 12; row++) {
    const size = 0.012 + row * 0.0028;
    for (let x = extent.left + (row % 2) * size; x < extent.right; x += size * 2.1) {
      context.beginPath();
      context.ellipse(x, y, size * 0.88, size * 0.4, 0, 0, Math.PI * 2);
      context.fill();
    }
    y += size * 0.95;
  }
}

/** A cut-out that is to stand by itself and was made to be laid on a sheet, as which it stays as it was. */
function treated(easel: Easel, sprite: Sprite): Sprite {
  const { canvas, context } = canvasOf(sprite.canvas.width, sprite.canvas.height);
  context.drawImage(sprite.canvas, 0, 0);
  easel.treat?.(canvas);
  return { ...sprite, canvas };
}

/** Two signs that blink in the foreground. */
function flicker(easel: Easel, signs: readonly Sprite[]): Plane {
  const [first, second] = [signs[1] ?? signs[0], signs[4] ?? signs[0]];
  const distance = 1.5;
  const spots = [
    { sprite: first && treated(easel, first), x: -easel.aspect * 0.4, y: -0.1, height: 0.34, rate: 1.3 },
    { sprite: second && treated(easel, second), x: easel.aspect * 0.41, y: -0.16, height: 0.32, rate: 1.9 },
  ];
  return {
    distance,
    draw(context, moment) {
      const view = project(moment.pose, distance);
      for (const { sprite, x, y, height, rate } of spots) {
        if (!sprite) continue;
        const scale = (view.scale * height * easel.height) / sprite.height;
        aim(context, easel, {
          x: x * view.scale + view.dx,
          y: y * view.scale + view.dy,
          scaleX: scale,
          scaleY: scale,
          turn: 0,
        });
        const buzz = Math.sin(moment.seconds * rate * 5) > -0.82 ? 1 : 0.45;
        context.globalAlpha = buzz;
        context.drawImage(sprite.canvas, -sprite.left - sprite.width / 2, -sprite.top - sprite.height / 2);
        context.globalAlpha = 1;
      }
    },
  };
}

/** Lanterns on a string across the street. */
function garland(easel: Easel, lantern: Sprite): Plane {
  const distance = 1.15;
  const count = Math.max(3, Math.round(easel.aspect * 4));
  return {
    distance,
    draw(context, moment) {
      const view = project(moment.pose, distance);
      for (let place = 0; place < count; place++) {
        const along = (place + 0.5) / count - 0.5;
        const x = along * easel.aspect * 1.25;
        const y = -0.47 + 0.1 * (1 - (along * 2) ** 2);
        const scale = (view.scale * 0.12 * easel.height) / lantern.height;
        aim(context, easel, {
          x: x * view.scale + view.dx,
          y: y * view.scale + view.dy,
          scaleX: scale,
          scaleY: scale,
          turn: Math.sin(moment.seconds * 1.2 + place) * 0.07,
        });
        context.drawImage(lantern.canvas, -lantern.left - lantern.width / 2, -lantern.top);
      }
    },
  };
}
