import { expect, it } from "vitest";
import { POLITE } from "../../src/story/bare-words.ts";
import { plain } from "../../src/story/beats.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";

it.each(["but ", "now ", "ok but ", "so now "])(
  "finds no order in %j over and over, and comes to an end",
  (words) => {
    expect(POLITE.test(`${words.repeat(500)}x`)).toBeTypeOf("boolean");
  },
);

it.each([" ", ", ", "! ", "...", "-", "。"])(
  "judges and reads a run of %j by its beginning",
  async (stop) => {
    const said = `add a fox${stop.repeat(1000)}now`;
    const read: string[] = [];
    const judge = createWordsJudge({
      readsAbroad: (words) => {
        read.push(words);
        return undefined;
      },
    });
    await judge.judge(said, { place: "reply", models: [] });
    for (const words of [...read, plain(said)]) expect(words).toMatch(/^add a fox[^\p{L}]{1,8}now$/u);
    expect(read).toHaveLength(1);
  },
);

it("keeps the break between two lines, and stops that somebody may mean", () => {
  expect(plain(`a fox${" \n".repeat(9)}a dog`)).toBe("a fox\na dog");
  expect(plain("wait... no!!! -- a dog")).toBe("wait... no!!! -- a dog");
});
