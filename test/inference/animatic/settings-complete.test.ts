import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { houses } from "../../../src/inference/animatic/paint/houses.ts";
import { paintKitchenUnits } from "../../../src/inference/animatic/paint/kitchen.ts";
import { paperGrain } from "../../../src/inference/animatic/paint/paper.ts";
import type { Easel } from "../../../src/inference/animatic/paint/planes.ts";
import { createProps } from "../../../src/inference/animatic/paint/props.ts";
import { paintStageSet, stageSetOf } from "../../../src/inference/animatic/paint/stage-set.ts";
import { paletteOf } from "../../../src/inference/animatic/palette.ts";
import { createRandom } from "../../../src/inference/animatic/random.ts";
import { sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const easelOf = (prompt: string): Easel => ({
  ...{ aspect: 1.78, width: 320, height: 180, seed: 3, palette: paletteOf(sceneOf(prompt)) },
  ...{ path: { at: () => REST }, random: createRandom(3), grain: paperGrain(createRandom(7)) },
  heavens: { clouds: [] },
  clearings: () => [],
  covered: () => [],
});

/** A picture to paint on in picture heights, and how many of its pixels are painted. */
function paper() {
  const canvas = createCanvas(320, 180);
  const context = canvas.getContext("2d");
  context.setTransform(180, 0, 0, 180, 160, 90);
  const painted = (left = 0, top = 0, wide = 320, tall = 180) => {
    const { data } = context.getImageData(left, top, wide, tall);
    let count = 0;
    for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) count++;
    return count / (wide * tall);
  };
  return { context, painted };
}

describe("a stage", () => {
  test.each([
    ["An orchestra conductor waves his baton on stage", "orchestra"],
    ["A violinist plays on a stage", "orchestra"],
    ["A singer sings into a microphone on stage", "band"],
    ["A ballerina spins on a stage", "scenery"],
  ] as const)("has what belongs to what is played: %s", (prompt, set) => {
    expect(stageSetOf(sceneOf(prompt))).toBe(set);
  });

  test.each(["orchestra", "band", "scenery"] as const)("is not bare, and its boards are free: %s", (set) => {
    const { context, painted } = paper();
    paintStageSet(context, paletteOf(sceneOf("A singer sings on stage")), 1.78, set);
    expect(painted(60, 90, 200, 36)).toBeGreaterThan(0.3);
    expect(painted(0, 140, 320, 40)).toBe(0);
  });
});

test("a kitchen has a worktop along its wall, and cupboards under it", () => {
  const { context, painted } = paper();
  const extent = { left: -1, right: 1, top: -0.5, bottom: 0.5 };
  paintKitchenUnits(context, easelOf("A cat drinks milk in a kitchen"), extent, { x: -0.6, w: 0.3 });
  expect(painted(0, 98, 320, 24)).toBe(1);
  expect(painted(0, 0, 320, 70)).toBe(0);
});

test("no tower stands before sun or moon", () => {
  const easel = {
    ...easelOf("A helicopter flies over a city at night"),
    lightAt: () => ({ left: -0.1, right: 0.1, bottom: -0.2 }),
  };
  const row = {
    ...{ distance: 5, foot: 0.16, hazed: 0, gap: 0, signs: false, lit: 0 },
    height: [0.62, 0.66] as [number, number],
    width: [0.1, 0.14] as [number, number],
    colours: ["#5b9aa0"],
  };
  const context = createCanvas(320, 180).getContext("2d");
  const highest = (x: number) => {
    for (let y = 0; y < 180; y++) if ((context.getImageData(x, y, 1, 1).data[3] ?? 0) > 250) return y;
    return 180;
  };
  houses(easel, row, []).draw(context, { seconds: 0, share: 0, pose: REST });
  for (const x of [146, 160, 174]) expect(highest(x)).toBeGreaterThan(54);
  expect(highest(40)).toBeLessThan(20);
});

describe("windows at night", () => {
  const gallery = createGallery(loadIcons());
  const yellow = async (art: string, hour: string) => {
    const { canvas } = await createProps(easelOf(`A train drives through a meadow ${hour}`), gallery).cut(
      art,
      1,
    );
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4)
      if ((data[at] ?? 0) > 215 && (data[at + 1] ?? 0) > 190 && (data[at + 2] ?? 0) < 190) count++;
    return count / (canvas.width * canvas.height);
  };

  test.each(["locomotive", "bus", "helicopter", "house"])("shine out of the dark: %s", async (art) => {
    expect(await yellow(art, "at night")).toBeGreaterThan(0.02);
  });

  test("and whoever has none is lit by the evening alone", async () => {
    expect(await yellow("horse", "at night")).toBeLessThan(0.01);
  });
});
