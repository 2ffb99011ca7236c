import { describe, expect, it } from "vitest";
import { effectCues, wantedCues } from "../../src/director/effect-cues.ts";
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

describe("an effect that is asked for", () => {
  const model = aModel({ lengths: { min: 1, max: 6, step: 0 } });
  const plan = planByRules(
    aRequest({ prompt: "A man walks through the forest. He opens the door.", seconds: 20 }),
    model,
  );
  const names = (cues: readonly { name?: string }[]) => [...new Set(cues.map(({ name }) => name))].sort();

  it("lasts for the film, or comes again after a while", () => {
    const cues = wantedCues(plan, 0, { rain: 0, thunder: -6 });
    expect(cues.filter(({ name }) => name === "rain")).toEqual([
      { kind: "effect", name: "rain", gain: 0, start: 0, seconds: 20 },
    ]);
    const claps = cues.filter(({ name }) => name === "thunder");
    expect(claps.map(({ start }) => start)).toEqual([4.5, 13.5]);
    expect(claps.every(({ gain, start, seconds }) => gain === -6 && start + seconds <= 20)).toBe(true);
  });

  it("is louder, quieter or gone where the story tells of it, and not heard twice", () => {
    expect(names(effectCues(plan, 0))).toEqual(["door", "steps"]);
    const wanted = { steps: 6, door: "off" } as const;
    const told = effectCues(plan, 0, wanted);
    expect(names(told)).toEqual(["steps"]);
    expect(told.every(({ gain }) => gain === 6)).toBe(true);
    expect(wantedCues(plan, 0, wanted, told)).toEqual([]);
  });
});
