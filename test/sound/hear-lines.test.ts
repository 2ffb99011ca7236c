import { describe, expect, it } from "vitest";
import type { Cue } from "../../src/core/film/sound.ts";
import { asHeard } from "../../src/sound/hear-lines.ts";
import { readTranscript } from "../../src/sound/transcript.ts";

const line = (text: string, more: Partial<Cue> = {}): Cue => ({
  ...{ kind: "voice", start: 4.4, seconds: 2, gain: 0, text, speaker: "Mara", shot: 1 },
  ...more,
});
/** Words of half a second each, a tenth between them. */
const words = (text: string, from = 0.5) =>
  text.split(" ").map((word, index) => ({
    text: word,
    start: from + index * 0.6,
    end: from + index * 0.6 + 0.5,
  }));
const shot = { begin: 4, number: 2 };
const times = ({ cues }: ReturnType<typeof asHeard>) =>
  cues.map(({ text, start, seconds }) => [text, start, seconds]);

describe("reading a transcript", () => {
  it.each([
    [
      "word by word",
      {
        text: "",
        chunks: [
          { text: " We", timestamp: [0.5, 0.9] },
          { text: " are", timestamp: [1, 1.2] },
        ],
      },
    ],
    [
      "of segments with words",
      {
        segments: [
          {
            start: 0,
            end: 3,
            text: "We are",
            words: [
              { word: "We", start: 0.5, end: 0.9 },
              { word: "are", start: "1", end: "1.2" },
            ],
          },
        ],
      },
    ],
    [
      "as a list alone",
      [
        { word: "We", start: 0.5, end: 0.9 },
        { word: "are", start: 1, end: 1.2 },
      ],
    ],
  ])("takes words with their times: %s", (_, told) => {
    expect(readTranscript(JSON.stringify(told), 4)).toEqual([
      { text: "We", start: 0.5, end: 0.9 },
      { text: "are", start: 1, end: 1.2 },
    ]);
  });

  it("shares a phrase's time among its words by their letters", () => {
    const told = { chunks: [{ text: " ab abcd", timestamp: [1, 2.2] }] };
    expect(readTranscript(JSON.stringify(told), 4)).toEqual([
      { text: "ab", start: 1, end: expect.closeTo(1.4, 5) },
      { text: "abcd", start: expect.closeTo(1.4, 5), end: expect.closeTo(2.2, 5) },
    ]);
  });

  it("leaves out what can't be: sounds that are no words, times beyond the shot, backwards or missing", () => {
    const told = [
      { text: "[Music]", timestamp: [0, 1] },
      { text: "late", timestamp: [9, 10] },
      { text: "back", timestamp: [2, 1] },
      { text: "when", timestamp: [null, 1] },
      { text: "open", timestamp: [3.9, null] },
    ];
    expect(readTranscript(JSON.stringify({ chunks: told }), 4)).toEqual([
      { text: "open", start: 3.9, end: 4 },
    ]);
    for (const none of ["", "We are late.", "null", "{}"]) expect(readTranscript(none, 4)).toBeUndefined();
  });
});

describe("a line that a shot's own model speaks", () => {
  it("is captioned when it is heard, in the words it was written in, though some are misheard", () => {
    const heard = asHeard(
      [line("We are late again, Mr. Wolf.")],
      words("We're are late a gain mister wolf", 1),
      shot,
    );
    expect(times(heard)).toEqual([["We are late again, Mr. Wolf.", 5, 4.1]]);
    expect(heard.warnings).toEqual([]);
  });

  it("has its own times beside another in the same shot", () => {
    const lines = [line("We are late."), line("Run for the bus!", { speaker: "Tom" })];
    expect(times(asHeard(lines, words("we are late run for the bus"), shot))).toEqual([
      ["We are late.", 4.5, 1.7],
      ["Run for the bus!", 6.3, 2.3],
    ]);
  });

  it("is compared by its characters where a script has no spaces", () => {
    const heard = [
      { text: "我们", start: 0.5, end: 0.9 },
      { text: "又迟到了", start: 1, end: 2 },
    ];
    expect(times(asHeard([line("我们又迟到了。")], heard, shot))).toEqual([["我们又迟到了。", 4.5, 1.5]]);
  });

  it("is captioned as what is said instead where that is something else, by its phrases, and the card says so", () => {
    const said = [...words("nobody told me"), ...words("about this", 3.4)];
    const heard = asHeard([line("We are late again.")], said, shot);
    expect(times(heard)).toEqual([
      ["nobody told me", 4.5, 1.7],
      ["about this", 7.4, 1.1],
    ]);
    expect(heard.cues[0]).not.toHaveProperty("speaker");
    expect(heard.warnings).toEqual([
      "In shot 2 “nobody told me about this” is heard instead of “We are late again.”; the captions say what is heard.",
    ]);
  });

  it("isn't captioned where nobody is heard, and the card says so", () => {
    const told = "In shot 2 nobody is heard saying “We are late.”, so it isn't captioned.";
    expect(asHeard([line("We are late.")], [], shot)).toEqual({ cues: [], warnings: [told] });
    const two = [line("We are late."), line("Run as fast as you can, all of you!")];
    const half = asHeard(two, words("run as fast as you can all of you"), shot);
    expect(times(half)).toEqual([["Run as fast as you can, all of you!", 4.5, 5.3]]);
    expect(half.warnings).toEqual([told]);
  });
});
