import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FilmPlan, filmSeconds } from "../../src/core/film/film-plan.ts";
import { arrangeShots, dropShots, editShots, reorderShots, trimPlan } from "../../src/director/edit-plan.ts";
import { extendPlan } from "../../src/director/extend-plan.ts";
import { renderPlanFor } from "../../src/director/render-plan-for.ts";
import { planByRules } from "../../src/director/rules.ts";
import { aModel, aRequest, REAL_LENGTHS } from "./models.ts";

const STORY =
  "A red fox wakes in a snowy forest at dawn. It stretches and looks around. It runs between the trees. " +
  "Later, it finds a frozen lake. A small wolf appears on the ice. They dance together.";
const model = aModel();
const request = aRequest({ prompt: STORY, seconds: 30 });
const context = { request, model };
const plan = planByRules(request, model);

describe("editing shots", () => {
  it("touches only those", () => {
    const edited = editShots(
      plan,
      [{ shot: 2, beat: "it climbs a tree", camera: "tilt-up", seconds: 3, seed: 5 }],
      context,
    );
    expect(edited.shots[2]).toMatchObject({
      index: 2,
      beat: "it climbs a tree",
      camera: "tilt-up",
      seconds: 3,
      seed: 5,
    });
    expect(edited.shots[2]?.prompt).toMatch(/The red fox climbs a tree.*Camera: the camera tilts up\./);
    for (const shot of plan.shots) if (shot.index !== 2) expect(edited.shots[shot.index]).toBe(shot);
  });

  it("stay where and when they were, unless the new words say otherwise", () => {
    const film = aRequest({
      prompt:
        "Mara rides her bicycle through a rainy harbour town at dawn. She stops at a bakery at night. She walks across a bridge.",
      seconds: 12,
    });
    const told = planByRules(film, model);
    const bakery = told.shots.findIndex(({ place }) => place === "bakery");
    const edit = (beat: string) =>
      editShots(told, [{ shot: bakery, beat }], { request: film, model }).shots[bakery];
    const where = ({ place, light, weather, cast }: NonNullable<ReturnType<typeof edit>>) => ({
      place,
      light,
      weather,
      cast,
    });
    const had = told.shots[bakery] as FilmPlan["shots"][number];
    expect(had).toMatchObject({ place: "bakery", light: "at night", cast: ["mara"] });
    expect(where(edit("she turns around") ?? had)).toEqual(where(had));
    expect(edit("she turns around")?.prompt).toMatch(/bakery/);
    expect(edit("she dances in a forest at noon")).toMatchObject({ place: "forest", light: "at noon" });
    expect(edit("the rain ends and she smiles")?.weather).toBeUndefined();
  });

  it("are about whom they were about", () => {
    const film = aRequest({
      prompt: "A shy dragon lives in a cave. A young knight climbs up. They sit by the fire.",
      seconds: 12,
    });
    const told = planByRules(film, model);
    const knight = told.shots.findIndex(({ cast }) => cast?.[0] === "young-knight");
    for (const beat of ["she waves", "he waves"])
      expect(editShots(told, [{ shot: knight, beat }], { request: film, model }).shots[knight]?.cast).toEqual(
        ["young-knight"],
      );
  });

  it("takes the camera from the new words, and keeps the framing", () => {
    const close = plan.shots.findIndex((shot) => shot.prompt.startsWith("Medium shot"));
    const edited = editShots(
      plan,
      [{ shot: close, beat: "it climbs a tree. The camera cranes up." }],
      context,
    );
    expect(edited.shots[close]).toMatchObject({ beat: "it climbs a tree.", camera: "crane-up" });
    expect(edited.shots[close]?.prompt).toMatch(/^Medium shot\./);
  });

  it("is back where it was when the edit is undone", () => {
    const move = plan.shots[1]?.camera ?? "static";
    const there = editShots(plan, [{ shot: 1, camera: move === "orbit" ? "static" : "orbit" }], context);
    expect(editShots(there, [{ shot: 1, camera: move }], context)).toEqual(plan);
  });

  it("refuses lengths the model can't make and films over a minute", () => {
    expect(() => editShots(plan, [{ shot: 0, seconds: 13 }], context)).toThrow(/1 to 12 s long/);
    const full = planByRules(aRequest({ prompt: STORY, seconds: 60 }), model);
    expect(() => editShots(full, [{ shot: 0, seconds: 12 }], context)).toThrow(/at most 60 s/);
  });
});

describe("arranging shots", () => {
  it("changes nothing of a shot but its place, and keeps the number drawn on it", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 1 }), (order) => {
        const arranged = arrangeShots(plan, order);
        expect(arranged.shots.map((shot) => shot.index)).toEqual(order.map((_, i) => i));
        for (const [i, shot] of arranged.shots.entries()) {
          const {
            index: _,
            join,
            ...was
          } = plan.shots[order[i] ?? 0] ?? plan.shots[0] ?? { index: 0, join: { kind: "cut" } };
          const { index: __, join: joinNow, number, ...is } = shot;
          expect(is).toEqual(was);
          expect(number ?? i + 1).toBe((order[i] ?? 0) + 1);
          expect(joinNow).toEqual(i === order.length - 1 ? { kind: "cut" } : join);
        }
      }),
      { seed: 3 },
    );
  });

  it("lets go of a chain whose link is gone", () => {
    const longer = extendPlan(plan, context, { seconds: 10, beat: "The fox sleeps. It dreams." });
    const first = plan.shots.length;
    expect(longer.shots[first]?.continues).toBe(true);
    expect(dropShots(longer, [0]).shots[first - 1]?.continues).toBe(true);
    expect(dropShots(longer, [first - 1]).shots[first - 1]?.continues).toBeUndefined();
  });

  it("wants every shot named once, and one kept", () => {
    expect(() => reorderShots(plan, [0, 0, 1, 2, 3, 4])).toThrow(/Name each of the 6 shots once/);
    expect(() => reorderShots(plan, [0, 1])).toThrow(/Name each/);
    expect(() => dropShots(plan, [0, 1, 2, 3, 4, 5])).toThrow(/no shot at all/);
    expect(() => dropShots(plan, [6])).toThrow("The film has 6 shots; there is no shot 7.");
  });
});

describe("trimming", () => {
  it("keeps whole shots and says what is cut off their ends, for any part of the film", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 290 }), fc.integer({ min: 10, max: 300 }), (a, b) => {
        const [from, to] = [a / 10, Math.min(30, a / 10 + b / 10)];
        fc.pre(to - from >= 1);
        const { plan: trimmed, finishing } = trimPlan(plan, { from, to });
        const left =
          finishing.trim === undefined ? filmSeconds(trimmed) : finishing.trim.to - finishing.trim.from;
        expect(left).toBeCloseTo(to - from, 1);
        expect(finishing.trim?.from ?? 0).toBeLessThan(trimmed.shots[0]?.seconds ?? 0);
        const seeds = plan.shots.map((shot) => shot.seed).join();
        expect(seeds).toContain(trimmed.shots.map((shot) => shot.seed).join());
      }),
      { seed: 3 },
    );
  });

  it("needs something to be left", () => {
    expect(() => trimPlan(plan, { from: 10, to: 10.5 })).toThrow(/at least 1 s/);
    expect(() => trimPlan(plan, { from: 40, to: 50 })).toThrow(/at least 1 s/);
    expect(trimPlan(plan, { from: 0, to: 99 })).toEqual({ plan, finishing: {} });
  });
});

describe("extending", () => {
  it("leaves the film as it is and goes on from its last frame", () => {
    const longer = extendPlan(plan, context, { seconds: 12, beat: "They fall asleep. Snow covers them." });
    expect(longer.shots.slice(0, 6)).toEqual(plan.shots);
    for (const shot of plan.shots) expect(longer.shots[shot.index]).toBe(shot);
    expect(filmSeconds(longer)).toBe(42);
    const added = longer.shots.slice(6);
    expect(added.map((shot) => shot.index)).toEqual(added.map((_, i) => 6 + i));
    expect(added[0]).toMatchObject({ continues: true, beat: "They fall asleep." });
    expect(added[0]?.prompt).toMatch(/^The red fox and the small wolf fall asleep/);
    expect(new Set(longer.shots.map((shot) => shot.seed)).size).toBe(longer.shots.length);
  });

  it("goes on with what happened last when nothing else is said", () => {
    const longer = extendPlan(plan, context, { seconds: 5 });
    expect(longer.shots.at(-1)?.beat).toBe("They dance together.");
  });

  it("says so where the model can't begin from a picture", () => {
    const blind = aModel({ takes: { ...model.takes, startImage: false } });
    const longer = extendPlan(plan, { request, model: blind }, { seconds: 5 });
    expect(longer.shots[6]?.continues).toBeUndefined();
    expect(longer.warnings.at(-1)).toMatch(/can't begin from a picture/);
  });

  it("stops at a minute", () => {
    expect(() => extendPlan(plan, context, { seconds: 31 })).toThrow(/by 1 to 30 s/);
    const full = extendPlan(plan, context, { seconds: 30 });
    expect(() => extendPlan(full, context, { seconds: 5 })).toThrow(/60 s is the most/);
  });
});

describe("the same film for another model", () => {
  const adds = (made: FilmPlan) => made.shots.reduce((sum, shot) => sum + Math.round(shot.seconds * 24), 0);

  it.each(Object.entries(REAL_LENGTHS))(
    "keeps beats, seeds and length, and is makeable by %s",
    (_, lengths) => {
      const other = aModel({ lengths });
      const made = renderPlanFor(plan, { request, model: other });
      expect(adds(made)).toBe(30 * 24);
      expect([...new Set(made.shots.map((shot) => shot.beat))]).toEqual(plan.shots.map((shot) => shot.beat));
      for (const [i, shot] of made.shots.entries()) {
        expect(shot.index).toBe(i);
        const fade = shot.join.kind === "crossfade" ? shot.join.seconds : 0;
        expect(shot.renderSeconds).toBeGreaterThanOrEqual(shot.seconds + fade - 1e-6);
        if ("choices" in lengths) expect(lengths.choices).toContain(shot.renderSeconds);
      }
    },
  );

  it("is the same plan for the same model", () => {
    expect(renderPlanFor(plan, context)).toEqual(plan);
  });

  it("splits a shot that is too long into ones that go on from one another", () => {
    const made = renderPlanFor(planByRules(aRequest({ seconds: 8 }), model), {
      request: aRequest({ seconds: 8 }),
      model: aModel({ lengths: { choices: [4] } }),
    });
    expect(
      made.shots.map(({ seconds, renderSeconds, continues }) => [seconds, renderSeconds, continues]),
    ).toEqual([
      [4, 4, undefined],
      [4, 4, true],
    ]);
  });

  it("lets a take go on from its own last frame three times at most, then begins anew", () => {
    const long = {
      ...planByRules(aRequest({ seconds: 12 }), model).shots[0],
      seconds: 12,
      join: { kind: "cut" },
    };
    const made = renderPlanFor(
      { ...plan, shots: [long as (typeof plan.shots)[number]] },
      {
        request: aRequest({ seconds: 12 }),
        model: aModel({ lengths: { choices: [2] } }),
      },
    );
    expect(made.shots.map(({ continues }) => continues === true)).toEqual([
      false,
      true,
      true,
      true,
      false,
      true,
    ]);
  });
});
