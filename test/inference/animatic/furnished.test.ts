import { describe, expect, test } from "vitest";
import { boxOf } from "../../../src/inference/animatic/layout/figure.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { coveredAt, freeSpot } from "../../../src/inference/animatic/layout/wall-space.ts";
import { boardsOf } from "../../../src/inference/animatic/paint/shelves.ts";
import { createRandom } from "../../../src/inference/animatic/random.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

describe("what hangs on a wall", () => {
  const head = { left: -0.1, right: 0.1, top: -0.25, bottom: 0.3 };
  const clock = { x: 0.05, half: 0.075, bottom: -0.195 };

  test("hangs where it was meant to, where nobody is before it", () => {
    expect(freeSpot([], clock, 0.86)).toBe(0.05);
    expect(freeSpot([{ ...head, top: 0.1 }], clock, 0.86)).toBe(0.05);
  });

  test("hangs beside a head, or not at all", () => {
    expect(freeSpot([head], clock, 0.86)).toBeGreaterThan(head.right + clock.half);
    expect(freeSpot([{ ...head, left: -2, right: 2 }], clock, 0.86)).toBeUndefined();
  });

  test("keeps off all who stand before the wall, through the whole shot", async () => {
    const layout = await layoutOf("A girl hugs a teddy bear in her bedroom", 33);
    const moments = momentsOf(layout.camera, layout.seconds, 5);
    const girl = layout.figures[0];
    if (!girl) throw new Error("nobody");
    const own = moments.map((moment) => boxOf(girl, moment));
    const [covered] = coveredAt([girl], moments, 2.6);
    if (!covered) throw new Error("nothing covered");
    // On a wall behind her she covers no more than in the picture, wherever the camera goes.
    expect(covered.right - covered.left).toBeGreaterThan(Math.min(...own.map((box) => box.right - box.left)));
    expect(coveredAt([girl], moments, 0.5)).toEqual([]);
    expect(coveredAt([girl], moments, 2.6, 1.45)).toEqual([]);
  });
});

describe("shelves", () => {
  const span = { from: -0.2, to: 0.9 };

  test("of a shop are full, of one kind beside another", () => {
    const boards = boardsOf(6, {}, { ...span, random: createRandom(3) });
    expect(boards).toHaveLength(3);
    for (const { goods } of boards) {
      expect(goods.length).toBeGreaterThan(6);
      expect(goods[1]?.kind).toBe(goods[0]?.kind);
    }
  });

  test("of an office or a kitchen hold a few things, none of them twice, and leave the wall to be seen", () => {
    for (const seed of [1, 2, 3, 4]) {
      const boards = boardsOf(6, { few: true }, { ...span, random: createRandom(seed) });
      expect(boards).toHaveLength(2);
      for (const { goods, left, right, y } of boards) {
        expect(goods.length).toBeLessThan(5);
        expect(new Set(goods.map(({ kind }) => kind)).size).toBe(goods.length);
        expect(right - left).toBeLessThan(0.85);
        expect(y).toBeLessThan(0);
      }
    }
  });
});

describe("furniture", () => {
  test.each([
    ["A girl hugs a teddy bear in her bedroom", "bed"],
    ["a boy in pyjamas counts the stars from his window in his bedroom", "bed"],
    ["A woman reads a book in the living room", "couch-and-lamp"],
  ])("is as large as whoever could lie on it, though it is by the wall: %s", async (sentence, art) => {
    const { figures, camera, seconds } = await layoutOf(sentence, 33);
    const [moment] = momentsOf(camera, seconds, 3);
    const [hero, bed] = [figures[0], figures.find((one) => one.art === art)];
    if (!hero || !bed || !moment) throw new Error("no bed");
    const [own, its] = [boxOf(hero, moment), boxOf(bed, moment)];
    expect((its.right - its.left) / (own.bottom - own.top)).toBeGreaterThan(0.8);
  });
});
