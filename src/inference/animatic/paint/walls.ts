import type { SKRSContext2D } from "@napi-rs/canvas";
import { alpha, lit, shade } from "../colour.ts";
import type { Interior } from "../places.ts";
import type { Scene } from "../scene.ts";
import { layBoards, paintChamber } from "./chamber.ts";
import { courses } from "./courses.ts";
import { bigTop, chandeliers, pillars, ring } from "./great-rooms.ts";
import { type Pane, paintOutside } from "./outside.ts";
import type { Easel, Plane } from "./planes.ts";

type Opening = "round" | "arch" | "pointed" | "gate" | "slit";

/** How a building's inside is built. */
interface Walls {
  wall: string;
  laid: "stones" | "bricks" | "planks" | "plaster";
  floor: string;
  /** Windows, by where their middle is, as shares of half the picture's width. */
  openings: readonly { shape: Opening; at: number }[];
  /** Its wall bends away on both sides. */
  isRound?: true;
  /** What is before the wall. */
  adorn?: (context: SKRSContext2D, easel: Easel) => void;
  /** A runner or straw on its floor. */
  spread?: (context: SKRSContext2D, easel: Easel) => void;
}

const PANES: Readonly<Record<Opening, Omit<Pane, "x">>> = {
  round: { y: -0.3, w: 0.26, h: 0.26 },
  arch: { y: -0.38, w: 0.2, h: 0.4 },
  pointed: { y: -0.42, w: 0.15, h: 0.42 },
  gate: { y: -0.26, w: 0.42, h: 0.43 },
  slit: { y: -0.4, w: 0.22, h: 0.12 },
};

const WALLS: Partial<Record<Interior, Walls>> = {
  barn: {
    ...{ wall: "#9a5a3c", laid: "planks", floor: "#b98f58" },
    openings: [{ shape: "gate", at: -0.42 }],
    adorn: beams,
    spread: straw,
  },
  tower: {
    ...{ wall: "#8f8d96", laid: "stones", floor: "#8a6a4a", isRound: true },
    openings: [{ shape: "arch", at: 0.34 }],
  },
  hall: {
    ...{ wall: "#a29a92", laid: "stones", floor: "#8d8378" },
    openings: [-0.66, 0, 0.66].map((at) => ({ shape: "arch" as const, at })),
    adorn: banners,
    spread: runner,
  },
  lighthouse: {
    ...{ wall: "#e6e1d6", laid: "bricks", floor: "#9aa0a8", isRound: true },
    openings: [{ shape: "round", at: -0.3 }],
  },
  cellar: {
    ...{ wall: "#6b625c", laid: "stones", floor: "#5b534e" },
    openings: [{ shape: "slit", at: 0.5 }],
    adorn: ribs,
  },
  temple: {
    ...{ wall: "#8f3a30", laid: "plaster", floor: "#7a5a40" },
    openings: [{ shape: "round", at: -0.5 }],
    adorn: pillars,
  },
  ballroom: {
    ...{ wall: "#efe0bd", laid: "plaster", floor: "#b9793f" },
    openings: [-0.72, -0.24, 0.24, 0.72].map((at) => ({ shape: "arch" as const, at })),
    adorn: chandeliers,
  },
  circus: {
    ...{ wall: "#f3e3c3", laid: "plaster", floor: "#d8a85a" },
    openings: [],
    adorn: bigTop,
    spread: ring,
  },
  church: {
    ...{ wall: "#d8cdb8", laid: "plaster", floor: "#9a8f82" },
    openings: [-0.7, -0.24, 0.24, 0.7].map((at) => ({ shape: "pointed" as const, at })),
    adorn: glass,
    spread: runner,
  },
};

/** How high a stone, a brick and a plank are, or wide, in heights of the picture. */
const LAID = { stones: 0.07, bricks: 0.036, planks: 0.085 } as const;

/** The inside of a building that isn't somebody's room: its own walls, its light from outside, its own floor. */
export function paintWalls(easel: Easel, scene: Scene): Plane[] | undefined {
  const built = scene.interior && WALLS[scene.interior];
  if (!built) return undefined;
  const { palette } = easel;
  const random = easel.random.fork("walls");
  const half = easel.aspect / 2;
  return paintChamber(easel, {
    wall: built.wall,
    paint(context, extent, density) {
      const [width, height] = [extent.right - extent.left, extent.bottom - extent.top];
      context.strokeStyle = alpha(shade(built.wall, -0.4), 0.55);
      context.lineWidth = 0.004;
      if (built.laid === "planks") {
        for (
          let x = Math.floor(extent.left / LAID.planks) * LAID.planks;
          x < extent.right;
          x += LAID.planks
        ) {
          context.fillStyle = alpha(random.chance(0.5) ? "#000" : "#fff", 0.05);
          context.fillRect(x, extent.top, LAID.planks, height);
          context.fillStyle = alpha(shade(built.wall, -0.5), 0.6);
          context.fillRect(x, extent.top, 0.004, height);
        }
      } else if (built.laid !== "plaster") courses(context, extent, LAID[built.laid]);
      for (const [index, { shape, at }] of built.openings.entries()) {
        const { y, w, h } = PANES[shape];
        const pane = { x: at * half - w / 2, y, w, h };
        context.save();
        context.shadowColor = alpha(palette.shadow, 0.45);
        context.shadowBlur = 0.02 * density;
        context.fillStyle = lit(shade(built.wall, built.laid === "planks" ? -0.35 : 0.25), palette.light);
        const rim = { x: pane.x - 0.022, y: y - 0.022, w: w + 0.044, h: h + 0.022 };
        outline(context, shape, rim);
        context.fill();
        context.restore();
        context.save();
        outline(context, shape, pane);
        context.clip();
        paintOutside(context, scene, pane, { isDim: palette.dark, random, hasLight: index === 0 });
        context.restore();
      }
      built.adorn?.(context, easel);
      if (built.isRound) {
        const bend = context.createLinearGradient(-half, 0, half, 0);
        for (const [place, dark] of [
          [0, 0.6],
          [0.22, 0.16],
          [0.5, 0],
          [0.78, 0.16],
          [1, 0.6],
        ] as const)
          bend.addColorStop(place, `rgba(20,16,28,${dark})`);
        context.fillStyle = bend;
        context.fillRect(extent.left, extent.top, width, height);
      }
    },
    floor: () => built.floor,
    lay(context) {
      layBoards(context, built.floor);
      if (built.laid !== "planks") {
        for (const y of [0.235, 0.28, 0.35, 0.45]) context.fillRect(-3, y, 6, 0.003);
      }
      built.spread?.(context, easel);
    },
  });
}

function outline(context: SKRSContext2D, shape: Opening, { x, y, w, h }: Pane): void {
  context.beginPath();
  if (shape === "round") context.ellipse(x + w / 2, y + h / 2, w / 2, h / 2, 0, 0, Math.PI * 2);
  else if (shape === "gate" || shape === "slit") context.rect(x, y, w, h);
  else {
    const spring = y + w * (shape === "pointed" ? 0.9 : 0.5);
    context.moveTo(x, y + h);
    context.lineTo(x, spring);
    if (shape === "pointed") {
      context.quadraticCurveTo(x, y + w * 0.3, x + w / 2, y);
      context.quadraticCurveTo(x + w, y + w * 0.3, x + w, spring);
    } else context.ellipse(x + w / 2, spring, w / 2, w / 2, 0, Math.PI, Math.PI * 2);
    context.lineTo(x + w, y + h);
  }
  context.closePath();
}

/** Posts, a tie beam and braces, and hay over them. */
function beams(context: SKRSContext2D, easel: Easel): void {
  const half = easel.aspect / 2;
  const wood = lit("#5b3722", easel.palette.light);
  context.fillStyle = lit("#d9b04a", easel.palette.light);
  for (let x = half * 0.16; x < half * 1.3; x += 0.1) {
    context.beginPath();
    context.ellipse(x, -0.32, 0.09, 0.07, 0, 0, Math.PI * 2);
    context.fill();
  }
  context.fillStyle = wood;
  context.fillRect(-2, -0.32, 4, 0.05);
  for (const at of [-0.86, 0.1, 0.9]) context.fillRect(at * half - 0.025, -0.6, 0.05, 0.8);
  context.strokeStyle = wood;
  context.lineWidth = 0.032;
  for (const at of [-0.86, 0.1, 0.9]) {
    context.beginPath();
    context.moveTo(at * half - 0.16, -0.28);
    context.lineTo(at * half, -0.12);
    context.lineTo(at * half + 0.16, -0.28);
    context.stroke();
  }
}

/** Banners between tall windows, and a ring of candles. */
function banners(context: SKRSContext2D, easel: Easel): void {
  const half = easel.aspect / 2;
  for (const [at, colour] of [
    [-0.33, "#9c2a3f"],
    [0.33, "#2f4f8f"],
  ] as const) {
    context.fillStyle = lit(colour, easel.palette.light);
    context.beginPath();
    context.moveTo(at * half - 0.06, -0.42);
    context.lineTo(at * half + 0.06, -0.42);
    context.lineTo(at * half + 0.06, -0.08);
    context.lineTo(at * half, -0.14);
    context.lineTo(at * half - 0.06, -0.08);
    context.fill();
    context.fillStyle = lit("#e0b84a", easel.palette.light);
    context.beginPath();
    context.arc(at * half, -0.28, 0.03, 0, Math.PI * 2);
    context.fill();
  }
  context.strokeStyle = lit("#3a3030", easel.palette.light);
  context.lineWidth = 0.008;
  context.beginPath();
  context.moveTo(0, -0.7);
  context.lineTo(0, -0.44);
  context.ellipse(0, -0.42, 0.16, 0.02, 0, 0, Math.PI * 2);
  context.stroke();
  context.fillStyle = "#ffd66b";
  for (const x of [-0.15, -0.075, 0, 0.075, 0.15]) {
    context.beginPath();
    context.ellipse(x, -0.45, 0.008, 0.018, 0, 0, Math.PI * 2);
    context.fill();
  }
}

/** The vault of a cellar. */
function ribs(context: SKRSContext2D, easel: Easel): void {
  const half = easel.aspect / 2;
  context.strokeStyle = lit("#4f4742", easel.palette.light);
  context.lineWidth = 0.07;
  for (const at of [-0.5, 0.5]) {
    context.beginPath();
    context.ellipse(at * half * 1.2, 0.2, half * 0.58, 0.66, 0, Math.PI, Math.PI * 2);
    context.stroke();
  }
}

const GLASS = ["#c8413f", "#3f6fb8", "#e0b13a", "#4f9a62", "#8a54a8"];

/** The windows of a church are coloured, and a cross hangs between them. */
function glass(context: SKRSContext2D, easel: Easel): void {
  const half = easel.aspect / 2;
  for (const at of [-0.7, -0.24, 0.24, 0.7]) {
    const pane = { x: at * half - PANES.pointed.w / 2, ...PANES.pointed };
    context.save();
    outline(context, "pointed", pane);
    context.clip();
    for (let row = 0; row < 6; row++)
      for (let column = 0; column < 2; column++) {
        const colour = GLASS[(row * 2 + column * 3 + Math.round(at * 10)) % GLASS.length] ?? "#c8413f";
        context.fillStyle = alpha(colour, 0.62);
        context.fillRect(pane.x + (column * pane.w) / 2, pane.y + row * 0.07, pane.w / 2 - 0.004, 0.066);
      }
    context.restore();
  }
  context.fillStyle = lit("#7a4f2f", easel.palette.light);
  context.fillRect(-0.012, -0.36, 0.024, 0.22);
  context.fillRect(-0.06, -0.3, 0.12, 0.024);
}

function straw(context: SKRSContext2D, easel: Easel): void {
  const random = easel.random.fork("straw");
  context.strokeStyle = lit("#e6c86a", easel.palette.light);
  context.lineWidth = 0.004;
  context.beginPath();
  for (let stalk = 0; stalk < 160; stalk++) {
    const [x, y] = [random.between(-1.2, 1.2), random.between(0.23, 0.48)];
    context.moveTo(x, y);
    context.lineTo(x + random.between(-0.03, 0.03), y + random.between(-0.008, 0.008));
  }
  context.stroke();
}

function runner(context: SKRSContext2D, easel: Easel): void {
  context.fillStyle = lit("#a3283c", easel.palette.light);
  context.beginPath();
  context.moveTo(-0.16, 0.203);
  context.lineTo(0.16, 0.203);
  context.lineTo(0.5, 0.75);
  context.lineTo(-0.5, 0.75);
  context.fill();
}
