import { coatOf } from "../art/beasts.ts";
import { onAllFours } from "../art/upright.ts";
import { PETS } from "../art/wilds.ts";
import type { CastMember } from "../scene.ts";
import { aim, type Easel, type Plane } from "./planes.ts";

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
      for (const side of [-1, 1]) {
        const out = Math.sin(seconds * rate + (side > 0 ? Math.PI * 0.8 : 0));
        const [x, y] = [side * (0.2 + 0.015 * out), 0.29 - 0.07 * out];
        context.fillStyle = easel.palette.edge;
        limb(context, x, y, side, 0.012);
        context.fillStyle = coat.coat;
        limb(context, x, y, side, 0);
        context.strokeStyle = coat.legs ?? coat.dark;
        context.lineWidth = 0.008;
        context.lineCap = "round";
        context.beginPath();
        for (const toe of [-0.028, 0, 0.028]) {
          context.moveTo(x + toe, y - 0.05);
          context.lineTo(x + toe, y - 0.018);
        }
        context.stroke();
      }
    },
  };
}

function limb(context: Parameters<Plane["draw"]>[0], x: number, y: number, side: number, rim: number): void {
  context.beginPath();
  context.ellipse(x, y, 0.072 + rim, 0.062 + rim, 0, 0, Math.PI * 2);
  context.fill();
  context.beginPath();
  context.moveTo(x - 0.052 - rim, y);
  context.lineTo(x + 0.052 + rim, y);
  context.lineTo(x + side * 0.1 + 0.085 + rim, 0.6);
  context.lineTo(x + side * 0.1 - 0.085 - rim, 0.6);
  context.fill();
}
