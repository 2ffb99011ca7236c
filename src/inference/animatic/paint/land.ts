import type { Scene } from "../scene.ts";
import { eruptionPlane } from "./eruption.ts";
import { fogPlanes } from "./fog.ts";
import { groundMarks } from "./ground-marks.ts";
import { landOf } from "./lands/land-of.ts";
import { GROUND } from "./lands/soil.ts";
import { type Easel, hiddenBelow, type Plane, ridge } from "./planes.ts";
import { type Props, strew } from "./props.ts";
import { cloudPlanes, skyPlane } from "./sky.ts";

export async function paintLand(easel: Easel, scene: Scene, props: Props): Promise<Plane[]> {
  const land = landOf(scene);
  if (!land) return [];
  const planes: Plane[] = [skyPlane(easel, scene, land.horizon, land.layers), ...cloudPlanes(easel, scene)];
  for (const [place, layer] of land.layers.entries()) {
    const decorations = await Promise.all(
      (layer.growth ?? []).map(async (growth) => {
        const cuts = await Promise.all(
          growth.arts
            .filter((art) => props.has(art))
            .map((art) =>
              props.cut(art, growth.height[1], { hazed: layer.hazed ?? 0, edge: growth.edge ?? 0.012 }),
            ),
        );
        return strew(easel, cuts, easel.random.fork(`${place} ${growth.arts.join()}`), growth);
      }),
    );
    const { decorate } = layer;
    const marks = layer.distance === GROUND ? groundMarks(easel, scene, layer.colour) : undefined;
    planes.push(
      ridge(easel, {
        ...layer,
        bottom: hiddenBelow(easel, layer.distance, land.layers),
        headroom: Math.max(layer.headroom ?? 0, ...(layer.growth ?? []).map((growth) => growth.height[1])),
        decorate: (context, sheet) => {
          marks?.(context, sheet);
          decorate?.(context, sheet);
          for (const one of decorations) one(context, sheet);
        },
      }),
    );
  }
  if (scene.place === "volcano") planes.push(eruptionPlane(easel));
  if (scene.weather.includes("fog")) planes.push(...fogPlanes(easel));
  return planes;
}
