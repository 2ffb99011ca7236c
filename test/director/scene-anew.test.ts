import { describe, expect, it } from "vitest";
import { orderReader } from "../../src/director/reads-order.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";
import { clipOf, model, remixed } from "./remixed.ts";

const judge = createWordsJudge(orderReader);
const judged = (prompt: string, words: string) =>
  judge.judge(words, { place: "reply", clip: clipOf(prompt), models: [model] });

/** As it is made of words in reply, courtesy and haste and all. */
async function told(prompt: string, words: string): Promise<string> {
  const verdict = await judged(prompt, words);
  return verdict.kind === "order" ? remixed(prompt, verdict.words).prompt : verdict.kind;
}

describe("what is done and filmed otherwise", () => {
  it.each([
    // a new action in the place of the old
    [
      "two robots dancing in a factory",
      "do another one where they fight",
      "two robots fighting in a factory",
    ],
    [
      "a bear walking through a shop knocking over boxes, security cam footage",
      "ok now its the bear at the self checkout scanning a melon",
      "a bear at the self checkout scanning a melon, security cam footage",
    ],
    [
      "an elf bard, purple skin, playing the lute in a crowded tavern",
      "ok next scene: same girl, same outfit, but shes running away from the tavern with a bag of gold",
      "an elf bard, purple skin, running away from the tavern with a bag of gold",
    ],
    // towards us, and still where it was
    [
      "a ship crossing a bay",
      "have it come towards us instead of going away",
      "a ship crossing a bay. The ship comes towards the camera.",
    ],
    // several orders, each told by itself
    [
      "two knights fighting in a field, rain",
      "make it so the taller one falls in the mud at the end, and stay on him",
      "two knights fighting in a field, rain. The taller one falls in the mud at the end. The camera stays on him.",
    ],
    [
      "a monk ringing a bell",
      "have him look up when the bell rings and then fade to white",
      "a monk ringing a bell. He looks up when the bell rings. At the end it fades to white.",
    ],
    [
      "a ballerina dancing in a mall",
      "I'd like it to end with her walking out of frame",
      "a ballerina dancing in a mall. At the end she is walking out of frame.",
    ],
    [
      "a penguin colony on the ice",
      "dont have them move, theyre statues",
      "a penguin colony on the ice. They stay still.",
    ],
    [
      "a bonfire by a lake",
      "slow the flames down theyre kinda stressing me out",
      "a bonfire by a lake. The flames move slowly.",
    ],
    [
      "a man on a bench reading a paper",
      "have him fold the paper and walk off, and hold on the empty bench",
      "a man on a bench reading a paper. He folds the paper and walks off. The camera holds on the empty bench.",
    ],
    [
      "a wedding couple in a field",
      "dont let the veil fly up, theres no wind there",
      "a wedding couple in a field. The veil doesn't fly up.",
    ],
    [
      "a surgeon in an operating room",
      "his mask is supposed to be green and he has glasses",
      "a surgeon in an operating room. The mask is green. He has glasses.",
    ],
    [
      "a boy flying a kite, crayon drawing",
      "id rather have it look like real footage",
      "a boy flying a kite, like real footage",
    ],
    // what is kept is not told again
    [
      "a taxi in the rain, neon, 80s vhs look",
      "make it a bus but keep the vhs look",
      "a bus in the rain, neon, 80s vhs look",
    ],
    [
      "skateboarder kickflips over a hydrant, 90s vhs look",
      "make it a girl with a helmet, keep the vhs thing",
      "a girl with a helmet kickflips over a hydrant, 90s vhs look",
    ],
    // whoever takes somebody's place is drawn like them
    ["a cartoon cat in a bathtub", "make it a dog", "a cartoon dog in a bathtub"],
    // the thing about it
    ["a spider on a web", "spiders have 8 legs, this one has 6", "a spider on a web. It has 8 legs."],
    ["a samurai stands in the rain", "red armor", "a samurai with red armor stands in the rain"],
    [
      "a girl on a train, wheat fields passing by",
      "ocean instead of wheat",
      "a girl on a train, the ocean passing by",
    ],
  ])("%j, %j", async (prompt, words, wanted) => {
    expect(await told(prompt, words)).toBe(wanted);
  });

  it("tries again without what went wrong", () => {
    const fixed = remixed("an old man mends nets", "his hands have too many fingers, please fix that");
    expect(fixed).toMatchObject({ prompt: "an old man mends nets", negative: "extra fingers" });
  });
});

describe("words with the form of an order that are said for fun", () => {
  it.each([
    ["a corgi in a suit at a desk", "make him president"],
    ["a fox in snow", "make him king of the internet"],
    ["a golden retriever runs along the beach", "golden boy"],
    ["a drummer in a garage band", "more cowbell"],
    ["a knight on a horse", "paint it black"],
    ["pigeons in a plaza at noon", "pigeons > people"],
    ["a herd of cows in a field", "cows > people"],
  ])("are not made: %j, %j", async (prompt, words) => {
    expect((await judged(prompt, words)).kind).not.toBe("order");
  });

  it.each([
    ["a toaster on a table", "paint it black"],
    ["a fox in a forest", "wolf > fox"],
    ["a dog on a sofa", "make him a king"],
    ["a bell tower in a village", "more bells"],
  ])("are made where they aren't: %j, %j", async (prompt, words) => {
    expect((await judged(prompt, words)).kind).toBe("order");
  });
});
