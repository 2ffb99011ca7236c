import { expect, it } from "vitest";
import { blendPlan } from "../../src/studio/blend.ts";
import { aModel } from "../director/models.ts";
import { finishedClip, testRequest } from "../fixtures/clip.ts";

it("a blend tells of the other clip in whole characters", async () => {
  const other = finishedClip({ id: "c2", request: testRequest({ prompt: `x${"🦊".repeat(100)}` }) });
  const { changes } = await blendPlan(finishedClip({ id: "c1" }), other, {
    model: aModel({ takes: { ...aModel().takes, endImage: false } }),
    frames: { keyOf: async () => "frame" },
  });
  expect(changes[0]?.after).toMatch(/🦊…$/u);
  expect(changes[0]?.after).not.toMatch(/\p{Surrogate}/u);
});
