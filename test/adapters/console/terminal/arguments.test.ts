import { describe, expect, it } from "vitest";
import { parseArguments } from "../../../../adapters/console/terminal/arguments.ts";

describe("what is given after npm start", () => {
  it.each([
    [[], { kind: "serve" }],
    [["/video a fox"], { kind: "run", json: false, yes: false, commands: [{ text: "/video a fox" }] }],
    [["a red fox"], { kind: "run", json: false, yes: false, commands: [{ text: "a red fox" }] }],
    [["fox"], { kind: "run", json: false, yes: false, commands: [{ text: "fox" }] }],
    [
      ["/video a fox", "--reply", "at night", "/help", "--json"],
      {
        kind: "run",
        json: true,
        yes: false,
        commands: [{ text: "/video a fox" }, { text: "at night", reply: true }, { text: "/help" }],
      },
    ],
    [
      ["--json", "/video a", "--reply=--seconds 20"],
      {
        kind: "run",
        json: true,
        yes: false,
        commands: [{ text: "/video a" }, { text: "--seconds 20", reply: true }],
      },
    ],
    [
      ["a fox", "--file", "fox.png", "--file=owl.png", "--reply", "like that", "--yes"],
      {
        kind: "run",
        json: false,
        yes: true,
        commands: [
          { text: "a fox", files: ["fox.png", "owl.png"] },
          { text: "like that", reply: true },
        ],
      },
    ],
  ])("reads %j", (given, expected) => {
    expect(parseArguments(given)).toEqual(expected);
  });

  it.each([["--help"], ["-h"]])("explains itself with %s, whatever else is given", (flag) => {
    expect(parseArguments(["/video a fox", flag])).toMatchObject({
      kind: "help",
      text: expect.stringContaining("Usage:"),
    });
  });

  it.each([
    [["--colour"], "There is no option --colour"],
    [["/video", "a", "fox"], '"a" is a single word: put the whole command in quotes.'],
    [["/video a fox", "--seconds", "20"], "There is no option --seconds"],
    [["--reply"], "--reply needs the words"],
    [["--reply", "  "], "--reply needs the words"],
    [["--json"], "--json needs a command"],
    [["--yes"], "--yes needs a command"],
    [["--file", "fox.png", "/video a fox"], "--file comes after the command"],
    [["/video a fox", "--file"], "--file needs the path"],
    [["", "/video a"], "A command is empty"],
  ])("says what is wrong with %j and how it is used", (given, problem) => {
    const parsed = parseArguments(given);
    expect(parsed).toMatchObject({ kind: "usage-error", text: expect.stringContaining(problem) });
    expect(parsed).toMatchObject({ text: expect.stringContaining("Usage:") });
  });
});
