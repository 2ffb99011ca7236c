import type { Scene } from "../scene.ts";
import { fogPlanes } from "./fog.ts";
import { houses } from "./houses.ts";
import { oldTown } from "./old-town.ts";
import { type Easel, type Plane, ridge } from "./planes.ts";
import { onSheet, type Props, strew } from "./props.ts";
import { cloudPlanes, skyPlane } from "./sky.ts";
import type { Sprite } from "./sprite.ts";

export async function paintCity(easel: Easel, scene: Scene, props: Props): Promise<Plane[]> {
  const isDark = easel.palette.dark;
  // From a roof one sees over the others, and the moon above them.
  const isHigh = scene.carrier === "rooftop" || scene.carrier === "balcony";
  const low = isHigh ? 0.55 : 1;
  const walls = isDark
    ? ["#3a4272", "#46407a", "#33406b", "#504a80"]
    : ["#6f9cc6", "#8fb0d6", "#b98a94", "#7fb0bd", "#9a93c2"];
  const trees = await Promise.all(
    (scene.season === "winter"
      ? ["tree-winter"]
      : scene.season === "autumn"
        ? ["tree-autumn", "tree-gold"]
        : ["tree"]
    ).map((art) => onSheet(props).cut(art, 0.2)),
  );
  if (scene.flavour === "old")
    return [
      skyPlane(easel, scene, 0.05),
      ...cloudPlanes(easel, scene),
      oldTown(easel, {
        snowy: scene.season === "winter",
        distance: 10,
        foot: 0.1,
        height: [0.06, 0.12],
        width: [0.08, 0.13],
        hazed: 0.5,
        spires: true,
      }),
      oldTown(easel, {
        snowy: scene.season === "winter",
        distance: 5,
        foot: 0.16,
        height: [0.08, 0.16 * low],
        width: [0.1, 0.17],
        hazed: 0.24,
      }),
      ...(scene.weather.includes("fog") ? fogPlanes(easel) : []),
      ...(isHigh || scene.carrier === "bridge" ? [] : square(easel, scene, trees)),
    ];
  return [
    skyPlane(easel, scene, 0.05),
    ...cloudPlanes(easel, scene),
    houses(
      easel,
      {
        distance: 10,
        foot: 0.12,
        height: [0.22 * low, 0.56 * low],
        width: [0.07, 0.14],
        colours: walls,
        hazed: 0.58,
        gap: 0,
        signs: false,
        lit: isDark ? 0.45 : 0.04,
      },
      [],
    ),
    houses(
      easel,
      {
        distance: 5,
        foot: 0.16,
        height: [0.2 * low, 0.46 * low],
        width: [0.1, 0.18],
        colours: walls,
        hazed: 0.34,
        gap: 0,
        signs: false,
        lit: isDark ? 0.5 : 0.05,
      },
      [],
    ),
    houses(
      easel,
      {
        distance: 2.6,
        foot: 0.2,
        height: [0.1, 0.3 * low],
        width: [0.14, 0.24],
        colours: walls,
        hazed: 0.1,
        gap: 0,
        signs: false,
        lit: isDark ? 0.55 : 0.06,
      },
      [],
    ),
    ...(scene.weather.includes("fog") ? fogPlanes(easel) : []),
    ...(isHigh || scene.carrier === "bridge" ? [] : street(easel, scene, trees)),
  ];
}

/** Lawn and gravel before an old town, on which its sights stand. */
function square(easel: Easel, scene: Scene, trees: readonly Sprite[]): Plane[] {
  const isDark = easel.palette.dark;
  const isWinter = scene.season === "winter";
  return [
    ridge(easel, {
      distance: 1.45,
      profile: "flat",
      y: 0.19,
      amplitude: 0.003,
      colour: isWinter ? "#eef3f8" : isDark ? "#3f5a48" : "#86b35a",
      headroom: 0.2,
      behind: strew(easel, trees, easel.random.fork("avenue"), {
        spacing: 0.44,
        height: [0.12, 0.17],
        sink: [0.01, 0.02],
        keep: 0.1,
      }),
    }),
    ridge(easel, {
      distance: 1.36,
      profile: "flat",
      y: 0.25,
      amplitude: 0.002,
      colour: isWinter ? "#e2e9f1" : isDark ? "#5a5470" : "#d8c9a8",
    }),
  ];
}

function street(easel: Easel, scene: Scene, trees: readonly Sprite[]): Plane[] {
  const isDark = easel.palette.dark;
  return [
    ridge(easel, {
      distance: 1.35,
      profile: "flat",
      y: 0.205,
      amplitude: 0.002,
      colour: scene.season === "winter" ? "#eef3f8" : isDark ? "#3a3f58" : "#9aa0a8",
      headroom: 0.2,
      behind: strew(easel, trees, easel.random.fork("avenue"), {
        spacing: 0.26,
        height: [0.13, 0.19],
        sink: [0.01, 0.02],
        keep: 0.1,
      }),
      decorate: (context, { extent }) => {
        context.fillStyle = "rgba(255,248,225,.6)";
        for (let x = Math.floor(extent.left); x < extent.right; x += 0.24)
          context.fillRect(x, 0.345, 0.12, 0.01);
      },
    }),
    ridge(easel, {
      distance: 0.66,
      profile: "flat",
      y: 0.485,
      amplitude: 0.01,
      colour: isDark ? "#22263a" : "#6b7280",
    }),
  ];
}
