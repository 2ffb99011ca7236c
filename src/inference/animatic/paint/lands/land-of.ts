import type { SheetShape } from "../../layout/geography.ts";
import { sheetSeed } from "../../layout/geography.ts";
import type { Scene } from "../../scene.ts";
import { desert, savanna } from "./dry.ts";
import { field } from "./fields.ts";
import { meadow } from "./meadow.ts";
import { mars, moon } from "./planets.ts";
import { road, settled } from "./settled.ts";
import { mountains, snowfield } from "./snow.ts";
import { GROUND, hazeAt, type Land, type Layer, soilOf } from "./soil.ts";
import { volcano } from "./volcano.ts";
import { forest, jungle } from "./woods.ts";

const LANDS: ReadonlySet<string> = new Set(
  "snowfield mountains snowymountains forest bamboo jungle savanna desert mars moon volcano village farm castle garden road meadow".split(
    " ",
  ),
);

/** The sheets of a scene's land as they lie; undefined where the place is no land. */
export function landOf(scene: Scene): (Land & { layers: (Layer & SheetShape)[] }) | undefined {
  if (!LANDS.has(scene.place)) return undefined;
  const land = plainLand(scene);
  // From above the horizon stands higher in the picture and the ground takes its place.
  const isHigh = scene.camera === "aerial" || scene.manner === "high-angle";
  const lift = isHigh ? 0.2 : 0;
  const shown = land.layers.filter((layer) => !isReplaced(scene, layer));
  return {
    ...land,
    horizon: land.horizon - lift,
    layers: shown.map((layer, place) => ({
      ...layer,
      y:
        layer.y -
        (layer.distance > 1 ? lift * Math.min(1, layer.distance / 6 + 0.5) : -0.04 * lift) +
        sunk(scene, layer),
      hazed: Math.max(layer.hazed ?? 0, hazeAt(layer.distance)),
      seed: sheetSeed(scene, `sheet ${place}`),
    })),
  };
}

/** A bridge, a cliff or a hill stands where the near ground would be. */
function isReplaced(scene: Scene, layer: Layer): boolean {
  if (!scene.carrier || scene.carrier === "rails" || scene.carrier === "ice") return false;
  return layer.distance < 1;
}

/** Under a bridge and below a cliff the land lies deep. */
function sunk(scene: Scene, layer: Layer): number {
  if (layer.distance !== GROUND) return 0;
  if (scene.carrier === "bridge") return 0.14;
  return scene.carrier === "cliff" ? 0.12 : 0;
}

function plainLand(scene: Scene): Land {
  const soil = soilOf(scene.season);
  if (scene.field) return field(soil, scene.field);
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
      return road(soil, scene);
    default:
      return meadow(soil, scene);
  }
}
