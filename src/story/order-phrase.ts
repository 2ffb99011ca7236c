/**
 * An order as people say it, and as the remix reader reads it. What they name stays in their own words; `$1` and `$2` are
 * what was named.
 */
export interface Phrase {
  said: RegExp;
  order: string;
}

export const phrase = (said: string, order: string): Phrase => ({
  said: new RegExp(`^(?:${said})[.!。！]*$`, "iu"),
  order,
});
