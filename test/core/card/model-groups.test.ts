import { expect, test } from "vitest";
import { groupModels } from "../../../src/core/card/model-groups.ts";
import type { ModelDescription } from "../../../src/core/ports/video-backend.ts";

const model = (id: string, changes: Partial<ModelDescription> = {}): ModelDescription => ({
  id,
  label: id,
  backend: "replicate",
  kind: "video",
  lengths: { choices: [5] },
  aspects: ["16:9"],
  resolutions: ["720p"],
  takes: {
    startImage: false,
    endImage: false,
    references: false,
    sourceVideo: false,
    negative: false,
    seed: true,
  },
  sound: false,
  creditsPerSecond: 1,
  usdPerSecond: 0.1,
  summary: "A model.",
  ...changes,
});
const takes = { ...model("x").takes, startImage: true };

test("models are grouped by what a person wants, each with what a second costs", () => {
  expect(
    groupModels([
      model("veo", { usdPerSecond: 0.4, sound: true, goodFor: ["best"] }),
      model("wan-fast", { usdPerSecond: 0.02 }),
      model("own", { usdPerSecond: 0, creditsPerSecond: 2, takes }),
      model("upscale", { needs: ["sourceVideo"] }),
      model("flux", { kind: "image" }),
      model("animatic", { backend: "animatic", usdPerSecond: 0, creditsPerSecond: 0 }),
    ]),
  ).toEqual([
    "Best: veo ($0.40 a second)",
    "Fast: wan-fast ($0.02 a second)",
    "Cheap: own (2 credits a second)",
    "With sound: veo ($0.40 a second)",
    "From a picture: own (2 credits a second)",
  ]);
});

test("with one model there is nothing to choose", () => {
  expect(groupModels([model("veo")])).toEqual([]);
});

test("a long group says that there are more", () => {
  const many = Array.from({ length: 18 }, (_, index) => model(`m${index}`, { usdPerSecond: index }));
  expect(groupModels(many)).toEqual([
    "Cheap: m0 (1 credit a second), m1 ($1.00 a second), m2 ($2.00 a second), m3 ($3.00 a second) and more",
  ]);
});
