import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/**
 * What people read calls a thing by one word (docs/architecture.md, "Words"): a *clip* is what they ask for, reply to and
 * wait for; a *film* is what is seen and heard; a *video* is any file, and what the bot makes in everyday words.
 */
const ROOMS = [
  "commands",
  "src/core/card",
  "src/core/talk",
  "src/studio",
  "src/inference",
  "src/sound",
  "adapters",
  "workers",
];
/** Words for models, and words of other languages. */
const NO_SENTENCES = /\/animatic\/|\/reading\/|commands\/locales\/|policy\.ts$/;

const files = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => join(room, path)),
).filter((path) => !NO_SENTENCES.test(path));

const STRING = /"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

/** Every sentence of two words and more that stands in the code, without what is put into it. */
const sentences = files.flatMap((path) =>
  [
    ...readFileSync(path, "utf8")
      .replace(/^\s*(?:\/?\*|\/\/).*$/gm, "")
      .matchAll(STRING),
  ].flatMap(([, plain, template]) =>
    (plain ?? template ?? "")
      .replace(/\$\{[^}]*\}/g, "…")
      .split(/(?<=[.!?:;])\s+/)
      .filter((sentence) => sentence.includes(" "))
      .map((sentence) => ({ path, sentence })),
  ),
);

/** Commands, names of files and what models are called are no words of ours. */
const bare = (sentence: string) =>
  sentence
    .replace(/(?<![\w.])\/\w+/g, "")
    .replace(/\bfilm\.(?:otio|edl)\b|\bvideo (?:models?|servers?)\b/gi, "")
    .replace(/\bclip:\S+/g, "");

const found = (pattern: RegExp) =>
  sentences
    .filter(({ sentence }) => pattern.test(bare(sentence)))
    .map(({ path, sentence }) => `${path}: ${sentence}`);

describe("in what people read", () => {
  it("a clip, a film and a video don't stand in one sentence for the same thing", () => {
    expect(sentences.length).toBeGreaterThan(3_000);
    const beside = sentences.filter(({ sentence }) => {
      const words = bare(sentence).match(/\b(?:clip|film|video)(?=s?\b)/gi) ?? [];
      return new Set(words.map((word) => word.toLowerCase())).size > 1;
    });
    // "I make videos … reply to a clip": what the bot does, in everyday words.
    expect(
      beside
        .map(({ path, sentence }) => `${path}: ${sentence}`)
        .filter((told) => !/ma(?:ke|kes) videos/i.test(told)),
    ).toEqual([]);
  });

  it("what is asked for, replied to, waited for and paid is a clip", () => {
    expect(
      found(
        /\b(?:reply|replies|in reply) to (?:a|the|that|your) (?:finished )?(?:film|video)\b(?!,? (?:or|to))/i,
      ),
    ).toEqual([]);
    expect(found(/\bask for (?:a|the|that) (?:film|video)\b/i)).toEqual([]);
    expect(
      found(/\b(?:film|video)s? (?:under way|waits?\b|isn't finished|can be at most|costs?\b|fails\b)/i),
    ).toEqual([]);
    expect(found(/\b(?:make|makes) (?:the|its|that) (?:film|video) again\b/i)).toEqual([]);
    expect(found(/\b(?:pay|credits) for (?:films|videos)\b/i)).toEqual([]);
  });
});
