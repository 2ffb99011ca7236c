import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Join } from "../../src/core/film/film-plan.ts";
import { segmentsOf } from "../../src/media/segments.ts";

const cut: Join = { kind: "cut" };
const fade = (seconds: number): Join => ({ kind: "crossfade", seconds });

describe("cutting the film's time into segments", () => {
  it("gives every shot its own frames, and a fade to the shot it leads into", () => {
    const segments = segmentsOf(
      [
        { seconds: 2, join: fade(0.5) },
        { seconds: 3, join: cut },
        { seconds: 1, join: fade(1) },
      ],
      24,
    );
    expect(segments).toEqual([
      { shot: 0, frames: 48, from: 0, to: 48, fade: undefined },
      { shot: 1, frames: 72, from: 0, to: 72, fade: { shot: 0, from: 48, frames: 12 } },
      { shot: 2, frames: 24, from: 0, to: 24, fade: undefined },
    ]);
  });

  it("never lets a fade be longer than the shot it leads into", () => {
    const [, second] = segmentsOf(
      [
        { seconds: 4, join: fade(3) },
        { seconds: 1, join: cut },
      ],
      24,
    );
    expect(second?.fade?.frames).toBe(24);
  });

  it("keeps to the part that is asked for", () => {
    const shots = [2, 2, 2].map((seconds) => ({ seconds, join: cut }));
    expect(segmentsOf(shots, 24, { from: 1, to: 4 }).map(({ shot, from, to }) => [shot, from, to])).toEqual([
      [0, 24, 48],
      [1, 0, 48],
    ]);
    expect(() => segmentsOf(shots, 24, { from: 6, to: 9 })).toThrow("empty-cut");
    expect(() => segmentsOf([], 24)).toThrow("empty-cut");
  });

  it("always has as many frames as the film has seconds, to within half a frame", () => {
    const lengths = fc.array(fc.double({ min: 0.1, max: 12, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lengths, (seconds) => {
        const segments = segmentsOf(
          seconds.map((each) => ({ seconds: each, join: cut })),
          24,
        );
        const frames = segments.reduce((sum, { from, to }) => sum + to - from, 0);
        const wanted = seconds.reduce((sum, each) => sum + each, 0) * 24;
        return Math.abs(frames - wanted) <= 0.5 + 1e-6;
      }),
    );
  });
});
