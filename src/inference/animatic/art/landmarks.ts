import { type Drawing, of } from "./drawing.ts";

const row = (count: number, draw: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => draw(at)).join("");

/** Buildings and rocks that people call by name, as their outlines are known. */
export const LANDMARKS: Record<string, () => Drawing> = {
  "eiffel-tower": of(
    70,
    130,
    `<path d="M33 2h4l1 14h-6z" fill="#5f4a3a"/><path d="M32 14h6l4 42h-14z" fill="#8a6a4f"/><path d="M27 56h16l6 32h-28z" fill="#7a5c44"/><path d="M20 88h30l18 42h-14q-4-26-19-26t-19 26h-14z" fill="#8a6a4f"/><path d="M24 54h22v4h-22zM16 85h38v6h-38z" fill="#5f4a3a"/><path d="M33 22l5 8M38 22l-6 10M31 36l8 14M39 36l-9 16M27 62l16 20M43 62l-16 20M18 96l-6 30M24 92l-12 30M52 96l6 30M46 92l12 30" stroke="#5f4a3a" stroke-width="1.400"/>`,
  ),
  "big-ben": of(
    36,
    130,
    `<path d="M18 0l3 14h-6z" fill="#c8a24a"/><path d="M6 34L18 10l12 24z" fill="#4a5a5f"/><rect x="5" y="34" width="26" height="28" fill="#d3b078"/><rect x="7" y="62" width="22" height="68" fill="#c9a468"/><circle cx="18" cy="48" r="10" fill="#fbf8ee" stroke="#7a5c2e" stroke-width="1.800"/><path d="M18 48v-7M18 48l5 3" stroke="#24212b" stroke-width="1.600"/><path d="M11 66v60M15 66v60M21 66v60M25 66v60" stroke="#a8844a" stroke-width="1.400"/><path d="M3 60h30v4h-30zM3 32h30v3h-30z" fill="#b08c50"/>`,
  ),
  "golden-gate": of(
    276,
    84,
    `<g transform="translate(28 0)"><path d="M0 56h220v6h-220z" fill="#c8452e"/><path d="M50 4h5v80h-5zM62 4h5v80h-5zM153 4h5v80h-5zM165 4h5v80h-5z" fill="#d8543a"/><path d="M50 8h17v4h-17zM50 24h17v4h-17zM50 40h17v4h-17zM153 8h17v4h-17zM153 24h17v4h-17zM153 40h17v4h-17z" fill="#b83c26"/><path d="M0 44Q30 40 58 6q26 46 52 46t52-46q28 34 58 38" fill="none" stroke="#c8452e" stroke-width="2.200"/><path d="${row(21, (at) => `M${10 + at * 10} ${at === 5 || at === 15 ? 20 : 46}v12`)}" stroke="#c8452e" stroke-width=".9"/></g><path d="M0 84V38q12-8 22 4 10 14 16 42zM276 84V42q-14-10-24 4-8 14-14 38z" fill="#7f8f6a"/><path d="M0 84V62q16-4 24 4 6 8 8 18zM276 84V66q-16-6-22 2-6 8-8 16z" fill="#66765a"/>`,
  ),
  colosseum: of(
    120,
    62,
    `<path d="M4 60q-4-40 12-52 40-10 74 2l6 8 6-2q14 10 14 44z" fill="#d3b48a"/><path d="M4 26h104M4 42h112" stroke="#a8865a" stroke-width="2.400"/>${row(9, (at) => `<path d="M${10 + at * 11.5} 60v-10q3-5 6.500 0v10z" fill="#7a5c3e"/>`)}${row(9, (at) => `<path d="M${10 + at * 11.5} 41v-8q3-4.500 6.500 0v8z" fill="#8a6a48"/>`)}${row(7, (at) => `<path d="M${16 + at * 11} 25v-7q3-4 6 0v7z" fill="#8a6a48"/>`)}`,
  ),
  "taj-mahal": of(
    120,
    84,
    `<path d="M60 2q20 12 20 28 0 8-6 12h-28q-6-4-6-12 0-16 20-28z" fill="#f7f3ea"/><path d="M59 0h2v8h-2z" fill="#c8a24a"/><path d="M26 42h68v36h-68z" fill="#efe8da"/><path d="M48 40h24v38h-24z" fill="#faf6ee"/><path d="M52 78v-20q8-12 16 0v20z" fill="#c9bda6"/><path d="M31 78v-16q5-7 10 0v16zM79 78v-16q5-7 10 0v16z" fill="#d6cbb6"/><path d="M36 30q6 4 6 12h-12q0-8 6-12zM84 30q6 4 6 12h-12q0-8 6-12z" fill="#f7f3ea"/><path d="M6 20h8v58h-8zM106 20h8v58h-8z" fill="#f2ecdf"/><path d="M10 10q5 5 5 10h-10q0-5 5-10zM110 10q5 5 5 10h-10q0-5 5-10z" fill="#f7f3ea"/><path d="M0 78h120v6h-120z" fill="#ddd3c0"/>`,
  ),
  stonehenge: of(
    130,
    50,
    `${[4, 32, 60, 88, 112].map((x) => `<path d="M${x} 50l1-34h13l1 34z" fill="#8d9099"/>`).join("")}<path d="M2 8h48l1 9h-50zM58 8h48v9h-49z" fill="#a3a7b0"/><path d="M8 20l2 26M38 22l1 24M66 20l2 26M94 22l1 24" stroke="#6f737c" stroke-width="1.500"/>`,
  ),
  "opera-house": of(
    140,
    66,
    `<path d="M0 54h140v12h-140z" fill="#c9a88a"/><path d="M10 54q4-34 34-46 0 30 10 46z" fill="#fbf8f0"/><path d="M36 54q4-42 42-54-4 34 8 54z" fill="#f1ece0"/><path d="M70 54q2-34 34-44-2 28 8 44z" fill="#fbf8f0"/><path d="M100 54q2-20 24-28-2 18 6 28z" fill="#f1ece0"/><path d="M44 8q-10 22-8 46M78 0q-14 26-10 54M104 10q-10 22-6 44" stroke="#d6cdb8" stroke-width="1.600" fill="none"/>`,
  ),
  "pisa-tower": of(
    56,
    120,
    `<g transform="rotate(7 28 120)"><path d="M12 20h32v100h-32z" fill="#efe6d3"/><path d="M16 6h24v14h-24z" fill="#e3d8c0"/>${row(6, (at) => `<path d="M10 ${20 + at * 16}h36v4h-36z" fill="#cfc2a5"/>`)}${row(6, (at) => row(4, (k) => `<path d="M${14.5 + k * 7.5} ${36 + at * 16}v-7q2-4 4.500 0v7z" fill="#a89878"/>`))}</g>`,
  ),
  "tower-bridge": of(
    180,
    90,
    `<path d="M0 62h180v7h-180z" fill="#5f8fb8"/><path d="M46 20h20v70h-20zM114 20h20v70h-20z" fill="#c9b08a"/><path d="M44 22l12-20 12 20zM112 22l12-20 12 20z" fill="#5a6a78"/><path d="M66 34h48v6h-48z" fill="#5f8fb8"/><path d="M0 60Q30 52 46 26M180 60q-30-8-46-34" fill="none" stroke="#5f8fb8" stroke-width="3"/><path d="M52 30h8v10h-8zM120 30h8v10h-8zM52 46h8v10h-8zM120 46h8v10h-8z" fill="#7a6244"/>`,
  ),
  "christ-statue": of(
    90,
    110,
    `<path d="M30 92h30l4 18h-38z" fill="#8d9099"/><path d="M41 14q4-10 8 0l1 8h38l2 6-36 6 3 58h-24l3-58-36-6 2-6h38z" fill="#e8e6de"/><circle cx="45" cy="11" r="7" fill="#e8e6de"/><path d="M40 40l-2 50M46 40v50M51 40l2 50" stroke="#c9c6ba" stroke-width="1.500"/>`,
  ),
  "brandenburg-gate": of(
    110,
    74,
    `<path d="M2 68h106v6h-106z" fill="#b8a888"/>${row(6, (at) => `<path d="M${6 + at * 18.5} 30h8v38h-8z" fill="#d8c8a8"/>`)}<path d="M2 18h106v12h-106z" fill="#cbb994"/><path d="M26 12h58v6h-58z" fill="#bca980"/><path d="M44 12l2-8 4 4 4-8 4 8 6-2 2 6z" fill="#5a8a78"/>`,
  ),
  sphinx: of(
    110,
    58,
    `<path d="M2 58v-12h26l6-20h60q14 6 14 32z" fill="#dcb068"/><path d="M14 4q14-8 26 0l6 26h-38z" fill="#c99a50"/><path d="M19 8q8-5 16 0v14q-8 8-16 0z" fill="#e8c07a"/><path d="M22 13h4M30 13h4M24 20h8" stroke="#8a6428" stroke-width="1.600"/><path d="M2 50h40" stroke="#b58a45" stroke-width="1.600"/>`,
  ),
  "st-basils": of(
    100,
    110,
    `<path d="M22 60h56v50h-56z" fill="#c8503c"/><path d="M8 70h16v40h-16zM76 70h16v40h-16z" fill="#b5443c"/><path d="M40 34h20v30h-20z" fill="#d8644a"/><path d="M50 2q-14 14-10 24 4 8 10 8t10-8q4-10-10-24z" fill="#f0bc4a"/><path d="M16 44q-12 12-8 20 3 6 8 6t8-6q4-8-8-20z" fill="#3a8fd5"/><path d="M84 44q-12 12-8 20 3 6 8 6t8-6q4-8-8-20z" fill="#4f9f5a"/><path d="M32 38q-10 10-6 17 2 5 6 5t6-5q4-7-6-17zM68 38q-10 10-6 17 2 5 6 5t6-5q4-7-6-17z" fill="#8a4fc7"/><path d="M42 110v-20q8-12 16 0v20z" fill="#5b2c20"/><path d="M22 74h56v4h-56z" fill="#fbf3e2"/>`,
  ),
  "burj-khalifa": of(
    44,
    150,
    `<path d="M21 0h2l1 30h-4z" fill="#9fb4c9"/><path d="M18 28h8l2 30h-12z" fill="#a9bfd3"/><path d="M14 56h16l3 40h-22z" fill="#9fb4c9"/><path d="M9 94h26l6 56h-38z" fill="#8fa6bd"/><path d="M22 30v120M16 60l-2 90M28 60l2 90" stroke="#6f87a0" stroke-width="1.500"/>`,
  ),
  "stone-arch": of(
    120,
    70,
    `<path d="M0 70q0-50 34-62 30-12 60 4 26 14 26 58h-26q0-34-18-42-22-8-34 4-14 12-14 38z" fill="#c8703c"/><path d="M8 60q2-36 30-46M108 60q0-30-18-42" stroke="#a8562a" stroke-width="3" fill="none"/>`,
  ),
};
