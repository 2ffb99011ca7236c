import { partsOf } from "../story/film-parts.ts";
import { withSentence } from "../story/merge-words.ts";
import {
  findMeant,
  HOW_MANY,
  isLivingKind,
  isManyOf,
  isSeenNoun,
  lastWord,
  readNounPhrase,
  whoIn,
} from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { PREPOSITIONS } from "../story/noun-phrase.ts";
import { PLACE_NAME } from "../story/place-names.ts";
import { A_PLACE, TIME_OF_DAY, WEATHER } from "../story/places.ts";
import { isEnglish } from "../story/said-elsewhere.ts";
import { splitSentences } from "../story/sentences.ts";
import { inThirdPerson, isKnownVerb, verbOf } from "../story/verb-forms.ts";
import { addedTo, withoutContradictions } from "./contradictions.ts";
import { deedFor, describedAnew, madeSo, putFor } from "./in-its-place.ts";
import { isColour, isOf, isQuality } from "./qualities.ts";
import { settled } from "./settled.ts";
import { isAbout, isExclusiveOf } from "./stated.ts";
import type { Telling } from "./telling.ts";
import { MAY_BE } from "./told-as-fact.ts";
import { toldPlainly } from "./told-plainly.ts";
import { isWeatherVerb } from "./weather-told.ts";

/** More than an order is a new film, and a long prompt has its own words for everything. */
const LONGEST_SAID = 200;
const LONGEST_TOLD = 1000;

/**
 * A rewritten telling, looked over as somebody would who sees only it: where it can't be read or still has the form of an order, the
 * order is told in another way, and the way with the least faults is taken; what of the old telling contradicts the new goes.
 */
export function proofread(before: Telling, said: string, after: Telling): Telling {
  const isOurs =
    said.length <= LONGEST_SAID &&
    after.text.length <= LONGEST_TOLD &&
    before.text.trim() !== "" &&
    before.text !== after.text &&
    after.text.trim() !== "" &&
    isEnglish(said) &&
    isEnglish(before.text);
  return isOurs ? { ...after, text: best(before.text, said, after.text) } : after;
}

function best(before: string, said: string, after: string): string {
  const mended = (text: string) => withoutContradictions(before, asSentences(before, text), said);
  let least = { text: mended(after), faults: faultsOf(before, after, said) };
  if (least.faults === 0) return least.text;
  for (const other of otherwise(before, said, after)) {
    const faults = faultsOf(before, other, said);
    if (faults < least.faults) least = { text: mended(other), faults };
    if (faults === 0) break;
  }
  return least.text;
}

/** "Her coat green." is told with its verb, "two teenagers dances" with the right one. */
function asSentences(before: string, told: string): string {
  const text = told.replace(
    /(?<=[.!?] )((?:The|His|Her|Its|Their) [\p{L}-]+) (\p{L}+)(?=\.$)/u,
    (both, what: string, how: string) =>
      isColour(how) ? `${what} ${isManyOf(lastWord(what)) ? "are" : "is"} ${how}` : both,
  );
  const [old, anew] = [partsOf(before), partsOf(text)];
  const deed = anew?.deed;
  if (
    deed === undefined ||
    deed.form !== "s" ||
    old?.deed?.at === deed.at ||
    !isManyOf(lastWord(anew?.who.text ?? ""))
  )
    return text;
  const done = /^\S+/u.exec(deed.text)?.[0] ?? "";
  return `${text.slice(0, deed.at)}${deed.verb}${text.slice(deed.at + done.length)}`;
}

/** Other ways to tell an order, the closest first. */
function* otherwise(before: string, said: string, after: string): Generator<string> {
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
  const [, who = "", where = ""] = PUT.exec(said) ?? [];
  const elsewhere = where === "" || !isAbout(told, who) ? undefined : putElsewhere(told, where);
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
function putElsewhere(told: string, where: string): string | undefined {
  const deed = partsOf(told)?.deed;
  if (deed === undefined || kindOfNoun(lastWord(where)) === "garment") return undefined;
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

/** What is wrong with a telling for whoever reads only it: the worse, the more. */
function faultsOf(before: string, after: string, said: string): number {
  const added = addedTo(before, after);
  let faults = 0;
  for (const sentence of splitSentences(added)) {
    if (UNREADABLE.some((form) => form.test(sentence)) || isNoSentence(sentence)) faults += 4;
    if (ORDER_WORDS.test(sentence)) faults += 2;
  }
  if (after.startsWith(`${before.replace(/[.!]+$/u, "")}, `) && (isOfNobody(added) || SOMEBODY_SO.test(said)))
    faults += 2;
  if (DOUBLED.test(after) && !DOUBLED.test(before)) faults += 4;
  if (isNamelessThing(after) && !isNamelessThing(before)) faults += 4;
  if (isImpossible(before, after)) faults += 4;
  // Appended, though something was to take another's place.
  if (after.startsWith(before.replace(/[.!]+$/u, "")) && takesAPlace(before, said, added)) faults += 2;
  return faults;
}

function takesAPlace(before: string, said: string, added: string): boolean {
  if (INSTEAD.test(said) || togetherAnew(before, said) !== undefined) return true;
  const [, who = "", where = ""] = PUT.exec(said) ?? [];
  if (where !== "" && isAbout(before, who) && putElsewhere(before, where) !== undefined) return true;
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

const SOMEBODY_SO = /^(?:make|let|have) (?:him|her|them|the \p{L}+) [\p{L}-]+$/iu;

/** "a film, laugh", "a film, young": of nobody. */
const isOfNobody = (detail: string) =>
  /^[\p{L}-]+[.]?$/u.test(detail) &&
  ((isKnownVerb(detail.toLowerCase()) && !isSeenNoun(detail) && !isQuality(detail)) || isOfSomebody(detail));

/** How something is asked for, in the midst of what is to be seen. */
const ORDER_WORDS =
  /(?<!\p{L})(?:should|please|pls|plz|instead|rather than|can you|could you|i want|i need|i['’]d|let['’]?s|make (?:it|him|her|them|the)|(?:change|turn|swap|replace|remove|put|add) (?:it|him|her|them|the|an?|some))(?!\p{L})|^(?:have|let|make|put|add|give|turn|change|remove|replace|swap|keep|leave|bring|get) (?!(?:in|on|at|by) )\p{L}/iu;
/** Sentences that nobody says. */
const UNREADABLE: readonly RegExp[] = [
  // "Him fat with is a big moustache."
  /^(?:him|them|me|us)(?!\p{L})/iu,
  /(?<!\p{L})(?:with|of|in|on|at|to|for|the|an?|and|or) (?:is|are|was|has)(?!\p{L})/iu,
  // "with it outdoors at night", "a flag to one of them"
  /(?<!\p{L})with (?:it|him|her|them|everything) (?:in|on|at|outdoors|outside|indoors|inside|under)(?!\p{L})/iu,
  /(?<!\p{L})with an? [\p{L} ]{2,30} to (?:one|all|both|each) of (?:them|the \p{L}+)/iu,
  /(?<!\p{L})(?:an?|the) (?:an?|the|his|her|its|their)(?!\p{L})/iu,
  /(?<!\p{L})(?:an?|the|of|with|from|into|and)[.!]?$/iu,
  // "everyone in the kitchen to clap"
  /^(?:everyone|everybody|somebody|someone|(?:the|an?) \p{L}+)(?: in the \p{L}+)? to \p{L}+[.]?$/iu,
  // "Walking slowly."
  /^(?!During|Including|Morning|Evening)\p{Lu}\p{L}+ing (?:\p{L}+ly|away|off|up|down|around|to|towards?)(?!\p{L})/u,
  // "The kitchen outdoors are under trees."
  /^\p{L}+ (?:\p{L}+ )?(?:out|in)doors (?:is|are) /iu,
];
const DOUBLED = /(?<!\p{L})(\p{L}{2,}?)s? \1s?(?!\p{L})(?<!(?:very|really|so|many|by|bye|ha) \p{L}+)/iu;

/** "The soup boil is over.", "The water muddy is brown.", "The kid is laugh.", "One of them trips and fall.", "It candles light." */
function isNoSentence(sentence: string): boolean {
  const [, before = "", be = "", after = ""] =
    /^(?:the|his|her|its|their) [\p{L}-]+ ((?:[\p{L}-]+ )?)(is|are) ([\p{L}-]+)/iu.exec(sentence) ?? [];
  const second = before.trim().toLowerCase();
  if (be !== "" && second !== "" && (isQuality(second) || (isKnownVerb(second) && !isSeenNoun(second))))
    return true;
  if (
    be !== "" &&
    isKnownVerb(after) &&
    !isSeenNoun(after) &&
    !/(?:ed|en|ing)$/u.test(after) &&
    !MAY_BE.test(after)
  )
    return true;
  const [, next = ""] =
    /^(?:one of \p{L}+|he|she|it|the \p{L}*[^s\P{L}]) \p{L}+s and (\p{L}+)(?!\p{L})/iu.exec(sentence) ?? [];
  if (next !== "" && !/s$/iu.test(next) && isKnownVerb(next)) return true;
  const [, does = ""] = /^it (\p{L}+)(?!\p{L})/iu.exec(sentence) ?? [];
  const verb = verbOf(does, true);
  return (
    does !== "" &&
    !/^(?:is|has|looks?|was)$/iu.test(does) &&
    (verb === undefined ||
      !/s$/iu.test(does) ||
      (isSeenNoun(verb) && !isKnownVerb(verb) && !WEATHER.test(does)))
  );
}

/** "a red brown across a lawn", "a blue one": an article without a noun. */
function isNamelessThing(told: string): boolean {
  const named =
    /(?<![\p{L}-])(?:an?|the) ((?:[\p{L}-]+ ){0,2}?[\p{L}-]+)(?= (?:across|in|on|at|under|through|with|beside|by|near|over|into|from|while|as)(?!\p{L})|[,.]|$)/giu;
  return [...told.matchAll(named)].some(([, words = ""]) => {
    const all = words.split(" ");
    return all.every(isColour) || (all.length > 1 && /^ones?$/iu.test(all.at(-1) ?? ""));
  });
}

/** What can't be, whatever was asked: a place that wears a hat, an hour that sits, a verb that is none, a cat that snows. */
function isImpossible(before: string, after: string): boolean {
  const [old, anew] = [partsOf(before), partsOf(after)];
  if (old === undefined || anew === undefined) return false;
  const [was, is] = [lastWord(old.who.text), lastWord(anew.who.text)];
  const isOther = was !== is && old.deed !== undefined;
  if (isOther && isLivingKind(kindOfNoun(was)) && kindOfNoun(is) === undefined && isNobody(anew.who.text, is))
    return true;
  const deed = anew.deed;
  if (isOther && deed !== undefined && verbOf(is) === deed.verb) return true;
  // "flips juggle eggs": what was done is there, and nothing can be read of it.
  const done = /^\S+ ?/u.exec(old.deed?.text ?? "")?.[0] ?? "";
  if (deed === undefined) {
    const rest = after.slice(old.deed?.at ?? 0);
    if (/^[\p{L}-]+s and \p{L}+s /u.test(rest)) return true;
    // "a girl throw bread pigeons"
    const [first = ""] = rest.split(" ");
    if (old.deed?.form === "s" && isKnownVerb(first) && !/(?:s|ing|ed)$/u.test(first)) return true;
    return (
      done !== "" &&
      rest.startsWith(done) &&
      !/^(?:in|on|at|across|through|over|under|into)(?!\p{L})/iu.test(rest.slice(done.length))
    );
  }
  // "a girl throw bread"
  const isOne = /^(?:an?|one)(?!\p{L})/iu.test(anew.who.text);
  if (isOne && deed.form === "plain" && old.deed?.form !== "plain") return true;
  if (deed.verb === old.deed?.verb) {
    // "an astronaut plants two astronauts"
    const object = deed.object?.text ?? "";
    return (
      object !== old.deed.object?.text &&
      lastWord(was).length > 2 &&
      new RegExp(`(?<!\\p{L})${was}s?(?!\\p{L})`, "iu").test(object)
    );
  }
  return (
    (isWeatherVerb(deed.verb) && whoIn(before) !== undefined) ||
    isQuality(deed.verb) ||
    /^fluff/u.test(deed.verb)
  );
}

/** A place, an hour, a quality or a deed does nothing: "a sunny afternoon sits", "a dance dances". */
const isNobody = (who: string, noun: string) =>
  A_PLACE.test(who) || TIME_OF_DAY.test(noun) || isQuality(noun) || (isKnownVerb(noun) && !isSeenNoun(noun));
