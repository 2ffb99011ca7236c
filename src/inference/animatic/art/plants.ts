import { type Drawing, of } from "./drawing.ts";

const bonsai = (): Drawing => ({
  width: 60,
  height: 60,
  body: `<path d="M28 50q-4-10 4-16 4-4-2-12l4-2q9 10 2 18-4 5-1 12z" fill="#7a4a2a"/><ellipse cx="20" cy="22" rx="15" ry="8" fill="#3f8f55"/><ellipse cx="40" cy="14" rx="15" ry="9" fill="#4fa565"/><ellipse cx="44" cy="28" rx="11" ry="6" fill="#3f8f55"/><path d="M14 50h34l-4 9h-26z" fill="#3f6fa8"/>`,
});

/** Light and dark leaves of each kind of tree. */
const FOLIAGE: Readonly<Record<string, readonly [leaf: string, dark: string]>> = {
  "": ["#6fb04e", "#4f8f3f"],
  "-autumn": ["#e8913a", "#c9602c"],
  "-red": ["#d9583a", "#a83c2e"],
  "-gold": ["#f0bc4a", "#d1922f"],
  "-blossom": ["#f7b8cf", "#ea8fb2"],
  "-winter": ["#eef3fa", "#cfdcec"],
};

const tree = (leaf: string, dark: string): Drawing => ({
  width: 60,
  height: 84,
  body: `<path d="M26 84q3-18 1-34h6q-2 16 2 34z" fill="#7a5236"/><path d="M29 60l-9-12M31 56l10-13" stroke="#7a5236" stroke-width="2.6"/><circle cx="18" cy="36" r="15" fill="${dark}"/><circle cx="43" cy="36" r="14" fill="${dark}"/><circle cx="30" cy="22" r="19" fill="${leaf}"/><circle cx="20" cy="42" r="11" fill="${leaf}"/><circle cx="40" cy="44" r="10" fill="${dark}"/>`,
});

/** How tall the leaves before who climbs into it are, how wide, and how high up, in heights of the tree. */
export const CROWN = { tall: 21 / 81, ratio: 54 / 21, rise: 29 / 81 } as const;
const leaves = (leaf: string, dark: string): Drawing => ({
  width: 60,
  height: 84,
  body: `<circle cx="13" cy="44" r="10" fill="${leaf}"/><circle cx="47.500" cy="45" r="9.500" fill="${dark}"/>`,
});

/** Flat-topped, as trees are in the savanna. */
const acacia = (): Drawing => ({
  width: 96,
  height: 80,
  body: `<path d="M44 80q4-16 2-30L26 30l4-3 18 15 2-14h4l-1 14 20-16 3 4-20 20q-3 14 2 30z" fill="#75502f"/><path d="M2 30Q6 14 30 12q22-8 44 0 18 2 20 16 0 7-12 6-8 5-18 1-14 5-26 0-12 5-20 0-16 3-16-5z" fill="#6f9a3c"/><path d="M12 22q14-10 34-9 22-6 38 5-18-3-36 1-18-3-36 3z" fill="#8fb552"/><path d="M6 31q10 3 18 1 10 4 16 2 12 4 24 0 10 4 18 0 6 1 10-1" fill="none" stroke="#557a2c" stroke-width="2.4"/>`,
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

const frond = (turn: number, green: string, length = 1) =>
  `<path transform="translate(38 24) rotate(${turn}) scale(${length} 1)" d="M0 0Q14-13 32 2q-4 0-6-1l-1 4-4-4-2 4-4-4-2 3-4-3-3 2z" fill="${green}"/>`;

/** It leans, and its crown hangs over. */
const palm = (): Drawing => ({
  width: 74,
  height: 104,
  body: `<path d="M22 104Q24 60 36 24l5 2Q33 64 33 104z" fill="#9a6f45"/><path d="M23 92l10 1M24 80l9.500 1M25.500 68l9 1.500M28 56l8 1.500M31 44l7 2M34 34l5.500 1.500" stroke="#75502f" stroke-width="1.800"/>${(
    [
      [-200, "#3f8f3a", 1],
      [20, "#3f8f3a", 1],
      [-160, "#5fb04a", 1.1],
      [-20, "#5fb04a", 1.1],
      [62, "#4a9f42", 0.9],
      [-246, "#4a9f42", 0.9],
      [-120, "#78c255", 0.75],
      [-62, "#78c255", 0.75],
    ] as const
  )
    .map(([turn, green, length]) =>
      turn < -90
        ? `<g transform="translate(76 0) scale(-1 1)">${frond(-180 - turn, green, length)}</g>`
        : frond(turn, green, length),
    )
    .join("")}<circle cx="35" cy="28" r="4" fill="#7a4f2c"/><circle cx="42" cy="29" r="4" fill="#8f6038"/>`,
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

const tulip = (petal: string, dark: string) =>
  of(
    28,
    50,
    `<path d="M13 18h2.400v32H13z" fill="#4f8f3f"/><path d="M13 50Q1 42 2 22q9 8 12 28zM15 50q11-8 11-24-8 6-12 24z" fill="#63a84c"/><path d="M5 5q5 2 9 10 4-8 9-10 4 18-9 19Q1 23 5 5z" fill="${dark}"/><path d="M14 0q7 8 5 19-2 5-5 5t-5-5Q7 8 14 0z" fill="${petal}"/>`,
  );

const around = (count: number, part: string, from = 0) =>
  Array.from(
    { length: count },
    (_, at) => `<g transform="rotate(${from + (360 / count) * at})">${part}</g>`,
  ).join("");

/** On its stalk, as one grows by itself. */
const sunflower = of(
  64,
  116,
  `<path d="M33 34q3 40-2 82" stroke="#5a8f36" stroke-width="4.400" fill="none"/><path d="M32 76Q22 58 2 62q6 18 30 20zM33 92q10-18 29-13-6 18-29 19z" fill="#6aa544"/><path d="M32 79Q18 68 5 64M33 96q14-12 26-15" stroke="#4c8530" stroke-width="1.400" fill="none"/><g transform="translate(32 30)">${around(16, `<path d="M0-29q6 8 4 17h-8q-2-9 4-17z" fill="#f0b52f"/>`, 11)}${around(16, `<path d="M0-27q5 7 3.500 16h-7q-1.500-9 3.500-16z" fill="#fdd545"/>`)}<circle r="14" fill="#7a4a2c"/><circle r="10" fill="#5f3820"/>${around(12, `<circle cy="-11.800" r="1.300" fill="#a8703f"/>`)}${around(8, `<circle cy="-6.500" r="1.300" fill="#8f5c35"/>`, 9)}<circle r="2.600" fill="#8f5c35"/></g>`,
);

/** An ear of wheat with its beard, on a stalk that bends under it. */
const ear = (root: number, x: number, y: number, lean: number, gold: string) =>
  `<path d="M${root} 62Q${root + (x - root) * 0.2} ${y + 22} ${x} ${y + 8}" stroke="#c8952f" stroke-width="1.500" fill="none"/><g transform="translate(${x} ${y}) rotate(${lean} 0 9)"><path d="M0 3L-4-5M0 3L0-7M0 3L4-5" stroke="#d9a63c" stroke-width=".8"/><path d="M0-1q2.600 2 2.400 4 2.200 2 0 5 1.600 3-2.400 6-4-3-2.400-6-2.200-3 0-5Q-2.600 1 0-1z" fill="${gold}"/><path d="M-2 5l2 2 2-2M-2 9l2 2 2-2" stroke="#b98526" stroke-width=".8" fill="none"/></g>`;

/** A leaf of a vine, five-lobed. */
const vineLeaf = (x: number, y: number, turn: number, green: string) =>
  `<path transform="translate(${x} ${y}) rotate(${turn}) scale(1.150)" d="M0 6L-2 3.500-6 4-4.500 0-6.500-3-2.600-3.400 0-7l2.600 3.600 3.900.4L4.500 0 6 4 2 3.500z" fill="${green}"/>`;

const bunch = (x: number, y: number) =>
  `<g fill="#6f3f96">${[
    [-3, 0],
    [0, 0],
    [3, 0],
    [-2, 3],
    [2, 3],
    [0, 3.5],
    [-0.8, 6],
    [1.2, 6],
    [0, 8.5],
  ]
    .map(([across = 0, down = 0]) => `<circle cx="${x + across}" cy="${y + down}" r="2.100"/>`)
    .join("")}</g><circle cx="${x - 1.5}" cy="${y + 0.6}" r=".9" fill="#b48ad6"/>`;

/** What is grown in fields. */
const CROPS: Record<string, () => Drawing> = {
  lavender: of(
    60,
    54,
    `<path d="M8 54q-4-16 8-20 14-6 28 0 12 4 8 20z" fill="#7f9f78"/>${[
      [30, 2, 0],
      [22, 5, -8],
      [38, 4, 8],
      [15, 10, -18],
      [46, 9, 18],
      [8, 18, -30],
      [53, 17, 30],
      [26, 13, -4],
      [35, 14, 5],
      [18, 20, -14],
      [43, 19, 14],
    ]
      .map(
        ([x = 0, y = 0, lean = 0], at) =>
          `<path d="M30 54Q${30 + (x - 30) * 0.5} 38 ${x} ${y + 12}" stroke="#6f9465" stroke-width="1.400" fill="none"/><g transform="rotate(${lean} ${x} ${y + 8})"><path d="M${x} ${y - 2}q3.400 2.400 2.600 5 2.400 2.400.4 5 2 2.600-.6 5.400-2.400 2.800-4.800 0-2.600-2.800-.6-5.400-2-2.600.4-5-.8-2.600 2.600-5z" fill="${at % 3 === 0 ? "#a583e0" : at % 3 === 1 ? "#8a63c8" : "#9671d4"}"/></g>`,
      )
      .join("")}`,
  ),
  wheat: of(
    48,
    62,
    `<path d="M12 62Q9 40 4 30M36 62q4-20 8-30M24 62V30M18 62Q16 44 10 34M30 62q2-16 8-26" stroke="#d9ab45" stroke-width="2" fill="none"/>${[
      ear(14, 5, 20, -26, "#e2b244"),
      ear(34, 43, 19, 26, "#e2b244"),
      ear(20, 14, 9, -12, "#f0c85a"),
      ear(28, 34, 8, 13, "#f0c85a"),
      ear(22, 19, 22, -8, "#e9bb4c"),
      ear(27, 30, 22, 9, "#e9bb4c"),
      ear(24, 24, 7, 2, "#f6d873"),
    ].join("")}`,
  ),
  "rice-plant": of(
    34,
    36,
    `<path d="M17 36Q15 16 4 8M17 36q0-22-2-34M17 36Q20 16 31 8M17 36Q10 22 0 20M17 36q8-14 17-16" fill="none" stroke="#6fb04a" stroke-width="2.400" stroke-linecap="round"/>`,
  ),
  vine: of(
    84,
    64,
    `<path d="M3 4h4v60H3zM77 4h4v60h-4z" fill="#8a6a45"/><path d="M4 16h76M4 30h76" stroke="#a89a86" stroke-width="1.200"/><path d="M42 64q-5-12 0-20 3-8-2-16M41 40Q30 34 18 30M42 38q12-6 24-8" stroke="#6e4a30" stroke-width="3.600" fill="none"/>${[
      [11, 14, -20],
      [21, 9, 10],
      [31, 14, -30],
      [42, 8, 0],
      [52, 13, 24],
      [63, 9, -12],
      [73, 14, 20],
      [15, 25, 30],
      [27, 26, -14],
      [38, 22, 16],
      [49, 26, -8],
      [60, 24, 22],
      [70, 26, -24],
    ]
      .map(([x = 0, y = 0, turn = 0], at) =>
        vineLeaf(x, y, turn, ["#6aa544", "#558f39", "#86bd58"][at % 3] ?? ""),
      )
      .join("")}${bunch(22, 34)}${bunch(33, 37)}${bunch(53, 36)}${bunch(65, 34)}`,
  ),
  "corn-plant": of(
    40,
    74,
    `<path d="M19 74V12h3v62z" fill="#5f9f3f"/><path d="M20 66Q4 56 0 34q14 6 20 24M21 60q18-8 19-30-14 8-19 22M20 44Q8 34 6 18q10 4 14 18M21 38q10-6 13-22-10 4-13 14" fill="#6fb04a"/><path d="M22 38q8-4 9 8-2 10-8 12z" fill="#f6cf3d"/><path d="M18 14q2-12 2-14 1 2 3 14z" fill="#d9a441"/>`,
  ),
  poppy: of(
    26,
    40,
    `<path d="M13 16q-2 12 0 24" stroke="#5f9f45" stroke-width="2" fill="none"/><path d="M2 10q0-9 11-8 11-1 11 8 0 10-11 10t-11-10z" fill="#e0453a"/><path d="M7 6q6 4 12 0" stroke="#b8302a" stroke-width="1.600" fill="none"/><circle cx="13" cy="12" r="3" fill="#2b2930"/>`,
  ),
  pumpkin: of(
    56,
    40,
    `<path d="M30 9q-1-6 4-9l3.400 2.400Q33 5 34 10z" fill="#5f8f3f"/><path d="M34 8q10-8 18 0 5 2 3 8" stroke="#5f9f45" stroke-width="1.600" fill="none"/><ellipse cx="18" cy="25" rx="12" ry="14" fill="#e07a22"/><ellipse cx="44" cy="25" rx="11" ry="14" fill="#e07a22"/><ellipse cx="24" cy="25" rx="10" ry="15.500" fill="#f08f30"/><ellipse cx="38" cy="25" rx="10" ry="15.500" fill="#f08f30"/><ellipse cx="31" cy="24.500" rx="8" ry="15.500" fill="#fba646"/><path d="M18 16q-3 6-1 13" stroke="#ffc987" stroke-width="2" fill="none" stroke-linecap="round"/><path d="M0 36q-1-9 6-10 2-7 8-2 7 1 4 8 2 7-5 7-5 3-8-1-4 1-5-2z" fill="#5f9a40"/><path d="M4 35q5-3 9-9" stroke="#86bd58" stroke-width="1.200" fill="none"/>`,
  ),
  "cotton-plant": of(
    36,
    48,
    `<path d="M18 48V14M18 36L6 24M18 30l12-12" stroke="#7a6a45" stroke-width="2"/><g fill="#fdfbf4"><circle cx="18" cy="9" r="7"/><circle cx="6" cy="21" r="6"/><circle cx="30" cy="16" r="6"/><circle cx="23" cy="12" r="5"/></g>`,
  ),
  "tea-bush": of(
    60,
    34,
    `<path d="M2 34q-4-22 14-28 14-10 28 0 18 6 14 28z" fill="#4f9a48"/><path d="M10 20q4-8 12-9M26 12q8-4 14 1M40 20q6-4 12 2" stroke="#7fc068" stroke-width="3.500" fill="none"/>`,
  ),
  "tulip-red": tulip("#ee5a5a", "#c93a48"),
  "tulip-pink": tulip("#f590b8", "#dd5f93"),
  "tulip-yellow": tulip("#fbdc5a", "#e8b52f"),
  "tulip-purple": tulip("#ab7ad8", "#8450b8"),
};

const reeds = of(
  44,
  70,
  `<path d="M22 70Q20 40 24 6M14 70Q14 46 8 20M30 70q0-28 7-44" stroke="#6f9a45" stroke-width="1.800" fill="none"/><path d="M18 70Q12 50 2 40q10 4 18 28zM26 70q6-24 16-30-8 12-12 30zM21 70Q18 50 14 34q8 12 10 36z" fill="#7fae4e"/><rect x="22" y="4" width="4.400" height="17" rx="2.200" fill="#7a4a2a"/><rect x="5.500" y="16" width="4" height="15" rx="2" fill="#8a5632" transform="rotate(-8 8 24)"/><rect x="35" y="22" width="4" height="14" rx="2" fill="#7a4a2a" transform="rotate(8 37 29)"/>`,
);

/** What grows, as it looks in each season. */
export const PLANTS: Record<string, () => Drawing> = {
  ...CROPS,
  bonsai,
  "sunflower-on-its-stalk": sunflower,
  bamboo,
  reeds,
  "palm-tree": palm,
  acacia,
  ...Object.fromEntries(
    Object.entries(FOLIAGE).flatMap(([kind, [leaf, dark]]) => [
      [`tree${kind}`, () => tree(leaf, dark)],
      [`tree-leaves${kind}`, () => leaves(leaf, dark)],
    ]),
  ),
  conifer: () => conifer("#3f8a5f", "#2f6f4c"),
  "conifer-winter": () => conifer("#4f8a7a", "#3c6f66", "#ffffff"),
};
