import { expect, it } from "vitest";
import { effectCues } from "../../src/director/effect-cues.ts";
import { planByRules } from "../../src/director/rules.ts";
import { aModel, aRequest } from "./models.ts";

it("says of a beat's later shots in which one its sound was heard first", () => {
  const prompt = "Mara opens the door. Tom opens the door of the barn.";
  const model = aModel({ lengths: { min: 1, max: 6, step: 0 } });
  const plan = planByRules(aRequest({ prompt, seconds: 24 }), model);
  const beats = plan.shots.map(({ beat }) => beat);
  const firsts = beats.map((beat) => beats.indexOf(beat));
  expect(new Set(firsts).size).toBe(2);
  expect(firsts.length).toBeGreaterThan(2);
  const doors = effectCues(plan, 0).filter(({ name }) => name === "door");
  expect(doors.map(({ shot, firstIn }) => firstIn ?? shot)).toEqual(firsts);
});
