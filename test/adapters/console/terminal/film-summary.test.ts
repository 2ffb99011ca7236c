import { expect, it } from "vitest";
import { filmSummary } from "../../../../adapters/console/terminal/film-summary.ts";
import type { Board } from "../../../../src/core/film/board.ts";
import type { Cue, SoundPlan } from "../../../../src/core/film/sound.ts";
import { testClip, testPlan, testRequest } from "../../../fixtures/clip.ts";

const board: Board = {
  id: "b1",
  version: 2,
  film: { model: "m", resolution: "720p" },
  notes: [{ text: "Shot 2 tells more than 3 s can show.", shots: [1] }, "An old note."],
};

it("tells a board's price before it is paid, and each shot what is to be known of it", () => {
  const clip = testClip({
    request: testRequest({ draft: true }),
    board,
    finalRender: { model: "m", credits: 12, usd: 0.5 },
  });
  const summary = filmSummary(clip);
  expect(summary).toMatchObject({
    kind: "board",
    board: "b1",
    version: 2,
    path: null,
    notes: ["Shot 2 tells more than 3 s can show.", "An old note."],
    price: { credits: 12, usd: 0.5 },
  });
  expect(summary.shotList.map(({ warnings }) => warnings)).toEqual([
    [],
    ["Shot 2 tells more than 3 s can show."],
  ]);
});

it("tells what is heard in one form, planned or made", () => {
  const planned: Cue = { kind: "music", start: 0, seconds: 5, gain: 0, name: "calm" };
  const tracks: SoundPlan["tracks"] = [{ kind: "music", cues: [planned] }];
  const plan = { ...testPlan(), sound: { tracks, own: "silent", captions: "off", language: "en" } as const };
  const told = { kind: "music", speaker: null, text: "calm", voice: null, start: 0, seconds: 5 };
  expect(filmSummary(testClip({ plan })).cues).toEqual([told]);
  const spoken: Cue = {
    ...{ kind: "voice", start: 1, seconds: 2, gain: 0 },
    ...{ speaker: "Mara", text: "Hello", voice: "v" },
  };
  const file = { key: "k", posterKey: "p", bytes: 1, width: 2, height: 2, seconds: 5, cues: [spoken] };
  expect(filmSummary(testClip({ plan, file }), "/films/k").cues).toEqual([
    { kind: "voice", speaker: "Mara", text: "Hello", voice: "v", start: 1, seconds: 2 },
  ]);
});
