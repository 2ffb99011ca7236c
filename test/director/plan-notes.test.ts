import { expect, it } from "vitest";
import type { PlannedShot } from "../../src/core/film/film-plan.ts";
import { planNotes } from "../../src/director/plan-notes.ts";
import { animatic } from "../fixtures/animatic/model.ts";
import { testPlan } from "../fixtures/clip.ts";

/** What is noted of so many shots of five seconds, each changed like this; with a model of at most eight seconds. */
function noted(count: number, change: (index: number) => Partial<PlannedShot>) {
  const plan = testPlan(Array.from({ length: count }, () => 5));
  const shots = plan.shots.map((shot) => ({ ...shot, cast: ["mara"], ...change(shot.index) }));
  const model = { ...animatic, label: "Short", lengths: { min: 1, max: 8, step: 1 } };
  return planNotes({ ...plan, shots }, model);
}

it("a plan that can be made as it is has no notes", () => {
  expect(noted(6, (index) => ({ framing: index % 2 ? "close" : "wide" }))).toEqual([]);
});

it("a shot too long for its model is noted, with what will be done", () => {
  const notes = noted(2, (index) => (index === 1 ? { seconds: 12, renderSeconds: 12 } : {}));
  expect(notes).toEqual([
    { text: expect.stringMatching(/^Shot 2 is 12 s long, and Short makes 8 s at most/u), shots: [1] },
  ]);
});

it("five close-ups in a row are noted, and three are not", () => {
  const close = (from: number, to: number) => (index: number) =>
    ({ framing: index >= from && index <= to ? "close" : index % 2 ? "wide" : "full" }) as const;
  expect(noted(8, close(2, 6))).toEqual([{ text: "Shots 3 to 7 are all close-up.", shots: [2, 3, 4, 5, 6] }]);
  expect(noted(8, close(2, 4))).toEqual([]);
});

it("a shot that doesn't say whom it is about is noted, and one of too many, and one that tells too much", () => {
  const beats = ["She turns around.", "Mara waves.", "A long walk. ".repeat(12)];
  const cast = [[], ["a", "b", "c", "d"], ["mara"]];
  const notes = noted(3, (index) => ({ beat: beats[index] ?? "", cast: cast[index] ?? [] }));
  expect(notes.map(({ shots }) => shots)).toEqual([[0], [1], [2]]);
  expect(notes[0]?.text).toContain("doesn't say who it is about");
  expect(notes[1]?.text).toContain("has 4 in it");
  expect(notes[2]?.text).toContain("tells more than 5 s can show");
});
