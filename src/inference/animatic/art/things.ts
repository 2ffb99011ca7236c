import { type Drawing, of } from "./drawing.ts";

const fishes = (spots: readonly (readonly [number, number, number])[]) =>
  spots
    .map(
      ([x, y, turn]) =>
        `<g transform="translate(${x} ${y}) rotate(${turn})"><ellipse rx="8" ry="4" fill="#9fc3d8"/><path d="M7 0l6-4v8z" fill="#7fa8c2"/><circle cx="-4.500" cy="-1" r="1" fill="#24303f"/></g>`,
    )
    .join("");

/** Everyday things that things are done with and at, as no emoji shows them. */
export const THINGS: Record<string, () => Drawing> = {
  stroller: of(
    60,
    64,
    `<path d="M58 6L44 40" stroke="#3a3f4d" stroke-width="3.400" stroke-linecap="round"/><path d="M4 30h44q-1 18-20 18H18Q5 48 4 30z" fill="#3f7fb8"/><path d="M4 30Q4 8 26 6v24z" fill="#5f9fd8"/><path d="M26 6q-8 10-8 24M26 6Q12 12 10 30" stroke="#2f6f9f" stroke-width="1.600" fill="none"/><circle cx="34" cy="25" r="7.500" fill="#ffc83d"/><path d="M27 22q7-8 14 0-7-3-14 0z" fill="#f2efe8"/><circle cx="32" cy="25" r="1" fill="#3a2a20"/><circle cx="37" cy="25" r="1" fill="#3a2a20"/><circle cx="14" cy="55" r="8" fill="#3a3f4d"/><circle cx="40" cy="55" r="8" fill="#3a3f4d"/><circle cx="14" cy="55" r="3" fill="#c3c9d3"/><circle cx="40" cy="55" r="3" fill="#c3c9d3"/>`,
  ),
  // Its light is no part of it: that reaches to the ground.
  "flying-saucer": of(
    100,
    46,
    `<path d="M28 22Q30 2 50 1q20 1 22 21z" fill="#6fdcf7"/><path d="M34 20Q35 7 46 4q-6 6-5 16z" fill="#d8f7ff"/><circle cx="54" cy="13" r="4.500" fill="#6fb04e"/><path d="M47 22q7-8 14 0z" fill="#6fb04e"/><circle cx="52.300" cy="12.500" r="1.200" fill="#23232c"/><circle cx="56" cy="12.500" r="1.200" fill="#23232c"/><path d="M0 29Q8 18 50 18t50 11q-8 13-50 13T0 29z" fill="#c3cad6"/><path d="M0 29q50 10 100 0-8 13-50 13T0 29z" fill="#8d96a8"/><path d="M30 39q20 6 40 0-6 7-20 7t-20-7z" fill="#5f687a"/><path d="M36 43q14 4 28 0-6 3-14 3t-14-3z" fill="#ffe98a"/><path d="M14 24q16-5 36-5-22 2-36 5z" fill="#eef2f7"/>${[10, 26, 50, 74, 90].map((x, at) => `<circle cx="${x}" cy="${[28.5, 31, 32.4, 31, 28.5][at]}" r="3" fill="${at % 2 ? "#ff8f6b" : "#ffd75e"}"/>`).join("")}`,
  ),
  net: of(
    70,
    60,
    `<path d="M35 2Q8 14 4 42q10 18 31 16 21 2 31-16Q62 14 35 2z" fill="#5f7f8f" opacity=".28"/>${fishes([
      [24, 40, 20],
      [44, 44, -16],
      [34, 30, 4],
      [20, 28, -30],
      [50, 30, 30],
      [34, 51, 8],
    ])}<path d="M35 2Q8 14 4 42q10 18 31 16 21 2 31-16Q62 14 35 2zM35 2Q20 24 18 54M35 2q15 22 17 52M35 2v56M12 20q23 9 46 0M6 33q29 12 58 0M6 46q29 10 58 0" stroke="#e8dcc0" stroke-width="1.500" fill="none"/>`,
  ),
  "market-stall": of(
    110,
    100,
    `<path d="M10 22h5v78h-5zM95 22h5v78h-5z" fill="#8a5a3a"/><path d="M4 22L14 2h82l10 20z" fill="#fbf3e2"/>${[0, 2, 4].map((at) => `<path d="M${14 + at * 16.4} 2h16.400l${at - 2} 20H${4 + at * 20.4}z" fill="#d8433a"/>`).join("")}${[0, 1, 2, 3, 4].map((at) => `<circle cx="${14.2 + at * 20.4}" cy="22" r="10" fill="${at % 2 ? "#fbf3e2" : "#d8433a"}"/>`).join("")}<path d="M4 12h102v10H4z" fill="none"/><path d="M4 60h102v8H4z" fill="#b57a45"/><path d="M8 68h94v32H8z" fill="#9a6236"/><path d="M30 68v32M55 68v32M80 68v32" stroke="#7a4a26" stroke-width="2"/>${[14, 22, 30].map((x) => `<circle cx="${x}" cy="56" r="5" fill="#d8343a"/>`).join("")}${[42, 50, 58].map((x) => `<circle cx="${x}" cy="56" r="5" fill="#f08a2c"/>`).join("")}<circle cx="46" cy="49" r="5" fill="#f08a2c"/><circle cx="18" cy="49" r="5" fill="#d8343a"/><circle cx="26" cy="49" r="5" fill="#d8343a"/><path d="M68 60q2-14 12-12 9-4 12 2 6 4 4 10z" fill="#58b368"/>`,
  ),
  tent: of(
    100,
    64,
    `<path d="M4 62L42 4h18l36 58z" fill="#f2a33a"/><path d="M42 4h18l36 58H66z" fill="#d9862a"/><path d="M42 4L14 62h34z" fill="#3a2f38"/><path d="M42 4L4 62h12zM42 4l6 58h12z" fill="#f7bd62"/><path d="M60 4l4-4M42 4l-4-4" stroke="#7a4f2e" stroke-width="2" stroke-linecap="round"/>`,
  ),
  iceberg: of(
    150,
    90,
    `<path d="M2 90L22 46 46 34 60 6l24-4 20 26 26 10 18 52z" fill="#dff1fa"/><path d="M60 6l24-4 8 34-22 16-10 38H34l12-56z" fill="#f6fcff"/><path d="M104 28l26 10 18 52h-40l-16-54z" fill="#b5dcee"/><path d="M46 34l14-28 10 46z" fill="#c9e8f5"/>`,
  ),
  puddle: of(
    90,
    16,
    `<path d="M4 9Q2 2 24 3 40-1 60 2q30-1 28 7-2 7-26 6-20 2-36 0Q6 15 4 9z" fill="#6fb2dc"/><path d="M18 7q16-4 34-2M60 10q10 1 18-2" stroke="#e8f6fd" stroke-width="1.800" fill="none" stroke-linecap="round"/>`,
  ),
  "lily-pad": of(
    70,
    22,
    `<path d="M35 12L66 6q6 8-8 12-23 6-46 0-18-6-6-12Q20-1 40 2q10 1 18 2z" fill="#4f9f4a"/><path d="M35 12L10 8M35 12l-12 6M35 12l14 6" stroke="#3a7f38" stroke-width="1.400"/><path d="M46 5q-2-6 3-5 2-4 5 0 6-1 3 5-5 4-11 0z" fill="#f29ac0"/>`,
  ),
  "gold-pile": of(
    120,
    60,
    `<path d="M2 60Q14 34 40 26 52 6 66 8q16 2 22 22 24 6 30 30z" fill="#e0a41f"/>${Array.from({ length: 22 }, (_, at) => `<ellipse cx="${10 + ((at * 37) % 100)}" cy="${56 - ((at * 23) % Math.max(6, 44 - Math.abs(60 - (10 + ((at * 37) % 100))) * 0.75))}" rx="6.500" ry="3.400" fill="${at % 3 ? "#ffd34d" : "#fff0a0"}" stroke="#b87f12" stroke-width=".8"/>`).join("")}<path d="M34 30l5-7 5 7-5 8z" fill="#d8343a"/><path d="M78 30l5-6 5 6-5 7z" fill="#3a8fd5"/><path d="M52 16l-2-9 5 4 4-6 4 6 5-4-2 9z" fill="#ffe27a" stroke="#b87f12" stroke-width=".8"/>`,
  ),
  "chess-table": of(
    84,
    58,
    `<path d="M14 30h6l-4 28h-6zM64 30h6l4 28h-6z" fill="#7a4f2e"/><path d="M8 22h68l8 10H0z" fill="#f3e2bd"/>${[0, 1, 2, 3, 4, 5].map((at) => `<path d="M${10 + at * 11 + 5.5} 22h5.500l1 5h-6z" fill="#4a2f1c"/><path d="M${4 + at * 12.6} 27h6.300l1 5h-7z" fill="#4a2f1c"/>`).join("")}<path d="M0 32h84v5H0z" fill="#8a5a30"/>${[
      [12, "#fdfaf2"],
      [24, "#fdfaf2"],
      [36, "#fdfaf2"],
      [50, "#23212b"],
      [62, "#23212b"],
      [73, "#23212b"],
    ]
      .map(
        ([x, colour], at) =>
          // A king, a knight's height, a pawn: none so tall that it hides a hand.
          `<path d="M${Number(x) - 2.6} 27h5.200l-1.300-${5 + (at % 3) * 1.5}h-2.600z" fill="${colour}" stroke="#8d9099" stroke-width=".6"/><circle cx="${x}" cy="${20.5 - (at % 3) * 1.5}" r="2.700" fill="${colour}" stroke="#8d9099" stroke-width=".6"/>${at % 3 === 2 ? `<path d="M${x} ${15.5}v-3M${Number(x) - 1.4} 13.800h2.800" stroke="${colour}" stroke-width="1.100"/>` : ""}`,
      )
      .join("")}`,
  ),
  // Who lies in it is before its far side, and behind the near one.
  hammock: of(
    130,
    70,
    `<path d="M6 70V6M124 70V6" stroke="#7a5236" stroke-width="7" stroke-linecap="round"/><path d="M7 10L24 40M7 10L27 36M123 10L106 40M123 10L103 36" stroke="#e8d9b8" stroke-width="1.600"/><path d="M26 36Q65 50 104 36L106 41Q65 62 24 41z" fill="#b8622a"/><path d="M24 40Q65 61 106 40 101 56 86 62 65 68 44 62 29 56 24 40z" fill="#e8843a"/><path d="M27 49Q65 67 103 49M34 56Q65 69 96 56" stroke="#fbe3b0" stroke-width="2.200" fill="none"/><path d="M24 40Q65 61 106 40" stroke="#f6b25f" stroke-width="2.600" fill="none"/><path d="M23 42L28 35M107 42L102 35" stroke="#8a5a3a" stroke-width="3" stroke-linecap="round"/>`,
  ),
  laundry: of(
    140,
    70,
    `<path d="M5 70V2M135 70V2" stroke="#8a5a3a" stroke-width="5"/><path d="M5 8q65 14 130 0" stroke="#3a3f4d" stroke-width="1.600" fill="none"/><path d="M18 10l18 2v30l-18-2z" fill="#fbf8f0"/><path d="M44 13l6 1q5 4 10 1l6 1 4 10-6 2v16H46V28l-6-2z" fill="#d8433a"/><path d="M78 15h20l2 32h-8l-4-18-4 18h-8z" fill="#3f6fa8"/><path d="M106 13l18-2v24l-18 2z" fill="#f6cf3d"/>`,
  ),
  blanket: of(
    120,
    24,
    `<path d="M14 2h92l14 22H0z" fill="#d8433a"/><path d="M36 2L26 24M60 2v22M84 2l10 22M9 9h102M5 16h110" stroke="#fbe9d6" stroke-width="3"/>`,
  ),
  blackboard: of(
    120,
    88,
    `<path d="M14 70l-8 18M106 70l8 18" stroke="#8a5a3a" stroke-width="5"/><rect width="120" height="72" rx="2" fill="#9a6b42"/><rect x="5" y="5" width="110" height="62" fill="#2f5f4a"/><path d="M14 18h30M14 28h40M70 20l14 26h-28zM92 16h14M92 26h14M14 46h22M14 55h30" stroke="#f4f6f2" stroke-width="2" fill="none"/>`,
  ),
  fridge: of(
    50,
    96,
    `<rect width="50" height="94" rx="4" fill="#e3e8ee"/><path d="M0 34h50" stroke="#a8b0bc" stroke-width="2"/><path d="M42 12v14M42 42v24" stroke="#7b8494" stroke-width="3.400" stroke-linecap="round"/><path d="M6 94h8v2H6zM36 94h8v2h-8z" fill="#5f6878"/><path d="M10 44h10v10H10z" fill="#f6cf3d"/><circle cx="24" cy="62" r="4" fill="#d8343a"/>`,
  ),
  dishes: of(
    44,
    36,
    `${[30, 25, 20, 15].map((y) => `<ellipse cx="22" cy="${y}" rx="20" ry="5" fill="#fbf8f0" stroke="#a8b0bc" stroke-width="1.200"/>`).join("")}<ellipse cx="22" cy="14" rx="13" ry="3" fill="#dfe6ee"/><path d="M16 12q-1-9 6-10 7 1 6 10z" fill="#7fb8d8"/>`,
  ),
  birdhouse: of(
    44,
    84,
    `<rect x="19" y="44" width="6" height="40" fill="#8a5a3a"/><path d="M6 18h32v28H6z" fill="#d9a05a"/><path d="M0 20L22 0l22 20-4 3L22 7 4 23z" fill="#a83c2e"/><circle cx="22" cy="30" r="6.500" fill="#3a2418"/><path d="M20 40h4v6h-4z" fill="#6b4429"/>`,
  ),
  web: of(
    80,
    80,
    `<path d="M40 2v76M2 40h76M12 12l56 56M68 12L12 68" stroke="#eef2f6" stroke-width="1.600"/><path d="M40 12l20 8 8 20-8 20-20 8-20-8-8-20 8-20zM40 22l13 5 5 13-5 13-13 5-13-5-5-13 5-13zM40 31l6 3 3 6-3 6-6 3-6-3-3-6 3-6z" stroke="#eef2f6" stroke-width="1.300" fill="none"/>`,
  ),
  cauldron: of(
    60,
    52,
    `<path d="M12 44l-3 8M48 44l3 8" stroke="#23212b" stroke-width="4"/><path d="M6 14h48q8 34-24 34T6 14z" fill="#33303f"/><ellipse cx="30" cy="14" rx="27" ry="6" fill="#4a4658"/><ellipse cx="30" cy="14" rx="22" ry="4" fill="#7fd05a"/><circle cx="22" cy="10" r="4" fill="#a8ec7a"/><circle cx="36" cy="8" r="5.500" fill="#8fdc66"/>`,
  ),
  bucket: of(
    40,
    44,
    `<path d="M4 14q16-26 32 0" stroke="#5f6878" stroke-width="2" fill="none"/><path d="M2 14h36l-5 28q-13 4-26 0z" fill="#3f8fd0"/><ellipse cx="20" cy="14" rx="18" ry="4.500" fill="#8fd3f0"/><path d="M5 24h30" stroke="#2f6f9f" stroke-width="2"/>`,
  ),
  grill: of(
    60,
    64,
    `<path d="M18 34L8 64M42 34l10 30" stroke="#3a3f4d" stroke-width="4"/><path d="M4 18h52q-2 20-26 20T4 18z" fill="#3a3444"/><path d="M4 16h52v4H4z" fill="#8d9099"/><path d="M12 15q3-5 8 0zM40 15q3-5 8 0z" fill="#a8553f"/><rect x="24" y="10" width="12" height="5" rx="2.500" fill="#c8503c"/><path d="M20 6q3-3 0-6M30 6q3-3 0-6M40 6q3-3 0-6" stroke="#c9ced6" stroke-width="2" fill="none"/>`,
  ),
  "shopping-cart": of(
    62,
    60,
    `<path d="M60 4H50l-8 38H14" stroke="#5f6878" stroke-width="3" fill="none"/><path d="M4 12h42l-6 24H10z" fill="#b9c3d0"/><path d="M14 12l2 24M25 12v24M36 12l-2 24M6 20h38M8 28h34" stroke="#7b8494" stroke-width="1.600"/><circle cx="16" cy="53" r="5" fill="#3a3f4d"/><circle cx="38" cy="53" r="5" fill="#3a3f4d"/><path d="M10 10q4-10 10-2 6-8 10 0 6-6 10 4z" fill="#58b368"/>`,
  ),
  wheelchair: of(
    56,
    66,
    `<path d="M48 4v36H20" stroke="#3a3f4d" stroke-width="4" fill="none"/><rect x="18" y="34" width="30" height="7" rx="2" fill="#3f6fa8"/><path d="M20 41l-8 18H4" stroke="#3a3f4d" stroke-width="3.400" fill="none"/><circle cx="38" cy="48" r="16" fill="none" stroke="#3a3f4d" stroke-width="4"/><circle cx="38" cy="48" r="3" fill="#8b95a6"/><circle cx="14" cy="60" r="5" fill="#3a3f4d"/>`,
  ),
  seesaw: of(
    130,
    44,
    `<path d="M52 44l13-24 13 24z" fill="#c8503c"/><path d="M4 30L126 10l1 7L5 37z" fill="#3f8fd0"/><path d="M14 30V20M116 14V4" stroke="#3a3f4d" stroke-width="3.400" stroke-linecap="round"/>`,
  ),
  trampoline: of(
    110,
    34,
    `<path d="M12 12v22M55 16v18M98 12v22" stroke="#5f6878" stroke-width="4"/><ellipse cx="55" cy="10" rx="54" ry="9" fill="#3f6fa8"/><ellipse cx="55" cy="9" rx="44" ry="6.500" fill="#23283a"/>`,
  ),
  oven: of(
    64,
    76,
    `<rect width="64" height="76" rx="3" fill="#dfe4ec"/><rect x="6" y="22" width="52" height="40" rx="3" fill="#3a2418"/><rect x="10" y="26" width="44" height="32" rx="2" fill="#ff9a3c"/><path d="M10 58q10-14 22-6 12-10 22 6z" fill="#ffd34d"/><path d="M16 46q16-12 32 0v4H16z" fill="#b5743a"/><path d="M20 44l6-3M30 42l6-2" stroke="#f3d9a4" stroke-width="2"/><path d="M8 17h48" stroke="#8b95a6" stroke-width="3.400" stroke-linecap="round"/><circle cx="12" cy="8" r="3" fill="#d8343a"/><circle cx="24" cy="8" r="3" fill="#3a3f4d"/><circle cx="36" cy="8" r="3" fill="#3a3f4d"/><path d="M6 66h52v10H6z" fill="#c3cad6"/>`,
  ),
  "tunnel-mouth": of(
    150,
    96,
    `<path d="M0 96Q6 20 70 6q60-4 80 90z" fill="#6f8f5a"/><path d="M26 96V54q4-36 49-38 45 2 49 38v42z" fill="#9a9088"/><path d="M40 96V58q4-26 35-28 31 2 35 28v38z" fill="#1c1a22"/><path d="M33 60q2-34 42-37 40 3 42 37" fill="none" stroke="#7a716a" stroke-width="3" stroke-dasharray="9 4"/>`,
  ),
};
