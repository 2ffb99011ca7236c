import { type Drawing, of } from "./drawing.ts";

/** Where a line is tied to it. */
export const ROD = { width: 57, height: 27, tip: { x: 1.3, y: 1.3 } } as const;

const SWING_FRAME = `<path d="M2 92L18 4h4L8 92zM130 92L114 4h-4l14 88z" fill="#c8503c"/><rect x="12" y="2" width="108" height="6" rx="2.500" fill="#a83c2e"/>`;

/** What people have in their hands, as no emoji shows it. */
export const TOOLS: Record<string, () => Drawing> = {
  baton: of(
    4,
    30,
    `<path d="M1.600 0h.8l.6 22h-2z" fill="#fbf6ea"/><ellipse cx="2" cy="25" rx="2" ry="4.500" fill="#7a4a2a"/>`,
  ),
  bowl: of(
    26,
    18,
    `<path d="M3 6q10-8 20 0z" fill="#e8c66a"/><circle cx="8" cy="4" r="1.500" fill="#c98a45"/><circle cx="14" cy="2.500" r="1.500" fill="#c98a45"/><circle cx="19" cy="4.200" r="1.500" fill="#c98a45"/><path d="M1 6h24q-1 12-12 12t-12-12z" fill="#3f7fb8"/>`,
  ),
  "watering-can": of(
    46,
    34,
    `<path d="M38 12q10 2 6 14" fill="none" stroke="#2f8f83" stroke-width="3"/><path d="M22 12h18v20q-9 3-18 0z" fill="#3aa99c"/><path d="M22 26L8 12l-3 2-3-8 10-2 1 6 9 8z" fill="#2f8f83"/><path d="M24 12q6-10 14 0" fill="none" stroke="#2f8f83" stroke-width="3"/>`,
  ),
  binoculars: of(
    40,
    24,
    `<path d="M4 8q0-6 7-6h3q4 0 4 4h4q0-4 4-4h3q7 0 7 6l4 12q0 4-5 4h-9q-4 0-4-4v-6h-4v6q0 4-4 4H5q-5 0-5-4z" fill="#33303f"/><circle cx="8" cy="19" r="4" fill="#8fd0ef"/><circle cx="32" cy="19" r="4" fill="#8fd0ef"/>`,
  ),
  "measuring-tape": of(
    44,
    40,
    `<path d="M3 3h38v7H3z" fill="#f6cf3d"/><path d="M3 3h7v36H3z" fill="#f6cf3d"/><path d="M14 3v4M19 3v5M24 3v4M29 3v5M34 3v4M39 3v5M10 14H6M10 19H5M10 24H6M10 29H5M10 34H6" stroke="#4a2f1c" stroke-width="1.200"/>`,
  ),
  anvil: of(
    80,
    62,
    `<path d="M18 40h44l6 22H12z" fill="#8a5a33"/><path d="M12 62h56l-2-7H14z" fill="#6f4526"/><path d="M0 6h58q4 6 20 7-6 9-24 9l3 10h9v8H22v-8h9l3-10H16Q4 20 0 6z" fill="#5f6672"/><path d="M0 6h58l2 4H2z" fill="#9aa3b2"/>`,
  ),
  "potters-wheel": of(
    70,
    60,
    `<path d="M27 20h16v26H27z" fill="#7a4a2a"/><path d="M8 46h54v14H8z" fill="#9a6236"/><path d="M8 46h54v4H8z" fill="#b87b48"/><ellipse cx="35" cy="15" rx="32" ry="7" fill="#6f7784"/><path d="M3 8h64v7q-32 8-64 0z" fill="#8d95a3"/><ellipse cx="35" cy="8" rx="32" ry="6" fill="#b9c0cb"/>`,
  ),
  vase: of(
    34,
    52,
    `<path d="M11 0h12v5q-2 6 4 12 8 8 6 20-2 15-9 15H10Q3 52 1 37-1 25 7 17q6-6 4-12z" fill="#c97a4a"/><path d="M1.500 30q15 7 31 0v6q-16 7-31 0z" fill="#f0d2a4"/><path d="M10 0h14v3H10z" fill="#a85f35"/>`,
  ),
  typewriter: of(
    52,
    38,
    `<path d="M13 0h26v16H13z" fill="#fbf8f0"/><path d="M17 4h18M17 8h18M17 12h12" stroke="#8b8792" stroke-width="1.400"/><rect x="4" y="13" width="44" height="6" rx="3" fill="#2b2930"/><path d="M7 19h38l6 19H1z" fill="#3f6f68"/><path d="M10 24h32M9 29h34M8 34h36" stroke="#f0e6cf" stroke-width="3" stroke-dasharray="3 2.400"/>`,
  ),
  knitting: of(
    40,
    50,
    `<path d="M4 2l22 16M36 2L14 18" stroke="#a8703f" stroke-width="2.400" stroke-linecap="round"/><circle cx="4" cy="2" r="2.400" fill="#d8343a"/><circle cx="36" cy="2" r="2.400" fill="#d8343a"/><path d="M10 13h20v34H10z" fill="#d8343a"/><path d="M10 19h20v4H10zM10 29h20v4H10zM10 39h20v4H10z" fill="#f6e3c8"/><path d="M11 47v3M15 47v3M19 47v3M23 47v3M27 47v3" stroke="#d8343a" stroke-width="1.600"/>`,
  ),
  plane: of(
    48,
    24,
    `<path d="M2 12h42q3 0 3 4v6H1v-6q0-3 1-4z" fill="#b87b48"/><path d="M1 19h46v4H1z" fill="#7a4a2a"/><path d="M24 12l5-9h5l-4 9z" fill="#9aa3b2"/><path d="M8 12q-2-9 5-9 4 1 2 9z" fill="#7a4a2a"/><circle cx="40" cy="9" r="3.500" fill="#7a4a2a"/>`,
  ),
  hose: of(
    54,
    20,
    `<g transform="matrix(-1 0 0 1 54 0)"><path d="M0 18q10-8 22-8" stroke="#c8452f" stroke-width="5" fill="none"/><path d="M20 5h16l16 2v6l-16 2H20z" fill="#d9a441"/><path d="M26 5h4v10h-4z" fill="#a87520"/></g>`,
  ),
  bow: of(
    26,
    60,
    `<path d="M20 1Q-8 30 20 59" fill="none" stroke="#8a5a33" stroke-width="3.600" stroke-linecap="round"/><path d="M20 1v58" stroke="#f5efe0" stroke-width="1"/><path d="M0 30h26" stroke="#5b3a22" stroke-width="1.800"/><path d="M-1 30l6-3v6z" fill="#9aa3b2"/><path d="M26 27v6l-5-3z" fill="#d8343a"/>`,
  ),
  cello: of(
    34,
    84,
    `<path d="M15.500 0h4v30h-4z" fill="#4a2f1c"/><path d="M17 26q11 0 12 10 0 6-3 9 6 5 6 15 0 16-15 16T2 60q0-10 6-15-3-3-3-9 1-10 12-10z" fill="#a8562a"/><path d="M16.200 2v66M18.800 2v66" stroke="#f0e2c8" stroke-width=".7"/><path d="M9 48q-3 5 0 10M25 48q3 5 0 10" stroke="#4a2412" stroke-width="1.600" fill="none"/><path d="M12 64h10v3H12z" fill="#3a2412"/><path d="M17.300 76v8" stroke="#8d95a3" stroke-width="1.600"/>`,
  ),
  "rolling-pin": of(
    50,
    12,
    `<rect x="9" y="0" width="32" height="12" rx="4" fill="#d9a866"/><rect x="0" y="3" width="10" height="6" rx="3" fill="#a8703f"/><rect x="40" y="3" width="10" height="6" rx="3" fill="#a8703f"/>`,
  ),
  mop: of(
    26,
    70,
    `<path d="M13 0v50" stroke="#a8703f" stroke-width="3.400" stroke-linecap="round"/><path d="M5 48h16l5 20q-3 3-5-1-2 4-5 0-3 4-6 0-3 4-5 0-3 3-5-1z" fill="#e9edf2"/><path d="M5 48h16l1 4H4z" fill="#3f7fb8"/>`,
  ),
  rake: of(
    30,
    70,
    `<path d="M15 0v56" stroke="#a8703f" stroke-width="3.400" stroke-linecap="round"/><path d="M2 56h26M3 56v12M9 56v12M15 56v12M21 56v12M27 56v12" stroke="#5f6672" stroke-width="2.600" stroke-linecap="round"/>`,
  ),
  iron: of(
    42,
    30,
    `<path d="M8 12q4-12 22-12 8 1 9 10v3h-6q-1-7-5-7-10 0-12 6z" fill="#3f6fb8"/><path d="M1 24q4-12 16-12h22l2 12z" fill="#5f9ad8"/><path d="M0 24h42v5H0z" fill="#b9c0cb"/>`,
  ),
  gavel: of(
    40,
    32,
    `<path d="M18 14l20 16" stroke="#8a5a33" stroke-width="4.400" stroke-linecap="round"/><rect x="2" y="2" width="24" height="15" rx="3" fill="#a8703f" transform="rotate(38 14 9)"/><path d="M7 5l-4 9M20 10l4-8" stroke="#d9a441" stroke-width="2.400"/>`,
  ),
  lasso: of(
    40,
    50,
    `<ellipse cx="18" cy="12" rx="17" ry="10" fill="none" stroke="#c99a5a" stroke-width="3"/><path d="M26 20q8 12 4 30" fill="none" stroke="#c99a5a" stroke-width="3"/>`,
  ),
  pipe: of(
    60,
    14,
    `<rect x="0" y="3" width="60" height="8" fill="#9aa3b2"/><path d="M0 3h60v2.600H0z" fill="#cfd6e0"/><rect x="0" y="1" width="7" height="12" fill="#7b8494"/><rect x="53" y="1" width="7" height="12" fill="#7b8494"/>`,
  ),
  plank: of(
    90,
    12,
    `<path d="M0 0h90v12H0z" fill="#d9a866"/><path d="M0 0h90v3H0z" fill="#ecc68c"/><path d="M8 7h26M44 8h30" stroke="#b07f45" stroke-width="1.200"/>`,
  ),
  "torch-welder": of(
    40,
    26,
    `<path d="M38 24L20 12" stroke="#5f6672" stroke-width="5" stroke-linecap="round"/><path d="M22 13L12 9" stroke="#d9a441" stroke-width="4"/><path d="M13 10Q2 12 0 4q8-3 14 4z" fill="#5fc0f5"/><path d="M13 10Q6 10 5 6q5-1 8 2z" fill="#fff"/>`,
  ),
  tyre: of(
    40,
    40,
    `<circle cx="20" cy="20" r="20" fill="#2b2930"/><circle cx="20" cy="20" r="11" fill="#b9c0cb"/><circle cx="20" cy="20" r="4" fill="#5f6672"/><path d="M20 9v8M20 23v8M9 20h8M23 20h8" stroke="#7b8494" stroke-width="2.600"/>`,
  ),
  tray: of(
    44,
    26,
    `<rect x="0" y="20" width="44" height="5" rx="2.500" fill="#b9bec8"/><path d="M0 20h44v2H0z" fill="#eef1f5"/><path d="M6 8h9l-2 12H8z" fill="#bfe6f5"/><path d="M6.600 12h7.800l-1 8H8z" fill="#e8a23a"/><path d="M19 11h11v6q0 3-3 3h-5q-3 0-3-3z" fill="#fbf8f0"/><path d="M30 12q5 0 4 4-1 2-4 1" fill="none" stroke="#fbf8f0" stroke-width="1.800"/><path d="M20 11h9v2h-9z" fill="#7a4a2a"/><path d="M22 8q2-3 0-5M26 8q2-3 0-5" stroke="#fbf8f0" stroke-width="1.200" fill="none"/><path d="M36 14q3-5 6 0v6h-6z" fill="#e8548c"/>`,
  ),
  crook: of(
    16,
    80,
    `<path d="M9 80V14q0-10-5-10-4 1-3 7" fill="none" stroke="#8a5a3a" stroke-width="3" stroke-linecap="round"/>`,
  ),
  stick: of(8, 60, `<path d="M4 60V4" stroke="#8a5a3a" stroke-width="3" stroke-linecap="round"/>`),
  axe: of(
    24,
    50,
    `<path d="M14 50V3" stroke="#a8703f" stroke-width="3.600" stroke-linecap="round"/><path d="M14 4h4v13h-4Q6 18 1 22 2 10 4 1q5 3 10 3z" fill="#9aa3b2"/><path d="M4 1Q1 10 1 22q2-1.500 3.500-2.300Q4 10 6 2.300z" fill="#e3e8ef"/>`,
  ),
  pickaxe: of(
    40,
    50,
    `<path d="M20 50V6" stroke="#a8703f" stroke-width="3.600" stroke-linecap="round"/><path d="M1 14Q10 2 20 2t19 12Q30 8 20 8T1 14z" fill="#7b8494"/>`,
  ),
  bottle: of(
    16,
    44,
    `<path d="M5.500 0h5v4h-5z" fill="#a8703f"/><path d="M5 4h6v9q4 4 4 9v19q0 3-3 3H4q-3 0-3-3V22q0-5 4-9z" fill="#7fc0a8" opacity=".92"/><path d="M3.500 23v16" stroke="#dff5ea" stroke-width="1.600"/><path d="M5.500 26h6l-1 12h-5z" fill="#fbf3dc"/>`,
  ),
  chest: of(
    44,
    32,
    `<path d="M2 13q0-11 11-11h18q11 0 11 11z" fill="#8a5a33"/><rect x="2" y="13" width="40" height="18" fill="#a8703f"/><path d="M2 13h40v3H2z" fill="#5f3d22"/><path d="M9 3v28M35 3v28" stroke="#d9a441" stroke-width="3"/><rect x="18.500" y="11" width="7" height="9" rx="1" fill="#d9a441"/><circle cx="22" cy="15.500" r="1.400" fill="#4a2f1c"/>`,
  ),
  sword: of(
    16,
    60,
    `<path d="M8 0l3.500 6v38h-7v-38z" fill="#dfe5ee"/><path d="M8 0v44h-3.500v-38z" fill="#c3ccd9"/><rect x="1" y="43" width="14" height="3.600" rx="1.600" fill="#d9a441"/><rect x="6.200" y="46" width="3.600" height="11" fill="#6b4429"/><circle cx="8" cy="58" r="2" fill="#d9a441"/>`,
  ),
  ball: of(
    20,
    20,
    `<circle cx="10" cy="10" r="9.600" fill="#e8543f"/><path d="M1 8q9 6 18 0M4 17q6-5 12 0" stroke="#fbf6ea" stroke-width="2.400" fill="none"/>`,
  ),
  ladder: of(
    34,
    150,
    `<path d="M4 0h4v150H4zM26 0h4v150h-4z" fill="#8a5a3a"/><path d="M4 0h1.600v150H4zM26 0h1.600v150H26z" fill="#b98252"/>${Array.from({ length: 11 }, (_, rung) => `<rect x="6" y="${7 + rung * 13}" width="22" height="4" rx="1.600" fill="#a8703f"/>`).join("")}`,
  ),
  rope: of(
    22,
    170,
    `<path d="M9 0q3 40 0 80t1 78" fill="none" stroke="#b98a52" stroke-width="5"/><path d="M9 0q3 40 0 80t1 78" fill="none" stroke="#e0b980" stroke-width="1.600" stroke-dasharray="3 3"/>${[34, 74, 114, 150].map((y) => `<ellipse cx="10" cy="${y}" rx="5.600" ry="4.600" fill="#a6773f"/>`).join("")}<path d="M4 164q6-10 12 0t-2 5z" fill="#a6773f"/>`,
  ),
  pole: of(
    16,
    170,
    `<rect x="5" y="4" width="6" height="166" rx="1" fill="#9a6b42"/><rect x="5" y="4" width="2" height="166" fill="#c08d5c"/><circle cx="8" cy="4" r="4" fill="#d9a441"/>`,
  ),
  beanstalk: of(
    70,
    170,
    `<path d="M35 170q-14-30 0-56t0-56 4-58" fill="none" stroke="#3f8f45" stroke-width="11"/><path d="M35 170q-14-30 0-56t0-56 4-58" fill="none" stroke="#6cc063" stroke-width="3"/>${[
      [20, 150, -1],
      [52, 128, 1],
      [18, 100, -1],
      [54, 78, 1],
      [18, 50, -1],
      [56, 26, 1],
    ]
      .map(
        ([x = 0, y = 0, side = 1]) =>
          `<path d="M35 ${y + 6}Q${x} ${y - 14} ${x + side * 14} ${y - 4}Q${x} ${y + 8} 35 ${y + 6}z" fill="${side > 0 ? "#58b368" : "#4aa35a"}"/>`,
      )
      .join("")}`,
  ),
  crag: of(
    230,
    170,
    `<path d="M0 170l5-30 15-11 3-33 19-12 6-34 20-9 11-28L106 0l36 4 20 15 5 26 21 11 5 36 18 12 6 36 13 30z" fill="#8a8078"/><path d="M142 4l20 15 5 26 21 11 5 36 18 12 6 36 13 30h-52l-8-34 6-30-16-24 8-30-12-24z" fill="#766c66"/><path d="M23 96l19-12 6-34 14 8-6 30-12 22 6 28-8 32H0l5-30 15-11z" fill="#968c84"/><path d="M70 46l24-10 10 12-24 12zM96 100l30-6 6 14-28 8zM150 96l22-4 0 14-18 4zM88 24l18-8 6 10-18 8zM128 140l28-8 4 14-26 8zM58 132l26-6 4 14-24 6zM112 66l26-6 2 12-22 6zM34 112l16-4 2 12-16 4z" fill="#a59b92"/><path d="M62 88h30M120 124h34M140 50h24M74 116h24M104 36h26M158 130h30" stroke="#5f5751" stroke-width="2.400" stroke-linecap="round"/><path d="M79 12L106 0l36 4 20 15-10 5-14-6-16 6-20-8-14 8z" fill="#86b35a"/><path d="M188 56l-21-11 8 14zM42 84l6-34 8 12zM211 104l-18-12 6 14z" fill="#86b35a"/>`,
  ),
  oar: of(
    9,
    90,
    `<rect x="3.300" y="0" width="2.600" height="66" rx="1.200" fill="#b57a45"/><path d="M1 64q3.500-4 7 0l1 22q-4.500 5-9 0z" fill="#9a6236"/>`,
  ),
  "fishing-rod": of(
    ROD.width,
    ROD.height,
    `<path d="M55.700 24.700L41 16.500Q21 6.500 1.300 1.300" stroke="#8a5a3a" stroke-width="2.600" stroke-linecap="round" fill="none"/><circle cx="49" cy="24" r="3" fill="#3a3f4d"/>`,
  ),
  staff: of(
    16,
    84,
    `<path d="M6.500 14h3.400v68q-1.700 3-3.400 0z" fill="#c98f52"/><path d="M8 20q-7-3-6-12M8 20q7-3 6-12" stroke="#c98f52" stroke-width="2.400" fill="none"/><circle cx="8" cy="8" r="6" fill="#00d1ed"/><circle cx="10" cy="6" r="2" fill="#b4f6fc"/>`,
  ),
  spade: of(
    18,
    70,
    `<path d="M4 2h10v3h-3.500v40h-3v-40h-3.500z" fill="#a8743a"/><path d="M1 44h16v14q-2 9-8 12-6-3-8-12z" fill="#8b95a6"/>`,
  ),
  torch: of(
    16,
    50,
    `<path d="M8 0q7 8 6 14-1 6-6 6t-6-6q-1-6 6-14z" fill="#f0832c"/><path d="M8 8q4 5 3 9-1 3-3 3t-3-3q-1-4 3-9z" fill="#ffd34d"/><path d="M4 20h8l-2 30h-4z" fill="#7a4a2a"/>`,
  ),
  flag: of(
    40,
    70,
    `<rect x="35" y="2" width="3" height="68" rx="1.500" fill="#8a5a3a"/><path d="M35 4q-9 6-17 1t-17 2v22q9-5 17 0t17-2z" fill="#d8343a"/>`,
  ),
  easel: of(
    50,
    66,
    `<path d="M12 66l10-60h4l-10 60zM38 66L28 6h-4l10 60z" fill="#8a5a3a"/><rect x="4" y="8" width="42" height="34" rx="1.500" fill="#fdfaf2" stroke="#b58a5a" stroke-width="2"/><path d="M8 38l9-13 7 8 8-12 10 17z" fill="#58b368"/><circle cx="36" cy="17" r="4" fill="#f6cf3d"/><path d="M6 42h38v4h-38z" fill="#8a5a3a"/>`,
  ),
  stove: of(
    52,
    60,
    `<rect x="3" y="24" width="46" height="36" rx="2" fill="#dfe4ec"/><rect x="9" y="34" width="34" height="20" rx="2" fill="#3a3f4d"/><path d="M9 34h34v3h-34z" fill="#565d6e"/><circle cx="12" cy="29" r="2" fill="#d8343a"/><circle cx="20" cy="29" r="2" fill="#3a3f4d"/><circle cx="28" cy="29" r="2" fill="#3a3f4d"/><rect x="1" y="21" width="50" height="4" rx="1.500" fill="#8b95a6"/><path d="M12 8h28v12q-14 3-28 0z" fill="#b3283a"/><path d="M8 10h4v3h-4zM40 10h4v3h-4z" fill="#7a1d2e"/><ellipse cx="26" cy="8" rx="14" ry="2.600" fill="#f2b56a"/>`,
  ),
  sandcastle: of(
    60,
    44,
    `<path d="M2 44q6-8 56 0z" fill="#d8a85a"/><path d="M8 42v-18h3v-4h4v4h3v-4h4v4h2v-14h3v-4h4v4h3v-4h4v4h2v14h3v-4h4v4h3v-4h4v22z" fill="#e8c07a"/><path d="M27 42v-9q4-6 8 0v9z" fill="#a8783a"/><path d="M31 6v-6l8 2.500-8 2" fill="#d8343a"/>`,
  ),
  blocks: of(
    54,
    52,
    `<rect x="2" y="34" width="17" height="17" rx="2" fill="#d8343a"/><rect x="19" y="34" width="17" height="17" rx="2" fill="#f6cf3d"/><rect x="36" y="34" width="17" height="17" rx="2" fill="#3a8fd5"/><rect x="11" y="17" width="17" height="17" rx="2" fill="#58b368"/><rect x="28" y="17" width="17" height="17" rx="2" fill="#8a4fc7"/><rect x="19" y="0" width="17" height="17" rx="2" fill="#f08a2c"/>`,
  ),
};

/** What one sits on, at and in, climbs and slides down. */
export const FURNITURE: Record<string, () => Drawing> = {
  table: of(
    90,
    44,
    `<path d="M10 8h6l-3 36h-5zM74 8h6l2 36h-5z" fill="#7a4f2e"/><rect x="0" y="0" width="90" height="9" rx="2.500" fill="#a8713f"/><path d="M0 6h90v3h-90z" fill="#8a5a30"/>`,
  ),
  bench: of(
    96,
    46,
    `<path d="M12 18h5v28h-6zM79 18h5l1 28h-6z" fill="#3a3f4d"/><rect x="4" y="2" width="88" height="6" rx="2" fill="#b57a45"/><rect x="4" y="11" width="88" height="6" rx="2" fill="#a86c3a"/><rect x="0" y="24" width="96" height="7" rx="2" fill="#b57a45"/><path d="M10 2h4v22h-4zM82 2h4v22h-4z" fill="#3a3f4d"/>`,
  ),
  "swing-set": of(
    132,
    92,
    `${SWING_FRAME}${[44, 88].map((x) => `<path d="M${x - 10} 6v60M${x + 10} 6v60" stroke="#5f4634" stroke-width="1.800"/><rect x="${x - 14}" y="65" width="28" height="4.500" rx="2" fill="#f6b83d"/>`).join("")}`,
  ),
  // Under whoever swings, where the seats go with them.
  "swing-frame": of(132, 92, SWING_FRAME),
  "playground-slide": of(
    120,
    88,
    `<path d="M14 88V10h5v78zM34 88V10h5v78z" fill="#c8503c"/><path d="M16 24h20v4h-20zM16 40h20v4h-20zM16 56h20v4h-20zM16 72h20v4h-20z" fill="#a83c2e"/><path d="M14 10h28v5h-28z" fill="#a83c2e"/><path d="M36 14q10 2 22 26t34 38l26 2v6l-30-2q-26-14-38-40-8-20-14-22z" fill="#f6b83d"/>`,
  ),
  stump: of(
    60,
    34,
    `<path d="M8 10h44l4 22q-26 5-52 0z" fill="#7a5236"/><ellipse cx="30" cy="10" rx="22" ry="7" fill="#d3a878"/><ellipse cx="30" cy="10" rx="13" ry="4" fill="none" stroke="#a8784a" stroke-width="1.500"/>`,
  ),
  log: of(
    110,
    28,
    `<rect x="6" y="2" width="98" height="24" rx="11" fill="#8a5a3a"/><path d="M20 9h60M34 18h50" stroke="#6b4429" stroke-width="2.400" stroke-linecap="round"/><ellipse cx="14" cy="14" rx="8" ry="12" fill="#d3a878"/><ellipse cx="14" cy="14" rx="4" ry="6.500" fill="none" stroke="#a8784a" stroke-width="1.500"/>`,
  ),
  fence: of(
    120,
    44,
    `${[4, 26, 48, 70, 92, 112].map((x) => `<path d="M${x} 44v-38l4-6 4 6v38z" fill="#f3ead8"/>`).join("")}<path d="M0 14h120v5h-120zM0 30h120v5h-120z" fill="#e2d6bd"/>`,
  ),
  // A bough on its tree: by itself it would lie about.
  branch: of(
    150,
    140,
    `<path d="M112 140q5-40 1-100h17q-1 60 7 100z" fill="#7a5236"/><path d="M124 62q-30 8-66 0Q30 54 4 61q28 1 52 9 40 12 70 12z" fill="#7a5236"/><path d="M30 62q-8-8-8-18M18 64q-8 6-8 14M88 66q-2-12-12-18" stroke="#7a5236" stroke-width="3" fill="none"/><path d="M117 140q4-50 1-98h4q3 50 0 98z" fill="#8f6446"/><g fill="#5d9c43"><circle cx="100" cy="34" r="17"/><circle cx="120" cy="22" r="21"/><circle cx="135" cy="36" r="14"/></g><g fill="#6fb04e"><ellipse cx="21" cy="38" rx="9" ry="6" transform="rotate(-60 21 38)"/><ellipse cx="10" cy="82" rx="9" ry="6" transform="rotate(-50 10 82)"/><ellipse cx="9" cy="58" rx="8" ry="5.500" transform="rotate(12 9 58)"/><ellipse cx="74" cy="46" rx="9" ry="6" transform="rotate(40 74 46)"/><circle cx="108" cy="30" r="11"/><circle cx="126" cy="26" r="13"/></g>`,
  ),
  spoon: of(
    14,
    60,
    `<path d="M5.400 1q1.600-2 3.200 0l.8 40h-4.800z" fill="#b87b48"/><ellipse cx="7" cy="49" rx="6.500" ry="10" fill="#c98f5a"/><ellipse cx="7" cy="49" rx="4" ry="7" fill="#a86d3c"/>`,
  ),
  armchair: of(
    80,
    78,
    `<path d="M16 74h6v4h-6zM58 74h6v4h-6z" fill="#6b4630"/><path d="M14 14Q14 0 28 0h24q14 0 14 14v40H14z" fill="#4c7a8c"/><path d="M20 16Q20 6 30 6h20q10 0 10 10v34H20z" fill="#5b8ea1"/><rect x="14" y="50" width="52" height="22" rx="5" fill="#6aa0b3"/><rect x="14" y="58" width="52" height="17" fill="#4c7a8c"/><rect x="2" y="34" width="16" height="41" rx="8" fill="#3f6878"/><rect x="62" y="34" width="16" height="41" rx="8" fill="#3f6878"/>`,
  ),
  throne: of(
    76,
    80,
    `<path d="M0 80v-6h5v-5h66v5h5v6z" fill="#a5825a"/><path d="M0 74h76v2H0z" fill="#c4a174"/><path d="M19 70V16Q38-8 57 16v54z" fill="#d9a441"/><path d="M23 62V19Q38 2 53 19v43z" fill="#a3283a"/><path d="M28 60V21q10-11 20 0v39z" fill="#b93347"/><circle cx="38" cy="6" r="5" fill="#f6cf3d"/><circle cx="38" cy="6" r="2.400" fill="#d8343a"/><path d="M15 14h7v56h-7zM54 14h7v56h-7z" fill="#c9922f"/><circle cx="18.500" cy="11" r="5" fill="#f6cf3d"/><circle cx="57.500" cy="11" r="5" fill="#f6cf3d"/><path d="M17 54h42v7H17z" fill="#c8394e"/><path d="M17 60h42v9H17z" fill="#b8862f"/><path d="M9 54h8v15H9zM59 54h8v15h-8z" fill="#d9a441"/><path d="M9 65h8v4H9zM59 65h8v4h-8z" fill="#b8862f"/><rect x="7" y="49" width="13" height="6.500" rx="3.200" fill="#f0bf55"/><rect x="56" y="49" width="13" height="6.500" rx="3.200" fill="#f0bf55"/>`,
  ),
  well: of(
    60,
    70,
    `<path d="M6 22L30 4l24 18z" fill="#a84b3a"/><path d="M11 22h4v24h-4zM45 22h4v24h-4z" fill="#7a5236"/><rect x="4" y="44" width="52" height="26" rx="3" fill="#9aa0a8"/><path d="M4 52h52M4 61h52M18 44v8M40 44v8M29 52v9M16 61v9M44 61v9" stroke="#7b828c" stroke-width="1.800"/>`,
  ),
  rowboat: of(
    110,
    34,
    `<path d="M2 4q8 28 30 28h48q20 0 28-28-20 8-53 8t-53-8z" fill="#a8683a"/><path d="M5 11q20 9 50 9t50-9" fill="none" stroke="#7a4626" stroke-width="3"/><path d="M2 4q20 9 53 9t53-9l-1 4q-22 9-52 9t-52-9z" fill="#c98a50"/>`,
  ),
  raft: of(
    110,
    18,
    `${[0, 18, 36, 54, 72, 90].map((x) => `<rect x="${x}" y="2" width="19" height="14" rx="6" fill="${x % 36 ? "#9a6236" : "#b57a45"}"/>`).join("")}<path d="M0 6h110M0 12h110" stroke="#e2d0a8" stroke-width="2"/>`,
  ),
  boat: of(
    96,
    92,
    `<path d="M46 4v66" stroke="#6b4a2f" stroke-width="3"/><path d="M43 6q-30 30-34 58h34z" fill="#fbf3e2"/><path d="M50 12q24 26 28 52h-28z" fill="#e8543f"/><path d="M4 68h88q-8 24-26 24h-36q-18 0-26-24z" fill="#a8683a"/><path d="M4 68h88l-2 6h-84z" fill="#fbf3e2"/>`,
  ),
  liner: of(
    150,
    64,
    `<path d="M44 14h60v12h-60zM34 24h86v14h-86z" fill="#fbf8f0"/><path d="M56 2h11v13h-11zM78 2h11v13h-11z" fill="#d8343a"/><path d="M56 2h11v4h-11zM78 2h11v4h-11z" fill="#24212b"/><path d="M2 36h146q-6 28-18 28h-108q-14 0-20-28z" fill="#24406f"/><path d="M2 36h146l-1 5h-144z" fill="#fbf8f0"/><g fill="#35b8d8">${[48, 60, 72, 84, 94].map((x) => `<rect x="${x}" y="18" width="6" height="5" rx="1"/>`).join("")}${[40, 52, 64, 76, 88, 100, 110].map((x) => `<rect x="${x}" y="29" width="6" height="5" rx="1"/>`).join("")}</g><g fill="#ffe6a3">${[22, 38, 54, 70, 86, 102, 118].map((x) => `<circle cx="${x}" cy="50" r="3"/>`).join("")}</g>`,
  ),
  waterwheel: of(
    60,
    60,
    `<circle cx="30" cy="30" r="25" fill="none" stroke="#7a5236" stroke-width="6"/><path d="M30 2v56M2 30h56M10 10l40 40M50 10L10 50" stroke="#8a5a3a" stroke-width="4"/>`,
  ),
  scarecrow: of(
    50,
    80,
    `<path d="M23 30h4v48h-4zM2 32h46v4h-46z" fill="#7a5236"/><path d="M8 80q3-4 8-5 4-4 9-4 6 0 10 4 5 1 7 5z" fill="#8a6238"/><path d="M16 75l2 5M33 75l-2 5" stroke="#6b4a2a" stroke-width="1.200"/><path d="M14 30h22l2 26h-26z" fill="#c8503c"/><circle cx="25" cy="20" r="10" fill="#e8c66a"/><path d="M10 14h30l-6-4-3-9h-12l-3 9z" fill="#8a5a3a"/><circle cx="21" cy="19" r="1.500" fill="#24212b"/><circle cx="29" cy="19" r="1.500" fill="#24212b"/><path d="M20 24q5 3 10 0" stroke="#24212b" fill="none" stroke-width="1.300"/>`,
  ),
  // Out of a wooded height, down its steps, into a pool that runs out.
};
