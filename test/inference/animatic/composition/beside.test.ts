import { describe, expect, test } from "vitest";
import { areaOf, boxOf, common, overlapOf } from "../../../../src/inference/animatic/layout/figure.ts";
import { momentsOf } from "../../../../src/inference/animatic/layout/lay-out.ts";
import { layoutOf } from "../../../fixtures/animatic/one-sentence.ts";

async function seen(sentence: string, seed = 7) {
  const layout = await layoutOf(sentence, seed);
  const moments = momentsOf(layout.camera, layout.seconds, 7);
  const of = (art: string) => {
    const figure = layout.figures.find((one) => one.art === art);
    if (!figure) throw new Error(`no ${art} in "${sentence}"`);
    return figure;
  };
  return { layout, moments, of };
}

/** Where a land's houses are, in the picture. */
const HOUSES = { left: -0.9, right: 0.9, top: -0.06, bottom: 0.24 };

describe("main figures beside what is named, and not before it", () => {
  test.each([
    "une montgolfière passe au-dessus d'un château de la Loire",
    "a hot air balloon floats over a castle",
  ])("has a balloon leave the castle to be seen, and the castle be large: %s", async (sentence) => {
    const { moments, of } = await seen(sentence);
    const [balloon, castle] = [of("hot-air-balloon"), of("castle")];
    expect(castle.height).toBeGreaterThan(0.38);
    const covered = moments.map((moment) => overlapOf(boxOf(balloon, moment), boxOf(castle, moment)));
    expect(covered.reduce((sum, one) => sum + one, 0) / covered.length).toBeLessThan(0.12);
  });

  test.each([
    ["A UFO hovers over a farm at night", "flying-saucer", 0.1],
    ["A train leaves a village in the snow", "locomotive", 0.3],
    ["a tractor drives through a village", "tractor", 0.3],
  ])("leaves most of the houses to be seen: %s", async (sentence, art, most) => {
    const { moments, of } = await seen(sentence);
    const middle = moments[3];
    if (!middle) throw new Error("no middle");
    const covered = areaOf(common(boxOf(of(art), middle), HOUSES)) / areaOf(HOUSES);
    expect(covered).toBeLessThan(most);
  });

  test.each(["A dinosaur walks past a volcano", "a t-rex roars in front of a volcano"])(
    "leaves the cone to be seen: %s",
    async (sentence) => {
      const { layout, moments } = await seen(sentence);
      const [hero] = layout.figures;
      if (!hero) throw new Error("nobody");
      const middle = moments[3];
      if (!middle) throw new Error("no middle");
      const { left, right } = boxOf(hero, middle);
      expect(Math.min(Math.abs(left), Math.abs(right))).toBeLessThan((right - left) * 0.36);
    },
  );

  test("has who sits on a bed leave it to be seen", async () => {
    const { moments, of } = await seen("A monster sits on a bed in a child's room", 9);
    const [moment] = moments;
    if (!moment) throw new Error("no moment");
    const [monster, bed] = [boxOf(of("monster"), moment), boxOf(of("bed"), moment)];
    expect((bed.right - bed.left) / (monster.right - monster.left)).toBeGreaterThan(1.15);
  });

  test.each(["a hot air balloon floats over a field of lavender", "a UFO hovers over a farm at night"])(
    "has what hangs in the air end above the caption: %s",
    async (sentence) => {
      const { layout, moments } = await seen(sentence, 27);
      const [hero] = layout.figures;
      if (!hero) throw new Error("nobody");
      for (const moment of moments) expect(boxOf(hero, moment).bottom).toBeLessThan(0.38);
    },
  );
});
