import { expect, it } from "vitest";
import { understandRemix } from "../../src/director/remix.ts";
import { planByRules } from "../../src/director/rules.ts";
import { createCheckWords } from "../../src/moderation/check-words.ts";
import { wordsOf } from "../../src/studio/words-of.ts";
import { aModel, aRequest } from "../director/models.ts";

const request = aRequest({ prompt: "A girl named Mara walks home. A dog runs to her.", seconds: 10 });
const model = aModel();
const plan = planByRules(request, model);
const check = createCheckWords({ banned: ["gore"], refused: [], log: { warn() {} } });

it("holds what is spoken by a remix: nobody says or reads in a film what may not be asked for", () => {
  const spoken = understandRemix("say 'we want gore' in shot 1", { plan, request, model });
  expect(spoken.plan?.shots[0]?.lines).toEqual([{ text: "we want gore" }]);
  expect(() => check(wordsOf(spoken.request, spoken.plan), { adult: false })).toThrow(
    expect.objectContaining({ code: "banned-word" }),
  );
});

it.each([
  ["a line", { shots: plan.shots.map((shot) => ({ ...shot, lines: [{ text: "gore" }] })) }],
  [
    "a speaker's name",
    { shots: plan.shots.map((shot) => ({ ...shot, lines: [{ speaker: "Gore", text: "Hi." }] })) },
  ],
  ["what its storyboard draws", { told: "gore" }],
  ["a first frame", { shots: plan.shots.map((shot) => ({ ...shot, firstFrame: "gore" })) }],
  ["a last frame", { shots: plan.shots.map((shot) => ({ ...shot, lastFrame: "gore" })) }],
])("holds %s that only a recipe's plan has", (_, change) => {
  expect(() => check(wordsOf(request, plan), { adult: false })).not.toThrow();
  expect(() => check(wordsOf(request, { ...plan, ...change }), { adult: false })).toThrow(
    expect.objectContaining({ code: "banned-word" }),
  );
});

it.each(["beat", "prompt"] as const)("holds a word that is split over the %ss of two shots", (where) => {
  const [shot] = plan.shots;
  if (!shot) throw new Error("no shot");
  const split = ["two dancers, nu", "de, on stage"].map((words, index) => ({
    ...shot,
    index,
    lines: [],
    beat: "they bow",
    prompt: "they bow, in the evening, filmed by hand",
    [where]: words,
  }));
  const rules = createCheckWords({ banned: [], refused: ["sexual"], log: { warn() {} } });
  expect(() => rules(wordsOf(request, { ...plan, shots: split }))).toThrow(
    /the shots together asks for nudity/,
  );
});
