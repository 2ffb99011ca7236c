import { asPattern } from "../core/as-pattern.ts";
import { TWO_TO_TEN } from "../core/number-words.ts";
import { ABSTRACT_NOUNS } from "./abstract-nouns.ts";
import { type Part, partsOf } from "./film-parts.ts";
import { LIVING_NOUNS } from "./living-nouns.ts";
import { kindOfNoun, type NounKind } from "./noun-kinds.ts";
import { PREPOSITIONS } from "./noun-phrase.ts";
import { formsOf } from "./nouns.ts";
import { A_PLACE } from "./places.ts";
import { otherNames } from "./same-things.ts";
import { SCENE_NOUNS } from "./scene-nouns.ts";
import { capital } from "./sentences.ts";
import { THING_NOUNS } from "./thing-nouns.ts";
import { isKnownVerb, verbOf } from "./verb-forms.ts";

/** A noun of a text with the words before it that belong to it. */
export interface NounPhrase extends Part {
  /** "a", "the", "two"; empty where there is none. */
  determiner: string;
  /** What describes it, in order. */
  before: string[];
  noun: string;
}

/** How many, before a noun. For patterns. */
export const HOW_MANY = `one|${TWO_TO_TEN}|eleven|twelve|twenty|fifty|several|many|\\d{1,3}`;
const DETERMINER = new RegExp(
  `^(?:an?|the|some|${HOW_MANY}|his|her|its|their|this|that|these|those|my|our)$`,
  "iu",
);
const ENDS_BEFORE = /^(?:more|another|second|less|fewer|no|not|without|extra|and|or)$/iu;
/** What people call something by its kind. */
const BY_ITS_KIND =
  /^(?:animal|bike|bird|boat|car|creature|critter|dog|doggo|dude|fella|fish|flower|food|guy|instrument|kid|lad|lady|man|person|pet|plane|plant|pup|pupper|puppy|kitty|kitten|cat|ship|tree|truck|vehicle|woman|people|humans?|hero)$/iu;

export function isSeenNoun(word: string): boolean {
  return formsOf(word).some(
    (form) =>
      form.length > 2 &&
      (SCENE_NOUNS.has(form) ||
        THING_NOUNS.has(form) ||
        LIVING_NOUNS.has(form) ||
        kindOfNoun(form) !== undefined),
  );
}

/** A noun phrase of its own, split: "a big turquoise car with fins". Undefined where it is none. */
export function readNounPhrase(said: string): (NounPhrase & { after: string }) | undefined {
  const words = said.trim().split(/\s+/u);
  const determiner = DETERMINER.test(words[0] ?? "") ? (words.shift() as string) : "";
  const ends = words.findIndex(
    (word, at) =>
      at > 0 &&
      (PREPOSITIONS.has(word.toLowerCase()) ||
        /^(?:shaped|made|full|wearing|covered|dressed|holding|called|named)$/iu.test(word) ||
        (/(?:ed|wn|en)$/iu.test(word) && PREPOSITIONS.has((words[at + 1] ?? "").toLowerCase())) ||
        (/ing$/u.test(word) &&
          verbOf(word, true) !== undefined &&
          (at >= words.length - 1 || isDoing(words, at)))),
  );
  const own = ends === -1 ? words : words.slice(0, ends);
  const noun = own.at(-1) ?? "";
  if (noun === "" || own.length > 4) return undefined;
  const isBroken = own.some(
    (word, at) =>
      !/^[\p{L}\p{N}][\p{L}\p{N}'’.-]*$/u.test(word) ||
      PREPOSITIONS.has(word.toLowerCase()) ||
      ENDS_BEFORE.test(word) ||
      (DETERMINER.test(word) && !/^\d/u.test(word)) ||
      NO_NOUN.test(word) ||
      (at < own.length - 1 &&
        at > 0 &&
        isKnownVerb(word.toLowerCase()) &&
        // "three cats play piano"
        (/s$/u.test(word) || (isManyOf(own[at - 1] ?? "") && kindOfNoun(own[at - 1] ?? "") !== undefined))) ||
      (at === own.length - 1 && isDone(word, own[at - 1])),
  );
  if (isBroken || (isAbstract(noun) && !isSeenNoun(noun))) return undefined;
  return {
    at: 0,
    text: said,
    determiner,
    before: own.slice(0, -1),
    noun,
    after: ends === -1 ? "" : words.slice(ends).join(" "),
  };
}

/** "bears fighting over a fish": what follows the noun. */
const isDoing = (words: readonly string[], at: number): boolean => {
  const next = words[at + 1] ?? "";
  return (
    (PREPOSITIONS.has(next.toLowerCase()) || DETERMINER.test(next)) &&
    kindOfNoun(words[at - 1] ?? "") !== undefined
  );
};

const isAbstract = (noun: string) => formsOf(noun).some((form) => ABSTRACT_NOUNS.has(form));

const NO_NOUN =
  /^(?:vs|versus|like|keep|leave|slow|wrong|use|i|you|we|he|she|it|they|me|him|her|us|them|this|that|there|here|is|are|was|were|be|been|am|do|does|did|has|have|had|can|could|should|would|will|must|may|might|not|never|always|instead|rather|too|very|so|then|now|again|just|only|also|please|make|put|let|give|get|add|remove|less|more|ones?|everything|everyone|nobody|nothing|something|stuff|thing|things|way|bit|lot|\p{L}+er than)$/iu;

/** "bus arrives", "snowman waves": what it does, and no noun of many. */
function isDone(word: string, before: string | undefined): boolean {
  return (
    before !== undefined &&
    /[^s]s$/u.test(word) &&
    verbOf(word) !== undefined &&
    isSeenNoun(before) &&
    !isSeenNoun(word)
  );
}

/** Where a text speaks of a noun, with what describes it there. */
export function findNoun(told: string, noun: string): NounPhrase | undefined {
  const bare = singular(noun.toLowerCase());
  const [escaped, many] = [bare, pluralOf(bare)].map((form) => asPattern(form)) as [string, string];
  const deed = partsOf(told)?.deed;
  const plain = [
    ...told.matchAll(new RegExp(`(?<![\\p{L}-])(?:${escaped}(?:e?s)?|${many})(?![\\p{L}]|-\\p{L})`, "giu")),
  ].find(({ index }) => index !== deed?.at);
  const found = plain ?? compound(told, escaped);
  return found === undefined ? undefined : phraseAround(told, found.index, found[0]);
}

/** "bird" in "hummingbird", and no "rain" in "train". */
function compound(told: string, noun: string): RegExpExecArray | undefined {
  for (const found of told.matchAll(new RegExp(`(?<!\\p{L})(\\p{L}{3,})${noun}s?(?!\\p{L})`, "giu"))) {
    const first = (found[1] ?? "").toLowerCase();
    if (isSeenNoun(first) || verbOf(first, true) !== undefined) return found as RegExpExecArray;
  }
  return undefined;
}

/** The same, spoken of by its kind or in part: "the bird" is the hummingbird, "granny" the grandmother, "the skater" the skateboarder. */
export function findMeant(told: string, noun: string): NounPhrase | undefined {
  const found = findNoun(told, noun);
  if (found !== undefined) return found;
  for (const name of otherNames(singular(noun.toLowerCase()))) {
    const called = findNoun(told, name);
    if (called !== undefined) return called;
  }
  const kind = kindOfNoun(noun);
  const nouns = nounsOf(told);
  const alike = nouns.find(
    (one) =>
      one.noun.slice(0, 4).toLowerCase() === noun.slice(0, 4).toLowerCase() &&
      noun.length > 4 &&
      isAlike(one.noun, noun),
  );
  if (alike !== undefined) return alike;
  return BY_ITS_KIND.test(singular(noun.toLowerCase())) && kind !== undefined
    ? nouns.find((one) => kindOfNoun(one.noun) === kind)
    : undefined;
}

/** Of one kind, or one slip of the finger apart. */
function isAlike(one: string, other: string): boolean {
  const [first, second] = [kindOfNoun(one), kindOfNoun(other)];
  return first === second || second === undefined;
}

export function isSameKind(one: NounKind | undefined, other: NounKind | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one === other || (LIVES.has(one) && LIVES.has(other));
}

const LIVES: ReadonlySet<NounKind> = new Set<NounKind>(["animal", "person"]);
export const isLivingKind = (kind: NounKind | undefined): boolean => kind !== undefined && LIVES.has(kind);

/** A part of a text as the noun phrase that it is; undefined where it is more than one. */
export function phraseOf(part: Part): NounPhrase | undefined {
  const read = readNounPhrase(part.text);
  return read === undefined || read.after !== "" ? undefined : { ...read, ...part };
}

/** Whom or what a film is about. */
export function whoIn(told: string): NounPhrase | undefined {
  const who = partsOf(told)?.who;
  return who && phraseOf(who);
}

let listed: { told: string; nouns: readonly NounPhrase[] } | undefined;

/** Every noun of a text whose kind is known, in order; verbs are none. An order asks for them many times over. */
export function nounsOf(told: string): readonly NounPhrase[] {
  if (listed?.told !== told) listed = { told, nouns: nounsIn(told) };
  return listed.nouns;
}

function nounsIn(told: string): NounPhrase[] {
  const deed = partsOf(told)?.deed;
  return (
    [...told.matchAll(/(?<!\p{L})\p{L}[\p{L}'’-]*/gu)]
      .filter(({ 0: word, index }) => kindOfNoun(word) !== undefined && index !== deed?.at)
      .map(({ 0: word, index }) => phraseAround(told, index, word))
      // "a steam train driver" is no train.
      .filter((phrase) => !followedByNoun(told, phrase) || kindOfNoun(phrase.noun) === "food")
  );
}

/** The noun after it that it only describes: "ramen stall". */
export function followedByNoun(told: string, { at, text }: Part): boolean {
  const next = /^ (\p{L}[\p{L}-]*)/u.exec(told.slice(at + text.length))?.[1]?.toLowerCase();
  if (next === undefined || PREPOSITIONS.has(next) || !(isSeenNoun(next) || A_PLACE.test(next))) return false;
  if (/ing$/u.test(next) && verbOf(next, true) !== undefined) return false;
  return (
    partsOf(told)?.deed?.at !== at + text.length + 1 && !(/s$/u.test(next) && verbOf(next) !== undefined)
  );
}

/** Before this many characters nothing belongs to a noun; a bound, so that long texts take no longer. */
const NEARBY = 120;

function phraseAround(told: string, at: number, noun: string): NounPhrase {
  const starts = Math.max(0, at - NEARBY);
  const words = [...told.slice(starts, at).matchAll(/\S+/gu)].slice(starts > 0 ? 1 : 0);
  const before: string[] = [];
  let [from, determiner] = [at, ""];
  for (const match of words.reverse()) {
    const word = match[0];
    if (before.length === 4 || /[,.;:!?…]$/u.test(word) || PREPOSITIONS.has(word.toLowerCase())) break;
    if (DETERMINER.test(word)) {
      determiner = word;
      from = starts + match.index;
      break;
    }
    if (!/^[\p{L}\p{N}'’-]+$/u.test(word) || isActing(word, starts + match.index, told)) break;
    before.unshift(word);
    from = starts + match.index;
  }
  return { at: from, text: told.slice(from, at + noun.length), determiner, before, noun };
}

function isActing(word: string, at: number, told: string): boolean {
  return (
    partsOf(told)?.deed?.at === at ||
    (/s$/u.test(word) && verbOf(word) !== undefined && !isSeenNoun(word)) ||
    /^(?:is|are|was|were)$/iu.test(word)
  );
}

/** Plurals that no rule tells. */
const PLURALS = new Map(
  Object.entries({
    calf: "calves",
    child: "children",
    elf: "elves",
    fish: "fish",
    foot: "feet",
    ...{ bikini: "bikinis", corgi: "corgis", kiwi: "kiwis", ski: "skis", taxi: "taxis", yeti: "yetis" },
    goose: "geese",
    half: "halves",
    knife: "knives",
    leaf: "leaves",
    loaf: "loaves",
    mouse: "mice",
    person: "people",
    sheep: "sheep",
    shelf: "shelves",
    thief: "thieves",
    tooth: "teeth",
    wolf: "wolves",
  }),
);
const SINGULARS = new Map([...PLURALS].map(([one, many]) => [many, one]));
/** "a policeman", and no shaman. */
const MAN = /(?<!^(?:cai|ger|hu|ro|sha|talis))man$/iu;
const MEN = /(?<!^(?:abdo|o|speci))men$/iu;

export function isManyOf(noun: string): boolean {
  return (
    /(?:[^sui]s|\p{L}{2}(?:ies|oes))$/iu.test(noun) || SINGULARS.has(noun.toLowerCase()) || MEN.test(noun)
  );
}

/** What is told without an article, though it is not many. */
export const isMass = (noun: string): boolean =>
  /^(?:snow|rain|ice|water|grass|sand|mud|tea|coffee|milk|juice|matcha|poker|chess|laundry|gold|fog|mist|lava|food|rice|bread|pasta|ramen|sushi|soup|cheese|blush|face paint|fur|hair|lipstick|make-?up|stubble|armou?r)$/iu.test(
    noun,
  );

export function singular(noun: string): string {
  const irregular = SINGULARS.get(noun.toLowerCase());
  if (irregular !== undefined) return irregular;
  if (noun.length > 4 && /(?:ch|sh|x|ss|[^aeiou]o)es$/iu.test(noun)) return noun.slice(0, -2);
  if (/[^aeiou]ies$/iu.test(noun) && noun.length > 5) return `${noun.slice(0, -3)}y`;
  if (noun.length > 3 && /[^sui]s$/u.test(noun)) return noun.slice(0, -1);
  return noun.replace(MEN, "man");
}

export function pluralOf(noun: string): string {
  const irregular = PLURALS.get(noun.toLowerCase());
  if (irregular !== undefined) return irregular;
  if (isManyOf(noun) || /(?:fish|deer|moose|shrimp|salmon|squid|bison)$/iu.test(noun)) return noun;
  if (MAN.test(noun)) return noun.replace(MAN, "men");
  if (/(?:s|x|ch|sh)$/iu.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/iu.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** The text with other words in the place of a part of it. */
export function withPart(told: string, part: Part, words: string): string {
  const isFirst = part.at === 0 || /[.!?…]\s*$/u.test(told.slice(0, part.at));
  const said = isFirst && /^\p{Lu}/u.test(part.text) ? capital(words) : words;
  return `${told.slice(0, part.at)}${said}${told.slice(part.at + part.text.length)}`;
}

export const lastWord = (text: string): string => text.split(/\s+/u).at(-1) ?? "";

const BEFORE_A_NUMBER = new RegExp(`(?<![\\p{L}'’])an? (?=(?:${TWO_TO_TEN}) )`, "giu");

/** With the article that goes with what follows it now. */
export function withArticles(text: string): string {
  return text
    .replace(/(?<![\p{L}'’])([Aa])n (?=[bcdfgjklmnpqrstvwxyz]|h(?!our|onest|eir|onou?r))/gu, "$1 ")
    .replace(/(?<![\p{L}'’])([Aa]) (?=[aeio]\p{L})(?!one\b|once\b|euro)/gu, "$1n ")
    .replace(BEFORE_A_NUMBER, "");
}
