import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { featuresOf, likenessToOrder, WEIGHTS } from "../../src/story/likeness.ts";
import { learn, packed, readSentences, sentencesToLearn } from "../fixtures/words/learn.ts";

const FOX = "a red fox runs through fresh snow";

describe("the likeness to an order", () => {
  it.each([
    ["swap the snow for sand please", "that snow looks cold"],
    ["could you give the fox a green scarf", "my dog has a green scarf"],
    ["mach den fuchs bitte blau", "der fuchs ist ja süß"],
    ["背景を夜にしてください", "かわいいですね"],
  ])("is greater for %j than for %j", (order, talk) => {
    expect(likenessToOrder(order, FOX)).toBeGreaterThan(0.7);
    expect(likenessToOrder(talk, FOX)).toBeLessThan(0.65);
  });

  it("has a weight for each feature, whatever is said", () => {
    for (const words of ["", "?", "9".repeat(2000), "🦊🦊", "\u0000", "make ".repeat(500)]) {
      expect(featuresOf(words, "").every((feature) => feature >= 0 && feature < WEIGHTS)).toBe(true);
      expect(likenessToOrder(words, "")).toBeGreaterThanOrEqual(0);
    }
  });

  it("is learnt from what is said, and the same each time", () => {
    const sentences = readSentences(
      "## a fox\no en make it blue\nc en it is blue\no en make it red\nc en he is red\n",
    );
    expect(sentences.map(({ isOrder }) => isOrder)).toEqual([true, false, true, false]);
    expect(packed(learn(sentences))).toBe(packed(learn(sentences)));
  });

  it("is what the sentences in the house give", { tags: ["long"] }, () => {
    const kept = readFileSync(new URL("../../src/story/likeness.json", import.meta.url), "utf8");
    expect(packed(learn(sentencesToLearn()))).toBe(kept);
  });
});
