import { expect, it } from "vitest";
import type { Plan } from "../../src/core/access/plans.ts";
import { refusal, type Short } from "../../src/studio/refusals.ts";

const short = (because: Short["because"], mostMicros: number) =>
  refusal({
    ...{ because, mostMicros, left: 0, plan: {} as Plan, moreOn: () => "1 December" },
    price: { credits: 6, usdMicros: 300_000 },
  });

it.each(["money", "moneyMonth", "moneyGroup", "moneyPerson"] as const)(
  "a budget of nothing is told as that, with nothing to wait for and no clip short enough (%s)",
  (because) => {
    const { code, message } = short(because, 0);
    expect(code).toBe("dearer-than-budget");
    expect(message).toContain("free draft");
    expect(message).not.toMatch(/shorter|cheaper|1 December|tomorrow/);
  },
);

it("a clip dearer than any day's or month's money is told what would be cheaper, and one for which too little is left when there is more", () => {
  for (const because of ["money", "moneyGroup", "moneyPerson"] as const) {
    expect(short(because, 200_000)).toMatchObject({ code: "dearer-than-budget" });
    expect(short(because, 200_000).message).toContain("shorter clip");
  }
  expect(short("money", 400_000)).toMatchObject({ code: "money-budget-spent" });
  expect(short("moneyPerson", 400_000).message).toContain("1 December");
});
