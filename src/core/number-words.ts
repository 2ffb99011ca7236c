/** Numbers as English writes them, from zero: each stands at its own place. */
export const NUMBER_WORDS: readonly string[] = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
  "seventeen eighteen nineteen twenty"
).split(" ");
/** From two to ten, for patterns: how many of something people write out. */
export const TWO_TO_TEN = NUMBER_WORDS.slice(2, 11).join("|");
/** What people call seconds behind a number, in the languages that write with letters; for patterns. */
export const SECONDS_BY_NAME = "s|secs?|seconds?|segs?|segundos?|sek|sekunden?|secondes?";
const TENS = ["thirty", "forty", "fifty", "sixty"];

/** Every number up to sixty that has a word or two, and what it is: "forty-five". */
export const NUMBERS_BY_WORD: ReadonlyMap<string, number> = new Map([
  ...NUMBER_WORDS.map((word, number) => [word, number] as const),
  ...["twenty", ...TENS].flatMap((ten, at) =>
    NUMBER_WORDS.slice(0, 10).map(
      (one, more) => [more === 0 ? ten : `${ten}-${one}`, (at + 2) * 10 + more] as const,
    ),
  ),
]);
