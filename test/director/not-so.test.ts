import { describe, expect, it } from "vitest";
import { orderReader } from "../../src/director/reads-order.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";
import { clipOf, model, remixed } from "./remixed.ts";

describe("what should not be so", () => {
  it.each([
    [
      "a chef tosses dough in a busy kitchen",
      "the dough should not fly",
      "a chef tosses dough in a busy kitchen",
      "flying",
    ],
    [
      "a chef tosses dough in a busy kitchen",
      "kitchen shouldn't be busy",
      "a chef tosses dough in a kitchen",
      "busy kitchen",
    ],
    [
      "a knight fights a dragon before a burning castle",
      "castle should not be burning",
      "a knight fights a dragon before a castle",
      "burning castle",
    ],
    ["a knight rides a horse", "the knight should not have a helmet", "a knight rides a horse", "helmet"],
    ["a dog runs through a park", "the dog should not run", "a dog in a park", "running"],
    [
      "a chef tosses dough",
      "the chef must not look at the camera",
      "a chef tosses dough",
      "looking at the camera",
    ],
  ])("isn't told and isn't to be seen: %j with %j", (prompt, words, told, negative) => {
    expect(remixed(prompt, words)).toMatchObject({ prompt: told, negative });
  });

  it.each([
    [
      "a lighthouse in a storm",
      "storm shouldn't be that strong",
      "a lighthouse in a storm. The storm is less strong.",
    ],
    [
      "two kids build a sandcastle",
      "the kids should not be sad",
      "two kids build a sandcastle. The kids aren't sad.",
    ],
    [
      "a dog chases a ball in a park",
      "should not chase a ball but a squirrel",
      "a dog chases a squirrel in a park",
    ],
    ["a knight fights a dragon", "the dragon should not be red but green", "a knight fights a green dragon"],
  ])("is told in whole sentences: %j with %j", (prompt, words, told) => {
    expect(remixed(prompt, words).prompt).toBe(told);
  });

  const judge = createWordsJudge(orderReader);
  it.each([
    "kids shouldn't watch this",
    "people should not eat that",
    "it shouldn't be legal",
    "it shouldn't cost so much",
    "she must not know",
    "he must not be happy about it",
    "the kids are not happy",
  ])("is nothing that is made unasked where it is said of the world: %j", async (words) => {
    const clip = clipOf("two kids build a sandcastle on a sunny beach");
    const verdict = await judge.judge(words, { place: "reply", clip, models: [model] });
    expect(verdict.kind).not.toBe("order");
    // Nor is it offered as something nobody said: "replace happy with the kids are".
    if (verdict.kind === "offer") expect(verdict.words).toBe(words);
  });
});

describe("what comes instead", () => {
  it.each([
    ["a knight fights a dragon", "turn the knights into frogs", "frogs fight a dragon"],
    ["a pirate ship sails at night", "turn the pirates into penguins", "a penguin ship sails at night"],
    ["a chef tosses pizza dough", "pancakes instead of pizza", "a chef tosses pancake dough"],
    ["a dog chases a ball", "cats instead of dogs", "cats chase a ball"],
    ["a chef cooks in a busy kitchen", "beach instead of kitchen", "a chef cooks on a busy beach"],
    [
      "a chef tosses dough in a busy kitchen",
      "quiet kitchen at night instead",
      "a chef tosses dough in a quiet kitchen at night",
    ],
    [
      "a pirate ship sails through a storm at night",
      "calm sea and sunset instead",
      "a pirate ship sails at night, calm sea and sunset",
    ],
    [
      "a lighthouse stands on a cliff in a storm",
      "sunset and calm water instead",
      "a lighthouse stands on a cliff at sunset, calm water",
    ],
    ["a lighthouse stands on a cliff", "move it to the desert", "a lighthouse stands in the desert"],
    ["a bride and groom dance in a ballroom", "put them on a beach", "a bride and groom dance on a beach"],
    ["a red fox runs through snow", "what about a wolf", "a red wolf runs through snow"],
    ["a red fox runs through snow", "i prefer a boy", "a boy runs through snow"],
    ["a robot plays chess with an old man", "a child instead of the man", "a robot plays chess with a child"],
    ["a red fox runs through snow", "have two foxes fight", "a red fox runs through snow. Two foxes fight."],
    [
      "a red fox runs through snow",
      "end it with the fox sleeping",
      "a red fox runs through snow. The fox is sleeping.",
    ],
    ["a girl rides a bike through a field", "stop her riding", "a girl in a field"],
    ["a girl rides a bike", "hundreds of them", "hundreds of girls ride a bike"],
    [
      "a girl walks through a lavender field",
      "roses instead of lavender",
      "a girl walks through a rose field",
    ],
    ["a red fox runs through snow", "needs to be funnier", "a red fox runs through snow, funnier"],
    [
      "a red fox runs through snow",
      "hide the fox behind a tree",
      "a red fox runs through snow. The fox is hidden behind a tree.",
    ],
    [
      "a red fox runs through snow",
      "make it number 106 night",
      "a red fox runs through snow, number 106 night",
    ],
  ])("%j with %j", (prompt, words, told) => {
    expect(remixed(prompt, words).prompt).toBe(told);
  });
});
