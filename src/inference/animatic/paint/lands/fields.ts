import { mix, shade } from "../../colour.ts";
import type { Field } from "../../scene.ts";
import type { Decorate } from "../planes.ts";
import { GROUND, type Growth, type Land, type Soil } from "./soil.ts";

interface Crop {
  /** What it looks like from afar, and the earth and leaves between its rows. */
  colour: string;
  earth: string;
  /** One row bears the first, the next the second and so on: fields are sown in strips. */
  arts: readonly string[];
  height: number;
  spacing: number;
  /** Planted at equal distances. */
  isEven?: true;
  /** Cut so fine that a paper edge would be more than the plant itself. */
  isFine?: true;
}

const CROPS: Record<Field, Crop> = {
  lavender: {
    ...{ colour: "#9a7fd0", earth: "#8aa860", arts: ["lavender"], height: 0.13, spacing: 0.1 },
    isFine: true,
  },
  sunflowers: { colour: "#e8c03a", earth: "#5f8f3f", arts: ["sunflower"], height: 0.19, spacing: 0.12 },
  wheat: {
    ...{ colour: "#e3b750", earth: "#c9983a", arts: ["wheat"], height: 0.16, spacing: 0.066 },
    isFine: true,
  },
  tulips: {
    colour: "#e0708a",
    earth: "#6fa552",
    arts: ["tulip-red", "tulip-yellow", "tulip-pink", "tulip-purple"],
    height: 0.11,
    spacing: 0.05,
  },
  rice: { colour: "#9fd06a", earth: "#7fb8c0", arts: ["rice-plant"], height: 0.1, spacing: 0.075 },
  vines: {
    ...{ colour: "#7fa850", earth: "#a9a35a", arts: ["vine"], height: 0.19, spacing: 0.25 },
    isEven: true,
    isFine: true,
  },
  corn: { colour: "#8fae3f", earth: "#6f8f35", arts: ["corn-plant"], height: 0.24, spacing: 0.1 },
  poppies: { colour: "#d8483a", earth: "#6fa04a", arts: ["poppy"], height: 0.1, spacing: 0.07 },
  roses: { colour: "#c9566c", earth: "#5f9a48", arts: ["rose"], height: 0.12, spacing: 0.09 },
  flowers: {
    colour: "#e59ab8",
    earth: "#7fb85a",
    arts: ["blossom", "tulip-pink", "poppy", "hibiscus"],
    height: 0.09,
    spacing: 0.085,
  },
  pumpkins: { colour: "#c98f45", earth: "#6f8f45", arts: ["pumpkin"], height: 0.1, spacing: 0.17 },
  cotton: { colour: "#efe9dc", earth: "#8f8a5a", arts: ["cotton-plant"], height: 0.13, spacing: 0.1 },
  tea: {
    ...{ colour: "#5f9f50", earth: "#4f8a45", arts: ["tea-bush"], height: 0.1, spacing: 0.15 },
    isEven: true,
  },
};

/** Where the rows stand below the edge of their sheet, and how large: they grow towards the lens. */
const FAR_ROWS = [
  [0.004, 0.3],
  [0.018, 0.36],
  [0.036, 0.43],
  [0.058, 0.5],
] as const;
const NEAR_ROWS = [
  [0.016, 0.62],
  [0.048, 0.76],
  [0.088, 0.92],
  [0.128, 1.1],
] as const;
/** Higher than this, a row hides the ones behind it. */
const TALL = 0.15;
/** How tall a crop at least is before the lens, in picture heights. */
const FRONT_HEIGHT = 0.21;

/** One crop as far as one sees, in rows that close up with distance. */
export function field({ far, hill, isWinter }: Soil, kind: Field): Land {
  const crop = CROPS[kind];
  const rows =
    (from: number, gap: number): Decorate =>
    (context, { extent, edge }) => {
      context.strokeStyle = "rgba(52,36,18,.13)";
      for (let row = 1; row < 9; row++) {
        const down = from + gap * row ** 1.35;
        context.lineWidth = gap * 0.5;
        context.beginPath();
        for (let x = extent.left; x <= extent.right; x += 0.02) context.lineTo(x, edge(x) + down);
        context.stroke();
      }
    };
  const isTall = crop.height > TALL;
  const front = Math.max(1.55, FRONT_HEIGHT / crop.height);
  const stand = (places: readonly (readonly [sink: number, share: number])[]): Growth[] =>
    places.map(([sink, share], row) => ({
      arts: [crop.arts[row % crop.arts.length] ?? ""],
      spacing: crop.spacing * share,
      height: [crop.height * share * 0.84, crop.height * share * 1.12],
      sink: [sink, sink + 0.012 * share],
      ...(crop.isEven ? { isEven: true as const } : {}),
      ...(crop.isFine ? { edge: 0 } : {}),
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
        hazed: 0.16,
        decorate: rows(0.008, 0.012),
        growth: stand(FAR_ROWS),
      },
      {
        distance: GROUND,
        profile: "hills",
        y: 0.19,
        amplitude: 0.008,
        colour: mix(crop.earth, crop.colour, 0.15),
        decorate: rows(0.02, 0.022),
        growth: stand(isTall ? NEAR_ROWS.filter((_, row) => row % 2 === 0) : NEAR_ROWS),
      },
      {
        distance: 0.66,
        profile: "hills",
        y: 0.46,
        amplitude: 0.018,
        colour: shade(crop.earth, -0.18),
        // Tall ones where nobody is hidden, and low ones along the lower edge.
        growth: stand([
          [0.03, front],
          [0.075, front * 0.8],
        ]),
      },
    ],
  };
}
