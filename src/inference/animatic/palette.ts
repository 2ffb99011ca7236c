import { lit, mix } from "./colour.ts";
import type { Daylight, Scene, TimeOfDay } from "./scene.ts";

/** The colours that all of one picture shares. */
export interface Palette {
  /** From the top of the sky to the horizon. */
  sky: [string, string, string];
  /** What distance fades into. */
  haze: string;
  /** The colour of the light: all local colours are seen under it. */
  light: string;
  /** Laid thinly over cut-outs, so that they stand in the same light. */
  wash: { colour: string; share: number };
  /** Paper edges. */
  edge: string;
  /** The edges are lines, as in a drawing: of that colour alone, and wide. */
  lined?: true;
  shadow: string;
  /** What the side of a body that the light doesn't reach is seen by, where that is more than the sky's colour. */
  shade?: string;
  glow: string;
  dark: boolean;
  /** What lies low between the sheets of land and water. */
  mist?: string;
}

const DAY: Palette = {
  // Deep overhead and warm where it meets the land, so that a plain day has a light of its own.
  sky: ["#2f86cf", "#84c6ef", "#fdf0d6"],
  haze: "#c4e0f0",
  light: "#fffaf0",
  wash: { colour: "#ffe9b8", share: 0.05 },
  edge: "#fffaf0",
  shadow: "#16264f",
  glow: "#fff0b0",
  dark: false,
};

/** The same day in other lights. */
const DAYS: Record<Daylight, Palette> = {
  bright: DAY,
  fresh: {
    ...DAY,
    sky: ["#3a9ad2", "#a6deec", "#f8f8e2"],
    haze: "#cfe8ea",
    light: "#fafcf2",
    wash: { colour: "#e8f6c8", share: 0.05 },
    shadow: "#1c3350",
    glow: "#fff6c4",
  },
  mellow: {
    ...DAY,
    sky: ["#4a80c2", "#b2cbe6", "#ffdaa8"],
    haze: "#d3d2ea",
    light: "#ffeed4",
    wash: { colour: "#ffbe70", share: 0.11 },
    shadow: "#3a2f4c",
    glow: "#ffe49a",
  },
  soft: {
    ...DAY,
    sky: ["#6b9fce", "#b2d2e8", "#f2f0e6"],
    haze: "#d2e2ec",
    light: "#fbf9f2",
    wash: { colour: "#dfe8f0", share: 0.05 },
    shadow: "#2a3a5a",
    glow: "#fbfbf4",
  },
};

const TIMES: Record<TimeOfDay, Palette> = {
  day: DAY,
  morning: {
    ...DAY,
    sky: ["#6db4e6", "#cfe6e2", "#ffe9a6"],
    haze: "#f3ecc8",
    light: "#fff8e2",
    wash: { colour: "#ffd98a", share: 0.09 },
    shadow: "#3a3550",
    glow: "#fff0a0",
  },
  noon: {
    ...DAY,
    sky: ["#1f7fd6", "#5db9f0", "#c9ecf8"],
    haze: "#c4e4f0",
    wash: { colour: "#fff6d8", share: 0.06 },
  },
  predawn: {
    sky: ["#16204f", "#45457f", "#e0957f"],
    haze: "#6b628f",
    light: "#a9a4cf",
    wash: { colour: "#232a66", share: 0.12 },
    edge: "#dcd8ec",
    shadow: "#0a0d26",
    glow: "#ffd9b0",
    dark: true,
  },
  // Pale and cool, with mist on the ground: nobody takes it for a sunset.
  dawn: {
    sky: ["#5580c6", "#bcbfe6", "#ffcfcc"],
    haze: "#d6d3ea",
    light: "#d3def5",
    wash: { colour: "#6f93dc", share: 0.16 },
    edge: "#f4f5fd",
    shadow: "#26397a",
    glow: "#fff3d6",
    dark: false,
    mist: "#f3edf6",
  },
  golden: {
    sky: ["#86407c", "#ea6440", "#ffc562"],
    haze: "#f2a06a",
    light: "#ffd9a8",
    wash: { colour: "#ff6a2a", share: 0.14 },
    edge: "#fff0d2",
    shadow: "#4a1f3a",
    shade: "#c298ae",
    glow: "#ffe7a0",
    dark: false,
  },
  dusk: {
    sky: ["#332f6e", "#8f4f8f", "#f58f77"],
    haze: "#a2688f",
    light: "#c9a6c4",
    wash: { colour: "#4a2a7a", share: 0.2 },
    edge: "#f3dbe0",
    shadow: "#1c1233",
    glow: "#ffc48a",
    dark: true,
  },
  night: {
    sky: ["#0c1538", "#1d2b63", "#3a4a8c"],
    haze: "#2f3f7d",
    light: "#7d8dcb",
    wash: { colour: "#16225e", share: 0.1 },
    edge: "#c9d3f0",
    shadow: "#050818",
    glow: "#dfe8ff",
    dark: true,
  },
};

export function paletteOf(scene: Scene): Palette {
  let palette = scene.time === "day" ? DAYS[scene.daylight ?? "bright"] : TIMES[scene.time];
  const isStormy = scene.weather.includes("storm");
  if (isStormy || scene.weather.includes("rain")) {
    const grey = TIMES[scene.time].dark ? "#232b42" : isStormy ? "#4d5a70" : "#8496a8";
    palette = {
      ...palette,
      sky: palette.sky.map((one, place) =>
        mix(one, mix(grey, "#ffffff", place * 0.12), 0.72),
      ) as Palette["sky"],
      haze: mix(palette.haze, mix(grey, "#ffffff", 0.2), 0.7),
      light: lit(palette.light, isStormy ? "#b4bfd0" : "#ccd6de"),
      wash: { colour: mix(palette.wash.colour, "#3f4f6b", 0.6), share: 0.16 },
    };
  }
  if (scene.weather.includes("fog") && palette.dark) {
    // Lit from within, so that a foggy night is told from a clear one.
    palette = {
      ...palette,
      sky: palette.sky.map((one, place) =>
        mix(one, mix("#4a5468", "#ffffff", place * 0.1), 0.62),
      ) as Palette["sky"],
      haze: mix(palette.haze, "#8d98a8", 0.6),
    };
  } else if (scene.weather.includes("fog")) {
    // The hour is seen through it.
    const grey = mix("#c3ccd2", palette.sky[2], 0.4);
    palette = {
      ...palette,
      sky: palette.sky.map((one, place) =>
        mix(one, mix(grey, "#ffffff", place * 0.18), 0.68),
      ) as Palette["sky"],
      haze: mix(palette.haze, "#dfe5e8", 0.7),
      glow: mix(palette.glow, "#f2f2ec", 0.6),
    };
  }
  switch (scene.place) {
    case "underwater":
      return {
        ...palette,
        sky: palette.dark ? ["#0a3a6b", "#0a2f5c", "#0b2145"] : ["#5fd0dd", "#2596be", "#155a94"],
        haze: palette.dark ? "#0f3f70" : "#2f93bd",
        light: palette.dark ? "#7fb4d8" : "#d8f4f6",
        wash: { colour: "#0f6fae", share: 0.12 },
        shadow: "#062a4a",
        glow: "#d4fbff",
      };
    case "space":
    case "moon":
      return {
        ...TIMES.night,
        sky: ["#070a1f", "#141338", "#3a2360"],
        haze: "#2a2056",
        light: "#dfe2f5",
        wash: { colour: "#2a2a7a", share: 0.1 },
      };
    case "mars":
      return {
        ...palette,
        sky: palette.dark ? ["#2a1830", "#6b3040", "#c8705a"] : ["#c98a62", "#e3ab7d", "#f6d9ab"],
        haze: palette.dark ? "#8a4a50" : "#e2ae83",
        light: palette.dark ? "#d8a898" : "#ffe6cf",
        wash: { colour: "#c8602f", share: 0.14 },
        edge: "#ffeeda",
        shadow: "#4a1a12",
      };
    case "cave":
      return {
        ...TIMES.night,
        sky: ["#15121f", "#2a2238", "#4a3a55"],
        haze: "#4b3c58",
        light: "#b8a4b8",
        wash: { colour: "#3a2a4a", share: 0.2 },
        glow: "#ffcf8a",
      };
    case "volcano":
      return {
        ...palette,
        sky: ["#2a1a26", "#7a2f2c", "#f0823f"],
        haze: "#8f4436",
        light: "#eab89c",
        wash: { colour: "#a83a1c", share: 0.16 },
        shadow: "#1a0a0c",
        glow: "#ffb45a",
        dark: true,
      };
    case "street":
    case "city":
      // The signs light the people.
      return palette.dark
        ? { ...palette, wash: { ...palette.wash, share: 0.12 }, light: mix(palette.light, "#ffffff", 0.3) }
        : palette;
    case "room":
      return scene.lights.includes("candle") || scene.interior === "forge" || palette.dark
        ? {
            ...TIMES.dusk,
            sky: ["#3a2432", "#5a3540", "#6f4346"],
            haze: "#5a3844",
            light: "#d8ab8f",
            wash: { colour: "#7a3412", share: 0.13 },
            edge: "#ffe6c4",
            glow: "#ffc46b",
          }
        : palette;
    case "stage":
      return {
        ...TIMES.dusk,
        sky: ["#1c0f26", "#3a1638", "#5f1f3f"],
        haze: "#3d1a3a",
        light: "#f8e6e6",
        wash: { colour: "#5a1f6b", share: 0.08 },
        glow: "#ffe3b0",
      };
    default:
      return palette;
  }
}
