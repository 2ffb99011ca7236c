import { type Drawing, of } from "./drawing.ts";

/** Level and stretched out, its mouth open, as it swims: the icon's stands on its tail. */
const shark = of(
  124,
  58,
  `<path d="M104 28C110 20 115 10 124 4 121 14 120 22 116 29 120 35 122 42 122 50 114 46 108 40 103 34z" fill="#6f7c8b"/><path d="M56 14Q60 4 72 0 70 8 76 16z" fill="#6f7c8b"/><path d="M2 27C10 17 28 10 50 11 76 12 94 20 108 27L106 34C96 34 88 38 74 41 56 46 34 48 18 42 22 38 24 36 22 34 14 34 6 32 2 27z" fill="#8593a3"/><path d="M22 34C40 38 70 36 106 33 96 35 88 39 74 42 56 47 34 49 18 42 21 39 23 37 22 34z" fill="#e3e9ee"/><path d="M6 31q8 3 16 3 1.500 3-3 7-5-2-9-6z" fill="#7a2634"/><path d="M8 31.700l2 3.300 2-2.600 2 3.300 2-2.700 2 3 2-2.600zM11 36.500l2-2 1.500 3 2-2.500 1.500 3z" fill="#fff"/><path d="M46 40Q44 52 34 58 54 56 62 41z" fill="#6f7c8b"/><path d="M88 38q0 6-4 9 8 0 11-9.500z" fill="#6f7c8b"/><path d="M40 21q-3 6 0 12M45 20.500q-3 6.500 0 13M50 20.500q-3 6.500 0 13" fill="none" stroke="#5f6b79" stroke-width="1.600" stroke-linecap="round"/><circle cx="20" cy="23" r="2.500" fill="#12222e"/><circle cx="19.300" cy="22.200" r=".8" fill="#fff"/><path d="M15 19.500l8 1.500" stroke="#5f6b79" stroke-width="1.600" stroke-linecap="round"/>`,
);

/** Who leaps out of the water, bent as the arc that it leaps in, facing left. */
export const LEAPERS: Record<string, () => Drawing> = {
  shark,
  "whale-leaping": of(
    132,
    68,
    `<g transform="translate(0 4)"><path d="M112 38C118 28 124 24 132 25 130 30 128 34 124 38 128 42 129 48 127 56 120 54 114 50 111 44z" fill="#2f6f9f"/><path d="M2 40C8 12 40 0 66 3 92 6 110 20 118 40L110 46C100 34 88 30 74 32 62 42 40 62 16 58 4 56 0 50 2 40z" fill="#3f86b8"/><path d="M2 40C14 46 36 44 52 36 62 31 70 31 74 32 62 42 40 62 16 58 4 56 0 50 2 40z" fill="#dbeaf2"/><path d="M8 46C22 50 42 46 56 38M11 51C26 54 44 49 60 38M18 56C32 56 46 50 62 39" fill="none" stroke="#9fbfd2" stroke-width="1.600" stroke-linecap="round"/><path d="M44 44C40 52 44 60 54 63 58 56 60 48 58 42z" fill="#2f6f9f"/><path d="M72 3q6-6 13-2-4 3-4 7z" fill="#2f6f9f"/><circle cx="27" cy="36" r="2.600" fill="#12222e"/><path d="M2 40C12 44 22 44 32 41" fill="none" stroke="#2f6f9f" stroke-width="1.600" stroke-linecap="round"/></g>`,
  ),
  "dolphin-leaping": of(
    112,
    57,
    `<g transform="translate(0 5)"><path d="M96 34C101 26 106 23 112 23 110 28 108 31 105 34 108 38 109 42 108 48 102 46 98 42 95 38z" fill="#3a7fa8"/><path d="M0 37C4 32 10 30 15 27 22 12 40 3 56 4 76 5 92 18 101 35L95 40C86 30 74 26 62 27 48 36 30 44 18 40 12 41 4 41 0 37z" fill="#4f9cc9"/><path d="M0 37C8 38 14 37 20 34 36 34 52 28 62 27 48 36 30 44 18 40 12 41 4 41 0 37z" fill="#e4f1f7"/><path d="M52 4Q58-6 68-3 63 2 66 8z" fill="#3a7fa8"/><path d="M36 34q-2 9 5 14 6-6 6-16z" fill="#3a7fa8"/><circle cx="23" cy="27" r="1.900" fill="#12222e"/></g>`,
  ),
};
