import { shade } from "../../colour.ts";
import type { Scene } from "../../scene.ts";
import { roadsideOf } from "./amid.ts";
import { GROUND, type Growth, type Land, MIDDLE, NEAR, type Soil } from "./soil.ts";

export function settled({ isWinter, trees, grass, hill, blooms, front, far }: Soil, scene: Scene): Land {
  const { place } = scene;
  const builds: Record<string, Growth[]> = {
    village: [
      {
        arts: isWinter
          ? ["house-winter", "houses-winter", "church-winter", "conifer-winter"]
          : ["house", "house-with-garden", "houses", "church"],
        spacing: 0.26,
        height: [0.2, 0.27],
        sink: [0.005, 0.03],
      },
    ],
    farm: [
      {
        arts: isWinter
          ? ["barn-winter", "tree-winter", "house-winter", "windmill-winter"]
          : ["barn", trees.broad[0] ?? "tree", "house", "windmill"],
        spacing: 0.4,
        height: [0.22, 0.3],
        sink: [0.005, 0.02],
      },
    ],
    garden: [
      {
        arts: scene.flavour === "japanese" ? ["tree-blossom", "shinto-shrine", "tree-blossom"] : trees.broad,
        spacing: 0.34,
        height: [0.28, 0.38],
        sink: [0, 0.02],
      },
    ],
    castle: [{ arts: trees.conifer, spacing: 0.16, height: [0.12, 0.2], sink: [0.005, 0.02], keep: 0.3 }],
  };
  return {
    horizon: 0.06,
    clouds: 3,
    layers: [
      far(isWinter ? "#8fb0cf" : "#7f9fb5", 0.09),
      {
        distance: MIDDLE,
        profile: "hills",
        y: 0.08,
        amplitude: 0.03,
        colour: hill,
        hazed: 0.25,
      },
      {
        distance: NEAR,
        profile: "hills",
        y: 0.145,
        amplitude: 0.018,
        colour: shade(grass, -0.06),
        growth: builds[place] ?? [],
      },
      {
        distance: GROUND,
        profile: "hills",
        y: 0.205,
        amplitude: 0.012,
        colour: grass,
        growth: [
          {
            arts: place === "farm" && !isWinter ? ["ear-of-corn", "sheaf-of-rice"] : blooms,
            spacing: 0.3,
            height: [0.05, 0.08],
            sink: [0.03, 0.15],
            keep: 0.3,
          },
        ],
      },
      {
        ...front,
        growth: [
          {
            arts: isWinter
              ? []
              : place === "garden"
                ? ["tulip", "hibiscus", "rose", "herb"]
                : ["herb", ...blooms.slice(0, 1)],
            spacing: 0.2,
            height: [0.12, 0.2],
            sink: [0.02, 0.05],
            keep: 0.4,
          },
        ],
      },
    ],
  };
}

export function road(
  { season, trees, grass: ownGrass, hill: ownHill, front, far }: Soil,
  scene: Scene,
): Land {
  const roadside = roadsideOf(scene.amid, season);
  const { hill, grass } = roadside ?? { hill: ownHill, grass: ownGrass };
  return {
    horizon: 0.06,
    clouds: 4,
    layers: [
      far("#8598b5", 0.1),
      { distance: MIDDLE, profile: "hills", y: 0.08, amplitude: 0.03, colour: hill, hazed: 0.22 },
      {
        distance: NEAR,
        profile: "hills",
        y: 0.15,
        amplitude: 0.02,
        colour: shade(grass, -0.05),
        growth: [
          { ...(roadside ?? { arts: trees.broad, spacing: 0.4, height: [0.2, 0.28] }), sink: [0, 0.02] },
        ],
      },
      {
        distance: GROUND,
        profile: "flat",
        y: 0.215,
        amplitude: 0.003,
        colour: "#5a6070",
        decorate: (context, { extent }) => {
          context.fillStyle = "rgba(255,244,214,.85)";
          for (let x = Math.floor(extent.left); x < extent.right; x += 0.26)
            context.fillRect(x, 0.335, 0.13, 0.012);
          context.fillRect(extent.left, 0.226, extent.right - extent.left, 0.006);
        },
      },
      { ...front, y: 0.485, ...(roadside ? { colour: shade(grass, -0.2), growth: [] } : {}) },
    ],
  };
}
