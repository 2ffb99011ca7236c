/**
 * What people typed, made harmless for showing: nobody is pinged (a word joiner after the @ keeps Telegram
 * from making a mention of it), nothing turns the writing direction of what follows, nothing is invalid UTF-8.
 */
export function tame(words: string): string {
  return (
    words
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, " ")
      .replace(/@(?=\w)/g, "@\u2060")
  );
}

/** `words` in at most `max` UTF-16 units, no character cut in half. */
export function shorten(words: string, max: number): string {
  if (words.length <= max) return words;
  const cut = words.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, "");
  return `${cut.trimEnd()}…`;
}
