import { coatOf } from "../art/beasts.ts";
import { onAllFours } from "../art/upright.ts";
import { PETS } from "../art/wilds.ts";
import type { CastMember } from "../scene.ts";
import { aim, type Easel, type Plane } from "./planes.ts";
import { edgeOf } from "./sprite.ts";

/** Whose eyes one sees with has paws of these colours before him. */
const COATS: Readonly<Record<string, ReturnType<typeof coatOf>>> = {
  ...PETS,
  "wolf-body": coatOf("wolf"),
  "fox-body": coatOf("fox"),
  "lion-body": coatOf("lion"),
  "bear-body": coatOf("bear"),
  rabbit: { coat: "#e9e4ea", dark: "#c9c0cc" },
};
const RATE = { run: 9, move: 5 } as const;

/** The forepaws of the animal through whose eyes one looks, as they reach out in turn. */
export function pawsPlane(easel: Easel, hero: CastMember): Plane | undefined {
  const coat = COATS[onAllFours(hero.art)];
  if (!coat) return undefined;
  const rate = hero.action === "run" ? RATE.run : RATE.move;
  return {
    distance: 0.2,
    isOfFrame: true,
    draw(context, { seconds }) {
      aim(context, easel, { x: 0, y: 0, scaleX: easel.height, scaleY: easel.height, turn: 0 });
      const edge = edgeOf(easel.palette, coat.coat, 0.012);
      for (const side of [-1, 1]) {
        // One reaches out far ahead while the other pushes off beside the muzzle.
        const out = Math.sin(seconds * rate + (side > 0 ? Math.PI * 0.8 : 0));
        const [x, y] = [side * (0.27 + 0.03 * out), 0.26 - 0.13 * out];
        context.fillStyle = edge.colour;
        limb(context, x, y, side, edge.width);
        context.fillStyle = coat.coat;
        limb(context, x, y, side, 0);
        context.strokeStyle = coat.legs ?? coat.dark;
        context.lineWidth = 0.009;
        context.lineCap = "round";
        context.beginPath();
        for (const toe of [-0.036, 0, 0.036]) {
          context.moveTo(x + toe, y - 0.066);
          context.lineTo(x + toe, y - 0.024);
        }
        context.stroke();
      }
      muzzle(context, easel, coat);
    },
  };
}

/** The tip of its own nose, and its whiskers. */
function muzzle(
  context: Parameters<Plane["draw"]>[0],
  easel: Easel,
  { coat, dark }: { coat: string; dark: string },
): void {
  context.strokeStyle = "#fbf8f0";
  context.lineWidth = 0.004;
  context.beginPath();
  for (const side of [-1, 1])
    for (const up of [0.02, 0.06, 0.1]) {
      context.moveTo(side * 0.07, 0.38);
      context.quadraticCurveTo(side * 0.2, 0.35 - up, side * 0.34, 0.37 - up * 1.6);
    }
  context.stroke();
  const edge = edgeOf(easel.palette, coat, 0.01);
  for (const [colour, grown] of [
    [edge.colour, edge.width],
    [coat, 0],
  ] as const) {
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(0, 0.48, 0.15 + grown, 0.14 + grown, 0, 0, Math.PI * 2);
    context.fill();
  }
  context.fillStyle = dark;
  context.beginPath();
  context.ellipse(0, 0.358, 0.04, 0.026, 0, 0, Math.PI * 2);
  context.fill();
}

function limb(context: Parameters<Plane["draw"]>[0], x: number, y: number, side: number, rim: number): void {
  context.beginPath();
  context.ellipse(x, y, 0.096 + rim, 0.08 + rim, 0, 0, Math.PI * 2);
  context.fill();
  context.beginPath();
  context.moveTo(x - 0.07 - rim, y);
  context.lineTo(x + 0.07 + rim, y);
  context.lineTo(x + side * 0.12 + 0.125 + rim, 0.6);
  context.lineTo(x + side * 0.12 - 0.125 - rim, 0.6);
  context.fill();
}
