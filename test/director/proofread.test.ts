import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addedTo, withoutContradictions } from "../../src/director/contradictions.ts";
import { proofread } from "../../src/director/proofread.ts";
import { toldPlainly } from "../../src/director/told-plainly.ts";
import { remixed } from "./remixed.ts";

const told = (prompt: string, words: string) => remixed(prompt, words).prompt;

describe("what the old prompt tells goes where the new contradicts it", () => {
  it.each([
    // a colour, said of it by another name or by a pronoun
    [
      "a yellow taxi drives through a neon street",
      "make the cab green",
      "a green taxi drives through a neon street",
    ],
    [
      "a brown horse gallops along a beach",
      "the stallion should be black with a white mane",
      "a horse gallops along a beach. The stallion is black with a white mane.",
    ],
    [
      "a small white dog chases a red ball across a lawn",
      "make him brown instead",
      "a small dog chases a red ball across a lawn. He is brown.",
    ],
    [
      "a dog chases a ball across a green lawn",
      "the grass should be dry and yellow",
      "a dog chases a ball across a dry yellow lawn",
    ],
    // a state, a material, how many are there
    [
      "a woman plays a piano in an empty hall",
      "the hall should be full of people",
      "a woman plays a piano in a hall. The hall is full of people.",
    ],
    [
      "a fisherman mends a net on a wooden pier",
      "make the pier out of stone",
      "a fisherman mends a net on a pier. The pier is out of stone.",
    ],
    [
      "a robot bumps into a sleeping orange cat",
      "wake the cat",
      "a robot bumps into an orange cat. The cat is awake.",
    ],
    // weather and hours
    [
      "a dog chases a ball across a sunny lawn",
      "it should be raining",
      "a dog chases a ball across a lawn in the rain",
    ],
    [
      "a taxi drives through a rainy neon street at night",
      "snow instead of rain",
      "a taxi drives through a neon street at night in falling snow",
    ],
    [
      "a taxi drives through a rainy street at night",
      "stop the rain and make it sunny",
      "a taxi drives through a street in bright sunlight",
    ],
    ["a dog naps in the sun on a porch", "at night", "a dog naps on a porch at night"],
    ["a kite flies under a clear blue sky", "grey sky", "a kite flies under a grey sky"],
    [
      "a kite flies over a sunny hill",
      "storm clouds and lightning",
      "a kite flies over a hill. Storm clouds and lightning.",
    ],
    // what is done, worn, and where
    [
      "a grey cat sleeps on a pile of books",
      "he should be awake and looking out of the window",
      "a grey cat on a pile of books. He is awake and looking out of the window.",
    ],
    [
      "a woman in a blue dress plays a piano in an empty hall",
      "put her in a green suit instead",
      "a woman in a green suit plays a piano in an empty hall",
    ],
    [
      "an old man feeds pigeons in a foggy park",
      "change the man to a woman in a purple coat",
      "a woman in a purple coat feeds pigeons in a foggy park",
    ],
    [
      "a woman in a blue dress plays a piano",
      "replace the woman with a tall man in a suit",
      "a tall man in a suit plays a piano",
    ],
    [
      "a grey cat sleeps on a pile of old books beside a window",
      "put the cat in a cardboard box instead",
      "a grey cat sleeps in a cardboard box beside a window",
    ],
    [
      "a brown horse gallops along an empty beach",
      "two horses running side by side",
      "two horses running side by side along an empty beach",
    ],
  ])("%s + %s", (prompt, words, prompted) => {
    expect(told(prompt, words)).toBe(prompted);
  });

  it("what is left of a sentence begins as one", () => {
    const before = "Sunny lawns and a dog.";
    expect(withoutContradictions(before, `${before} It is raining.`)).toBe("Lawns and a dog. It is raining.");
  });

  it("what comes to be in the course of the film leaves what was before", () => {
    const before = "a red lamp on a desk at night";
    const after = `${before}. At the end the lamp is green and the sun rises at dawn.`;
    expect(withoutContradictions(before, after)).toBe(after);
  });
});

describe("what can't be read is told in another way", () => {
  it.each([
    [
      "a grey cat sleeps on a pile of books",
      "make her fluffy and white",
      "a cat sleeps on a pile of books. She is fluffy and white.",
    ],
    [
      "a grey cat sleeps on a pile of books",
      "it should be snowing outside",
      "a grey cat sleeps on a pile of books while it snows outside",
    ],
    [
      "a chef in a tall hat flips a pancake",
      "make him fat with a big moustache",
      "a chef in a tall hat flips a pancake. He is fat with a big moustache.",
    ],
    [
      "a chef in a tall white hat flips a pancake in a busy kitchen",
      "make it a tiny kitchen in a boat",
      "a chef in a tall white hat flips a pancake in a tiny kitchen in a boat",
    ],
    [
      "a chef flips a pancake in a busy kitchen",
      "instead of flipping a pancake he should chop onions",
      "a chef chops onions in a busy kitchen",
    ],
    [
      "a robot bumps into a sleeping orange cat",
      "turn the orange cat into a grey one",
      "a robot bumps into a grey sleeping cat",
    ],
    [
      "two kids build a tall sandcastle",
      "replace the kids with two old men",
      "two old men build a tall sandcastle",
    ],
    [
      "an elderly couple dances slowly in a dim kitchen",
      "change the couple to two teenagers",
      "two teenagers dance slowly in a dim kitchen",
    ],
    [
      "three astronauts walk over grey dust",
      "have one of them trip and fall",
      "three astronauts walk over grey dust. One of them trips and falls.",
    ],
    [
      "an astronaut plants a flag on a red planet",
      "two astronauts shaking hands instead",
      "two astronauts shaking hands on a red planet",
    ],
    // the order's own words
    [
      "a woman plays a piano in an empty hall",
      "have petals falling from the ceiling",
      "a woman plays a piano in an empty hall. Petals are falling from the ceiling.",
    ],
    [
      "a wizard opens a book in a library",
      "instead of light let moths fly out of the pages",
      "a wizard opens a book in a library. Moths fly out of the pages.",
    ],
  ])("%s + %s", (prompt, words, prompted) => {
    expect(told(prompt, words)).toBe(prompted);
  });
});

it("what is to be gone goes by whatever name it is called", () => {
  expect(told("two kids build a tall sandcastle on a beach", "remove the children")).toBe(
    "a tall sandcastle on a beach",
  );
  expect(told("a woman knitting in a chair with a parrot", "remove the bird")).toBe(
    "a woman knitting in a chair",
  );
  expect(told("three astronauts walk over grey dust toward a silver rocket", "remove the rocket")).toBe(
    "three astronauts walk over grey dust",
  );
});

it.each([
  ["make the kid laugh", "The kid laughs."],
  ["let him slowly draw his sword", "He slowly draws his sword."],
  ["make the water muddy brown", "The water is muddy brown."],
  ["make the kitchen outdoors under trees", "The kitchen is outdoors under trees."],
  ["give him sunglasses", "He wears sunglasses."],
  ["add a flag to one of them", "One of them has a flag."],
  ["i want them to laugh", "They laugh."],
  ["what a mess", undefined],
])("%s is told plainly: %s", (order, told) => {
  expect(toldPlainly(order)).toBe(told);
});

describe("a proofread telling", () => {
  const of = <Item>(...items: Item[]) => fc.constantFrom(...items);
  const clip = fc
    .tuple(
      of("red", "green", "white"),
      of("fox", "taxi", "robot"),
      of("waits in an empty street", "stands on a wooden bridge"),
      of("at dawn", "in the rain", "on a sunny day"),
    )
    .map(([colour, who, does, when]) => `a ${colour} ${who} ${does} ${when}`);
  const said = of(
    "it is raining",
    "The street is full of people",
    "He is blue",
    "at night",
    "with a lamp",
    "please make it nice",
    "Him fat with is a hat",
    "a dog barks",
  );

  it("tells no less of what nothing was said about, and never a thing that was neither told nor asked for", () => {
    fc.assert(
      fc.property(clip, said, (before, order) => {
        const after = `${before}. ${order}.`;
        const { text } = proofread({ text: before, negative: [] }, order, { text: after, negative: [] });
        const known = new Set(
          `${before} ${after} ${toldPlainly(order) ?? ""} a an is`.toLowerCase().match(/\p{L}+/gu),
        );
        expect((text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => !known.has(word))).toEqual([]);
        expect(text).toContain(/fox|taxi|robot/u.exec(before)?.[0] ?? "");
        expect(withoutContradictions(before, text)).toBe(text);
      }),
    );
  });

  it("leaves alone what is told in another language, and what wasn't changed", () => {
    const before = { text: "ein roter Fuchs rennt durch den Schnee bei Nacht", negative: [] };
    const after = { ...before, text: `${before.text}. Mach ihn bitte blau.` };
    expect(proofread(before, "mach ihn bitte blau", after)).toBe(after);
    expect(proofread(after, "nothing", after)).toBe(after);
  });

  it("adds up to what is new: the words between what both begin and end with", () => {
    expect(addedTo("a red fox in snow", "a red fox in snow at night")).toBe("at night");
    expect(addedTo("a red fox in snow", "a blue fox in snow")).toBe("blue");
  });
});
