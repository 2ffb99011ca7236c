import { ABSTRACT_NOUNS } from "./abstract-nouns.ts";
import { ACTION_VERBS } from "./action-verbs.ts";
import { LIVING_NOUNS } from "./living-nouns.ts";
import { formsOf, nounsEnd } from "./nouns.ts";
import { A_PLACE, LIGHT } from "./places.ts";
import { PLAIN_VERBS } from "./plain-verbs.ts";
import { SCENE_NOUNS } from "./scene-nouns.ts";

/** What is said by these is of pictures alone, so it may be of what the prompt doesn't name; with "make" it is told how that is to be. */
const PRECISE =
  /^(?:(?:please|and|but|now|just|don['’]?t|never) )*(?:make|have it|change|replace|remove|delete|erase|swap|switch|add|include|insert|blur|zoom|pan|tilt|focus|brighten|darken|lighten|colou?r|recolou?r|crop|render|animate|film|shoot|extend|shorten|lengthen|soften|sharpen|increase|decrease|reduce|boost|warm|cool|fade|mute|loop|reverse|raise|lower|follow (?:it|him|her|them)(?= (?:till|until|as|all the way|down|up|through|along|around|into|across)(?!\p{L}))|(?:start|end|open|close|begin|finish) (?:it )?(?:with|on))(?!\p{L})/iu;
/** Each thing that is spoken of as known. */
const THE = /(?<!\p{L})the ((?:\p{L}[\p{L}'’-]*\s*){1,4})/giu;
/** "turn the grass into lava", "turn the sky pink", "move the camera": what is done is said. */
const TOLD_WHAT_TO =
  /^(?:turn|put|move|set|place|paint|dress|let|have|give|bring|keep) .* (?:into|to be|red|blue|green|yellow|orange|purple|pink|black|white|gr[ae]y|brown|golden|silver)(?!\p{L})/iu;
/** Where, by what is known: "on the fence". */
const WHERE =
  /^(?:(?:but|same but|and|now|only|all|just) )*(?:at|in|on|under|during|by|near|through|over|above|below|behind|beside|from|against|across|into|with|around) (?:the|that|this|these|those) (?:(?:very|far|near|bright|open|deep|dark|cold|warm|wet|soft|heavy|pouring|falling|fresh|late|early|same|blue|red|golden|white|black|top|bottom|upper|lower) )*(.+)$/iu;
const A_SETTING =
  /^(?:air|backgrounds?|beginning|middle|cent(?:er|re)|corner|dark(?:ness)?|day|distance|fire|foreground|grass|ground|horizon|leaves|left|right|front|back|side|top|bottom|light|mirror|mud|puddles?|rain|sand|shade|shadows?|sky|snow|(?:style|look|manner|light|rain|spirit) of .+|start|sun|water|waves|wind|windows?|clouds|trees|frame|camera|dusk|moon|stars|weather|colou?rs?|style|music|sound|inside|outside|north|south|east|west|future|past)(?: of (?:it|him|her|the .+))?$/iu;
/** What was begun and not said. */
const BROKEN_OFF = /(?<!\p{L})(?:the|an?|of|to|for|by|with|from|at|into|against)$/iu;
/** "give an inch", "give that man a medal", "take it on the chin", "put a spanner in it". */
const GIVEN_TO_NOBODY =
  /^(?:give|take|bring|throw) (?:an?|some) |^give (?:that|this) \p{L}+ |^take (?:it|this|that) on(?!\p{L})/iu;
/** "gone but not forgotten": one for the other, where no verb says so. */
const IMPLIED = /^replace (.+) with (.+)$/iu;
const SAYS_REPLACE =
  /(?<!\p{L})(?:replace|swap|switch|trade|change|turn|instead|rather than|in place of|make|use)(?!\p{L})|s\//iu;
/** "add that to the list", "drop it already": nothing is named. */
const A_PRONOUN_ALONE =
  /^(?:(?:please|and|but|now|just) )*(?:add|include|insert|remove|drop|lose|skip|ditch|kill|scrap|no|without|with)(?: the)? (?:it|that|this|them|us|me|these|those|him|her|everything|something|someone|somebody|anything)(?: (?:already|now|then|all|alone|too|to|in|on|for|with|from|at)(?!\p{L}).*)?$/iu;
/** "have the upper hand", "have a screw loose": nobody is told to do anything. */
const HAD = /^(?:(?:please|and|but|now|just) )*have (?:an?|the|some) (.+)$/iu;
const GIVEN_TO =
  /^(?:(?:please|and|but|now|just) )*give (?!(?:the|an?|some|any|all|that|this|those|these|my|his|her|its|our|their|more|less|it|him|them|me|us|one|two|three|both|each|every|everyone|everything)(?!\p{L}))(\p{L}+) /iu;
/** "use a breath mint": what is used or shown has to be part of a picture. */
const USED =
  /^(?:(?:please|and|but|now|just) )*(?:use|show) (?:us |me )?(?!.* (?:instead|in place) of )(?!(?:it|this|that|him|her|them)(?!\p{L}))(?:(?:an?|some|more) )?((?:[\p{L}-]+ ){0,2}?[\p{L}-]+)(?= (?:in|on|at|with|from|of|\p{L}+ing)(?!\p{L})|$)/iu;
const SECOND_PERSON = /(?<!\p{L})(?:your|yours|ur|yer|y['’]?all|thy|thine|thou)(?!\p{L})/iu;
/** "add insult to injury", "add fuel to the fire": to what is no part of the film. */
const ADDED_TO =
  /^(?:(?:please|and|but|now|just) )*(?:add|bring) .+?(?<!(?<!\p{L})(?:trying|about|going|ready|waiting|wanting|learning|starting|beginning|failing|struggling|rushing|helping|getting|pretending|daring)) to (?!(?:it|him|her|them|each|both|everything|all|shots?)(?!\p{L}))(?:(?:the|that|this|an?|his|her|its|their|some) )?(.+)$/iu;
/** "put a cork in it", "carry on": said to people, and seldom of a film. */
const TO_PEOPLE = /^(?:put|stick|stuff|shove) an? \S+ in (?:it|that)$|^(?:go|carry) on$|^keep going$/iu;
/** "give peace a chance". */
const BARE_NAME =
  /^(?:(?:please|and|but|now|just) )*(?:add|include|put|give|bring|spread|make|have|take|show|share|throw in) (?!(?:the|an?|some|any|all|that|this|those|these|my|his|her|its|our|their|more|less|it|him|them|me|us|one|two|three|another|each|every|no)(?!\p{L}))([\p{L}'’-]+)/iu;
const MANY_OF_THEM = /(?<!\p{L})(?:they|them|their|both)(?!\p{L})/iu;
const MORE_THAN_ONE =
  /(?<!\p{L})(?:and|with|two|three|four|five|six|seven|eight|nine|ten|many|several|some|few|couple|pair|crowd|family|team|group|flock|herd|band|gang|people|children|men|women|mice|sheep|fish|geese|wolves|\d+)(?!\p{L})|\p{L}{2,}(?<![sui])s(?!\p{L})/iu;
/** "a red fox runs": the first word that could be a plural is what one does. */
const ONE_DOES = /^((?:an?|one|the) .*?)(?<!\p{L})\p{L}+(?<![su])s(?!\p{L})/iu;

/**
 * Whether an order speaks of what is neither in the film nor part of any picture: of "the chips", of what is "yours", of "them"
 * where there is one alone. People who talk do, in the form of orders, and what they say in one would be filmed.
 */
export function speaksOfUnknown(words: string, prompt: string): boolean {
  const text = words.replace(/[“"«「][^”"»」]*[”"»」]/gu, " ").trim();
  if (SECOND_PERSON.test(text) || A_PRONOUN_ALONE.test(text)) return true;
  if (MANY_OF_THEM.test(text) && !namesMany(prompt) && !namesMany(text.replace(MANY_OF_THEM, " ")))
    return true;
  const about = new Set(formsOf(prompt));
  const [, addedTo] = ADDED_TO.exec(text) ?? [];
  if (addedTo !== undefined && !isKnown(addedTo, about)) return true;
  const [, bareName = ""] = BARE_NAME.exec(text) ?? [];
  if (
    formsOf(bareName).some((form) => ABSTRACT_NOUNS.has(form) && !about.has(form) && !SCENE_NOUNS.has(form))
  )
    return true;
  const [, had] = HAD.exec(text) ?? [];
  if (
    had !== undefined &&
    !formsOf(had).some((form) => form.length > 2 && about.has(form)) &&
    !had.split(" ").some((word) => isVerb(word.toLowerCase()))
  )
    return true;
  // "have a deer watch from the hillside"
  if (had?.split(" ").slice(0, 2).some(isLiving)) return false;
  const [, givenTo] = GIVEN_TO.exec(text) ?? [];
  if (givenTo !== undefined && !formsOf(givenTo).some((form) => about.has(form))) return true;
  const [, used] = USED.exec(text) ?? [];
  if (used !== undefined && !isKnown(used, about)) return true;
  if (TO_PEOPLE.test(text) || BROKEN_OFF.test(text) || GIVEN_TO_NOBODY.test(text)) return true;
  const [, where] = WHERE.exec(text) ?? [];
  if (where !== undefined) return !isSetting(where, about);
  if (PRECISE.test(text) || TOLD_WHAT_TO.test(text)) return false;
  return [...text.matchAll(THE)].some(([, named = ""]) => !isKnown(named, about));
}

function namesMany(text: string): boolean {
  return MORE_THAN_ONE.test(text.replace(ONE_DOES, "$1"));
}

/** "gone but not forgotten" is heard as one thing in the place of another; the film has to have that other. `order`: as the remix reader has it. */
export function replacesUnknown(order: string, words: string, prompt: string): boolean {
  const [, before] = IMPLIED.exec(order) ?? [];
  if (before === undefined || SAYS_REPLACE.test(words)) return false;
  const about = new Set(formsOf(prompt));
  return !formsOf(before).some((form) => form.length > 2 && about.has(form));
}

function isLiving(word: string): boolean {
  return formsOf(word).some((form) => LIVING_NOUNS.has(form));
}

function isVerb(word: string): boolean {
  return PLAIN_VERBS.has(word) || ACTION_VERBS.has(word);
}

function isSetting(where: string, about: ReadonlySet<string>): boolean {
  if (A_PLACE.test(where) || LIGHT.test(where) || A_SETTING.test(where)) return true;
  return formsOf(nounsEnd(where)).some((form) => form.length > 2 && about.has(form));
}

function isKnown(named: string, about: ReadonlySet<string>): boolean {
  if (A_PLACE.test(named) || LIGHT.test(named)) return true;
  // "the first 2 seconds"
  const noun = nounsEnd(named).replace(/^(?:first|last)\s*$/iu, "");
  if (noun === "") return true;
  return formsOf(noun).some((form) => about.has(form) || SCENE_NOUNS.has(form));
}
