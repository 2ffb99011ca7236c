import { type Drawing, of } from "./drawing.ts";

const SPINES = ["#b3402f", "#d9a441", "#3f7f6b", "#3a5f9a", "#7a4a8a", "#c97a5c", "#e0c48a", "#5a6a4a"];

/** A row of books, no two alike, standing on a board. */
function books(left: number, right: number, foot: number, seed: number): string {
  let row = "";
  for (let x = left, book = seed; x < right - 3; book++) {
    const wide = 3 + ((book * 7) % 4);
    const tall = 13 + ((book * 5) % 6);
    row += `<rect x="${x}" y="${foot - tall}" width="${wide}" height="${tall}" fill="${SPINES[(book * 3) % SPINES.length]}"/>`;
    x += wide + ((book * 3) % 5 === 0 ? 3 : 0.4);
  }
  return row;
}

function shelves(rows: number): string {
  const tall = rows * 24 + 8;
  return `<rect width="92" height="${tall}" rx="2" fill="#7a4a2a"/><rect x="4" y="4" width="84" height="${tall - 8}" fill="#4f2f1c"/>${Array.from(
    { length: rows },
    (_, row) =>
      `${books(6, 88, 24 + row * 24, row * 11 + 3)}<rect x="4" y="${24 + row * 24}" width="84" height="4" fill="#9a6236"/>`,
  ).join("")}`;
}

/** What stands by the walls of rooms that are for something, and vehicles and wrecks no emoji shows. */
export const FITMENTS: Record<string, () => Drawing> = {
  bookcase: of(92, 128, shelves(5)),
  "bookcase-low": of(92, 80, shelves(3)),
  cupboard: of(
    104,
    128,
    `<rect y="0" width="104" height="44" rx="2" fill="#e8dcc4"/><path d="M52 2v40" stroke="#b9a98a" stroke-width="1.600"/><circle cx="46" cy="34" r="2" fill="#8a7a5c"/><circle cx="58" cy="34" r="2" fill="#8a7a5c"/><rect y="76" width="104" height="8" rx="1.600" fill="#8a5f3a"/><rect x="2" y="84" width="100" height="44" fill="#e8dcc4"/><path d="M35 86v40M69 86v40" stroke="#b9a98a" stroke-width="1.600"/><circle cx="30" cy="104" r="2" fill="#8a7a5c"/><circle cx="40" cy="104" r="2" fill="#8a7a5c"/><circle cx="74" cy="104" r="2" fill="#8a7a5c"/><path d="M12 76c0-16 22-16 22 0z" fill="#c8553d"/><rect x="21" y="60" width="4" height="5" fill="#8f3a2a"/><rect x="46" y="60" width="9" height="16" rx="2" fill="#5f9a7a"/><rect x="58" y="64" width="8" height="12" rx="2" fill="#d9a441"/><path d="M78 76v-14q6-6 12 0v14z" fill="#b9c4cc"/>`,
  ),
  hearth: of(
    120,
    132,
    `<rect x="22" y="0" width="76" height="44" fill="#9a6a55"/><rect x="2" y="40" width="116" height="12" rx="2" fill="#7a4a2a"/><rect x="10" y="52" width="100" height="74" fill="#a8553f"/><path d="M10 64h100M10 76h100M10 88h100M10 100h100M10 112h100M30 52v12M58 52v12M86 52v12M20 64v12M100 64v12M30 76v12M90 76v12M20 88v12M100 88v12M30 100v12M90 100v12M20 112v14M100 112v14" stroke="#7f3b2b" stroke-width="1.400"/><path d="M30 126V84q0-22 30-22t30 22v42z" fill="#241517"/><path d="M60 74q-16 18-14 34 2 12 14 14 12-2 14-14 2-16-14-34z" fill="#f0832f"/><path d="M60 90q-8 10-7 19 1 8 7 10 6-2 7-10 1-9-7-19z" fill="#ffd66b"/><path d="M38 116l44 6-1 5-44-6z" fill="#6b4430"/><path d="M82 116l-44 6 1 5 44-6z" fill="#543423"/><rect x="4" y="125" width="112" height="7" rx="2" fill="#8d8378"/><path d="M32 40V26h12v14zM78 40q-6-10 0-18 6 8 0 18z" fill="#d9a441"/>`,
  ),
  "hay-bale": of(
    100,
    62,
    `<rect y="22" width="64" height="40" rx="4" fill="#d9b04a"/><rect x="36" y="0" width="56" height="30" rx="4" fill="#e6c05c"/><path d="M4 32h56M4 42h54M6 52h56M40 8h48M40 17h46" stroke="#b98a2f" stroke-width="1.600"/><path d="M16 22v40M46 22v40M50 0v24M78 0v30" stroke="#8a5f3a" stroke-width="2.400"/><rect x="64" y="30" width="34" height="32" rx="4" fill="#cfa23e"/><path d="M68 40h26M68 50h27" stroke="#a97a28" stroke-width="1.600"/>`,
  ),
  // Of iron, and held by its bow: one of brass can't be told from the hand.
  key: of(
    30,
    64,
    `<path d="M15 0a14 14 0 1 1 0 28a14 14 0 1 1 0-28zM15 7a7 7 0 1 0 0 14a7 7 0 1 0 0-14z" fill="#7d8896" fill-rule="evenodd"/><path d="M12 27h6v37h-6z" fill="#7d8896"/><path d="M18 44h9v6h-9zM18 54h7v7h-7z" fill="#6a7482"/><path d="M10 27h10v5H10z" fill="#5c6570"/>`,
  ),
  stool: of(
    44,
    50,
    `<path d="M9 8h5l-4 42H5zM30 8h5l4 42h-5z" fill="#7a4f2f"/><path d="M9 30h26v4H9z" fill="#6b4228"/><rect x="2" y="2" width="40" height="8" rx="3.500" fill="#9a6b42"/>`,
  ),
  barrel: of(
    64,
    84,
    `<path d="M10 2h44q10 40 0 80H10Q0 42 10 2z" fill="#a8703f"/><path d="M22 2q-6 40 0 80M42 2q6 40 0 80M32 2v80" fill="none" stroke="#7f4f2b" stroke-width="1.800"/><path d="M7 14h50l1 7H6zM5 60h54l-1 8H6z" fill="#5c6570"/><ellipse cx="32" cy="3" rx="22" ry="3" fill="#8a5a33"/>`,
  ),
  pew: of(
    120,
    70,
    `<rect x="4" y="6" width="112" height="34" rx="2" fill="#8a5a33"/><path d="M8 14h104M8 24h104M8 33h104" stroke="#6b4228" stroke-width="1.800"/><rect x="0" y="40" width="120" height="8" rx="2" fill="#a87448"/><path d="M0 0h8v70H0zM112 0h8v70h-8z" fill="#74482a"/><rect x="8" y="48" width="104" height="14" fill="#5b381f"/>`,
  ),
  counter: of(
    132,
    88,
    `<rect x="0" y="30" width="132" height="8" rx="2" fill="#8a5f3a"/><rect x="4" y="38" width="124" height="50" fill="#a87448"/><path d="M28 42v42M54 42v42M80 42v42M106 42v42" stroke="#8a5f3a" stroke-width="2"/><rect x="16" y="8" width="26" height="22" rx="2" fill="#b9bfc8"/><rect x="19" y="13" width="20" height="5" fill="#4a5060"/><path d="M24 22h4v5h-4zM32 22h4v5h-4z" fill="#4a5060"/><path d="M58 20h10v10h-10z" fill="#fbf6ea"/><path d="M68 22q5 0 5 3.500t-5 3.500" fill="none" stroke="#fbf6ea" stroke-width="1.600"/><path d="M88 30q0-14 14-14t14 14z" fill="#dfeaf0" opacity=".75"/><path d="M94 30q0-6 8-6t8 6z" fill="#c98a45"/>`,
  ),
  workbench: of(
    128,
    84,
    `<rect x="0" y="34" width="128" height="9" rx="1.600" fill="#9a6b42"/><path d="M10 43h9v41h-9zM109 43h9v41h-9z" fill="#7a4f2f"/><rect x="19" y="64" width="90" height="6" fill="#8a5f3a"/><path d="M18 34v-9h14v9zM24 25v-14h3v14z" fill="#6b7280"/><path d="M46 30h22v4h-22z" fill="#c8553d"/><path d="M68 31l16-3v6z" fill="#b9bfc8"/><rect x="92" y="18" width="18" height="16" rx="1.600" fill="#c8553d"/><path d="M96 18q5-8 10 0" fill="none" stroke="#8f3a2a" stroke-width="2.400"/>`,
  ),
  cart: of(
    110,
    64,
    `<path d="M12 12h84l-6 26H20z" fill="#a8703f"/><path d="M12 12h84l-1.400 6H13.400zM16 26h76l-1.400 5H17.400z" fill="#8a5a33"/><path d="M92 30h18" stroke="#7a4f2f" stroke-width="4"/><circle cx="52" cy="46" r="17" fill="none" stroke="#6b4430" stroke-width="5"/><path d="M52 30v32M36 46h32M41 35l22 22M63 35L41 57" stroke="#6b4430" stroke-width="2.600"/><circle cx="52" cy="46" r="4" fill="#d9a441"/>`,
  ),
  beehive: of(
    60,
    70,
    `<path d="M6 64h48v6H6z" fill="#8a5f3a"/><rect x="8" y="38" width="44" height="26" fill="#e8c66a"/><rect x="8" y="14" width="44" height="22" fill="#f0d58a"/><path d="M4 8h52v7H4z" fill="#b9bfc8"/><rect x="22" y="56" width="16" height="4" rx="2" fill="#4f2f1c"/><path d="M8 36h44v3H8z" fill="#b98a45"/>`,
  ),
  harp: of(
    60,
    90,
    `<path d="M10 86L8 14q16-14 42-4l-4 10q-18-8-30 0z" fill="#d9a441"/><path d="M50 10q6 40-26 72l-14 4 2-8q34-24 30-62z" fill="#c48a2f"/><path d="M16 24v54M22 20v50M28 19v44M34 20v34M40 22v20" stroke="#fbf6ea" stroke-width="1.200"/><rect x="4" y="82" width="26" height="8" rx="3" fill="#a8702a"/>`,
  ),
  shipwreck: of(
    150,
    96,
    `<path d="M50 62L40 6l6-1 14 58zM92 54L90 8l5-.500 7 48z" fill="#7a5a40"/><path d="M32 20l26-5 1 3-26 5zM80 20l24-4 .500 3-24 4z" fill="#6b4d36"/><path d="M36 22l22-4-4 30q-8-4-12 4z" fill="#c9bda6" opacity=".9"/><path d="M84 23l18-3 2 20-8-4-6 8z" fill="#c9bda6" opacity=".75"/><path d="M46 8l46 4M42 10L10 58M94 10l36 28" stroke="#4a3626" stroke-width="1.200" fill="none"/><path d="M6 60l118-26 14 20-22 38H30z" fill="#6b4a33"/><path d="M6 60l118-26 4 6L12 68zM18 78l104-24 3 5-98 24z" fill="#543823"/><path d="M40 70l14-3 3 12-10 6-10-4zM72 62l16-4 4 14-12 8-12-4zM106 57l8-2 2 8-8 2z" fill="#2b2230"/><path d="M30 92q60-12 96 0z" fill="#c9b58a"/>`,
  ),
};
