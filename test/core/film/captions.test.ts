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
    expect(captionPages([thunder, line(5.2, 1, "Hello there.")], 9)).toHaveLength(1);
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
