import { expect, it } from "vitest";
import { type Cue, soundOrders, soundUsd } from "../../../src/core/film/sound.ts";

it("counts what a line costs once that is said twice: by the cue that pays", () => {
  const said = (start: number, usd?: number): Cue => ({
    ...{ kind: "voice", start, seconds: 1, gain: 0, text: "Late again." },
    made: { kind: "speech", digest: "late", model: "m", backend: "b", ...(usd === undefined ? {} : { usd }) },
  });
  const other: Cue = {
    ...{ kind: "music", start: 0, seconds: 4, gain: 0 },
    made: { kind: "music", digest: "calm", model: "n", backend: "b", usd: 0.2 },
  };
  const plan = {
    tracks: [
      { kind: "voice" as const, cues: [said(0, 0.1), said(2)] },
      { kind: "music" as const, cues: [other] },
    ],
    ...{ own: "kept" as const, captions: "off" as const, language: "en" },
  };
  expect(soundUsd(plan)).toBeCloseTo(0.3, 9);
  expect(soundOrders(plan).map(({ cue }) => [cue.kind, cue.start])).toEqual([
    ["voice", 0],
    ["music", 0],
  ]);
});
