import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Extent } from "../../camera-path.ts";
import { shade } from "../../colour.ts";
import { paletteOf } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { roadsideOf } from "./amid.ts";
import { FENCE_HEADROOM, fence, path } from "./garden.ts";
import { FAR, GROUND, type Growth, type Land, type Layer, MIDDLE, NEAR, type Soil } from "./soil.ts";

/** Flowers along a garden's fence. */
const BED: Growth = {
  arts: ["tulip", "rose", "hibiscus", "blossom", "herb"],
  spacing: 0.075,
  height: [0.05, 0.075],
  sink: [0.022, 0.04],
  isEven: true,
};

/** What stands along a park's path. */
const alongPath = ({ cast }: Scene): Growth[] => [
  { arts: ["street-lamp"], spacing: 0.86, height: [0.25, 0.25], sink: [0.028, 0.03], isEven: true },
  // Where somebody sits on one, there is one.
  ...(cast.some(({ art }) => art === "bench")
    ? []
    : [
        {
          ...{ arts: ["bench"], spacing: 1.16, height: [0.095, 0.095] as [number, number] },
          ...{ sink: [0.026, 0.028] as [number, number], isEven: true as const },
        },
      ]),
];

export function settled({ isWinter, trees, grass, hill, blooms, front, far }: Soil, scene: Scene): Land {
  const { place } = scene;
  const isPark = place === "garden" && scene.flavour === "park";
  const isFenced = place === "garden" && !isPark && scene.flavour !== "japanese";
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
        ...(isPark ? { decorate: path(paletteOf(scene)) } : {}),
        ...(isFenced ? { decorate: fence(paletteOf(scene)), headroom: FENCE_HEADROOM } : {}),
        growth: [
          ...(isFenced && !isWinter ? [BED] : []),
          ...(isPark ? alongPath(scene) : []),
          {
            arts: place === "farm" && !isWinter ? ["ear-of-corn", "sheaf-of-rice"] : blooms,
            spacing: 0.3,
            height: [0.05, 0.08],
            sink: [0.03, 0.15],
            keep: 0.3,
          },
        ],
      },
      isWinter
        ? front
        : {
            ...front,
            growth: [
              {
                arts:
                  place === "garden"
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

/** The sea beyond a road, and the light upon it. */
function sea(colour: string): Layer[] {
  const water = { profile: "flat" as const, amplitude: 0.0015 };
  return [
    { ...water, distance: FAR, y: 0.055, colour: shade(colour, -0.1), hazed: 0.2 },
    {
      ...water,
      ...{ distance: MIDDLE, y: 0.085, colour, hazed: 0.06 },
      decorate: (context, { extent, edge }) => {
        context.fillStyle = "rgba(255,255,255,.55)";
        for (let x = extent.left, row = 0; x < extent.right; x += 0.083, row++)
          context.fillRect(x, edge(x) + 0.012 + (row % 4) * 0.013, 0.05, 0.003);
      },
    },
  ];
}

/** What wheels leave in earth. */
function layRuts(context: SKRSContext2D, extent: Extent): void {
  const wide = extent.right - extent.left;
  context.fillStyle = "rgba(122,88,50,.34)";
  for (const [y, thick] of [
    [0.262, 0.014],
    [0.335, 0.024],
  ] as const)
    context.fillRect(extent.left, y, wide, thick);
  context.fillStyle = "rgba(255,236,196,.35)";
  context.fillRect(extent.left, 0.226, wide, 0.006);
  for (let x = Math.floor(extent.left / 0.19) * 0.19, stone = 0; x < extent.right; x += 0.19, stone++) {
    context.beginPath();
    context.ellipse(x, 0.29 + ((stone * 7) % 5) * 0.02, 0.011, 0.005, 0, 0, Math.PI * 2);
    context.fill();
  }
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
      ...(scene.amid === "sea"
        ? sea(hill)
        : [
            far("#8598b5", 0.1),
            {
              ...{ distance: MIDDLE, profile: "hills" as const, y: 0.08, amplitude: 0.03 },
              ...{ colour: hill, hazed: 0.22 },
            },
          ]),
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
        colour: scene.unpaved ? "#c9a271" : "#5a6070",
        decorate: (context, { extent }) => {
          if (scene.unpaved) return layRuts(context, extent);
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
