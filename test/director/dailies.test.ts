import { describe, expect, it } from "vitest";
import { readDailies } from "../../src/director/dailies.ts";
import { understandRemix } from "../../src/director/remix.ts";
import { planByRules } from "../../src/director/rules.ts";
import { testPlan, testRequest } from "../fixtures/clip.ts";
import { aModel } from "./models.ts";

const plan = testPlan([4, 4, 4, 4]);

describe("notes on a film by the time they are about", () => {
  it.each([
    ["0:12 too dark", "shot 4: with brighter light"],
    ["at 0:05, the fox looks up", "shot 2: the fox looks up"],
    ["0:05–0:08 slower", "shot 2: in slow motion"],
    ["from 0:03 to 0:09 in the rain", "shots 1 and 2 and 3: in the rain"],
    ["0:16 no birds", "shot 4: no birds"],
    [
      "0:01 too bright; 0:05-0:08 slower\nshot 4 without the hat",
      "shot 1: with darker light\nshot 2: in slow motion\nshot 4: without the hat",
    ],
    ["0:01 brighter, shot 3 too fast", "shot 1: brighter\nshot 3: in slow motion"],
  ])("%j is said of its shots", (said, orders) => {
    expect(readDailies(said, plan)).toBe(orders);
  });

  it("counts from where a trimmed film begins", () => {
    expect(readDailies("0:01 brighter", plan, 4)).toBe("shot 2: brighter");
  });

  it("says so where a film has nothing at that time, or nothing is said", () => {
    expect(() => readDailies("0:40 brighter", plan)).toThrow(/16 s long; there is nothing at 0:40/u);
    expect(() => readDailies("0:12", plan)).toThrow(/what should be different at 0:12/u);
  });

  it("leaves words without a time to the remix", () => {
    for (const said of ["at night", "shot 2: at 16:9", "make it 0.5x", "shot 4 without the hat"])
      expect(readDailies(said, plan)).toBeUndefined();
  });

  it("changes the shots they are about, and no other", () => {
    const request = testRequest({
      prompt: "A red fox wakes. It runs. It finds a lake. It sleeps.",
      seconds: 16,
    });
    const model = aModel();
    const film = planByRules({ ...request, model: model.id }, model);
    const orders = readDailies("0:01 too dark; 0:15 slower", film);
    const { plan: changed } = understandRemix(orders ?? "", { plan: film, request, model });
    const before = film.shots.map((shot) => shot.prompt);
    const after = changed?.shots.map((shot) => shot.prompt) ?? [];
    const last = before.length - 1;
    expect(after[0]).toMatch(/brighter light/u);
    expect(after[last]).toMatch(/slow motion/u);
    expect(after.slice(1, last)).toEqual(before.slice(1, last));
  });
});
