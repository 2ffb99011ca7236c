/** What a rule is about; `minors` is refused wherever it is, silently, and can't be switched off. */
export type WordCategory = "sexual" | "gore" | "hate" | "selfharm" | "minors";

/**
 * Words by category. A word stands for itself and its plural in s; `*` at an end for any letters there. Without accents, in small
 * letters, as every text is read. `harmless`: what only looks like one of them, or is one in a harmless sense, in whatever list.
 */
export type WordList = Record<WordCategory | "harmless", readonly string[]>;

/** One word a line or a comma. */
export function words(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean);
}

/** Each of the first before each of the last, for what is only told by both: whom it is said of, and what. */
export function pairs(firsts: string, lasts: string): readonly string[] {
  return words(firsts).flatMap((first) => words(lasts).map((last) => `${first} ${last}`));
}
