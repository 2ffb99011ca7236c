import { type Drawing, of } from "./drawing.ts";

/** What looks otherwise in a hand than by itself, upright. */
export const IN_HAND: Readonly<Record<string, () => Drawing>> = {
  besom: of(
    20,
    72,
    `<rect x="8.500" y="0" width="3" height="52" rx="1.500" fill="#8a5a33"/><rect x="8.500" y="0" width="1.200" height="52" rx=".6" fill="#a8723f"/><path d="M7.500 46h5q1 4 3.500 8 3 8 4 17H0Q1 62 4 54q2.500-4 3.500-8z" fill="#f0b43a"/><path d="M4.500 70l2.500-18M10 71V51M15.500 70L13 52M1.500 71q1-9 4-16M18.500 71q-1-9-4-16" fill="none" stroke="#c98420" stroke-width="1"/><path d="M7 46.500h6l.8 3H6.200zM5.600 51h8.800l1.200 2.600H4.400z" fill="#d8483f"/>`,
  ),
  // Its lens is ahead, its finder at the eye of who faces left.
  "camera-aside": of(
    30,
    24,
    `<path d="M15 5h5l1.500-4h5L28 5q2 0 2 2v15q0 2-2 2H15q-2 0-2-2V7q0-2 2-2z" fill="#3f3d48"/><path d="M13 10h17v8H13z" fill="#5a5766"/><path d="M1 8.500q0-1.500 1.500-1.500L13 8.500v12L2.500 22Q1 22 1 20.500z" fill="#24222b"/><path d="M1 9q3 5.500 0 11.500-2-5.500 0-11.500z" fill="#8fd0f0"/><path d="M6 7.500v14M9.500 8v13" stroke="#4a4755" stroke-width="1.200"/><circle cx="26" cy="8" r="1.300" fill="#e8443c"/>`,
  ),
  // On the whole of its stem.
  "picked-tulip": of(
    22,
    64,
    `<path d="M10 20h2.400v44H10z" fill="#4f9a3f"/><path d="M10.500 54Q1 46 1 33q8 5 10 21zM12 58q9-8 9-19-7 5-9 19z" fill="#6ab54c"/><path d="M3 4q4 2 8 9 4-7 8-9 4 17-8 19Q-1 21 3 4z" fill="#d63d86"/><path d="M11 0q6 8 5 18-1.500 5-5 5t-5-5Q5 8 11 0z" fill="#f66aa8"/>`,
  ),
  "raised-umbrella": of(
    60,
    66,
    `<path d="M29 22h2v36q0 6-5 6t-5-5" fill="none" stroke="#4a4652" stroke-width="2.200" stroke-linecap="round"/><rect x="28.700" y="0" width="2.600" height="6" rx="1.300" fill="#4a4652"/><path d="M0 25C2 11 14 3 30 3S58 11 60 25Q55 20.500 50 25 45 20.500 40 25 35 20.500 30 25 25 20.500 20 25 15 20.500 10 25 5 20.500 0 25z" fill="#8d65c5"/><path d="M20 25C20 14 24 6 30 3 36 6 40 14 40 25 35 20.500 30 25 30 25 25 20.500 20 25 20 25z" fill="#a984dd"/><path d="M10 25C12 12 20 5 30 3M50 25C48 12 40 5 30 3" fill="none" stroke="#6f4aa6" stroke-width=".8"/>`,
  ),
};
