import { alpha, lit, mix, shade } from "../colour.ts";
import type { Figure } from "../layout/figure.ts";
import { metresOf } from "../layout/sizes.ts";
import { createRandom, hashOf, type Random } from "../random.ts";
import type { Scene } from "../scene.ts";
import { type Cover, coverAt } from "./cover.ts";
import { canvasOf } from "./paper.ts";
import type { Easel } from "./planes.ts";
import type { Sprite } from "./sprite.ts";

/** How a thing stands in its ground. */
interface Footing extends Cover {
  /** Pixels in a picture height of the sheet that it stands on. */
  unit: number;
  /** Bushes grow, or snow is blown, against its corners. */
  isBuilding: boolean;
  seed: number;
}

/** From so many metres on it has its place for good, where it never moves. */
const LASTING = 1.2;
const BUILDING = 4.4;
const AFLOAT: ReadonlySet<string> = new Set("hop fly float swim sail".split(" "));
/** These have their own way of meeting the ground. */
const FLAT: ReadonlySet<string> = new Set("rug blanket puddle mud dug-hole hole tunnel-mouth".split(" "));

/** However tall, nobody has built them to stay. */
const UNBUILT: ReadonlySet<string> = new Set(
  "ladder rope pole beanstalk crag branch waterfall tower-crane shipwreck rocket".split(" "),
);
const LEAPING: ReadonlySet<string> = new Set("jump dance rise fall rest fly float".split(" "));

/** How a figure of the cast stands in the ground; undefined: upon it. */
export function footingOf(figure: Figure, scene: Scene): Omit<Footing, "unit"> | undefined {
  const { member, support, carrier, sunk, art, order } = figure;
  if ((support !== "ground" && support !== "shelf") || carrier || sunk || FLAT.has(art)) return undefined;
  const cover = coverAt(scene, order);
  if (!cover) return undefined;
  const isFixed = member.gait === "plant" || (member.gait === "still" && member.action === "idle");
  const metres = metresOf(member);
  const lasts = isFixed && metres >= LASTING && member.act !== "topple";
  // Into snow feet, wheels and runners press too.
  const presses = cover.kind === "snow" && !AFLOAT.has(member.gait) && !LEAPING.has(member.action);
  const isBuilding = lasts && member.gait === "still" && metres >= BUILDING && !UNBUILT.has(art);
  if (cover.kind === "stone" ? !isBuilding : !lasts && !presses) return undefined;
  return {
    ...cover,
    isBuilding,
    seed: hashOf(`${art} ${figure.copy}`),
  };
}

/** In picture heights of the sheet that it stands on: how tall grass is, how deep snow, and how wide a bush. */
const BLADE = 0.024;
const DEEP = { snow: 0.013, sand: 0.008 } as const;
const BUSH = 0.026;
const STEP = 0.009;

/** A cut-out that stands in its ground: the ground itself is seen before its foot, and what grows there. */
export function rooted(sprite: Sprite, easel: Easel, footing: Footing): Sprite {
  const { unit, kind } = footing;
  const foot = footOf(sprite);
  if (!foot) return sprite;
  const random = createRandom(footing.seed);
  const aside = Math.ceil(unit * (footing.isBuilding ? BUSH * 2.4 : BLADE));
  const base = sprite.top + sprite.height;
  const { canvas, context } = canvasOf(
    sprite.canvas.width + 2 * aside,
    Math.max(sprite.canvas.height, base + unit * 0.02),
  );
  context.drawImage(sprite.canvas, aside, 0);
  const [left, right] = [foot.left + aside, foot.right + aside];
  // Little light falls where it meets the ground.
  const shadow = context.createLinearGradient(0, base - unit * 0.05, 0, base);
  shadow.addColorStop(0, alpha(easel.palette.shadow, 0));
  shadow.addColorStop(1, alpha(easel.palette.shadow, 0.32));
  context.globalCompositeOperation = "source-atop";
  context.fillStyle = shadow;
  context.fillRect(0, base - unit * 0.05, canvas.width, canvas.height);
  context.globalCompositeOperation = "source-over";
  // Beside a small thing grass is no jungle.
  const most = sprite.height * 0.16;
  const paint: Strip = { context, base, left, right, unit, random };
  const colour = lit(footing.colour, easel.palette.light);
  if (kind === "stone") laySteps(paint, colour);
  else if (kind === "grass") layGrass(paint, colour, Math.min(most, unit * BLADE), footing.isBuilding);
  else layDrift(paint, colour, Math.min(most * 0.5, unit * DEEP[kind]), footing);
  return { ...sprite, canvas, left: sprite.left + aside };
}

interface Strip {
  context: ReturnType<typeof canvasOf>["context"];
  base: number;
  left: number;
  right: number;
  unit: number;
  random: Random;
}

/** From where to where it touches the ground: a tree does with its trunk only. */
function footOf({ canvas, top, height }: Sprite): { left: number; right: number } | undefined {
  const row = Math.min(canvas.height - 1, Math.round(top + height - Math.max(2, height * 0.02)));
  const { data } = canvas.getContext("2d").getImageData(0, row, canvas.width, 1);
  let [left, right] = [canvas.width, -1];
  for (let x = 0; x < canvas.width; x++) {
    // More than the shadow that it throws.
    if ((data[x * 4 + 3] ?? 0) < 200) continue;
    left = Math.min(left, x);
    right = x;
  }
  return right > left ? { left, right } : undefined;
}

/** Cuts away what is below an edge: there the ground is seen. */
function cutBelow({ context }: Strip, trace: () => void): void {
  context.save();
  context.globalCompositeOperation = "destination-out";
  context.fillStyle = "#000000";
  context.beginPath();
  context.moveTo(0, context.canvas.height);
  trace();
  context.lineTo(context.canvas.width, context.canvas.height);
  context.closePath();
  context.fill();
  context.restore();
}

function layGrass(strip: Strip, colour: string, blade: number, isBuilding: boolean): void {
  const { context, base, left, right, random } = strip;
  const step = blade * 0.32;
  cutBelow(strip, () => {
    for (let x = 0; x <= context.canvas.width; x += step * 2) {
      context.lineTo(x, base - blade * 0.12);
      context.lineTo(x + step, base - blade * random.between(0.3, 0.75));
    }
    context.lineTo(context.canvas.width, base);
  });
  if (isBuilding) layBushes(strip, mix(shade(colour, -0.2), "#2f7f4a", 0.3));
  const reach = blade * 0.9;
  for (const tone of [-0.2, -0.1, 0.1]) {
    context.fillStyle = shade(colour, tone);
    context.beginPath();
    for (let x = left - reach; x <= right + reach; x += step * random.between(0.9, 1.7)) {
      // Higher at the corners: doors stay free.
      const corner = Math.max(0, 1 - Math.min(Math.abs(x - left), Math.abs(x - right)) / (blade * 3));
      const tall = blade * random.between(0.3, 0.62) * (1 + corner * 0.9);
      const bend = blade * random.between(-0.3, 0.3);
      const foot = base + blade * random.between(0, 0.2);
      context.moveTo(x - blade * 0.09, foot);
      context.quadraticCurveTo(x, foot - tall * 0.6, x + bend, foot - tall);
      context.quadraticCurveTo(x + blade * 0.1, foot - tall * 0.5, x + blade * 0.09, foot);
    }
    context.fill();
  }
}

/** A bush against each corner. */
function layBushes({ context, base, left, right, unit, random }: Strip, leaf: string): void {
  const radius = Math.min(unit * BUSH, (right - left) * 0.16);
  for (const [x, way] of [
    [left, -1],
    [right, 1],
  ] as const) {
    const crowns = [-0.9, 0.1, 0.9].map((at) => ({
      x: x + (at * 0.9 + way * 0.25) * radius,
      size: radius * (1 - Math.abs(at) * 0.28) * random.between(0.9, 1.1),
    }));
    for (const [tone, part] of [
      [-0.1, 1],
      [0.12, 0.62],
    ] as const) {
      context.fillStyle = shade(leaf, tone);
      context.beginPath();
      for (const crown of crowns) {
        const y = base - crown.size * (part === 1 ? 0.55 : 0.85);
        context.moveTo(crown.x + crown.size * part, y);
        context.arc(crown.x, y, crown.size * part, 0, Math.PI * 2);
      }
      context.fill();
    }
  }
}

/** Two steps all along it, and a bush at each end. */
function laySteps(strip: Strip, colour: string): void {
  const { context, base, left, right, unit } = strip;
  cutBelow(strip, () => {
    context.lineTo(0, base);
    context.lineTo(context.canvas.width, base);
  });
  layBushes(strip, lit("#4f8f4a", colour));
  for (const [step, wider] of [
    [1, 0.012],
    [0, 0.024],
  ] as const) {
    const top = base - unit * STEP * step - unit * STEP * 0.4;
    const [from, wide] = [left - unit * wider, right - left + 2 * unit * wider];
    context.fillStyle = shade(colour, -0.22);
    context.fillRect(from, top, wide, unit * STEP);
    context.fillStyle = shade(colour, 0.12);
    context.fillRect(from, top, wide, unit * STEP * 0.4);
  }
}

/** Snow or sand that has come to lie against it, paler than the ground behind. */
function layDrift(strip: Strip, colour: string, deep: number, { kind, isBuilding }: Footing): void {
  const { context, base, left, right, random } = strip;
  const phase = random.between(0, 6);
  const reach = deep * (isBuilding ? 3 : 1.4);
  const corners = isBuilding ? 1.1 : 0.35;
  const edge = (x: number) => {
    const corner = Math.max(0, 1 - Math.min(Math.abs(x - left), Math.abs(x - right)) / (deep * 4));
    const beyond = Math.max(0, left - x, x - right) / reach;
    const swell = Math.sin((x - left) / (deep * 2.2) + phase) * 0.16;
    return base + deep * 0.35 - deep * (1 + swell + corner * corners) * Math.max(0, 1 - beyond * beyond);
  };
  const along = (from: number, to: number) => {
    for (let x = from; x <= to; x += 2) context.lineTo(x, Math.min(base + deep * 0.35, edge(x)));
  };
  cutBelow(strip, () => along(0, context.canvas.width));
  const [from, to] = [left - reach, right + reach];
  const tones = context.createLinearGradient(0, base - deep * 1.6, 0, base + deep * 0.6);
  const paler = mix(colour, "#ffffff", kind === "snow" ? 0.55 : 0.28);
  tones.addColorStop(0, paler);
  tones.addColorStop(0.55, alpha(mix(paler, colour, 0.5), 0.9));
  tones.addColorStop(1, alpha(colour, 0));
  context.fillStyle = tones;
  context.beginPath();
  context.moveTo(from, base + deep * 0.6);
  along(from, to);
  context.lineTo(to, base + deep * 0.6);
  context.closePath();
  context.fill();
}
