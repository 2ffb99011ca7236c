import { FAR, GROUND, type Land, MIDDLE, NEAR, type Soil } from "./soil.ts";

export function savanna({ front, far }: Soil): Land {
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
        growth: [{ arts: ["acacia"], spacing: 0.46, height: [0.11, 0.16], sink: [0, 0.02] }],
      },
      {
        distance: NEAR,
        profile: "hills",
        y: 0.15,
        amplitude: 0.014,
        colour: "#dcb35c",
        growth: [{ arts: ["acacia"], spacing: 0.85, height: [0.26, 0.33], sink: [0, 0.02], keep: 0.35 }],
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
}

export function desert({ front }: Soil): Land {
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
        growth: [{ arts: ["cactus"], spacing: 0.62, height: [0.14, 0.22], sink: [0.01, 0.03], keep: 0.3 }],
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
}
