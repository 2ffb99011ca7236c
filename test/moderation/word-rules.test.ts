import { expect, it } from "vitest";
import { findListed } from "../../src/moderation/word-rules.ts";
import { DE } from "../../src/moderation/words/de.ts";
import { EN } from "../../src/moderation/words/en.ts";
import { ES } from "../../src/moderation/words/es.ts";
import { FR } from "../../src/moderation/words/fr.ts";
import { JA } from "../../src/moderation/words/ja.ts";
import { PT_BR } from "../../src/moderation/words/pt-br.ts";
import { ZH_CN } from "../../src/moderation/words/zh-cn.ts";

const CATEGORIES = ["minors", "sexual", "gore", "hate", "selfharm"] as const;
/** A trouser of the Revolution, spelled without its hyphen. */
const HARMLESS = new Set(["sans culotte"]);

it.each(Object.entries({ EN, DE, ES, FR, JA, PT_BR, ZH_CN }))(
  "every word of the list %s is found in a text",
  (_, list) => {
    const missed = CATEGORIES.flatMap((category) =>
      list[category].filter((entry) => {
        const word = entry.replaceAll("*", "");
        return !HARMLESS.has(word) && findListed(`now: ${word}, please`, new Set([category])) !== category;
      }),
    );
    expect(missed).toEqual([]);
  },
);

it.each(['a n... "u... "d... "e woman', "n 4 k 3 d", "@ n 4 l", "n1ppl3s", "nn uu dd ee", "1 2 3 n a k e d"])(
  "has no glance pass over %s",
  (text) => {
    expect(findListed(text, new Set(CATEGORIES))).toBe("sexual");
  },
);

it("finds a phrase whose last word alone would be harmless", () => {
  expect(findListed("suprématisme blanc", new Set(["hate"]))).toBe("hate");
  expect(findListed("un mur blanc", new Set(["hate"]))).toBeUndefined();
});

it("has no star but at an end, since there alone it is read", () => {
  const all = [EN, DE, ES, FR, JA, PT_BR, ZH_CN].flatMap((list) => CATEGORIES.flatMap((one) => list[one]));
  expect(all.filter((entry) => /^.+\*.+$/.test(entry))).toEqual([]);
});
