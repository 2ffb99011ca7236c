import { mix, shade } from "../../colour.ts";
import type { Field } from "../../scene.ts";
import type { Decorate } from "../planes.ts";
import { GROUND, type Growth, type Land, type Soil } from "./soil.ts";

interface Crop {
  /** What it looks like from afar, and the earth between its rows. */
  colour: string;
  earth: string;
  arts: readonly string[];
  height: number;
  spacing: number;
}

const CROPS: Record<Field, Crop> = {
  lavender: { colour: "#9a7fd0", earth: "#7fa05a", arts: ["lavender"], height: 0.13, spacing: 0.075 },
  sunflowers: { colour: "#e8c03a", earth: "#5f8f3f", arts: ["sunflower"], height: 0.17, spacing: 0.1 },
  wheat: { colour: "#e3b750", earth: "#c9983a", arts: ["wheat"], height: 0.14, spacing: 0.06 },
  tulips: {
    colour: "#e0506a",
    earth: "#5f9f4a",
    arts: ["tulip", "tulip-yellow", "tulip-purple"],
    height: 0.1,
    spacing: 0.075,
  },
  rice: { colour: "#9fd06a", earth: "#7fb8c0", arts: ["rice-plant"], height: 0.1, spacing: 0.075 },
  vines: { colour: "#6f9f45", earth: "#a8804f", arts: ["vine"], height: 0.16, spacing: 0.15 },
  corn: { colour: "#8fae3f", earth: "#6f8f35", arts: ["corn-plant"], height: 0.24, spacing: 0.1 },
  poppies: { colour: "#d8483a", earth: "#6fa04a", arts: ["poppy"], height: 0.1, spacing: 0.08 },
  flowers: {
    colour: "#e59ab8",
    earth: "#7fb85a",
    arts: ["blossom", "tulip", "poppy", "hibiscus"],
    height: 0.09,
    spacing: 0.085,
  },
  pumpkins: { colour: "#e08a3a", earth: "#7f8f45", arts: ["pumpkin"], height: 0.09, spacing: 0.13 },
  cotton: { colour: "#efe9dc", earth: "#8f8a5a", arts: ["cotton-plant"], height: 0.13, spacing: 0.1 },
  tea: { colour: "#5f9f50", earth: "#4f8a45", arts: ["tea-bush"], height: 0.1, spacing: 0.14 },
};

/** One crop as far as one sees, in rows that close up with distance. */
export function field({ far, hill, isWinter }: Soil, kind: Field): Land {
  const crop = CROPS[kind];
  const rows =
    (from: number, gap: number): Decorate =>
    (context, { extent, edge }) => {
      context.strokeStyle = mix(crop.earth, crop.colour, 0.25);
      for (let row = 1; row < 9; row++) {
        const down = from + gap * row ** 1.35;
        context.lineWidth = gap * 0.34;
        context.beginPath();
        for (let x = extent.left; x <= extent.right; x += 0.02) context.lineTo(x, edge(x) + down);
        context.stroke();
      }
    };
  const stand = (share: number, spacing: number, sinks: readonly number[]): Growth[] =>
    sinks.map((sink) => ({
      arts: crop.arts,
      spacing: crop.spacing * spacing,
      height: [crop.height * share * 0.85, crop.height * share * 1.1],
      sink: [sink, sink + 0.012],
    }));
  return {
    horizon: 0.06,
    clouds: 3,
    layers: [
      far(isWinter ? "#88a9cc" : "#86a9b8", 0.09),
      {
        distance: 5,
        profile: "hills",
        y: 0.055,
        amplitude: 0.035,
        colour: mix(hill, "#7fa8a0", 0.4),
        hazed: 0.3,
      },
      {
        distance: 2.8,
        profile: "hills",
        y: 0.115,
        amplitude: 0.016,
        colour: crop.colour,
        hazed: 0.1,
        decorate: rows(0.012, 0.012),
        growth: stand(0.42, 0.5, [0.006, 0.026, 0.05]),
      },
      {
        distance: GROUND,
        profile: "hills",
        y: 0.19,
        amplitude: 0.008,
        colour: crop.colour,
        decorate: rows(0.02, 0.022),
        growth: stand(0.72, 0.8, [0.02, 0.052]),
      },
      {
        distance: 0.66,
        profile: "hills",
        y: 0.46,
        amplitude: 0.018,
        colour: shade(crop.earth, -0.18),
        growth: stand(1.25, 1.15, [0.03]),
      },
    ],
  };
}
