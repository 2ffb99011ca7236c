import { describe, expect, test } from "vitest";
import { sideOfWords } from "../../../../src/inference/animatic/layout/aside.ts";
import { boxOf, overlapOf } from "../../../../src/inference/animatic/layout/figure.ts";
import { momentsOf } from "../../../../src/inference/animatic/layout/lay-out.ts";
import { overhead } from "../../../../src/inference/animatic/layout/overhead.ts";
import { risesFrom } from "../../../../src/inference/animatic/paint/effects.ts";
import { layoutOf } from "../../../fixtures/animatic/one-sentence.ts";

describe("what reaches out of a body, in the picture", () => {
  test.each([
    "Two knights fight on a bridge",
    "a queen raises her sword on a hill, close up",
    "a woman holds up a red umbrella in a street",
  ])("has what is held up end below the picture's upper edge: %s", async (sentence) => {
    const layout = await layoutOf(sentence, 64);
    const holders = layout.figures.filter(({ member }) => member.role !== "prop");
    expect(holders).not.toEqual([]);
    for (const figure of holders) {
      for (const moment of momentsOf(layout.camera, layout.seconds, 9)) {
        const { top, bottom } = boxOf(figure, moment);
        expect(top - (bottom - top) * overhead(figure)).toBeGreaterThan(-0.5);
      }
    }
  });

  test("has notes begin beside the face where there is no room over it", () => {
    expect(risesFrom(-0.1, 0.2)).toBe(-0.1);
    expect(risesFrom(-0.42, 0.2) - 0.2).toBeGreaterThan(-0.5);
  });

  test.each([7, 60, 66])("has a row under a tilted camera over the caption, seed %i", async (seed) => {
    const layout = await layoutOf("A duck family crosses a street in the rain, dutch angle", seed);
    const row = layout.figures.filter(({ member }) => member.role !== "prop");
    expect(row.length).toBeGreaterThan(1);
    for (const figure of row) {
      for (const moment of momentsOf(layout.camera, layout.seconds, 5)) {
        const box = boxOf(figure, moment);
        expect(box.bottom).toBeLessThan(0.41);
        expect(Math.max(box.right, -box.left)).toBeLessThan(layout.aspect / 2);
      }
    }
  });
});

describe("two who are alike", () => {
  test.each(["Two knights fight on a bridge", "two robots hug in a park"])(
    "are as tall as one another: %s",
    async (sentence) => {
      for (const seed of [1, 2, 3]) {
        const [one, two] = (await layoutOf(sentence, seed)).figures;
        if (!one || !two) throw new Error("not two");
        expect(Math.abs(one.height / two.height - 1)).toBeLessThan(0.08);
      }
    },
  );

  test.each([
    "two old ladies gossip on a balcony above a narrow street",
    "A doctor talks to a child in a room",
    "two friends chat on a meadow",
  ])("have their words on their outer sides: %s", async (sentence) => {
    const layout = await layoutOf(sentence, 7);
    const moment = momentsOf(layout.camera, layout.seconds, 3)[1];
    if (!moment) throw new Error("no moment");
    const speakers = layout.figures.filter(({ member }) => member.act === "talk");
    expect(speakers).toHaveLength(2);
    const middle = speakers.reduce((sum, one) => sum + one.stance(moment).x, 0) / 2;
    for (const one of speakers)
      expect(sideOfWords(one, layout.figures, moment)).toBe(Math.sign(one.stance(moment).x - middle));
  });
});

describe("faces that are seen", () => {
  test.each(["A girl brushes a horse in a stable", "a boy strokes a horse on a meadow"])(
    "are beside a great animal's head, and not before it: %s",
    async (sentence) => {
      const layout = await layoutOf(sentence, 7);
      const [doer, other] = layout.figures;
      const moment = momentsOf(layout.camera, layout.seconds, 3)[1];
      if (!doer || !other || !moment) throw new Error("not two");
      expect(overlapOf(boxOf(doer, moment), boxOf(other, moment))).toBe(0);
      for (const pose of doer.poses) expect(pose.lean ?? 0).toBeLessThan(8);
    },
  );

  test("are below an umbrella's canopy", async () => {
    const layout = await layoutOf("A woman with a red umbrella walks through Tokyo at night", 7);
    // Its canopy is the upper half of it, and an open one reaches over the head by most of that.
    const woman = layout.figures.find(({ art }) => art === "woman");
    expect(woman && overhead(woman)).toBeGreaterThan(0.34);
  });

  test("are not one before the other in a fight", async () => {
    const layout = await layoutOf("Two knights fight on a bridge", 64);
    const moments = momentsOf(layout.camera, layout.seconds, 9);
    const [one, two] = layout.figures;
    if (!one || !two) throw new Error("not two");
    for (const moment of moments) {
      const apart = Math.abs(one.stance(moment).x - two.stance(moment).x);
      expect(apart / one.height).toBeGreaterThan(0.64);
    }
  });
});
