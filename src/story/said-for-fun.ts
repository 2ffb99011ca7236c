import { PAINT, withoutThing } from "./merge-words.ts";
import { findNoun, isLivingKind, isManyOf, lastWord, whoIn } from "./noun-in-text.ts";
import { kindOfNoun } from "./noun-kinds.ts";

/** An office without its article is what somebody is honoured with: "make him president", and no "make him a king". */
const HONOURED =
  /^(?:just |someone |somebody |please |can (?:we|someone) )*(?:make|elect|crown|appoint|name|declare) (?:him|her|it|them|this (?:man|guy|dog|cat|thing|one)|that \p{L}+) (?:the )?(?:president|vice president|prime minister|king|queen|pope|mayor|ceo|boss|governor|emperor|empress|chancellor|senator|captain|general|manager|god|mod|admin|moderator|employee|spokesperson|ambassador|secretary|minister|head|class president|mascot)(?: of .+| already| now| immediately| asap)?[.!]*$/iu;
/** What one says to an animal that is liked. */
const PET_NAME =
  /^(?:(?:what a|such a|the|our|my) )?(?:good|golden|best|big|sweet|pretty|handsome|precious|fancy|majestic|silly|lil|little|fat|chonky) (?:boy|boi|girl|gurl|baby|lad|gal|fella|guy|man)[.!]*$/iu;
const PAINTED = new RegExp(`^paint (?:it|him|her|them) (?:${PAINT})[.!]*$`, "iu");
const MORE_OF = /^(?:needs )?more (\p{L}+)[.!]*$/iu;
/** Played and heard, and hardly ever seen where nobody plays it yet. */
const RINGS = /^(?:cowbell|bell|drums?|bass|violins?|trumpet|tuba|banjo|autotune)s?$/iu;
const GREATER =
  /^(\p{L}+) ?(?:>|>>|>>>) ?(\p{L}+)(?: (?:always|any ?day|every ?time|all day|period|fight me))*[.!]*$/iu;

/** Words with the form of an order that are said for fun of what the film shows: honours, pet names, songs, what is better than what. */
export function isForFun(words: string, prompt: string): boolean {
  const said = words.trim();
  const who = whoIn(prompt)?.noun ?? "";
  if (HONOURED.test(said)) return true;
  if (PET_NAME.test(said) && kindOfNoun(who) === "animal") return true;
  // Nobody paints somebody.
  if (PAINTED.test(said) && isLivingKind(kindOfNoun(who))) return true;
  const more = MORE_OF.exec(said)?.[1] ?? "";
  if (RINGS.test(more) && withoutThing(prompt, more) === undefined) return true;
  const [, better = "", worse = ""] = GREATER.exec(said) ?? [];
  // "pigeons > people", where there are pigeons already: nothing takes anything's place.
  return (
    worse !== "" &&
    isManyOf(lastWord(worse)) &&
    findNoun(prompt, worse) === undefined &&
    findNoun(prompt, better) !== undefined
  );
}
