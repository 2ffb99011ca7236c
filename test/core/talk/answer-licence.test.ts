import { expect, test } from "vitest";
import type { Clip } from "../../../src/core/film/clip.ts";
import type { Cue } from "../../../src/core/film/sound.ts";
import type { Terms } from "../../../src/core/film/terms.ts";
import type { ModelDescription } from "../../../src/core/ports/video-backend.ts";
import { answerQuestion } from "../../../src/core/talk/answer-question.ts";
import { ann, finishedClip, place, testPlan } from "../../fixtures/clip.ts";
import { createSmallStudio, testModel } from "../../fixtures/small-studio.ts";

const APACHE: Terms = { licence: "Apache 2.0", link: "https://a.example", commercial: "yes" };
const NC: Terms = { licence: "CC BY-NC 4.0", link: "https://n.example", commercial: "no" };
const HOUSE: Terms = { licence: "House terms", link: "https://h.example", commercial: "ask" };

const model = (id: string, terms?: Terms): ModelDescription => ({
  ...testModel,
  id,
  label: id,
  ...(terms && { terms }),
});
const studio = createSmallStudio({
  models: [model("open", APACHE), model("free-time", NC), model("house", HOUSE), model("unknown")],
});

/** What is answered to "can I use this commercially?", in reply to a clip of that model with that in its sound. */
async function answer(clip: Clip | undefined) {
  const { paragraphs = [], items = [] } = await answerQuestion("licence", {
    clip,
    said: { person: ann, surface: place },
    studio,
  });
  return [...paragraphs, ...items.map(({ text }) => text)].join("\n");
}
function made(by: string, cues: Partial<Cue>[] = []): Clip {
  const clip = finishedClip();
  const whole = cues.map((cue): Cue => ({ kind: "music", start: 0, seconds: 5, gain: 0, ...cue }));
  const kinds = [...new Set(whole.map(({ kind }) => kind))];
  const sound = {
    tracks: kinds.map((kind) => ({ kind, cues: whole.filter((cue) => cue.kind === kind) })),
    own: "kept",
    captions: "off",
    language: "en",
  } as const;
  const plan = { ...testPlan(), ...(cues.length > 0 && { sound }) };
  return { ...clip, request: { ...clip.request, model: by, draft: false }, plan };
}

test.each([
  [
    "open",
    "Yes, it may be used commercially, by the terms of what made it. Its licence: Apache 2.0, https://a.example.",
  ],
  [
    "free-time",
    "No, it may not be used commercially: the terms of what made it forbid that. Its licence: CC BY-NC 4.0",
  ],
  ["house", "under conditions, which you have to read first. Its licence: House terms, https://h.example."],
  ["unknown", "is said by that model's own terms, which its maker publishes."],
  ["gone", "is said by that model's own terms, which its maker publishes."],
])("of a clip made by %s it is answered by its model's terms", async (by, words) => {
  expect(await answer(made(by))).toContain(words);
});

test("what is heard counts as well: the strictest of all is the answer", async () => {
  const speech = { kind: "speech", backend: "b", digest: "d" } as const;
  const spoken = (by: string) =>
    made("open", [{ kind: "voice", text: "Hi.", made: { ...speech, model: by } }]);
  expect(await answer(spoken("open"))).toContain("Yes, it may be used commercially");
  expect(await answer(spoken("free-time"))).toContain("No, it may not be used commercially");
  for (const by of ["house", "unknown", "gone"])
    expect(await answer(spoken(by))).toContain("under conditions");
});

test("music with terms of its own makes no plain yes", async () => {
  const played = await answer(made("open", [{ name: "calm" }]));
  expect(played).toContain("Its pictures may be used commercially");
  expect(played).toContain("Its music is played with a sound bank that has terms of its own. /export writes");
  const brought = await answer(made("open", [{ track: "tracks/ann.mp3" }]));
  expect(brought).toContain("only they know on whose terms");
  expect(brought).not.toContain("Yes,");
});

test("a draft is nobody's model, and without a clip each model's terms are named", async () => {
  const clip = made("free-time");
  expect(await answer({ ...clip, request: { ...clip.request, draft: true } })).toContain(
    "no model's terms apply",
  );
  const all = await answer(undefined);
  expect(all).toContain("open: commercial use: yes (Apache 2.0)");
  expect(all).toContain("house: commercial use: read its terms first (House terms)");
  expect(all).not.toContain("unknown:");
});
