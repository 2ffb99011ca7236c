import { COLOURS, withDetail, withoutArticle } from "../story/merge-words.ts";
import { isManyOf, isSeenNoun, lastWord, readNounPhrase } from "../story/noun-in-text.ts";
import { isQuality } from "./qualities.ts";

const ONE_OF_THEM = /^(.+) ones?$/iu;
const HOW = new RegExp(
  `^(?:(?:pure|plain|solid|matte|glossy|bright|dark|light|pale|deep|soft|all|very|more|warm|cool) )*(?:${COLOURS}|\\p{L}+y|\\p{L}+er|warm|cool|soft|plain|blank|transparent|dim|dark|bright|blurred)$`,
  "iu",
);
/** "acoustic", for an electric one. */
const HOW_IT_IS = /^\p{L}+(?:ic|al|ed|ous|ful|less|ish|ive)$/iu;
/** What every film has, said of it or not: it is never left out. */
const IN_EVERY_FILM =
  /^(?:background|backdrop|foreground|lighting|light|colou?rs?|mood|atmosphere|sky|scenery|setting)$/iu;

/**
 * The film with one thing in the place of another that isn't spoken of: "matte black" for the background, "a trumpet" for the sax;
 * `gone`: what isn't to be seen then.
 */
export function comesFor(
  told: string,
  from: string,
  to: string,
  added: (words: string) => string,
): { text: string; gone: string[] } {
  const thing = withoutArticle(from);
  const noun = lastWord(thing);
  const bare = withoutArticle(to);
  const isThing =
    thing.split(" ").length <= 2 &&
    isSeenNoun(noun) &&
    !/^(?:that|this|those|these|just|only)(?!\p{L})/iu.test(thing);
  if (!isThing) return { text: added(to), gone: [] };
  const how = ONE_OF_THEM.exec(bare)?.[1] ?? (HOW.test(bare) || isQuality(bare) ? bare : undefined);
  if (how !== undefined) {
    const article = isManyOf(noun) || /ing$/iu.test(noun) ? "" : /^[aeiou]/iu.test(how) ? "an " : "a ";
    return { text: withDetail(told, `with ${article}${how} ${thing}`), gone: [] };
  }
  const gone = IN_EVERY_FILM.test(noun) ? [] : [thing];
  if (readNounPhrase(to) === undefined || !isSeenNoun(lastWord(bare)) || HOW_IT_IS.test(bare))
    return { text: added(to), gone };
  const where = /^(?:background|backdrop)$/iu.test(noun) ? " in the background" : "";
  return { text: withDetail(told, `with ${to}${where}`), gone };
}
