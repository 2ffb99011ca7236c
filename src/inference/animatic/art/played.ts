import { type Drawing, of } from "./drawing.ts";

/** Instruments as they are held by whoever faces left, the end at the chin or the mouth to the right. */
export const PLAYED: Record<string, () => Drawing> = {
  // The bow lies on the strings.
  violin: of(
    62,
    54,
    `<path d="M36 24L8 19" stroke="#321b41" stroke-width="4.600"/><path d="M8 21q-7-1-5-6 3-4 8 0z" fill="#6b3f33"/><path d="M5 12v12M10 13v11" stroke="#321b41" stroke-width="1.600"/><path d="M31 24q1-8 8-8 4 0 6 3 3-5 9-4 8 2 7 13-1 11-9 12-6 0-8-6-3 3-7 2-7-2-6-12z" fill="#a8623f"/><path d="M34 25q0-6 5-6 3 0 5 4 4-6 9-5 5 2 5 10-1 8-6 9-5 0-7-7-3 4-6 3-5-2-5-8z" fill="#c07a4c"/><path d="M53 26L34 22.500" stroke="#321b41" stroke-width="4"/><path d="M56 25L8 17.500" stroke="#f3e3c8" stroke-width="1"/><path d="M45 20v14" stroke="#f3d9a4" stroke-width="2.400"/><path d="M53 52L29 1" stroke="#5b3a22" stroke-width="2.600" stroke-linecap="round"/><path d="M51 50L28 3" stroke="#fbf4e4" stroke-width="1.400"/>`,
  ),
  // Its sticks are as far up and apart as a crab's claws.
  "drum-kit": of(
    48,
    41,
    `<path d="M6 40V22M42 40V22" stroke="#8d9099" stroke-width="1.400"/><path d="M1 23q5-4 11-3.500l-.5 1.600Q6 21 1.500 24.200zM47 23q-5-4-11-3.500l.5 1.600q5.500-.1 10 3.100z" fill="#f6cf3d"/><path d="M5 33h11v7.500q-5.500 1.500-11 0zM32 33h11v7.500q-5.500 1.500-11 0z" fill="#2f7fb8"/><ellipse cx="10.500" cy="33" rx="5.700" ry="1.700" fill="#fbf4ea"/><ellipse cx="37.500" cy="33" rx="5.700" ry="1.700" fill="#fbf4ea"/><path d="M13 25.500h10v5q-5 2-10 0zM25 25.500h10v5q-5 2-10 0z" fill="#3f93cc"/><ellipse cx="18" cy="25.500" rx="5.200" ry="1.800" fill="#fbf4ea"/><ellipse cx="30" cy="25.500" rx="5.200" ry="1.800" fill="#fbf4ea"/><circle cx="24" cy="34" r="7" fill="#2f7fb8"/><circle cx="24" cy="34" r="5.400" fill="#fbf4ea"/><circle cx="24" cy="34" r="2.200" fill="#f6cf3d"/><path d="M8.500 4L16.500 25M39.500 4L31.500 25" stroke="#b87b48" stroke-width="1.500" stroke-linecap="round"/><circle cx="16.500" cy="25" r="1.300" fill="#c98f5a"/><circle cx="31.500" cy="25" r="1.300" fill="#c98f5a"/>`,
  ),
  flute: of(
    60,
    8,
    `<rect width="60" height="8" rx="3.600" fill="#e79a5a"/><path d="M6 0h5v8H6zM44 0h6v8h-6z" fill="#b8572f"/><path d="M3 1.200h54v2H3z" fill="#f6c08a"/><g fill="#6b2f20"><circle cx="18" cy="4.400" r="1.700"/><circle cx="25" cy="4.400" r="1.700"/><circle cx="32" cy="4.400" r="1.700"/><circle cx="39" cy="4.400" r="1.700"/></g>`,
  ),
};
