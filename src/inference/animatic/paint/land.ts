import { mix, shade } from "../colour.ts";
import type { PlaceId, Scene, Season } from "../scene.ts";
import { type Easel, hiddenBelow, type Plane, type Ridge, ridge } from "./planes.ts";
import { type Props, stamp, strew } from "./props.ts";
import { cloudPlanes, skyPlane } from "./sky.ts";

interface Growth {
  arts: readonly string[];
  /** Distance from one to the next, heights and how far below the edge they stand, in picture heights. */
  spacing: number;
  height: [number, number];
  sink: [number, number];
  /** A stretch each side of the middle that stays free for the cast. */
  keep?: number;
}

type Layer = Ridge & {
  growth?: Growth[];
  /** One great thing on the sheet, seen past the cast. */
  landmark?: { art: string; height: number; x: number };
};

interface Land {
  horizon: number;
  clouds: number;
  layers: Layer[];
}

/** Distances, from the mountains to the grass before the lens. */
const FAR = 9;
const MIDDLE = 4;
const NEAR = 2.2;
const GROUND = 1.35;
const FRONT = 0.66;

const TREES: Record<Season, { broad: string[]; conifer: string[] }> = {
  summer: { broad: ["tree"], conifer: ["conifer"] },
  spring: { broad: ["tree", "tree-blossom"], conifer: ["conifer", "tree-blossom"] },
  autumn: { broad: ["tree-autumn", "tree-red", "tree-gold"], conifer: ["conifer", "tree-autumn"] },
  winter: { broad: ["tree-winter", "conifer-winter"], conifer: ["conifer-winter"] },
};

function landOf(place: PlaceId, scene: Scene): Land {
  const { season } = scene;
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
      ? []
      : [
          {
            arts: ["herb", "seedling", ...blooms.slice(0, 1)],
            spacing: 0.34,
            height: [0.1, 0.17],
            sink: [0.02, 0.05],
            keep: 0.42,
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
  switch (place) {
    case "snowfield":
      return {
        horizon: 0.08,
        clouds: 3,
        layers: [
          { ...far("#8fb0cf", 0.1, true), y: 0.02 },
          { distance: MIDDLE, profile: "rocks", y: 0.1, amplitude: 0.03, colour: "#cfe3f2", hazed: 0.2 },
          { distance: NEAR, profile: "hills", y: 0.15, amplitude: 0.02, colour: "#e3eef8" },
          { distance: GROUND, profile: "flat", y: 0.2, amplitude: 0.012, colour: "#f3f8fd" },
          { ...front, colour: "#cddff0" },
        ],
      };
    case "mountains":
    case "snowymountains": {
      const isSnowy = place === "snowymountains" || isWinter;
      return {
        horizon: 0.04,
        clouds: 4,
        layers: [
          {
            ...far(isSnowy ? "#7f9cc4" : "#7d8fb3", 0.24, true),
            y: -0.09,
            cap: { colour: "#ffffff", depth: isSnowy ? 0.22 : 0.09 },
          },
          {
            distance: 5.5,
            profile: "peaks",
            y: 0.03,
            amplitude: 0.13,
            colour: isSnowy ? "#6f8fb8" : "#6b7f8f",
            hazed: 0.22,
            ...(isSnowy ? { cap: { colour: "#ffffff", depth: 0.1 } } : {}),
          },
          {
            distance: NEAR,
            profile: "hills",
            y: 0.15,
            amplitude: 0.035,
            colour: isSnowy ? "#dce9f5" : "#5f8f5a",
            growth: [
              {
                arts: isSnowy ? ["conifer-winter"] : trees.conifer,
                spacing: 0.1,
                height: [0.12, 0.2],
                sink: [0.005, 0.03],
              },
            ],
          },
          {
            distance: GROUND,
            profile: "hills",
            y: 0.21,
            amplitude: 0.02,
            colour: isSnowy ? "#f1f6fb" : "#86b35a",
          },
          { ...front, colour: isSnowy ? "#c8dbee" : "#55803f" },
        ],
      };
    }
    case "forest":
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
            growth: [
              { arts: trees.broad, spacing: 0.98, height: [0.95, 1.1], sink: [0.02, 0.06], keep: 0.62 },
            ],
          },
        ],
      };
    case "bamboo":
    case "jungle": {
      const tall = place === "bamboo" ? ["bamboo"] : ["palm-tree", "tree"];
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
            growth: [{ arts: tall, spacing: 0.16, height: [0.36, 0.5], sink: [0, 0.03] }],
          },
          {
            distance: NEAR,
            profile: "hills",
            y: 0.16,
            amplitude: 0.02,
            colour: "#34784a",
            growth: [
              {
                arts: tall,
                spacing: 0.34,
                height: [0.5, 0.64],
                sink: [0, 0.02],
                keep: 0.2,
              },
            ],
          },
          {
            distance: GROUND,
            profile: "hills",
            y: 0.21,
            amplitude: 0.015,
            colour: "#5c9a48",
            growth: [
              {
                arts: ["hibiscus", "herb", "leafy-green"],
                spacing: 0.3,
                height: [0.06, 0.1],
                sink: [0.02, 0.15],
                keep: 0.28,
              },
            ],
          },
          {
            ...front,
            colour: "#1f4f34",
            growth: [
              {
                arts: ["herb", "leafy-green", "hibiscus"],
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
    case "savanna":
      return {
        horizon: 0.08,
        clouds: 2,
        layers: [
          { ...far("#9a8f8a", 0.06, false), y: 0.04, profile: "hills" },
          {
            distance: MIDDLE,
            profile: "flat",
            y: 0.1,
            amplitude: 0.01,
            colour: "#d1a758",
            hazed: 0.2,
            growth: [
              { arts: ["tree", "deciduous-tree"], spacing: 0.42, height: [0.14, 0.2], sink: [0, 0.02] },
            ],
          },
          {
            distance: NEAR,
            profile: "hills",
            y: 0.15,
            amplitude: 0.014,
            colour: "#dcb35c",
            growth: [
              { arts: ["deciduous-tree"], spacing: 0.85, height: [0.3, 0.36], sink: [0, 0.02], keep: 0.35 },
            ],
          },
          { distance: GROUND, profile: "flat", y: 0.2, amplitude: 0.012, colour: "#e6c069" },
          {
            ...front,
            colour: "#a87b35",
            growth: [
              { arts: ["sheaf-of-rice"], spacing: 0.16, height: [0.1, 0.16], sink: [0.01, 0.04], keep: 0.35 },
            ],
          },
        ],
      };
    case "desert":
      return {
        horizon: 0.08,
        clouds: 1,
        layers: [
          { distance: FAR, profile: "dunes", y: 0.02, amplitude: 0.06, colour: "#d9a066", hazed: 0.4 },
          { distance: MIDDLE, profile: "dunes", y: 0.09, amplitude: 0.05, colour: "#e0a458", hazed: 0.18 },
          {
            distance: NEAR,
            profile: "dunes",
            y: 0.16,
            amplitude: 0.04,
            colour: "#eab566",
            growth: [
              { arts: ["cactus"], spacing: 0.62, height: [0.14, 0.22], sink: [0.01, 0.03], keep: 0.3 },
            ],
          },
          {
            distance: GROUND,
            profile: "flat",
            y: 0.21,
            amplitude: 0.014,
            colour: "#f2c878",
            growth: [
              {
                arts: ["rock", "cactus"],
                spacing: 0.7,
                height: [0.05, 0.09],
                sink: [0.03, 0.12],
                keep: 0.35,
              },
            ],
          },
          {
            ...front,
            profile: "dunes",
            colour: "#c58a42",
            growth: [{ arts: ["cactus"], spacing: 1.3, height: [0.4, 0.5], sink: [0.03, 0.06], keep: 0.6 }],
          },
        ],
      };
    case "mars":
      return {
        horizon: 0.08,
        clouds: 0,
        layers: [
          { distance: FAR, profile: "peaks", y: 0.0, amplitude: 0.09, colour: "#b8694a", hazed: 0.42 },
          { distance: MIDDLE, profile: "rocks", y: 0.09, amplitude: 0.04, colour: "#b9603c", hazed: 0.16 },
          {
            distance: NEAR,
            profile: "dunes",
            y: 0.16,
            amplitude: 0.025,
            colour: "#c66a3f",
            growth: [{ arts: ["rock"], spacing: 0.3, height: [0.04, 0.09], sink: [0.01, 0.03] }],
          },
          {
            distance: GROUND,
            profile: "flat",
            y: 0.21,
            amplitude: 0.014,
            colour: "#d67d4c",
            growth: [{ arts: ["rock"], spacing: 0.5, height: [0.03, 0.06], sink: [0.03, 0.15], keep: 0.25 }],
          },
          { ...front, profile: "rocks", colour: "#8a3f28", growth: [] },
        ],
      };
    case "moon":
      return {
        horizon: 0.08,
        clouds: 0,
        layers: [
          { distance: FAR, profile: "hills", y: 0.03, amplitude: 0.06, colour: "#8b90a6", hazed: 0.25 },
          { distance: NEAR, profile: "hills", y: 0.14, amplitude: 0.03, colour: "#a9aec2" },
          {
            distance: GROUND,
            profile: "flat",
            y: 0.21,
            amplitude: 0.014,
            colour: "#c5cadb",
            growth: [
              { arts: ["hole", "rock"], spacing: 0.4, height: [0.04, 0.07], sink: [0.04, 0.16], keep: 0.2 },
            ],
          },
          { ...front, profile: "rocks", colour: "#6f748c", growth: [] },
        ],
      };
    case "volcano":
      return {
        horizon: 0.1,
        clouds: 2,
        layers: [
          {
            distance: 7,
            profile: "flat",
            y: 0.06,
            amplitude: 0.01,
            colour: "#4a2a30",
            hazed: 0.2,
            headroom: 0.5,
            behind: (context, { density }) => {
              // The cone, with lava down its flanks.
              context.shadowColor = "rgba(20,4,4,.5)";
              context.shadowBlur = 0.03 * density;
              context.fillStyle = "#5a3236";
              context.beginPath();
              context.moveTo(-0.52, 0.1);
              context.quadraticCurveTo(-0.16, -0.02, -0.1, -0.3);
              context.lineTo(0.1, -0.3);
              context.quadraticCurveTo(0.16, -0.02, 0.52, 0.1);
              context.fill();
              context.shadowColor = "rgba(0,0,0,0)";
              context.strokeStyle = "#ff8a2e";
              context.lineCap = "round";
              for (const [x, width] of [
                [-0.06, 0.02],
                [0.0, 0.032],
                [0.07, 0.016],
              ] as const) {
                context.lineWidth = width;
                context.beginPath();
                context.moveTo(x, -0.295);
                context.bezierCurveTo(x * 1.6, -0.2, x * 1.2 + 0.03, -0.1, x * 4, 0.08);
                context.stroke();
              }
              context.fillStyle = "#ffc35a";
              context.beginPath();
              context.ellipse(0, -0.3, 0.1, 0.016, 0, 0, Math.PI * 2);
              context.fill();
            },
          },
          { distance: MIDDLE, profile: "rocks", y: 0.11, amplitude: 0.03, colour: "#4a2c33", hazed: 0.1 },
          { distance: GROUND, profile: "rocks", y: 0.21, amplitude: 0.015, colour: "#5b383a" },
          { ...front, profile: "rocks", colour: "#24141a", growth: [] },
        ],
      };
    case "village":
    case "farm":
    case "castle":
    case "garden": {
      const builds: Record<string, Growth[]> = {
        village: [
          {
            arts: isWinter
              ? ["house", "houses", "church", "conifer-winter"]
              : ["house", "house-with-garden", "houses", "church"],
            spacing: 0.26,
            height: [0.2, 0.27],
            sink: [0.005, 0.03],
          },
        ],
        farm: [
          {
            arts: ["barn", "tree", "house", "windmill"],
            spacing: 0.4,
            height: [0.22, 0.3],
            sink: [0.005, 0.02],
          },
        ],
        garden: [
          {
            arts:
              scene.flavour === "japanese"
                ? ["tree-blossom", "shinto-shrine", "tree-blossom"]
                : [...trees.broad, "fountain"],
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
            ...(place === "castle"
              ? {
                  landmark: {
                    art: scene.flavour === "japanese" ? "japanese-castle" : "castle",
                    height: 0.5,
                    x: 0.19,
                  },
                }
              : {}),
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
                arts: place === "farm" ? ["ear-of-corn", "sheaf-of-rice"] : blooms,
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
    case "road":
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
            growth: [{ arts: trees.broad, spacing: 0.4, height: [0.2, 0.28], sink: [0, 0.02] }],
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
          { ...front, y: 0.485 },
        ],
      };
    default:
      return {
        horizon: 0.06,
        clouds: 4,
        layers: [
          far(isWinter ? "#88a9cc" : "#86a9b8", isWinter ? 0.17 : 0.08),
          {
            distance: 5,
            profile: "hills",
            y: 0.06,
            amplitude: 0.05,
            colour: isWinter ? "#c5d9ea" : mix(hill, "#7fa8a0", 0.4),
            hazed: 0.3,
          },
          {
            distance: 2.8,
            profile: "hills",
            y: 0.12,
            amplitude: 0.035,
            colour: hill,
            hazed: 0.08,
            growth: [
              {
                arts: isWinter ? ["conifer-winter", "tree-winter"] : trees.broad,
                spacing: isWinter ? 0.15 : 0.34,
                height: [0.13, 0.21],
                sink: [0, 0.02],
              },
            ],
          },
          {
            distance: GROUND,
            profile: "hills",
            y: 0.2,
            amplitude: 0.018,
            colour: grass,
            growth: isWinter
              ? []
              : [{ arts: blooms, spacing: 0.26, height: [0.045, 0.075], sink: [0.02, 0.15], keep: 0.2 }],
          },
          isWinter
            ? {
                ...front,
                colour: "#cddff0",
                growth: [
                  {
                    arts: ["conifer-winter"],
                    spacing: 1.15,
                    height: [0.5, 0.62],
                    sink: [0.02, 0.05],
                    keep: 0.66,
                  },
                ],
              }
            : front,
        ],
      };
  }
}

/** Where things stand on land at a distance from the camera, in picture heights below the middle. */
export function footing(distance: number): number {
  return 0.135 + 0.185 / distance;
}

export async function paintLand(easel: Easel, scene: Scene, props: Props): Promise<Plane[]> {
  const land = landOf(scene.place, scene);
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
    const { decorate, landmark } = layer;
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

/** Sheets of vellum between the layers. */
export function fogPlanes(easel: Easel): Plane[] {
  return [3, 1.7].map((distance, place) => {
    const base = ridge(
      { ...easel, palette: { ...easel.palette, shadow: "#8899aa" } },
      {
        distance,
        profile: "flat",
        y: -0.06 + place * 0.13,
        amplitude: 0.035,
        colour: mix(easel.palette.haze, "#ffffff", easel.palette.dark ? 0.3 : 0.55),
        slack: 0.2,
        drift: ({ seconds }) => ({ x: Math.sin(seconds * 0.3 + place * 2) * 0.06, y: 0 }),
      },
    );
    return {
      distance,
      draw(context, moment) {
        context.globalAlpha = 0.5;
        base.draw(context, moment);
        context.globalAlpha = 1;
      },
    } satisfies Plane;
  });
}
