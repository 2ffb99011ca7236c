import { shade } from "../../colour.ts";
import type { Season } from "../../scene.ts";
import type { Ridge } from "../planes.ts";

export interface Growth {
  arts: readonly string[];
  /** Distance from one to the next, heights and how far below the edge they stand, in picture heights. */
  spacing: number;
  height: [number, number];
  sink: [number, number];
  /** A stretch each side of the middle that stays free for the cast. */
  keep?: number;
  /** At equal distances, as planted. */
  isEven?: true;
  /** Width of its paper edge as a share of its height. */
  edge?: number;
}

export type Layer = Ridge & {
  growth?: Growth[];
};

export interface Land {
  horizon: number;
  clouds: number;
  layers: Layer[];
}

/** Distances, from the mountains to the grass before the lens. */
export const FAR = 9;
export const MIDDLE = 4;
export const NEAR = 2.2;
export const GROUND = 1.35;
const FRONT = 0.66;

/** From here on the air between takes colour away, and so much of it at most. */
const AIRY = 1.5;
const DENSEST = 0.42;

/** How far what stands at a distance has faded into the haze at the least, 0 to 1: so the near is told from the far. */
export const hazeAt = (distance: number): number => DENSEST * Math.max(0, 1 - AIRY / distance);

/** What the lands of one season have in common. */
export interface Soil {
  season: Season;
  isWinter: boolean;
  trees: { broad: string[]; conifer: string[] };
  grass: string;
  hill: string;
  /** What grows in the grass. */
  blooms: string[];
  /** The sheet before the lens. */
  front: Layer;
  /** The mountains behind; `cap`: with snow on them. */
  far(colour: string, amplitude?: number, cap?: boolean): Layer;
}

const TREES: Record<Season, { broad: string[]; conifer: string[] }> = {
  summer: { broad: ["tree"], conifer: ["conifer"] },
  spring: { broad: ["tree", "tree-blossom"], conifer: ["conifer", "tree-blossom"] },
  autumn: { broad: ["tree-autumn", "tree-red", "tree-gold"], conifer: ["conifer", "tree-autumn"] },
  winter: { broad: ["tree-winter", "conifer-winter"], conifer: ["conifer-winter"] },
};

/** Here and there a fir before the lens, in snow: of a white plain in front nothing is seen. */
export const FIRS_BEFORE: Growth[] = [
  { arts: ["conifer-winter"], spacing: 1.15, height: [0.5, 0.62], sink: [0.02, 0.05], keep: 0.66 },
];

export function soilOf(season: Season): Soil {
  const isWinter = season === "winter";
  const trees = TREES[season];
  const grass = { summer: "#8cc152", spring: "#9ccc65", autumn: "#cfa14a", winter: "#f1f6fb" }[season];
  const hill = { summer: "#5f9f5a", spring: "#74b06a", autumn: "#b5803f", winter: "#dce8f2" }[season];
  const blooms = isWinter
    ? []
    : season === "autumn"
      ? ["maple-leaf", "fallen-leaf", "brown-mushroom"]
      : ["blossom", "tulip", "herb", "seedling"];
  const front: Layer = {
    distance: FRONT,
    profile: "hills",
    y: 0.47,
    amplitude: 0.035,
    colour: shade(isWinter ? "#e6eff8" : grass, -0.28),
    growth: isWinter
      ? FIRS_BEFORE
      : [
          {
            arts: ["herb", "seedling", ...blooms.slice(0, 1)],
            spacing: 0.34,
            height: [0.1, 0.17],
            sink: [0.02, 0.05],
          },
        ],
  };
  const far = (colour: string, amplitude = 0.13, cap = isWinter): Layer => ({
    distance: FAR,
    profile: "peaks",
    y: -0.03,
    amplitude,
    colour,
    hazed: 0.42,
    ...(cap ? { cap: { colour: "#ffffff", depth: 0.09 } } : {}),
  });
  return { season, isWinter, trees, grass, hill, blooms, front, far };
}
