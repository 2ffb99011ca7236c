import type { Drawing } from "./drawing.ts";
import type { Icons } from "./icons.ts";

/** A drawing some of whose colours are others. */
export const recoloured = (body: string, colours: Readonly<Record<string, string>>): string =>
  Object.entries(colours).reduce((text, [from, to]) => text.replaceAll(from, to), body);

/**
 * What is white and drawn in grey looks dirty between white paper edges, a panda is black and not violet, a camel stands
 * out from sand and a cricket from grass.
 */
const OWN_COLOURS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  blossom: { "#d3d3d3": "#fffaf0" },
  ewe: { "#cdc4d6": "#f1ece3", "#b4acbc": "#d8d0c4" },
  swan: { "#9b9b9b": "#dfe6ee" },
  rabbit: { "#9b9b9b": "#d8d2dc" },
  panda: { "#433b6b": "#2d2b33", "#635994": "#3a3741" },
  camel: { "#f3ad61": "#b06f3c", "#d3883e": "#83502b" },
  "two-hump-camel": { "#f3ad61": "#b06f3c", "#d3883e": "#83502b", "#a56953": "#6b3f2e" },
  cricket: { "#86d72f": "#9c6a34", "#c3ef3c": "#c8924e" },
  "polar-bear": { "#9b9b9b": "#dfe6ef", "#636363": "#a9b4c4", "#f4f4f4": "#fdfeff" },
};

/** What lies over it. */
const DRAPED: Readonly<Record<string, string>> = {
  camel:
    '<path d="M17.700 11.900Q19.300 9 21.500 9q2.300 0 3.600 1.900l.700 7.300q-4.300 1.300-8.700 0z" fill="#b3303f"/><path d="M17.200 16.600q4.300 1.200 8.500 0l.100 1.700q-4.300 1.300-8.700 0z" fill="#f2bf4a"/>',
};

/** The icons as they are shown. */
export function retouched(icons: Icons): Icons {
  return {
    body(name) {
      const body = icons.body(name);
      const shown = body && OWN_COLOURS[name] ? recoloured(body, OWN_COLOURS[name]) : body;
      return shown && DRAPED[name] ? shown + DRAPED[name] : shown;
    },
  };
}

const WINTER = /-winter$/;
/** Buildings that stand in villages, with the colour of their roofs. */
const ROOFS: Readonly<Record<string, string>> = {
  house: "#f8312f",
  houses: "#f8312f",
  "house-with-garden": "#f8312f",
  church: "#8c5543",
  barn: "#6e4a3c",
  windmill: "#a84b3a",
};
const SNOW = "#f8fbff";
const BUSHES = { "#00d26a": "#dfe9f4", "#00f397": "#eef4fb" };

/** The building that a winter picture is of: "house" of "house-winter". */
export function snowedUnder(art: string): string | undefined {
  const building = art.replace(WINTER, "");
  return building !== art && building in ROOFS ? building : undefined;
}

/** Snow lies on the roofs and bushes of a building. */
export function snowed(building: string, drawing: Drawing): Drawing {
  const roof = ROOFS[building];
  const paths = drawing.body.match(/<path\b[^>]*>/g) ?? [];
  const caps = paths.filter((path) => path.includes(`fill="${roof}"`));
  const thick = drawing.height * 0.032;
  return {
    ...drawing,
    body: `${recoloured(drawing.body, BUSHES)}<g transform="translate(0 ${-thick})">${caps.map((path) => path.replace(`fill="${roof}"`, `fill="${SNOW}"`)).join("")}</g>`,
  };
}

const carriage = (x: number, paint: string) =>
  `<g transform="translate(${x} 0)"><path d="M-4 24.500h6v1.500h-6z" fill="#3a3f4d"/><path d="M1 11h26q1.500 0 1.500 1.500V25H-.500V12.500Q-.500 11 1 11z" fill="${paint}"/><path d="M-1.500 9.500q1-2 4-2h23q3 0 4 2V11h-31z" fill="#4a4f5c"/><path d="M2 13.500h5.500V19H2zM11 13.500h6V19h-6zM20.500 13.500H26V19h-5.500z" fill="#ffeebb"/><path d="M-.500 21.500h29V23h-29z" fill="#ffd98a"/><path d="M-.500 25h29v1.500h-29z" fill="#2b2f3a"/><g fill="#636363"><circle cx="5" cy="27" r="2.400"/><circle cx="10.500" cy="27" r="2.400"/><circle cx="18" cy="27" r="2.400"/><circle cx="23.500" cy="27" r="2.400"/></g><g fill="#d3d3d3"><circle cx="5" cy="27" r="1"/><circle cx="10.500" cy="27" r="1"/><circle cx="18" cy="27" r="1"/><circle cx="23.500" cy="27" r="1"/></g></g>`;

const CARRIAGES = ["#c8343f", "#2f7f8f"].map((paint, at) => carriage(33.5 + at * 32, paint)).join("");

const coach = (x: number) =>
  `<g transform="translate(${x} 0)"><path d="M-1.200 9h1.400v18h-1.400z" fill="#636363"/><path d="M0 7h29.500v11H0z" fill="#d3d3d3"/><path d="M0 18h29.500v9H0z" fill="#e6e6e6"/><path d="M0 23h29.500v4H0z" fill="#46a4fb"/><path d="M0 27h29.500v3H0z" fill="#321b41"/>${[2, 9, 16, 23].map((left) => `<rect x="${left}" y="10" width="5" height="5.600" rx="1.300" fill="#26c9fc"/>`).join("")}</g>`;

const COACHES = [31, 61.7].map(coach).join("");

/** What belongs to an icon and lies beyond its square. */
export const TRAILING: Readonly<Record<string, { body: string; right: number }>> = {
  locomotive: { body: CARRIAGES, right: 66 },
  "bullet-train": { body: COACHES, right: 60 },
};
