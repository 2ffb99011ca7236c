import { snowedUnder } from "../art/retouch.ts";
import { hashOf } from "../random.ts";
import type { Scene } from "../scene.ts";
import { coverAt } from "./cover.ts";
import { eruptionPlane } from "./eruption.ts";
import { fogPlanes } from "./fog.ts";
import { groundMarks } from "./ground-marks.ts";
import { landOf } from "./lands/land-of.ts";
import { GROUND } from "./lands/soil.ts";
import { type Easel, hiddenBelow, type Plane, ridge } from "./planes.ts";
import { onSheet, type Props, strew } from "./props.ts";
import { rooted } from "./rooted.ts";
import { cloudPlanes, skyPlane } from "./sky.ts";

const HOUSES: ReadonlySet<string> = new Set("house houses church barn windmill shinto-shrine".split(" "));
/** In picture heights: of smaller ones nobody sees how they stand. */
const SEEN = 0.12;

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
            .map(async (art) => {
              const [, tall] = growth.height;
              const cut = await onSheet(props).cut(art, tall, {
                hazed: layer.hazed ?? 0,
                edge: growth.edge ?? 0.012,
              });
              const cover = HOUSES.has(snowedUnder(art) ?? art) && coverAt(scene, layer.distance);
              return cover && tall > SEEN
                ? rooted(cut, easel, {
                    ...cover,
                    unit: cut.height / tall,
                    isBuilding: true,
                    seed: hashOf(art),
                  })
                : cut;
            }),
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
