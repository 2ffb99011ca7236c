import { isDeed } from "./act-words.ts";
import { withoutCraft } from "./craft.ts";
import { withEmojiAsWords } from "./emoji.ts";
import { ENGLISH_BY_FOREIGN, UNSPACED_WORDS } from "./languages.ts";
import { POSTPOSITIONS } from "./languages-more.ts";
import { ENTRY_BY_WORD } from "./lexicon.ts";
import {
  ACTION_WORDS,
  COLOUR_WORDS,
  COUNT_WORDS,
  GROUP_WORDS,
  PLACE_WORDS,
  TIME_WORDS,
  WEATHER_WORDS,
} from "./setting-words.ts";
import { newWord, textOf, type Word, wordsOf, writesNoSpaces } from "./words.ts";

const ENGLISH = new Set(
  "the of with and is are on to at by its their his her into from through while over under near beside".split(
    " ",
  ),
);
/** Small words that no English sentence has. */
const FOREIGN = new Set(
  "der das ein eine einen einem einer und auf mit im am zum zur beim vom le la les un une des du et sur dans avec au aux el los las una y en con por del os uma um na nas nos da em ao com e o".split(
    " ",
  ),
);
/** English for something, and no word of another language: German "Bar(en)" are bears. */
const isKnown = (word: Word) =>
  (!ENGLISH_BY_FOREIGN.has(word.text) && word.forms.some(isEnglishWord)) ||
  word.nouns.some((form) => ENTRY_BY_WORD.has(form)) ||
  /^(?:no|or|an|not)$/.test(word.text);
const isEnglishWord = (form: string) =>
  PLACE_WORDS.has(form) || TIME_WORDS.has(form) || WEATHER_WORDS.has(form) || form in COLOUR_WORDS;
const NEGATIONS = new Set(
  "no without not never nor neither isnt arent doesnt dont ohne sans sin senza sem".split(" "),
);
/** These end what a negation denies: "no hat and a dog". */
const BOUNDS = new Set(["and", "but", "with", "in"]);
const PASSED_OVER = new Set(["a", "an", "the", "any", "or", "nor", "wearing"]);

/**
 * The words of a prompt as English words in order, whatever language they came in; what is denied
 * ("no people", "without a cloud") is left out. `among`: the text it is part of, whose language it has where its own
 * few words don't tell.
 */
export function termsOf(text: string, among = ""): Word[] {
  const words = wordsOf(withoutCraft(withEmojiAsWords(text)));
  const isEnglish =
    areEnglish(words) ||
    (among !== "" && !words.some((word) => FOREIGN.has(word.text)) && areEnglish(wordsOf(among)));
  const terms = translated(words, isEnglish);
  return terms.filter(
    (term, index) => !isDenied(terms, index, term.sentence) && (isEnglish || !isPartitive(terms, index)),
  );
}

/** French "nourrit des pigeons": what is fed, and nothing of it. */
const isPartitive = (terms: readonly Word[], at: number): boolean =>
  terms[at]?.text === "of" && !terms[at]?.pause && isDeed(terms[at - 1]?.forms ?? []);

/** Whether a text is written in English, as far as its small words tell. */
export function areEnglish(words: readonly Word[]): boolean {
  return (
    words.some((word) => ENGLISH.has(word.text)) ||
    (!words.some((word) => FOREIGN.has(word.text)) && words.some((word) => isKnown(word)))
  );
}

/** Up to so many words of another language that are one in English. */
const LONGEST_FOREIGN = 4;

function translated(words: readonly Word[], isEnglish: boolean): Word[] {
  if (isEnglish) return words.flatMap((word) => inEnglish(word, true));
  const terms: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] as Word;
    let taken = 1;
    let english: readonly Word[] | undefined;
    for (let length = LONGEST_FOREIGN; length > 1 && !english; length--) {
      const run = words.slice(at, at + length);
      if (
        run.length < length ||
        run.some((one, place) => one.sentence !== word.sentence || (place > 0 && one.pause))
      )
        continue;
      const known = ENGLISH_BY_FOREIGN.get(run.map((one) => one.text).join(" "));
      if (!known) continue;
      english = asWords(known, word);
      taken = length;
    }
    terms.push(...(english ?? inEnglish(word, false)));
    at += taken;
  }
  return terms;
}

const isNoNoun = (english: string) =>
  english in COLOUR_WORDS || COUNT_WORDS.has(english) || ACTION_WORDS.has(english);

const asWords = (english: string, word: Word): Word[] =>
  english.split(" ").map((text, place) => newWord(text, word.sentence, word.pause && place === 0));

/** Written after a number for what is counted: they say no more. */
const COUNTERS = new Set("羽匹頭人つ個本台枚的只个位名条辆艘座头");

function inEnglish(word: Word, isEnglish: boolean): Word[] {
  if (writesNoSpaces(word.text)) {
    const found: Word[] = [];
    let rest = word.text;
    let last = 0;
    // What no word is known for stands between: what follows it belongs to it, and to no word before.
    let isBroken = false;
    while (rest) {
      const known = UNSPACED_WORDS.find((one) => rest.startsWith(one));
      const after = known ? POSTPOSITIONS[known] : undefined;
      if (known && after && !ENGLISH_BY_FOREIGN.has(known)) {
        // "Table upon": the English word goes before the noun.
        if (!isBroken) found.splice(last, 0, ...asWords(after, word));
        last = found.length;
      } else if (known) {
        const english = ENGLISH_BY_FOREIGN.get(known) ?? known;
        if (english.endsWith("mark")) found.push(...asWords(english, word));
        else {
          last = found.length;
          found.push(...asWords(english, word));
        }
      }
      const [letter = ""] = rest;
      isBroken = known === undefined && !(letter === "の" && !isBroken) && !COUNTERS.has(letter);
      rest = rest.slice(known?.length ?? letter.length);
    }
    return (found.length > 0 ? found : [word]).map((one) => ({ ...one, isUnspaced: true }));
  }
  const isLatin = /\p{Script=Latin}/u.test(word.text);
  if (isLatin && isEnglish) return [word];
  for (const form of foreignForms(word.text)) {
    const english = ENGLISH_BY_FOREIGN.get(form);
    if (!english) continue;
    // A plural's ending tells how many, and must not be lost on the way.
    const isPlural =
      isLatin &&
      form !== word.text &&
      /(?:s|n)$/.test(word.text) &&
      !english.endsWith("s") &&
      !isNoNoun(english);
    return asWords(
      isPlural && /^[a-z -]+$/.test(english) && word.text.length > 4 ? `${english}s` : english,
      word,
    );
  }
  return [word];
}

/** A word and what remains of it without the commonest endings of plural and case. */
function foreignForms(word: string): string[] {
  const forms = [word];
  // First: French "l'aube" is not German "Laub".
  for (const article of ["ال", "l"]) {
    if (word.startsWith(article) && word.length > article.length + 2) forms.push(word.slice(article.length));
  }
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
  for (const ending of ["а", "я", "е", "ь", ""])
    if (word.length > 3) forms.push(`${word.slice(0, -1)}${ending}`);
  return forms;
}

/** "No people", "without a red hat", "no cats or dogs": up to two words after a negation, in its part of the sentence. */
function isDenied(terms: readonly Word[], index: number, sentence: number): boolean {
  for (let at = index, counted = 0; counted < 2; at--) {
    const before = terms[at - 1];
    if (!before || before.sentence !== sentence || terms[at]?.pause) return false;
    if (NEGATIONS.has(before.text)) return true;
    if (BOUNDS.has(before.text)) return false;
    if (!PASSED_OVER.has(before.text)) counted++;
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

/**
 * Every phrase that the look-up knows, the longest first at each place, none inside another. The look-up is
 * given a phrase in all its forms, as spoken first, and answers with the form it knows.
 */
export function findPhrases<Meaning>(
  terms: readonly Word[],
  lookUp: (forms: readonly string[], from: number) => { word: string; meaning: Meaning } | undefined,
): Found<Meaning>[] {
  const found: Found<Meaning>[] = [];
  for (let from = 0; from < terms.length; ) {
    let step = 1;
    for (let length = Math.min(LONGEST_PHRASE, terms.length - from); length > 0; length--) {
      const known = lookUp(phraseForms(terms.slice(from, from + length)), from);
      if (known === undefined) continue;
      found.push({ ...known, from, length });
      step = length;
      break;
    }
    from += step;
  }
  return found;
}

/** The words as one phrase; the last also in its other forms. */
function phraseForms(words: readonly Word[]): string[] {
  const before = words.slice(0, -1).map((word) => word.text);
  return (words.at(-1)?.nouns ?? []).map((form) => [...before, form].join(" "));
}

/** How many of the thing whose word stands at `at`; undefined: the words don't say. What stands before `floor` is said of others. */
export function countBefore(terms: readonly Word[], at: number, floor: number): number | undefined {
  const sentence = terms[at]?.sentence;
  for (let index = at - 1; index >= Math.max(floor, at - 5); index--) {
    const term = terms[index];
    if (!term || term.sentence !== sentence) return undefined;
    if (/^\d+$/.test(term.text)) return Math.max(1, Number(term.text));
    for (const form of term.forms) {
      const count = COUNT_WORDS.get(form);
      if (count !== undefined && (!GROUP_WORDS.has(form) || terms[index + 1]?.text === "of")) return count;
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

/** How many several are: "letters fly all over the road" are more than three. */
export function severalAt(terms: readonly Word[], from: number): number {
  return /^\w+ (?:all over|all around|everywhere)\b/.test(textOf(terms.slice(from, from + 4))) ? 6 : 3;
}
