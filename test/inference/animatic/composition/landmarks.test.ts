import { describe, expect, test } from "vitest";
import { boxOf } from "../../../../src/inference/animatic/layout/figure.ts";
import { momentsOf } from "../../../../src/inference/animatic/layout/lay-out.ts";
import { layoutOf } from "../../../fixtures/animatic/one-sentence.ts";

async function landmark(sentence: string, art: string) {
  const layout = await layoutOf(sentence, 7);
  const figure = layout.figures.find((one) => one.art === art);
  if (!figure) throw new Error(`no ${art} in "${sentence}"`);
  const moments = momentsOf(layout.camera, layout.seconds, 5);
  return { layout, figure, boxes: moments.map((moment) => boxOf(figure, moment)) };
}

describe("landmarks as large as the land", () => {
  test.each([
    "Mount Fuji behind a lake with cherry blossoms",
    "a monk sits under a cherry tree with Mount Fuji behind him",
    "a sailboat on the sea in front of Mount Fuji",
  ])("has the mountain fill the horizon, its foot behind the land: %s", async (sentence) => {
    const { figure, layout, boxes } = await landmark(sentence, "mount-fuji");
    for (const box of boxes) expect((box.right - box.left) / layout.aspect).toBeGreaterThan(0.55);
    const shelf = [...layout.geography.shelves, { distance: 3.6, edge: () => 0.1 }].find(
      ({ distance }) => distance < figure.order && distance > figure.order - 0.05,
    );
    if (!shelf) throw new Error("behind no sheet");
    const { x, y } = figure.stance({ seconds: 0, share: 0, pose: layout.camera.at(0) });
    const half = (figure.height * figure.ratio) / 2;
    for (const at of [-1, -0.5, 0, 0.5, 1]) expect(y).toBeGreaterThan(shelf.edge(x + at * half));
  });

  test.each(["A dragon flies over the Great Wall of China", "two tourists walk along the Great Wall"])(
    "has the wall run through the whole picture: %s",
    async (sentence) => {
      const { layout, boxes } = await landmark(sentence, "great-wall");
      for (const box of boxes) {
        expect(box.left).toBeLessThan(-layout.aspect / 2);
        expect(box.right).toBeGreaterThan(layout.aspect / 2);
      }
    },
  );

  test("has who runs on the wall run before it, and not as a speck upon it", async () => {
    const { layout } = await landmark("一只狐狸和一只兔子在长城上赛跑", "great-wall");
    const runners = layout.figures.filter(({ member }) => member.role !== "prop");
    expect(runners).toHaveLength(2);
    for (const { height } of runners) expect(height).toBeGreaterThan(0.1);
  });

  test("has a tower rise behind the houses of its town", async () => {
    const { figure } = await landmark(
      "a street musician plays the accordion under a bridge in Paris",
      "eiffel-tower",
    );
    expect(figure.height).toBeGreaterThan(0.5);
    expect(figure.order).toBeGreaterThan(4);
  });

  test.each([
    ["The Colosseum in Rome at noon with tourists", "colosseum", 0.38],
    ["Dos caballeros luchan delante de un castillo", "castle", 0.45],
    ["a princess repairs a motorcycle outside the castle", "castle", 0.45],
    ["A couple walks past the leaning tower of Pisa", "pisa-tower", 0.5],
  ])("is no toy behind whoever stands before it: %s", async (sentence, art, least) => {
    const { figure, layout } = await landmark(sentence, art);
    expect(figure.height).toBeGreaterThan(least);
    const people = layout.figures.filter(({ member }) => member.role !== "prop");
    expect(people.length).toBeGreaterThan(0);
    for (const { height, order } of people) {
      expect(order).toBeLessThan(figure.order);
      expect(height).toBeGreaterThan(0.2);
    }
  });

  test.each([
    ["The Colosseum in Rome at noon with tourists", "old"],
    ["A couple walks past the leaning tower of Pisa", "old"],
    ["A gondola glides under a bridge in Venice at night", "old"],
    ["a woman hangs laundry on a line between two houses in Naples", "old"],
    ["A helicopter flies over a city at night", "plain"],
    ["A man takes a photo of the Statue of Liberty", "plain"],
    ["A woman with a red umbrella walks through Tokyo at night", "japanese"],
  ])("has no skyscrapers about it where the town is an old one: %s", async (sentence, flavour) => {
    expect((await layoutOf(sentence, 7)).scene.flavour).toBe(flavour);
  });

  test.each([
    "A rainbow over a waterfall",
    "a bear fishes in a river next to a waterfall",
    "duas araras voam sobre a cachoeira",
  ])(
    "has water fall over a wall of rock from side to side, into the water before the far bank: %s",
    async (sentence) => {
      const { layout, figure, boxes } = await landmark(sentence, "waterfall");
      for (const box of boxes) {
        expect(box.left).toBeLessThan(-layout.aspect / 2);
        expect(box.right).toBeGreaterThan(layout.aspect / 2);
      }
      expect(figure.order).toBeLessThan(3);
    },
  );

  test("has the statue stand whole on its pedestal", async () => {
    const { figure } = await landmark("A man takes a photo of the Statue of Liberty", "statue-of-liberty");
    expect(figure.ratio).toBeLessThan(0.5);
  });
});
