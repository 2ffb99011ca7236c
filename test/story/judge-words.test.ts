import { describe, expect, it, vi } from "vitest";
import type { Verdict, WordsContext } from "../../src/core/ports/words-judge.ts";
import { orderReader } from "../../src/director/reads-order.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";
import { testPlan, testRequest } from "../fixtures/clip.ts";
import { figuresOf, readReplies, scoreReply } from "../fixtures/words/score-replies.ts";

const LANGUAGES = ["en", "de", "es", "fr", "pt-BR", "ja", "zh-CN"];
const inReply: WordsContext = {
  place: "reply",
  clip: { plan: testPlan(), request: testRequest() },
  models: [],
};
const inPrivate: WordsContext = { place: "private", models: [] };

describe("the replies written down before the rules", async () => {
  const outcomes = await Promise.all(readReplies("replies.jsonl").map(scoreReply));

  it.each(LANGUAGES)("make nothing of talk or a question in %s", (lang) => {
    const made = outcomes.filter(({ reply, done }) => reply.lang === lang && reply.kind !== "order" && done);
    expect(made.map(({ reply }) => reply.text)).toEqual([]);
  });

  it("are done without a question, and rightly, where they are English orders", () => {
    const { orders, done, right } = figuresOf(outcomes.filter(({ reply }) => reply.lang === "en"));
    expect(orders).toBeGreaterThan(250);
    expect(done / orders).toBeGreaterThanOrEqual(0.98);
    expect(right / done).toBeGreaterThanOrEqual(0.98);
  });

  it.each(LANGUAGES.slice(1))("are done or offered where they are orders in %s", (lang) => {
    const { orders, done, offered } = figuresOf(outcomes.filter(({ reply }) => reply.lang === lang));
    expect(orders).toBeGreaterThan(10);
    expect(done + offered).toBe(orders);
  });
});

/**
 * Written by others who hadn't seen the rules. Figures at the first run are in docs/decisions; what was found wrong was
 * mended by its kind since, so these hold what is reached and are no proof for words that nobody has tried.
 */
describe.each([
  { name: "replies-held-out.jsonl", english: 87, done: 85, right: 84, all: 153, doneOrOffered: 150 },
  // Talk that has the form of orders, idioms above all; see docs/decisions for what was made of it at first.
  { name: "replies-in-disguise.jsonl", english: 91, done: 85, right: 85, all: 143, doneOrOffered: 143 },
  // Sayings with things in them that could be seen ("put a cork in it"), among orders to three films.
  {
    name: "replies-said-in-passing.jsonl",
    english: 120,
    done: 114,
    right: 113,
    all: 120,
    doneOrOffered: 119,
  },
  // "pink robot", "leaves falling everywhere": at the first run 44 and 40 of 60 were done, and one talk of 70.
  {
    name: "replies-told-as-pictures.jsonl",
    english: 120,
    done: 114,
    right: 114,
    all: 120,
    doneOrOffered: 119,
  },
  // As people write in a lively community; at the first run 101 of the 150 were done, and 88 of them rightly.
  { name: "replies-natural.jsonl", english: 150, done: 148, right: 147, all: 234, doneOrOffered: 232 },
  // The same by somebody else, never learnt from; at the first run 116 and 103.
  { name: "replies-unheard.jsonl", english: 150, done: 141, right: 138, all: 234, doneOrOffered: 225 },
  // As people write who want things of a bot all day, by another writer: at the first run 88 of 200 were done, and 4 talk of 150.
  {
    name: "replies-lively.jsonl",
    english: 200,
    done: 181,
    right: 181,
    all: 320,
    doneOrOffered: 305,
  },
  // Never learnt from; at the first run with likeness learnt from 24,700 sentences 122 were done, 104 rightly, one talk of 80 made.
  {
    name: "replies-ordinary.jsonl",
    english: 150,
    done: 126,
    right: 125,
    all: 240,
    doneOrOffered: 235,
  },
  // Sealed until all was learnt; at the first run 179 were done, 153 rightly, two talk of 120 made.
  {
    name: "replies-sealed.jsonl",
    english: 200,
    done: 179,
    right: 176,
    all: 320,
    doneOrOffered: 316,
  },
  // In haste, by another writer; at the first run 118 of 130 were done, 89 rightly, one talk of 80 made.
  { name: "replies-hasty.jsonl", english: 130, done: 121, right: 115, all: 130, doneOrOffered: 129 },
  // In seven languages; at the first run 64 of 70 English orders were done, 49 rightly, nothing made of 176 others.
  { name: "replies-seven-languages.jsonl", english: 70, done: 67, right: 61, all: 190, doneOrOffered: 189 },
  // Sealed until those two were mended by: at the first run 91 were done, 83 rightly, one talk of 80 made.
  { name: "replies-plain.jsonl", english: 100, done: 91, right: 83, all: 100, doneOrOffered: 98 },
  // By yet another writer; at the first run 98 of 120 were done, 72 rightly, one talk of 80 made.
  { name: "replies-mixed.jsonl", english: 120, done: 112, right: 83, all: 120, doneOrOffered: 115 },
  // Sealed until those were mended by, in seven languages: at the first run 92 were done, 76 rightly, one talk of 60 made ("must be nice").
  { name: "replies-on-the-phone.jsonl", english: 100, done: 92, right: 76, all: 220, doneOrOffered: 217 },
  // By who mends the rules, in five batches, each before anything was mended by it; at their first runs, judged by eye, 135 of 150 were done and 108
  // rightly, 114 of 136 and 87, 110 of 134 and 78, 71 of 75 and 60, 36 of 40 and 31.
  { name: "replies-at-a-desk.jsonl", english: 535, done: 465, right: 440, all: 535, doneOrOffered: 505 },
  // Sealed until those were mended by, by another writer: at the first run 101 were done, 84 rightly, three talk of 60 made.
  { name: "replies-of-a-hurry.jsonl", english: 120, done: 107, right: 103, all: 228, doneOrOffered: 219 },
  // What ordinary members wrote in a week, by another writer: at the first run 90 were done, 70 rightly, one talk of 60 made.
  { name: "replies-in-a-week.jsonl", english: 99, done: 91, right: 82, all: 99, doneOrOffered: 97 },
  // By an outsider, to 24 films: at the first run 119 were done, 68 of 120 rightly and 23 clumsily by a judge's eye, no talk of 45 made.
  { name: "replies-of-an-outsider.jsonl", english: 120, done: 120, right: 119, all: 120, doneOrOffered: 120 },
  { name: "replies-fresh.jsonl", english: 54, done: 50, right: 50, all: 70, doneOrOffered: 68 },
])("the replies of $name", async ({ name, english, done, right, all, doneOrOffered }) => {
  const outcomes = await Promise.all(readReplies(name).map(scoreReply));

  it("make nothing of talk and of questions", () => {
    const made = outcomes.filter(({ reply, done: isDone }) => reply.kind !== "order" && isDone);
    expect(made.map(({ reply }) => reply.text)).toEqual([]);
  });

  it("are done, and rightly, where they are English orders", () => {
    const figures = figuresOf(outcomes.filter(({ reply }) => reply.lang === "en"));
    expect(figures.orders).toBe(english);
    expect(figures.done).toBeGreaterThanOrEqual(done);
    expect(figures.right).toBeGreaterThanOrEqual(right);
  });

  it("are done or offered where they are orders in any language", () => {
    const figures = figuresOf(outcomes);
    expect(figures.orders).toBe(all);
    expect(figures.done + figures.offered).toBeGreaterThanOrEqual(doneOrOffered);
  });
});

/**
 * Thirty orders in each of six languages: 120 by which the tables of `src/story/abroad` were mended (before there were any 72 were done,
 * 53 rightly), and 60 after that (before the tables 22 and 12; at their first run 45 and 43).
 */
describe("the orders in other languages, by their kind", async () => {
  const outcomes = await Promise.all(readReplies("replies-by-kind-abroad.jsonl").map(scoreReply));

  it("change what they are about, or are offered", () => {
    const { orders, done, right, offered } = figuresOf(outcomes);
    expect(orders).toBe(180);
    expect(done + offered).toBe(180);
    expect(done).toBeGreaterThanOrEqual(158);
    expect(right).toBeGreaterThanOrEqual(156);
  });

  it("make nothing of talk and of questions", () => {
    const made = outcomes.filter(({ reply, done }) => reply.kind !== "order" && done);
    expect(made.map(({ reply }) => reply.text)).toEqual([]);
  });
});

describe("the judge", () => {
  const judge = createWordsJudge(orderReader);

  it.each(["<3", "😂", "💀💀💀", ":kek:", "@bob look at this one", "https://tenor.com/view/cat-123", "brb"])(
    "makes nothing of %j",
    async (words) => {
      expect((await judge.judge(words, inReply)).kind).toBe("chatter");
      expect((await judge.judge(words, inPrivate)).kind).toBe("chatter");
    },
  );

  it.each([
    ["tails flicking more, less snow", "tails flicking more, less snow"],
    ["rain on him. more rain", "rain on him. more rain"],
    ["she bows. extend.", "she bows. extend."],
    ["calm sea, full moon, add a boat", "calm sea, full moon, add a boat"],
    ["remove the snow please and thank you", "remove the snow"],
    ["i'm thinking less snow, more fog", "i'm thinking less snow, more fog"],
    // Whoever reads the order leaves out why it is wanted.
    ["the fox looks weird, make it blue", "the fox looks weird, make it blue"],
  ])("leaves out no part of %j that could be seen", async (words, order) => {
    expect(await judge.judge(words, inReply)).toEqual({ kind: "order", words: order });
  });

  it("asks what is to be doubled", async () => {
    expect((await judge.judge("double it", inReply)).kind).toBe("offer");
    expect((await judge.judge("double the length", inReply)).kind).toBe("order");
  });

  it.each([
    ["turn that frown upside down", "offer"],
    ["keep it simple", "chatter"],
    ["change is hard", "chatter"],
    ["no manches 😂", "offer"],
    ["stop it, you're killing me", "chatter"],
    ["i need it in my life", "chatter"],
    ["cut his hair again and it's so short", "chatter"],
    ["more like foxy mcfoxface", "chatter"],
    ["can you make it talk or is that not possible yet", "question"],
    ["on peut en faire combien par jour", "question"],
    ["can it run faster?", "offer"],
    ["oye y si le pones un sombrero?", "offer"],
    ["no thoughts just fox", "chatter"],
    ["drop a ladybug in as captain", "order"],
    ["4/10 fox, 10/10 snow", "chatter"],
    ["should have been longer, oh well", "chatter"],
    ["no snow just rain", "order"],
    ["on dirait mon chien", "chatter"],
    ["with all due respect", "chatter"],
    ["under construction", "offer"],
    ["lose the attitude", "chatter"],
    ["my cat just stares at the snow as it falls", "chatter"],
    ["winter should be banned", "offer"],
    ["could he be any cuter", "offer"],
    ["the fox should sit", "order"],
    ["less talking more doing", "offer"],
    ["less is more i guess", "chatter"],
    ["lose the tie, Greg", "chatter"],
    ["remove the ads and i'd pay for this app", "chatter"],
    ["weniger ist mehr", "offer"],
    ["tira o cavalinho da chuva", "offer"],
    ["加我微信", "chatter"],
    ["slow clap", "offer"],
    ["without further ado", "offer"],
    ["no rain no flowers", "offer"],
    ["remove the watermark", "order"],
    ["no trees", "order"],
    ["how about a pirate ship in the background?", "order"],
    ["let it be a foggy morning", "order"],
    ["put a cork in it", "chatter"],
    ["drop it already", "chatter"],
    ["add insult to injury", "chatter"],
    ["let them eat cake", "chatter"],
    ["give peace a chance", "chatter"],
    ["in the driver's seat", "offer"],
    ["suffer the consequences", "chatter"],
    ["tiger juice", "chatter"],
    ["gone but not forgotten", "chatter"],
    ["have the upper hand", "offer"],
    ["close your eyes and count", "chatter"],
    ["then again", "offer"],
    ["can it do 30 seconds?", "question"],
    ["snow should be deeper", "order"],
    // guessed, unless it is much like an order
    ["must be nice", "chatter"],
    ["must have been expensive", "chatter"],
    ["must be magic", "offer"],
    ["must be darker", "order"],
    ["must be vertical", "order"],
    ["more trees, less snow", "order"],
    ["make his tail longer and fluffier", "order"],
    ["crank up the contrast", "order"],
    ["same but underwater", "order"],
    ["dix secondes", "order"],
    ["in the desert", "order"],
    ["turn it off", "chatter"],
    ["drop it", "offer"],
    ["too fast imo", "order"],
    ["太快了,慢一点", "order"],
    ["nimm den schnee raus", "order"],
    ["delete this pls, wrong channel", "command"],
    ["stop stop stop", "command"],
    ["ok you can make it public now", "command"],
    ["way too fast, slow it down a little? :)", "order"],
    ["mke it darker", "order"],
    ["i want it to be a girl", "order"],
    ["bisschen länger wär cool", "order"],
    ["put a hat on the fox", "order"],
    ["pie in the sky", "offer"],
    ["a man walks into a bar", "offer"],
    ["a beer would be nice", "chatter"],
    ["butterflies would be nice", "order"],
    ["red flag", "offer"],
    ["step on it!", "chatter"],
    ["blue scarf", "order"],
    ["give that fox a medal", "chatter"],
    ["foxes everywhere", "offer"],
    ["birds everywhere", "order"],
    ["a fox with a lantern", "order"],
    // An order first, and then something that is said to others, or asked.
    ["make it night, @bob look at this", "chatter"],
    ["no snow. https://tenor.com/view/cat-123", "chatter"],
    ["make it night, @42 what do you say", "chatter"],
    ["más lento, o no se puede?", "offer"],
  ])("takes %j in reply for %s", async (words, kind) => {
    expect((await judge.judge(words, inReply)).kind).toBe(kind);
  });

  it("says that a link was one, so that the person can be told", async () => {
    expect(await judge.judge("https://tenor.com/view/cat-123", inPrivate)).toEqual({
      kind: "chatter",
      link: true,
    });
  });

  it.each([
    ["a red fox runs through fresh snow", "idea"],
    ["make me a video of a dragon over tokyo", "idea"],
    ["i want a video of a train in the snow", "idea"],
    ["ich hätte gern ein video von einem pinguin am strand", "idea"],
    ["make me a sandwich", "chatter"],
    ["make it longer", "order"],
    ["stop", "command"],
    ["cancel", "command"],
    ["what can you do?", "question"],
    ["how are you?", "question"],
    ["danke", "chatter"],
  ])("takes %j in private for %s", async (words, kind) => {
    expect((await judge.judge(words, inPrivate)).kind).toBe(kind);
  });

  it.each([
    ["can i use this commercially?", "licence"],
    ["which model is this", "model"],
    ["is this AI?", "ai"],
    ["how do i make it longer?", "longer"],
    ["how much did this cost", "price"],
    ["mp4 link?", "file"],
    ["darf ich das kommerziell nutzen?", "licence"],
    ["¿cuánto cuesta?", "price"],
    ["c'est quel modèle ?", "model"],
    ["isso é IA?", "ai"],
    ["商用利用できますか？", "licence"],
    ["多少钱？", "price"],
  ])("knows what %j asks about", async (words, topic) => {
    expect(await judge.judge(words, inReply)).toEqual({ kind: "question", topic });
  });

  it("offers, never makes, what a mention says of a change", async () => {
    const verdict = await judge.judge("make it longer", { place: "mention", models: [] });
    expect(verdict.kind).toBe("offer");
  });

  it("lets a language model decide what would be offered, and offers it where that one is late, fails or doesn't know", async () => {
    const unsure = "then again";
    const says = (answer: (signal: AbortSignal) => Promise<Verdict | undefined>) =>
      createWordsJudge({ decide: (_words, _context, signal) => answer(signal) }).judge(unsure, inReply);
    const limit = vi.spyOn(AbortSignal, "timeout");
    expect(await says(async () => ({ kind: "chatter" }))).toEqual({ kind: "chatter" });
    expect(limit.mock.calls, "within a second").toEqual([[1_000]]);
    limit.mockRestore();
    expect((await says(async () => undefined)).kind).toBe("offer");
    expect((await says(async () => Promise.reject(new Error("away")))).kind).toBe("offer");
    expect((await says((signal) => new Promise((_, no) => signal.addEventListener("abort", no)))).kind).toBe(
      "offer",
    );
  });
});
