import { ENGLISH_BY_FOREIGN, UNSPACED_WORDS } from "./languages.ts";
import { COUNT_WORDS } from "./setting-words.ts";
import { formsOf, type Word, wordsOf, writesNoSpaces } from "./words.ts";

const ENGLISH = new Set(
  "the of with and is are on to at by its their his her into from through while over under near beside".split(
    " ",
  ),
);
const NEGATIONS = new Set(["no", "without", "not", "never", "ohne", "sans", "sin", "senza", "sem"]);

/**
 * The words of a prompt as English words in order, whatever language they came in; what is denied
 * ("no people", "without a cloud") is left out.
 */
export function termsOf(text: string): Word[] {
  const words = wordsOf(text);
  const isEnglish = words.some((word) => ENGLISH.has(word.text));
  const terms = words.flatMap((word) => inEnglish(word, isEnglish));
  return terms.filter((term, index) => !isDenied(terms, index, term.sentence));
}

function inEnglish(word: Word, isEnglish: boolean): Word[] {
  const as = (english: string): Word[] =>
    english.split(" ").map((text) => ({ text, forms: formsOf(text), sentence: word.sentence }));
  if (writesNoSpaces(word.text)) {
    const found: Word[] = [];
    let rest = word.text;
    while (rest) {
      const known = UNSPACED_WORDS.find((one) => rest.startsWith(one));
      if (known) found.push(...as(ENGLISH_BY_FOREIGN.get(known) ?? known));
      rest = rest.slice(known?.length ?? [...rest][0]?.length ?? 1);
    }
    return found.length > 0 ? found : [word];
  }
  const isLatin = /\p{Script=Latin}/u.test(word.text);
  if (isLatin && isEnglish) return [word];
  for (const form of foreignForms(word.text)) {
    const english = ENGLISH_BY_FOREIGN.get(form);
    if (english) return as(english);
  }
  return [word];
}

/** A word and what remains of it without the commonest endings of plural and case. */
function foreignForms(word: string): string[] {
  const forms = [word];
  for (const ending of [
    "e",
    "en",
    "er",
    "n",
    "s",
    "es",
    "x",
    "i",
    "ы",
    "и",
    "а",
    "у",
    "е",
    "ом",
    "ой",
    "ю",
  ]) {
    if (word.length > ending.length + 3 && word.endsWith(ending)) forms.push(word.slice(0, -ending.length));
  }
  for (const ending of ["а", "я", "е"]) if (word.length > 3) forms.push(`${word.slice(0, -1)}${ending}`);
  for (const article of ["ال", "l"]) {
    if (word.startsWith(article) && word.length > article.length + 2) forms.push(word.slice(article.length));
  }
  return forms;
}

function isDenied(terms: readonly Word[], index: number, sentence: number): boolean {
  for (let back = 1; back <= 2; back++) {
    const before = terms[index - back];
    if (!before || before.sentence !== sentence) return false;
    if (NEGATIONS.has(before.text)) return true;
    if (["and", "but", "with", "in"].includes(before.text)) return false;
  }
  return false;
}

/** One meaning found in the words, and which words said it. */
export interface Found<Meaning> {
  meaning: Meaning;
  word: string;
  from: number;
  length: number;
}

const LONGEST_PHRASE = 4;

/** Every phrase that the look-up knows, the longest first at each place, none inside another. */
export function findPhrases<Meaning>(
  terms: readonly Word[],
  lookUp: (phrase: string, from: number) => Meaning | undefined,
): Found<Meaning>[] {
  const found: Found<Meaning>[] = [];
  for (let from = 0; from < terms.length; ) {
    let step = 1;
    search: for (let length = Math.min(LONGEST_PHRASE, terms.length - from); length > 0; length--) {
      for (const phrase of phrasesOf(terms.slice(from, from + length))) {
        const meaning = lookUp(phrase, from);
        if (meaning === undefined) continue;
        found.push({ meaning, word: phrase, from, length });
        step = length;
        break search;
      }
    }
    from += step;
  }
  return found;
}

/** The words as one phrase; the last also in its other forms. */
function phrasesOf(words: readonly Word[]): string[] {
  const last = words.at(-1);
  if (!last) return [];
  const before = words.slice(0, -1).map((word) => word.text);
  return last.forms.map((form) => [...before, form].join(" "));
}

/** How many of the thing whose word stands at `at`; undefined: the words don't say. */
export function countBefore(terms: readonly Word[], at: number): number | undefined {
  const sentence = terms[at]?.sentence;
  for (let index = at - 1; index >= Math.max(0, at - 5); index--) {
    const term = terms[index];
    if (!term || term.sentence !== sentence) return undefined;
    if (/^\d+$/.test(term.text)) return Math.max(1, Number(term.text));
    for (const form of term.forms) {
      const count = COUNT_WORDS.get(form);
      if (count !== undefined) return count;
    }
    if (
      ["and", "with", "in", "on", "near", "by", "under", "over", "at", "a", "an", "the"].includes(term.text)
    ) {
      // "a herd of the elephants": the word for many may stand before "of the".
      if (terms[index - 1]?.text === "of") continue;
      return undefined;
    }
  }
  return undefined;
}
