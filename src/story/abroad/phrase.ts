import { capital } from "../sentences.ts";
import type { Tongue } from "./tongue.ts";

/** From here to before there. */
export interface Span {
  at: number;
  end: number;
}

/** A noun in a description, with what belongs to it. */
export interface Phrase {
  /** With its article and all that describes it. */
  all: Span;
  /** The same without its article. */
  bare: Span;
  noun: Span;
  /** "" for none. */
  determiner: string;
  /** The preposition before it. */
  led: Span | undefined;
  /** It and the word by which it comes to something else, where it ends what is said: "mit einem Hut". */
  besides: Span | undefined;
}

interface Word extends Span {
  text: string;
}

/** "l'aube" is two. */
const WORDS = /\p{L}{1,2}['’](?=\p{L})|[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORDS)].map(({ 0: word, index }) => ({
    text: word,
    at: index,
    end: index + word.length,
  }));
}

const isNext = (text: string, one: Word | undefined, other: Word | undefined): boolean =>
  one !== undefined && other !== undefined && /^\s?$/u.test(text.slice(one.end, other.at));

/** Before its noun, and no article. */
const describes = (word: string, { isBefore, determiners }: Tongue) =>
  isBefore(word) && !determiners.test(word);

/** The phrase of a description whose noun some words name. */
export function phraseWith(text: string, named: string, tongue: Tongue): Phrase | undefined {
  const noun = nounIn(named, tongue);
  if (noun === undefined) return undefined;
  const words = wordsOf(text);
  const stem = tongue.stem(noun);
  const at = words.findIndex((word) => word.text.length > 2 && tongue.stem(word.text) === stem);
  return at < 0 ? undefined : phraseOf(text, words, at, tongue);
}

/** Whoever a description begins with. */
export function subjectOf(text: string, tongue: Tongue): Phrase | undefined {
  const words = wordsOf(text);
  const [first] = words;
  if (first === undefined || !tongue.determiners.test(first.text) || text.slice(0, first.at).trim() !== "")
    return undefined;
  const at = words.findIndex((word, index) => index > 0 && !tongue.isBefore(word.text));
  return at < 1 ? undefined : phraseOf(text, words, at, tongue);
}

/** The noun of a phrase as it is said: in German the first with a capital. */
function nounIn(named: string, tongue: Tongue): string | undefined {
  const words = wordsOf(named).filter(
    ({ text }) => !tongue.determiners.test(text) && !tongue.prepositions.test(text),
  );
  const found = words.find(({ text }) => !tongue.isBefore(text)) ?? words[0];
  return found !== undefined && found.text.length > 2 ? found.text : undefined;
}

function phraseOf(text: string, words: readonly Word[], at: number, tongue: Tongue): Phrase | undefined {
  const noun = words[at];
  if (noun === undefined) return undefined;
  let from = at;
  while (isNext(text, words[from - 1], words[from]) && describes(words[from - 1]?.text ?? "", tongue))
    from -= 1;
  const before = words[from - 1];
  const isDetermined = isNext(text, before, words[from]) && tongue.determiners.test(before?.text ?? "");
  // What stands before a noun without an article may be a verb.
  if (!isDetermined) from = at;
  let to = at;
  while (isNext(text, words[to], words[to + 1]) && tongue.isBehind(words[to + 1]?.text ?? "")) to += 1;
  const end = words[to]?.end ?? noun.end;
  const bare = { at: words[from]?.at ?? noun.at, end };
  const start = isDetermined ? from - 1 : from;
  const all = { at: words[start]?.at ?? noun.at, end };
  const lead = words[start - 1];
  const isLed = lead !== undefined && isNext(text, lead, words[start]);
  const led = isLed && tongue.prepositions.test(lead.text) ? lead : undefined;
  const after = words[to + 1];
  const isLast =
    tongue.nounIsLast ||
    after === undefined ||
    /[,.;!?]/u.test(text.slice(end, after.at)) ||
    tongue.prepositions.test(after.text);
  const joins = isLed && /^(?:mit|und|con|y|avec|et|com|e)$/iu.test(lead.text);
  return {
    all,
    bare,
    noun,
    determiner: isDetermined ? (before?.text ?? "") : "",
    led,
    besides: joins && isLast ? { at: lead.at, end } : undefined,
  };
}

/** The first place where a pattern fits, word for word. */
export function within(text: string, pattern: string, flags = "iu"): Span | undefined {
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, flags).exec(text);
  return found === null ? undefined : { at: found.index, end: found.index + found[0].length };
}

export function put(text: string, { at, end }: Span, words: string): string {
  const isFirst = /(?:^|[.!?]\s+)$/u.test(text.slice(0, at)) && /^\p{Lu}/u.test(text.slice(at, end));
  return `${text.slice(0, at)}${isFirst ? capital(words) : words}${text.slice(end)}`;
}

export function cut(text: string, { at, end }: Span): string {
  return `${text.slice(0, at).trimEnd()} ${text.slice(end).trimStart()}`.replace(/ (?=[,.;!?])/gu, "").trim();
}
