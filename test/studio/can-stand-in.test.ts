import { expect, it } from "vitest";
import type { Clip } from "../../src/core/film/clip.ts";
import type { PlannedShot } from "../../src/core/film/film-plan.ts";
import type { ModelDescription } from "../../src/core/ports/video-backend.ts";
import { canStandIn } from "../../src/studio/can-stand-in.ts";
import { animatic } from "../fixtures/animatic/model.ts";

const NOTHING = {
  startImage: false,
  endImage: false,
  references: false,
  sourceVideo: false,
  negative: false,
  seed: false,
};
const first: ModelDescription = { ...animatic, id: "first", sound: false, takes: NOTHING };

/** Whether a model may make the second of three shots. */
function stands(
  other: Partial<ModelDescription>,
  shot: Partial<PlannedShot> = {},
  next: Partial<PlannedShot> = {},
): boolean {
  const shots = [{}, shot, next].map((own, index) => ({ index, renderSeconds: 5, ...own }));
  const clip = { request: { aspect: "16:9", resolution: "720p" }, plan: { shots } } as Pick<
    Clip,
    "request" | "plan"
  >;
  return canStandIn({ ...first, id: "other", ...other }, first, clip, 1);
}

it("lets another model make a shot that it makes as long, in its shape and size", () => {
  expect(stands({})).toBe(true);
  expect(stands({ lengths: { choices: [4, 6] } })).toBe(false);
  expect(stands({ aspects: ["1:1"] })).toBe(false);
  expect(stands({ resolutions: ["480p"] })).toBe(false);
});

it.each(["startImage", "endImage", "references", "sourceVideo"] as const)(
  "gives no shot with its %s to a model that can't take it, and none without to one that must have it",
  (given) => {
    const shot = { [given]: given === "references" ? ["key"] : "key" };
    expect(stands({}, shot)).toBe(false);
    expect(stands({ takes: { ...NOTHING, [given]: true } }, shot)).toBe(true);
    expect(
      stands({ takes: { ...NOTHING, [given]: true }, needs: [given] } as Partial<ModelDescription>),
    ).toBe(false);
  },
);

it("leaves the shots of one take to one model", () => {
  expect(stands({}, { continues: true })).toBe(false);
  expect(stands({}, {}, { continues: true })).toBe(false);
});
