import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  codeText,
  escapeLine,
  escapeText,
  escapeWithin,
  plainLine,
} from "../../../adapters/discord/harmless-words.ts";

describe("escaping for Discord", () => {
  it.each([
    ["bold", "**loud**", "\\*\\*loud\\*\\*"],
    ["a spoiler", "||hidden||", "\\|\\|hidden\\|\\|"],
    ["code", "`x` and ```js\ny```", "\\`x\\` and \\`\\`\\`js\ny\\`\\`\\`"],
    ["a masked link", "[free nitro](https://evil.example)", "\\[free nitro\\](https\\://evil.example)"],
    ["a header", "# Rules\n-# small", "\\# Rules\n\\-# small"],
    ["a list", "- one\n  * two\n3. three", "\\- one\n  \\* two\n3\\. three"],
    ["a quotation", "> said\n>>> all", "\\> said\n\\>\\>\\> all"],
    ["everyone", "@everyone @here", "@\u200beveryone @\u200bhere"],
    ["a mention", "<@123> <@&4> <#5>", "\\<@\u200b123\\> \\<@\u200b&4\\> \\<#5\\>"],
    ["a moment", "<t:1700000000:R>", "\\<t\\:1700000000:R\\>"],
    ["an emoji", "<:pepe:123> :fire:", "\\<\\:pepe:123\\> \\:fire:"],
    ["a command", "</video:1>", "\\</video:1\\>"],
    [
      "an invitation",
      "discord.gg/abc and discordapp.com/invite/x",
      "discord\\.gg/abc and discordapp\\.com/invite/x",
    ],
    ["a backslash before markup", "\\*", "\\\\\\*"],
  ])("shows %s as it was typed", (_, typed, escaped) => {
    expect(escapeText(typed)).toBe(escaped);
  });

  it("leaves ordinary sentences alone", () => {
    const typed = "A fox, red as rust, runs at 10:30 through snow (deep snow) - slowly. It's 3.5 km!";
    expect(escapeText(typed)).toBe(typed);
  });

  it("takes out what hides or turns the reading direction", () => {
    expect(escapeText("a\u202eb\u2066c\u0000d\ufeffe")).toBe("abcde");
  });

  it("takes out half a character, which no JSON of Discord's may have", () => {
    expect(escapeText("a fox \ud83e and a 🦊 \udd8a")).toBe("a fox  and a 🦊 ");
    expect(plainLine("a fox \ud83e", 20)).toBe("a fox");
    expect(codeText("a fox \ud83e")).toBe("`a fox`");
  });

  it("flattens heaps of marks, and keeps what a script needs", () => {
    expect(escapeText(`Z${"\u0351".repeat(40)}algo`)).toBe(`Z${"\u0351".repeat(4)}algo`);
    const typed = "Vie\u0323\u0302t, \u0e01\u0e34\u0e4a, \u05e9\u05c1\u05bc\u05b8";
    expect(escapeText(typed)).toBe(typed);
  });

  it("never breaks an escape or a character when it cuts", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 80 }),
        fc.integer({ min: 2, max: 60 }),
        (typed, most) => {
          const shown = escapeWithin(typed, most);
          expect(shown.length).toBeLessThanOrEqual(most);
          expect(shown).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
        },
      ),
    );
  });

  it("leaves nothing that Discord could read as markup, whatever is typed", () => {
    const nasty = fc.string({ unit: fc.constantFrom(..."ab1 \n\\*_~`|<>[]()#-+.:@!/&"), maxLength: 40 });
    fc.assert(
      fc.property(nasty, (typed) => {
        // What is left when every escaped character is any other: taken away, ":\*//" would be "://", which nobody sees.
        const bare = escapeText(typed).replace(/\\[^a-zA-Z0-9\s]/g, "\u2022");
        expect(bare).not.toMatch(/[*_~`|<>[\]]/);
        expect(bare).not.toMatch(/@(?!\u200b)/);
        expect(bare).not.toMatch(/:\/\//);
        expect(escapeText(typed)).not.toMatch(/^[ \t]*(#|-|\+|\d+\.)/m);
      }),
    );
  });

  it("puts a line on one line", () => {
    expect(escapeLine(" a\n\n# b ")).toBe("a # b");
  });

  it("takes hidden characters out where there is no markup, and keeps to the length", () => {
    expect(plainLine(" a\n**b**\u202e ", 100)).toBe("a **b**");
    expect(plainLine("\u202e\u0000", 100)).toBe("");
    expect(plainLine("a fox runs", 5)).toBe("a fo…");
  });

  it("keeps code inside its code", () => {
    expect(codeText("/video `x` @everyone")).toBe("`/video \u02cbx\u02cb @\u200beveryone`");
  });
});
