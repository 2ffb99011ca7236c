import { describe, expect, test } from "vitest";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { composeShot } from "../../../src/inference/animatic/compose-shot.ts";
import { WAVES } from "../../../src/inference/animatic/layout/geography.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { runsOn } from "../../../src/inference/animatic/paint/run-on.ts";
import { ordersOf } from "../../fixtures/animatic/orders-of.ts";

const workshop = { icons: loadIcons(), art: loadArtIndex() };

async function figureOf(sentence: string, art: string) {
  const [order] = ordersOf(sentence, { seed: 3 });
  if (!order) throw new Error("no shot");
  const { layout } = await composeShot(order, workshop);
  const figure = layout.figures.find((one) => one.art === art);
  if (!figure) throw new Error(`no ${art}`);
  return { figure, layout };
}

describe("what lies on the water", () => {
  test.each([
    ["a canoe drifts down a river", "canoe"],
    ["a sailboat glides across a calm bay", "sailboat"],
    ["a duck swims on a lake", "duck"],
    ["a swan swims on a lake", "swan"],
  ])("has its waterline before the next wave, where it is seen: %s", async (sentence, art) => {
    const { figure, layout } = await figureOf(sentence, art);
    const [first] = momentsOf(layout.camera, layout.seconds, 1);
    if (!first) throw new Error("no moment");
    const stance = figure.stance(first);
    const next = WAVES.find(({ distance }) => distance < stance.distance);
    expect(figure.immersed).toBeGreaterThan(0.04);
    expect(stance.y - figure.height * (figure.immersed ?? 0)).toBeLessThan((next?.y ?? 0) - 0.005);
  });

  test("has no waterline where it leaps out of the water", async () => {
    const { figure } = await figureOf("a whale jumps out of the sea", "whale-leaping");
    expect(figure.immersed).toBeUndefined();
  });
});

describe("a wall, a fence", () => {
  const isLong = async (sentence: string, art: string) => {
    const { figure, layout } = await figureOf(sentence, art);
    return runsOn(figure, layout.scene);
  };
  test("runs on out of the picture where somebody is on it or goes over it", async () => {
    expect(await isLong("three cats sit on a wall", "wall")).toBe(true);
    expect(await isLong("five sheep jump over a fence", "fence")).toBe(true);
  });

  test("hides nobody who stands beside it", async () => {
    expect(await isLong("a dog looks at a cat on a fence", "fence")).toBe(false);
  });
});
