import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lengths } from "../../src/core/ports/video-backend.ts";
import { longestShotFrames, toFrames } from "../../src/director/lengths.ts";
import { planByRules } from "../../src/director/rules.ts";
import { aModel, aRequest, REAL_LENGTHS } from "./models.ts";

/** All that can make a minute in sixty shots; the others are refused, which has its own test. */
const lengths: fc.Arbitrary<Lengths> = fc
  .oneof(
    fc.constantFrom(...Object.values(REAL_LENGTHS)),
    fc
      .array(fc.double({ min: 1, max: 30, noNaN: true }), { minLength: 1, maxLength: 6 })
      .map((choices) => ({ choices })),
    fc
      .record({
        min: fc.double({ min: 0.5, max: 8, noNaN: true }),
        more: fc.double({ min: 0.5, max: 20, noNaN: true }),
        step: fc.constantFrom(0, 1 / 24, 0.25, 0.5, 1, 2),
      })
      .map(({ min, more, step }) => ({ min, max: min + more, step })),
  )
  .filter((of) => longestShotFrames(of) >= 24);

const words = fc.constantFrom(
  ...(
    "a red fox jumps over the frozen river. then suddenly, later it she They: runs! camera pans left slowly zoom in " +
    "cut to: Shot 1: 2. \n “quoted words” (aside) 3.5 Dr. etc. … 。 狐狸 ثعلب ؟ 🦊 at night, drone shot of orbit"
  ).split(" "),
);
const prompt = fc
  .oneof(
    fc.array(words, { minLength: 1, maxLength: 60 }).map((parts) => parts.join(" ")),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }),
  )
  .filter((text) => text.trim() !== "");

function makeable(made: number, of: Lengths): boolean {
  if ("choices" in of) return of.choices.includes(made);
  if (made < of.min - 1e-6 || made > of.max + 1e-6) return false;
  const steps = of.step > 0 ? (made - of.min) / of.step : 0;
  return Math.abs(steps - Math.round(steps)) < 1e-4;
}

/** One fixed seed, so that what is green stays green. */
const RUN = { numRuns: 300, seed: 24 };

/** Full-width letters are the same letters: a plan may write them plainly. */
const wordsOf = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{Extended_Pictographic}]+/gu) ?? [];

describe("for any prompt, length and model", () => {
  it("the plan adds up exactly, can be made, keeps the order and invents no word", () => {
    fc.assert(
      fc.property(prompt, fc.integer({ min: 1, max: 60 }), lengths, fc.nat(), (text, seconds, of, seed) => {
        const request = aRequest({ prompt: text, seconds, seed });
        const model = aModel({ lengths: of });
        const film = planByRules(request, model);
        expect(planByRules(request, model)).toEqual(film);
        expect(film.shots.length).toBeGreaterThan(0);
        let frames = 0;
        for (const [index, shot] of film.shots.entries()) {
          expect(shot.index).toBe(index);
          expect(Math.abs(shot.seconds * 24 - toFrames(shot.seconds))).toBeLessThan(1e-9);
          frames += toFrames(shot.seconds);
          const fade = shot.join.kind === "crossfade" ? shot.join.seconds : 0;
          expect(shot.renderSeconds).toBeGreaterThanOrEqual(shot.seconds + fade - 1e-6);
          expect(makeable(shot.renderSeconds, of)).toBe(true);
          if (fade > 0) expect(film.shots[index + 1]?.seconds).toBeGreaterThan(fade);
          // Words spoken are heard: what is seen is that somebody speaks.
          const isSpoken = film.shots.some(({ lines = [] }) => lines.length > 0);
          const seen = [...wordsOf(text), ...(isSpoken ? ["speaks"] : [])];
          expect(seen).toEqual(expect.arrayContaining(wordsOf(shot.beat)));
          expect(shot.prompt).not.toBe("");
        }
        expect(frames).toBe(seconds * 24);
        expect(film.shots.at(-1)?.join).toEqual({ kind: "cut" });
        const remnant = Math.min(2, seconds / film.shots.length) - 1 / 24;
        for (const shot of film.shots) expect(shot.seconds).toBeGreaterThanOrEqual(remnant);
      }),
      RUN,
    );
  });

  it("beats come in the order of the telling", () => {
    const animals = ["fox", "wolf", "bear", "owl", "cat", "dog", "hare", "deer", "crow", "seal"];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(animals, { minLength: 1 }),
        fc.array(
          fc.constantFrom(". ", ".\n", "! ", ", then ", "; suddenly ", ". Next, ", ". Later, ", "… Then "),
          { minLength: 10, maxLength: 10 },
        ),
        fc.integer({ min: 1, max: 60 }),
        lengths,
        (cast, links, seconds, of) => {
          const text = cast
            .map((animal, i) => `${i > 0 ? links[i] : ""}a small ${animal} runs across the field`)
            .join("");
          const film = planByRules(aRequest({ prompt: text, seconds }), aModel({ lengths: of }));
          const told = film.shots.flatMap((shot) =>
            wordsOf(shot.beat).filter((word) => animals.includes(word)),
          );
          expect(told.filter((animal, i) => told.indexOf(animal) === i)).toEqual(cast);
        },
      ),
      RUN,
    );
  });
});
