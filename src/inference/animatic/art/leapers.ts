import { type Drawing, of } from "./drawing.ts";

/** Who leaps out of the water, bent as the arc that it leaps in, facing left. */
export const LEAPERS: Record<string, () => Drawing> = {
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
