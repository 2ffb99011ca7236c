import { partsOf } from "../story/film-parts.ts";
import { withDetail } from "../story/merge-words.ts";
import {
  findNoun,
  HOW_MANY,
  isLivingKind,
  isManyOf,
  isSeenNoun,
  lastWord,
  nounsOf,
  phraseOf,
  readNounPhrase,
  whoIn,
} from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { IS_PLACE_NAME } from "../story/place-names.ts";
import { verbOf } from "../story/verb-forms.ts";
import { classedWords } from "../story/word-classes.ts";
import { doerAnew, doneOtherwise } from "./done-otherwise.ts";
import { soMuch } from "./how-much.ts";
import { deedFor, describedAnew, putFor, setInstead, settledTwice } from "./in-its-place.ts";
import { notDone } from "./not-so.ts";
import { exchanged, oneOfSeveral } from "./one-of-several.ts";
import { withoutOpposite } from "./opposites.ts";
import { isColour } from "./qualities.ts";
import { sceneAnew } from "./scene-anew.ts";
import { settled } from "./settled.ts";
import { numbered } from "./so-many.ts";
import { stated } from "./stated.ts";
import { A_SENTENCE, swapped, withoutForms } from "./swap.ts";
import { asSubject } from "./told-as-fact.ts";
import { rainsThen } from "./weather-told.ts";
import { ledInstead, seatedAnew } from "./where-anew.ts";
import { having } from "./who-has-it.ts";

/** What is told with a clause of an order in the part of it that the clause is about; undefined where none is known. */
export function placeClause(told: string, clause: string): string | undefined {
  const said = uncapitalled(
    clause
      .trim()
      .replace(/[.!?…]+$/u, "")
      .trim(),
  );
  if (said === "" || told.trim() === "") return undefined;
  if (isToldAlready(told, said)) return told;
  return (
    exchanged(told, said) ??
    soMuch(told, said) ??
    notDone(told, said) ??
    doerAnew(told, said) ??
    sceneAnew(told, said) ??
    turnedRound(told, said) ??
    oneOfSeveral(told, said) ??
    rainsThen(told, said) ??
    swapped(told, said) ??
    insteadOfAll(told, said) ??
    stated(told, said) ??
    doneOtherwise(told, said) ??
    inTheSetting(told, said) ??
    // "the same with a white cat", of a black one
    describedAnew(
      told,
      said
        .replace(WITH_SOME, "")
        .replace(/(?<!ing) ones?$/iu, (one) => ` ${whoIn(told)?.noun ?? one.trim()}`),
    ) ??
    numbered(told, said) ??
    somethingElse(told, said) ??
    having(told, said) ??
    somebodyElse(told, said) ??
    vehicleAnew(told, said) ??
    seatedAnew(told, said)
  );
}

const WITH_SOME = new RegExp(`^with (?=(?:an?|${HOW_MANY}) )`, "iu");

/** "wolf please", "granny": whoever is only named takes the place of whom the film is about. */
function somebodyElse(told: string, said: string): string | undefined {
  const [first = "", second] = said.replace(/^an? (?=\p{L}+$)/iu, "").split(" ");
  const isNamed =
    second === undefined || ((isSeenNoun(first) || isColour(first)) && !/[^\p{L} ]/u.test(said));
  const kind = kindOfNoun(lastWord(said));
  if (!isNamed || kind === undefined || readNounPhrase(said)?.after !== "") return undefined;
  if (findNoun(told, lastWord(said)) !== undefined) return undefined;
  const who = whoIn(told);
  const isOne =
    who !== undefined &&
    isManyOf(who.noun) === isManyOf(lastWord(said)) &&
    // "limousine", of a taxi that waits
    (isLivingKind(kind)
      ? isLivingKind(kindOfNoun(who.noun))
      : kind === "vehicle" && kindOfNoun(who.noun) === kind);
  if (isOne) return setInstead(told, said);
  // "mammoths", of a herd of elephants
  const [counted, anew] = [nounsOf(told)[0], readNounPhrase(said)];
  const isOfMany =
    counted !== undefined &&
    anew !== undefined &&
    isLivingKind(kind) &&
    kindOfNoun(counted.noun) === kind &&
    isManyOf(counted.noun) === isManyOf(anew.noun) &&
    / of $/iu.test(told.slice(0, counted.at));
  return isOfMany ? putFor(told, counted, anew) : undefined;
}

/** "make it a school bus", of a fire engine that is driven. */
function vehicleAnew(told: string, said: string): string | undefined {
  const [, named = ""] =
    /^(?:make it|have it be|it should be|it['’]s) (an? [\p{L} -]{3,40})$/iu.exec(said) ?? [];
  const anew = readNounPhrase(named);
  const kind = kindOfNoun(anew?.noun ?? "");
  if (
    anew === undefined ||
    anew.after !== "" ||
    kind === undefined ||
    !/^(?:vehicle|instrument|drink)$/u.test(kind)
  )
    return undefined;
  const [old, ...others] = nounsOf(told).filter((one) => kindOfNoun(one.noun) === kind);
  return old === undefined || others.length > 0 ? undefined : putFor(told, old, anew);
}

/** "mango", where a banana is stolen: what is only named takes the place of what is of its kind and something is done to. */
function somethingElse(told: string, said: string): string | undefined {
  const anew = readNounPhrase(said);
  const deed = partsOf(told)?.deed;
  const object = deed?.object;
  // "cello", where a violin is played or nothing is said of what
  if (
    deed?.verb === "play" &&
    anew?.determiner === "" &&
    anew.before.length === 0 &&
    anew.after === "" &&
    findNoun(told, anew.noun) === undefined
  ) {
    const kind = kindOfNoun(anew.noun);
    const played = kindOfNoun(object?.text ?? "");
    if ((kind === "instrument" || kind === "game") && (played === undefined || played === kind))
      return deedFor(told, "play", said);
  }
  const old = object && phraseOf(object);
  if (anew === undefined || old === undefined || anew.after !== "" || anew.before.length > 1)
    return undefined;
  // "a hat", of whoever holds a coat: they wear it
  if (/^(?:wear|hold|carry)$/u.test(partsOf(told)?.deed?.verb ?? "")) return undefined;
  if (
    /^(?:the|his|her|its|their|that|this)$/iu.test(anew.determiner) ||
    findNoun(told, anew.noun) !== undefined
  )
    return undefined;
  const [kind, before] = [anew, old].map(({ noun }) => kindOfNoun(noun));
  const isAlike =
    kind !== undefined && !isLivingKind(kind) && (kind === before || (isEdible(kind) && isEdible(before)));
  return isAlike ? putFor(told, old, anew) : undefined;
}

const isEdible = (kind: string | undefined) => /^(?:food|drink|plant)$/u.test(kind ?? "");

/** "the gazelle chases the cheetah", where that one chases it. */
function turnedRound(told: string, said: string): string | undefined {
  const [deed, other] = [partsOf(told)?.deed, partsOf(said)];
  const nounOf = (text = "") => lastWord(text).toLowerCase();
  const isTurned =
    deed?.object !== undefined &&
    deed.verb === other?.deed?.verb &&
    nounOf(other.who.text) === nounOf(deed.object.text) &&
    nounOf(other.deed.object?.text) === nounOf(whoIn(told)?.noun);
  return isTurned ? exchanged(told, "swap them") : undefined;
}

/** "he's painting": what the film shows now, said before what it should. */
function isToldAlready(told: string, said: string): boolean {
  const doing = /^(?:he|she|it|they)(?:['’]s|['’]re| is| are) (?:just |already |only )?(\p{L}+ing)$/iu.exec(
    said,
  )?.[1];
  return doing !== undefined && verbOf(doing, true) === partsOf(told)?.deed?.verb;
}

/** "Night with lamps" in the midst of a sentence; a name stays as it is. */
function uncapitalled(said: string): string {
  const first = /^\p{Lu}\p{Ll}*(?=\s|$)/u.exec(said)?.[0];
  if (
    first === undefined ||
    /^\p{Lu}\p{L}*\s\p{Lu}/u.test(said) ||
    (IS_PLACE_NAME.test(first) && !/^turkey$/iu.test(first))
  )
    return said;
  return first.toLowerCase() + said.slice(first.length);
}

/** "skipping rope now". */
const DOING_NOW = /^(\p{L}+ing(?: \p{L}+){0,4}) now$/iu;

function insteadOfAll(told: string, said: string): string | undefined {
  const found =
    /^(.{2,60}?),? (?:instead|rather)$/iu.exec(said) ??
    /^instead,? (.{2,60})$/iu.exec(said) ??
    DOING_NOW.exec(said);
  // "climbing a skyscraper", of what climbs a cliff
  const [, doing = "", what = ""] = /^(\p{L}+ing) ((?:an?|the|some|two|three) .{2,50})$/iu.exec(said) ?? [];
  const deed = partsOf(told)?.deed;
  if (deed?.object !== undefined && verbOf(doing, true) === deed.verb) return deedFor(told, deed.verb, what);
  // "make him juggle oranges instead"
  const [, who = "", does = ""] =
    /^(?:make|have|let|get) (him|her|it|them) (\p{Ll}+ .+)$/iu.exec(found?.[1] ?? "") ?? [];
  if (classedWords(`to ${does}`)[1]?.is === "VERB" && !isSeenNoun(does.split(" ")[0] ?? "")) {
    const done = stated(told, `${asSubject(who)} should ${does} instead`);
    if (done !== undefined) return done;
  }
  if (found === null || / should (?!be |have )/iu.test(found[1] ?? "")) return undefined;
  const x = withoutForms(found[1] ?? "");
  // "have it land": whatever the verb
  const [verb = "", ...rest] = x.split(" ");
  if (/^(?:let|have) /iu.test(said) && /ing$/iu.test(verb)) {
    const done =
      settled(told, x, true) ?? deedFor(told, verbOf(verb, true) ?? verb.slice(0, -3), rest.join(" "));
    if (done !== undefined) return done;
  }
  const led = ledInstead(told, x);
  if (led !== undefined) return led;
  if (A_SENTENCE.test(x) || /(?<!\p{L})(?:it|he|she|they|him|them)(?!\p{L})/iu.test(x)) return undefined;
  return setInstead(told, x);
}

/** A time, a weather or a place that is said by itself, or fair weather where it storms. */
function inTheSetting(told: string, said: string): string | undefined {
  const core = said
    .replace(
      /^(?:(?:do(?= (?!it|this|that))|use|go (?:to|for|with)|now|then|same(?: scene| thing)?|but|just|it['’]?s|it (?:should|could|must) be|make it|turn it (?:in)?to|set it|set|have it|do it|try|try it|film it|shoot it|in the middle of|needs to be|should be|more like)\s+)+(?=\S)/iu,
      (lead) => (/middle of/iu.test(lead) ? "in the middle of " : ""),
    )
    .replace(/,? (?:instead|this time|rather)$/iu, "")
    .replace(/ version$/iu, "");
  const isAlone =
    !/[.!?;]|(?<!\p{L})(?:i|my|you|we)(?!\p{L})/iu.test(core) && describedAnew(told, core) === undefined;
  const rest = isAlone ? withoutOpposite(told, core) : told;
  const isInstead = / (?:instead|this time|rather)$/iu.test(said);
  const twice = /^(?:in|on|at) /iu.test(core) ? settledTwice(rest, core) : undefined;
  const set = twice ?? settled(rest, core, isInstead);
  if (set !== undefined) return set === told ? undefined : set;
  if (rest === told || /^(?:he|she|it|they|no|without|remove)(?!\p{L})/iu.test(core)) return undefined;
  return withDetail(rest, core);
}
