import fc from "fast-check";
import { expect, it } from "vitest";
import { framesOf } from "../../workers/frames-to-see.ts";

it("sees first, middle and last of every shot, and one in two seconds", () => {
  const frames = framesOf([
    { index: 0, seconds: 3 },
    { index: 1, seconds: 8 },
  ]);
  expect(frames.filter(({ index }) => index === 0).map(({ at }) => at)).toEqual([0, 1.5, 3]);
  expect(frames.filter(({ index }) => index === 1).map(({ at }) => at)).toEqual([0, 2, 4, 6, 8]);
});

it("never looks at more than 24, and at every shot as long as there aren't more of them", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1, max: 20, noNaN: true }), { minLength: 1, maxLength: 60 }),
      (all) => {
        const frames = framesOf(all.map((seconds, index) => ({ index, seconds })));
        expect(frames.length).toBeLessThanOrEqual(24);
        expect(new Set(frames.map(({ index }) => index)).size).toBe(Math.min(24, all.length));
        for (const { index, at } of frames) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual((all[index] ?? 0) + 1e-9);
        }
      },
    ),
  );
});
