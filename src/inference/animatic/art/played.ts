import { type Drawing, of } from "./drawing.ts";

/** Instruments as they are held by whoever faces left, the end at the chin or the mouth to the right. */
export const PLAYED: Record<string, () => Drawing> = {
  // The bow lies on the strings.
  violin: of(
    62,
    54,
    `<path d="M36 24L8 19" stroke="#321b41" stroke-width="4.600"/><path d="M8 21q-7-1-5-6 3-4 8 0z" fill="#6b3f33"/><path d="M5 12v12M10 13v11" stroke="#321b41" stroke-width="1.600"/><path d="M31 24q1-8 8-8 4 0 6 3 3-5 9-4 8 2 7 13-1 11-9 12-6 0-8-6-3 3-7 2-7-2-6-12z" fill="#a8623f"/><path d="M34 25q0-6 5-6 3 0 5 4 4-6 9-5 5 2 5 10-1 8-6 9-5 0-7-7-3 4-6 3-5-2-5-8z" fill="#c07a4c"/><path d="M53 26L34 22.500" stroke="#321b41" stroke-width="4"/><path d="M56 25L8 17.500" stroke="#f3e3c8" stroke-width="1"/><path d="M45 20v14" stroke="#f3d9a4" stroke-width="2.400"/><path d="M53 52L29 1" stroke="#5b3a22" stroke-width="2.600" stroke-linecap="round"/><path d="M51 50L28 3" stroke="#fbf4e4" stroke-width="1.400"/>`,
  ),
  flute: of(
    60,
    8,
    `<rect width="60" height="8" rx="3.600" fill="#e79a5a"/><path d="M6 0h5v8H6zM44 0h6v8h-6z" fill="#b8572f"/><path d="M3 1.200h54v2H3z" fill="#f6c08a"/><g fill="#6b2f20"><circle cx="18" cy="4.400" r="1.700"/><circle cx="25" cy="4.400" r="1.700"/><circle cx="32" cy="4.400" r="1.700"/><circle cx="39" cy="4.400" r="1.700"/></g>`,
  ),
};
