import { describe, expect, it } from "vitest";
import { createBannedWords } from "../../src/moderation/banned-words.ts";

describe("banned words", () => {
  const isBanned = createBannedWords(["gore", "blood bath", "c++"]);

  it.each(["a scene of gore", "GORE!", "góre", "a blood   bath", "learn c++ now", "ｇｏｒｅ", "go\u200bre"])(
    "are found in %s",
    (text) => {
      expect(isBanned(text)).toBe(true);
    },
  );

  it.each(["a deep gorge", "bloodbath", "cpp", "Gorée island", ""])("let %s through", (text) => {
    expect(isBanned(text)).toBe(false);
  });
});
