import { describe, expect, it } from "vitest";
import { createBannedWords } from "../../src/moderation/banned-words.ts";

describe("banned words", () => {
  const isBanned = createBannedWords(["gore", "blood bath", "c++", "Ada Lovelace", "斩首"]);

  it.each(["a scene of gore", "GORE!", "góre", "a blood   bath", "learn c++ now", "ｇｏｒｅ", "go\u200bre"])(
    "are found in %s",
    (text) => {
      expect(isBanned(text)).toBe(true);
    },
  );

  it.each([
    "g o r e on the floor",
    "g.o.r.e",
    "g0re",
    "gоrе in Cyrillic",
    "goooore",
    "bl00d bath",
    "ada lovelace dances",
    "Ada L0velace",
    "一个斩首的场面",
    "斩 首",
  ])("are found in disguise in %s", (text) => {
    expect(isBanned(text)).toBe(true);
  });

  it.each([
    ["two beats", "a hall full of blood\nbath towels fly"],
    ["one word over two", "a table of go\nre and more"],
    ["a prompt and what it goes on with", "the fox meets Ada\nLovelace at a ball"],
  ])("are found over %s", (_, text) => {
    expect(isBanned(text)).toBe(true);
  });

  it.each([
    "a deep gorge",
    "bloodbath",
    "cpp",
    "Gorée island",
    "",
    "blood, then a bath",
    "Ada loves lace",
    "they go\nthere again",
    "a forego\nreason",
    "首都的早晨",
  ])("let %s through", (text) => {
    expect(isBanned(text)).toBe(false);
  });
});

it("that nothing can be seen of stop nothing, and those beside them what they name", () => {
  const isBanned = createBannedWords(["\u200b", "***", " ", "gore"]);
  expect(isBanned("a calm meadow *** at noon")).toBe(false);
  expect(isBanned("gore")).toBe(true);
});
