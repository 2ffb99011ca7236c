import { describe, expect, it } from "vitest";
import { effectCues } from "../../src/director/effect-cues.ts";
import { musicStyleOf } from "../../src/director/music-style.ts";
import { planByRules } from "../../src/director/rules.ts";
import { aModel, aRequest } from "./models.ts";

describe("the music of a story", () => {
  it.each([
    ["Mara climbs the lighthouse stairs. Thunder rolls over the sea.", "tense"],
    ["A lighthouse by the sea. Clouds drift over the lake.", "calm"],
    ["An old man cries in the rain by a river.", "sad"],
    ["A robot dances through the city at night.", "playful"],
    ["A taxi drives down a neon street at midnight.", "night"],
  ])("goes by what happens rather than where (%s)", (story, style) => {
    expect(musicStyleOf(story)).toBe(style);
  });

  it("is another for those who want another", () => {
    const story = "Thunder rolls over the sea.";
    expect(new Set([0, 1, 2].map((turn) => musicStyleOf(story, turn))).size).toBe(3);
  });
});

it.each(["Mara climbs the stairs.", "Eine Frau geht die Treppe hinauf.", "A man runs up a staircase."])(
  "steps are heard on stairs (%s)",
  (prompt) => {
    const plan = planByRules(aRequest({ prompt, seconds: 5 }), aModel());
    expect(effectCues(plan, 0).map(({ name }) => name)).toContain("steps");
  },
);
