import { expect, it } from "vitest";
import { sayScratch } from "../../../src/core/card/facts.ts";
import type { Cue, SoundPlan } from "../../../src/core/film/sound.ts";
import { planByRules } from "../../../src/director/rules.ts";
import { aModel, aRequest } from "../../director/models.ts";

const cue = (kind: Cue["kind"]): Cue => ({ kind, start: 0, seconds: 1, gain: 0 });

function told(kinds: readonly Cue["kind"][], draft: boolean): string | undefined {
  const request = aRequest({ draft });
  const sound: SoundPlan = {
    tracks: kinds.map((kind) => ({ kind, cues: [cue(kind)] })),
    own: "kept",
    captions: "off",
    language: "en",
  };
  return sayScratch({ request, plan: { ...planByRules(request, aModel()), sound } });
}

it("tells of a draft that its voices and music are scratch, and nothing of what is made for good", () => {
  expect(told(["voice", "music", "effect"], true)).toBe("scratch voices and music");
  expect(told(["voice"], true)).toBe("scratch voices");
  expect(told(["effect"], true)).toBeUndefined();
  expect(told(["voice", "music"], false)).toBeUndefined();
});
