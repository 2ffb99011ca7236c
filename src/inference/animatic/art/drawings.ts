import { createRandom } from "../random.ts";
import { BOUGHS } from "./boughs.ts";
import { CURLED } from "./curled.ts";
import type { Drawing } from "./drawing.ts";
import { FITMENTS } from "./fitments.ts";
import { GREAT_BEASTS } from "./great-beasts.ts";
import { HOUSEHOLD } from "./household.ts";
import { IN_HAND } from "./in-hand.ts";
import { LAID_TABLES } from "./laid-table.ts";
import { LANDMARKS } from "./landmarks.ts";
import { LEAPERS } from "./leapers.ts";
import { PLANTS } from "./plants.ts";
import { PLAYED } from "./played.ts";
import { RANGES } from "./ranges.ts";
import { SIGHT_DRAWINGS } from "./sights.ts";
import { THINGS } from "./things.ts";
import { FURNITURE, TOOLS } from "./tools.ts";
import { WILDS } from "./wilds.ts";
import { WORKPIECES } from "./workpieces.ts";

/** Things no emoji shows, as SVG of our own. */
export function drawing(art: string): Drawing | undefined {
  return DRAWINGS[art]?.();
}

/** A closed outline round an ellipse, tufted like fur. */
function fur(
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  tufts: number,
  depth: number,
  seed: number,
): string {
  const random = createRandom(seed);
  const points: string[] = [];
  for (let tuft = 0; tuft < tufts; tuft++) {
    const angle = (tuft / tufts) * Math.PI * 2;
    const tip = angle + (Math.PI / tufts) * 1.3;
    const out = 1 + depth * random.between(0.7, 1.2);
    points.push(
      `${(cx + Math.cos(angle) * rx).toFixed(2)} ${(cy + Math.sin(angle) * ry).toFixed(2)}`,
      `${(cx + Math.cos(tip) * rx * out).toFixed(2)} ${(cy + Math.sin(tip) * ry * out).toFixed(2)}`,
    );
  }
  return `M${points.join("L")}z`;
}

const monster = (): Drawing => ({
  width: 64,
  height: 66,
  body: `
<path d="M17 14q-7-3-6-12 7 2 11 9zM47 14q7-3 6-12-7 2-11 9z" fill="#f3d9a4"/>
<path d="${fur(20, 60, 9, 4.6, 14, 0.16, 3)}" fill="#4f86b8"/><path d="${fur(44, 60, 9, 4.6, 14, 0.16, 4)}" fill="#4f86b8"/>
<path d="${fur(32, 36, 23, 25.5, 46, 0.12, 1)}" fill="#5f9ccf"/>
<path d="${fur(32, 45, 14, 14, 30, 0.12, 2)}" fill="#a9d3ee"/>
<path d="${fur(10, 42, 5, 9, 14, 0.2, 5)}" fill="#4f86b8"/><path d="${fur(54, 42, 5, 9, 14, 0.2, 6)}" fill="#4f86b8"/>
<circle cx="23.5" cy="25" r="8.6" fill="#fffdf6"/><circle cx="40.5" cy="25" r="8.6" fill="#fffdf6"/>
<circle cx="22" cy="26.5" r="4.8" fill="#3a2a20"/><circle cx="39" cy="26.5" r="4.8" fill="#3a2a20"/>
<circle cx="20.4" cy="24.6" r="1.7" fill="#fff"/><circle cx="37.4" cy="24.6" r="1.7" fill="#fff"/>
<ellipse cx="31" cy="40" rx="6" ry="4.8" fill="#6b2338"/><path d="M27 42.600q4-2.4 8 0-1.6 2.2-4 2.200t-4-2.200z" fill="#f08aa0"/><path d="M28.6 35.800h2v2.200zM32.6 35.600h2l-1 2.200z" fill="#fff"/>`,
});

const pigeon = (): Drawing => {
  const plumes: string[] = [];
  for (let index = 0; index < 15; index++) {
    const angle = ((-158 + index * 10.5) * Math.PI) / 180;
    const reach = 15 + Math.sin((index / 14) * Math.PI) * 4;
    const x = 21 + Math.cos(angle) * reach;
    const y = 19 + Math.sin(angle) * reach;
    plumes.push(
      `<path d="M21 18L${x.toFixed(1)} ${y.toFixed(1)}" stroke="#5f8fc9" stroke-width="1.1"/><circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="2.3" fill="#3f6fb0"/><circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="1.1" fill="#e8f2fb"/>`,
    );
  }
  return {
    width: 64,
    height: 66,
    body: `${plumes.join("")}
<path d="M38 40q14 2 25 17-12 2-24-6z" fill="#2c5486"/><path d="M40 42q11 3 19 13-9 0-18-5z" fill="#4878b3"/>
<path d="M14 26q-3 10 2 20 6 11 19 11 13-1 14-13 0-10-13-15-7-3-8-9-1-9-8-9-6 1-6 9z" fill="#4a7fbd"/>
<path d="M13.5 31q-1.5 10 4.5 18 5 6 13 7-3-14-9-20-4-4-8.5-5z" fill="#a3283f"/>
<path d="M30 36q14 0 18 11-9 7-19 1-4-7 1-12z" fill="#35639f"/><path d="M33 41q8 0 13 5M33 45q6 1 10 4" stroke="#dfe9f4" stroke-width="1.6" fill="none" stroke-linecap="round"/>
<path d="M15 18q6-4 11 1-5 5-11 3z" fill="#1f3050"/><circle cx="20.5" cy="19.6" r="2.4" fill="#e5303a"/><circle cx="20.5" cy="19.6" r="1" fill="#150d12"/><circle cx="19.9" cy="19" r=".5" fill="#fff"/>
<path d="M15 20q-5 1-9 4 5 1 9.5.5z" fill="#39424f"/>
<path d="M28 57v7M35 57v7M25 65h6M32 65h6" stroke="#b05a6a" stroke-width="2" stroke-linecap="round"/>`,
  };
};

const hotAirBalloon = (): Drawing => ({
  width: 56,
  height: 80,
  body: `<path d="M28 2c15 0 25 10 25 24 0 13-12 24-18 33h-14c-6-9-18-20-18-33 0-14 10-24 25-24z" fill="#e8543f"/>
<path d="M28 2c5 0 9 10 9 24 0 13-4 24-6 33h-6c-2-9-6-20-6-33 0-14 4-24 9-24z" fill="#fbe3b0"/>
<path d="M16 5.200q-7 8-7 20.800c0 13 8 24 12.4 33h-.4c-6-9-18-20-18-33 0-9.5 5-17 13-20.800zM40 5.200q7 8 7 20.800c0 13-8 24-12.4 33h.4c6-9 18-20 18-33 0-9.5-5-17-13-20.800z" fill="#f2a03d"/>
<path d="M3.6 31q24 8 48.8 0l-1.6 5q-23 7-45.6 0z" fill="#35618f" opacity=".85"/>
<path d="M22 59l1 9M34 59l-1 9" stroke="#6b4a2f" stroke-width="1"/>
<rect x="21" y="67" width="14" height="11" rx="2" fill="#9a6a3c"/><path d="M21 71h14M21 74.500h14" stroke="#7a5230" stroke-width="1"/>`,
});

const pirateShip = (): Drawing => ({
  width: 90,
  height: 84,
  body: `<path d="M34 8v54M58 14v48M14 44l-10-8" stroke="#5b3a22" stroke-width="2.6" stroke-linecap="round"/>
<path d="M34 6h15l-3 4 3 4h-15z" fill="#1d1a22"/><circle cx="40.5" cy="9.3" r="1.9" fill="#f5f2ea"/><path d="M38 12.500l5-1.600M38 10.900l5 1.6" stroke="#f5f2ea" stroke-width=".8"/>
<path d="M20 18h28q-5 8 0 16h-28q5-8 0-16z" fill="#f3e6c8"/><path d="M17 37h33q-6 9 0 18h-33q6-9 0-18z" fill="#ead9b4"/>
<path d="M50 24h18q-4 6 0 12h-18q3-6 0-12zM50 39h22q-5 8 0 15h-22q4-7 0-15z" fill="#e3d0a8"/>
<path d="M20.6 21.500q13 2 26 0M17.8 41q15 2 31 0" stroke="#b5443c" stroke-width="2.4" fill="none"/>
<path d="M6 44l14 14" stroke="#5b3a22" stroke-width="1"/>
<path d="M6 58h66l12-8-4 20q-3 9-14 9h-40q-12 0-16-10z" fill="#7a4a2a"/><path d="M8.5 64h72l-1.4 5h-69z" fill="#5b3520"/><path d="M70 58.500l14-8.5-1.3 7-4 2.500z" fill="#c8943f"/>
<g fill="#2b1a12"><rect x="22" y="70" width="5" height="4" rx="1"/><rect x="35" y="70" width="5" height="4" rx="1"/><rect x="48" y="70" width="5" height="4" rx="1"/><rect x="61" y="70" width="5" height="4" rx="1"/></g>`,
});

const lighthouse = (): Drawing => ({
  width: 40,
  height: 92,
  body: `<path d="M0 92q4-12 20-12t20 12z" fill="#5f6470"/><path d="M13 24h14l4 60h-22z" fill="#f5f0e6"/><path d="M12.3 34h15.400l.8 12h-17zM11 56h18l.8 12h-19.600z" fill="#d8343a"/>
<rect x="10" y="20" width="20" height="4" rx="1" fill="#3a3f4d"/><rect x="14" y="9" width="12" height="11" fill="#ffe27a"/><path d="M14 9h12M18 9v11M22 9v11" stroke="#3a3f4d" stroke-width="1.2"/><path d="M11 9q9-11 18 0z" fill="#d8343a"/>
<rect x="17.5" y="74" width="5" height="9" rx="2.5" fill="#5b3a22"/><rect x="18" y="48" width="4" height="5" rx="2" fill="#41506b"/>`,
});

const piano = (): Drawing => ({
  width: 70,
  height: 56,
  body: `<rect x="4" y="4" width="62" height="40" rx="2" fill="#5a3222"/><rect x="2" y="2" width="66" height="5" rx="2" fill="#6f412c"/><rect x="10" y="11" width="50" height="13" rx="1" fill="#472619"/>
<path d="M20 12h30l-2 10h-26z" fill="#f7f0e0"/><path d="M23 15h24M23 18h23" stroke="#8d9099" stroke-width=".8"/>
<rect x="0" y="28" width="70" height="9" rx="1.5" fill="#472619"/><rect x="4" y="28" width="62" height="6" fill="#fffdf6"/>
<g fill="#1d1a22">${[6, 10, 17, 21, 25, 32, 36, 43, 47, 51, 58, 62].map((x) => `<rect x="${x}" y="28" width="2.4" height="3.6"/>`).join("")}</g>
<path d="${Array.from({ length: 15 }, (_, key) => `M${8 + key * 4} 31.600v2.4`).join("")}" stroke="#b9b5ab" stroke-width=".5"/>
<path d="M6 44h5v12h-5zM59 44h5v12h-5zM30 50h4v4h-4zM36 50h4v4h-4z" fill="#472619"/>`,
});

const rover = (): Drawing => ({
  width: 64,
  height: 46,
  body: `<path d="M20 22v-12h3v12z" fill="#8b95a6"/><rect x="15" y="5" width="13" height="7" rx="2" fill="#dfe4ec"/><circle cx="18" cy="8.5" r="1.8" fill="#24405f"/>
<path d="M38 18l16-9 4 8-14 5z" fill="#3f6fb0"/><rect x="12" y="20" width="40" height="10" rx="3" fill="#d7dbe4"/><rect x="16" y="22" width="9" height="4" fill="#e8b23a"/>
<path d="M12 36l10-7 12 6 14-6 8 7" stroke="#6b7484" stroke-width="2.4" fill="none"/>
${[12, 33, 54].map((x) => `<circle cx="${x}" cy="38" r="7" fill="#3a3f4d"/><circle cx="${x}" cy="38" r="3" fill="#8b95a6"/>`).join("")}`,
});

const submarine = (): Drawing => ({
  width: 76,
  height: 46,
  body: `<path d="M34 14v-8h-8" stroke="#c98a1f" stroke-width="3" fill="none"/><path d="M26 14h18l2 8h-22z" fill="#f0b52e"/><rect x="6" y="18" width="58" height="24" rx="12" fill="#f6c83d"/><path d="M8 32h54q-4 10-12 10h-32q-8 0-10-10z" fill="#e0a526"/>
<path d="M64 24l8-5v22l-8-5z" fill="#d8343a"/>${[18, 32, 46].map((x) => `<circle cx="${x}" cy="28" r="5" fill="#8a5a1c"/><circle cx="${x}" cy="28" r="3.6" fill="#9fe0f2"/>`).join("")}`,
});

const paperBoat = (): Drawing => ({
  width: 60,
  height: 40,
  body: `<path d="M30 2l14 22h-28z" fill="#fdfbf4"/><path d="M30 2v22h-14z" fill="#e6e2d6"/><path d="M2 16l14 8h28l14-8-11 22h-34z" fill="#f7f3e8"/><path d="M30 24h14l14-8-11 22h-17z" fill="#ddd8ca"/>`,
});

const paperPlane = (): Drawing => ({
  width: 60,
  height: 40,
  body: `<path d="M2 16L58 2 34 38 26 24z" fill="#fdfbf4"/><path d="M2 16L58 2 26 24z" fill="#e9e4d8"/><path d="M58 2L26 24v11z" fill="#cfc9ba"/>`,
});

const windmill = (): Drawing => ({
  width: 70,
  height: 90,
  body: `<path d="M24 34h22l6 56h-34z" fill="#f0e4cc"/><path d="M22 36q13-18 26 0z" fill="#a84b3a"/><rect x="31" y="74" width="9" height="16" rx="4" fill="#6b4429"/><rect x="31" y="50" width="8" height="8" rx="2" fill="#4f6f8f"/>
<g stroke="#7a5a3c" stroke-width="2" fill="#fbf6ea"><path d="M35 32L8 8l6-5 23 25zM35 32L60 4l6 6-27 24zM35 32l27 26-6 5-24-27zM35 32L10 58l-6-6 27-23z" stroke-width="1.2"/></g><circle cx="35" cy="32" r="3.6" fill="#5b3a22"/>`,
});

const barn = (): Drawing => ({
  width: 80,
  height: 60,
  body: `<path d="M8 26l14-14 18-8 18 8 14 14v34h-64z" fill="#b83a34"/><path d="M4 28l16-18 20-9 20 9 16 18-4 2-15-16-17-7-17 7-15 16z" fill="#6e4a3c"/><rect x="28" y="34" width="24" height="26" fill="#f6efe2"/><path d="M30 36h20v24h-20z" fill="#8f2c29"/><path d="M30 36l20 24M50 36l-20 24" stroke="#f6efe2" stroke-width="2"/><rect x="34" y="16" width="12" height="10" fill="#f6efe2"/><rect x="36" y="18" width="8" height="7" fill="#5b2a26"/>`,
});

const pyramid = (): Drawing => ({
  width: 90,
  height: 60,
  body: `<path d="M46 2L88 60H2z" fill="#e3b565"/><path d="M46 2L88 60H58z" fill="#b98a45"/><path d="M37 14h11M29 25h26M21 36h34M12 47h44" stroke="#c99b50" stroke-width="1.2"/>`,
});

const dragonfly = (): Drawing => ({
  width: 60,
  height: 40,
  body: `<g fill="#bfe6f5" opacity=".85"><ellipse cx="27" cy="9" rx="5" ry="10" transform="rotate(-18 27 19)"/><ellipse cx="33" cy="9" rx="5" ry="10" transform="rotate(20 33 19)"/><ellipse cx="26" cy="29" rx="4.5" ry="8" transform="rotate(14 26 22)"/></g><rect x="14" y="18" width="42" height="4" rx="2" fill="#1f8f8f"/><ellipse cx="22" cy="20" rx="8" ry="4.5" fill="#2bb8b0"/><circle cx="12" cy="20" r="5" fill="#1f8f8f"/><circle cx="10" cy="18.5" r="2" fill="#d8343a"/>`,
});

const seahorse = (): Drawing => ({
  width: 34,
  height: 60,
  body: `<path d="M18 4q8 0 9 8 0 5-3 8 7 6 5 16-2 9-9 12-5 3-3 7 2 2 4-1l2 2q-3 5-8 2-6-5 1-12 6-5 5-11-1-5-6-7-5-3-4-9 1-3-1-4l-8 0q-2-1-1-3l9-2q3-6 8-6z" fill="#f2a03d"/><path d="M21 24q7 6 4 13-2-8-8-12z" fill="#fbd08a"/><circle cx="15" cy="10" r="1.8" fill="#24212b"/><path d="M26 8l4-3v6zM28 15l4 0-3 4zM29 26l4 1-3 4z" fill="#d9822b"/>`,
});

const starfish = (): Drawing => ({
  width: 40,
  height: 38,
  body: `<path d="M20 1q3 0 4 9 1 3 4 3 10-1 11 2t-7 8q-2 2-1 5 4 8 1 10t-9-4q-3-2-6 0-6 6-9 4t1-10q1-3-1-5-8-5-7-8t11-2q3 0 4-3 1-9 4-9z" fill="#f0714a"/><g fill="#fbb38f"><circle cx="20" cy="9" r="1.4"/><circle cx="20" cy="18" r="1.8"/><circle cx="29" cy="17" r="1.4"/><circle cx="11" cy="17" r="1.4"/><circle cx="26" cy="28" r="1.4"/><circle cx="14" cy="28" r="1.4"/></g>`,
});

const campfire = (): Drawing => ({
  width: 44,
  height: 48,
  body: `<path d="M22 2q3 9 9 14 7 7 5 15-2 9-14 9t-14-9q-2-8 5-14 1 4 4 5 1-12 5-20z" fill="#f0632c"/><path d="M22 18q9 7 7 15-2 6-7 6t-7-6q-1-4 2-7 2 3 3 2 1-5 2-10z" fill="#ffc83d"/><path d="M4 40l34-6 2 5-34 7zM40 40l-34-6-2 5 34 7z" fill="#7a4a2a"/>`,
});

const lamp = (): Drawing => ({
  width: 30,
  height: 48,
  body: `<path d="M9 10q6-10 12 0" stroke="#3a3f4d" stroke-width="2" fill="none"/><path d="M6 14q9-8 18 0z" fill="#3a3f4d"/><rect x="7" y="14" width="16" height="22" fill="#ffd866"/><path d="M7 14v22M15 14v22M23 14v22" stroke="#3a3f4d" stroke-width="2"/><path d="M15 21q5 6 0 11-5-5 0-11z" fill="#f0632c"/><rect x="4" y="36" width="22" height="6" rx="2" fill="#3a3f4d"/>`,
});

const streetLamp = (): Drawing => ({
  width: 24,
  height: 92,
  body: `<rect x="10.5" y="18" width="3" height="70" fill="#2f3340"/><rect x="7" y="84" width="10" height="8" rx="2" fill="#2f3340"/><path d="M5 18l2.5-12h9l2.5 12z" fill="#ffe08a"/><path d="M6 6q6-7 12 0z" fill="#2f3340"/>`,
});

const candle = (): Drawing => ({
  width: 40,
  height: 60,
  body: `<path d="M2 56q0-6 8-7 10-2 20 0 8 1 8 7 0 4-18 4t-18-4z" fill="currentColor" opacity=".85"/><path d="M11 24q9-3 18 0v30q-9 3-18 0z" fill="currentColor"/><path d="M11 24q4 3 4 12 0 4-2.2 4t-1.8-5zM29 24q-4 2-4.6 8-.4 14 2 15t2.6-4z" fill="#ffffff" opacity=".28"/><path d="M24 26l5-2v30q-3 1-5 1z" fill="#000000" opacity=".16"/><ellipse cx="20" cy="24" rx="9" ry="2.4" fill="#ffffff" opacity=".35"/><path d="M20 24v-5" stroke="#3a2a20" stroke-width="1.4"/><path d="M20 2q8 9 6 15-2 4-6 4t-6-4q-2-6 6-15z" fill="#ffb52e"/><path d="M20 9q4 5 3 8.5-1 2.5-3 2.500t-3-2.500q-1-3.5 3-8.500z" fill="#fff3b0"/>`,
  colour: "#f3e6c8",
});

const treasure = (): Drawing => ({
  width: 56,
  height: 44,
  body: `<path d="M4 20q0-14 12-14h24q12 0 12 14z" fill="#8a5226"/><path d="M8 21q20-12 40 0z" fill="#ffd34d"/><circle cx="18" cy="17" r="3" fill="#ffe48a"/><circle cx="30" cy="15" r="3" fill="#ffe48a"/><path d="M38 13l4 4-4 4-4-4z" fill="#5fd0e8"/><rect x="3" y="21" width="50" height="21" rx="2" fill="#9a5f2e"/><path d="M3 26h50M12 21v21M44 21v21" stroke="#e8b23a" stroke-width="3"/><rect x="24" y="22" width="8" height="9" rx="1.5" fill="#e8b23a"/><circle cx="28" cy="26" r="1.5" fill="#4a2a14"/>`,
});

const acorn = (): Drawing => ({
  width: 30,
  height: 36,
  body: `<path d="M5 14h20q1 14-10 21-11-7-10-21z" fill="#c98a45"/><path d="M2 14q1-9 13-9t13 9q-13 4-26 0z" fill="#7a4a2a"/><rect x="13.5" y="1" width="3" height="5" fill="#5b3a22"/>`,
});

const rubberDuck = (): Drawing => ({
  width: 50,
  height: 44,
  body: `<path d="M6 26q14 2 18-4 18-2 22-10 4 26-16 30h-12q-12-2-12-16z" fill="#ffd034"/><circle cx="16" cy="14" r="11" fill="#ffd034"/><path d="M6 14l-6 2q2 5 8 4z" fill="#f0832c"/><circle cx="13" cy="11" r="2" fill="#24212b"/><path d="M24 28q8 6 16-2-2 10-10 9-5-1-6-7z" fill="#f0b52e"/>`,
});

const drone = (): Drawing => ({
  width: 60,
  height: 30,
  body: `<path d="M10 10l14 6h12l14-6" stroke="#3a3f4d" stroke-width="3" fill="none"/><rect x="21" y="12" width="18" height="10" rx="4" fill="#dfe4ec"/><circle cx="30" cy="22" r="4" fill="#24405f"/><path d="M0 8h20M40 8h20" stroke="#8b95a6" stroke-width="2.4" stroke-linecap="round"/>`,
});

const suitcase = (): Drawing => ({
  width: 50,
  height: 40,
  body: `<path d="M18 8v-5h14v5" stroke="#5b3a22" stroke-width="3" fill="none"/><rect x="2" y="8" width="46" height="30" rx="4" fill="#a8683a"/><path d="M10 8v30M40 8v30" stroke="#7a4a2a" stroke-width="3"/>`,
});

const diver = (): Drawing => ({
  width: 112,
  height: 50,
  body: `<path d="M82 30l12 2 17-9-1 9-16 9-12-3z" fill="#e8973a"/><path d="M80 34l14 7 16 1-3 7-16-1-13-8z" fill="#f2a94e"/><path d="M58 27q16-4 27 3l-1 6q-12 1-26-1z" fill="#22304d"/><path d="M58 31q14 0 24 5l-2 6q-12-2-22-7z" fill="#2f4468"/><path d="M26 24q18-8 38 0l2 11q-20 8-38 1z" fill="#2f4468"/><path d="M28 30q18 6 37 1" stroke="#f6c83d" stroke-width="2.400" fill="none"/><rect x="33" y="9" width="27" height="12" rx="6" fill="#f2c230"/><path d="M38 9v12M54 9v12" stroke="#c9961f" stroke-width="2"/><path d="M33 14h-4" stroke="#8b95a6" stroke-width="3" stroke-linecap="round"/><path d="M36 34q-8 10-20 11" stroke="#22304d" stroke-width="6.400" fill="none" stroke-linecap="round"/><circle cx="15" cy="45" r="3.600" fill="#ffc83d"/><circle cx="19" cy="23" r="12" fill="#ffc83d"/><path d="M13 12q10-5 17 4 4 8-1 16-5 3-8 1 4-8 0-14-4-5-8-7z" fill="#22304d"/><path d="M6 18q6-4 15-1l1 8q-6 4-14 2-4-4-2-9z" fill="#22304d"/><path d="M8.500 19q5-2.500 10.500-.5l.6 5q-4.600 2.400-9.600 1-2-2.700-1.500-5.500z" fill="#aee6f5"/><circle cx="13" cy="22" r="1.500" fill="#3a2a1c"/><path d="M7.500 29h7v4.500h-6z" fill="#5f6878"/><path d="M14 31q12 6 22-8" stroke="#5f6878" stroke-width="2.200" fill="none"/><circle cx="5" cy="8" r="2.600" fill="#d8f2fb"/><circle cx="10" cy="3" r="1.800" fill="#d8f2fb"/>`,
});

const skateboard = (): Drawing => ({
  width: 80,
  height: 24,
  body: `<path d="M2 6q6 6 14 6h48q8 0 14-6" fill="none" stroke="#7a4fc0" stroke-width="5" stroke-linecap="round"/><path d="M16 9.500h48" stroke="#f3c07b" stroke-width="2"/><circle cx="20" cy="18.500" r="5.500" fill="#ca0b4a"/><circle cx="60" cy="18.500" r="5.500" fill="#ca0b4a"/><circle cx="20" cy="18.500" r="2" fill="#fbe9d6"/><circle cx="60" cy="18.500" r="2" fill="#fbe9d6"/>`,
});

const surfboard = (): Drawing => ({
  width: 90,
  height: 18,
  body: `<path d="M3 5q12 11 44 11t40-8q-8-5-40-5-30 0-44 2z" fill="#f6f1e4"/><path d="M10 8q14 5 37 5t33-5" fill="none" stroke="#e8543f" stroke-width="2.4"/><path d="M14 12l-4 6h8l4-4z" fill="#3f6fa8"/>`,
});

const DRAWINGS: Record<string, () => Drawing> = {
  monster,
  pigeon,
  "hot-air-balloon": hotAirBalloon,
  "pirate-ship": pirateShip,
  lighthouse,
  piano,
  rover,
  submarine,
  "paper-boat": paperBoat,
  "paper-plane": paperPlane,
  windmill,
  barn,
  pyramid,
  dragonfly,
  seahorse,
  starfish,
  campfire,
  lamp,
  "street-lamp": streetLamp,
  candle,
  treasure,
  acorn,
  "rubber-duck": rubberDuck,
  drone,
  skateboard,
  surfboard,
  suitcase,
  diver,
  ...PLANTS,
  ...BOUGHS,
  ...LANDMARKS,
  ...RANGES,
  ...SIGHT_DRAWINGS,
  ...FURNITURE,
  ...FITMENTS,
  ...TOOLS,
  ...IN_HAND,
  ...CURLED,
  ...THINGS,
  ...HOUSEHOLD,
  ...WORKPIECES,
  ...PLAYED,
  ...LAID_TABLES,
  ...WILDS,
  ...LEAPERS,
  ...GREAT_BEASTS,
};
