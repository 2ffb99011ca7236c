import { type Drawing, of } from "./drawing.ts";

/** Toes at the foot of a leg like a column. */
const toes = (x: number, y: number, wide: number) =>
  [0.22, 0.5, 0.78]
    .map(
      (at) =>
        `<ellipse cx="${(x + wide * at).toFixed(1)}" cy="${y}" rx="${(wide * 0.13).toFixed(1)}" ry="1.700" fill="#f3ead8"/>`,
    )
    .join("");

const column = (x: number, top: number, wide: number, sole: number, fill: string) =>
  `<path d="M${x} ${top}h${wide}l.6 ${sole - top - 3}q.4 3-2.600 3h${-(wide - 3)}q-3 0-2.600-3z" fill="${fill}"/>`;

/** The greatest that walk on land, facing left, as fine as the rest of the animals. */
export const GREAT_BEASTS: Record<string, () => Drawing> = {
  elephant: of(
    124,
    100,
    `<path d="M111 38q9 8 5 28" stroke="#838998" stroke-width="3" fill="none" stroke-linecap="round"/><path d="M114 63l5 1-1 9-5-1z" fill="#565b69"/>${column(58, 62, 13, 100, "#757b8a")}${column(82, 60, 14, 100, "#757b8a")}<path d="M30 46C30 20 52 8 76 8c22 0 36 14 37 36 .5 12-2 22-6 29-8 6-16 6-24 5-12 1-24 1-36-3C36 72 30 62 30 46z" fill="#a2a8b5"/><path d="M40 70c16 7 48 8 68 2-3 8-12 10-24 9-14 1-26 1-38-4z" fill="#868c9b"/><path d="M48 13C64 6 92 8 104 24 92 15 66 12 48 20z" fill="#b6bcc8"/>${column(38, 58, 16, 100, "#9aa0ae")}${column(93, 56, 17, 100, "#9aa0ae")}${toes(37.5, 98, 17)}${toes(92.5, 98, 18)}<path d="M93 58c4-6 12-8 18-4l1 16H93z" fill="#a2a8b5"/><path d="M12 40C10 24 22 12 36 13c14 1 22 12 21 26-1 14-12 22-22 23-6 0-9-3-11-6-4 6-5 14-3 20 1 3 4 3 5 0l5 1c0 7-5 11-10 10C11 85 9 72 10 60c.4-7 2-13 2-20z" fill="#aab0bc"/><path d="M12 60l9 1M11.500 67l8.500 1M13 74l8-1M12.500 53l10 1.500" stroke="#878d9c" stroke-width="1.300" stroke-linecap="round"/><path d="M25 53c-2 8-8 12-16 12 8 5 19 0 22-10z" fill="#fff6e2"/><path d="M44 18c14-4 25 6 24 23-1 15-9 25-17 24-8-1-9-13-12-22-3-10-3-22 5-25z" fill="#8f95a4"/><path d="M47 23c10-3 17 5 16 18-1 11-6 18-11 18-5-1-6-10-8-18-3-9-2-16 3-18z" fill="#c6a5ab"/><ellipse cx="24" cy="36" rx="2.700" ry="3.200" fill="#23232c"/><circle cx="23.200" cy="34.800" r="1" fill="#fff"/><path d="M19.500 30.500q4-3 8-.5" stroke="#7d8392" stroke-width="1.400" fill="none" stroke-linecap="round"/>`,
  ),
  sauropod: of(
    136,
    112,
    `${column(58, 72, 12, 112, "#3f7d55")}${column(76, 72, 12, 112, "#3f7d55")}<path d="M5 15C4 7 13 3 22 4c9 1 13 7 13 16-1 16 3 25 14 28 15-5 32-1 44 8 13 9 27 5 40-12-1 24-14 36-34 39-16 5-38 6-54 0C31 78 24 66 23 50c-1-10-1-17-2-23-5 2-12 1-15-3-2-3-2-6-1-9z" fill="#5fab68"/><path d="M21 27c1 6 1 13 2 23 1 16 8 28 22 33 16 6 38 5 54 0 6-1 12-3 17-6-20 5-48 5-62-3-15-9-22-26-24-48-3 1-6 1-9 1z" fill="#bcdc97"/><path d="M35 20c-1 16 3 25 14 28 15-5 32-1 44 8 13 9 27 5 40-12-10 12-26 14-38 6-14-10-30-12-45-6-10-4-15-12-15-24z" fill="#79c07c"/><path d="M58 54a5 3.600 0 1 0 .1 0zM74 56a6 4 0 1 0 .1 0zM90 64a5 3.600 0 1 0 .1 0zM66 66a3.600 2.600 0 1 0 .1 0zM31 34a2 3 0 1 0 .1 0zM108 66a4 2.600 0 1 0 .1 0z" fill="#43895a"/>${column(40, 70, 15, 112, "#58a263")}${column(90, 68, 16, 112, "#58a263")}<path d="M88 74c3-8 12-12 19-8l1 14H88z" fill="#5fab68"/>${toes(39.5, 110, 16)}${toes(89.5, 110, 17)}<ellipse cx="17.500" cy="11.500" rx="2.600" ry="3" fill="#1f2a24"/><circle cx="16.700" cy="10.400" r="1" fill="#fff"/><circle cx="8" cy="13.500" r=".9" fill="#2f5f42"/><path d="M6.500 20.500q7 2.500 12-1" stroke="#2f6b45" stroke-width="1.500" fill="none" stroke-linecap="round"/><ellipse cx="20" cy="18.500" rx="2.600" ry="1.600" fill="#f0a08c" opacity=".6"/>`,
  ),
};
