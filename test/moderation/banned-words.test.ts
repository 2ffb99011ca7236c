import { describe, expect, it } from "vitest";
import { createBannedWords } from "../../src/moderation/banned-words.ts";

describe("banned words", () => {
  const check = createBannedWords(["gore", "blood bath", "c++"]);

  it.each(["a scene of gore", "GORE!", "góre", "a blood   bath", "learn c++ now", "ｇｏｒｅ", "go\u200bre"])(
    "refuse %s",
    (text) => {
      expect(() => check(text)).toThrow(/not allowed.*another way/);
    },
  );

  it.each(["a deep gorge", "bloodbath", "cpp", "Gorée island", ""])("let %s through", (text) => {
    expect(() => check(text)).not.toThrow();
  });
});
