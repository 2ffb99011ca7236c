import type { SKRSContext2D } from "@napi-rs/canvas";
import { alpha, lit, mix, shade } from "../colour.ts";
import { isOvercast, lightSide } from "../layout/heavens.ts";
import type { Random } from "../random.ts";
import type { PlaceId, Scene } from "../scene.ts";
import type { Decorate, Easel } from "./planes.ts";
import { isRaining, layPuddles } from "./puddles.ts";
import { deepened } from "./tones.ts";

/** How far down a picture the ground is marked, in picture heights below its middle. */
const LOWEST = 0.52;

type Cover = "grass" | "litter" | "sand" | "snow";

const COVERS: Partial<Record<PlaceId, Cover>> = {
  ...{
    meadow: "grass",
    garden: "grass",
    village: "grass",
    farm: "grass",
    castle: "grass",
    mountains: "grass",
  },
  ...{ lake: "grass", river: "grass", forest: "litter", jungle: "litter", bamboo: "litter" },
  ...{ desert: "sand", beach: "sand", savanna: "sand", snowfield: "snow", snowymountains: "snow" },
};
/** Where trees stand beside the picture, whose shade falls into it. */
const SHADED = new Set<PlaceId>(["meadow", "garden", "village", "farm", "castle", "lake", "river", "forest"]);

function coverOf({ place, season, field }: Scene): Cover | undefined {
  const cover = field ? undefined : COVERS[place];
  return season === "winter" && (cover === "grass" || cover === "litter") ? "snow" : cover;
}

/**
 * What makes bare ground one that somebody could stand on: blades and stripes in grass, ripples in sand, hollows in snow,
 * and the shade of what stands beside the picture. Painted onto the ground's own sheet.
 */
export function groundMarks(easel: Easel, scene: Scene, colour: string): Decorate | undefined {
  const cover = coverOf(scene);
  if (!cover) return undefined;
  const { palette } = easel;
  const ground = lit(colour, palette.light);
  return (context, { extent, edge }) => {
    const random = easel.random.fork("ground marks");
    const area = { ...extent, bottom: Math.min(extent.bottom, LOWEST) };
    context.save();
    context.globalCompositeOperation = "source-atop";
    if (cover === "snow") hollows(context, random, area, edge, palette.dark ? "#7f97cf" : "#9fc0ea");
    else if (cover === "sand") ripples(context, random, area, edge, ground);
    else if (cover === "grass") stripes(context, area, edge, palette.glow);
    else flecks(context, random, area, edge, palette.glow);
    if (isRaining(scene) && cover !== "sand")
      layPuddles(context, random.fork("puddles"), palette, { ...area, top: 0.25 });
    const isSunny = !isOvercast(scene) && !scene.weather.includes("fog");
    if (isSunny && SHADED.has(scene.place))
      shadeFromBeside(
        context,
        easel,
        random,
        cover === "snow" ? "#3f6fb0" : deepened(deepened(ground, 1), 1),
      );
    if (cover === "grass" || cover === "litter") tufts(context, random, area, edge, ground);
    context.restore();
  };
}

interface Area {
  left: number;
  right: number;
  bottom: number;
}
type Edge = (x: number) => number;

/**
 * Places all over the ground, so many for a picture height of its width, none so near its edge; above 1, `crowding` has more of
 * them far out. Nearer is lower in the picture and larger.
 */
function* scattered(
  random: Random,
  { left, right, bottom }: Area,
  edge: Edge,
  { density, below, crowding }: { density: number; below: number; crowding: number },
): Generator<{ x: number; y: number; nearness: number }> {
  const count = Math.round((right - left) * density);
  for (let place = 0; place < count; place++) {
    const x = random.between(left, right);
    const top = edge(x);
    const y = top + below + (bottom - top) * random.next() ** crowding;
    yield { x, y, nearness: Math.max(0, (y - top) / 0.3) };
  }
}

function oval(context: SKRSContext2D, x: number, y: number, wide: number, high: number): void {
  context.beginPath();
  context.ellipse(x, y, wide, high, 0, 0, Math.PI * 2);
  context.fill();
}

/** As mown: bands that run together far away. */
function stripes(context: SKRSContext2D, { left, right, bottom }: Area, edge: Edge, glow: string): void {
  const top = edge(0) - 0.02;
  const wide = 0.3;
  const near = 2.6;
  context.fillStyle = alpha(glow, 0.1);
  const count = Math.ceil(Math.max(-left, right) / wide) + 1;
  for (let band = -count; band <= count; band++) {
    const x = band * wide;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x + wide / 2, top);
    context.lineTo((x + wide / 2) * near, bottom + 0.1);
    context.lineTo(x * near, bottom + 0.1);
    context.fill();
  }
}

/** Where the sun comes through the leaves. */
function flecks(context: SKRSContext2D, random: Random, area: Area, edge: Edge, glow: string): void {
  context.fillStyle = alpha(glow, 0.16);
  const places = scattered(random, area, edge, { density: 9, below: 0.015, crowding: 1.3 });
  for (const { x, y, nearness } of places) {
    const size = random.between(0.02, 0.05) * (0.5 + nearness);
    oval(context, x, y, size * 1.8, size * 0.42);
  }
}

function tufts(context: SKRSContext2D, random: Random, area: Area, edge: Edge, ground: string): void {
  const tones = [deepened(ground, 0.9), shade(ground, 0.2), deepened(ground, 0.55)];
  context.lineCap = "round";
  const places = scattered(random, area, edge, { density: 60, below: 0.012, crowding: 1.4 });
  for (const { x, y, nearness } of places) {
    const tall = 0.007 + 0.013 * nearness;
    context.strokeStyle = alpha(random.pick(tones), 0.75);
    context.lineWidth = tall * 0.2;
    context.beginPath();
    for (const lean of [-0.55, 0, 0.6]) {
      context.moveTo(x + lean * tall * 0.3, y);
      context.quadraticCurveTo(
        x + lean * tall * 0.4,
        y - tall * 0.6,
        x + lean * tall,
        y - tall * (1 - Math.abs(lean) * 0.35),
      );
    }
    context.stroke();
  }
}

function ripples(context: SKRSContext2D, random: Random, area: Area, edge: Edge, ground: string): void {
  const [dark, pale] = [deepened(ground, 0.85), mix(ground, "#ffffff", 0.45)];
  context.lineCap = "round";
  const waves = scattered(random, area, edge, { density: 26, below: 0.02, crowding: 1.3 });
  for (const { x, y, nearness } of waves) {
    const size = 0.4 + nearness;
    const [long, high] = [random.between(0.05, 0.13) * size, 0.005 * size];
    for (const [colour, down] of [
      [dark, 0],
      [pale, 0.0045 * size],
    ] as const) {
      context.strokeStyle = alpha(colour, 0.5);
      context.lineWidth = 0.0035 * size;
      context.beginPath();
      context.moveTo(x - long, y + down);
      context.bezierCurveTo(
        x - long * 0.4,
        y + down - high * 2,
        x + long * 0.3,
        y + down + high,
        x + long,
        y + down - high,
      );
      context.stroke();
    }
  }
  context.fillStyle = alpha(dark, 0.6);
  const pebbles = scattered(random, area, edge, { density: 26, below: 0.02, crowding: 1 });
  for (const { x, y, nearness } of pebbles) {
    const size = 0.0025 + 0.003 * nearness;
    oval(context, x, y, size * 1.4, size * 0.8);
  }
}

function hollows(context: SKRSContext2D, random: Random, area: Area, edge: Edge, blue: string): void {
  const places = scattered(random, area, edge, { density: 7, below: 0.03, crowding: 1.3 });
  for (const { x, y, nearness } of places) {
    const size = 0.5 + nearness;
    const [long, high] = [random.between(0.1, 0.22) * size, random.between(0.01, 0.017) * size];
    // A drift: its lee lies in blue shade, softly; its crest is lit.
    const fade = context.createLinearGradient(0, y - high, 0, y + high);
    fade.addColorStop(0, alpha(blue, 0.42));
    fade.addColorStop(1, alpha(blue, 0));
    context.fillStyle = fade;
    context.beginPath();
    context.moveTo(x - long, y);
    context.quadraticCurveTo(x - long * 0.2, y - high * 2.2, x + long, y - high * 0.2);
    context.quadraticCurveTo(x + long * 0.3, y + high * 1.6, x - long, y);
    context.fill();
  }
}

/** The shade of a tree beside the picture, on the sun's side and broken by light. */
function shadeFromBeside(context: SKRSContext2D, easel: Easel, random: Random, colour: string): void {
  const side = lightSide(easel.heavens);
  const reach = (side * easel.aspect) / 2;
  context.fillStyle = alpha(colour, easel.palette.dark ? 0.2 : 0.32);
  context.beginPath();
  for (let leaf = 0; leaf < 34; leaf++) {
    const inward = random.next() ** 1.6 * 0.42;
    const x = reach - side * (inward - 0.1);
    const y = 0.3 + random.between(-0.055, 0.06) * (1.2 - inward) + (0.42 - inward) * 0.06;
    const size = random.between(0.018, 0.055) * (1.15 - inward);
    context.moveTo(x + size * 1.7, y);
    context.ellipse(x, y, size * 1.7, size * 0.5, 0, 0, Math.PI * 2);
  }
  context.fill();
}
