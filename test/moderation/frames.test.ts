import { expect, it } from "vitest";
import type { Scores } from "../../src/core/ports/moderator.ts";
import { createModerator } from "../../src/moderation/moderator.ts";

/** Looks at frames, of which a classifier says these scores one after the other, and tells what becomes of the film. */
function lookedAt(...scores: readonly Scores[]) {
  const moderator = createModerator({
    check: () => {},
    classifier: {
      seesPictures: true,
      classify: async ({ pictures: [path] }) => scores[Number(path)] ?? {},
    },
    refused: ["sexual", "gore"],
    onError: "refuse",
    log: { warn() {} },
  });
  const frames = scores.map((_, index) => ({
    part: `shot ${index + 1}`,
    words: "a fox",
    path: String(index),
  }));
  return moderator.lookAtFrames(frames, {}, {});
}

it("lets the gravest of a film's frames say what becomes of it, and which shot it is told of", async () => {
  expect(await lookedAt({}, { gore: 0.4 }, { sexual: 0.9 }, { gore: 0.6 })).toMatchObject({
    outcome: "refuse",
    harm: "sexual",
    part: "shot 3",
    scores: { gore: 0.6, sexual: 0.9 },
  });
  expect(await lookedAt({ gore: 0.4 }, { gore: 0.6 })).toMatchObject({ outcome: "review", part: "shot 2" });
  expect(await lookedAt({ gore: 0.1 }, {})).toMatchObject({ outcome: "allow" });
});

it("puts what is about minors before all else, wherever in the film it stands", async () => {
  // It is silent, never appealable and shown to nobody: told as anything else it would be none of that.
  expect(await lookedAt({ sexual: 0.99 }, { gore: 0.99 }, {}, {}, { minors: 0.3 })).toMatchObject({
    outcome: "refuse",
    harm: "minors",
    part: "shot 5",
  });
});
