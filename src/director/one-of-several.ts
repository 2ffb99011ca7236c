import { asPattern } from "../core/as-pattern.ts";
import { partsOf } from "../story/film-parts.ts";
import {
  findMeant,
  type NounPhrase,
  nounsOf,
  phraseOf,
  readNounPhrase,
  whoIn,
  withArticles,
  withPart,
} from "../story/noun-in-text.ts";
import { agreeing, putFor } from "./in-its-place.ts";
import { isColour } from "./qualities.ts";

const ONE = "(?:the |that )?([\\p{L}-]+) (one|[\\p{L}-]+)";
/** "make the red one green", "the blue car should be a truck", "the red one → a bus". */
const ONE_OF_THEM = [
  new RegExp(
    `^(?:make|turn|paint|colou?r|change|let|have) ${ONE} (?:(?:in)?to |be )?(?:be )?((?!should|must).{2,40})$`,
    "iu",
  ),
  new RegExp(`^${ONE} (?:should|must|has to|needs to|could)(?: rather)? be (.{2,40}?)(?: instead)?$`, "iu"),
];

/** One of several of a kind, which is told from the others by how it is: it alone changes. */
export function oneOfSeveral(told: string, said: string): string | undefined {
  for (const form of ONE_OF_THEM) {
    const [, how = "", noun = "", anew = ""] = form.exec(said) ?? [];
    const found = anew === "" ? undefined : meantBy(told, how, noun);
    if (found === undefined) continue;
    const put = readNounPhrase(anew);
    if (/^(?:an?|two|three|some) /iu.test(anew) && put !== undefined) return putFor(told, found, put);
    if (!/^\p{L}+(?: \p{L}+)?$/u.test(anew)) return undefined;
    const words = found.text.split(" ");
    const at = words.findIndex((word) => word.toLowerCase() === how.toLowerCase());
    const isRepainted = isColour(anew.split(" ").at(-1) ?? "") && isColour(how);
    words.splice(at, isRepainted ? 1 : 0, anew);
    return withArticles(withPart(told, found, words.join(" ")));
  }
  return undefined;
}

/** "the red one", "the blue car" of two: the phrase that it is told by. */
function meantBy(told: string, how: string, noun: string): NounPhrase | undefined {
  const all = [...told.matchAll(new RegExp(`(?<!\\p{L})${asPattern(how)} [\\p{L}-]+`, "giu"))];
  if (all.length !== 1) return undefined;
  return nounsOf(told).find(
    (one) =>
      one.before.some((word) => word.toLowerCase() === how.toLowerCase()) &&
      (/^one$/iu.test(noun)
        ? nounsOf(told).filter((other) => other.noun === one.noun).length > 1
        : one.noun.toLowerCase() === noun.toLowerCase() && findMeant(told, noun)?.at !== one.at),
  );
}

const SWAPPED =
  /^(?:(?:let|have|make) (?:them|the two|both) )?(?:swap|switch|exchange|trade)(?: (?:the )?(?:places|roles|positions|sides)(?: of)?)?(?: (?:them|the two|both))?(?: (?:around|round|over|places|roles))?(?: (?:the |an? )?([\p{L}-]+(?: [\p{L}-]+)?) (?:and|with) (?:the |an? )?([\p{L}-]+(?: [\p{L}-]+)?))?(?: (?:places|roles|around|round))?$|^(?:reverse|swap) (?:the|their) roles$|^(?:do it )?(?:the )?other way (?:a)?round$/iu;

/** "swap the knight and the dragon", "swap them": each in the place of the other. */
export function exchanged(told: string, said: string): string | undefined {
  const found = SWAPPED.exec(said);
  if (found === null) return undefined;
  const [, first, second] = found;
  const object = partsOf(told)?.deed?.object;
  const done = object && phraseOf(object);
  const isSuffered = / being \p{L}+ by /iu.test(told);
  const [one, other] =
    first === undefined || second === undefined
      ? isSuffered
        ? nounsOf(told)
        : [whoIn(told), done]
      : [findMeant(told, first.split(" ").at(-1) ?? ""), findMeant(told, second.split(" ").at(-1) ?? "")];
  if (one === undefined || other === undefined || one.at === other.at) return undefined;
  const [before, after] = one.at < other.at ? [one, other] : [other, one];
  // "a man walks his dog": a dog walks his man
  const isOwned = /^(?:his|her|its|their)$/iu.test(after.determiner);
  const bare = (phrase: NounPhrase) => [...phrase.before, phrase.noun].join(" ");
  const [now, then] = isOwned
    ? [`${before.determiner} ${bare(after)}`, `${after.determiner} ${bare(before)}`]
    : [after.text, before.text];
  const later = withPart(told, after, then);
  return withArticles(agreeing(later, before, now, after.noun));
}
