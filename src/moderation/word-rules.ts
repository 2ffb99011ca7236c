import { DataSet, parseRawPattern, RegExpMatcher } from "obscenity";
import { asMeant } from "./as-meant.ts";
import { createPhrases, type Glance, glance, isPhrase, remembered } from "./glance.ts";
import { folded, plain } from "./look-alikes.ts";
import {
  acrossLines,
  behindDashes,
  cjkReadings,
  hasThrice,
  isPlainWord,
  latinReadings,
  maskedPatterns,
  neighbours,
  readingsOf,
  shortPieces,
  toHiragana,
  withoutRepeats,
} from "./readings.ts";
import { CJK, type Spare, sparing } from "./sparing.ts";
import { DE } from "./words/de.ts";
import { EN } from "./words/en.ts";
import { ES } from "./words/es.ts";
import {
  ENDINGS,
  GOES_WITH_KANA,
  GRAMMAR_WORDS,
  NOT_WITHOUT_REPEATS,
  OWN_DOUBLES,
  OWN_NEIGHBOURS,
} from "./words/exceptions.ts";
import { FR } from "./words/fr.ts";
import { JA } from "./words/ja.ts";
import type { WordCategory, WordList } from "./words/list.ts";
import { PT_BR } from "./words/pt-br.ts";
import { ZH_CN } from "./words/zh-cn.ts";

/** Every list holds for every text, whatever language it is in. */
const LISTS: readonly WordList[] = [EN, DE, ES, FR, PT_BR, JA, ZH_CN];
const CATEGORIES = [
  "minors",
  "sexual",
  "gore",
  "hate",
  "selfharm",
] as const satisfies readonly WordCategory[];
/** Kana words shorter than this are found in katakana only: in hiragana they are parts of others. */
const SHORTEST_IN_HIRAGANA = 4;
/** Of two neighbours that are one word together: what of it has to be listed. */
const SHORTEST_STEM = 6;
/** Phrases written or spelled out without their spaces are known from so many letters on. */
const SHORTEST_JOINED = 7;
const LONGEST_ENDING = Math.max(...[...ENDINGS].map((ending) => ending.length));

interface Matchers {
  latin: Matcher;
  /** For readings with each letter once. */
  single: Matcher;
  cjk: Matcher;
  hiragana: Matcher;
}

type WordRules = (text: string, categories: ReadonlySet<WordCategory>) => WordCategory | undefined;

let made: WordRules | undefined;

/**
 * The words that a text may not have, by category; the first of them that is found. Made at the first look and one for the whole
 * process: they are the same for everybody, and thousands of patterns take a while.
 */
export const findListed: WordRules = (text, categories) => {
  made ??= createWordRules();
  return made(text, categories);
};

/** Makes them before anybody waits for their first film. */
export function readyWordRules(): void {
  findListed("", new Set(CATEGORIES));
}

function createWordRules(): WordRules {
  const entries = (category: WordCategory | "harmless") => [
    ...new Set(LISTS.flatMap((list) => list[category])),
  ];
  const harmless = harmlessOf(entries("harmless"));
  const matchers = Object.fromEntries(
    CATEGORIES.map((category) => [category, matchersOf(entries(category), harmless)]),
  ) as Record<WordCategory, Matchers>;
  const bare = new Map(
    CATEGORIES.flatMap((category) =>
      entries(category)
        .map((entry) => entry.replaceAll("*", ""))
        .filter((word) => word.length >= 3 && /^[a-z]+$/.test(word))
        // What is one of many is found by its singular.
        .filter((word, _, all) => !(word.endsWith("s") && all.includes(word.slice(0, -1))))
        .map((word) => [word, category] as const),
    ),
  );
  const spare = sparing(
    () => harmless.all.map(plain),
    CATEGORIES.flatMap((category) => entries(category).map(plain)),
  );
  const glances = new Map<string, Glance>();
  /** One look for all categories, and for readings with each letter once, where nearly all texts have nothing of any. */
  const glanceAt = (wanted: readonly WordCategory[]) => {
    const key = wanted.join();
    const known = glances.get(key);
    if (known) return known;
    const made = glance([
      ...new Set(wanted.flatMap((one) => [...matchers[one].latin.entries, ...matchers[one].single.entries])),
    ]);
    glances.set(key, made);
    return made;
  };
  const exactly = (joined: string) =>
    bare.get(joined) ?? (joined.endsWith("s") ? bare.get(joined.slice(0, -1)) : undefined);
  /** How the words begin that may have an ending. */
  const beginnings = new Set(
    [...bare.keys()]
      .filter((word) => word.length >= SHORTEST_STEM)
      .map((word) => word.slice(0, SHORTEST_STEM)),
  );
  const joinedPhrases = new Map(
    CATEGORIES.flatMap((category) =>
      entries(category)
        .filter((entry) => /^[a-z]+(?: [a-z]+)+$/.test(entry))
        .map((phrase) => [phrase.replaceAll(" ", ""), category] as const)
        .filter(([word]) => word.length >= SHORTEST_JOINED),
    ),
  );
  const categoryOf = (joined: string) => {
    // Three letters are what two small words make by chance.
    const exact = joined.length < 4 ? undefined : exactly(joined);
    if (exact || !beginnings.has(joined.slice(0, SHORTEST_STEM))) return exact;
    for (
      let length = Math.max(SHORTEST_STEM, joined.length - LONGEST_ENDING);
      length < joined.length;
      length++
    ) {
      const stem = bare.get(joined.slice(0, length));
      if (stem && ENDINGS.has(joined.slice(length))) return stem;
    }
    return undefined;
  };
  const joinedIn = (reading: string) =>
    neighbours(reading, GRAMMAR_WORDS)
      .filter(({ apart }) => !OWN_NEIGHBOURS.has(apart))
      .map((pair) => categoryOf(pair.joined))
      .filter((category) => category !== undefined);
  /** What the end of a line and the beginning of the next make: in every film plan they are much the same. */
  const acrossAnEnd = remembered((joined: string) => {
    // A plain word is read in one way, and is harmless as a whole or not at all.
    if (isPlainWord(joined) && exactly(joined) === undefined) return new Set<WordCategory>();
    return new Set(latinReadings(spare(joined)).flatMap((word) => exactly(word) ?? []));
  });
  return (written, categories) => {
    const text = asMeant(written, (word) => /^[\s.]*$/.test(spare(plain(word))));
    const read = folded(text);
    const latin = readingsOf(read);
    const wanted = CATEGORIES.filter((category) => categories.has(category)).map((category) => ({
      category,
      match: matchers[category],
    }));
    const mayHave = glanceAt(wanted.map(({ category }) => category));
    const mayBeSingle = CJK.test(text) || [...new Set(latin.flatMap(repeatsRemoved))].some(mayHave);
    // What is harmless as it stands isn't looked at without its double letters.
    const single = mayBeSingle
      ? [...new Set(latin.map(spare).flatMap(repeatsRemoved))].filter((reading) => !latin.includes(reading))
      : [];
    // A Chinese or Japanese reading is looked at without what is harmless in it alone.
    const seen = latin.filter((reading) => CJK.test(reading) || mayHave(reading));
    const cjk = cjkReadings(text);
    const hiragana = cjk.map(toHiragana);
    const joined = new Set(joinedIn(latin[0] ?? "").length === 0 ? [] : joinedIn(spare(latin[0] ?? "")));
    // Sentences neither end nor begin with a piece of a word: such pieces are no neighbours by chance, however short.
    const ends = acrossLines(text)
      .map(({ joined, apart }) => ({ joined: plain(joined), apart: plain(apart) }))
      .filter(({ apart }) => !hasGrammarWord(apart))
      .map(({ joined }) => joined);
    const split = [...new Set(ends)].map(acrossAnEnd);
    const pieced = shortPieces(latin[0] ?? "").filter((word) => word.length > 4);
    const dashed = behindDashes(read);
    const masks = maskedPatterns(read);
    const behindMasks =
      masks.length === 0 ? [] : [...bare.keys()].filter((word) => masks.some((mask) => mask.test(word)));
    const isJoined = (word: string) => joinedPhrases.has(word);
    const tokens = latin
      .filter((reading) => reading.split(" ").some(isJoined))
      .flatMap((reading) => spare(reading).split(" "))
      .filter(isJoined);
    return wanted.find(
      ({ category, match }) =>
        seen.some((reading) => match.latin.finds(reading)) ||
        single.some((reading) => match.single.finds(reading)) ||
        cjk.some((reading) => match.cjk.finds(reading)) ||
        hiragana.some((reading) => match.hiragana.finds(reading)) ||
        joined.has(category) ||
        split.some((found) => found.has(category)) ||
        pieced.some((word) => exactly(word) === category) ||
        dashed.some((word) => exactly(word) === category) ||
        behindMasks.some((word) => bare.get(word) === category) ||
        tokens.some((word) => joinedPhrases.get(word) === category),
    )?.category;
  };
}

const repeatsRemoved = (reading: string) => [
  withoutRepeats(reading, OWN_DOUBLES),
  hasThrice(reading) ? withoutRepeats(reading, OWN_DOUBLES, 2) : reading,
];

function hasGrammarWord(apart: string): boolean {
  return apart.split(" ").some((word) => GRAMMAR_WORDS.has(word));
}

/** What looks like something listed, by the script it is in. */
interface Harmless {
  all: readonly string[];
  latin: readonly string[];
  /** With each letter once. */
  single: readonly string[];
  /** As they are, and with each character once, as readings are also looked at. */
  cjk: readonly string[];
}

function harmlessOf(all: readonly string[]): Harmless {
  const latin = all.filter((entry) => !CJK.test(entry)).map(plain);
  return {
    ...{ all, latin, single: latin.map(once) },
    cjk: all.filter((entry) => CJK.test(entry)).flatMap((entry) => [entry, entry.replace(/(.)\1+/gu, "$1")]),
  };
}

const once = (entry: string) => entry.replace(/([a-z])\1+/g, "$1");

function matchersOf(entries: readonly string[], harmless: Harmless): Matchers {
  const latin = entries.filter((entry) => !CJK.test(entry)).map(plain);
  const cjk = entries.filter((entry) => CJK.test(entry));
  const harmlessCjk = () => harmless.cjk.filter((entry) => !cjk.includes(entry));
  const listed = new Set(latin.map((entry) => entry.replaceAll("*", "")));
  // "kkkk*", laughter, would be every word with a k in front.
  const isTelling = (entry: string) => entry.replaceAll("*", "").length > 2;
  const isListed = (entry: string) => listed.has(entry.replaceAll("*", ""));
  return {
    latin: matcher(
      latin,
      sparing(() => harmless.latin, latin),
    ),
    single: matcher(
      latin
        .map((entry) => ({ entry, single: once(entry) }))
        .filter(
          ({ entry, single }) => entry === single || (single.length > 4 && !NOT_WITHOUT_REPEATS.test(single)),
        )
        .flatMap(({ entry, single }) => [entry, single])
        .concat(latin.filter((entry) => NOT_WITHOUT_REPEATS.test(once(entry)))),
      sparing(
        () => [...harmless.latin, ...harmless.single.filter((entry) => !isListed(entry) && isTelling(entry))],
        latin,
      ),
    ),
    cjk: kanaMatcher(cjk, harmlessCjk),
    hiragana: matcher(
      cjk
        .filter((entry) => entry.length >= SHORTEST_IN_HIRAGANA || /\p{sc=Han}/u.test(entry))
        .map(toHiragana),
      sparing(() => harmlessCjk().map(toHiragana), cjk.map(toHiragana)),
    ),
  };
}

interface Matcher {
  finds(reading: string): boolean;
  entries: readonly string[];
}

/** Its dictionary knows Japanese as well. Short listed words come about by chance where two others meet: 路口 and 交通. */
const CHINESE_WORDS = new Intl.Segmenter("zh", { granularity: "word" });

/**
 * Whether a short piece of a Chinese or Japanese text, from one place up to another, lies in two words and is none. In hiragana what
 * follows is seldom told from endings: there only a word that it begins in says so.
 */
function liesAcross(reading: string, start: number, end: number): boolean {
  const piece = reading.slice(start, end);
  const isHan = /^\p{sc=Han}+$/u.test(piece);
  const isKana = !isHan && /\p{sc=Hiragana}/u.test(piece);
  const isMixed = isKana && /\p{sc=Han}/u.test(piece);
  if (!(isHan || isKana) || piece.length > (isMixed ? 5 : isKana ? 3 : 2)) return false;
  const words = CHINESE_WORDS.segment(reading);
  const [before, after] = [words.containing(start), words.containing(end - 1)];
  if (before === undefined || after === undefined || before.index === after.index) return false;
  return before.index < start || (!isKana && after.index + after.segment.length > end);
}

/** Nearly all texts have nothing that is looked for so closely, so its patterns are made for the first that may. */
function matcher(entries: readonly string[], spare: Spare): Matcher {
  const make = () => {
    const dataset = new DataSet<object>();
    for (const raw of new Set(entries.filter((entry) => !isPhrase(entry)).map(pattern)))
      dataset.addPhrase((phrase) => phrase.addPattern(parseRawPattern(raw)));
    return {
      phrases: createPhrases(entries.filter(isPhrase)),
      found: new RegExpMatcher(dataset.build()),
      mayFind: glance(entries),
    };
  };
  let made: ReturnType<typeof make> | undefined;
  return {
    entries,
    finds: (reading) => {
      made ??= make();
      const { phrases, found, mayFind } = made;
      // What is harmless in Chinese and Japanese ends anywhere, so that taking it out may make a new beginning.
      const isLatin = !CJK.test(reading);
      if (isLatin && !mayFind(reading)) return false;
      const rest = spare(reading);
      if (!isLatin && !mayFind(rest)) return false;
      if (phrases(rest)) return true;
      if (!CJK.test(rest)) return found.hasMatch(rest);
      return found
        .getAllMatches(rest)
        .some(({ startIndex, endIndex }) => !liesAcross(rest, startIndex, endIndex + 1));
    },
  };
}

/** A short katakana word is only meant where it is all of a word, or another follows that goes with it. */
function kanaMatcher(entries: readonly string[], harmless: () => readonly string[]): Matcher {
  const short = entries.filter((entry) => /^[ァ-ヴー]{2,3}$/.test(entry));
  const long = entries.filter((entry) => !short.includes(entry));
  const inner = matcher(entries, sparing(harmless, entries));
  const isMeant = (run: string) =>
    long.some((entry) => run.includes(entry)) ||
    short.some((entry) => run.startsWith(entry) && GOES_WITH_KANA.has(run.slice(entry.length)));
  return {
    entries,
    finds: (reading) =>
      inner.finds(
        reading.replace(/[ァ-ヴー]+/gu, (run) =>
          short.some((entry) => run.includes(entry)) && !isMeant(run) ? "。" : run,
        ),
      ),
  };
}

/** The library's form: `|` is where a word begins or ends, `[s]` may be there. Chinese and Japanese are found anywhere. */
function pattern(entry: string): string {
  if (CJK.test(entry)) return entry;
  const begins = entry.startsWith("*") ? "" : "|";
  const ends = entry.endsWith("*") ? "" : "[s]|";
  return `${begins}${entry.replaceAll("*", "")}${ends}`;
}
