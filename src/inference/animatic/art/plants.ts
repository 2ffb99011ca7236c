import type { Drawing } from "./drawing.ts";

const bonsai = (): Drawing => ({
  width: 60,
  height: 60,
  body: `<path d="M28 50q-4-10 4-16 4-4-2-12l4-2q9 10 2 18-4 5-1 12z" fill="#7a4a2a"/><ellipse cx="20" cy="22" rx="15" ry="8" fill="#3f8f55"/><ellipse cx="40" cy="14" rx="15" ry="9" fill="#4fa565"/><ellipse cx="44" cy="28" rx="11" ry="6" fill="#3f8f55"/><path d="M14 50h34l-4 9h-26z" fill="#3f6fa8"/>`,
});

const tree = (leaf: string, dark: string): Drawing => ({
  width: 60,
  height: 84,
  body: `<path d="M26 84q3-18 1-34h6q-2 16 2 34z" fill="#7a5236"/><path d="M29 60l-9-12M31 56l10-13" stroke="#7a5236" stroke-width="2.6"/><circle cx="18" cy="36" r="15" fill="${dark}"/><circle cx="43" cy="36" r="14" fill="${dark}"/><circle cx="30" cy="22" r="19" fill="${leaf}"/><circle cx="20" cy="42" r="11" fill="${leaf}"/><circle cx="40" cy="44" r="10" fill="${dark}"/>`,
});

const conifer = (leaf: string, dark: string, cap?: string): Drawing => ({
  width: 48,
  height: 88,
  body: `<rect x="21" y="74" width="6" height="14" fill="#6b4a33"/><path d="M24 30L44 78H4z" fill="${dark}"/><path d="M24 16L40 56H8z" fill="${leaf}"/><path d="M24 2L35 34H13z" fill="${leaf}"/>${
    cap
      ? `<path d="M24 2l6.6 19.5-3.6-2-3 4-3-4-3.6 2zM12 46l4-10 4 5 4-6 4 6 4-5 4 10-5-3-4 4-3-4-4 4-4-3zM7.5 70l5-12 5 6 6.5-7 6.5 7 5-6 5 12-6-4-5 5-5.5-5-5.5 5-5-5z" fill="${cap}"/>`
      : ""
  }`,
});

const bamboo = (): Drawing => ({
  width: 46,
  height: 90,
  body: [
    [10, 6, "#6fae4a"],
    [22, 0, "#86c25a"],
    [33, 12, "#5c9a48"],
  ]
    .map(
      ([x, top, green]) =>
        `<rect x="${x}" y="${top}" width="6" height="${90 - Number(top)}" rx="2" fill="${green}"/><path d="${[18, 34, 50, 66, 80].map((y) => `M${x} ${y + Number(top) / 3}h6`).join("")}" stroke="#3f7a38" stroke-width="1.6"/>`,
    )
    .concat(
      [
        [12, 20, -1],
        [28, 14, 1],
        [36, 34, 1],
        [24, 44, -1],
        [12, 52, -1],
        [28, 64, 1],
      ].map(
        ([x, y, way]) =>
          `<path d="M${x} ${y}q${Number(way) * 7}-7 ${Number(way) * 13}-3q${Number(way) * -6} 5 ${Number(way) * -13} 3z" fill="#4f9a4a"/>`,
      ),
    )
    .join(""),
});

const crop = (width: number, height: number, body: string) => (): Drawing => ({ width, height, body });

const tulip = (petal: string) =>
  crop(
    24,
    44,
    `<path d="M11 20h2v24h-2z" fill="#4f8f3f"/><path d="M12 42q-10-6-9-20 8 6 9 20zM12 42q10-6 9-18-8 4-9 18z" fill="#5fa04a"/><path d="M4 4l4 4 4-7 4 7 4-4q2 16-8 18-10-2-8-18z" fill="${petal}"/>`,
  );

/** What is grown in fields. */
const CROPS: Record<string, () => Drawing> = {
  lavender: crop(
    30,
    50,
    `<path d="M15 50V20M9 50L6 24M21 50L25 24" stroke="#6f9a5a" stroke-width="1.600"/>${[
      [15, 2],
      [6, 8],
      [25, 8],
    ]
      .map(
        ([x = 0, y = 0]) =>
          `<g fill="#8a63c8"><ellipse cx="${x}" cy="${y + 3}" rx="3" ry="4"/><ellipse cx="${x - 1}" cy="${y + 9}" rx="4" ry="4"/><ellipse cx="${x + 1}" cy="${y + 15}" rx="4.500" ry="4"/></g><ellipse cx="${x}" cy="${y + 7}" rx="2" ry="3" fill="#b79be8"/>`,
      )
      .join("")}`,
  ),
  wheat: crop(
    26,
    54,
    `<path d="M13 54V16M7 54L5 20M19 54L22 20" stroke="#c99a3a" stroke-width="1.600"/>${[
      [13, 2],
      [5, 8],
      [22, 8],
    ]
      .map(
        ([x = 0, y = 0]) =>
          `<g fill="#f0c650">${[0, 5, 10].map((down) => `<ellipse cx="${x - 2.5}" cy="${y + 4 + down}" rx="2.200" ry="3.600"/><ellipse cx="${x + 2.5}" cy="${y + 4 + down}" rx="2.200" ry="3.600"/>`).join("")}<ellipse cx="${x}" cy="${y + 2}" rx="2" ry="3.600"/></g>`,
      )
      .join("")}`,
  ),
  "rice-plant": crop(
    34,
    36,
    `<path d="M17 36Q15 16 4 8M17 36q0-22-2-34M17 36Q20 16 31 8M17 36Q10 22 0 20M17 36q8-14 17-16" fill="none" stroke="#6fb04a" stroke-width="2.400" stroke-linecap="round"/>`,
  ),
  vine: crop(
    60,
    50,
    `<path d="M6 6h3v44h-3zM51 6h3v44h-3z" fill="#8a6a45"/><path d="M4 12q26-10 52 0 4 14-4 22-22 8-44 0-8-8-4-22z" fill="#6fa045"/><g fill="#8a4fa8">${[
      [16, 26],
      [20, 26],
      [18, 30],
      [40, 24],
      [44, 24],
      [42, 28],
      [30, 30],
    ]
      .map(([x = 0, y = 0]) => `<circle cx="${x}" cy="${y}" r="2.800"/>`)
      .join("")}</g><path d="M12 14q8-4 14 0M34 12q8 0 14 4" stroke="#8fc060" stroke-width="3" fill="none"/>`,
  ),
  "corn-plant": crop(
    40,
    74,
    `<path d="M19 74V12h3v62z" fill="#5f9f3f"/><path d="M20 66Q4 56 0 34q14 6 20 24M21 60q18-8 19-30-14 8-19 22M20 44Q8 34 6 18q10 4 14 18M21 38q10-6 13-22-10 4-13 14" fill="#6fb04a"/><path d="M22 38q8-4 9 8-2 10-8 12z" fill="#f6cf3d"/><path d="M18 14q2-12 2-14 1 2 3 14z" fill="#d9a441"/>`,
  ),
  poppy: crop(
    26,
    40,
    `<path d="M13 16q-2 12 0 24" stroke="#5f9f45" stroke-width="2" fill="none"/><path d="M2 10q0-9 11-8 11-1 11 8 0 10-11 10t-11-10z" fill="#e0453a"/><path d="M7 6q6 4 12 0" stroke="#b8302a" stroke-width="1.600" fill="none"/><circle cx="13" cy="12" r="3" fill="#2b2930"/>`,
  ),
  pumpkin: crop(
    44,
    36,
    `<path d="M21 8q0-6 5-8l2 2q-4 2-3 6z" fill="#5f8f3f"/><ellipse cx="11" cy="22" rx="11" ry="13" fill="#e8862e"/><ellipse cx="33" cy="22" rx="11" ry="13" fill="#e8862e"/><ellipse cx="22" cy="22" rx="11" ry="14" fill="#f09a3c"/>`,
  ),
  "cotton-plant": crop(
    36,
    48,
    `<path d="M18 48V14M18 36L6 24M18 30l12-12" stroke="#7a6a45" stroke-width="2"/><g fill="#fdfbf4"><circle cx="18" cy="9" r="7"/><circle cx="6" cy="21" r="6"/><circle cx="30" cy="16" r="6"/><circle cx="23" cy="12" r="5"/></g>`,
  ),
  "tea-bush": crop(
    60,
    34,
    `<path d="M2 34q-4-22 14-28 14-10 28 0 18 6 14 28z" fill="#4f9a48"/><path d="M10 20q4-8 12-9M26 12q8-4 14 1M40 20q6-4 12 2" stroke="#7fc068" stroke-width="3.500" fill="none"/>`,
  ),
  "tulip-yellow": tulip("#f6cf3d"),
  "tulip-purple": tulip("#9a63c8"),
};

/** What grows, as it looks in each season. */
export const PLANTS: Record<string, () => Drawing> = {
  ...CROPS,
  bonsai,
  bamboo,
  tree: () => tree("#6fb04e", "#4f8f3f"),
  "tree-autumn": () => tree("#e8913a", "#c9602c"),
  "tree-red": () => tree("#d9583a", "#a83c2e"),
  "tree-gold": () => tree("#f0bc4a", "#d1922f"),
  "tree-blossom": () => tree("#f7b8cf", "#ea8fb2"),
  "tree-winter": () => tree("#eef3fa", "#cfdcec"),
  conifer: () => conifer("#3f8a5f", "#2f6f4c"),
  "conifer-winter": () => conifer("#4f8a7a", "#3c6f66", "#ffffff"),
};
