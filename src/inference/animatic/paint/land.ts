import type { Scene } from "../scene.ts";
import { fogPlanes } from "./fog.ts";
import { desert, savanna } from "./lands/dry.ts";
import { meadow } from "./lands/meadow.ts";
import { mars, moon } from "./lands/planets.ts";
import { road, settled } from "./lands/settled.ts";
import { mountains, snowfield } from "./lands/snow.ts";
import { type Land, type Layer, soilOf } from "./lands/soil.ts";
import { volcano } from "./lands/volcano.ts";
import { forest, jungle } from "./lands/woods.ts";
import { type Easel, hiddenBelow, type Plane, ridge } from "./planes.ts";
import { type Props, stamp, strew } from "./props.ts";
import { cloudPlanes, skyPlane } from "./sky.ts";

function landOf(scene: Scene): Land {
  const soil = soilOf(scene.season);
  switch (scene.place) {
    case "snowfield":
      return snowfield(soil);
    case "mountains":
    case "snowymountains":
      return mountains(soil, scene);
    case "forest":
      return forest(soil);
    case "bamboo":
    case "jungle":
      return jungle(soil, scene);
    case "savanna":
      return savanna(soil);
    case "desert":
      return desert(soil);
    case "mars":
      return mars(soil);
    case "moon":
      return moon(soil);
    case "volcano":
      return volcano(soil);
    case "village":
    case "farm":
    case "castle":
    case "garden":
      return settled(soil, scene);
    case "road":
      return road(soil);
    default:
      return meadow(soil);
  }
}

export async function paintLand(easel: Easel, scene: Scene, props: Props): Promise<Plane[]> {
  const land = landOf(scene);
  const isHigh = scene.camera === "aerial";
  // From above the horizon stands higher in the picture and the ground takes its place.
  const lift = isHigh ? 0.2 : 0;
  const raised = (layer: Layer) =>
    layer.y - (layer.distance > 1 ? lift * Math.min(1, layer.distance / 6 + 0.5) : -0.04 * lift);
  const edges = land.layers.map((layer) => ({ ...layer, y: raised(layer) }));
  const planes: Plane[] = [skyPlane(easel, scene, land.horizon - lift, edges)];
  planes.push(...cloudPlanes(easel, scene, land.horizon - lift, isHigh ? 1 : land.clouds));
  for (const [place, layer] of land.layers.entries()) {
    const decorations = await Promise.all(
      (layer.growth ?? []).map(async (growth) => {
        const cuts = await Promise.all(
          growth.arts
            .filter((art) => props.has(art))
            .map((art) => props.cut(art, growth.height[1], { hazed: layer.hazed ?? 0, edge: 0.012 })),
        );
        return strew(cuts, easel.random.fork(`${place} ${growth.arts.join()}`), growth);
      }),
    );
    const { decorate } = layer;
    // Seen from above the sheet stands higher, and a great thing on it would be cut off.
    const landmark = layer.landmark && {
      ...layer.landmark,
      height: layer.landmark.height * (isHigh ? 0.62 : 1),
    };
    const monument = landmark && (await props.cut(landmark.art, landmark.height, { hazed: 0.12 }));
    const side = easel.random.fork("landmark").chance(0.5) ? 1 : -1;
    planes.push(
      ridge(easel, {
        ...layer,
        y: raised(layer),
        bottom: hiddenBelow(easel, layer.distance, edges),
        headroom: Math.max(
          layer.headroom ?? 0,
          landmark?.height ?? 0,
          ...(layer.growth ?? []).map((growth) => growth.height[1]),
        ),
        decorate: (context, sheet) => {
          decorate?.(context, sheet);
          if (monument && landmark) {
            const x = side * landmark.x * easel.aspect;
            stamp(context, monument, { x, y: sheet.edge(x) + 0.03, height: landmark.height });
          }
          for (const one of decorations) one(context, sheet);
        },
      }),
    );
  }
  if (scene.weather.includes("fog")) planes.push(...fogPlanes(easel));
  return planes;
}
