import { type Drawing, of } from "./drawing.ts";

const row = (count: number, draw: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => draw(at)).join("");

const logEnd = (x: number, y: number, r = 8) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="#8a5a33"/><circle cx="${x}" cy="${y}" r="${r - 2}" fill="#e3b878"/><circle cx="${x}" cy="${y}" r="${r - 4.5}" fill="none" stroke="#b98348" stroke-width="1.200"/>`;

const spout = (x: number, y: number) =>
  `<path d="M${x} ${y}q-2-12 6-12 8 1 7 9" fill="none" stroke="#9aa6b5" stroke-width="4" stroke-linecap="round"/>`;

/** What stands about houses, yards and farms, as no emoji shows it. */
export const HOUSEHOLD: Record<string, () => Drawing> = {
  "written-page": of(
    56,
    20,
    `<path d="M12 1h36l7 17H3z" fill="#fffdf5"/><path d="M17 5h26M15 9h30M13 13h20" stroke="#7f8fb0" stroke-width="1.800" stroke-linecap="round"/><path d="M3 18h52l-.6 2H2.600z" fill="#d8d2c0"/>`,
  ),
  "bow-tie": of(
    48,
    26,
    `<path d="M24 13L4 2Q0 13 4 24zM24 13L44 2q4 11 0 22z" fill="#d8344a"/><path d="M9 6q-2 7 0 14M39 6q2 7 0 14" stroke="#a81f36" stroke-width="2" fill="none"/><rect x="18" y="7" width="12" height="12" rx="4" fill="#b3263c"/>`,
  ),
  dough: of(
    96,
    44,
    `<path d="M0 42q10-6 48-6t48 6z" fill="#fffaf0"/><path d="M8 40q-4-16 12-22 6-16 26-14 20-4 28 12 18 4 14 24z" fill="#f2dfb4"/><path d="M20 22q8-10 22-8M56 12q12 2 14 10M30 34q14 4 34-2" stroke="#d9bd85" stroke-width="2.600" fill="none" stroke-linecap="round"/><path d="M8 40q40 6 80 0l-2-8q-34 8-76 2z" fill="#e3c992"/>`,
  ),
  excavator: of(
    130,
    92,
    `<path d="M58 34L92 6l8 6-26 34z" fill="#f0a92c"/><path d="M92 6l8 4 18 34-7 4z" fill="#d98f1c"/><path d="M104 44l18 2q4 16-8 24-14 0-18-12z" fill="#5f6672"/><path d="M98 60l-3 6M104 66l-2 6M111 69l1 6" stroke="#3a3f4d" stroke-width="3"/><path d="M14 40q0-6 6-6h44l8 28H12z" fill="#f2b233"/><path d="M40 12h24q6 0 7 8l4 32H40z" fill="#f0a92c"/><path d="M45 18h17q4 0 5 5l2 17H45z" fill="#8fd3f0"/><path d="M14 40h24v8H14z" fill="#d98f1c"/><rect x="4" y="66" width="84" height="24" rx="12" fill="#3a3f4d"/><circle cx="17" cy="78" r="7" fill="#8d95a3"/><circle cx="36" cy="78" r="6" fill="#8d95a3"/><circle cx="55" cy="78" r="6" fill="#8d95a3"/><circle cx="75" cy="78" r="7" fill="#8d95a3"/>`,
  ),
  sink: of(
    92,
    84,
    `<path d="M4 30h84v54H4z" fill="#e8ddc6"/><path d="M0 24h92v8H0z" fill="#8a5f3a"/><path d="M18 20h56v6q-4 8-14 8H32q-10 0-14-8z" fill="#c9d3de"/>${spout(46, 22)}<path d="M12 40h68v40H12z" fill="#4a3a30"/><path d="M46 34v14q0 8 8 8h4q8 0 8 8v16" stroke="#9aa6b5" stroke-width="7" fill="none"/><path d="M41 44h10M53 56v0M61 66h10" stroke="#6f7b8a" stroke-width="4"/><path d="M53 62q-3 5 0 7 3-2 0-7zM49 68q-3 5 0 7 3-2 0-7zM57 72q-2 4 0 6 2-2 0-6z" fill="#5fb4e8"/><path d="M34 80q16-6 34 0z" fill="#5fb4e8"/>`,
  ),
  hedge: of(
    110,
    56,
    `<path d="M4 56V22q-4-12 8-14 4-8 14-4 8-6 16 0 10-6 18 0 8-6 16 0 10-4 14 4 14 2 10 14v34z" fill="#3f8f45"/><path d="M14 20q8 6 16 0M40 14q8 6 16 0M70 20q8 6 16 0M20 38q8 6 16 0M52 34q8 6 16 0M82 40q8 6 14 0" stroke="#2f6f38" stroke-width="2.600" fill="none" stroke-linecap="round"/><path d="M10 30q6-4 12 0M46 26q6-4 12 0M78 30q6-4 12 0" stroke="#6cc063" stroke-width="2.400" fill="none" stroke-linecap="round"/>`,
  ),
  "garden-gate": of(
    80,
    70,
    `<path d="M4 6h8v64H4zM68 6h8v64h-8z" fill="#8a5a3a"/><path d="M14 30q26-22 52 0v36H14z" fill="none" stroke="#b98252" stroke-width="5"/><path d="M24 26v40M34 22v44M46 22v44M56 26v40M14 50h52" stroke="#b98252" stroke-width="4.600"/><circle cx="8" cy="5" r="5" fill="#b98252"/><circle cx="72" cy="5" r="5" fill="#b98252"/>`,
  ),
  coop: of(
    110,
    96,
    `<path d="M14 74v20M96 74v20" stroke="#6b4429" stroke-width="6"/><path d="M8 34h94v42H8z" fill="#c8704a"/><path d="M0 38L24 6h62l24 32z" fill="#7a4a2a"/><path d="M24 6l-8 11h78l-8-11z" fill="#9a6236"/><path d="M8 46h94M8 56h94M8 66h94" stroke="#a3563a" stroke-width="1.600"/><path d="M16 76V56q0-9 10-9t10 9v20z" fill="#2a1c18"/><path d="M36 76L62 94h-14L16 76z" fill="#b98252"/><path d="M30 80l8 0M38 86l9 0M44 91l8 0" stroke="#6b4429" stroke-width="2.400"/><path d="M52 44h42v22H52z" fill="#2a1c18"/><path d="M52 55h42M62 44v22M73 44v22M84 44v22" stroke="#d9c49a" stroke-width="1.600"/><path d="M66 66q-2-10 5-11 1-4 4-2 6 0 7 8 0 5-3 5z" fill="#f4efe4"/><path d="M74 52q2-4 4 0z" fill="#d8343a"/><path d="M81 57l4 1-4 2z" fill="#f0a92c"/>`,
  ),
  doghouse: of(
    76,
    68,
    `<path d="M8 30h60v38H8z" fill="#d9a05a"/><path d="M0 34L38 2l38 32-6 6L38 12 6 40z" fill="#b3402f"/><path d="M24 68V48q0-12 14-12t14 12v20z" fill="#3a2418"/><path d="M28 24h20v7H28z" fill="#f4efe4"/>`,
  ),
  igloo: of(
    120,
    70,
    `<path d="M4 70Q4 6 60 6t56 64z" fill="#e8f4fb"/><path d="M10 48h100M22 28h76M60 6v22M38 28v20M82 28v20M24 48v22M96 48v22" stroke="#b5d3e4" stroke-width="2.600" fill="none"/><path d="M36 70V54q0-18 24-18t24 18v16z" fill="#d3e8f4"/><path d="M44 70V56q0-12 16-12t16 12v14z" fill="#3f5f80"/>`,
  ),
  statue: of(
    60,
    120,
    `<path d="M8 96h44v24H8zM4 90h52v8H4z" fill="#8d95a3"/><path d="M22 90V62l-4-22q0-8 12-8t12 8l-4 22v28z" fill="#b5bdc9"/><path d="M41 40L54 14l5 3-10 30z" fill="#b5bdc9"/><path d="M19 40L12 62l5 2 6-16z" fill="#9aa3b2"/><circle cx="30" cy="22" r="9" fill="#c3cad6"/><path d="M24 90V66h12v24" fill="none" stroke="#8d95a3" stroke-width="2"/><path d="M16 104h28v8H16z" fill="#6f7684"/>`,
  ),
  dumpster: of(
    96,
    64,
    `<path d="M4 16h88l-6 42H10z" fill="#3f7f5a"/><path d="M0 8h46l2 9H2zM50 8h46l-2 9H48z" fill="#2f5f45"/><path d="M20 22v32M36 22v32M60 22v32M76 22v32" stroke="#2f5f45" stroke-width="3"/><circle cx="18" cy="60" r="4" fill="#23212b"/><circle cx="78" cy="60" r="4" fill="#23212b"/>`,
  ),
  "washing-machine": of(
    64,
    80,
    `<rect width="64" height="80" rx="4" fill="#eef1f5"/><path d="M0 16h64" stroke="#b5bdc9" stroke-width="2"/><circle cx="12" cy="8" r="3.500" fill="#3f7fb8"/><circle cx="24" cy="8" r="3.500" fill="#d8343a"/><rect x="36" y="5" width="22" height="6" rx="2" fill="#9aa6b5"/><circle cx="32" cy="46" r="24" fill="#9aa6b5"/><circle cx="32" cy="46" r="19" fill="#5fb4e8"/><path d="M16 50q8-8 16 0t17-1q-1 15-17 16-13-1-16-15z" fill="#d8343a"/><path d="M20 42q8-6 14 2 8 2 10-4-3-12-14-12-8 3-10 14z" fill="#f6cf3d"/><circle cx="27" cy="38" r="3" fill="#fff" opacity=".8"/><circle cx="40" cy="50" r="2.400" fill="#fff" opacity=".8"/>`,
  ),
  "propeller-plane": of(
    150,
    76,
    `<path d="M8 2v60" stroke="#5f6672" stroke-width="4" stroke-linecap="round"/><circle cx="10" cy="32" r="6" fill="#f6cf3d"/><path d="M12 22q18-8 46-4h34l40 4 10-18h8l-4 34q-30 14-70 14H34Q14 50 12 22z" fill="#e0453f"/><path d="M12 22q-2 14 4 24 10 5 22 6-6-14-2-34-14 0-24 4z" fill="#f6f1e4"/><path d="M60 18q14-8 32 0z" fill="#3a2a24"/><path d="M52 20q2-10 12-10l-2 9z" fill="#bfe6f5"/><path d="M38 36h62q6 4 0 9H38q-8-4 0-9z" fill="#f6f1e4"/><path d="M44 36h10v9H44zM84 36h10v9H84z" fill="#3a7bd5"/><path d="M138 8l8-3-2 14-8 2z" fill="#f6f1e4"/><path d="M40 52l-4 14M56 52l4 14" stroke="#5f6672" stroke-width="4"/><circle cx="48" cy="67" r="8" fill="#2b2930"/><circle cx="48" cy="67" r="3" fill="#b9c0cb"/>`,
  ),
  "trash-can": of(
    50,
    64,
    `<path d="M6 16h38l-4 48H10z" fill="#8d98a5"/><path d="M16 22l2 36M25 22v36M34 22l-2 36" stroke="#6f7b88" stroke-width="3"/><path d="M2 8h46v9H2z" fill="#6f7b88"/><path d="M18 8q0-7 7-7t7 7" fill="none" stroke="#6f7b88" stroke-width="3.400"/><path d="M8 8Q6 0 14 2q4-5 8 2" fill="#f6cf3d"/><path d="M34 8q2-8 9-5 2 3-1 5z" fill="#58b368"/>`,
  ),
  crocodile: of(
    150,
    54,
    `<path d="M46 22Q90 2 128 26q12 8 20 4-6 18-30 16H44z" fill="#3f9f4a"/><path d="M62 17l5-8 5 6 6-8 5 6 7-6 4 7 7-5 3 8 7-3 1 8" fill="#2f7f3a"/><path d="M2 14q22-10 46 2l4 14-50-6q-4-6 0-10z" fill="#4fb05a"/><path d="M4 44q22 6 46-2l2-14-46 8q-4 4-2 8z" fill="#4fb05a"/><path d="M6 25l3 6 4-5 3 6 4-5 3 6 4-5 3 5 4-4zM8 36l3-5 4 4 3-5 4 4 3-5 4 4 3-5" fill="#fff"/><circle cx="40" cy="11" r="6" fill="#4fb05a"/><circle cx="40" cy="10" r="3.600" fill="#fff"/><circle cx="39" cy="10" r="1.800" fill="#23212b"/><circle cx="6" cy="14" r="1.400" fill="#2f7f3a"/><path d="M54 40q30 10 66 4-20 8-66 4z" fill="#cfe3a0"/><path d="M64 42l-4 12h12l2-12zM104 42l-2 12h12l2-14z" fill="#3f9f4a"/>`,
  ),
  snowball: of(
    24,
    24,
    `<circle cx="12" cy="12" r="11" fill="#f4f9fd"/><path d="M4 15q6 7 15 3M7 6q3-2 6-1" stroke="#bcd3e6" stroke-width="2" fill="none" stroke-linecap="round"/>`,
  ),
  mud: of(
    110,
    24,
    `<path d="M4 14Q0 4 26 5 46 0 70 3q38 0 36 10-2 9-32 9-24 3-46 0Q8 22 4 14z" fill="#7a5230"/><path d="M20 10q20-5 40-2M70 15q14 1 24-3" stroke="#a87a4f" stroke-width="2.600" fill="none" stroke-linecap="round"/><circle cx="16" cy="4" r="2.400" fill="#7a5230"/><circle cx="92" cy="2" r="2" fill="#7a5230"/>`,
  ),
  pan: of(
    72,
    18,
    `<path d="M34 4h36q2 3 0 5H34z" fill="#6b4429"/><path d="M0 3h42q-1 13-8 14H8Q1 16 0 3z" fill="#3a3f4d"/><path d="M0 2h42v3H0z" fill="#5f6672"/>`,
  ),
  pitcher: of(
    44,
    54,
    `<path d="M34 14q12 0 9 14-3 8-12 8" fill="none" stroke="#bfe0ec" stroke-width="5"/><path d="M4 4l6 4h24l1-4v44q-2 6-9 6H13q-7 0-8-6z" fill="#dff1f7"/><path d="M6 20h29v28q-2 4-8 4H14q-6 0-7-4z" fill="#f6d23d"/><circle cx="16" cy="30" r="6" fill="#fbf0a8"/><path d="M16 24v12M10 30h12" stroke="#e8b92a" stroke-width="1.400"/><path d="M24 38h7v7h-7z" fill="#fff" opacity=".7"/>`,
  ),
  juice: of(
    30,
    44,
    `<path d="M21 14L27 0" stroke="#d8343a" stroke-width="3" stroke-linecap="round"/><path d="M2 8h26l-3 34q-10 3-20 0z" fill="#dff1f7"/><path d="M4 16h22l-2 25q-9 2-18 0z" fill="#e8622f"/><path d="M8 20l1 16" stroke="#fff" stroke-width="2.400" opacity=".6"/>`,
  ),
  "rope-line": of(
    90,
    8,
    `<path d="M0 4q22 4 45 0t45 0" fill="none" stroke="#b98a52" stroke-width="5.500"/><path d="M0 4q22 4 45 0t45 0" fill="none" stroke="#e8c996" stroke-width="2" stroke-dasharray="4 4"/>`,
  ),
  rug: of(
    140,
    26,
    `<ellipse cx="70" cy="13" rx="70" ry="13" fill="#a8434f"/><ellipse cx="70" cy="13" rx="60" ry="10" fill="none" stroke="#f0d2a4" stroke-width="2.600"/><ellipse cx="70" cy="13" rx="30" ry="5" fill="#d9a441"/>`,
  ),
  pillow: of(
    56,
    34,
    `<path d="M4 4q24 6 48 0 4 14 0 26-24-5-48 0Q0 18 4 4z" fill="#f4f0e6"/><path d="M12 10q16 4 32 0M12 24q16-3 32 0" stroke="#8fb5d8" stroke-width="2.600" fill="none"/>`,
  ),
  wardrobe: of(
    78,
    112,
    `<path d="M2 6h74v102H2z" fill="#9a6236"/><path d="M0 0h78v8H0zM6 108h8v4H6zM64 108h8v4h-8z" fill="#7a4a26"/><path d="M8 14h29v88H8zM41 14h29v88H41z" fill="#b57a45"/><circle cx="33" cy="60" r="2.600" fill="#f6cf3d"/><circle cx="45" cy="60" r="2.600" fill="#f6cf3d"/>`,
  ),
  comb: of(
    40,
    16,
    `<path d="M0 0h40v6H0z" fill="#d8548c"/>${row(10, (at) => `<path d="M${1 + at * 4} 5h2.200v11H${1 + at * 4}z" fill="#d8548c"/>`)}`,
  ),
  "basketball-hoop": of(
    64,
    150,
    `<path d="M52 30h6v120h-6z" fill="#6f7684"/><path d="M38 146h24v4H38z" fill="#4f5566"/><path d="M42 2h8v52h-8z" fill="#f4f6f8" stroke="#8d95a3" stroke-width="1.600"/><path d="M44 22h4v22h-4z" fill="#d8343a"/><path d="M10 44h34" stroke="#e8622f" stroke-width="4.600" stroke-linecap="round"/><path d="M12 46l5 24h14l5-24M19 46l10 24M29 46L19 70M13 54h22M15 62h18" stroke="#f4f6f8" stroke-width="2" fill="none"/>`,
  ),
  doll: of(
    36,
    60,
    `<path d="M8 30L2 44M28 30l6 14M14 48v10M22 48v10" stroke="#f3c9a0" stroke-width="4.400" stroke-linecap="round"/><path d="M12 26h12l8 24H4z" fill="#d8548c"/><circle cx="18" cy="16" r="11" fill="#f3c9a0"/><path d="M6 18Q4 2 18 2t12 16q-2-8-12-8T6 18z" fill="#a8562a"/><path d="M4 16l-3 12 6-3zM32 16l3 12-6-3z" fill="#a8562a"/><circle cx="14" cy="17" r="1.500" fill="#2b2930"/><circle cx="22" cy="17" r="1.500" fill="#2b2930"/><path d="M14 22q4 3 8 0" stroke="#c8503c" stroke-width="1.400" fill="none"/>`,
  ),
  xylophone: of(
    80,
    30,
    `${["#d8343a", "#f08a2c", "#f6cf3d", "#58b368", "#3a7bd5", "#8a4fc7"].map((colour, at) => `<rect x="${2 + at * 13}" y="${at * 1.6}" width="11" height="${28 - at * 3.2}" rx="2" fill="${colour}"/>`).join("")}<path d="M2 8h76M2 18h76" stroke="#6b4429" stroke-width="2.400"/>`,
  ),
  tuba: of(
    60,
    76,
    `<path d="M38 2q18 0 20 0-4 12-6 14v36q0 20-20 20t-20-18V30h10v24q0 8 10 8t10-10V18Q40 12 38 2z" fill="#e0a92f"/><path d="M12 34H2v-6h12M24 28v28M30 28v28M18 44h20" stroke="#b8801a" stroke-width="3.400" fill="none"/><path d="M38 2q10-3 20 0" stroke="#f6dc7a" stroke-width="3" fill="none"/>`,
  ),
  turnip: of(
    44,
    56,
    `<path d="M22 20Q14 4 6 4q2 10 14 18M22 20Q20 4 26 0q4 10 0 20M22 20Q32 4 40 8q-6 8-14 14" fill="#4f9f4a"/><path d="M4 30q2-12 18-12t18 12q0 12-14 18l-4 8-4-8Q4 42 4 30z" fill="#f4ecf0"/><path d="M4 30q2-12 18-12t18 12q-18-6-36 0z" fill="#b0488a"/>`,
  ),
  firewood: of(
    96,
    54,
    `${[10, 28, 46, 64, 82].map((x) => logEnd(x, 44, 9)).join("")}${[19, 37, 55, 73].map((x) => logEnd(x, 28, 9)).join("")}${[28, 46, 64].map((x) => logEnd(x, 12, 9)).join("")}`,
  ),
  haystack: of(
    100,
    66,
    `<path d="M4 66Q8 22 34 12q16-16 30 0 28 12 32 54z" fill="#e0b94a"/><path d="M22 56q4-16 10-24M40 60q0-22 4-38M58 60q4-18 0-40M78 58q-4-18-10-26M30 20l-6-6M70 18l8-6M50 8V0" stroke="#b5892a" stroke-width="2.600" fill="none" stroke-linecap="round"/>`,
  ),
  "marshmallow-stick": of(
    14,
    60,
    `<path d="M7 60V10" stroke="#8a5a3a" stroke-width="2.600" stroke-linecap="round"/><rect x="1" y="1" width="12" height="15" rx="5" fill="#fffaf2"/><path d="M1 6q6 4 12 0V4q0-3-4-3H5Q1 1 1 4z" fill="#d9a05a"/>`,
  ),
  sack: of(
    50,
    58,
    `<path d="M16 14q-4-8 0-12 9 4 18 0 4 4 0 12 16 14 14 36-2 8-23 8T2 50Q0 28 16 14z" fill="#c9a06a"/><path d="M15 14q10 5 20 0" stroke="#7a4f2e" stroke-width="3.400" fill="none"/><path d="M12 40q12 6 26 0" stroke="#a87f4a" stroke-width="2" fill="none"/>`,
  ),
  armor: of(
    56,
    60,
    `<path d="M10 4q8 6 18 6t18-6l8 12-6 8v20q-8 12-20 14Q16 56 8 44V24L2 16z" fill="#b5bdc9"/><path d="M28 10v48M12 26q16 8 32 0M12 40q16 8 32 0" stroke="#7b8494" stroke-width="2.400" fill="none"/><path d="M10 4q8 6 18 6-12 2-18 14z" fill="#dfe5ee"/><circle cx="28" cy="22" r="4" fill="#d9a441"/>`,
  ),
  cannon: of(
    104,
    56,
    `<path d="M14 26L92 4q6 4 6 14L20 40q-8 2-10-6 0-6 4-8z" fill="#3a3f4d"/><path d="M88 3q8 5 8 16l6-2Q104 8 96 1z" fill="#5f6672"/><path d="M4 44h52l6 8H2z" fill="#8a5a33"/><circle cx="36" cy="40" r="15" fill="#6b4429"/><circle cx="36" cy="40" r="11" fill="#a8703f"/><path d="M36 29v22M25 40h22M28 32l16 16M44 32L28 48" stroke="#6b4429" stroke-width="2"/>`,
  ),
  "ironing-board": of(
    130,
    76,
    `<path d="M34 24l58 50M92 24L34 74" stroke="#8d95a3" stroke-width="4.600"/><path d="M4 14q0-4 6-4h104q14 3 14 8t-14 6H10q-6 0-6-4z" fill="#4f8fc4"/><path d="M40 2l14-2q4 4 12 0l14 2 8 8-2 22H42L34 12z" fill="#f4f0e6"/><path d="M54 0l6 8 6-8M60 8v24M50 20h-2M74 20h-2" stroke="#b5bdc9" stroke-width="1.600" fill="none"/>`,
  ),
  fishbowl: of(
    60,
    54,
    `<path d="M14 4h32q-2 5 4 9 10 8 8 20-2 18-16 20H18Q4 51 2 33 0 21 10 13q6-4 4-9z" fill="#dff1f7"/><path d="M6 20q24-4 48 0 4 8 2 16-3 14-14 15H18Q7 50 4 36q-1-9 2-16z" fill="#7fc8ec"/><path d="M8 44q22 6 44 0-4 8-11 8H19q-7 0-11-8z" fill="#e3c078"/><path d="M14 32q8-10 20-2l8-6v14l-8-5q-12 8-20-1z" fill="#f2703d"/><circle cx="20" cy="30" r="1.800" fill="#fff"/><circle cx="20" cy="30" r="1" fill="#23212b"/><path d="M46 44q-3-8 1-12M49 44q2-6 0-10" stroke="#3f9a5a" stroke-width="2" fill="none"/><path d="M12 4h36" stroke="#f4fbff" stroke-width="3.400" stroke-linecap="round"/>`,
  ),
  gull: of(
    84,
    52,
    `<path d="M30 30Q36 6 66 0q8 2 14 8-14 4-22 12-6 10-16 14z" fill="#9aa6b5"/><path d="M66 0q8 2 14 8l-6 2q-4-5-10-6z" fill="#3a3f4d"/><path d="M14 22q-2-12 9-13 10 0 12 9 8 5 22 8l26 2-22 12q-16 8-32 4Q14 40 14 22z" fill="#fbfaf6"/><path d="M30 30q10-6 22-3 8 2 12 6-12 8-24 6-8-2-10-9z" fill="#b5c0cc"/><path d="M15 18L2 22q2 3 4 3l10-1z" fill="#f0a92c"/><circle cx="21" cy="16" r="2" fill="#23212b"/><path d="M36 44v7M44 44v7M32 51h7M41 51h7" stroke="#f0a92c" stroke-width="2.400"/>`,
  ),
  "hamster-wheel": of(
    84,
    88,
    `<path d="M42 44L18 86h48z" fill="none" stroke="#8d95a3" stroke-width="5"/><circle cx="42" cy="42" r="38" fill="#dfeaf2" opacity=".75"/><circle cx="42" cy="42" r="38" fill="none" stroke="#e8548c" stroke-width="6"/><path d="M42 4v76M4 42h76M15 15l54 54M69 15L15 69" stroke="#f2a3bf" stroke-width="2"/><circle cx="42" cy="42" r="5" fill="#6f7684"/>`,
  ),
  toaster: of(
    56,
    42,
    `<path d="M12 12V4q0-4 6-4h20q6 0 6 4v8" fill="#d9a05a"/><rect x="2" y="10" width="52" height="30" rx="8" fill="#c9d3de"/><path d="M8 34h40" stroke="#8d95a3" stroke-width="2.600"/><path d="M50 18h6v5h-6z" fill="#3a3f4d"/>`,
  ),
  treehouse: of(
    130,
    160,
    `<path d="M56 160l4-90h12l6 90z" fill="#7a5236"/><circle cx="36" cy="44" r="34" fill="#4f9f4a"/><circle cx="92" cy="44" r="36" fill="#58b368"/><circle cx="64" cy="28" r="28" fill="#6cc063"/><path d="M28 60h74v44H28z" fill="#b98252"/><path d="M20 64L65 34l45 30z" fill="#a83c2e"/><path d="M22 102h86v7H22z" fill="#7a4a2a"/><path d="M38 72h18v18H38z" fill="#8fd3f0"/><path d="M72 72h18v30H72z" fill="#4a2f1c"/><path d="M74 108v52M90 108v52M74 120h16M74 134h16M74 148h16" stroke="#d9a866" stroke-width="3.400"/>`,
  ),
  anthill: of(
    100,
    44,
    `<path d="M2 44Q20 30 36 12q14-18 28 0 16 20 34 32z" fill="#a8703f"/><path d="M44 14q6-8 12 0-2 6-6 6t-6-6z" fill="#3a2418"/><circle cx="26" cy="34" r="2" fill="#6b4429"/><circle cx="40" cy="28" r="2" fill="#6b4429"/><circle cx="62" cy="30" r="2" fill="#6b4429"/><circle cx="78" cy="38" r="2" fill="#6b4429"/>`,
  ),
  pitchfork: of(
    26,
    78,
    `<path d="M13 22v56" stroke="#a8703f" stroke-width="3.600" stroke-linecap="round"/><path d="M3 0v16q0 6 10 6t10-6V0M13 0v22" stroke="#5f6672" stroke-width="3" fill="none" stroke-linecap="round"/>`,
  ),
  "lawn-mower": of(
    80,
    70,
    `<path d="M46 46L76 6" stroke="#5f6672" stroke-width="4.600" stroke-linecap="round"/><path d="M6 40h44l6 18H2z" fill="#d8343a"/><path d="M14 30h24v12H14z" fill="#3a3f4d"/><circle cx="14" cy="60" r="9" fill="#23212b"/><circle cx="46" cy="60" r="9" fill="#23212b"/><circle cx="14" cy="60" r="4" fill="#b9c0cb"/><circle cx="46" cy="60" r="4" fill="#b9c0cb"/>`,
  ),
  mole: of(
    64,
    46,
    `<path d="M2 42q0-34 34-36 26 0 26 36z" fill="#4a4252"/><path d="M6 30Q-2 26 0 22q4-4 12 0z" fill="#f29ab0"/><circle cx="16" cy="22" r="1.800" fill="#fff"/><path d="M14 42q-6-2-8-8M12 42q-2-2-2-7" stroke="#f2b8c4" stroke-width="4.400" stroke-linecap="round" fill="none"/><path d="M44 42q-2-4 2-8" stroke="#f2b8c4" stroke-width="4.400" stroke-linecap="round" fill="none"/>`,
  ),
  ostrich: of(
    76,
    120,
    `<path d="M34 84L28 118h-8M48 84l4 34h-8" stroke="#c98a6a" stroke-width="5" fill="none"/><path d="M22 62Q14 40 18 18" stroke="#e3b8a0" stroke-width="7" fill="none"/><ellipse cx="44" cy="70" rx="28" ry="20" fill="#33303f"/><path d="M62 60q14-4 12 12-2 10-14 8z" fill="#f4f0e6"/><circle cx="18" cy="14" r="8" fill="#e3b8a0"/><path d="M12 14L0 17l12 4z" fill="#e0903c"/><circle cx="16" cy="12" r="2" fill="#23212b"/>`,
  ),
  "toy-car": of(
    60,
    38,
    `<path d="M14 16L20 3h20l8 13z" fill="#5fb4e8"/><path d="M2 16h52q6 0 5 14H2z" fill="#d8343a"/><circle cx="15" cy="30" r="8" fill="#23212b"/><circle cx="46" cy="30" r="8" fill="#23212b"/><circle cx="15" cy="30" r="3.600" fill="#f6cf3d"/><circle cx="46" cy="30" r="3.600" fill="#f6cf3d"/><path d="M34 3q0-3 5-3M30 3V0h6" stroke="#f6cf3d" stroke-width="2.600" fill="none"/>`,
  ),
  "boxing-ring": of(
    200,
    86,
    `<path d="M8 48h184l8 38H0z" fill="#3f6fa8"/><path d="M8 48h184v10H8z" fill="#eef1f5"/><path d="M12 4h7v46h-7zM181 4h7v46h-7z" fill="#d8343a"/><path d="M14 12h172M14 24h172M14 36h172" stroke="#f4f6f8" stroke-width="2.600"/>`,
  ),
  "front-steps": of(
    150,
    170,
    `<path d="M10 30h130v110H10z" fill="#c98f6a"/><path d="M0 34L75 0l75 34z" fill="#8a3f38"/><path d="M10 44h130M10 60h130M10 76h130M10 92h130M10 108h130M10 124h130" stroke="#b57a58" stroke-width="1.600"/><path d="M52 140V70q0-8 8-8h30q8 0 8 8v70z" fill="#f4efe4"/><path d="M57 140V72q0-5 5-5h26q5 0 5 5v68z" fill="#3f7f6b"/><circle cx="88" cy="106" r="2.600" fill="#f6cf3d"/><path d="M18 62h24v30H18zM108 62h24v30h-24z" fill="#f4efe4"/><path d="M21 65h18v24H21zM111 65h18v24h-18z" fill="#8fd3f0"/><path d="M46 140h58v10H46zM40 150h70v10H40zM34 160h82v10H34z" fill="#b5bdc9"/><path d="M46 140h58v3H46zM40 150h70v3H40zM34 160h82v3H34z" fill="#dfe5ee"/>`,
  ),
  "castle-wall": of(
    240,
    130,
    `<path d="M30 50h180v80H30z" fill="#a59c94"/>${row(9, (at) => `<path d="M${34 + at * 20} 38h11v14H${34 + at * 20}z" fill="#a59c94"/>`)}<path d="M0 20h40v110H0zM200 20h40v110h-40z" fill="#8f867e"/>${row(3, (at) => `<path d="M${at * 15} 8h9v14h-9zM${200 + at * 15} 8h9v14h-9z" fill="#8f867e"/>`)}<path d="M96 130V88q0-22 24-22t24 22v42z" fill="#5b3a22"/><path d="M104 70v60M112 67v63M120 66v64M128 67v63M136 70v60M97 96h46M97 114h46" stroke="#3a2418" stroke-width="2"/><path d="M16 46q4-6 8 0v16h-8zM216 46q4-6 8 0v16h-8z" fill="#3a3430"/><path d="M50 66h14M74 84h14M160 70h14M182 92h14M52 104h14M162 112h14M8 84h12M210 94h12M12 112h14" stroke="#8a8078" stroke-width="2.600"/><path d="M20 8V-6l16 5-16 5zM220 8V-6l16 5-16 5z" fill="#d8343a"/>`,
  ),
  "town-hall": of(
    130,
    140,
    `<path d="M8 66h114v74H8z" fill="#e8d3a8"/><path d="M0 68L65 36l65 32z" fill="#b3543f"/><path d="M50 44V14h30v30z" fill="#f0dfba"/><path d="M46 16L65 0l19 16z" fill="#b3543f"/><circle cx="65" cy="29" r="9" fill="#fff"/><path d="M65 23v6l4 3" stroke="#3a3f4d" stroke-width="2" fill="none"/><path d="M54 140v-26q0-11 11-11t11 11v26z" fill="#7a4a2a"/>${row(3, (at) => `<path d="M${14 + at * 12} 78h8v16h-8zM${84 + at * 12} 78h8v16h-8z" fill="#7fb0cf"/>`)}<path d="M8 132h114v8H8z" fill="#c9b088"/>`,
  ),
  "row-house": of(
    70,
    120,
    `<path d="M4 40h62v80H4z" fill="#e0a070"/><path d="M0 44L35 8l35 36z" fill="#8a4a38"/><path d="M12 54h16v18H12zM42 54h16v18H42zM12 84h16v18H12z" fill="#fff1c9"/><path d="M20 54v18M50 54v18M12 63h16M42 63h16M20 84v18M12 93h16" stroke="#7a5a3f" stroke-width="1.800"/><path d="M42 120V92q0-8 8-8t8 8v28z" fill="#5b3a2a"/><path d="M8 74h24v4H8z" fill="#4f9f4a"/>`,
  ),
  "row-house-blue": of(
    64,
    130,
    `<path d="M4 34h56v96H4z" fill="#9cbfd6"/><path d="M4 34V22h10V12h10V4h16v8h10v10h10v12z" fill="#7fa5bf"/><path d="M10 46h14v18H10zM38 46h14v18H38zM10 78h14v18H10zM38 78h14v18H38z" fill="#fff1c9"/><path d="M17 46v18M45 46v18M17 78v18M45 78v18" stroke="#4f6f86" stroke-width="1.800"/><path d="M24 130v-26h16v26z" fill="#6b3f2a"/>`,
  ),
  "station-front": of(
    190,
    130,
    `<path d="M6 60h178v64H6z" fill="#c98f6a"/><path d="M0 62L40 40h110l40 22z" fill="#8a4a38"/><path d="M58 124V40q0-36 37-36t37 36v84z" fill="#e3c9a0"/><path d="M66 124V56q0-24 29-24t29 24v68z" fill="#9fd0e6"/><path d="M95 32v92M66 66h58M66 92h58M80 38v86M110 38v86" stroke="#6f7f8c" stroke-width="2.400"/><circle cx="95" cy="19" r="11" fill="#fff" stroke="#5b3a22" stroke-width="2.400"/><path d="M95 12v7l5 3" stroke="#3a3f4d" stroke-width="2" fill="none"/>${row(2, (at) => `<path d="M${16 + at * 20} 74h13v24H${16 + at * 20}zM${138 + at * 20} 74h13v24h-13z" fill="#fff1c9"/>`)}<path d="M0 124h190v6H0z" fill="#8d95a3"/>`,
  ),
  "fire-station": of(
    190,
    130,
    `<path d="M6 40h178v90H6z" fill="#b3453c"/><path d="M0 30h190v12H0z" fill="#8a2f2a"/><path d="M18 66h70v64H18zM102 66h70v64h-70z" fill="#f4f0e6"/><path d="M18 78h70M18 90h70M18 102h70M18 114h70M102 78h70M102 90h70M102 102h70M102 114h70" stroke="#c9c0b0" stroke-width="2.400"/><path d="M60 46h70v14H60z" fill="#f6cf3d"/><path d="M95 2q12 10 10 20-2 8-10 8t-10-8q0-6 4-9 1 4 4 4 4-6 2-15z" fill="#f2703d"/><path d="M68 53h54" stroke="#8a2f2a" stroke-width="4" stroke-dasharray="6 3"/>`,
  ),
  garage: of(
    120,
    84,
    `<path d="M6 30h108v54H6z" fill="#e3d3b8"/><path d="M0 32L60 2l60 30z" fill="#8a4a38"/><path d="M22 42h76v42H22z" fill="#f4f6f8"/><path d="M22 52h76M22 62h76M22 72h76" stroke="#b5bdc9" stroke-width="2.400"/>`,
  ),
  "cafe-front": of(
    150,
    120,
    `<path d="M4 20h142v100H4z" fill="#c9805f"/><path d="M12 50h80v54H12z" fill="#5b3a2a"/><path d="M16 54h34v46H16zM54 54h34v46H54z" fill="#ffe9a8"/><path d="M102 50h34v70h-34z" fill="#3f6f5a"/><path d="M107 56h24v34h-24z" fill="#ffe9a8"/><path d="M0 34h150l6 16H-6z" fill="#fbf3e2"/>${row(8, (at) => `<path d="M${at * 19} 34h9.500l.5 16h-10z" fill="#d8343a"/>`)}<path d="M48 6h54v24H48z" fill="#5b3a2a"/><path d="M60 12h16v8q0 6-8 6t-8-6zM76 14q6 0 4 5-1 2-4 1" fill="#fbf3e2" stroke="#fbf3e2" stroke-width="1.400"/><path d="M84 14h12M84 20h10" stroke="#fbf3e2" stroke-width="2.400"/>`,
  ),
  "cafe-table": of(
    90,
    96,
    `<path d="M44 20v46" stroke="#8a5a3a" stroke-width="3"/><path d="M4 24Q44-18 84 24q-10-4-20 2-10-6-20 0-10-6-20 0-10-6-20-2z" fill="#3f8f6a"/><path d="M44 3q-12 8-20 23 10-6 20 0z" fill="#f4efe4"/><path d="M18 62h52v5H18z" fill="#fbf8f0"/><path d="M44 66v26M30 94h28" stroke="#5f6672" stroke-width="4"/><path d="M30 54h8v8h-8zM50 54h8v8h-8z" fill="#d8343a"/>`,
  ),
  "glass-tower": of(
    200,
    170,
    `<path d="M0 0h200v170H0z" fill="#3f6f98"/>${row(5, (line) => row(5, (at) => `<path d="M${6 + at * 39} ${6 + line * 34}h33v27h-33z" fill="${(at + line) % 3 ? "#8fc4e3" : "#b8deef"}"/><path d="M${10 + at * 39} ${28 + line * 34}l14-18h7l-14 18z" fill="#fff" opacity=".4"/>`))}`,
  ),
  "reception-desk": of(
    150,
    84,
    `<path d="M0 30h150v8H0z" fill="#5b3a22"/><path d="M6 38h138v46H6z" fill="#8a5a33"/><path d="M18 46h32v30H18zM59 46h32v30H59zM100 46h32v30h-32z" fill="#a8703f"/><path d="M66 30q0-8 9-8t9 8z" fill="#e0a92f"/><circle cx="75" cy="20" r="2.400" fill="#e0a92f"/><path d="M100 8h26v22h-26z" fill="#3a3f4d"/><path d="M103 11h20v14h-20z" fill="#8fd3f0"/>`,
  ),
  "luggage-cart": of(
    90,
    110,
    `<path d="M8 96V14q0-12 12-12h50q12 0 12 12v82" fill="none" stroke="#e0a92f" stroke-width="4.600"/><path d="M4 92h82v7H4z" fill="#8a2f3a"/><circle cx="18" cy="104" r="6" fill="#3a3f4d"/><circle cx="72" cy="104" r="6" fill="#3a3f4d"/><path d="M14 62h34v30H14z" fill="#8a5a33"/><path d="M50 50h26v42H50z" fill="#3f6fa8"/><path d="M24 62v-6h14v6M58 50v-6h10v6" fill="none" stroke="#3a3f4d" stroke-width="2.600"/><path d="M14 74h34M50 66h26" stroke="#d9a441" stroke-width="2.400"/>`,
  ),
};
