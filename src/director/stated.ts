import { partsOf } from "../story/film-parts.ts";
import { FURTHER_VERBS } from "../story/further-verbs.ts";
import { PAINT, withDetail } from "../story/merge-words.ts";
import {
  findMeant,
  findNoun,
  isLivingKind,
  isManyOf,
  isSameKind,
  isSeenNoun,
  lastWord,
  type NounPhrase,
  nounsOf,
  readNounPhrase,
  whoIn,
  withPart,
} from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { ingOf, inThirdPerson, verbOf } from "../story/verb-forms.ts";
import { classedWords } from "../story/word-classes.ts";
import { deedFor, describedAnew, madeSo, putFor } from "./in-its-place.ts";
import { othersDoing } from "./others-doing.ts";
import { posed } from "./postures.ts";
import { isColour, isQuality } from "./qualities.ts";
import { settled } from "./settled.ts";
import { countedAnew, countOf, NUMBER, numberedByKind, ONE_TO_TEN } from "./so-many.ts";

/** Deeds of which nobody does two at once. */
const ONE_AT_A_TIME =
  /^(?:walk|run|sit|stand|sleep|dance|swim|fly|crawl|gallop|march|skip|limp|kneel|lie|sprint|jog|stroll|waddle|trot|hop|float|drive|ride|cycle|skate|ski|slide|glide|moonwalk|tiptoe|creep|wait|nap|train|knit|read|cook|fight|box|wrestle|duel|climb|fish|surf|juggle|row|paddle)$/u;
const ASLEEP = /^(?:sleep|nap|doze|snooze|snore|wake)$/u;
/** What somebody does besides, whatever else they do. */
const BESIDES =
  /^(?:wear|hold|carry|smile|grin|laugh|frown|cry|weep|wink|blink|blush|shine|glow|look|stare|glance|listen|sing|hum|whistle|talk|speak|shout|scream|bark|howl|meow|purr|sweat|shiver|tremble|wag|breathe|smoke|chew|think|dream)$/u;
const LATER =
  /(?<!\p{L})(?:at the (?:end|start|beginning)|then|later|suddenly|while|until|halfway|at last|finally|also|too|as well)(?!\p{L})/iu;
const SUBJECT =
  "(he|she|it|they|(?:the|his|her|its|their|that) [\\p{L}][\\p{L} '’-]{1,30}?|(?!we |you |i |u )[\\p{L}][\\p{L}-]{1,20})";
const SHOULD = new RegExp(
  `^${SUBJECT} (?:should|could|must|needs? to|ha(?:s|ve) to|ought to)(?: (?:also|rather))? (be )?(.{2,80})$`,
  "iu",
);
const WAKE = /^wake (?:him|her|it|them|(?:the|his|her) [\p{L}-]+)(?: up)?$/iu;
/** "should be a kitten": what the film is about. */
const IT_SHOULD = /^(?:(?:it|this|that) )?should (?:really |rather )?(?:be )(.{2,80})$/iu;
/** "she stands up", where she sits. */
function actsOtherwise(told: string, said: string): string | undefined {
  const [, who = "", does = "", rest = ""] = ACTS.exec(said) ?? [];
  const verb = verbOf(does);
  if (verb === undefined || verb === does) return undefined;
  const besides = rest.replace(
    /^ and (\p{L}+s)(?!\p{L})/u,
    (_, next: string) => ` and ${verbOf(next, true) ?? next}`,
  );
  return acting(told, who, `${verb}${besides}`);
}

/** "stop it spinning". */
const STOP = /^(?:stop|quit) (?:him|her|it|them|the \p{L}+)(?: from)? (\p{L}+ing)$/iu;
const ACTS = /^(he|she|it|they|the \p{L}+) (\p{L}+s)((?: .{2,60})?)$/iu;
/** "they're seals now". */
const THEY_ARE_NOW = /^(he|she|it|they)(?:['’]s|['’]re| is| are) (?:all )?(?:now )?(.{2,60}?) now$/iu;
/** "the street empty", "him fishing from it": how it is to be, without a verb that asks for it. */
const SO = /^(him|her|it|them|(?:the|his|her|its|their) [\p{L}-]+) (\p{L}[\p{L} '’-]{2,60})$/iu;
/** "it's a grandma": who the film is about. */
const IT_IS = /^(?:it|this|he|she)(?:['’]?s| is) (?:now |actually |just )?(an? [\p{L} -]{2,40})$/iu;
/** "paint it yellow", "go matte black", "in red". */
const PAINTED = new RegExp(
  `^(?:(?:make|paint|colou?r|dye|spray|turn) (?:it|this|that)(?: all)?(?: in)?|go(?: for| with)?|in) (${PAINT})(?: instead)?$|^(${PAINT}) paint(?:work| job)?$`,
  "iu",
);
const ON_IT = /^on (an? [\p{L} -]{2,30})$/iu;
const IS_NOW = new RegExp(
  `^${SUBJECT} (?<!this |that |it |what |there |which )(?:is|are) (?:now )?(an? .{2,60}?)(?: now)?$`,
  "iu",
);
const MAKE =
  /^(?:make|have|let|turn|get) (him|her|it|them|em|(?:the |his |its |their |that |this |one of the )?[\p{L}][\p{L}'’-]{1,20}(?: [\p{L}'’-]{2,20})?) (?:to |into )?(?:be )?(.{2,80})$/iu;

/** "he should be counting teeth", "the detective is a frog now", "make the skater a granny". */
export function stated(told: string, said: string): string | undefined {
  const [, who, be, what] = SHOULD.exec(said) ?? [];
  if (who !== undefined && what !== undefined)
    return be === undefined ? acting(told, who, what) : being(told, who, what);
  const [, subject, noun] = IS_NOW.exec(said) ?? [];
  if (subject !== undefined && noun !== undefined)
    return /(?<!\p{L})(?:bit|little|lot|mess|shame|joke)(?!\p{L})/iu.test(noun)
      ? undefined
      : being(told, subject, noun);
  if (WAKE.test(said) && isAsleep(told)) return deedFor(told, "wake", "up");
  const [, paint, coat] = PAINTED.exec(said) ?? [];
  const colour = paint ?? coat;
  if (colour !== undefined) return painted(told, colour, /^make /iu.test(said));
  const vehicle = ON_IT.exec(said)?.[1];
  if (vehicle !== undefined) return riding(told, vehicle);
  // "it's a grandma"
  const [, isNow = ""] = IT_IS.exec(said) ?? [];
  if (isLivingKind(kindOfNoun(readNounPhrase(isNow)?.noun ?? ""))) return being(told, "it", isNow);
  const [, stopped = ""] = STOP.exec(said) ?? [];
  const still = withoutDeed(told, "it", verbOf(stopped, true) ?? "");
  if (still !== told) return still;
  const acted = actsOtherwise(told, said);
  if (acted !== undefined) return acted;
  const it = IT_SHOULD.exec(said)?.[1];
  if (it !== undefined) return being(told, "it", it);
  const [, they, are] = THEY_ARE_NOW.exec(said) ?? [];
  if (they !== undefined && are !== undefined && kindOfNoun(lastWord(are)) !== undefined)
    return made(told, they, are);
  const [, thing, so] = SO.exec(said) ?? [];
  if (thing !== undefined && so !== undefined && isSo(told, thing, so)) return being(told, thing, so);
  const [, target, how] = MAKE.exec(said) ?? [];
  // "have two foxes fight": they come to the film, or are as many, and no deed of whoever is there.
  if (target === undefined || how === undefined || NUMBER.test(target)) return undefined;
  // "let the fox run away": the fox
  const [, one = "", does = ""] = /^(.+) (\p{L}+)$/u.exec(target) ?? [];
  const isDoing =
    verbOf(does) === does &&
    findMeant(told, does) === undefined &&
    findMeant(told, lastWord(one)) !== undefined;
  return isDoing ? made(told, one, `${does} ${how}`) : made(told, target, how);
}

function isAsleep(told: string): boolean {
  const deed = partsOf(told)?.deed;
  return deed !== undefined && (ASLEEP.test(deed.verb) || /(?<!\p{L})asleep(?!\p{L})/iu.test(deed.text));
}

/** The thing that a film is about in another colour: the car that drives, the bicycle that somebody rides; anew: whatever has one. */
function painted(told: string, colour: string, isAnew: boolean): string | undefined {
  const object = partsOf(told)?.deed?.object;
  const things = [whoIn(told), object && readNounPhrase(object.text)];
  const thing = things.find(
    (one) => one && (isAnew ? one.before.some(isColour) : !isLivingKind(kindOfNoun(one.noun))),
  );
  return thing === undefined ? undefined : madeSo(told, thing.noun, colour);
}

/** "on a scooter", of somebody who rides a bicycle. */
export function riding(told: string, vehicle: string): string | undefined {
  const deed = partsOf(told)?.deed;
  const anew = readNounPhrase(vehicle);
  const ridden = deed?.object && readNounPhrase(deed.object.text);
  if (deed === undefined || ridden === undefined || anew === undefined || anew.after !== "") return undefined;
  const kinds = [ridden, anew].map(({ noun }) => kindOfNoun(noun));
  if (
    !/^(?:ride|drive|steer|pedal)$/u.test(deed.verb) ||
    !kinds.every((kind) => /^(?:vehicle|animal)$/u.test(kind ?? ""))
  )
    return undefined;
  const found = findNoun(told, ridden.noun);
  return found === undefined ? undefined : putFor(told, found, anew);
}

function isSo(told: string, thing: string, so: string): boolean {
  const [first = ""] = so.split(" ");
  if (/ing$/iu.test(first)) return verbOf(first, true) !== undefined && isAbout(told, thing);
  return !PRONOUN.test(thing) && findMeant(told, lastWord(thing)) !== undefined;
}

/** "make dog black lab", "make it croissants", "make him a granny", "make her dance". */
function made(told: string, who: string, how: string): string | undefined {
  const count = PRONOUN.test(who) ? countOf(how) : undefined;
  if (count !== undefined) return countedAnew(told, count);
  if (!/^(?:an?|two|three|some) /iu.test(how) && kindOfNoun(how) !== undefined && !PRONOUN.test(who)) {
    const found = findMeant(told, lastWord(who));
    const anew = readNounPhrase(how);
    if (found !== undefined && anew !== undefined && isSameKind(kindOfNoun(found.noun), kindOfNoun(how)))
      return putFor(told, found, anew);
  }
  const only = how.replace(/^(?:only|just) /iu, "");
  // "make him play drums", where he plays: what he does, and no drums by that name
  const [first = ""] = how.split(" ");
  if (verbOf(first) === first && first === partsOf(told)?.deed?.verb) return acting(told, who, how);
  // "make him juggle oranges": a deed, and no oranges by that name
  const isDone =
    how.includes(" ") &&
    (FURTHER_VERBS.has(first) || (!isSeenNoun(first) && classedWords(`to ${how}`)[1]?.is === "VERB"));
  // "make them giant": no giants
  if (PRONOUN.test(who) && !COUNTED.test(only) && !isDone && !isQuality(only)) {
    const anew = readNounPhrase(only);
    const kind = anew && kindOfNoun(anew.noun);
    const alike = nounsOf(told).find((one) => isSameKind(kindOfNoun(one.noun), kind));
    if (anew !== undefined && alike !== undefined) return putFor(told, alike, anew);
  }
  if (COUNTED.test(only) || /^\p{L}{3,}ing$/iu.test(first)) return being(told, who, only);
  const noun = SOMEBODY.test(who) ? whoIn(told)?.noun : PRONOUN.test(who) ? undefined : lastWord(who);
  const acted = acting(told, who, how);
  return (
    acted ??
    (noun === undefined || verbOf(first) === first || /^\p{L}{1,3}ing$/u.test(first)
      ? undefined
      : madeSo(told, noun, how))
  );
}

const COUNTED = new RegExp(`^(?:an?|a dozen|some|${ONE_TO_TEN}) `, "iu");
export const PRONOUN = /^(?:he|she|it|they|him|her|them|em|this|that)$/iu;

/** What stays, whatever it is made to look like. */
const DEPICTS =
  /^(?:art|foam|pattern|drawing|painting|picture|tattoo|logo|shape|shadow|reflection|silhouette|costume|outfit|mask|style|background|sky|mood|weather|light|lighting|colou?r|ending|scene|film|camera|music|flag|sign|snow|water|sea)s?$/iu;
const SOMEBODY = /^(?:he|she|him|her)$/iu;

/** How or what something is to be: another thing, another look, another deed. */
function being(told: string, who: string, what: string): string | undefined {
  const said = what.replace(/,? (?:instead|rather)$/iu, "");
  const isWho = isAbout(told, who);
  const [first = ""] = said.split(" ");
  if (isWho && /ing$/iu.test(first) && verbOf(first, true) !== undefined && !LATER.test(said)) {
    const verb = verbOf(first, true) ?? "";
    const isPosed = isInstead(what) ? undefined : posed(told, verb, said.slice(first.length).trim());
    if (isPosed !== undefined) return isPosed;
    return BESIDES.test(verb) && !isInstead(what)
      ? undefined
      : deedFor(told, verb, said.slice(first.length).trim());
  }
  const others = isWho || PRONOUN.test(who) ? undefined : othersDoing(told, who, said);
  if (others !== undefined) return others;
  const counted = countOf(said);
  if (counted !== undefined) return countedAnew(told, counted);
  // "flying whales"
  if (/s$/iu.test(said) && !PRONOUN.test(who)) {
    const [anew, found] = [readNounPhrase(said), findMeant(told, lastWord(who))];
    if (
      anew?.after === "" &&
      found !== undefined &&
      isManyOf(anew.noun) &&
      kindOfNoun(anew.noun) !== undefined
    )
      return putFor(told, found, anew);
  }
  const comes = readNounPhrase(said);
  const about = whoIn(told);
  const doing = isWho && comes && about && COUNTED.test(said) ? doingFor(told, about, comes) : undefined;
  if (doing !== undefined) return doing;
  if (NUMBER.test(said) && isWho) {
    const numbered = describedAnew(told, said) ?? numberedByKind(told, said);
    if (numbered !== undefined) return numbered;
  }
  if (/^(?:an?|two|three|some) /iu.test(said) && !/^an? (?:bit|little|lot|touch|tad)(?!\p{L})/iu.test(said)) {
    const anew = readNounPhrase(said.split(/,/u)[0] ?? "");
    // "make it a dragon kite", where a girl flies a kite
    const anewed =
      PRONOUN.test(who) && !isAbout(told, anew?.noun ?? "") ? describedAnew(told, said) : undefined;
    if (anewed !== undefined) return anewed;
    const found = PRONOUN.test(who)
      ? (eatenFor(told, anew) ?? doneToFor(told, anew) ?? whoIn(told))
      : findMeant(told, lastWord(who));
    if (anew === undefined || found === undefined) return undefined;
    // "make it a silhouette": it is shown as one
    if (PRONOUN.test(who) && DEPICTS.test(anew.noun) && findNoun(told, anew.noun) === undefined)
      return withDetail(told, `shown as ${said}`);
    // "make the latte art a swan": it stays what it is.
    if (!isWho && DEPICTS.test(found.noun)) return undefined;
    const besides = said.includes(",") ? said.slice(said.indexOf(",") + 1).trim() : "";
    const put = putFor(told, found, anew);
    return besides === "" ? put : withDetail(put, besides);
  }
  // "in a crowded subway station": where the film plays.
  if (/^(?:in|on|at|under|inside|by|near|late|early) /iu.test(said) && (isWho || PRONOUN.test(who)))
    return settled(told, said.replace(/^(?:late|early) (?=at|in)/iu, ""), true);
  if (isWho && POSED.test(said)) return withPose(told, said);
  const noun = SOMEBODY.test(who) ? whoIn(told)?.noun : PRONOUN.test(who) ? undefined : lastWord(who);
  if (noun === undefined) return undefined;
  // "older, like 60"
  const [how = "", ...besides] = said.split(/, (?=(?:like|about|around|maybe|with|in) )/u);
  const so = madeSo(told, noun, how);
  return so === undefined || besides.length === 0 ? so : withDetail(so, besides.join(", "));
}

/** "two bears fighting over one fish": who comes, and what they do in the place of what was done. */
function doingFor(told: string, found: NounPhrase, anew: NounPhrase & { after: string }): string | undefined {
  const [, doing = "", what = ""] = /^(\p{L}+ing) (\p{L}+ .+)$/u.exec(anew.after) ?? [];
  const verb = doing === "" ? undefined : verbOf(doing, true);
  if (verb === undefined || found.at !== partsOf(told)?.who.at || BESIDES.test(verb)) return undefined;
  return deedFor(putFor(told, found, { ...anew, after: "" }), verb, what);
}

/** How somebody is who does nothing any more. */
const POSED = /^(?:parked|seated|asleep|awake|motionless|(?:standing|sitting|lying) still)$/iu;

function withPose(told: string, pose: string): string | undefined {
  const deed = partsOf(told)?.deed;
  if (deed === undefined || !ONE_AT_A_TIME.test(deed.verb)) return undefined;
  return withPart(told, deed, deed.form === "ing" ? pose : `is ${pose}`);
}

/** "make it a raspberry", where a strawberry is eaten. */
function eatenFor(told: string, anew: NounPhrase | undefined): NounPhrase | undefined {
  const object = partsOf(told)?.deed?.object;
  const eaten = object && readNounPhrase(object.text);
  return object !== undefined &&
    eaten !== undefined &&
    [anew, eaten].every((one) => EDIBLE.test(kindOfNoun(one?.noun ?? "") ?? ""))
    ? findNoun(told, eaten.noun)
    : undefined;
}

/** "make it a horse", of a knight who rides a donkey: what something is done to, where only that is of the kind. */
function doneToFor(told: string, anew: NounPhrase | undefined): NounPhrase | undefined {
  const object = partsOf(told)?.deed?.object;
  const thing = object && readNounPhrase(object.text);
  const [kind, ofThing, ofWho] = [anew?.noun, thing?.noun, whoIn(told)?.noun].map((noun) =>
    kindOfNoun(noun ?? ""),
  );
  return kind !== undefined && thing !== undefined && kind === ofThing && kind !== ofWho
    ? findNoun(told, thing.noun)
    : undefined;
}

const EDIBLE = /^(?:food|plant|drink)$/u;

function acting(told: string, who: string, what: string): string | undefined {
  const said = what.replace(/,? (?:instead|rather)$/iu, "");
  const [first = "", ...rest] = said.split(" ");
  // Whoever sleeps does whatever else, though it is no verb that is known: "breathe fire".
  const plain = first.toLowerCase();
  const isAwake = ASLEEP.test(partsOf(told)?.deed?.verb ?? "") && /^[\p{L}-]+ \p{L}/u.test(said);
  const verb = verbOf(plain) ?? (isAwake || ONE_AT_A_TIME.test(plain) ? plain : undefined);
  if (verb === undefined || first.toLowerCase() !== verb || LATER.test(said)) return undefined;
  if (!isAbout(told, who))
    return PRONOUN.test(who) ? undefined : othersDoing(told, who, [ingOf(verb), ...rest].join(" "));
  const parts = partsOf(told);
  // Who does nothing any more: "a girl in a park"
  const after =
    parts === undefined ? [] : told.slice(parts.who.at + parts.who.text.length).split(/[^\p{L}'’-]+/u);
  const isIdle =
    parts?.deed === undefined &&
    !after.some((word) => /(?:s|ing)$/u.test(word) && verbOf(word, true) !== undefined);
  if (parts !== undefined && isIdle && ONE_AT_A_TIME.test(verb)) {
    const end = parts.who.at + parts.who.text.length;
    const does = [inThirdPerson(verb), ...rest].join(" ");
    return `${told.slice(0, end)} ${isManyOf(whoIn(told)?.noun ?? "") ? [verb, ...rest].join(" ") : does}${told.slice(end)}`;
  }
  const isPosed = isInstead(what) ? undefined : posed(told, verb, rest.join(" "));
  if (isPosed !== undefined) return isPosed;
  return isInstead(what) || isExclusive(told, verb, said) ? deedFor(told, verb, rest.join(" ")) : undefined;
}

const isInstead = (said: string) => / (?:instead|rather)$/iu.test(said);

/** What takes the place of what is done: the same with something else, or what can't be done besides. */
function isExclusive(told: string, verb: string, said: string): boolean {
  const deed = partsOf(told)?.deed;
  if (deed === undefined || (/ and /u.test(said) && !ASLEEP.test(deed.verb))) return false;
  return (
    (deed.verb === verb && said.includes(" ") && deed.object !== undefined) || isExclusiveOf(verb, deed.verb)
  );
}

/** Whether nobody does the one while they do the other. */
export function isExclusiveOf(verb: string, done: string): boolean {
  return (
    (ONE_AT_A_TIME.test(verb) && ONE_AT_A_TIME.test(done) && verb !== done) ||
    (ASLEEP.test(done) && !ASLEEP.test(verb))
  );
}

/** Whether somebody named or "he" is whom the film is about. */
export function isAbout(told: string, who: string): boolean {
  if (PRONOUN.test(who)) return partsOf(told) !== undefined;
  const found = findMeant(told, lastWord(who));
  return found !== undefined && found.at === partsOf(told)?.who.at;
}

/** Without what is done, where it is that and whoever the film is about does it: "a dog in a park", of one that ran through it. */
export function withoutDeed(told: string, who: string, verb: string): string {
  const deed = partsOf(told)?.deed;
  if (deed === undefined || deed.verb !== verb || !isAbout(told, who)) return told;
  const rest = withPart(told, deed, "").replace(/ {2,}/gu, " ").trim();
  return `${rest.slice(0, deed.at)}${rest.slice(deed.at).replace(/^(?:through|across|along|around) /iu, "in ")}`;
}
