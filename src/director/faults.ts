import { partsOf } from "../story/film-parts.ts";
import { isLivingKind, isSeenNoun, lastWord, whoIn } from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { A_PLACE, TIME_OF_DAY, WEATHER } from "../story/places.ts";
import { splitSentences } from "../story/sentences.ts";
import { isKnownVerb, verbOf } from "../story/verb-forms.ts";
import { addedTo } from "./contradictions.ts";
import { isColour, isQuality } from "./qualities.ts";
import { MAY_BE } from "./told-as-fact.ts";
import { isOfNobody, takesAPlace } from "./told-otherwise.ts";
import { isWeatherVerb } from "./weather-told.ts";

/** What is wrong with a telling for whoever reads only it: the worse, the more. */
export function faultsOf(before: string, after: string, said: string): number {
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
  if (
    after.startsWith(before.replace(/[.!]+$/u, "")) &&
    !TOWARDS_US.test(said) &&
    takesAPlace(before, said, added)
  )
    faults += 2;
  return faults;
}

/** Where to somebody goes on doing what they do. */
const TOWARDS_US = /(?<!\p{L})(?:towards?|at) (?:us|me|the (?:camera|viewer|lens))(?!\p{L})/iu;
const SOMEBODY_SO = /^(?:make|let|have) (?:him|her|them|the \p{L}+) [\p{L}-]+$/iu;

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
