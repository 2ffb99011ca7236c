import { describe, expect, it } from "vitest";
import { ALT_TEXT_MAX, tellFilm, tellStill } from "../../../src/core/card/alt-text.ts";
import { testPlan, testRequest } from "../../fixtures/clip.ts";

function film(beats: string[], request: Parameters<typeof testRequest>[0] = {}) {
  const plan = testPlan(beats.map(() => 4));
  const shots = plan.shots.map((shot, at) => ({
    ...shot,
    beat: beats[at] ?? "",
    camera: "pan-right" as const,
  }));
  return { request: testRequest({ prompt: "the whole prompt", ...request }), plan: { ...plan, shots } };
}

describe("what is told of a film to whoever can't see it", () => {
  it("is when each shot begins, what happens in it and what the camera does", () => {
    expect(tellFilm(film(["A fox wakes.", "It runs through snow"], { style: "watercolour" }))).toBe(
      "Film, watercolour, 8 s, 2 shots. Shot 1, from 0 s: A fox wakes. Camera: pan right. Shot 2, from 4 s: It runs through snow. Camera: pan right.",
    );
    expect(tellFilm(film(["a fox wakes"], { draft: true }))).toBe(
      "Draft, 4 s, one shot. a fox wakes. Camera: pan right.",
    );
  });

  it.each([1, 3, 12, 40])(
    "tells the last of %i long shots too, or how many are left, within the room there is",
    (count) => {
      const beats = Array.from({ length: count }, (_, at) => `${at + 1} ${"word ".repeat(120)}`);
      for (const max of [200, ALT_TEXT_MAX]) {
        const told = tellFilm(film(beats), max);
        expect(told.length).toBeLessThanOrEqual(max);
        expect(told).toMatch(
          count === 1 ? /Camera: pan right\.$/ : new RegExp(`Shot ${count}, from|more shots?\\.$`),
        );
      }
    },
  );

  it("says of a still that it is one", () => {
    expect(tellStill(film(["a fox wakes"]))).toMatch(
      /^Still of a film\. Film, 4 s, one shot\. a fox wakes\./,
    );
  });
});
