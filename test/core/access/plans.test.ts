import { describe, expect, it } from "vitest";
import {
  betterPlan,
  bookOf,
  PLAN_DEFAULTS,
  plansFile,
  readPlanValue,
} from "../../../src/core/access/plans.ts";

const written = {
  source: "file" as const,
  plans: { standard: { creditsPerDay: 120, models: ["wan"] }, patron: { creditsPerDay: 3000 } },
};

describe("the plans", () => {
  it("have what the file says, the chat's word over it field by field, and who says so", () => {
    const { plans, sources } = bookOf(written, { patron: { clipsInFlight: 3 }, gold: {} });
    expect(plans.patron).toMatchObject({ name: "patron", creditsPerDay: 3000, clipsInFlight: 3 });
    expect(sources.patron).toMatchObject({
      creditsPerDay: "file",
      clipsInFlight: "chat",
      models: "file",
      priority: "default",
    });
    expect(plans.gold).toEqual({ ...plans.standard, name: "gold" });
  });

  it("have what standard has where they say nothing, but for who may hand them out", () => {
    const open = bookOf({ ...written, plans: { standard: { grantableByManagers: true }, patron: {} } }, {});
    expect(open.plans.patron?.grantableByManagers).toBe(false);
    expect(bookOf(written, { standard: { creditsPerMonth: 900 } }).plans.patron?.creditsPerMonth).toBe(900);
  });

  it("are as ever where nobody wrote any", () => {
    expect(bookOf({ source: "settings", plans: {} }, {}).plans).toEqual({
      standard: { ...PLAN_DEFAULTS, name: "standard" },
    });
  });

  it("are compared by credits a day, then a month, then clips at once", () => {
    const { plans } = bookOf(
      {
        source: "file",
        plans: {
          a: { creditsPerDay: 5, creditsPerMonth: 10 },
          b: { creditsPerDay: 5 },
          c: { creditsPerDay: 6, creditsPerMonth: 6 },
        },
      },
      {},
    );
    const named = (name: string) => plans[name] ?? never();
    const [a, b, c] = [named("a"), named("b"), named("c")];
    expect([
      betterPlan(a, b).name,
      betterPlan(b, c).name,
      betterPlan(a, { ...a, name: "same" }).name,
    ]).toEqual(["b", "c", "a"]);
  });

  it.each([
    ["creditsPerDay", "600", 600],
    ["creditsPerMonth", "none", null],
    ["models", "wan-2.5, seedance", ["wan-2.5", "seedance"]],
    ["resolutions", "480p,720p", ["480p", "720p"]],
    ["privateClips", "no", false],
    ["moneyShare", "0.25", 0.25],
  ] as const)("take %s as it is typed: %s", (field, typed, value) => {
    expect(readPlanValue(field, typed)).toEqual(value);
  });

  it.each([
    ["creditsPerDay", "none"],
    ["creditsPerDay", "-1"],
    ["clipsInFlight", "0"],
    ["longestFilmSeconds", "61"],
    ["resolutions", "4k"],
    ["privateClips", "perhaps"],
    ["moneyShare", "1.1"],
  ] as const)("refuse %s as %s", (field, typed) => {
    expect(() => readPlanValue(field, typed)).toThrow();
  });

  it("refuse a file with a field nobody knows, and names that are none", () => {
    for (const plans of [{ standard: { creditsADay: 5 } }, { Gold: {} }, { __x: {} }])
      expect(plansFile.safeParse({ plans }).success, JSON.stringify(plans)).toBe(false);
  });
});

function never(): never {
  throw new Error("no such plan");
}
