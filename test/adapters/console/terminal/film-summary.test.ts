import { expect, it } from "vitest";
import { filmSummary } from "../../../../adapters/console/terminal/film-summary.ts";
import { testClip, testPlan, testRequest } from "../../../fixtures/clip.ts";

const board = {
  id: "b1",
  version: 2,
  film: { model: "m", resolution: "720p" },
  notes: [{ text: "Shot 2 tells more than 3 s can show.", shots: [1] }, "An old note."],
} as const;

it("tells a board's price before it is paid, and each shot what is to be known of it", () => {
  const clip = testClip({
    request: testRequest({ draft: true }),
    board: { ...board, notes: [...board.notes] },
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
  const planned = { kind: "music", start: 0, seconds: 5, gain: 0, name: "calm" } as const;
  const sound = { tracks: [{ kind: "music" as const, cues: [planned] }], own: "silent", captions: "off", language: "en" } as const;
  const plan = { ...testPlan(), sound: { ...sound, tracks: [...sound.tracks] } };
  const told = { kind: "music", speaker: null, text: "calm", voice: null, start: 0, seconds: 5 };
  expect(filmSummary(testClip({ plan })).cues).toEqual([told]);
  const spoken = { kind: "voice", start: 1, seconds: 2, gain: 0, speaker: "Mara", text: "Hello", voice: "v" } as const;
  const file = { key: "k", posterKey: "p", bytes: 1, width: 2, height: 2, seconds: 5, cues: [spoken] };
  expect(filmSummary(testClip({ plan, file }), "/films/k").cues).toEqual([
    { kind: "voice", speaker: "Mara", text: "Hello", voice: "v", start: 1, seconds: 2 },
  ]);
});
