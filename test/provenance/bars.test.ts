import { expect, it } from "vitest";
import { insideOfBars } from "../../src/provenance/bars.ts";

const SIDE = 48;
/** Frames of a moving picture between bars of one grey, each a little uneven as coders leave them. */
function film({ top = 0, bottom = 0, left = 0, right = 0, grey = 3 }): Uint8Array[] {
  return [0, 1, 2].map((second) =>
    Uint8Array.from({ length: SIDE * SIDE }, (_, at) => {
      const [row, column] = [Math.floor(at / SIDE), at % SIDE];
      const isBar = row < top || row >= SIDE - bottom || column < left || column >= SIDE - right;
      return isBar ? grey + ((row + column) % 5) : (row * 37 + column * 61 + second * 83) % 256;
    }),
  );
}

it.each([
  ["black ones above and below", { top: 8, bottom: 8 }, { x: 0, y: 8 / 48, width: 1, height: 32 / 48 }],
  [
    "white ones at the sides",
    { left: 12, right: 11, grey: 245 },
    { x: 12 / 48, y: 0, width: 25 / 48, height: 1 },
  ],
  [
    "all around",
    { top: 4, bottom: 4, left: 6, right: 6 },
    { x: 6 / 48, y: 4 / 48, width: 36 / 48, height: 40 / 48 },
  ],
])("finds bars: %s", (_, bars, inside) => {
  expect(insideOfBars(film(bars), SIDE)).toEqual(inside);
});

it.each([
  ["that has none", film({})],
  ["with a dark edge on one side", film({ top: 10 })],
  ["that is dark all over", film({ top: 24, bottom: 24 })],
  ["without frames", []],
])("finds none in a film %s", (_, frames) => {
  expect(insideOfBars(frames, SIDE)).toBeUndefined();
});
