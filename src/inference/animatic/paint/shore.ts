import { lit, mix } from "../colour.ts";
import { lightSide } from "../layout/heavens.ts";
import type { Scene } from "../scene.ts";
import { roadsideOf } from "./lands/amid.ts";
import { oldTown } from "./old-town.ts";
import { type Decorate, type Easel, type Plane, ridge } from "./planes.ts";
import { onSheet, type Props, strew } from "./props.ts";

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
  const cut = (art: string, height: number) => onSheet(props).cut(art, height, { edge: 0.012 });
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

/** What lies beyond a lake or a river: mountains, the trees of its land, and in a town its houses. */
export async function farShore(easel: Easel, scene: Scene, props: Props): Promise<Plane[]> {
  const planes: Plane[] = [];
  const isWinter = scene.season === "winter";
  planes.push(
    ridge(easel, {
      distance: 9,
      profile: "peaks",
      y: -0.05,
      amplitude: 0.12,
      colour: isWinter ? "#88a9cc" : "#7f9fb5",
      hazed: 0.45,
      bottom: 0.15,
      ...(isWinter ? { cap: { colour: "#ffffff", depth: 0.09 } } : {}),
    }),
  );
  if (scene.flavour === "old")
    planes.push(
      oldTown(easel, {
        snowy: scene.season === "winter",
        distance: 4.6,
        foot: 0.06,
        height: [0.1, 0.2],
        width: [0.11, 0.19],
        hazed: 0.16,
        spires: true,
      }),
    );
  const roadside = roadsideOf(scene.amid, scene.season);
  const plain = isWinter
    ? ["conifer-winter"]
    : scene.season === "autumn"
      ? ["tree-autumn", "tree-gold", "conifer"]
      : scene.weather.includes("petals")
        ? ["tree-blossom", "conifer", "tree-blossom", "tree"]
        : ["conifer", "tree"];
  const shore = roadside ?? { arts: plain, spacing: 0.1, height: [0.1, 0.19] as [number, number] };
  const arts = scene.flavour === "old" ? [] : shore.arts;
  const cuts = await Promise.all(
    arts.map((art) => onSheet(props).cut(art, shore.height[1], { hazed: 0.15 })),
  );
  planes.push(
    ridge(easel, {
      distance: 4.5,
      profile: "hills",
      y: 0.05,
      amplitude: 0.02,
      colour: roadside?.hill ?? (isWinter ? "#dce8f2" : "#6fa35c"),
      hazed: 0.15,
      headroom: shore.height[1] + 0.01,
      bottom: 0.2,
      decorate: strew(easel, cuts, easel.random.fork("shore"), {
        spacing: shore.spacing,
        height: shore.height,
        sink: [0, 0.02],
      }),
    }),
  );
  return planes;
}
