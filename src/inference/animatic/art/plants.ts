import type { Drawing } from "./puppets.ts";

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

/** What grows, as it looks in each season. */
export const PLANTS: Record<string, () => Drawing> = {
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
