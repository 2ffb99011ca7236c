import { expect, it } from "vitest";
import { saidInstead } from "../../src/director/said-instead.ts";

it.each([
  ["a whale breaches next to a boat", "orca > whale. switch it", "an orca breaches next to a boat"],
  [
    "a black cat sits on a windowsill",
    "ginger cat instead, mine is ginger",
    "a ginger cat sits on a windowsill",
  ],
  ["a man drinks coffee", "tea not coffee", "a man drinks tea"],
  ["a spaceship lands in a desert", "not a desert - a corn field", "a spaceship lands in a corn field"],
])("puts something in another's place: %j with %j", (told, words, instead) => {
  expect(saidInstead(told, words)).toBe(instead);
});

it("takes no sentence for a thing", () => {
  expect(saidInstead("a happy dog runs", "the dog is not happy")).toBeUndefined();
  expect(saidInstead("a man smiles", "he should not smile")).toBeUndefined();
  expect(saidInstead("a red fox runs", "not the fox, he runs away")).toBeUndefined();
});

it.each(["not bad, but darker", "dogs > cats", "a moon instead", "more snow"])(
  "leaves what is not there: %j",
  (words) => {
    expect(saidInstead("a red fox runs through fresh snow", words)).toBeUndefined();
  },
);
