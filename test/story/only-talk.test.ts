import { describe, expect, it } from "vitest";
import { orderReader } from "../../src/director/reads-order.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";
import { testPlan, testRequest } from "../fixtures/clip.ts";

const judge = createWordsJudge(orderReader);
const kindOf = async (prompt: string, words: string) => {
  const clip = { plan: testPlan(), request: testRequest({ prompt }) };
  return (await judge.judge(words, { place: "reply", clip, models: [] })).kind;
};
const SOFA = "a red sofa in a living room, a cat on it";

describe("what is wondered about", () => {
  it.each([
    [SOFA, "can the sofa really be that big"],
    [SOFA, "could the cat teach me that"],
    [SOFA, "should the cat even be on there"],
    ["a drummer on a stage", "did the drums have to be this loud"],
    ["a chef flips a pancake in a kitchen", "could the chef actually catch that"],
    ["a boat on a lake", "can a boat that size even float"],
    ["a boat on a lake", "could the boat really hold that many people"],
    ["a moon over the sea", "can the moon look like that irl"],
    ["a knight on a bridge", "could a knight walk in that much armour"],
    ["a robot in a lab", "could the robot do my taxes"],
    ["a wizard in a tower", "could the wizard make my rent disappear"],
    ["a snowman in a garden", "could a snowman survive that"],
    ["a bee on a flower", "could the bee have picked a prettier flower"],
  ])("of %j, is no order: %j", async (prompt, words) => {
    expect(await kindOf(prompt, words)).toBe("question");
  });

  it.each([
    [SOFA, "can the sofa be bigger"],
    [SOFA, "could the cat wear a hat"],
    [SOFA, "can you make the sofa that big"],
    [SOFA, "could the cat look at me"],
    [SOFA, "can the cat jump onto my logo"],
    ["a dog chasing a ball", "can the dog really go for it and catch the ball"],
    ["a girl on a beach", "could she have long braided hair"],
    ["a girl on a beach", "can she wave at us"],
  ])("of %j, is no question where it is asked for: %j", async (prompt, words) => {
    expect(await kindOf(prompt, words)).not.toBe("question");
  });
});

describe("a saying", () => {
  it.each([
    ["a shark leaping out of the sea", "jump the shark"],
    ["two birds on a branch", "kill two birds with one stone"],
    ["a cat in a box", "let the cat out of the bag"],
    ["an elephant in a living room", "the elephant in the room"],
    ["a fox in snow", "quick as a fox lol"],
    ["a moon over the sea", "once in a blue moon"],
    ["a fire in a forest", "add fuel to the fire"],
    ["a bee on a flower", "busy as a bee"],
    ["a dinosaur birthday party with balloons", "the stegosaurus at the back is so over it"],
    ["a pug in a wedding dress", "the pug is clearly not having it"],
    ["a cat wearing a tie in a meeting", "that cat is so done with everything lol"],
    ["a duck crossing a road", "the duck is living its best life"],
    ["a goat on a car roof", "goat's totally unbothered"],
  ])("about %j is talk: %j", async (prompt, words) => {
    expect(await kindOf(prompt, words)).toBe("chatter");
  });

  it.each([
    ["a dog chasing a ball", "drop the ball"],
    ["a moon over the sea", "over the moon"],
    ["a rainy street with a man", "singing in the rain"],
  ])("that may be meant as it is said is only offered: %j, %j", async (prompt, words) => {
    expect(await kindOf(prompt, words)).toBe("offer");
  });
});
