/** How many words of its own a community can have stopped, and how long one may be, in characters: every order is read for them. */
export const OWN_WORDS = { most: 200, longest: 60 } as const;

/** Why something can't be such a word, as the end of a sentence; undefined: it can. */
export function ownWordProblem(word: string): string | undefined {
  if ([...word].length > OWN_WORDS.longest) return `is longer than ${OWN_WORDS.longest} characters.`;
  if (!/[\p{L}\p{N}\p{S}]/u.test(word)) return "has neither letters nor digits to be found by.";
  return undefined;
}
