import { withDetail } from "../story/merge-words.ts";
import {
  findMeant,
  followedByNoun,
  isLivingKind,
  isManyOf,
  isMass,
  isSeenNoun,
  lastWord,
  type NounPhrase,
  readNounPhrase,
  whoIn,
  withArticles,
} from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { PREPOSITIONS } from "../story/noun-phrase.ts";
import { isKnownVerb, verbOf } from "../story/verb-forms.ts";
import { putFor } from "./in-its-place.ts";
import { PRONOUN } from "./stated.ts";

/** What belongs to a body, and is nobody by itself. */
const OF_A_BODY =
  /^(?:afro|antlers?|bangs|beards?|blush|braids?|claws?|dreadlocks|ears?|eyes?|eyebrows?|eyelashes|eyepatch|face paint|fangs?|feathers|freckles|fur|goatee|hair|haircut|hairdo|halo|horns?|lipstick|mane|make-?up|mohawk|mou?staches?|mustaches?|mullet|muscles|nose|piercings?|pigtails|ponytail|scars?|stubble|tail|tattoos?|teeth|tongue|tusks|whiskers|wings?|wrinkles)$/iu;
/** Worn, though it is no garment by its kind. */
const WORN =
  /^(?:armou?r|backpack|bandana|boots?|bow|collar|crown|glasses|gloves?|goggles|headband|helmet|necklace|ribbon|shoes?|sneakers|slippers|socks?|sunglasses|tracksuit)$/iu;
const GIVEN =
  /^(?:give|gift) (him|her|it|them|em|(?:the|his|her|its|their|that) [\p{L} -]{2,30}?) ((?:an?|some|two|three|four|more) .{2,60}|[\p{L} -]{3,40})$/iu;
const PUT_ON =
  /^(?:(?:put|place|stick|pop|slap|add) )?(.{2,50}?) (?:on|onto|to) (him|her|it|them|em|(?:every one|each|all) of (?:them|the [\p{L}-]+)|every(?:one|body)|(?:the|his|her|its|their|that) [\p{L}-]+(?: [\p{L}-]+)?|[\p{L}-]+)$/iu;
const WITH = /^(?:(?:and|with|add|plus|also) )+(.{2,60})$/iu;
/** How what somebody has may be told further. */
const AFTER =
  /^(?:(?:in|on|around|over|under) (?:his|her|its|their|one|both|each) |with (?:an? )?[\p{L}-]+(?: [\p{L}-]+)?$)/iu;

/** "give him a mustache", "put a hat on her", "with a beard": told of who has it, and not of where they are. */
export function having(told: string, said: string): string | undefined {
  const [, owner = "", thing = ""] = GIVEN.exec(said) ?? [];
  const isWhom = /^(?:him|her|them|em)$/iu.test(owner);
  if (thing !== "")
    return givenTo(told, owner, thing, isWhom) ?? (isWhom ? givenToFirst(told, thing) : undefined);
  const [, worn = "", wearer = ""] = PUT_ON.exec(said) ?? [];
  if (worn !== "") return givenTo(told, wearer, worn);
  const held = holding(told, said);
  if (held !== undefined) return held;
  return givenTo(told, "", WITH.exec(said)?.[1] ?? said);
}

/** "holding a shell": whoever the film is about does so, whatever else they do. */
function holding(told: string, said: string): string | undefined {
  const who = whoIn(told);
  if (!/^(?:holding|carrying|wearing) (?:an?|the|his|her|its|two|some) [\p{L} -]{2,40}$/iu.test(said))
    return undefined;
  if (who === undefined || !isLivingKind(kindOfNoun(who.noun)) || followedByNoun(told, who)) return undefined;
  const end = dressedUntil(told, who);
  const isDoing = /^ \p{L}+ing(?!\p{L})/u.test(told.slice(end));
  return isDoing ? withDetail(told, said) : `${told.slice(0, end)} ${said}${told.slice(end)}`;
}

/** "give her a bow", of an orcish ranger, whom nobody has heard of: to whom is told first, before where they are and what they do. */
function givenToFirst(told: string, thing: string): string | undefined {
  if (
    !/^(?:an?|some|two|three) [^,;:.]{2,60}$/iu.test(thing) ||
    isLivingKind(kindOfNoun(whoIn(told)?.noun ?? ""))
  )
    return undefined;
  const words = /^(?:an?|the|one) (?:[\p{L}'’-]+ ){1,5}/iu.exec(told)?.[0].trim().split(" ") ?? [];
  const ends = words.findIndex(
    (word, at) =>
      at > 1 &&
      (PREPOSITIONS.has(word.toLowerCase()) || (/ing$/u.test(word) && isKnownVerb(verbOf(word, true) ?? ""))),
  );
  if (ends === -1) return undefined;
  const who = words.slice(0, ends).join(" ");
  return `${who} with ${thing}${told.slice(who.length)}`;
}

/** `isAnything`: also what is neither worn nor of a body. */
function givenTo(told: string, owner: string, thing: string, isAnything = false): string | undefined {
  const anew = readNounPhrase(thing);
  const who =
    owner === "" || PRONOUN.test(owner) || /^every|(?<!\p{L})of /iu.test(owner)
      ? whoIn(told)
      : findMeant(told, lastWord(owner));
  const had = who && hadAlready(told, who, thing);
  const again = had && readNounPhrase(thing.replace(/(?<= )one$/iu, had.noun));
  if (had !== undefined && again !== undefined) return putFor(told, had, again);
  if (anew === undefined || who === undefined || /[,;:]/u.test(thing)) return undefined;
  if (/^(?:his|her|their|the|that|this|its|my)$/iu.test(anew.determiner)) return undefined;
  const isWorn = isOfSomebody(anew.noun);
  const isSeen = isSeenNoun(anew.noun) || /^(?:an?|some)$/iu.test(anew.determiner);
  if (!isWorn && !(isAnything && isSeen)) return undefined;
  const [, also = ""] = /^and (?:an? |some )?(?:[\p{L}-]+ )?([\p{L}-]+)$/iu.exec(anew.after) ?? [];
  const isWhole = anew.after === "" || AFTER.test(anew.after) || isOfSomebody(also);
  if (!isLivingKind(kindOfNoun(who.noun)) || !isWhole) return undefined;
  if (followedByNoun(told, who)) return undefined;
  const end = dressedUntil(told, who);
  const article = anew.determiner === "" && !isManyOf(anew.noun) && !isMass(anew.noun) ? "a " : "";
  if (told.toLowerCase().includes(`with ${article}${thing}`.toLowerCase())) return told;
  const joint = / with [^,.]*$/iu.test(told.slice(who.at, end)) ? "and" : "with";
  return withArticles(`${told.slice(0, end)} ${joint} ${article}${thing}${told.slice(end)}`);
}

const HAD =
  /(?<!\p{L})(with|holding|carrying|wearing|under|in|and) (?:(?:an?|the|his|her|its|their) )?(?:[\p{L}-]+ ){0,2}?([\p{L}-]+)(?=$|[,.;]| (?:in|on|at|over|under|by|near|and|with|while|through|across|along|from|to|\p{L}+ing)(?!\p{L}))/giu;

/** The umbrella that she has, where a red one or a red umbrella is given to her. */
function hadAlready(told: string, who: NounPhrase, given: string): NounPhrase | undefined {
  const theirs = [...told.slice(who.at).matchAll(HAD)].flatMap(([, by = "", noun = ""]) => {
    const isHers = isOfSomebody(noun) || !/^(?:in|and)$/iu.test(by);
    return (isHers && !isLivingKind(kindOfNoun(noun)) && findMeant(told, noun)) || [];
  });
  const noun = lastWord(given);
  if (noun === "one") return theirs.at(-1);
  return /(?:an?|some) \p{L}+ \p{L}+$|^\p{L}+ \p{L}+$/iu.test(given)
    ? theirs.find((one) => one.noun === noun)
    : undefined;
}

export function isOfSomebody(noun: string): boolean {
  return kindOfNoun(noun) === "garment" || OF_A_BODY.test(noun) || WORN.test(noun);
}

/** After who it is, and what they wear already. */
export function dressedUntil(told: string, who: NounPhrase): number {
  const end = who.at + who.text.length;
  const words = /^ (?:in|wearing|with)(?: [\p{L}-]+){1,5}/u.exec(told.slice(end))?.[0] ?? "";
  const worn = [...words.matchAll(/ ([\p{L}-]+)/gu)].findLast(
    ([, word = ""]) => isOfSomebody(word) || /^armou?r$/iu.test(word),
  );
  return worn === undefined ? end : end + worn.index + worn[0].length;
}
