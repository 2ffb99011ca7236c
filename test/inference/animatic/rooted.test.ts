import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { boxOf } from "../../../src/inference/animatic/layout/figure.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { marksOf } from "../../../src/inference/animatic/paint/motion-marks.ts";
import { paperGrain } from "../../../src/inference/animatic/paint/paper.ts";
import type { Easel } from "../../../src/inference/animatic/paint/planes.ts";
import { footingOf, rooted } from "../../../src/inference/animatic/paint/rooted.ts";
import { paletteOf } from "../../../src/inference/animatic/palette.ts";
import { createRandom } from "../../../src/inference/animatic/random.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

async function footing(sentence: string, art: string) {
  const layout = await layoutOf(sentence, 7);
  const figure = layout.figures.find((one) => one.art === art);
  if (!figure) throw new Error(`no ${art} among ${layout.figures.map((one) => one.art).join()}`);
  return footingOf(figure, layout.scene);
}

describe("what stands in a ground", () => {
  test.each([
    ["a dragon circles above a castle", "castle", "grass", true],
    ["a windmill turns in a field of tulips", "windmill", "grass", true],
    ["a giraffe eats leaves from a tree in the savanna", "acacia", "grass", false],
    ["two children build a snowman in front of the house in winter", "house-winter", "snow", true],
    ["Big Ben in London on a rainy evening", "big-ben", "stone", true],
  ])("has it over its foot: %s", async (sentence, art, kind, isBuilding) => {
    expect(await footing(sentence, art)).toMatchObject({ kind, isBuilding });
  });

  test.each([
    ["a boy pulls a sled up a snowy hill", "sled"],
    ["two people push a car in the snow", "automobile"],
    ["a herd of mammoths walks through snow", "mammoth"],
  ])("presses into snow: %s", async (sentence, art) => {
    expect(await footing(sentence, art)).toMatchObject({ kind: "snow", isBuilding: false });
  });

  test.each([
    ["a dog runs over a meadow", "dog"],
    ["a lighthouse stands on a cliff", "lighthouse"],
    ["a robot stands on the moon", "robot-body"],
    ["a man waits beside a street lamp in the city", "street-lamp"],
  ])("stands upon it where it goes about, or the ground is hard: %s", async (sentence, art) => {
    expect(await footing(sentence, art)).toBeUndefined();
  });
});

const [TALL, UNIT] = [200, 400];

function easelFor(sentence: string): Easel {
  return {
    ...{ aspect: 16 / 9, width: 640, height: 360, seed: 3 },
    palette: paletteOf(sceneOf(sentence)),
    path: { at: () => REST },
    random: createRandom(3),
    grain: paperGrain(createRandom(7)),
    heavens: { clouds: [] },
    clearings: () => [],
    covered: () => [],
  };
}

/** The colours of a row of a red wall's cut-out, so far above its foot. */
function rowsOf(kind: "grass" | "snow" | "sand" | "stone") {
  const canvas = createCanvas(240, TALL + 20);
  const context = canvas.getContext("2d");
  context.fillStyle = "#ff0000";
  context.fillRect(20, 0, 200, TALL + 6);
  const wall = { canvas, left: 20, top: 0, width: 200, height: TALL };
  const stands = rooted(wall, easelFor("a castle in a meadow"), {
    ...{ kind, colour: "#8cc152", unit: UNIT, isBuilding: false, seed: 3 },
  });
  return (above: number) => {
    const { data } = stands.canvas.getContext("2d").getImageData(stands.left + 8, TALL - above, 184, 1);
    let red = 0;
    for (let at = 0; at < data.length; at += 4)
      if ((data[at + 3] ?? 0) > 128 && (data[at] ?? 0) > 150 && (data[at + 1] ?? 0) < 60) red++;
    return red / 184;
  };
}

test.each(["grass", "snow", "sand", "stone"] as const)(
  "nothing of a wall is seen below the %s at its foot",
  (kind) => {
    const red = rowsOf(kind);
    expect(red(0)).toBeLessThan(0.02);
    expect(red(-4)).toBe(0);
    expect(red(40)).toBe(1);
  },
);

describe("a saucer", () => {
  test("has its light reach the ground, where there is one", async () => {
    for (const [sentence, shines] of [
      ["a UFO hovers over a farm at night", true],
      ["a UFO flies through space", false],
    ] as const) {
      const layout = await layoutOf(sentence, 7);
      const saucer = layout.figures.find(({ art }) => art === "flying-saucer");
      if (!saucer) throw new Error("no saucer");
      expect(marksOf(saucer, layout.scene).includes("ray")).toBe(shines);
    }
  });
});

test.each([
  ["a canoe drifts down a river", "canoe", 0.5],
  ["a steam train crosses a bridge over a deep valley", "locomotive", 0.36],
  ["a train winds through the mountains in winter", "locomotive", 0.36],
])("%s: what is round it has its room", async (sentence, art, most) => {
  for (const seed of [3, 7, 11]) {
    const layout = await layoutOf(sentence, seed);
    const figure = layout.figures.find((one) => one.art === art);
    const [moment] = momentsOf(layout.camera, layout.seconds, 1);
    if (!figure || !moment) throw new Error(`no ${art}`);
    const { left, right } = boxOf(figure, moment);
    expect((right - left) / layout.aspect).toBeLessThan(most);
  }
});

test.each([
  "a giraffe eats leaves from a tree in the savanna",
  "a king sits on a throne in a castle",
  "a mouse stands beside an elephant",
])("feet stay above the caption: %s", async (sentence) => {
  for (const seed of [3, 7, 192]) {
    const layout = await layoutOf(sentence, seed);
    for (const figure of layout.figures.filter(({ member, carrier }) => member.gait !== "still" && !carrier))
      for (const moment of momentsOf(layout.camera, layout.seconds, 9))
        expect(boxOf(figure, moment).bottom).toBeLessThan(0.372);
  }
});

test("a sunflower by itself is on its stalk, taller than wide", async () => {
  const { figures } = await layoutOf("a sunflower grows between two skyscrapers", 7);
  const flower = figures.find(({ member }) => member.art === "sunflower");
  expect(flower?.ratio).toBeLessThan(0.7);
});

test("a sandwich hides nobody at the table", async () => {
  const { figures } = await layoutOf("a family has a picnic at a table in a meadow", 7);
  const [sandwich, table] = ["sandwich", "laid-table"].map((art) => figures.find((one) => one.art === art));
  expect((sandwich?.height ?? 1) / (table?.height ?? 1)).toBeLessThan(0.28);
});
