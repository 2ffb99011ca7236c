import { ABSTRACT_NOUNS } from "./abstract-nouns.ts";
import { ACTION_VERBS } from "./action-verbs.ts";
import { FURTHER_VERBS } from "./further-verbs.ts";
import { findMeant, isManyOf, isSeenNoun } from "./noun-in-text.ts";
import { formsOf } from "./nouns.ts";
import { A_PLACE, LIGHT } from "./places.ts";
import { PLAIN_VERBS } from "./plain-verbs.ts";
import { SAYING } from "./sayings.ts";
import { saysInTalk } from "./talk.ts";
import { isKnownVerb, verbOf } from "./verb-forms.ts";
import { type ClassedWord, classedWords } from "./word-classes.ts";

/** How somebody is or what one thinks of them: nothing that goes on in a picture. */
export const A_STATE =
  /^(?:be|have|look|feel|seem|appear|mean|make|love|like|hate|want|need|come|read|suit|fit|match|deserve|know|think|miss|suck|slap|rock|rule|slay|remind|say|creep|keep)$/u;
/** Verbs that praise as often as they tell: "he cooks", "it delivers". */
const PRAISES =
  /^(?:carry|cook|deliver|die|do|drop|eat|get|give|go|hit|judge|kill|live|own|send|serve|take|win|work)$/u;
/** Compared, counted, guessed or waved aside: of what one sees, and not of what one wants to see. */
const OF_WHAT_IS_SEEN =
  /(?<!\p{L})(?:what|why|how|who|when|if|because|cause|cos|coz|cuz|like|so|such|too|just|still|never|always|already|even|again|every|ever|really|actually|tho|though|literally|basically|anymore|today|tonight|tomorrow|yesterday|here|there|than|enough|not|no|thing|things|stuff|way|time|times|part|everything|nothing|something|one|energy|moment|life|goals|material|vs|aka)(?!\p{L})|n['’]t(?!\p{L})|[?？+=/>,;:…\p{Extended_Pictographic}]|\.\./iu;
/** "she's serving", "he is judging the street": said of somebody as they go on. */
const OF_THEM = /^(?:judge|serve|eat|live|kill|own|vibe|die|win|work|cook)$/u;
/** "sound on". */
const ENDS_OPEN = / (?:on|out|off|up|in|down|over|all|then)$/iu;
const JOKES = /(?<!\p{L})walks? into an? bar(?!\p{L})/iu;
const FEWEST = 2;
const MOST = 12;
const POINTS = /^(?:the|that|this|those|these|his|her|its|their)(?!\p{L})/iu;
const PRONOUN = /^(?:he|she|it|they)$/iu;

/**
 * Whether English words tell a picture: all that they name can be seen, and they are nothing that people say of what is there.
 * "names": "a castle in the bowl"; "tells": "the dragon breathes fire", "she's knitting a scarf". `prompt`: what the film shows.
 */
export function seenAsTold(words: string, prompt: string): "names" | "tells" | undefined {
  const text = words
    .trim()
    .replace(/^(?:and|but|also|maybe|now|then|oh|ooh|ok|okay)[, ]+/iu, "")
    .replace(/[\s.!~]+$/u, "")
    .replace(/^(?:someone|somebody) (?=\p{L}+s )/iu, "he ");
  const count = text.split(/\s+/u).length;
  if (count < FEWEST || count > MOST || isSaidInTalk(text, prompt)) return undefined;
  const all = classedWords(text);
  const nouns = all.filter(isNoun);
  if (nouns.some(isThought) || all.some(({ is }) => is === "INTJ")) return undefined;
  const at = all.findIndex((word, index) => index > 0 && isVerbOf(word, index, all));
  if (at === -1) return namesWhatIsSeen(text, all, prompt) ? "names" : undefined;
  const who = all.slice(0, at);
  if (!isWho(who)) return undefined;
  const verb = all[at] as ClassedWord;
  if (/^needs?$/iu.test(verb.text)) return / needs? (?:an?|some|more) /iu.test(text) ? "tells" : undefined;
  if (verb.is !== "AUX")
    return all.length > 2 || ACTION_VERBS.has(verbOf(verb.text) ?? "") ? "tells" : undefined;
  const next = all[at + 1]?.text ?? "";
  const isGoingOn =
    /ing$/iu.test(next) && ![A_STATE, OF_THEM].some((form) => form.test(verbOf(next, true) ?? "be"));
  const isNew = nouns.some((noun) => isSeenNoun(noun.text) && !isShown(noun, prompt));
  return /^(?:is|are|['’]s|['’]re)$/iu.test(verb.text) && isNew && (isGoingOn || / full of /iu.test(text))
    ? "tells"
    : undefined;
}

/** What the film shows is spoken of in whatever words. */
function isSaidInTalk(text: string, prompt: string): boolean {
  const about = new Set(prompt.toLowerCase().match(/\p{L}{4,}/gu));
  const rest = text
    .replace(/\p{L}{4,}/gu, (word) => (about.has(word.toLowerCase()) ? "it" : word))
    // "breathes fire", "by the fire", "fire on the deck", and no "straight fire"
    .replace(/(?<=(?:s|the) )fire(?!\p{L})|(?<!\p{L})fire(?= (?:in|on|at|around|behind|under) )/iu, "it");
  return OF_WHAT_IS_SEEN.test(rest) || JOKES.test(rest) || SAYING.test(text) || saysInTalk(rest);
}

const isNoun = ({ is }: ClassedWord) => is === "NOUN" || is === "PROPN";
const isShown = ({ text }: ClassedWord, prompt: string) => findMeant(prompt, text) !== undefined;
const isThought = ({ text }: ClassedWord) =>
  formsOf(text).some((form) => ABSTRACT_NOUNS.has(form)) && !isSeenNoun(text);

/** The verb of a statement: "breathes", "needs", "is", and "play" of three cats. */
function isVerbOf(word: ClassedWord, at: number, all: readonly ClassedWord[]): boolean {
  if (word.is === "AUX") return true;
  const before = all[at - 1] as ClassedWord;
  if (all[0]?.is === "NUM" && isNoun(before) && isManyOf(before.text) && word.is === "VERB")
    return isKnownVerb(word.text);
  if (/^needs?$/iu.test(word.text)) return isNoun(before) || before.is === "PRON";
  if (/ing$/iu.test(word.text) || !isDeed(word.text)) return false;
  // "the seller chases it": a noun by itself, and none that is seen
  return word.is === "VERB" || before.is === "PRON" || (isNoun(before) && !isSeenNoun(word.text));
}

/** "breathes", "knitting", and no "looks": goes on in a picture. */
function isDeed(word: string): boolean {
  const verb = verbOf(word, true);
  if (verb === undefined || verb === word.toLowerCase() || A_STATE.test(verb) || PRAISES.test(verb))
    return false;
  return PLAIN_VERBS.has(verb) || ACTION_VERBS.has(verb) || FURTHER_VERBS.has(verb);
}

function isWho(words: readonly ClassedWord[]): boolean {
  const last = words.at(-1);
  if (last === undefined || words.length > 4) return false;
  if (words.length === 1 && PRONOUN.test(last.text)) return true;
  return isNoun(last) && words.every((word) => isNoun(word) || /^(?:DET|ADJ|NUM)$/u.test(word.is));
}

/** "village at the foot of it", and no "the feet": what is there is looked at. */
function namesWhatIsSeen(text: string, all: readonly ClassedWord[], prompt: string): boolean {
  if (all.some(({ is, text: word }) => is === "VERB" && !/(?:ing|ed|en)$/iu.test(word))) return false;
  const nouns = all.filter(isNoun);
  if (all.length < 3 || all.some(({ is }) => is === "AUX") || ENDS_OPEN.test(text)) return false;
  // "the blackboard full of formulas"
  if (POINTS.test(text))
    return (
      nouns.some((noun) => !isShown(noun, prompt)) && / (?:full of|with|in|on|under|covered) /iu.test(text)
    );
  return (
    nouns.length > 0 &&
    nouns.every(
      (noun) =>
        isSeenNoun(noun.text) || isShown(noun, prompt) || A_PLACE.test(noun.text) || LIGHT.test(noun.text),
    )
  );
}
