import type { Meanings } from "./phrases.ts";
import { ACTION_WORDS } from "./setting-words.ts";
import type { Found } from "./terms.ts";
import type { Word } from "./words.ts";

/** The words of a film as one of its shots sees them: what has been told so far, and what is told later. */
export interface FilmSoFar {
  terms: readonly Word[];
  /** Up to the shot's own sentence. */
  soFar: readonly Found<Meanings>[];
  /** Of that, what was told just now. */
  recent: readonly Found<Meanings>[];
  /** Of later sentences those that only describe ("It is a stormy night"): they hold from the beginning. */
  described: readonly Found<Meanings>[];
  later: readonly Found<Meanings>[];
}

/** `shotNumber`: where in the film the beat is, from 1; it counts where somebody has put the beat in other words since. */
export function filmSoFar(
  film: readonly Word[],
  phrases: readonly Found<Meanings>[],
  beat: readonly Word[],
  shotNumber?: number,
): FilmSoFar {
  const now =
    sentenceOf(beat, film) ?? (shotNumber === undefined ? Number.POSITIVE_INFINITY : shotNumber - 1);
  const sentence = (found: Found<Meanings>) => film[found.from]?.sentence ?? 0;
  const later = phrases.filter((found) => sentence(found) > now);
  return {
    terms: film.filter((word) => word.sentence <= now),
    soFar: phrases.filter((found) => sentence(found) <= now),
    recent: phrases.filter((found) => sentence(found) <= now && sentence(found) >= now - 1),
    described: later.filter((found) => !happens(film.filter((word) => word.sentence === sentence(found)))),
    later,
  };
}

/** Which sentence of the film the beat ends in: the one that shares most words with the end of the beat. undefined: none. */
function sentenceOf(beat: readonly Word[], film: readonly Word[]): number | undefined {
  const last = beat.at(-1)?.sentence;
  const words = new Set(beat.filter((word) => word.sentence === last).map((word) => word.text));
  const shared = new Map<number, number>();
  for (const word of film) {
    if (words.has(word.text)) shared.set(word.sentence, (shared.get(word.sentence) ?? 0) + 1);
  }
  const [best] = [...shared].sort(([, left], [, right]) => right - left);
  return best?.[0];
}

/** Words of a change or a step in the story: what they tell of was not so before. */
const EVENTS = new Set(
  "begin began start become became turn finally then later suddenly until when fall break end reach find meet see discover open enter return wake greet stop appear".split(
    " ",
  ),
);
const SUBJECTS = new Set("he she it they we".split(" "));
const BEING = new Set("is are was were has have".split(" "));

/** "The dragon breathes": somebody definite does something. */
function doesSomething(sentence: readonly Word[]): boolean {
  if (!/^(?:the|an?|his|her|its|their)$/.test(sentence[0]?.text ?? "")) return false;
  return [2, 3].some((at) => {
    const text = sentence[at]?.text ?? "";
    return /[^s]s$/.test(text) && !BEING.has(text) && sentence[at + 1]?.text !== "of";
  });
}

/** "They reach a castle at night" happens; "it is a stormy night" and "neon lights, fog" describe. */
function happens(sentence: readonly Word[]): boolean {
  if (doesSomething(sentence)) return true;
  // "The storm is over": until then it was there.
  if (sentence.some(({ text }, at) => text === "over" && /^(?:is|are)$/.test(sentence[at - 1]?.text ?? "")))
    return true;
  return sentence.some(
    (word, at) =>
      word.forms.some((form) => EVENTS.has(form) || ACTION_WORDS.has(form)) ||
      (SUBJECTS.has(word.text) && !BEING.has(sentence[at + 1]?.text ?? "is")),
  );
}

/** What the latest sentence that says anything of this kind says. */
export function latest<Meaning>(
  found: readonly Found<Meanings>[],
  terms: readonly Word[],
  meaningOf: (meanings: Meanings) => Meaning | undefined,
): Meaning[] {
  const said = found.filter((one) => meaningOf(one.meaning) !== undefined);
  const sentence = (one: Found<Meanings> | undefined) => terms[one?.from ?? 0]?.sentence;
  const last = sentence(said.at(-1));
  return said.filter((one) => sentence(one) === last).flatMap((one) => meaningOf(one.meaning) ?? []);
}
