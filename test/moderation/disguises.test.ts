import { expect, it } from "vitest";
import { createCheckWords } from "../../src/moderation/check-words.ts";
import { DE } from "../../src/moderation/words/de.ts";
import { EN } from "../../src/moderation/words/en.ts";
import { ES } from "../../src/moderation/words/es.ts";
import { FR } from "../../src/moderation/words/fr.ts";
import { JA } from "../../src/moderation/words/ja.ts";
import type { WordCategory, WordList } from "../../src/moderation/words/list.ts";
import { PT_BR } from "../../src/moderation/words/pt-br.ts";
import { ZH_CN } from "../../src/moderation/words/zh-cn.ts";

const LISTS: Record<string, WordList> = {
  en: EN,
  de: DE,
  es: ES,
  fr: FR,
  "pt-BR": PT_BR,
  ja: JA,
  "zh-CN": ZH_CN,
};
const CATEGORIES: readonly WordCategory[] = ["sexual", "gore", "hate", "selfharm", "minors"];
/** Said in peace in one sense and listed for another: the trousers of a revolution. */
const BOTH = new Set(["sans culotte"]);

const check = createCheckWords({
  banned: [],
  refused: ["sexual", "gore", "hate", "selfharm"],
  log: { warn() {} },
});
function isRefused(texts: readonly string[]): boolean {
  try {
    check(texts.map((text, index) => ({ part: `shot ${index + 1}`, text })));
    return false;
  } catch {
    return true;
  }
}

const written = (letters: string, others: string) => {
  const map = new Map([...letters].map((letter, index) => [letter, [...others][index] ?? letter]));
  return (word: string) => [...word].map((letter) => map.get(letter) ?? letter).join("");
};
const cyrillic = written("aeopcxyishknt", "аеорсхуіѕһкпт");
const turned = written("abcdefghijklmnopqrstuvwxyz", "ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz");
const digits = written("aeiostbg", "43105789");
const signs = written("aisel", "@!$€1");
const lifted = (first: number) => (word: string) =>
  [...word].map((letter) => String.fromCodePoint(first + letter.charCodeAt(0) - 97)).join("");
const each = (change: (letter: string) => string) => (word: string) => [...word].map(change).join("");
const after = (count: number, sign: string) => (word: string) =>
  word.slice(0, count) + sign + word.slice(count);
const vowel = (change: string | ((letter: string) => string)) => (word: string) =>
  word.replace(/(?<=.)[aeiou](?=.)/, change as string);

/** What is done to words to get them past a list; `\n` is where another shot begins. */
const DISGUISES: Record<string, (word: string) => string> = {
  "spelled out": (word) => [...word].join(" "),
  "with dots between": (word) => [...word].join("."),
  "with dashes between": (word) => [...word].join("-"),
  "in Cyrillic": cyrillic,
  "in Cyrillic, spelled out": (word) => [...cyrillic(word)].join(" "),
  "full width": lifted(0xff41),
  "in circles": lifted(0x24d0),
  "as a mathematician's letters": lifted(0x1d41a),
  "as flags' letters": lifted(0x1f1e6),
  "with nothing to be seen between": (word) => [...word].join("\u200b"),
  "with strokes through": each((letter) => `${letter}\u0336`),
  "digits for letters": digits,
  "digits, spelled out": (word) => [...digits(word)].join(" "),
  "signs for letters": signs,
  "a vowel masked": vowel("*"),
  "a vowel dashed": vowel("-"),
  "the first letter stretched": (word) => (word[0] ?? "").repeat(3) + word,
  "the last letter stretched": (word) => word + (word.at(-1) ?? "").repeat(3),
  "a vowel stretched": vowel((letter) => letter.repeat(4)),
  "every letter twice": each((letter) => letter + letter),
  "every letter thrice": each((letter) => letter.repeat(3)),
  "every letter twice, spelled out": (word) => [...word].map((letter) => letter + letter).join(" "),
  "digits, stretched": (word) => digits(vowel((letter) => letter.repeat(3))(word)),
  "a picture inside": after(2, "🔥"),
  "a sign inside": after(2, "_"),
  "a gap inside": after(2, " "),
  "over two shots": after(2, "\n"),
  "in Cherokee": written("abcdehiklmnoprst", "ᎪᏴᏟᎠᎬᎻᎥᏦᏞᎷɴᎾᏢᏒᏚᎢ"),
  "in phonetic letters": written("aeinoulrst", "ɑɛɩɳɵʋʟɾʂʈ"),
  "upside down": turned,
  "upside down, from the end": (word) => [...turned(word)].reverse().join(""),
  "with markup inside": after(2, "<b></b>"),
  "between words by their capitals": (word) => `the${word.charAt(0).toUpperCase()}${word.slice(1)}Scene`,
};

function caught(
  lang: string,
  disguise: (word: string) => string,
  step: number,
): { of: number; found: number } {
  const listed = CATEGORIES.flatMap((category) => LISTS[lang]?.[category] ?? [])
    .map((entry) => entry.replaceAll("*", ""))
    .filter((word, index, all) => /^[a-z]{4,}$/.test(word) && all.indexOf(word) === index);
  // A share of seven words is chance.
  const every = Math.max(1, Math.min(step, Math.floor(listed.length / FEWEST)));
  const words = listed.filter((_, index) => index % every === 0);
  const found = words.filter((word) =>
    isRefused(`a street, ${disguise(word)} scene by the water`.split("\n")),
  );
  return { of: words.length, found: found.length };
}

/** Words of a sample, in each language. */
const FEWEST = 12;
const CAUGHT = "catches four of five listed words %s, in each language";
const catches = (step: number) => (name: string) => {
  for (const lang of ["en", "de", "es", "fr", "pt-BR"]) {
    const { of, found } = caught(lang, DISGUISES[name] ?? String, step);
    expect(of).toBeGreaterThanOrEqual(FEWEST);
    expect(found / of, `${name}: ${found} of ${of} in ${lang}`).toBeGreaterThanOrEqual(
      step === 1 ? 0.8 : 0.7,
    );
  }
};
it.each(Object.keys(DISGUISES))(`${CAUGHT} (some)`, catches(12));
it.each(Object.keys(DISGUISES))(CAUGHT, { tags: ["long"] }, catches(1));

it("has nothing among the harmless that hides a listed word", () => {
  const hidden = Object.values(LISTS).flatMap((list) =>
    CATEGORIES.flatMap((category) => list[category])
      .map((entry) => entry.replaceAll("*", ""))
      .filter((word) => !BOTH.has(word) && !isRefused([word])),
  );
  expect(hidden).toEqual([]);
});
