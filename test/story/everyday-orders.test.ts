import { describe, expect, it } from "vitest";
import { orderReader } from "../../src/director/reads-order.ts";
import { everydayOrder } from "../../src/story/everyday-orders.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";
import { clipOf, model, remixed } from "../director/remixed.ts";

describe("an order as people put it among each other", () => {
  it.each([
    ["there's a car parked on the left that totally kills the vibe, take it out", "remove the car"],
    ["there's a weird guy in the background, remove him", "remove the guy"],
    ["i see a lamp post in the middle of the road, get rid of it please", undefined],
    ["i can see a lamp post in the middle of the road. can you get rid of it", "remove the lamp post"],
    ["tone down the gore", "less gore"],
    ["can you tone the smoke down a bit", "less smoke"],
    ["cut back on the lens flares", "less lens flares"],
    ["instead of just standing there he should kneel and touch it", "he should kneel and touch it"],
    ["turn him around so he walks toward us", "make it so that he walks toward us"],
    ["do one from inside one of the baskets", "show it from inside one of the baskets"],
    ["can you do it in white?", "make it white"],
    ["give the little guy an apron", "give him an apron"],
    ["let the poor old thing sleep", "let him sleep"],
    [
      "again but the pigeons are the ones playing and the robots are watching",
      "swap the pigeons and the robots",
    ],
    ["is it possible to add a second fox?", "can you add a second fox"],
  ])("%s", (said, order) => expect(everydayOrder(said)).toBe(order ?? said));

  it.each([
    "there's no way he survives that, delete your account",
    "there's something about this one",
    "tone down the music",
    "turn around",
    "do one more",
    "instead of dancing she should read a book",
    "do it in black and white",
    "reduce the length",
    "give the dog a bone",
  ])("%s: put in none of these ways", (said) => expect(everydayOrder(said)).toBe(said));
});

describe("is done without a question", () => {
  const judge = createWordsJudge(orderReader);
  it.each([
    ["hamster running a tiny food truck selling tacos", "give the little guy an apron and a moustache"],
    ["snow falling on a quiet village", "theres a car parked on the left that kills the vibe, take it out"],
    ["zombies in thick fog", "tone down the fog, want to post it at work"],
    ["matte black water bottle on a marble pedestal", "Can you do it in white? Client hates black."],
    ["a dragon flying over a medieval town", "i want it breathing fire tho"],
    ["a fox sleeping in a snowy forest", "is it possible to have two cubs beside her?"],
  ])("%s: %s", async (prompt, words) => {
    const verdict = await judge.judge(words, { place: "reply", clip: clipOf(prompt), models: [model] });
    expect(verdict.kind).toBe("order");
  });

  it.each([
    ["a fox sleeping in a snowy forest", "cute tho"],
    ["a fox sleeping in a snowy forest", "is it possible to love a fox this much"],
    ["a band on a stage", "there's a guy at work who plays like that, get rid of him lol"],
    ["a cat on a sofa", "give the little guy a break"],
    ["a cat on a sofa", "tone down the attitude"],
    // said of the room
    ["a fox in the snow", "there's a spammer in here, get rid of him"],
    ["a fox in the snow", "there's a bot in this server, remove it"],
    ["a fox in the snow", "there is a troll in the chat, delete him"],
    ["a fox in the snow", "there's a spider in the bathroom, get rid of it"],
    ["a cat on a sofa", "go easy on the poor guy"],
    ["a cat on a sofa", "cut back on the carbs"],
    ["a cat on a sofa", "bring down the government"],
    ["a cat on a sofa", "give the poor guy a chance"],
    ["a cat on a sofa", "give the poor guy a raise"],
    ["a cat on a sofa", "give the little guy a hug from me"],
    ["a cat on a sofa", "is it possible to have two cats in one apartment"],
    ["a cat on a sofa", "is it possible to add subtitles?"],
  ])("%s: %s is talk, or offered at most", async (prompt, words) => {
    const verdict = await judge.judge(words, { place: "reply", clip: clipOf(prompt), models: [model] });
    expect(verdict.kind).not.toBe("order");
  });
});

describe("is done as it is meant", () => {
  const judge = createWordsJudge(orderReader);
  it.each([
    [
      "astronaut discovers a red flower on the moon",
      "instead of just standing there he ought to kneel and touch it",
      "astronaut discovers a red flower on the moon. He kneels and touches it.",
    ],
    [
      "two robots playing chess in a park while pigeons watch",
      "the pigeons are the ones playing and the robots are watching",
      "pigeons playing chess in a park while two robots watch",
    ],
    [
      "a fox sleeping in a snowy forest",
      "is it possible to have two cubs curled up beside her? would be so cute",
      "a fox sleeping in a snowy forest. Two cubs are curled up beside her.",
    ],
    [
      "a fox sleeping in a snowy forest",
      "have a cub curled up next to her",
      "a fox sleeping in a snowy forest. A cub is curled up next to her.",
    ],
    [
      "sneaker floating in mid air, white background",
      "bg should be solid yellow",
      "sneaker floating in mid air, solid yellow background",
    ],
    ["a lighthouse on a cliff", "still sea, maybe stars", "a lighthouse on a cliff. Still sea, stars."],
    // others than whom it is about
    [
      "giant mecha walking through wheat fields, farmers ignoring it",
      "farmers should be waving at it",
      "giant mecha walking through wheat fields, farmers waving at it",
    ],
    ["a band on a stage, people clapping", "make the people dance", "a band on a stage, people dancing"],
    [
      "a girl plays violin with a dog sleeping beside her",
      "the dog should be howling",
      "a girl plays violin with a dog howling",
    ],
  ])("%s: %s", async (prompt, words, told) => {
    const verdict = await judge.judge(words, { place: "reply", clip: clipOf(prompt), models: [model] });
    expect(verdict).toMatchObject({ kind: "order" });
    expect(remixed(prompt, "words" in verdict ? verdict.words : "").prompt).toBe(told);
  });
});

describe("what is only found wrong", () => {
  it.each(["his hands have too many fingers, please fix that", "he has six fingers. fix it"])(
    "is done without in the next, and never filmed: %s",
    async (words) => {
      const [prompt, judge] = ["an old man mends nets", createWordsJudge(orderReader)];
      const verdict = await judge.judge(words, { place: "reply", clip: clipOf(prompt), models: [model] });
      const fixed = remixed(prompt, "words" in verdict ? verdict.words : "");
      expect(fixed.prompt).toBe(prompt);
      expect(fixed.negative).toMatch(/fingers/u);
    },
  );
});

describe("by a command or a form it is understood as in a reply", () => {
  it.each([
    [
      "sneaker floating in mid air, white background",
      "bg should be solid yellow",
      "sneaker floating in mid air, solid yellow background",
    ],
    [
      "a teenager scrolling her phone",
      "gimme orange hair n a green jacket on her",
      "a teenager with orange hair and a green jacket scrolling her phone",
    ],
    [
      "a samurai standing in tall grass",
      "he just stands there. make him draw the sword",
      "a samurai standing in tall grass. He draws the sword.",
    ],
    ["a dragon over an ocean", "same dragon, stormy ocean w/ big waves", "with big waves"],
    [
      "an oak tree through all four seasons",
      "do just spring to summer and leave out the rest",
      "leave out the rest",
    ],
  ])("%s: %s", (prompt, words, told) => expect(remixed(prompt, words).prompt).toContain(told));
});
