import { TWO_TO_TEN } from "../core/number-words.ts";
import { partsOf } from "../story/film-parts.ts";
import { withDetail } from "../story/merge-words.ts";
import {
  findMeant,
  followedByNoun,
  isManyOf,
  isSameKind,
  pluralOf,
  readNounPhrase,
  singular,
  whoIn,
} from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { agreeing, describedAnew, putFor } from "./in-its-place.ts";

/** For patterns. */
export const ONE_TO_TEN = `one|${TWO_TO_TEN}|\\d{1,2}`;
export const NUMBER = new RegExp(`^(?:${ONE_TO_TEN}) `, "iu");
const SO_MANY = new RegExp(
  `^(a dozen|(?:a )?hundreds?|(?:a )?thousands?|${TWO_TO_TEN}|\\d{1,3}) (?:of (?:them|those|these|em)|more)$`,
  "iu",
);
const SO_MANY_OF = new RegExp(
  `^((?:only|just) )?((?:(?:${ONE_TO_TEN}) |an? (?:single|lone) ).{2,40})$`,
  "iu",
);

const COUNTED_ALONE = new RegExp(`^(?:(?:just|only) )?(${ONE_TO_TEN})$`, "iu");
const COUNT_ALONE = new RegExp(`^(?:${TWO_TO_TEN}|\\d{1,2})$`, "iu");

/** "a dozen of them", "three of those", "five". */
export function countOf(said: string): string | undefined {
  return SO_MANY.exec(said)?.[1] ?? COUNT_ALONE.exec(said)?.[0];
}

/** "only one kid", "five penguins" where there are three: so many of whom the film is about. */
export function numbered(told: string, said: string): string | undefined {
  // "hundreds of them"
  const all = / of (?:them|those|these|em)$/iu.test(said) ? countOf(said) : undefined;
  if (all !== undefined) return countedAnew(told, all);
  // "just one", of three
  const alone = COUNTED_ALONE.exec(said)?.[1];
  if (alone !== undefined && NUMBER.test(partsOf(told)?.who.text ?? "")) return countedAnew(told, alone);
  const group = grouped(told, said);
  if (group !== undefined) return group;
  const [, only, count] = SO_MANY_OF.exec(said) ?? [];
  if (count === undefined) return undefined;
  if (only === undefined && !NUMBER.test(partsOf(told)?.who.text ?? "")) return countedByName(told, count);
  const anew = only === undefined ? undefined : readNounPhrase(count);
  const found = anew === undefined ? undefined : findMeant(told, anew.noun);
  // "only four balloons", of a balloon festival
  if (found !== undefined && followedByNoun(told, found)) return withDetail(told, `with only ${count}`);
  return anew === undefined || found === undefined ? numberedByKind(told, count) : putFor(told, found, anew);
}

/** "two dogs", of a golden retriever. */
function countedByName(told: string, said: string): string | undefined {
  const anew = readNounPhrase(said);
  const who = whoIn(told);
  const isWho = anew !== undefined && who !== undefined && findMeant(told, anew.noun)?.at === who.at;
  return isWho && anew.before.length === 0 && anew.after === "" && isManyOf(anew.noun)
    ? countedAnew(told, anew.determiner)
    : undefined;
}

/** "a whole bunch of penguins", "dozens of balloons", of one: so many of them. */
function grouped(told: string, said: string): string | undefined {
  const [, many = "", noun = ""] = A_GROUP.exec(said) ?? [];
  const who = whoIn(told);
  if (who === undefined || noun === "" || findMeant(told, noun)?.at !== who.at) return undefined;
  const article = /^(?:an?|the|dozens|hundreds|thousands|lots|tons|loads) ?/iu.test(many) ? "" : "a ";
  const nouns = pluralOf(singular(who.noun));
  const kept = who.before.filter((word) => !/^(?:lone|single|solitary|only)$/iu.test(word));
  return agreeing(told, who, [`${article}${many} of`, ...kept, nouns].join(" "), nouns);
}

const A_GROUP =
  /^((?:an? |the )?(?:(?:whole|big|huge|giant|large|small|entire|little) )?(?:dozens|hundreds|thousands|lots|tons|loads|bunch|group|crowd|herd|flock|pack|swarm|army|caravan|fleet|family|row|line|pair|pride|school|team|gang|couple)) of (?:\p{L}+ )?(\p{L}+)$/iu;

/** "one kid" of two children. */
export function numberedByKind(told: string, said: string): string | undefined {
  const anew = readNounPhrase(said);
  const who = whoIn(told);
  return anew !== undefined && who !== undefined && isSameKind(kindOfNoun(anew.noun), kindOfNoun(who.noun))
    ? putFor(told, who, anew)
    : undefined;
}

/** So many of whom the film is about. */
export function countedAnew(told: string, count: string): string | undefined {
  const who = whoIn(told);
  if (who !== undefined && /^(?:one|1)$/iu.test(count))
    return numberedByKind(told, `one ${singular(who.noun)}`);
  return who === undefined
    ? undefined
    : /^(?:a )?(?:hundred|thousand|dozen)/iu.test(count)
      ? agreeing(
          told,
          who,
          [/dozen/iu.test(count) ? "a dozen" : `${count} of`, ...who.before, pluralOf(who.noun)].join(" "),
          pluralOf(who.noun),
        )
      : describedAnew(told, `${count} ${who.noun}`);
}
