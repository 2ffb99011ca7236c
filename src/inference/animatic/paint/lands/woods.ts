import { mix, shade } from "../../colour.ts";
import type { Scene } from "../../scene.ts";
import { FAR, GROUND, type Land, MIDDLE, NEAR, type Soil } from "./soil.ts";

export function forest({ season, isWinter, trees, grass, hill, blooms, front }: Soil): Land {
  return {
    horizon: 0.1,
    clouds: 1,
    layers: [
      {
        distance: FAR,
        profile: "canopy",
        y: 0.0,
        amplitude: 0.09,
        colour: mix(hill, "#4f7f7a", 0.35),
        hazed: 0.45,
      },
      {
        distance: MIDDLE,
        profile: "hills",
        y: 0.1,
        amplitude: 0.02,
        colour: hill,
        hazed: 0.2,
        growth: [
          {
            arts: [...trees.broad, ...trees.conifer],
            spacing: 0.105,
            height: [0.3, 0.42],
            sink: [0, 0.02],
          },
        ],
      },
      {
        distance: NEAR,
        profile: "hills",
        y: 0.16,
        amplitude: 0.018,
        colour: shade(hill, -0.08),
        growth: [{ arts: trees.broad, spacing: 0.3, height: [0.5, 0.66], sink: [0, 0.02], keep: 0.16 }],
      },
      {
        distance: GROUND,
        profile: "hills",
        y: 0.21,
        amplitude: 0.014,
        colour: season === "autumn" ? "#c98a3a" : shade(grass, -0.12),
        growth: [
          {
            arts: isWinter ? ["conifer-winter"] : ["mushroom", ...blooms, "herb"],
            spacing: 0.33,
            height: [0.05, 0.08],
            sink: [0.03, 0.16],
            keep: 0.3,
          },
        ],
      },
      {
        ...front,
        colour: season === "autumn" ? "#8f5526" : shade(hill, -0.42),
        growth: [{ arts: trees.broad, spacing: 0.98, height: [0.95, 1.1], sink: [0.02, 0.06], keep: 0.62 }],
      },
    ],
  };
}

export function jungle({ front }: Soil, scene: Scene): Land {
  const { place } = scene;
  const tall = place === "bamboo" ? ["bamboo"] : ["palm-tree", "tree"];
  const isWinter = scene.season === "winter";
  // The feet of its stalks are behind the ground before them: in sight they seem to hang.
  const rooted = (sink: [number, number], deep: number): [number, number] =>
    place === "bamboo" ? [deep, deep + 0.015] : sink;
  const low = isWinter ? [] : ["hibiscus", "herb", "leafy-green"];
  return {
    horizon: 0.1,
    clouds: 0,
    layers: [
      { distance: FAR, profile: "canopy", y: -0.06, amplitude: 0.12, colour: "#5f9f78", hazed: 0.4 },
      {
        distance: MIDDLE,
        profile: "canopy",
        y: 0.08,
        amplitude: 0.05,
        colour: "#3f8a5c",
        hazed: 0.15,
        growth: [{ arts: tall, spacing: 0.16, height: [0.36, 0.5], sink: rooted([0, 0.03], 0.12) }],
      },
      {
        distance: NEAR,
        profile: "hills",
        y: 0.16,
        amplitude: 0.02,
        colour: isWinter ? "#d3e2ee" : "#34784a",
        growth: [
          {
            arts: tall,
            spacing: 0.34,
            height: [0.5, 0.64],
            sink: rooted([0, 0.02], 0.075),
            keep: 0.2,
          },
        ],
      },
      {
        distance: GROUND,
        profile: "hills",
        y: 0.21,
        amplitude: 0.015,
        colour: isWinter ? "#eef4fa" : "#5c9a48",
        growth: [
          {
            arts: low,
            spacing: 0.3,
            height: [0.06, 0.1],
            sink: [0.02, 0.15],
            keep: 0.28,
          },
        ],
      },
      {
        ...front,
        colour: isWinter ? "#bcd0e0" : "#1f4f34",
        growth: [
          {
            arts: low,
            spacing: 0.3,
            height: [0.16, 0.26],
            sink: [0.02, 0.06],
            keep: 0.45,
          },
        ],
      },
    ],
  };
}
