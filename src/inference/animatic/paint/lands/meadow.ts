import { mix } from "../../colour.ts";
import type { Scene } from "../../scene.ts";
import { GROUND, type Growth, type Land, type Soil } from "./soil.ts";

/** Far off, somebody lives there: here a village, there a mill or a farm, or nobody. */
const HAMLETS = [["house", "church", "house"], ["windmill"], [], ["barn", "house"]] as const;

function hamlet({ setting }: Pick<Scene, "setting">): Growth[] {
  const arts = HAMLETS[setting % HAMLETS.length] ?? [];
  if (arts.length === 0) return [];
  return [
    { arts, spacing: arts.length > 1 ? 0.24 : 0.6, height: [0.055, 0.085], sink: [0.002, 0.012], keep: 0.2 },
  ];
}

export function meadow(
  { isWinter, trees, grass, hill, blooms, front, far }: Soil,
  scene: Pick<Scene, "setting">,
): Land {
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
        growth: isWinter ? [] : hamlet(scene),
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
      isWinter ? { ...front, colour: "#cddff0" } : front,
    ],
  };
}
