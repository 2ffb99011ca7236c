import { expect, it } from "vitest";
import type { FilmPlan } from "../../src/core/film/film-plan.ts";
import { frameGivenFor, isAboutFrames } from "../../src/core/film/frame-words.ts";
import { readFrameWords } from "../../src/director/frame-words.ts";
import { testPlan } from "../fixtures/clip.ts";

const plan = testPlan([4, 4, 4]);
const drawn: FilmPlan = {
  ...plan,
  shots: plan.shots.map((shot) => ({ ...shot, frame: `pictures/${shot.index}.png` })),
};
let seed = 1000;
const read = (words: string, { of = drawn, models = true } = {}) =>
  readFrameWords(words, of, { freshSeed: () => ++seed, models });

it.each([
  ["draw the frames", [0, 1, 2]],
  ["Draw key frames.", [0, 1, 2]],
  ["redraw frame 3", [2]],
  ["please redraw the frame of shot 2 again", [1]],
  ["redraw frames 1 and 3", [0, 2]],
  ["redraw shot 2's frame", [1]],
  ["another take of frame 1", [0]],
])("“%s” has frames drawn", (words, draw) => {
  expect(isAboutFrames(words)).toBe(true);
  expect(read(words)?.draw).toEqual(draw);
});

it.each([
  "shot 3: she draws a frame",
  "redraw everything at night",
  "draw a fox in frame",
  "frame her face",
  "take 2 steps back",
])("“%s” is about something else", (words) => {
  expect(isAboutFrames(words)).toBe(false);
  expect(read(words)).toBeUndefined();
});

it("another look at a frame is a take, and each of them can be chosen again", () => {
  const second = read("redraw frame 2");
  const [first, fresh] = second?.plan.shots[1]?.takes ?? [];
  expect(first).toBe(plan.shots[1]?.seed);
  expect(second?.plan.shots[1]?.seed).toBe(fresh);
  expect(second?.changes).toEqual([{ what: "Frame of shot 2", before: "take 1", after: "take 2" }]);
  const back = readFrameWords("frame 2 take 1", second?.plan ?? plan, { freshSeed: () => 1, models: true });
  expect(back?.plan.shots[1]?.seed).toBe(first);
  expect(back?.draw).toEqual([]);
  expect(() => read("use take 4 of frame 2")).toThrow("Frame 2 has one take so far.");
  expect(() => read("redraw frame 9")).toThrow();
});

it("a frame that no model has drawn yet is drawn as it was planned, and without a model with another seed", () => {
  expect(read("redraw frame 2", { of: plan })?.plan.shots[1]?.seed).toBe(plan.shots[1]?.seed);
  expect(read("redraw frame 2", { of: plan, models: false })?.plan.shots[1]?.seed).not.toBe(
    plan.shots[1]?.seed,
  );
});

it("a frame of earlier words is kept as if it were given, and no other", () => {
  const stale = { ...drawn, shots: drawn.shots.map((shot) => ({ ...shot, staleFrame: true as const })) };
  expect(read("keep frame 2", { of: stale })?.plan.shots[1]).toMatchObject({ ownFrame: "pictures/1.png" });
  expect(() => read("keep frame 2")).toThrow("isn't of earlier words");
});

it.each([
  ["frame 3", 3],
  ["use this as the frame of shot 2", 2],
  ["this is the first frame for shot 4", 4],
  ["use this picture for Mara", undefined],
  ["shot 3: she turns", undefined],
])("a picture sent with “%s” is for shot %s", (words, shot) => {
  expect(frameGivenFor(words)).toBe(shot);
});
