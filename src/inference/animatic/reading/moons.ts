import type { Meanings } from "./phrases.ts";
import type { Found } from "./terms.ts";
import { countBefore } from "./terms.ts";
import type { Word } from "./words.ts";

/** Bodies of the sky hint at the night, where no hour is said. */
const HINTS = new Set(["moon", "star", "stars", "dark"]);

/** "Two moons hang in the evening sky": it is evening. */
export function withSaidHour(found: readonly Found<Meanings>[]): Found<Meanings>[] {
  const isSaid = found.some(({ meaning, word }) => meaning.time !== undefined && !HINTS.has(word));
  if (!isSaid) return [...found];
  return found.map((one) =>
    HINTS.has(one.word) ? { ...one, meaning: { ...one.meaning, time: undefined } } : one,
  );
}

const MOST = 3;

/** How many moons are told of, where that is more than one. */
export function moonsOf(terms: readonly Word[]): number | undefined {
  const at = terms.findIndex(({ text }) => text === "moons");
  if (at < 0) return undefined;
  return Math.min(MOST, countBefore(terms, at, 0) ?? 2);
}
