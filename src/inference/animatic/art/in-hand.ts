import { type Drawing, of } from "./drawing.ts";

/** What looks otherwise in a hand than by itself, upright. */
export const IN_HAND: Readonly<Record<string, () => Drawing>> = {
  besom: of(
    20,
    72,
    `<rect x="8.500" y="0" width="3" height="52" rx="1.500" fill="#8a5a33"/><rect x="8.500" y="0" width="1.200" height="52" rx=".6" fill="#a8723f"/><path d="M7.500 46h5q1 4 3.500 8 3 8 4 17H0Q1 62 4 54q2.500-4 3.500-8z" fill="#f0b43a"/><path d="M4.500 70l2.500-18M10 71V51M15.500 70L13 52M1.500 71q1-9 4-16M18.500 71q-1-9-4-16" fill="none" stroke="#c98420" stroke-width="1"/><path d="M7 46.500h6l.8 3H6.200zM5.600 51h8.800l1.200 2.600H4.400z" fill="#d8483f"/>`,
  ),
};
