/**
 * What people typed, made harmless for showing: nobody is pinged (a word joiner after the @ keeps Telegram
 * from making a mention of it), nothing turns the writing direction of what follows, nothing is invalid UTF-8.
 */
export function tame(words: string): string {
  return words
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, " ")
    .replace(/@(?=\w)/g, "@\u2060");
}

/** `words` in at most `max` UTF-16 units, no character cut in half. */
export function shorten(words: string, max: number): string {
  if (words.length <= max) return words;
  const cut = words.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, "");
  return `${cut.trimEnd()}…`;
}
