import fc from "fast-check";
import { expect, it } from "vitest";
import { UserMistake } from "../../src/core/errors.ts";
import { filmSeconds } from "../../src/core/film/film-plan.ts";
import { understandRemix } from "../../src/director/remix.ts";
import type { RemixParent } from "../../src/director/remix-draft.ts";
import { planByRules } from "../../src/director/rules.ts";
import { aModel, aRequest } from "./models.ts";

const STORY =
  "A red fox wakes in a snowy forest at dawn. It yawns. It runs. Later, it finds a lake. A wolf appears. They dance.";
const request = aRequest({ prompt: STORY, seconds: 30 });
const parent: RemixParent = { request, model: aModel(), plan: planByRules(request, aModel()) };

const phrase = fc.constantFrom(
  ..."at night|vertical|make it 20 seconds|shot 2: the fox jumps|no snow|orbit|drop shot 3|swap shots 1 and 2|use seed 7|in noir|a wolf joins|shot 9: x|longer|replace the fox with a cat|last shot: orbit|make shot 1 4 seconds|subtle|“quoted, orbit”|but|and|then|the|fox|jumps|9:16|loop it|trim to the first 5 seconds|move shot 2 to the end|no|shot|2|:|,|.".split(
    "|",
  ),
);
const message = fc.oneof(
  fc
    .array(fc.tuple(phrase, fc.constantFrom(", ", " and ", ". ", "; ", " but ", " ", "\n")), {
      minLength: 1,
      maxLength: 6,
    })
    .map((parts) => parts.flat().join("")),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }),
);

const REMIX = "any words are a remix that can be shot, or a mistake with a sentence";
it(REMIX, () => isRemixOrMistake(250));
it(`${REMIX}, often`, { tags: ["long"] }, () => isRemixOrMistake(1_000));

function isRemixOrMistake(numRuns: number): void {
  fc.assert(
    fc.property(message, (words) => {
      let understood: ReturnType<typeof understandRemix>;
      try {
        understood = understandRemix(words, parent, { models: [parent.model] });
      } catch (error) {
        expect(error).toBeInstanceOf(UserMistake);
        expect((error as UserMistake).userMessage).toMatch(/^[A-Z].*[.!?]$/su);
        return;
      }
      expect(understandRemix(words, parent, { models: [parent.model] })).toEqual(understood);
      expect(understood.changes.length).toBeGreaterThan(0);
      expect(understood.request.prompt.length).toBeLessThanOrEqual(2000);
      const { plan } = understood;
      if (plan === undefined) return;
      expect(filmSeconds(plan)).toBeLessThanOrEqual(60);
      const trim = understood.finishing?.trim;
      expect(understood.request.seconds).toBeCloseTo(trim ? trim.to - trim.from : filmSeconds(plan), 3);
      expect(plan.shots.map((shot) => shot.index)).toEqual(plan.shots.map((_, i) => i));
      for (const shot of plan.shots) {
        const fade = shot.join.kind === "crossfade" ? shot.join.seconds : 0;
        expect(shot.renderSeconds).toBeGreaterThanOrEqual(shot.seconds + fade - 1e-6);
        expect(shot.beat).not.toBe("");
      }
      const film =
        JSON.stringify({ ...understood.request, seconds: 0 }) === JSON.stringify({ ...request, seconds: 0 });
      if (film && understood.request.seconds === request.seconds) {
        // Nothing was said of the whole: what was said of no shot is as it was.
        const touched = new Set(understood.shotEdits.map((edit) => parent.plan.shots[edit.shot]?.seed));
        for (const shot of plan.shots.filter((s) => !touched.has(s.seed))) {
          const was = parent.plan.shots.find((s) => s.seed === shot.seed);
          if (was !== undefined)
            expect({ ...shot, index: 0, number: 0, join: 0 }).toEqual({
              ...was,
              index: 0,
              number: 0,
              join: 0,
            });
        }
      }
    }),
    { seed: 6, numRuns },
  );
}

it("no word of a telling is lost", () => {
  const telling = fc
    .array(
      fc.constantFrom(
        ..."fox wolf castle river jumps sleeps slowly golden under over beside quiet storm lantern singing seven".split(
          " ",
        ),
      ),
      { minLength: 3, maxLength: 9 },
    )
    .map((words) => `the ${words.join(" ")}`);
  fc.assert(
    fc.property(
      telling,
      fc.constantFrom("vertical, ", "20 seconds. ", "", "make it square and "),
      (words, before) => {
        const { request: changed } = understandRemix(before + words, parent);
        for (const word of words.split(" ")) expect(changed.prompt.toLowerCase()).toContain(word);
      },
    ),
    { seed: 6 },
  );
});
