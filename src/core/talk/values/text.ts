/**
 * Control characters but tab and line break, lone surrogates, and the invisible marks that turn text around or hide
 * in it; letters of every script, joiners inside emoji and marks of direction between words stay.
 */
const UNWANTED =
  /(?![\n\t])\p{Cc}|[\p{Surrogate}\p{Noncharacter_Code_Point}\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu;

/** Text as it is kept: composed (NFC), one kind of line break, nothing invisible that could harm, trimmed. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(UNWANTED, "")
    .normalize("NFC")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Whether there is anything to see: a letter, a digit, a sign, an emoji. */
export function isVisible(text: string): boolean {
  return /[^\s\p{C}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/u.test(text);
}

/** Length as people count it and Discord checks it: in code points. */
export function textLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** At most `most` code points, ending in … where something was left out. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const points = [...text];
  return points.length <= most
    ? text
    : `${points
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}

/** What a person gave, short and on one line, in quotes, for a sentence that tells them about it. */
export function quoteGiven(text: string): string {
  return `“${shorten(cleanText(text.slice(0, 400)).replace(/\s+/g, " "), 60)}”`;
}
