import { describe, expect, it } from "vitest";
import { orderReader } from "../../src/director/reads-order.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";
import { clipOf, model, remixed } from "./remixed.ts";

const judge = createWordsJudge(orderReader);
const judged = async (prompt: string, words: string) =>
  judge.judge(words, { place: "reply", clip: clipOf(prompt), models: [model] });

describe("a film as it is told after a reply", () => {
  it.each([
    // How it is, though there is a verb that sounds alike.
    [
      "a market square full of traders",
      "make it muddy and miserable",
      "a market square full of traders, muddy and miserable",
    ],
    ["a t-rex walking through a city", "make it baby sized", "a t-rex walking through a city, baby-sized"],
    ["a small harbour", "make it snow covered", "a small harbour, snow-covered"],
    // What isn't spoken of stays in the film, otherwise.
    [
      "a perfume bottle on a pedestal",
      "change the background to matte black",
      "a perfume bottle on a pedestal with a matte black background",
    ],
    [
      "a perfume bottle on a pedestal",
      "swap the cap for a golden one",
      "a perfume bottle on a pedestal with a golden cap",
    ],
    [
      "a perfume bottle on a pedestal",
      "change the background to a beach",
      "a perfume bottle on a pedestal with a beach in the background",
    ],
    // What somebody has already isn't had twice.
    ["a woman holding an umbrella", "give her a red umbrella", "a woman holding a red umbrella"],
    [
      "a geisha walking over a bridge with an umbrella",
      "give her a red one",
      "a geisha walking over a bridge with a red umbrella",
    ],
    ["a woman with long hair dancing", "give her short hair", "a woman with short hair dancing"],
    [
      "a man in a suit and a hat dancing in a bar",
      "give him a white hat",
      "a man in a suit and a white hat dancing in a bar",
    ],
    // What is found wrong is told as it should be.
    [
      "an old fisherman on a pier, foggy morning",
      "the fog is way too thick i can barely see the guy",
      "an old fisherman on a pier, foggy morning, less fog",
    ],
    ["a boxer training in a dim gym", "too dark cant see the gloves", "a boxer training in a gym, brighter"],
    [
      "a knight fighting a dragon",
      "nice!! but the dragon's tiny. make it like 5x bigger than that",
      "a knight fighting a dragon. The dragon is 5x bigger.",
    ],
    ["a desert caravan of camels at noon", "one camel is enough", "a desert caravan of one camel at noon"],
    [
      "a jellyfish floating in dark water",
      "more of them. like hundreds",
      "hundreds of jellyfish floating in dark water",
    ],
    [
      "a wheat field under storm clouds",
      "lightning!! theres gotta be lightning",
      "a wheat field under storm clouds with lightning",
    ],
    // What is said beside it isn't told.
    [
      "a bee landing on a sunflower",
      "i'd prefer a butterfly, allergic to bees even on screen",
      "a butterfly landing on a sunflower",
    ],
    [
      "a teenager playing guitar in a bedroom",
      "left handed please, its supposed to be my son",
      "a teenager playing guitar in a bedroom. Left handed.",
    ],
    [
      "a panda eating bamboo in the forest",
      "could he be eating pizza or is that too dumb",
      "a panda eating pizza in the forest",
    ],
    [
      "a cat in a tuxedo playing the piano",
      "dog instead of cat, for science",
      "a dog in a tuxedo playing the piano",
    ],
    [
      "a glass of whiskey on a bar counter",
      "warmer light pls, its giving dentist office",
      "a glass of whiskey on a bar counter, warmer light",
    ],
    [
      "a freight train crossing a snowy mountain pass",
      "would be nicer in autumn i reckon",
      "a freight train crossing a mountain pass in autumn",
    ],
    // What comes is told in sentences.
    [
      "a lighthouse in heavy waves",
      "wider! i wanna see the coast too",
      "a lighthouse in heavy waves. Wider. The coast too.",
    ],
    [
      "steaming bowl of ramen",
      "somebody should be lifting noodles out of it",
      "steaming bowl of ramen. Somebody is lifting noodles out of it.",
    ],
    [
      "a wizard reading a book",
      "can his beard be longer? like down to the floor",
      "a wizard reading a book. His beard is longer, like down to the floor.",
    ],
    [
      "a panda eating bamboo",
      "add a baby panda trying to steal it off him",
      "a panda eating bamboo with a baby panda trying to steal it off him",
    ],
    [
      "a paper boat floating down a gutter",
      "follow it till it falls in the drain",
      "a paper boat floating down a gutter. The camera follows it till it falls in the drain.",
    ],
    ["a teenager playing guitar", "acoustic not electric", "a teenager playing guitar, acoustic"],
    // Otherwise put than it is understood.
    [
      "a desert caravan of camels at noon",
      "id go for sunset, long shadows",
      "a desert caravan of camels at sunset. Long shadows.",
    ],
    [
      "a cat in a tuxedo playing the piano",
      "tuxedo off, hawaiian shirt on",
      "a cat in a hawaiian shirt playing the piano",
    ],
    ["a street in the rain", "time lapse it", "a street in the rain, a time lapse"],
    ["a volcano by the sea", "same thing but tilt shift", "a volcano by the sea, tilt-shift"],
    [
      "a pirate ship caught in a storm",
      "what if its in a bathtub",
      "a pirate ship caught in a storm in a bathtub",
    ],
    [
      "a fisherman on a pier",
      "love the mood. what if theres a cat sitting next to him watching",
      "a fisherman on a pier with a cat sitting next to him watching",
    ],
    [
      "a barber giving a fade haircut",
      "close on the clippers, blur the rest",
      "a barber giving a fade haircut. Close on the clippers, blur the rest.",
    ],
    [
      "a barista making coffee",
      "have him spill it. everywhere",
      "a barista making coffee. He spills it everywhere.",
    ],
  ])("%s: %s", async (prompt, words, told) => {
    const verdict = await judged(prompt, words);
    expect(verdict.kind).toBe("order");
    expect(remixed(prompt, verdict.kind === "order" ? verdict.words : words).prompt).toBe(told);
  });

  it.each([
    ["a market square full of traders", "guy in the back is wearing sneakers 💀 fix", "sneakers"],
    ["a jazz trio in a bar", "swap the sax for a trumpet", "sax"],
  ])("%s: %s, without %s", (prompt, words, gone) => expect(remixed(prompt, words).negative).toBe(gone));
});

describe("talk, or offered at most", () => {
  it.each([
    ["an opera singer hitting a high note", "bravo!! encore!!"],
    ["a pirate ship caught in a storm", "abandon ship!!!"],
    ["a barber giving a haircut", "drop the barber's number"],
    ["a robot holding a sign", "drop the link"],
    ["a fox in the snow", "what if there's a bug in the code"],
    ["a fox in the snow", "what if there is a storm coming tomorrow"],
    ["a fox in the snow", "it's supposed to be my son"],
    ["a fox in the snow", "for science"],
    ["a fox in the snow", "the fox is tiny, make it make sense"],
    ["a fox in the snow", "i mean the dog is cute"],
    ["a fox in the snow", "lol, i meant the other thread"],
    ["a fox in the snow", "feels dead, like my discord"],
    ["a fox in the snow", "you can barely see him, lovely camouflage"],
    ["a fox in the snow", "dope. make my day"],
    ["a fox in the snow", "double the points"],
    ["a fox in a forest", "the rain is too heavy"],
    ["a fox in a forest", "the rain is too much"],
    ["a fox in a forest", "the traffic is way too much"],
    ["a fox in the snow", "follow him on insta"],
    ["a wheat field", "there must be a sale at the shop"],
    ["a roman bath", "the steam drifting over the arches... chefs kiss"],
    ["a city street", "its giving windows screensaver"],
    ["a fox in the snow", "too cold for my dog"],
    ["a fox in the snow", "i'd go for a beer now"],
    ["a fox in the snow", "two beers are enough"],
    ["a fox in the snow", "double the trouble"],
    ["a fox in the snow", "gloves off, game face on"],
    ["a fox in the snow", "the wind is too strong today"],
  ])("%s: %s", async (prompt, words) => expect((await judged(prompt, words)).kind).not.toBe("order"));
});
