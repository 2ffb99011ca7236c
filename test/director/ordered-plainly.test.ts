import { describe, expect, it } from "vitest";
import { orderReader } from "../../src/director/reads-order.ts";
import { understandRemix } from "../../src/director/remix.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";
import { clipOf, model } from "./remixed.ts";

const judge = createWordsJudge(orderReader);
const verdictOn = (prompt: string, words: string) =>
  judge.judge(words, { place: "reply", clip: clipOf(prompt), models: [model] });

const LIBRARY = "a library at midnight, candles";
const SHIP = "a pirate ship in a storm";
const FOX = "a fox runs through snow";
const CAT = "a cat naps on a sofa";
const CHESS = "a chess set on a table, pieces moving by themselves";
const MARKET = "walking through a night market in taipei, neon signs";
const FOREST = "drone flying over a forest, fog";

describe("what somebody wants, said without the words of an order", () => {
  it.each([
    // put in there, and what it does
    [LIBRARY, "put a small owl in there reading a book", `${LIBRARY} with a small owl reading a book`],
    [LIBRARY, "stick a knight in there with a lamp", `${LIBRARY} with a knight with a lamp`],
    [SHIP, "place a monkey in it climbing the mast", `${SHIP} with a monkey climbing the mast`],
    [FOX, "throw two owls in here watching", `${FOX} with two owls watching`],
    // somebody says, or wants
    [
      "a wizard in a robe mixes a potion",
      "my daughter says the robe has to have stars on it",
      "a wizard in a robe mixes a potion. The robe has stars on it.",
    ],
    [SHIP, "grandpa said the ship should have black sails", `${SHIP}. The ship has black sails.`],
    [
      "a dog on a skateboard",
      "Mia wants the dog to wear a cape",
      "a dog on a skateboard. The dog wears a cape.",
    ],
    [
      "two kids build a snowman",
      "Leo wants the snowman to have a top hat",
      "two kids build a snowman. The snowman has a top hat.",
    ],
    // another of its kind
    [FOX, "now a wolf", "a wolf runs through snow"],
    [
      "a t-rex in pyjamas brushing his teeth",
      "now a triceratops",
      "a triceratops in pyjamas brushing his teeth",
    ],
    ["a knight plays the lute", "harp this time", "a knight plays harp"],
    ["a bear drinks tea in the woods", "coffee this time", "a bear drinks coffee in the woods"],
    [
      "claymation potato family arguing about ketchup",
      "mayo this time",
      "claymation potato family arguing about mayo",
    ],
    // a colour or a material
    ["a woman in a red dress dances", "green", "a woman in a green dress dances"],
    ["a wooden boat on a lake", "steel", "a steel boat on a lake"],
    [CHESS, "marble", `a marble ${CHESS.slice(2)}`],
    ["a robot statue in a park", "bronze", "a bronze robot statue in a park"],
    [
      "abstract liquid chrome shapes pulsing slowly on black",
      "gold",
      "gold abstract liquid shapes pulsing slowly on black",
    ],
    // asked whether it can be, or can do it
    [
      "a wooden boat on a lake",
      "could the boat be made of paper?",
      "a boat on a lake. The boat is made of paper.",
    ],
    ["a family at the beach", "can the mum be a mermaid", "a family at the beach. The mum is a mermaid."],
    [
      "a potato family at dinner",
      "can the dad be a sweet potato",
      "a potato family at dinner. The dad is a sweet potato.",
    ],
    [
      "a windmill in a field",
      "can the windmill turn faster?",
      "a windmill in a field. The windmill turns faster.",
    ],
    [
      "a whale carrying a lighthouse",
      "Can the lighthouse light turn round and round?",
      "a whale carrying a lighthouse. The lighthouse light turns round and round.",
    ],
    // how many of what nobody counted
    ["a sailing ship at sea", "Three masts, not two.", "a sailing ship at sea. The ship has three masts."],
    [
      "a steam locomotive on a viaduct",
      "Eight coaches, not three.",
      "a steam locomotive on a viaduct. The locomotive has eight coaches.",
    ],
    // labels
    [
      "a volcano model, cross section",
      "label the layers",
      "a volcano model, cross section with labels on the layers",
    ],
    ["a boxer engine running", "label the parts", "a boxer engine running with labels on the parts"],
    // the same, but
    [
      "a woman baking bread in a kitchen",
      "same woman same kitchen but its night and theres a cat on the counter",
      "a woman baking bread in a kitchen at night with a cat on the counter",
    ],
    [
      "an old fisherman mending nets in a harbor at dawn",
      "Same man same nets but its evening and theres a boy next to him",
      "an old fisherman mending nets in a harbor in the evening with a boy next to him",
    ],
    // what comes next
    [
      "two foxes having dinner in a burrow",
      "now the next morning at breakfast, same foxes, everyone's sleepy and the table is a mess",
      "two foxes having breakfast in a burrow, the next morning. They are sleepy. The table is a mess.",
    ],
    // where the camera goes
    [
      MARKET,
      "stop at one of the neon signs and look up",
      `${MARKET}. The camera stops at one of the neon signs and looks up.`,
    ],
    [
      MARKET,
      "stop at one of the neon signs and stay there",
      `${MARKET}. The camera stops at one of the neon signs and stays there.`,
    ],
    [
      FOREST,
      "turn toward the forest and go down",
      `${FOREST}. The camera turns toward the forest and goes down.`,
    ],
  ])("is made: %j, %j", async (prompt, words, told) => {
    const verdict = await verdictOn(prompt, words);
    expect(verdict.kind).toBe("order");
    if (verdict.kind !== "order") return;
    expect(understandRemix(verdict.words, clipOf(prompt)).request.prompt).toBe(told);
  });

  it.each([
    ["an astronaut plays saxophone on the moon", "no air no sound, hes just vibing"],
    ["a monkey in a hot spring", "no stress no rush, he's just in the water"],
    ["a diver in a cave", "no light no air, she's still smiling"],
    ["a car on mars", "no roads no rules, it's just driving"],
    ["a dog in a boat", "no thoughts, he's just vibing"],
    [CAT, "my mum says the dentist has to be cheap"],
    [CAT, "my vet says he needs to rest"],
    [CAT, "now a coffee"],
    [CAT, "better luck this time"],
    [CAT, "good cat this time"],
    ["a fluffy cat sleeps on a rug", "gold"],
    ["a sunset over the sea", "gold"],
    ["a red car races", "gold!!"],
    ["a chef flips a pancake", "five stars, not four"],
    ["a man walks over a bridge", "stop at the shop and get bread"],
  ])("is not: %j, %j", async (prompt, words) => {
    expect((await verdictOn(prompt, words)).kind).not.toBe("order");
  });
});

describe("what goes, what is swapped and what comes, in the place that it has", () => {
  it.each([
    // what comes stands before how it all looks
    [
      "a steam locomotive on a viaduct, colour film look",
      "add a plough",
      "a steam locomotive on a viaduct with a plough, colour film look",
    ],
    [
      "a steam locomotive on a viaduct, colour film look",
      "put a plough on the front",
      "a steam locomotive on a viaduct with a plough on the front, colour film look",
    ],
    ["a raccoon at a desk, anime style", "add two cats", "a raccoon at a desk with two cats, anime style"],
    ["a cat on a roof, cartoon, loop", "add a red ball", "a cat on a roof with a red ball, cartoon, loop"],
    // mist is fog
    ["a drone shot over rice terraces, mist, sunrise", "no fog", "a drone shot over rice terraces, sunrise"],
    ["two girls in a park, haze", "no fog", "two girls in a park"],
    // why it is to go isn't what goes
    ["an old fisherman with seagulls", "take out the seagulls they look fake", "an old fisherman"],
    ["a boy on a bench, balloons", "remove the balloons, they're distracting", "a boy on a bench"],
    // nobody is walked through
    [
      "a crowded market in marrakech, walking through the crowd",
      "no people",
      "an empty market in marrakech, walking through it",
    ],
    ["a busy market, pushing through a crowd", "no people", "an empty market, pushing through it"],
    ["a corgi surfing a wave, slow motion", "not slow mo", "a corgi surfing a wave"],
    // another way to hold the camera
    [
      "an empty school corridor, lockers, handheld camera",
      "again but no handheld",
      "an empty school corridor, lockers",
    ],
    [
      "an empty school corridor, lockers, handheld camera",
      "no handheld",
      "an empty school corridor, lockers",
    ],
    ["a dog in a park, static camera", "handheld", "a dog in a park"],
    // she is the woman, wherever the film tells of her
    [
      "black and white noir, woman in a trench coat waiting under a streetlamp",
      "swap her for a man in a hat",
      "black and white noir, a man in a hat waiting under a streetlamp",
    ],
    [
      "a black and white film, girl on a swing, fog",
      "swap her for a boy",
      "a black and white film, a boy on a swing, fog",
    ],
    ["a man walks", "can you make it go slower im getting seasick", "a man walks. It goes slower."],
  ])("%j, %j", async (prompt, words, told) => {
    expect(understandRemix(words, clipOf(prompt)).request.prompt).toBe(told);
  });

  it.each([
    ["a corgi surfing a wave", "redo it, his back legs disappear halfway", "deformed legs"],
    ["a cat on a sofa", "redo it, his tail melts", "deformed tail"],
    ["a girl paints a fence", "try again, her hands look wrong", "deformed hands"],
    ["a chef slices an onion", "redo it, too many fingers", "extra fingers"],
  ])("tries again without what went wrong: %j, %j", (prompt, words, gone) => {
    const { request } = understandRemix(words, clipOf(prompt));
    expect(request.prompt).toBe(prompt);
    expect(request.negative).toBe(gone);
  });
});
