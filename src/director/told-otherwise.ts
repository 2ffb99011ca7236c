import { partsOf } from "../story/film-parts.ts";
import { withSentence } from "../story/merge-words.ts";
import {
  findMeant,
  HOW_MANY,
  isManyOf,
  isSeenNoun,
  lastWord,
  readNounPhrase,
  whoIn,
} from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { PREPOSITIONS } from "../story/noun-phrase.ts";
import { PLACE_NAME } from "../story/place-names.ts";
import { A_PLACE, TIME_OF_DAY } from "../story/places.ts";
import { inThirdPerson, isKnownVerb, verbOf } from "../story/verb-forms.ts";
import { addedTo } from "./contradictions.ts";
import { deedFor, describedAnew, madeSo, putFor } from "./in-its-place.ts";
import { isOf, isQuality } from "./qualities.ts";
import { settled } from "./settled.ts";
import { isAbout, isExclusiveOf } from "./stated.ts";
import { toldPlainly } from "./told-plainly.ts";

/** Other ways to tell an order, the closest first. */
export function* toldOtherwise(before: string, said: string, after: string): Generator<string> {
  const bare = said.replace(/,? (?:instead|please)$/iu, "");
  for (const other of [
    togetherAnew(before, bare),
    swappedWhole(before, bare),
    // "three kids, not two"
    describedAnew(before, bare.replace(/,? (?:not|instead of|rather than) \p{L}+$/iu, "")),
    somewhereElse(before, bare, addedTo(before, after)),
    doneInstead(before, said),
  ])
    if (other !== undefined) yield other;
  const plain = toldPlainly(said);
  if (plain !== undefined) yield withSentence(before, plain);
  const who = whoIn(before);
  if (who !== undefined && isOfSomebody(bare)) {
    const so = madeSo(before, who.noun, bare);
    if (so !== undefined) yield so;
  }
  const [verb = "", ...rest] = bare.split(" ");
  if (who === undefined || !isKnownVerb(verb.toLowerCase()) || !isOfNobody(bare)) return;
  const does = [verb.toLowerCase(), ...rest].join(" ");
  yield withSentence(before, `The ${who.noun} ${isManyOf(who.noun) ? does : inThirdPerson(does)}`);
}

const TOGETHER = new RegExp(
  `^(?:an?|${HOW_MANY}) (?:[\\p{L}-]+ ){0,3}?([\\p{L}-]+) ([\\p{L}-]+ing)(?!\\p{L})`,
  "iu",
);

/** "two horses running side by side": whom the film is about, and what they do. */
function togetherAnew(told: string, said: string): string | undefined {
  const [, noun = "", doing = ""] = TOGETHER.exec(said) ?? [];
  const parts = partsOf(told);
  if (noun === "" || parts?.deed === undefined || verbOf(doing, true) === undefined) return undefined;
  if (/(?<!\p{L})(?:it|them|him|her)(?!\p{L})/iu.test(said)) return undefined;
  if (findMeant(told, noun)?.at !== parts.who.at) return undefined;
  return said + told.slice(parts.deed.at + parts.deed.text.length);
}

/** "turn the orange cat into a grey one", "change the frog into a tiny man": at the whole noun phrase. */
function swappedWhole(told: string, said: string): string | undefined {
  const [, from = "", to = ""] =
    /^(?:change|turn|make|replace|swap|transform) (?:the |his |her |its |their )?(.{2,40}?) (?:into |to |with |for |by |be )?((?:an?|two|three|some) .{2,60})$/iu.exec(
      said,
    ) ?? [];
  const found =
    from === "" || PREPOSITIONS.has(lastWord(from).toLowerCase())
      ? undefined
      : findMeant(told, lastWord(from));
  if (found === undefined) return undefined;
  const one = /^an? (.+) ones?$/iu.exec(to)?.[1];
  if (one !== undefined) return madeSo(told, found.noun, one);
  const anew = readNounPhrase(to);
  return anew === undefined || !isSeenNoun(anew.noun) ? undefined : putFor(told, found, anew);
}

const PUT = /^(?:put|place|set|move|sit) (\S+|the \S+) ((?:in|on|inside|under|at|on top of|onto|into) .+)$/iu;

/** Told as where or when it is. */
function somewhereElse(told: string, said: string, added: string): string | undefined {
  const elsewhere = putElsewhere(told, said);
  if (elsewhere !== undefined) return elsewhere;
  const [, detail = ""] = /^((?:in|on|at|inside|under) .+?)(?: instead)?[.!]?$/iu.exec(added) ?? [];
  const moved = detail === "" ? undefined : settled(told, detail, true);
  if (moved !== undefined) return moved;
  const [, place = "", within = ""] =
    /^(?:make|turn|let) (?:it|this) (?:be |into )?(an? .+?)( (?:in|on|at|under|by) .+)?$/iu.exec(said) ?? [];
  if (place === "") return undefined;
  const hour = TIME_OF_DAY.test(place) ? settled(told, place.replace(/^an? /iu, "on a "), true) : undefined;
  return hour ?? settled(told, `in ${place}`, true)?.replace(`in ${place}`, `in ${place}${within}`);
}

/** Whoever is somewhere isn't where they were: but on a bench within a park they are in the park, too. */
function putElsewhere(told: string, said: string): string | undefined {
  const [, who = "", where = ""] = PUT.exec(said) ?? [];
  const deed = partsOf(told)?.deed;
  if (where === "" || !isAbout(told, who) || deed === undefined || kindOfNoun(lastWord(where)) === "garment")
    return undefined;
  const end = deed.at + deed.text.length;
  const [old = ""] =
    /^,? (?:on|in|at|inside|under|on top of) (?:(?!(?:in|on|at|with|under|beside|by|near|while|as|during|through|next) )[\p{L}’'-]+(?: |(?=[.,]|$)))+/iu.exec(
      told.slice(end),
    ) ?? [];
  const isPlace = (words: string) => A_PLACE.test(lastWord(words.trim())) || PLACE_NAME.test(words);
  if (old === "" || TIME_OF_DAY.test(old) || isPlace(old) !== isPlace(where)) return undefined;
  if (PLACE_NAME.test(old) !== PLACE_NAME.test(where)) return undefined;
  const rest = told.slice(end + old.trimEnd().length);
  return `${told.slice(0, end)} ${where.replace(/^onto /iu, "on ").replace(/^into /iu, "in ")}${rest}`;
}

const DOES = /^(?:he|she|it|they|the [\p{L}-]+) (?!is |are )([\p{L}-]+s?)(.*?)[.]?$/iu;
/** Of what is done, and no "ice instead of fire". */
const INSTEAD = /(?<!\p{L})(?:instead|rather)$|(?:instead of|rather than) \p{L}+ing(?!\p{L})/iu;

/** "he should chop onions instead", "walking slowly": in the place of what is done. */
function doneInstead(told: string, said: string): string | undefined {
  const [, doing = "", how = ""] = /^(\p{L}+ing)(?!\p{L})(.*)$/iu.exec(said) ?? [];
  const verb = doing === "" ? undefined : verbOf(doing, true);
  const was = partsOf(told)?.deed?.verb ?? "";
  if (verb !== undefined) return isExclusiveOf(verb, was) ? deedFor(told, verb, how.trim()) : undefined;
  const plain = toldPlainly(said);
  const [, does = "", rest = ""] = plain === undefined ? [] : (DOES.exec(plain) ?? []);
  const done = verbOf(does, true);
  const deed = partsOf(told)?.deed?.verb;
  // "offers it a flower": to whom they were doing something before
  if (/ and |^ (?:it|him|her|them)(?!\p{L})/u.test(rest)) return undefined;
  return done !== undefined && deed !== undefined && (INSTEAD.test(said) || done === deed)
    ? deedFor(told, done, rest.trim())
    : undefined;
}

/** Whether what an order adds is to take the place of something that is told. */
export function takesAPlace(before: string, said: string, added: string): boolean {
  if (INSTEAD.test(said)) return true;
  if ([togetherAnew, putElsewhere].some((tell) => tell(before, said) !== undefined)) return true;
  // "in an empty hall on a beach"
  return (
    /^(?:in|on|at|inside) /iu.test(added) &&
    A_PLACE.test(added) &&
    !A_PLACE.test(before) &&
    / (?:in|inside|at) (?:an?|the) /u.test(before)
  );
}

/** What only somebody or something is, and no picture: "young", "big". */
const isOfSomebody = (word: string) => isOf("age", word) || isOf("size", word) || isOf("sex", word);

/** "a film, laugh", "a film, young": of nobody. */
export const isOfNobody = (detail: string) =>
  /^[\p{L}-]+[.]?$/u.test(detail) &&
  ((isKnownVerb(detail.toLowerCase()) && !isSeenNoun(detail) && !isQuality(detail)) || isOfSomebody(detail));
