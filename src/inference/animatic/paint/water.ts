import { project } from "../camera-path.ts";
import { alpha, lit, mix, shade } from "../colour.ts";
import { needsBank, SHORE, WAVES } from "../layout/geography.ts";
import { swell } from "../layout/route.ts";
import type { Scene } from "../scene.ts";
import { fogPlanes } from "./fog.ts";
import { glintsOn } from "./glints.ts";
import { groundMarks } from "./ground-marks.ts";
import { canvasOf } from "./paper.ts";
import {
  aim,
  type Easel,
  hiddenBelow,
  layFlat,
  type Plane,
  paintSheet,
  ridge,
  sheetPlane,
} from "./planes.ts";
import { onSheet, type Props, strew } from "./props.ts";
import { isInSpray, rainbowPlane } from "./rainbow.ts";
import { riverPlanes } from "./river.ts";
import { farShore, growthOnBank, headland, REEDS } from "./shore.ts";
import { cloudPlanes, skyPlane } from "./sky.ts";

export async function paintSea(easel: Easel, scene: Scene, props: Props): Promise<Plane[]> {
  const isStorm = scene.weather.includes("storm");
  const isCalm = scene.place !== "sea" && scene.place !== "beach";
  const horizon = 0.05;
  const planes: Plane[] = [skyPlane(easel, scene, horizon), ...cloudPlanes(easel, scene)];
  const dyed = (colour: string) => (scene.tint ? mix(colour, scene.tint, 0.7) : colour);
  const deep = dyed(isStorm ? "#25475f" : isCalm ? "#3f8fb0" : "#2f86b8");
  const pale = dyed(isStorm ? "#44707f" : isCalm ? "#7cc0cf" : "#55b0d0");
  if (isCalm) {
    planes.push(...(await farShore(easel, scene, props)));
  } else {
    planes.push(
      ridge(easel, {
        distance: 12,
        profile: "flat",
        y: horizon,
        amplitude: 0.002,
        colour: mix(deep, easel.palette.haze, 0.2),
        hazed: 0.35,
        ...(isStorm ? {} : { headroom: 0.1, behind: headland(easel) }),
        decorate: glintsOn(easel, scene, "far"),
      }),
    );
  }
  const force = isStorm ? 2.6 : isCalm ? 0.35 : 1;
  const isBeach = scene.place === "beach";
  const isFrozen = scene.carrier === "ice";
  const hasBank = !isBeach && needsBank(scene);
  const isAboard = scene.carrier === "deck";
  const isShort = isBeach || hasBank || isFrozen || isAboard;
  const shownSteps = WAVES.slice(0, isShort ? (isFrozen ? 0 : 2) : WAVES.length);
  const crests = shownSteps.map((step) => ({
    ...step,
    amplitude: (0.016 * force) / Math.sqrt(step.distance),
    // At the bottom of its swell.
    lift: isStorm ? 0.03 : 0.012,
  }));
  for (const [place, { distance, y }] of shownSteps.entries()) {
    const side = place % 2 === 0 ? 1 : -1;
    planes.push(
      ridge(easel, {
        distance,
        profile: isCalm ? "flat" : "waves",
        y,
        amplitude: (0.016 * force) / Math.sqrt(distance),
        colour: mix(pale, deep, place / WAVES.length),
        hazed: Math.max(0, 0.22 - place * 0.1),
        slack: 0.12,
        bottom: hiddenBelow(easel, distance, crests) + 0.06,
        decorate: glintsOn(easel, scene, `${place}`),
        drift: (moment) => ({
          x: side * Math.sin(moment.seconds * 0.8 + place) * 0.05 * Math.min(1.5, force + 0.4),
          y: swell(scene, moment.seconds, distance),
        }),
      }),
    );
  }
  if (isInSpray(scene)) planes.push(rainbowPlane(easel));
  if (scene.place === "river" && !isFrozen) planes.push(...riverPlanes(easel, scene));
  if (isFrozen) planes.push(iceSheet(easel, scene));
  if (hasBank) {
    const bank = isCalm && scene.season !== "winter" ? await growthOnBank(easel, props) : undefined;
    const colour = scene.season === "winter" ? "#eef4fa" : isCalm ? "#86b35a" : "#8f8a80";
    const marks = isCalm ? groundMarks(easel, scene, colour) : undefined;
    planes.push(
      ridge(easel, {
        distance: SHORE.bank.distance,
        profile: isCalm ? "hills" : "rocks",
        y: SHORE.bank.y,
        amplitude: 0.014,
        colour,
        ...(bank ? { headroom: REEDS[1] } : {}),
        decorate: (context, sheet) => {
          marks?.(context, sheet);
          bank?.(context, sheet);
        },
      }),
    );
  }
  if (isBeach) planes.push(...(await paintSand(easel, scene, props)));
  if (scene.weather.includes("fog")) planes.push(...fogPlanes(easel));
  return planes;
}

const SAND = "#f3d9a2";

async function paintSand(easel: Easel, scene: Scene, props: Props): Promise<Plane[]> {
  const cuts = await Promise.all(["spiral-shell", "starfish"].map((art) => onSheet(props).cut(art, 0.1)));
  const marks = groundMarks(easel, scene, SAND);
  return [
    ridge(easel, {
      distance: SHORE.beach.distance,
      profile: "flat",
      y: SHORE.beach.y,
      amplitude: 0.014,
      colour: SAND,
      cap: { colour: "#ffffff", depth: 0.012 },
      headroom: 0.12,
      decorate: (context, sheet) => {
        marks?.(context, sheet);
        strew(easel, cuts, easel.random.fork("shells"), {
          spacing: 0.42,
          height: [0.05, 0.1],
          sink: [0.05, 0.15],
          keep: 0.3,
        })(context, sheet);
      },
    }),
    ridge(easel, { distance: 0.66, profile: "hills", y: 0.48, amplitude: 0.02, colour: "#d8b878" }),
  ];
}

/** A frozen lake from shore to shore, with cracks and drifts of snow. */
function iceSheet(easel: Easel, scene: Scene): Plane {
  const glints = glintsOn(easel, scene, "ice");
  return ridge(easel, {
    distance: 1.45,
    profile: "flat",
    y: 0.09,
    amplitude: 0.002,
    colour: "#cfe8f4",
    decorate: (context, sheet) => {
      const { extent } = sheet;
      glints?.(context, sheet);
      const random = easel.random.fork("ice");
      context.lineCap = "round";
      for (let crack = 0; crack < 16; crack++) {
        let [x, y] = [random.between(extent.left, extent.right), random.between(0.12, 0.46)];
        context.strokeStyle = "rgba(255,255,255,.85)";
        context.lineWidth = 0.004;
        context.beginPath();
        context.moveTo(x, y);
        for (let step = 0; step < 5; step++) {
          x += random.between(-0.09, 0.09);
          y += random.between(-0.008, 0.014);
          context.lineTo(x, y);
        }
        context.stroke();
      }
      for (let sheen = 0; sheen < 9; sheen++) {
        context.fillStyle = "rgba(255,255,255,.4)";
        context.beginPath();
        const y = random.between(0.13, 0.42);
        context.ellipse(
          random.between(extent.left, extent.right),
          y,
          random.between(0.05, 0.16),
          0.006 + (y - 0.1) * 0.02,
          0,
          0,
          Math.PI * 2,
        );
        context.fill();
      }
    },
  });
}

/** The bottom of the sea: light from above, coral, weed that sways. */
export async function paintUnderwater(easel: Easel, props: Props): Promise<Plane[]> {
  const { palette } = easel;
  const backdrop = paintSheet(easel, 40, {}, (context, extent) => {
    const water = context.createLinearGradient(0, -0.5, 0, 0.5);
    for (const [place, colour] of palette.sky.entries()) water.addColorStop(place / 2, colour);
    context.fillStyle = water;
    context.fillRect(extent.left, extent.top, extent.right - extent.left, extent.bottom - extent.top);
  });
  easel.treat?.(backdrop.canvas);
  const planes: Plane[] = [sheetPlane(easel, 40, backdrop), rayPlane(easel, 12)];
  const reef = easel.random.fork("reef");
  const corals = async (height: number, hazed: number) =>
    Promise.all(
      (["#f2703d", "#e8548c", "#b06fd8", "#f2b53d", "#3fb8a8"] as const).map((colour) =>
        onSheet(props).cut("coral", height, { hazed, colour }),
      ),
    );
  const [distant, close] = [await corals(0.2, 0.45), await corals(0.3, 0.05)];
  const extras = await Promise.all(
    ["spiral-shell", "starfish", "rock", "oyster"].map((art) => onSheet(props).cut(art, 0.09)),
  );
  planes.push(
    ridge(easel, { distance: 8, profile: "rocks", y: 0.08, amplitude: 0.09, colour: "#2f7fa8", hazed: 0.55 }),
    ridge(easel, {
      distance: 3.4,
      profile: "hills",
      y: 0.17,
      amplitude: 0.05,
      colour: "#3f7f9a",
      hazed: 0.35,
      headroom: 0.2,
      decorate: strew(easel, distant, reef, { spacing: 0.15, height: [0.1, 0.2], sink: [0, 0.03] }),
    }),
    await weedPlane(easel, 2.4, 0.26, 7, "#2f9a7a", 0.2),
    ridge(easel, {
      distance: 1.5,
      profile: "hills",
      y: 0.25,
      amplitude: 0.025,
      colour: "#e3cf9d",
      headroom: 0.3,
      decorate: (context, sheet) => {
        strew(easel, close, reef.fork("close"), {
          spacing: 0.24,
          height: [0.15, 0.3],
          sink: [0.005, 0.04],
          keep: 0.12,
        })(context, sheet);
        strew(easel, extras, reef.fork("extras"), {
          spacing: 0.36,
          height: [0.04, 0.08],
          sink: [0.05, 0.12],
        })(context, sheet);
      },
    }),
    await weedPlane(easel, 0.72, 0.56, 4, "#1f6f5a", 0, 0.42),
    ridge(easel, {
      distance: 0.66,
      profile: "rocks",
      y: 0.46,
      amplitude: 0.03,
      colour: "#24577a",
      headroom: 0.3,
      decorate: strew(easel, close, reef.fork("front"), {
        spacing: 0.5,
        height: [0.2, 0.3],
        sink: [0.03, 0.06],
        keep: 0.5,
      }),
    }),
  );
  return planes;
}

/** Shafts of light that wander. */
function rayPlane(easel: Easel, distance: number): Plane {
  const size = easel.height;
  // Painted leaning, so that a ray is only moved about, never turned.
  const { canvas, context } = canvasOf(size * 0.62, size * 1.1);
  const fade = context.createLinearGradient(0, 0, 0, canvas.height);
  fade.addColorStop(0, alpha(easel.palette.glow, 0.34));
  fade.addColorStop(1, alpha(easel.palette.glow, 0));
  context.fillStyle = fade;
  context.beginPath();
  context.moveTo(canvas.width * 0.5, 0);
  context.lineTo(canvas.width * 0.7, 0);
  context.lineTo(canvas.width * 0.8, canvas.height);
  context.lineTo(0, canvas.height);
  context.fill();
  const count = Math.max(2, Math.round(easel.aspect * 2.4));
  return {
    distance,
    draw(target, moment) {
      const view = project(moment.pose, distance);
      for (let ray = 0; ray < count; ray++) {
        const x =
          ((ray + 0.5) / count - 0.5) * easel.aspect * 1.2 +
          Math.sin(moment.seconds * 0.35 + ray * 2.1) * 0.06;
        target.globalAlpha = 0.55 + 0.4 * Math.sin(moment.seconds * 0.9 + ray * 1.7);
        layFlat(target, easel, canvas, {
          x: (x - 0.3) * view.scale + view.dx,
          y: -0.58 * view.scale + view.dy,
          scale: view.scale,
        });
      }
      target.globalAlpha = 1;
    },
  };
}

/** Ribbons of weed that sway from their foot. */
async function weedPlane(
  easel: Easel,
  distance: number,
  height: number,
  count: number,
  colour: string,
  hazed: number,
  keep = 0,
): Promise<Plane> {
  const random = easel.random.fork(`weed ${distance}`);
  const base = mix(lit(colour, easel.palette.light), easel.palette.haze, hazed);
  const size = height * easel.height;
  const ribbons = Array.from({ length: 3 }, (_, kind) => {
    const { canvas, context } = canvasOf(size * 0.34, size);
    context.shadowColor = alpha(easel.palette.shadow, 0.35);
    context.shadowBlur = size * 0.02;
    context.fillStyle = shade(base, random.between(-0.12, 0.12));
    context.beginPath();
    const [middle, half] = [canvas.width / 2, size * 0.035];
    context.moveTo(middle - half, size);
    for (let at = size; at >= size * 0.03; at -= size / 30) {
      context.lineTo(
        middle - half * (0.3 + (at / size) * 0.9) + Math.sin(at / (size * 0.09) + kind) * half * 1.3,
        at,
      );
    }
    for (let at = size * 0.03; at <= size; at += size / 30) {
      context.lineTo(
        middle + half * (0.3 + (at / size) * 0.9) + Math.sin(at / (size * 0.09) + kind) * half * 1.3,
        at,
      );
    }
    context.fill();
    easel.treat?.(canvas);
    return canvas;
  });
  const spots = Array.from({ length: count * 2 }, () => ({
    x: random.between(-0.75, 0.75) * Math.max(easel.aspect, 0.8),
    ribbon: random.pick(ribbons),
    phase: random.between(0, 6),
    scale: random.between(0.6, 1),
  })).filter(
    (spot) =>
      Math.abs(spot.x) > keep &&
      !easel
        .clearings(distance)
        .some((one) => spot.x + height * 0.12 > one.left && spot.x - height * 0.12 < one.right),
  );
  const foot = distance < 1 ? 0.5 : 0.2 + 0.1 / distance;
  return {
    distance,
    draw(context, moment) {
      const view = project(moment.pose, distance);
      for (const spot of spots) {
        aim(context, easel, {
          x: spot.x * view.scale + view.dx,
          y: foot * view.scale + view.dy,
          scaleX: view.scale * spot.scale,
          scaleY: view.scale * spot.scale,
          turn: Math.sin(moment.seconds * 0.9 + spot.phase) * 0.09,
        });
        context.drawImage(spot.ribbon, -spot.ribbon.width / 2, -spot.ribbon.height);
      }
    },
  };
}
