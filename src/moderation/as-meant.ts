import { plain } from "./look-alikes.ts";
import { ANY_TOLD, TOLD_BESIDE } from "./words/beside.ts";
import { TOLD_AS_WRITTEN } from "./words/exceptions.ts";

/** "theNudeScene", "#ExploringEssex": joined words of three letters or more that begin with capitals. */
const JOINED_BY_CAPITALS =
  /(?<![\p{L}\p{N}])(?:\p{Lu}|\p{Ll})\p{Ll}{2,}(?:\p{Lu}\p{Ll}{2,})+(?![\p{L}\p{N}])/gu;
/** A name that players put between x's. */
const FRAMED_NAME = /(?<![\p{L}\p{N}])xx?_+([^\s_][^\n]*?)_+xx?(?![\p{L}\p{N}])/giu;
/** "See you later, mate": digits read as they are called. */
const CALLED_DIGITS =
  /(?<![\p{L}\p{N}])(?:m8s?|cul8r|l8r|l8er|gr8|w8|h8rs?|b4|str8|sk8\p{L}*|s3xy)(?![\p{L}\p{N}])/giu;
/** With another vowel it would be a German word. */
const SWEARING = /(?<![\p{L}])(f)[*#]+(ck(?:ing|ed|er|s)?)(?![\p{L}])/giu;
/** Marks of markup in between. */
const MARKUP = /<\/?[a-z][^<>\n]{0,40}>/gi;

/**
 * A text with what is told only as it is written brought to what is meant by it, before letters are read in any other way: words told
 * by their accents, by capitals, at the end of a line, or by what stands beside them.
 *
 * @param isHarmless whether a word looks only like a listed one
 */
export function asMeant(written: string, isHarmless: (word: string) => boolean): string {
  return written
    .normalize("NFC")
    .replace(MARKUP, "")
    .replace(SWEARING, "$1u$2")
    .replace(TOLD_AS_WRITTEN, " . ")
    .replace(CALLED_DIGITS, " . ")
    .replace(FRAMED_NAME, " $1 ")
    .replace(JOINED_BY_CAPITALS, (joined) => joined.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " "))
    .replace(/(\p{L}{2,})-\n(\p{L}{2,})/gu, (broken, before: string, after: string) =>
      isHarmless(before + after) ? " . \n" : broken,
    )
    .split("\n")
    .map(withoutTold)
    .join("\n");
}

/** A line without the words that others in it tell to be harmless. */
function withoutTold(line: string): string {
  if (!ANY_TOLD.test(line)) return line;
  return TOLD_BESIDE.reduce((rest, { word, beside }) => {
    return rest.search(word) >= 0 && beside.test(plain(rest)) ? rest.replace(word, " . ") : rest;
  }, line);
}
