import { describe, expect, it } from "vitest";
import { remixed } from "./remixed.ts";

const told = (prompt: string, words: string) => remixed(prompt, words).prompt;

describe("what a reply asks for", () => {
  it.each([
    // who has it, and not how the film looks
    [
      "a grey wolf trotting along a frozen river, moon, oil painting",
      "give him a scar over one eye",
      "a grey wolf with a scar over one eye trotting along a frozen river, moon, oil painting",
    ],
    [
      "a drowish ranger sneaking through a swamp, moss, dark fantasy",
      "give her a bow",
      "a drowish ranger with a bow sneaking through a swamp, moss, dark fantasy",
    ],
    // what is full is empty no longer
    [
      "an empty beach at dawn, waves",
      "add kids playing everywhere",
      "a beach at dawn, waves with kids playing everywhere",
    ],
    ["an empty beach at dawn, waves, one lonely chair", "no chair", "an empty beach at dawn, waves"],
    // no other one is told of
    [
      "a wizard stirring his cauldron, green smoke",
      "his little sister should watch him",
      "a wizard stirring his cauldron, green smoke. His little sister watches him.",
    ],
    [
      "a grey wolf trotting along a river",
      "have him howl at the moon and then run off",
      "a grey wolf trotting along a river. He howls at the moon and then runs off.",
    ],
    [
      "two puppies in a truck driving through a toy town",
      "make it a school bus",
      "two puppies in a school bus driving through a toy town",
    ],
  ])("of %j by %j is told in its place", (prompt, words, anew) => {
    expect(told(prompt, words)).toBe(anew);
  });
});
