import { byFirstLetters } from "./sparing.ts";

/** Whether something may be found in a Latin reading, what is harmless left in. */
export type Glance = (reading: string) => boolean;

/**
 * Whether there may be anything of the entries in a text: never no where there is. Nearly all texts have nothing, and a film tells its
 * words several times over (the prompt, its beats, its shots): each word is looked at once and remembered.
 */
export function glance(entries: readonly string[]): Glance {
  const inWord = remembered(glanceByPattern(entries.filter((entry) => !isPhrase(entry))));
  const phrases = createPhrases(entries.filter(isPhrase));
  return (reading) => reading.split(" ").some(inWord) || phrases(reading);
}

/** As many as a language has common words, and as long: what is longer is a text without spaces, or made up, and seldom comes again. */
const WORDS_REMEMBERED = 5_000;
const LONGEST_REMEMBERED = 24;

/** What was found in a word before. */
export function remembered<Found>(look: (word: string) => Found): (word: string) => Found {
  const known = new Map<string, Found>();
  return (word) => {
    if (word.length > LONGEST_REMEMBERED) return look(word);
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= WORDS_REMEMBERED) known.clear();
    const found = look(word);
    known.set(word, found);
    return found;
  };
}

/** One word each. */
function glanceByPattern(entries: readonly string[]): Glance {
  const plain = entries.filter((entry) => /^[a-z *]+$/.test(entry));
  const anywhere = plain.filter((entry) => entry.startsWith("*"));
  const stems = plain.filter((entry) => !entry.startsWith("*") && entry.endsWith("*"));
  const whole = plain.filter((entry) => !entry.startsWith("*") && !entry.endsWith("*"));
  const others = entries.filter((entry) => !plain.includes(entry));
  const of = (some: readonly string[]) =>
    byFirstLetters(
      some.map((entry) => entry.replaceAll("*", "")),
      12,
    );
  // Together they would take twice as long as one after the other.
  const begun = new RegExp(`(?<![a-z])(?:${of(stems)}|${of(whole)}s?(?![a-z]))`, "u");
  const within = new RegExp(of([...anywhere, ...others]), "u");
  return (reading) => begun.test(reading) || within.test(reading);
}

/** Whole words, but for the last one's ending. */
export function isPhrase(entry: string): boolean {
  return /^[^*]+ [^*]+\*?$/.test(entry);
}

/** Phrases by their first words: a pattern would be tried at every place, and of these there are thousands. */
export function createPhrases(entries: readonly string[]): Glance {
  const byFirst = new Map<string, string[]>();
  for (const entry of entries) {
    const first = entry.slice(0, entry.indexOf(" "));
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
  }
  const isAt = (reading: string, entry: string, at: number) => {
    if (entry.endsWith("*")) return reading.startsWith(entry.slice(0, -1), at);
    // It may be several.
    return reading.startsWith(entry, at) && /^s?(?![\p{L}])/u.test(reading.slice(at + entry.length));
  };
  return (reading) => {
    let at = 0;
    for (const word of reading.split(" ")) {
      if (byFirst.get(word)?.some((entry) => isAt(reading, entry, at))) return true;
      at += word.length + 1;
    }
    return false;
  };
}
