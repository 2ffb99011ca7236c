import { describe, expect, it } from "vitest";
import { captionPages, toSrt, toVtt } from "../../../src/core/film/captions.ts";
import type { Cue } from "../../../src/core/film/sound.ts";

const line = (start: number, seconds: number, text: string, speaker?: string): Cue => ({
  kind: "voice",
  start,
  seconds,
  gain: 0,
  text,
  ...(speaker === undefined ? {} : { speaker }),
});

describe("captions", () => {
  it("stand for as long as the line is heard, and name who speaks where there are several", () => {
    const pages = captionPages([line(1, 2, "We are late.", "Mara"), line(4, 1.5, "I know.", "Tom")], 8);
    expect(pages).toEqual([
      { start: 1, end: 3, lines: ["Mara: We are late."] },
      { start: 4, end: 5.5, lines: ["Tom: I know."] },
    ]);
    expect(captionPages([line(1, 2, "We are late.", "Mara")], 8)[0]?.lines).toEqual(["We are late."]);
  });

  it.each([
    "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, it was the epoch of belief.",
    "很久很久以前，在遥远的山谷里，住着一位老人和他的狐狸，他们每天一起看日出，一起等待春天的到来，从来没有分开过。",
    `a word without an end: ${"x".repeat(120)}`,
  ])("have at most two lines of 42 letters, and no more than 21 letters a second", (text) => {
    const pages = captionPages([line(0.5, 9, text)], 12);
    for (const { lines, start, end } of pages) {
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const one of lines) expect([...one].length).toBeLessThanOrEqual(42);
      expect(lines.join("").length / (end - start)).toBeLessThanOrEqual(21.5);
    }
    expect(
      pages
        .flatMap(({ lines }) => lines)
        .join("")
        .replace(/\s/g, ""),
    ).toBe(text.replace(/\s/g, ""));
    expect(pages[0]?.start).toBe(0.5);
    expect(pages.at(-1)?.end).toBeCloseTo(9.5);
  });

  it("tell sounds that matter where nobody speaks", () => {
    const thunder: Cue = { kind: "effect", name: "thunder", start: 5, seconds: 3, gain: 0 };
    const steps: Cue = { kind: "effect", name: "steps", start: 0, seconds: 3, gain: 0 };
    expect(captionPages([thunder, steps, line(1, 1, "Hello there.")], 9).map(({ lines }) => lines)).toEqual([
      ["Hello there."],
      ["[thunder]"],
    ]);
  });

  describe("tell a sound that somebody speaks over", () => {
    const thunder: Cue = { kind: "effect", name: "thunder", start: 5, seconds: 3, gain: 0 };
    const two = "That night nobody slept a wink, and the lamp stayed dark.";
    it.each<[where: string, cues: Cue[], pages: [start: number, end: number, ...lines: string[]][]]>([
      [
        "above a line that begins with it",
        [thunder, line(5.2, 3, "Hello.")],
        [[5.2, 8.2, "[thunder]", "Hello."]],
      ],
      [
        "above a line, from when it is heard",
        [thunder, line(3, 4, "Hello there.")],
        [
          [3, 5, "Hello there."],
          [5, 7, "[thunder]", "Hello there."],
        ],
      ],
      [
        "before a line, as long as there is to read it",
        [thunder, line(6, 2, "Hello.")],
        [
          [5, 6, "[thunder]"],
          [6, 8, "Hello."],
        ],
      ],
      [
        "after two lines, while it is still heard",
        [thunder, line(3, 3.5, two)],
        [
          [3, 6.5, "That night nobody slept a wink,", "and the lamp stayed dark."],
          [6.5, 8, "[thunder]"],
        ],
      ],
      [
        "not at all where two lines are longer than it",
        [thunder, line(4.5, 4, two)],
        [[4.5, 8.5, "That night nobody slept a wink,", "and the lamp stayed dark."]],
      ],
    ])("%s", (_, cues, pages) => {
      expect(captionPages(cues, 12).map(({ start, end, lines }) => [start, end, ...lines])).toEqual(pages);
    });

    it("and two sounds at once one above the other", () => {
      const crowd: Cue = { ...thunder, name: "crowd", start: 5.2 };
      expect(captionPages([thunder, crowd], 12)).toEqual([
        { start: 5, end: 6.5, lines: ["[crowd]", "[thunder]"] },
      ]);
    });
  });

  it("tell a sound once for a beat that is shown in several shots, and again where the first is cut away", () => {
    const door = (start: number, shot: number, more: object = {}): Cue => ({
      ...{ kind: "effect", name: "door", start, seconds: 1.2, gain: 0, shot },
      ...more,
    });
    const [first, again, third] = [door(1, 0), door(6, 1, { firstIn: 0 }), door(11, 2, { firstIn: 0 })];
    const told = (...cues: Cue[]) => captionPages(cues, 20).map(({ start }) => start);
    expect(told(first, again, third)).toEqual([1]);
    expect(told(again, third)).toEqual([6]);
    // Another beat with a door tells it again.
    expect(told(first, door(6, 1))).toEqual([1, 6]);
  });

  it("are written as SubRip and WebVTT", () => {
    const pages = [{ start: 61.5, end: 63.25, lines: ["a < b", "& c"] }];
    expect(toSrt(pages)).toBe("1\n00:01:01,500 --> 00:01:03,250\na < b\n& c\n");
    expect(toVtt(pages)).toBe("WEBVTT\n\n00:01:01.500 --> 00:01:03.250\na &lt; b\n&amp; c\n");
  });

  it.each([
    ["00:00:01,000 --> 00:00:02,000", "00:00:01,000 → 00:00:02,000"],
    ["<b>loud</b> 1 < 2", "‹b>loud‹/b> 1 < 2"],
    ["{\\an8}up {y:i}here", "(\\an8)up (y:i)here"],
  ])("are text in SubRip, whatever stands in them (%j)", (text, written) => {
    const [, , ...shown] = toSrt(captionPages([line(0, 3, text)], 8))
      .trim()
      .split("\n");
    expect(shown).toEqual([written]);
  });

  it("keep a name and a line to themselves, whatever breaks stand in them", () => {
    const cues = [line(0, 2, "We\u0085are\r\n\r\nlate.", "Mara\n\n2"), line(3, 2, "I know.", "Tom")];
    expect(captionPages(cues, 8)[0]?.lines).toEqual(["Mara 2: We are late."]);
  });
});
