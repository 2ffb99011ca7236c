import { FAR, GROUND, type Land, MIDDLE, NEAR, type Soil } from "./soil.ts";

export function mars({ front }: Soil): Land {
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
}

export function moon({ front }: Soil): Land {
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
          { arts: ["crater", "rock"], spacing: 0.4, height: [0.04, 0.07], sink: [0.04, 0.16], keep: 0.2 },
        ],
      },
      { ...front, profile: "rocks", colour: "#6f748c", growth: [] },
    ],
  };
}
