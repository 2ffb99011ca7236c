import { describe, expect, it } from "vitest";
import { toSlashExample } from "../../../adapters/discord/slash-example.ts";
import { commands } from "../../../commands/index.ts";
import { locales } from "../../../commands/locales/index.ts";

describe("examples on Discord", () => {
  it.each([
    ["/video a red fox runs through fresh snow", "/video prompt:a red fox runs through fresh snow"],
    ["/video a reef --seconds 20 --aspect 9:16", "/video prompt:a reef seconds:20 aspect:9:16"],
    ["/history", "/history"],
    ["just words", "just words"],
    ["/recipe", "/recipe clip:last"],
    ["/unknown thing", "/unknown thing"],
  ])("%s is pasted as %s", (typed, pasted) => {
    expect(toSlashExample(typed, commands)).toBe(pasted);
  });

  it("of every command can be read back", () => {
    for (const { name, examples } of commands) {
      for (const example of examples)
        expect(toSlashExample(example, commands)).toMatch(new RegExp(`^/${name}( \\w+:|$)`));
    }
  });

  it("have the names that the reader's menus have", () => {
    const german = locales.find(({ locale }) => locale === "de");
    expect(toSlashExample("/history 2", commands, german)).toBe("/verlauf seite:2");
  });
});
