/** What a noun and its adjectives end before. */
const ENDS =
  /\s+(?:and|or|but|with|without|in|on|at|by|to|from|of|into|over|under|for|like|as|than|please|instead|again|now|is|are|was|so|if|when|because|cause|though|here|there|then|too|also|more|less|pl[sz])(?!\p{L}).*$/iu;

/** A noun and what describes it, without what is said after it. */
export function nounsEnd(text: string): string {
  return text.trim().replace(ENDS, "");
}

/** Every word, and what it may be the plural of. */
export function formsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => [
    word,
    word.replace(/s$/u, ""),
    word.replace(/es$/u, ""),
    word.replace(/ies$/u, "y"),
  ]);
}
