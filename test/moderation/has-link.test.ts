import { describe, expect, it } from "vitest";
import { UserMistake } from "../../src/core/errors.ts";
import { createCheckWords } from "../../src/moderation/check-words.ts";
import { hasLink } from "../../src/moderation/has-link.ts";

describe("web addresses", () => {
  it.each([
    "a banner that says https://example.com/win",
    "hxxp://example.org",
    "go to www.example.shop today",
    "join discord.gg/abcdef",
    "t.me/somebody on a wall is me.example.tv",
    "ｅｘａｍｐｌｅ．ｃｏｍ in neon",
    "exam\u200bple.com",
    "example dot com on a sign",
    "example (dot) net",
    "example[.]io",
    "http://192.168.0.1/",
  ])("are found in %s", (text) => {
    expect(hasLink(text)).toBe(true);
  });

  it.each([
    "A fox runs.It is late.",
    "a dot com bubble bursts, 1999",
    "she wears a polka dot dress in the rain",
    "8.5 million people",
    "version 1.2.3.4 of the robot",
    "a lighthouse. To the left a boat. In the sky a moon.",
    "mr. smith etc.",
    "connect the dots in a garden",
  ])("are not seen in %s", (text) => {
    expect(hasLink(text)).toBe(false);
  });

  it("are refused where the host says so, naming the shot, and nowhere else", () => {
    const parts = [
      { part: "the prompt", text: "a fox" },
      { part: "shot 2", text: "a sign with example.com" },
    ];
    const rules = { banned: [], refused: [], log: { warn() {} } };
    expect(() => createCheckWords({ ...rules, noLinks: true })(parts)).toThrow(UserMistake);
    expect(() => createCheckWords({ ...rules, noLinks: true })(parts)).toThrow(
      expect.objectContaining({ part: "shot 2" }),
    );
    expect(() => createCheckWords(rules)(parts)).not.toThrow();
  });
});
