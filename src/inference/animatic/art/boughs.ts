import type { Drawing } from "./drawing.ts";

/** Where twigs bear something: along the branch, which comes in from the upper left corner. */
const TWIGS = [
  [14, 16],
  [26, 9],
  [30, 24],
  [40, 15],
  [47, 29],
  [55, 20],
  [62, 35],
  [68, 24],
  [76, 40],
  [82, 29],
  [90, 44],
  [97, 34],
  [104, 48],
  [111, 40],
  [18, 34],
  [24, 46],
  [33, 54],
  [40, 62],
  [28, 38],
  [58, 48],
  [66, 56],
  [10, 6],
  [50, 8],
  [118, 52],
] as const;

const BRANCH = `<path d="M-4-2Q40 14 64 28 90 40 122 52q-32-8-62-18Q34 24-4 10z" fill="#6b4634"/><path d="M14 15q8 20 28 46-16-18-32-46zM52 26q4 16 15 30-14-12-19-31zM36 18q8-8 16-11-6 6-11 13zM70 29q8-2 14 0-8 1-10 3zM88 39q6-6 10-6-4 4-6 8z" fill="#7a5240"/>`;

const bough = (bear: (x: number, y: number, at: number) => string) => (): Drawing => ({
  width: 124,
  height: 70,
  body: BRANCH + TWIGS.map(([x, y], at) => bear(x, y, at)).join(""),
});

const blossom = (x: number, y: number, at: number): string => {
  const pink = ["#fbd3e0", "#f6b3cb", "#fde6ee"][at % 3];
  const size = [5.4, 4.6, 6][at % 3] ?? 5;
  const petals = Array.from({ length: 5 }, (_, petal) => {
    const turn = (petal / 5) * Math.PI * 2 + at;
    return `<circle cx="${(x + Math.cos(turn) * size * 0.55).toFixed(1)}" cy="${(y + Math.sin(turn) * size * 0.55).toFixed(1)}" r="${(size * 0.5).toFixed(1)}"/>`;
  });
  return `<g fill="${pink}">${petals.join("")}</g><circle cx="${x}" cy="${y}" r="${(size * 0.24).toFixed(1)}" fill="#e0708f"/>`;
};

const leaves =
  (greens: readonly string[]) =>
  (x: number, y: number, at: number): string =>
    [-40, 25, 80]
      .map(
        (turn, leaf) =>
          `<path transform="translate(${x} ${y}) rotate(${turn + ((at * 37) % 50)})" d="M0 0q5-5 12 0-7 5-12 0z" fill="${greens[(at + leaf) % greens.length]}"/>`,
      )
      .join("");

/** What hangs into a picture from its upper corner. */
export const BOUGHS: Record<string, () => Drawing> = {
  "bough-blossom": bough(blossom),
  bough: bough(leaves(["#5f9f45", "#7cb856", "#4f8a3c"])),
  "bough-autumn": bough(leaves(["#e08a35", "#d0602c", "#efb445"])),
};
