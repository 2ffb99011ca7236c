import { lit, mix } from "../colour.ts";
import { lightSide } from "../layout/heavens.ts";
import type { Decorate, Easel } from "./planes.ts";
import { type Props, strew } from "./props.ts";

/** A strip of coast far out to one side, so that the sea has an end somewhere. */
export function headland(easel: Easel): Decorate {
  const random = easel.random.fork("headland");
  const side = -lightSide(easel.heavens);
  const hills = [0, 1].map((hill) => ({
    at: random.between(0.3, 0.42) + hill * 0.24,
    wide: random.between(0.26, 0.34),
    tall: random.between(0.045, 0.06) + hill * 0.025,
    colour: mix(lit("#6f8f86", easel.palette.light), easel.palette.haze, 0.55 - hill * 0.14),
  }));
  return (context, { extent, edge }) => {
    for (const { at, wide, tall, colour } of hills) {
      const x = side * at * easel.aspect;
      if (x + wide < extent.left || x - wide > extent.right) continue;
      context.fillStyle = colour;
      context.beginPath();
      context.moveTo(x - wide, edge(x) + 0.01);
      context.bezierCurveTo(x - wide * 0.5, edge(x), x - wide * 0.4, edge(x) - tall, x, edge(x) - tall);
      context.bezierCurveTo(
        x + wide * 0.4,
        edge(x) - tall,
        x + wide * 0.5,
        edge(x),
        x + wide,
        edge(x) + 0.01,
      );
      context.fill();
    }
  };
}

/** How tall they grow, in picture heights. */
export const REEDS: [number, number] = [0.15, 0.24];

/** Reeds at the water's edge to both sides, and flowers in the grass. */
export async function growthOnBank(easel: Easel, props: Props): Promise<Decorate> {
  const cut = (art: string, height: number) => props.cut(art, height, { edge: 0.012 });
  const reeds = await cut("reeds", REEDS[1]);
  const flowers = await Promise.all([cut("blossom", 0.06), cut("herb", 0.06)]);
  const atEdge = strew(easel, [reeds], easel.random.fork("reeds"), {
    spacing: 0.13,
    height: REEDS,
    sink: [0.01, 0.04],
    keep: 0.46,
  });
  const inGrass = strew(easel, flowers, easel.random.fork("bank"), {
    spacing: 0.24,
    height: [0.04, 0.06],
    sink: [0.07, 0.16],
    keep: 0.12,
  });
  return (context, sheet) => {
    atEdge(context, sheet);
    inGrass(context, sheet);
  };
}
