import { type Drawing, of } from "./drawing.ts";

/** The crest of the hills along which the wall runs. */
const crest = (x: number) => 66 + 20 * Math.sin(x / 36) + 7 * Math.sin(x / 15 + 1);
const LENGTH = 900;
const along = Array.from({ length: LENGTH / 6 + 1 }, (_, step) => step * 6);
const line = (above: number) => along.map((x) => `${x} ${(crest(x) - above).toFixed(1)}`).join("L");
/** Where the hills are highest. */
const WATCHTOWERS = [170, 396, 622, 849];

const watchtower = (x: number) => {
  const top = crest(x) - 42;
  return `<path d="M${x - 16} ${top}h32v52h-32z" fill="#b89a6c"/><path d="M${x + 4} ${top}h12v52h-12z" fill="#9c8058"/><path d="M${x - 19} ${top - 8}h7v5h6v-5h7v5h6v-5h7v5h4v5h-37z" fill="#8a7048"/><path d="M${x - 9} ${top + 22}v-8q4-5 8 0v8zM${x + 2} ${top + 22}v-8q4-5 8 0v8z" fill="#5f4a2e"/>`;
};

/** A wall of rock from one side of the picture to the other, with the water that falls over it and its mist. */
const waterfall = (): Drawing => {
  const [wide, foot, from, to] = [700, 104, 326, 374];
  const rim = (x: number) => 22 + 6 * Math.sin(x / 23) + 4 * Math.sin(x / 9 + 2) + (x < from ? 0 : 5);
  const xs = Array.from({ length: wide / 10 + 1 }, (_, step) => step * 10);
  const outline = xs
    .map((x) => `${x} ${(x > from && x < to ? 38 : rim(x) + (x % 20 ? 3 : 0)).toFixed(1)}`)
    .join("L");
  const blocks = xs
    .filter((x) => x % 20 === 0 && (x < from - 12 || x > to))
    .map((x, place) => {
      const y = rim(x) + 16 + ((place * 17) % 40);
      return `<path d="M${x} ${y}l14 3-2 18-13-4z" fill="${place % 2 ? "#857c76" : "#a89e94"}"/>`;
    })
    .join("");
  const ledges = [46, 66, 86].map(
    (y) => `M0 ${y}l90 4 50-6 ${from - 140} 3M${wide} ${y + 3}l-80-5-60 6-${wide - 140 - to} -3`,
  );
  const bushes = xs
    .filter((x) => x < from - 4 || x > to + 4)
    .map(
      (x, place) =>
        `<circle cx="${x}" cy="${rim(x) - 1}" r="${5 + ((place * 7) % 4)}" fill="${place % 2 ? "#4f9a58" : "#3f8a4c"}"/>`,
    )
    .join("");
  const streaks = [332, 339, 345, 352, 359, 366]
    .map((x, place) => `M${x} ${42 + (place % 3) * 9}V${88 - (place % 2) * 12}`)
    .join("");
  return {
    width: wide,
    height: foot,
    body: `<path d="M0 ${foot}L${outline}L${wide} ${foot}z" fill="#968c84"/>${blocks}<path d="${ledges.join("")}" fill="none" stroke="#766d67" stroke-width="1.600"/>${bushes}<path d="M${from - 5} 34l8 70h-16zM${to + 5} 34l-8 70h16z" fill="#6f6660"/><path d="M${from} 36q24-5 48 0l5 68h-58z" fill="#5fb4de"/><path d="M${from + 4} 36q20-4 40 0l4 68h-48z" fill="#8fd0f0"/><path d="${streaks}" stroke="#ffffff" stroke-width="3.4" stroke-linecap="round"/><path d="M${from} 36q24-5 48 0v4q-24-5-48 0z" fill="#eefaff"/><g fill="#fff" opacity=".55"><ellipse cx="326" cy="98" rx="20" ry="8"/><ellipse cx="374" cy="98" rx="20" ry="8"/><ellipse cx="350" cy="94" rx="30" ry="10"/></g><g fill="#fff" opacity=".8"><ellipse cx="334" cy="101" rx="14" ry="5"/><ellipse cx="366" cy="101" rx="14" ry="5"/></g>`,
  };
};

/** What rises on the horizon. Their feet are cut straight: the land before them hides it. */
export const RANGES: Record<string, () => Drawing> = {
  "mount-fuji": of(
    320,
    120,
    `<path d="M0 120Q96 100 136 10q5-5 10-2 6-6 12-2 8-4 13 2 7-2 12 4Q224 100 320 120z" fill="#66709f"/><path d="M176 8q5 0 7 4Q224 100 320 120H196Q186 70 176 8z" fill="#525b88"/><path d="M110 58Q128 30 136 10q5-5 10-2 6-6 12-2 8-4 13 2 7-2 12 4 8 22 26 46l-9-3-7 13-11-17-9 20-12-22-10 16-9-15-11 18-3-14z" fill="#fbfaff"/><path d="M176 8q5 0 7 4 8 22 26 46l-9-3-7 13-11-17z" fill="#d9dcee"/>`,
  ),
  mountain: of(
    320,
    120,
    `<path d="M0 120L70 52l22 16 52-60 14 12 8-6 58 66 26-22 70 62z" fill="#7d8594"/><path d="M158 20l8-6 58 66 26-22 70 62H200l-30-44 6-22z" fill="#646c7c"/><path d="M144 8l14 12-6 26 8 30M70 52l8 24-6 20M250 58l-6 24" fill="none" stroke="#586070" stroke-width="2.500"/>`,
  ),
  "snow-capped-mountain": of(
    320,
    120,
    `<path d="M0 120L70 52l22 16 52-60 14 12 8-6 58 66 26-22 70 62z" fill="#6f83a8"/><path d="M158 20l8-6 58 66 26-22 70 62H200l-30-44 6-22z" fill="#596c92"/><path d="M104 54l40-46 14 12 8-6 40 46-14-4-8 12-14-16-12 18-12-20-12 16-12-14z" fill="#fbfaff"/><path d="M158 20l8-6 40 46-14-4-8 12-14-16z" fill="#dbe2f0"/><path d="M52 70l18-18 16 12-8 8-8-4-8 8zM234 72l16-14 18 16-10-1-8 6-6-8z" fill="#fbfaff"/>`,
  ),
  volcano: of(
    320,
    120,
    `<path d="M0 120Q92 100 132 14q28 8 56 0Q228 100 320 120z" fill="#6a4a4c"/><path d="M172 17q8-1 16-3Q228 100 320 120H200Q182 70 172 17z" fill="#553a3e"/><path d="M132 14q28 8 56 0-28-10-56 0z" fill="#ffb347"/><path d="M140 17q6 20-6 44l-8 22q-2-34 6-66zM156 19q2 30 8 52 4 16 2 34-14-30-18-86zM178 17q4 24 16 46-16-14-24-46z" fill="#f2703d"/>`,
  ),
  waterfall,
  "great-wall": of(
    LENGTH,
    140,
    `<path d="M0 140V${crest(0)}L${line(0)}V140z" fill="#7f9c72"/><path d="M0 140V108q120-26 240-6t220-8 220 10 220-10V140z" fill="#6f8d64"/><path d="M${line(6)}" fill="none" stroke="#bda076" stroke-width="20"/><path d="M${line(-3)}" fill="none" stroke="#9c8058" stroke-width="3"/><path d="M${line(11)}" fill="none" stroke="#a0845a" stroke-width="2"/><path d="M${line(18)}" fill="none" stroke="#8a7048" stroke-width="6" stroke-dasharray="6 4"/>${WATCHTOWERS.map(watchtower).join("")}`,
  ),
  // Whole, on the star of her fort.
  "statue-of-liberty": of(
    70,
    180,
    `<path d="M4 180l5-14h52l5 14z" fill="#a59a88"/><path d="M14 166l5-44h32l5 44z" fill="#c9bca4"/><path d="M38 122h13l5 44H40z" fill="#b0a28a"/><path d="M16 118h38v7H16zM12 162h46v6H12z" fill="#9c8f78"/><path d="M31 132h8v12h-8z" fill="#7d715e"/><path d="M22 118q3-36 5-54 8-6 17 0 4 22 6 54z" fill="#5fae9a"/><path d="M40 62l4 2q4 22 6 54H39q3-30 1-56z" fill="#458f7d"/><path d="M27 68L15 30l5-2 15 32z" fill="#5fae9a"/><path d="M12 26h12l-2 6h-8z" fill="#458f7d"/><path d="M18 26q-7-6-1-16 1 5 4 6 3 5-3 10z" fill="#f2a03d"/><path d="M42 68l12 14-6 6-9-8z" fill="#5fae9a"/><path d="M46 76l8-5 6 15-8 5z" fill="#7cc4b2"/><circle cx="36" cy="54" r="8" fill="#7cc4b2"/><path d="M28 50l-8-3 8-1-6-6 8 3-3-8 6 6 2-9 3 9 6-7-2 8 8-4-5 7 8 1-8 4q-8-6-17 0z" fill="#458f7d"/><path d="M33 54h2M38 54h2M34 58q2 1 4 0" stroke="#33705f" stroke-width="1.200"/><path d="M28 84q-1 16-2 32M34 74q0 20-1 42M41 80q3 18 3 36" fill="none" stroke="#458f7d" stroke-width="1.800"/>`,
  ),
};
