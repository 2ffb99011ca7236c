import { describe, expect, it } from "vitest";
import { toCommandMenu } from "../../../../adapters/console/command-menu.ts";
// @ts-expect-error the page's modules are plain JavaScript, checked by a tsconfig of their own
import { complete } from "../../../../adapters/console/page/completion.js";
import { COMMANDS } from "../small-studio.ts";

const menu = toCommandMenu(COMMANDS);

interface Offered {
  from: number;
  kind: string;
  head: string;
  eager: boolean;
  items: { insert: string; label: string; detail: string }[];
  asks?: { command: string; option: string };
}

/** `|` stands for the caret. */
function offered(typed: string): Offered | undefined {
  const caret = typed.indexOf("|");
  return complete(typed.replace("|", ""), caret, menu);
}

const labels = (typed: string) => offered(typed)?.items.map((item) => item.label);

describe("completion while one types", () => {
  it("offers commands after a slash, those that begin so first", () => {
    expect(labels("/|")).toEqual(["/video", "/remix", "/cancel", "/help"]);
    expect(labels("/e|")).toEqual(
      ["/video", "/remix", "/cancel", "/help"].filter((name) => name.includes("e")),
    );
    expect(labels("/re|")?.[0]).toBe("/remix");
  });

  it("lets Enter send a command that is typed in full", () => {
    expect(offered("/he|")?.eager).toBe(true);
    expect(offered("/help|")?.eager).toBe(false);
  });

  it("teaches what comes first, then offers the options with what they take", () => {
    expect(offered("/video |")?.head).toBe("prompt: What is to be seen (up to 2,000 characters)");
    expect(labels("/video a fox |")).toEqual(["--seconds", "--aspect", "--draft", "--model", "--private"]);
    expect(offered("/video a fox |")?.items[0]?.detail).toBe("How long (1–60 seconds)");
  });

  it("does not put itself in the way of a prompt", () => {
    expect(offered("/video a|")).toBeUndefined();
    expect(offered("/video a fox|")).toBeUndefined();
    expect(offered("/video a fox |")?.eager).toBe(false);
    expect(offered("/video prompt:'a fox --|")).toBeUndefined();
    expect(offered("a bare prompt --|")).toBeUndefined();
  });

  it("is not confused by an apostrophe in a word", () => {
    expect(labels("/video the fox's den --se|")).toEqual(["--seconds"]);
  });

  it("offers no option twice", () => {
    expect(labels("/video a fox --seconds 10 --|")).toEqual(["--aspect", "--draft", "--model", "--private"]);
    expect(labels("/video a fox ar:9:16 --|")).toEqual(["--seconds", "--draft", "--model", "--private"]);
  });

  it.each([
    ["/video a fox --aspect |"],
    ["/video a fox --aspect=|"],
    ["/video a fox aspect:|"],
    ["/video a fox ar:|"],
  ])("offers the values of a choice: %s", (typed) => {
    expect(labels(typed)).toEqual(["16:9", "9:16"]);
  });

  it("finds values by their label too, and is done with one typed in full", () => {
    expect(labels("/video a fox --aspect ta|")).toEqual(["9:16"]);
    expect(offered("/video a fox --aspect 9:16|")).toBeUndefined();
  });

  it("says what a number may be", () => {
    expect(offered("/video a fox --seconds |")).toMatchObject({
      head: "seconds: How long (1–60 seconds)",
      eager: false,
    });
  });

  it("has the bot asked where only it knows", () => {
    expect(offered("/video a fox --model wa|")?.asks).toEqual({ command: "video", option: "model" });
  });

  it("puts in what takes the place of what was typed", () => {
    const { from, items } = offered("/video a fox --se|") ?? {};
    expect("/video a fox --se".slice(0, from) + items?.[0]?.insert).toBe("/video a fox --seconds ");
  });
});
