import { type Drawing, of } from "./drawing.ts";

const row = (count: number, draw: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => draw(at)).join("");

/** A shoe's print, its toe to the right. */
const print = (x: number, y: number) =>
  `<path d="M${x} ${y}q-1-6 6-6 5 1 5 6t-5 6q-7 0-6-6zM${x + 13} ${y}q0-7 9-7 10 1 10 7t-10 7q-9 0-9-7z" fill="#5a4634"/>`;

const bricks = (wide: number, tall: number) =>
  row(
    Math.ceil(tall / 12),
    (line) =>
      `<path d="M0 ${line * 12 + 8}h${wide}" stroke="#e0c3a8" stroke-width="1.800"/>${row(Math.ceil(wide / 26), (at) => `<path d="M${at * 26 + (line % 2 ? 13 : 0)} ${line * 12 + 8}v12" stroke="#e0c3a8" stroke-width="1.800"/>`)}`,
  );

const domino = (x: number, y: number, dots: string) =>
  `<rect x="${x}" y="${y}" width="11" height="20" rx="2" fill="#fbf8f0" stroke="#3a3444" stroke-width="1.200"/><path d="M${x + 1} ${y + 10}h9" stroke="#3a3444" stroke-width="1"/><path d="${dots}" transform="translate(${x} ${y})" fill="#23212b"/>`;
const DOTS = ["M3 3h2v2h-2zM6 6h2v2h-2zM5 14h2v2h-2z", "M5 4h2v2h-2zM3 13h2v2h-2zM6 16h2v2h-2z"];

/** What deeds are done with, to or on, as no emoji shows it. */
export const WORKPIECES: Record<string, () => Drawing> = {
  // It lies in the ground, with what was dug out at its rim.
  "dug-hole": of(
    96,
    30,
    `<path d="M2 19q4-8 12-8 4-7 14-6 8-6 18-3 10-4 18 2 12-2 15 6 12 0 15 9-8 8-46 9-38-1-46-9z" fill="#8a5f3a"/><path d="M14 11q4-7 14-6 8-6 18-3 10-4 18 2 12-2 15 6-14-3-31-3t-34 4z" fill="#a8784a"/><ellipse cx="48" cy="18" rx="36" ry="9" fill="#3a2618"/><path d="M12 18q2-9 36-9t36 9q-6-5-36-5t-36 5z" fill="#5b3d26"/><g fill="#6b4729"><circle cx="9" cy="22" r="2.400"/><circle cx="88" cy="21" r="2"/><circle cx="80" cy="27" r="1.600"/><circle cx="18" cy="27" r="1.800"/></g>`,
  ),
  // In somebody's arms, in its blanket; its skin is in the icons' colours.
  baby: of(
    48,
    32,
    `<path d="M3 14Q4 2 17 2q9 0 14 5 12 2 16 11 2 9-8 11-14 5-27 1Q2 27 3 14z" fill="#cfe4f5"/><path d="M27 6q13 2 18 11 3 8-6 11-14 5-27 2 12-2 16-11 2-7-1-13z" fill="#9cc7ea"/><path d="M29 12q9 2 13 8M25 21q8 1 13 5" stroke="#7fb0da" stroke-width="1.400" fill="none"/><circle cx="16" cy="14.500" r="10.200" fill="#ffc83d"/><path d="M10 5.500q5-4 11 0-2 3-5.500 3T10 5.500z" fill="#f1a11e"/><path d="M9.500 14.500q2 2 4 0M17.500 14.500q2 2 4 0" stroke="#3a2a24" stroke-width="1.300" fill="none" stroke-linecap="round"/><path d="M13.500 19.500q2 1.600 4 0" stroke="#990839" stroke-width="1.200" fill="none" stroke-linecap="round"/><circle cx="9.500" cy="17.500" r="1.500" fill="#f2857a" opacity=".7"/><circle cx="21.500" cy="17.500" r="1.500" fill="#f2857a" opacity=".7"/>`,
  ),
  "bread-basket": of(
    48,
    32,
    `<g fill="#c97a35"><ellipse cx="17" cy="7.500" rx="9" ry="6.500"/><ellipse cx="32" cy="8" rx="9" ry="6.500"/><ellipse cx="9" cy="15" rx="8" ry="6.500"/><ellipse cx="39" cy="15" rx="8" ry="6.500"/><ellipse cx="24" cy="14" rx="10" ry="7"/></g><g fill="#e8a75c"><ellipse cx="16.500" cy="6" rx="7" ry="4.200"/><ellipse cx="31.500" cy="6.500" rx="7" ry="4.200"/><ellipse cx="8.500" cy="13.500" rx="6" ry="4.200"/><ellipse cx="38.500" cy="13.500" rx="6" ry="4.200"/><ellipse cx="24" cy="12.500" rx="8" ry="4.600"/></g><path d="M13 5l3 2M19 5l-3 2M28 5.500l3 2M35 5.500l-3 2M21 11l3 2M27 11l-3 2" stroke="#fbe3b8" stroke-width="1.200"/><path d="M1 17h46l-4 13q-19 4-38 0z" fill="#9a6a3a"/><path d="M3 22h42M4.500 27h39M10 17l2 14M19 17l1 15M29 17l-1 15M38 17l-2 14" stroke="#7a4f28" stroke-width="1.300"/><rect y="15.500" width="48" height="3.600" rx="1.800" fill="#b98147"/>`,
  ),
  "pool-float": of(
    120,
    30,
    `<ellipse cx="60" cy="17" rx="60" ry="13" fill="#e8504a"/><ellipse cx="60" cy="12" rx="58" ry="11" fill="#f47a6e"/><path d="M14 5q8-4 18-4l6 22q-12 0-22-4zM106 5q-8-4-18-4l-6 22q12 0 22-4z" fill="#fbf4ea"/><ellipse cx="60" cy="11" rx="32" ry="5" fill="#b8352f"/>`,
  ),
  "sun-lounger": of(
    120,
    110,
    `<path d="M58 20v90" stroke="#8a5a3a" stroke-width="4"/><path d="M8 40Q58-30 112 40z" fill="#e8504a"/><path d="M36 40Q40 8 58 6 78 8 84 40z" fill="#fbf4ea"/><path d="M14 84h64l30-26 6 6-28 30H14z" fill="#f6f2e8"/><path d="M24 92v16M78 92v16" stroke="#b5bdc9" stroke-width="5"/><path d="M16 84h58l28-24-5-5-27 21H16z" fill="#3fa7c9"/>`,
  ),
  "pool-ladder": of(
    56,
    70,
    `<path d="M8 70V22Q8 4 22 4t14 16M30 70V22Q30 4 42 4t12 16" fill="none" stroke="#c9d3de" stroke-width="5"/><path d="M8 44h22M8 58h22" stroke="#9aa6b5" stroke-width="4"/>`,
  ),
  wall: of(
    260,
    70,
    `<path d="M2 8h256v62H2z" fill="#b5654a"/><g transform="translate(0 4)">${bricks(258, 62)}</g><path d="M0 0h260v11H0z" fill="#8f4a38"/><path d="M0 9h260v3H0z" fill="#743a2c"/>`,
  ),
  footprints: of(
    130,
    20,
    // They lie on the ground, and are seen from the side.
    `<g transform="scale(1 .5)">${[0, 36, 72].map((x, at) => print(x + 8, at % 2 ? 30 : 10)).join("")}${print(98, 30)}</g>`,
  ),
  "great-bell": of(
    130,
    130,
    `<path d="M8 14h10v116H8zM112 14h10v116h-10z" fill="#7a4a2a"/><path d="M0 4h130v12H0z" fill="#8f5a34"/><path d="M60 14h10v14H60z" fill="#5f4630"/><path d="M65 24q24 0 26 34 1 26 12 36H27q11-10 12-36 2-34 26-34z" fill="#e0a92f"/><path d="M24 92h82v9H24z" fill="#c58c1e"/><path d="M50 36q-6 10-6 24 0 20-6 30" stroke="#f6dc7c" stroke-width="5" fill="none" stroke-linecap="round"/><circle cx="65" cy="107" r="8" fill="#8a6420"/><path d="M65 112v18" stroke="#d9c49a" stroke-width="3.600"/>`,
  ),
  "punching-bag": of(
    44,
    150,
    `<path d="M22 0v34M10 48L22 34l12 14" stroke="#6f7684" stroke-width="3" fill="none"/><path d="M4 50q18-8 36 0v84q0 12-18 12T4 134z" fill="#c2342f"/><path d="M4 62q18 6 36 0v9q-18 6-36 0zM4 124q18 6 36 0v9q-18 6-36 0z" fill="#8a1f1f"/><path d="M11 76v42" stroke="#e8706a" stroke-width="4" stroke-linecap="round"/>`,
  ),
  flask: () => ({
    width: 44,
    height: 60,
    body: `<path d="M16 6h12v18l14 26q2 9-6 9H8q-8 0-6-9l14-26z" fill="#e6f4f8"/><path d="M11 36h22l8 15q1 6-5 6H8q-6 0-5-6z" fill="#4fbf5a"/><path d="M13 2h18v6H13z" fill="#b98252"/><circle cx="18" cy="46" r="3" fill="#fff" opacity=".6"/><circle cx="27" cy="51" r="2" fill="#fff" opacity=".6"/>`,
  }),
  "domino-table": of(
    140,
    96,
    `<path d="M14 40h112l8 56h-10l-6-44H22l-6 44H6z" fill="#8a5a33"/><path d="M4 32h132v11H4z" fill="#a8703f"/>${[14, 28, 42].map((x, at) => domino(x, 12, DOTS[at % 2] as string)).join("")}${[88, 102, 116].map((x, at) => domino(x, 12, DOTS[(at + 1) % 2] as string)).join("")}<path d="M58 27h24v6H58z" fill="#fbf8f0" stroke="#3a3444" stroke-width="1.200"/>`,
  ),
  "soap-bubble": of(
    60,
    60,
    `<circle cx="30" cy="30" r="29" fill="#bfe6f7" opacity=".6"/><circle cx="30" cy="30" r="27" fill="none" stroke="#e9a8dd" stroke-width="3" opacity=".8"/><path d="M10 44V34h6V24h7v14h6V20h8v20h6V30h7v14z" fill="#5f86a8" opacity=".55"/><path d="M12 22q4-12 16-14" stroke="#fff" stroke-width="4" fill="none" stroke-linecap="round"/>`,
  ),
  "bubble-wand": of(
    20,
    50,
    `<path d="M10 20v30" stroke="#e8548c" stroke-width="4" stroke-linecap="round"/><circle cx="10" cy="11" r="8" fill="#cfeefa" opacity=".7"/><circle cx="10" cy="11" r="8" fill="none" stroke="#e8548c" stroke-width="3.400"/>`,
  ),
};
