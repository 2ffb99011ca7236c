/** Words as the part of a pattern that finds them letter by letter. */
export function asPattern(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}
