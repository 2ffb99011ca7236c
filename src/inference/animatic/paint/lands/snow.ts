import type { Scene } from "../../scene.ts";
import { FIRS_BEFORE, GROUND, type Land, MIDDLE, NEAR, type Soil } from "./soil.ts";

export function snowfield({ front, far }: Soil): Land {
  return {
    horizon: 0.08,
    clouds: 3,
    layers: [
      { ...far("#8fb0cf", 0.1, true), y: 0.02 },
      { distance: MIDDLE, profile: "rocks", y: 0.1, amplitude: 0.03, colour: "#cfe3f2", hazed: 0.2 },
      { distance: NEAR, profile: "hills", y: 0.15, amplitude: 0.02, colour: "#e3eef8" },
      { distance: GROUND, profile: "flat", y: 0.2, amplitude: 0.012, colour: "#f3f8fd" },
      { ...front, colour: "#cddff0", growth: [] },
    ],
  };
}

export function mountains({ isWinter, trees, front, far }: Soil, scene: Scene): Land {
  const { place } = scene;
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
      isSnowy ? { ...front, colour: "#c8dbee", growth: FIRS_BEFORE } : { ...front, colour: "#55803f" },
    ],
  };
}
