import { hasArms } from "../art/gallery.ts";
import { project } from "../camera-path.ts";
import { alpha } from "../colour.ts";
import { plunges } from "../layout/deeds.ts";
import type { Figure, Moment } from "../layout/figure.ts";
import { WEIGHTLESS } from "../layout/geography.ts";
import type { CastMember, Scene } from "../scene.ts";
import { isDarkOutside } from "./outside.ts";
import { aim, type Easel, type Plane } from "./planes.ts";

type Context = Parameters<Plane["draw"]>[0];

/** What comics draw about somebody so that a still picture shows a movement, or where somebody looks. */
export type Mark =
  | ("speed" | "leap" | "splash" | "spray" | "pool" | "puddle")
  | ("gaze" | "rotor" | "propeller" | "beam" | "ray" | "flame");

export function marksOf(figure: Pick<Figure, "member" | "support" | "carrier">, scene: Scene): Mark[] {
  const { member, support, carrier } = figure;
  const marks: Mark[] = [];
  const isFast = member.action === "run" || member.act === "chase" || member.act === "flee";
  // What is rooted runs nowhere, whoever runs past it.
  const canRun = !isSailing(member) && member.gait !== "plant" && member.gait !== "still";
  if (isFast && canRun && carrier === undefined && member.act !== "fight") marks.push("speed");
  // Who jumps in throws water up when they meet it, see deed-planes.ts; before that the water lies still.
  if (member.action === "jump" && carrier === undefined && !(support === "water" && plunges(scene, member)))
    marks.push(support === "water" ? "splash" : "leap");
  if (member.at?.how === "through" && POOLS.has(member.at.art) && support === "ground") marks.push("spray");
  if (member.act === "drink" && !hasArms(member.art) && support === "ground" && !member.to)
    marks.push("pool");
  if (member.act === "melt" && support === "ground") marks.push("puddle");
  if (member.art === "rocket" && (support === "air" || member.action === "rise")) marks.push("flame");
  if (member.act === "look" && isFarOff(member, scene)) marks.push("gaze");
  if (member.art === "helicopter" && support === "air") marks.push("rotor");
  if (member.art === "propeller-plane" && support === "air") marks.push("propeller");
  if (member.art === "flying-saucer" && support === "air" && !WEIGHTLESS.has(scene.place)) marks.push("ray");
  if (member.art === "lighthouse" && (isDarkOutside(scene) || scene.weather.includes("storm")))
    marks.push("beam");
  return marks;
}

const RAY = "#fff3a8";
const POOLS = new Set(["puddle", "mud"]);
const isSailing = ({ gait }: CastMember) => gait === "sail" || gait === "swim";

/** The sky's light is what is looked at. */
const isFarOff = ({ to }: CastMember, scene: Scene) =>
  (to === "moon" || to === "sun") && scene.place !== "room";

interface Spot {
  x: number;
  y: number;
  /** Where it would stand. */
  ground: number;
  tall: number;
  wide: number;
  facing: 1 | -1;
  turn: number;
}

function spotOf(figure: Figure, moment: Moment): Spot {
  const stance = figure.stance(moment);
  const view = project(moment.pose, stance.distance);
  const ground = figure.groundAt(moment) ?? stance.y;
  const tall = figure.height * stance.size * view.scale * (1 - figure.sunk);
  return {
    x: stance.x * view.scale + view.dx,
    y: stance.y * view.scale + view.dy,
    ground: ground * view.scale + view.dy,
    tall,
    wide: figure.height * figure.ratio * stance.size * view.scale,
    facing: figure.facing,
    turn: stance.turn,
  };
}

/** Lines and spray about a figure, drawn at every moment: any still shows them. */
export function marksPlane(easel: Easel, figure: Figure, marks: readonly Mark[], distance: number): Plane {
  return {
    distance,
    draw(context, moment) {
      const spot = spotOf(figure, moment);
      aim(context, easel, { x: 0, y: 0, scaleX: easel.height, scaleY: easel.height, turn: 0 });
      context.lineCap = "round";
      for (const mark of marks) PAINT[mark](context, spot, { ...moment, easel });
      context.setLineDash([]);
      context.globalAlpha = 1;
    },
  };
}

/** What goes round too fast to be seen, and a blade of it that is; `to` is where that ends when it is seen whole. */
function whirl(
  context: Context,
  { x, y, wide, high, thick }: { x: number; y: number; wide: number; high: number; thick: number },
  to: { x: number; y: number },
  seconds: number,
): void {
  context.globalAlpha = 0.4;
  context.fillStyle = "#eef2f7";
  context.beginPath();
  context.ellipse(x, y, wide, high, 0, 0, Math.PI * 2);
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = "#5f6676";
  context.lineWidth = thick;
  context.beginPath();
  const seen = Math.cos(seconds * 21);
  context.moveTo(x - to.x * seen, y - to.y * seen);
  context.lineTo(x + to.x * seen, y + to.y * seen);
  context.stroke();
}

const ink = (easel: Easel) => (easel.palette.dark ? "#f4f1e6" : "#ffffff");

interface How extends Moment {
  easel: Easel;
}

/** Where on the near ground the light of a saucer falls. */
const LIT = { distance: 1.2, y: 0.285 } as const;

const PAINT: Record<Mark, (context: Context, spot: Spot, how: How) => void> = {
  rotor(context, { x, y, tall, wide }, { seconds }) {
    const disc = { x, y: y - tall * 0.955, wide: wide * 0.66, high: tall * 0.045, thick: tall * 0.03 };
    whirl(context, disc, { x: disc.wide, y: 0 }, seconds);
  },
  propeller(context, { x, y, tall, wide, facing }, { seconds }) {
    const nose = { x: x + facing * wide * 0.465, y: y - tall * 0.55 };
    const disc = { ...nose, wide: tall * 0.06, high: tall * 0.46, thick: tall * 0.03 };
    whirl(context, disc, { x: 0, y: tall * 0.44 }, seconds);
  },
  beam(context, { x, y, tall }, { seconds }) {
    const up = y - tall * 0.87;
    for (const turn of [0, Math.PI]) {
      const reach = Math.cos(seconds * 0.9 + 0.5 + turn);
      const fading = context.createLinearGradient(x, up, x + reach * 1.5, up);
      fading.addColorStop(0, "rgba(255,241,174,.62)");
      fading.addColorStop(0.6, "rgba(255,241,174,.26)");
      fading.addColorStop(1, "rgba(255,241,174,0)");
      context.fillStyle = fading;
      context.beginPath();
      context.moveTo(x, up - tall * 0.02);
      context.lineTo(x + reach * 1.5, up - 0.14 - 0.1 * (1 - Math.abs(reach)));
      context.lineTo(x + reach * 1.5, up + 0.16);
      context.lineTo(x, up + tall * 0.02);
      context.fill();
    }
  },
  ray(context, { x, y, tall, wide }, { pose, seconds }) {
    // Seen through, wider and fainter towards the ground, where it ends in a pool of light.
    const view = project(pose, LIT.distance);
    const [from, to] = [y - tall * 0.12, Math.max(y + 0.05, LIT.y * view.scale + view.dy)];
    const flicker = 1 + 0.06 * Math.sin(seconds * 7);
    for (const part of [1, 0.6]) {
      const fading = context.createLinearGradient(0, from, 0, to);
      fading.addColorStop(0, alpha(RAY, 0.5 * flicker));
      fading.addColorStop(1, alpha(RAY, 0.13 * flicker));
      context.fillStyle = fading;
      context.beginPath();
      context.moveTo(x - wide * 0.16 * part, from);
      context.lineTo(x + wide * 0.16 * part, from);
      context.lineTo(x + wide * 0.42 * part, to);
      context.ellipse(x, to, wide * 0.42 * part, wide * 0.06 * part, 0, 0, Math.PI);
      context.fill();
    }
    context.fillStyle = alpha(RAY, 0.3 * flicker);
    context.beginPath();
    context.ellipse(x, to, wide * 0.42, wide * 0.06, 0, 0, Math.PI * 2);
    context.fill();
  },
  speed(context, { x, y, tall, wide, facing }, { seconds, easel }) {
    // Low and behind the heels: higher they would lie over whoever comes after, and over houses.
    const behind = x - facing * (wide / 2 + 0.012);
    for (const [line, [up, long]] of (
      [
        [0.07, 1],
        [0.17, 0.7],
      ] as const
    ).entries()) {
      const reach = Math.min(0.11, tall * 0.24) * long * (0.85 + 0.15 * Math.sin(seconds * 9 + line * 2));
      const fade = context.createLinearGradient(behind, 0, behind - facing * reach, 0);
      fade.addColorStop(0, alpha(ink(easel), 0.9));
      fade.addColorStop(1, alpha(ink(easel), 0));
      context.strokeStyle = fade;
      context.lineWidth = 0.007;
      context.beginPath();
      context.moveTo(behind, y - tall * up);
      context.lineTo(behind - facing * reach, y - tall * up);
      context.stroke();
    }
    context.fillStyle = easel.palette.dark ? "#b9b4c4" : "#cdbfa6";
    for (let puff = 0; puff < 4; puff++) {
      const age = (seconds * 1.4 + puff / 4) % 1;
      context.globalAlpha = 0.75 * (1 - age);
      context.beginPath();
      const reach = Math.min(0.13, tall * 0.3);
      context.arc(
        behind + facing * wide * 0.2 - facing * reach * age,
        y - tall * 0.04 * (0.6 + 1.6 * age),
        Math.min(0.026, tall * 0.07) * (0.5 + age),
        0,
        Math.PI * 2,
      );
      context.fill();
    }
  },
  leap(context, { x, ground, y, wide, facing }, { easel }) {
    // Dust where the feet left the ground, and two strokes under them as far as they are off it.
    const aloft = Math.max(0, ground - y);
    context.fillStyle = easel.palette.dark ? "#b9b4c4" : "#d8cbb2";
    context.globalAlpha = Math.min(0.75, aloft * 6);
    for (const side of [-1, -0.4, 0.5, 1]) {
      context.beginPath();
      context.arc(
        x + side * (wide * 0.3 + aloft * 0.25),
        ground - 0.008,
        0.011 + 0.006 * (1 - Math.abs(side)),
        0,
        Math.PI * 2,
      );
      context.fill();
    }
    if (aloft < 0.03) return;
    context.strokeStyle = ink(easel);
    context.globalAlpha = 0.7;
    context.lineWidth = 0.006;
    for (const side of [-0.22, 0.12]) {
      const at = x + side * wide - facing * 0.012;
      context.beginPath();
      context.moveTo(at, y + 0.012);
      context.lineTo(at - facing * 0.006, y + 0.012 + Math.min(0.05, aloft * 0.5));
      context.stroke();
    }
  },
  splash(context, { x, y, ground, wide, tall }, { seconds }) {
    // Most where the body is halfway through the surface, a few drops while it is in the air.
    const through = Math.max(0, 1 - Math.abs(y - ground - tall * 0.3) / (tall * 0.75));
    const [high, large] = [(0.3 + 0.75 * through) * Math.max(0.2, tall), Math.max(1, tall * 5)];
    for (let drop = 0; drop < 26; drop++) {
      const age = (seconds * 0.9 + drop * 0.37) % 1;
      const way = (drop / 25 - 0.5) * 2;
      const up = high * Math.sin(age * Math.PI) * (1.15 - Math.abs(way) * 0.7);
      context.globalAlpha = 0.95 * (1 - age * 0.7);
      context.fillStyle = drop % 3 === 0 ? "#bfe6f5" : "#ffffff";
      context.beginPath();
      context.ellipse(
        x + way * (wide * 0.34 + 0.1 * age * large),
        ground - 0.012 - up * (0.6 + ((drop * 7) % 5) / 9),
        0.009 * large,
        0.013 * large,
        way * 0.5,
        0,
        Math.PI * 2,
      );
      context.fill();
    }
    // Foam where it goes through.
    context.globalAlpha = 0.95;
    for (let crest = -4; crest <= 4; crest++) {
      const swell = 0.8 + 0.2 * Math.sin(seconds * 7 + crest * 2.1);
      const rise = (0.014 + 0.05 * through * (1.1 - Math.abs(crest) * 0.17)) * large * swell;
      context.fillStyle = crest & 1 ? "#dff2fa" : "#f6fcff";
      context.beginPath();
      context.ellipse(x + crest * wide * 0.11, ground + 0.004, wide * 0.09, rise + 0.014, 0, Math.PI, 0);
      context.fill();
    }
  },
  spray(context, { x, y, wide }, { seconds }) {
    // Out to both sides from under the wheels, the higher the farther out.
    for (let drop = 0; drop < 28; drop++) {
      const age = (seconds * 1.3 + drop * 0.29) % 1;
      const side = drop % 2 === 0 ? 1 : -1;
      const throwOut = 0.5 + ((drop * 7) % 11) / 11;
      context.globalAlpha = 0.95 * (1 - age * 0.6);
      context.fillStyle = drop % 3 === 0 ? "#8fcdea" : "#ffffff";
      context.beginPath();
      context.arc(
        x + side * (wide * 0.4 + 0.13 * age * throwOut),
        y - 0.16 * throwOut * Math.sin(age * Math.PI) - 0.01,
        0.013 - 0.006 * age,
        0,
        Math.PI * 2,
      );
      context.fill();
    }
  },
  pool(context, { x, y, wide, facing }, { seconds }) {
    const [at, half] = [x + facing * wide * 0.62, Math.max(0.05, wide * 0.36)];
    context.fillStyle = "#3f9fd0";
    context.beginPath();
    context.ellipse(at, y + 0.008, half, half * 0.24, 0, 0, Math.PI * 2);
    context.fill();
    context.strokeStyle = "#e2f5fc";
    context.lineWidth = 0.004;
    for (const ring of [0, 0.5]) {
      const age = (seconds * 0.7 + ring) % 1;
      context.globalAlpha = 1 - age;
      context.beginPath();
      context.ellipse(
        at - facing * half * 0.35,
        y + 0.006,
        half * 0.5 * age + 0.006,
        half * 0.13 * age + 0.002,
        0,
        0,
        Math.PI * 2,
      );
      context.stroke();
    }
  },
  puddle(context, { x, ground, wide, tall }, { seconds, share }) {
    const half = wide * (0.25 + 0.75 * share * (2 - share));
    for (const [part, colour] of [
      [1, "#6fb7de"],
      [0.8, "#9fd3ee"],
    ] as const) {
      context.fillStyle = colour;
      context.beginPath();
      context.ellipse(x, ground + half * 0.04, half * part, half * 0.2 * part, 0, 0, Math.PI * 2);
      context.fill();
    }
    context.fillStyle = "#6fb7de";
    for (let drop = 0; drop < 6; drop++) {
      const age = (seconds * 0.8 + drop * 0.37) % 1;
      const aside = (drop % 2 ? 1 : -1) * wide * (0.2 + 0.06 * (drop % 3)) * (1 - 0.3 * share);
      const from = tall * (1 - 0.66 * share) * (0.3 + 0.1 * (drop % 3));
      context.beginPath();
      context.ellipse(x + aside * 1.5, ground - from * (1 - age * age), 0.007, 0.012, 0, 0, Math.PI * 2);
      context.fill();
    }
  },
  flame(context, { x, y, tall, facing, turn }, { seconds }) {
    // The rocket lies aslant in its picture, its nose towards where it goes.
    const along = Math.PI / 4;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const turned = (dx: number, dy: number) => ({ x: dx * cos - dy * sin, y: dx * sin + dy * cos });
    const middle = turned(0, -tall / 2);
    const back = turned(-facing * Math.sin(along), Math.cos(along));
    const [fromX, fromY] = [x + middle.x + back.x * tall * 0.34, y + middle.y + back.y * tall * 0.34];
    for (const [long, broad, colour] of [
      [1.15, 0.15, "rgba(255,120,40,.4)"],
      [0.85, 0.11, "#ff8a2e"],
      [0.58, 0.075, "#ffd04a"],
      [0.32, 0.04, "#fff6d0"],
    ] as const) {
      const reach = tall * long * (0.92 + 0.08 * Math.sin(seconds * 23 + long * 9));
      const [wideX, wideY] = [-back.y * tall * broad, back.x * tall * broad];
      const swell = { x: fromX + back.x * reach * 0.3, y: fromY + back.y * reach * 0.3 };
      const tip = { x: fromX + back.x * reach, y: fromY + back.y * reach };
      context.fillStyle = colour;
      context.beginPath();
      context.moveTo(fromX, fromY);
      context.quadraticCurveTo(swell.x + wideX * 1.6, swell.y + wideY * 1.6, tip.x, tip.y);
      context.quadraticCurveTo(swell.x - wideX * 1.6, swell.y - wideY * 1.6, fromX, fromY);
      context.fill();
    }
  },
  gaze(context, { x, y, tall }, { easel }) {
    const { light } = easel.heavens;
    if (!light) return;
    const [fromX, fromY] = [x, y - tall * 0.9];
    const [overX, overY] = [light.x - fromX, light.y - fromY];
    const far = Math.hypot(overX, overY);
    if (far < 0.2) return;
    const [start, end] = [0.07 / far, Math.min(0.42, 1 - (light.radius * 1.6) / far)];
    context.strokeStyle = easel.palette.dark ? "#fff3b0" : "#ffffff";
    context.globalAlpha = 0.55;
    context.lineWidth = 0.007;
    // Round dots.
    context.setLineDash([0.0005, 0.026]);
    context.beginPath();
    context.moveTo(fromX + overX * start, fromY + overY * start);
    context.lineTo(fromX + overX * end, fromY + overY * end);
    context.stroke();
  },
};
