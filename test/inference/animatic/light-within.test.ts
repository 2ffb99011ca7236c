import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { paintChamber } from "../../../src/inference/animatic/paint/chamber.ts";
import { houses } from "../../../src/inference/animatic/paint/houses.ts";
import { paperGrain } from "../../../src/inference/animatic/paint/paper.ts";
import type { Easel, Plane } from "../../../src/inference/animatic/paint/planes.ts";
import { paletteOf } from "../../../src/inference/animatic/palette.ts";
import { createRandom } from "../../../src/inference/animatic/random.ts";
import { sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const [WIDTH, HEIGHT] = [320, 180];

function easelFor(prompt: string, sunAt = 0.4): Easel {
  return {
    ...{ aspect: WIDTH / HEIGHT, width: WIDTH, height: HEIGHT, seed: 3 },
    palette: paletteOf(sceneOf(prompt)),
    path: { at: () => REST },
    random: createRandom(3),
    grain: paperGrain(createRandom(7)),
    heavens: { light: { x: sunAt, y: -0.3, radius: 0.07 }, clouds: [] },
    clearings: () => [],
    covered: () => [],
  };
}

/** How light a patch of what is drawn is, 0 to 255. */
function lightnessIn(planes: readonly Plane[]) {
  const context = createCanvas(WIDTH, HEIGHT).getContext("2d");
  for (const plane of planes) plane.draw(context, { seconds: 0, share: 0, pose: REST });
  return (left: number, top: number, wide: number, tall: number) => {
    const { data } = context.getImageData(left, top, wide, tall);
    let sum = 0;
    for (let at = 0; at < data.length; at += 4)
      sum += (data[at] ?? 0) * 0.3 + (data[at + 1] ?? 0) * 0.59 + (data[at + 2] ?? 0) * 0.11;
    return sum / (data.length / 4);
  };
}

test.each(["A woman reads in the living room", "A woman reads by candlelight in the living room"])(
  "%s: wall and floor are lightest where somebody stands",
  (prompt) => {
    const easel = easelFor(prompt);
    const lightness = lightnessIn(
      paintChamber(easel, { wall: "#c9a9b0", paint() {}, floor: () => "#b5824f", lay() {} }),
    );
    for (const corner of [lightness(2, 2, 20, 20), lightness(298, 2, 20, 20)])
      expect(lightness(140, 70, 40, 40)).toBeGreaterThan(corner + 15);
    expect(lightness(150, 138, 20, 12)).toBeGreaterThan(lightness(2, 138, 20, 12) + 8);
  },
);

test.each([0.4, -0.4])("in a street the side on which the sun stands is in the shade: %d", (sunAt) => {
  const easel = easelFor("A man walks down the street", sunAt);
  const row = {
    ...{ distance: 1.75, foot: 0.24, hazed: 0, gap: 0.3, signs: false, lit: 0 },
    height: [0.62, 0.86] as [number, number],
    width: [0.3, 0.42] as [number, number],
    colours: ["#5b9aa0"],
  };
  const lightness = lightnessIn([houses(easel, row, [])]);
  const [left, right] = [lightness(4, 60, 60, 60), lightness(256, 60, 60, 60)];
  expect((left - right) * Math.sign(sunAt)).toBeGreaterThan(10);
});
