import type { PlaceId, Season } from "../../scene.ts";
import { soilOf } from "./soil.ts";

/** What lies along a road or a river. */
export interface Roadside {
  hill: string;
  grass: string;
  /** What grows there, how close, and how tall. */
  arts: readonly string[];
  spacing: number;
  height: [number, number];
}

const ROADSIDES: Partial<Record<PlaceId, Roadside>> = {
  desert: {
    ...{ hill: "#e0a458", grass: "#eab566" },
    ...{ arts: ["cactus", "rock"], spacing: 0.5, height: [0.1, 0.2] },
  },
  jungle: {
    ...{ hill: "#3f8a5c", grass: "#34784a" },
    ...{ arts: ["palm-tree", "tree", "palm-tree"], spacing: 0.13, height: [0.34, 0.52] },
  },
  bamboo: {
    ...{ hill: "#3f8a5c", grass: "#5c9a48" },
    ...{ arts: ["bamboo"], spacing: 0.09, height: [0.34, 0.5] },
  },
  savanna: {
    ...{ hill: "#d1a758", grass: "#dcb35c" },
    ...{ arts: ["acacia"], spacing: 0.6, height: [0.2, 0.3] },
  },
  sea: {
    ...{ hill: "#4f9fc4", grass: "#9dbf62" },
    ...{ arts: ["palm-tree"], spacing: 0.75, height: [0.2, 0.28] },
  },
  mars: {
    ...{ hill: "#b8603f", grass: "#c8704a" },
    ...{ arts: ["rock"], spacing: 0.5, height: [0.08, 0.14] },
  },
};

/** What lies along it in the land that it leads through; undefined: what lies along it anyway. */
export function roadsideOf(amid: PlaceId | undefined, season: Season): Roadside | undefined {
  if (amid !== "forest") return amid && ROADSIDES[amid];
  const { hill, grass, trees } = soilOf(season);
  return { hill, grass, arts: [...trees.broad, ...trees.conifer], spacing: 0.12, height: [0.34, 0.5] };
}
