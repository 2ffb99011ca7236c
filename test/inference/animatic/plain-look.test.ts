import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { channelsOf } from "../../../src/inference/animatic/colour.ts";
import { lookOf } from "../../../src/inference/animatic/paint/looks.ts";
import { neonSigns } from "../../../src/inference/animatic/paint/neon-signs.ts";
import { paperGrain } from "../../../src/inference/animatic/paint/paper.ts";
import type { Easel } from "../../../src/inference/animatic/paint/planes.ts";
import { createProps, onSheet } from "../../../src/inference/animatic/paint/props.ts";
import { skyPlane } from "../../../src/inference/animatic/paint/sky.ts";
import { paletteOf } from "../../../src/inference/animatic/palette.ts";
import { createRandom } from "../../../src/inference/animatic/random.ts";
import { sceneOf } from "../../fixtures/animatic/one-sentence.ts";

/** A colour, 0 to 255 with its opacity, as the look of paper without a style shows it. */
function shown(prompt: string, [red, green, blue, opacity]: readonly [number, number, number, number]) {
  const canvas = createCanvas(8, 8);
  const context = canvas.getContext("2d");
  context.fillStyle = `rgba(${red},${green},${blue},${opacity / 255})`;
  // Where a sheet's own units are set, the whole of it is meant all the same.
  context.fillRect(0, 0, 8, 8);
  context.setTransform(100, 0, 0, 100, 50, 50);
  lookOf(sceneOf(prompt), { width: 64, height: 36 }, createRandom(1)).treat?.(canvas);
  return [...context.getImageData(4, 4, 1, 1).data];
}
const spread = ([red = 0, green = 0, blue = 0]: readonly number[]) =>
  Math.max(red, green, blue) - Math.min(red, green, blue);

test("paper is seen in clearer colours, and as much through as before", () => {
  const meadow = [100, 150, 120, 255] as const;
  expect(spread(shown("A fox runs through a meadow", meadow))).toBeGreaterThan(spread(meadow) * 1.15);
  expect(shown("A fox runs through a meadow", [20, 30, 60, 102])[3]).toBe(102);
});

test("the dark of a night keeps its blue", () => {
  const sky = channelsOf(paletteOf(sceneOf("A fox runs through a meadow at night")).sky[0]);
  const [red = 0, , blue = 0] = shown("A fox runs through a meadow at night", [...sky, 255] as never);
  expect(blue - red).toBeGreaterThan(40);
});

test("what is laid on a sheet is treated once, with the sheet", async () => {
  const scene = sceneOf("A fox runs through a meadow");
  let treated = 0;
  const easel: Easel = {
    ...{ aspect: 16 / 9, width: 640, height: 360, seed: 3, palette: paletteOf(scene) },
    ...{ path: { at: () => REST }, random: createRandom(3), grain: paperGrain(createRandom(7)) },
    heavens: { clouds: [] },
    clearings: () => [],
    covered: () => [],
    treat: () => treated++,
  };
  const props = createProps(easel, createGallery(loadIcons()));
  await onSheet(props).cut("tree", 0.3);
  expect(treated).toBe(0);
  // The signs hang on houses, and what they show is painted on them.
  await neonSigns(easel, props, true);
  expect(treated).toBe(0);
  await props.cut("tree", 0.3);
  expect(treated).toBe(1);
});

test.each(["A fox runs through a meadow", "A fox runs through a meadow at night"])(
  "the glow fades without rings: %s",
  (prompt) => {
    const scene = sceneOf(prompt);
    const easel: Easel = {
      ...{ aspect: 16 / 9, width: 640, height: 360, seed: 3, palette: paletteOf(scene) },
      ...{ path: { at: () => REST }, random: createRandom(3), grain: paperGrain(createRandom(7)) },
      heavens: { clouds: [], light: { x: 0, y: 0, radius: 0.05 } },
      clearings: () => [],
      covered: () => [],
    };
    const context = createCanvas(640, 360).getContext("2d");
    skyPlane(easel, { ...scene, lights: [] }, 0.4).draw(context, { seconds: 0, share: 0, pose: REST });
    // Up from the rim of the sun: across, the sky is of one colour.
    const brightness = Array.from({ length: 280 }, (_, step) => {
      const [red = 0, green = 0, blue = 0] = context.getImageData(320 + 22 + step, 180, 1, 1).data;
      return red + green + blue;
    });
    const steps = brightness.slice(1).map((one, at) => Math.abs(one - (brightness[at] ?? 0)));
    const stars = steps.toSorted((one, other) => other - one).slice(scene.time === "night" ? 16 : 0);
    expect(brightness[0]).toBeGreaterThan((brightness[150] ?? 0) + 40);
    expect(Math.max(...stars)).toBeLessThan(18);
  },
);
