import { TWO_TO_TEN } from "../core/number-words.ts";
import { ABSTRACT_NOUNS } from "./abstract-nouns.ts";
import { type Character, LONGEST_DESCRIPTION } from "./character.ts";
import { LIVING_NOUNS } from "./living-nouns.ts";
import { formsOf } from "./nouns.ts";
import { COMPANIONS, MANY, MEN, PEOPLE, WOMEN, WORKS_THERE } from "./people-nouns.ts";
import { A_LAND, A_PLACE, LIGHT, WEATHER } from "./places.ts";
import { PLAIN_VERBS } from "./plain-verbs.ts";
import { SCENE_NOUNS } from "./scene-nouns.ts";
import { THING_NOUNS } from "./thing-nouns.ts";

/** "A white beard and a yellow coat", in words. */
const LONGEST_WORN = 8;
/** Longer ones first: "a flock of" is more than "a". */
export const DETERMINER =
  "dozens of|hundreds of|thousands of|a group of|a pair of|a herd of|a flock of|a family of|a pack of|a swarm of|a team of|" +
  `a couple of|an?|one|the|this|that|${TWO_TO_TEN}|several|many|some`;
/** Words that a noun phrase ends before. */
export const PREPOSITIONS = new Set(
  (
    "in on at through across under beneath below over above down up along inside into near beside by from to toward towards of " +
    "with without among between behind before after against around past onto off outside underneath atop amid during while as and or but that who which where when"
  ).split(" "),
);
/** Like adverbs to look at, but they describe who it is. */
const LY_ADJECTIVES = new Set(
  (
    "woolly wooly curly friendly lonely lovely ugly silly deadly elderly holy jolly chilly wobbly bubbly cuddly smelly scaly ghostly " +
    "heavenly sparkly wrinkly prickly burly surly wily lively stately orderly kindly homely oily early daily worldly frilly gangly family butterfly fly"
  ).split(" "),
);
const OWNERS = "his|her|their|its|my|our";
const NUMBERS = new RegExp(`^(?:${TWO_TO_TEN}|several|many|some)$`, "iu");
/** Plurals that don't end in s. */
const IRREGULAR = /^(?:geese|mice|men|women|children|people|sheep|oxen|wolves)$/iu;
/** What is nobody, and no thing to look at by itself. */
const NOTHING =
  /^(?:lot|bit|few|while|moment|time|day|night|morning|evening|shot|view|close|close-up|closeup|camera|scene|second|minute|hour|year|end|sun|wind|sky|light|air|way|next|other|mood|style|background|atmosphere|image|painting|picture|video|film|clip|use|tone|focus|street|beam|rain|storm|thunderstorm|snowstorm|fog|mist|snow|breeze|cloud|rainbow|sunrise|sunset|shadow|silence|darkness|sandstorm|blizzard|hail|gale|drizzle|downpour|hurricane|warm|cold|hot|small|big|little|old|young|new)s?$/u;
/** Of more than one, by its form: "goats", "mice". */
export const isPlural = (noun: string): boolean => /[^su]s$/iu.test(noun) || IRREGULAR.test(noun);
export const isOwned = (determiner: string): boolean => new RegExp(`^(?:${OWNERS})$`, "iu").test(determiner);
/** Any word that opens a noun phrase, and those that say whose it is. */
export const OPENS = `${DETERMINER}|${OWNERS}`;

/** Who or what a noun phrase is; undefined for what nobody and nothing is. `rest`: what follows the determiner. */
export function nounPhrase(opens: string, rest: string): Character | undefined {
  const { determiner, phrase } = phraseOf(opens, rest);
  const head = phrase.at(-1)?.toLowerCase();
  if (head === undefined || NOTHING.test(head) || A_LAND.test(head)) return undefined;
  const name = phrase.join(" ");
  const worn = wornIn(rest.slice(rest.indexOf(name) + name.length));
  return {
    description: `${determiner.toLowerCase()} ${name}${worn}`.slice(0, LONGEST_DESCRIPTION).trim(),
    name,
    // A duck family is ducks.
    head: (MANY.test(head) ? phrase.at(-2)?.toLowerCase() : undefined) ?? head,
    kind: kindOf(determiner, phrase),
    traits: [],
  };
}

/** The words that belong to the noun, up to what it does; of "his three hens" the three say how many. */
function phraseOf(opens: string, rest: string): { determiner: string; phrase: string[] } {
  const words = /^[^.,;:!?…()"“”\n—]*/u.exec(rest)?.[0].trim().split(/\s+/) ?? [];
  const counted = isOwned(opens) && NUMBERS.test(words[0] ?? "");
  const determiner = counted ? (words.shift() ?? opens) : opens;
  const singular = /^(?:an?|one|this|that)$/iu.test(determiner);
  const many = !singular && !isOwned(determiner) && !/^the$/iu.test(determiner);
  const phrase: string[] = [];
  for (const [i, raw] of words.entries()) {
    const word = raw.toLowerCase();
    // "Behind her Anselm snores": nobody's Anselm.
    if (isOwned(determiner) && /^\p{Lu}/u.test(raw)) break;
    if (
      word === "" ||
      PREPOSITIONS.has(word) ||
      CALLED.test(word) ||
      // "One morning he gives".
      SUBJECTS.test(word) ||
      // "One morning a young knight climbs".
      (phrase.length > 0 && ARTICLES.test(word)) ||
      (phrase.length > 0 && /ly$/u.test(word) && !LY_ADJECTIVES.has(word))
    )
      break;
    // "A huge wave sweeps": one does nothing without an s.
    const isDone = PLAIN_VERBS.has(word) && !(singular && isPlainForm(word) && isThird(words[i + 1]));
    if (phrase.length > 0 && isDone) break;
    if (phrase.length > 0 && singular && /[^su]s$/u.test(word)) break;
    if (phrase.length > 0 && /(?:ing|ed)$/u.test(word) && !isAdjectiveHere(words[i + 1])) break;
    if (phrase.length > 0 && isOwned(determiner) && isHead(phrase.at(-1)) && !isHead(word)) break;
    phrase.push(raw);
    if (many && (/[^s]s$/u.test(word) || IRREGULAR.test(word))) break;
    if (phrase.length === 6) break;
  }
  return { determiner, phrase };
}

/** Of these nothing more is said before the noun: "his dog barks". */
const isHead = (word = "") =>
  COMPANIONS.test(word) || isSomebody(word) || isSomebody(word.replace(/s$/u, ""));
const ARTICLES = /^(?:an?|the|his|her|its|their|this)$/u;
const isThird = (word = ""): boolean => /[^su]s$/u.test(word);
const isPlainForm = (verb: string): boolean => PLAIN_VERBS.has(`${verb}s`);
const SUBJECTS = /^(?:he|she|it|they|we|i|you)$/u;
const CALLED = /^(?:named|nicknamed|called|known)$/u;

export const isSomebody = (noun: string): boolean => WOMEN.test(noun) || MEN.test(noun) || PEOPLE.test(noun);

function kindOf(determiner: string, phrase: readonly string[]): Character["kind"] {
  const noun = phrase.at(-1)?.toLowerCase() ?? "";
  const isOne = /^(?:an?|one|this|that)$/iu.test(determiner);
  if (!isOne && isPlural(noun)) return "many";
  if (WOMEN.test(noun)) return "woman";
  if (MEN.test(noun)) return "man";
  if (MANY.test(noun)) return "many";
  if (PEOPLE.test(noun) || worksThere(noun, phrase.at(-2))) return "person";
  if (isOne) return "thing";
  return isOwned(determiner) || /^the$/iu.test(determiner) ? "thing" : "many";
}

/** "Station master", "city planner", but no "castle tower": who is named after the place and what they do there. */
function worksThere(noun: string, before: string | undefined): boolean {
  if (before === undefined || !A_PLACE.test(before)) return false;
  return (
    WORKS_THERE.test(noun) ||
    (/(?:[eo]r|ist|ian|ant)$/iu.test(noun) && !A_PLACE.test(noun) && isNobodyElse(noun))
  );
}

/** Who is called by name is somebody, unless it is known for an animal, a thing or a place: a ship may be called Mara, too. */
export function isNobodyElse(noun: string): boolean {
  return !formsOf(noun).some(
    (form) => LIVING_NOUNS.has(form) || THING_NOUNS.has(form) || SCENE_NOUNS.has(form),
  );
}

/** " with a white scarf": what belongs to somebody and is told with the name, up to what they do. */
export function wornIn(after: string): string {
  const lead =
    /^,?\s+(?:with|wearing|dressed in|in|carrying|covered in|made of)\s+(?!the\b|front\b|search\b)/iu.exec(
      after,
    );
  if (lead === null) return "";
  const words: string[] = [];
  const said = after.slice(lead[0].length).split(/(?<=[^\s])\s+/u);
  for (const [i, raw] of said.entries()) {
    const word = raw.toLowerCase().replace(/[^\p{L}'’-]/gu, "");
    if (word === "and" && isWornToo(said.slice(i + 1))) {
      words.push(raw);
      continue;
    }
    if (
      PREPOSITIONS.has(word) ||
      PLAIN_VERBS.has(word) ||
      (words.length > 1 && /(?:[^su]s|ing)$/u.test(word))
    )
      break;
    words.push(raw.replace(/[,.;:!?…]+$/u, ""));
    if (/[,.;:!?…]$/u.test(raw) || words.length === LONGEST_WORN) break;
  }
  const worn = words.join(" ");
  // "In return", "in silence": no clothes.
  if (ABSTRACT_NOUNS.has(worn.toLowerCase())) return "";
  if (words.length === 0 || A_PLACE.test(worn) || LIGHT.test(worn) || WEATHER.test(worn)) return "";
  return `${lead[0]}${worn}`;
}

/** After "and": "a yellow coat", in their clothes as much as the white beard is; "a dog" is somebody else, "she waves" another clause. */
function isWornToo([article = "", ...rest]: readonly string[]): boolean {
  if (!/^an?$/iu.test(article)) return false;
  const end = rest.findIndex((raw) => {
    const word = raw.toLowerCase().replace(/[^\p{L}'’-]/gu, "");
    return PREPOSITIONS.has(word) || PLAIN_VERBS.has(word) || /[^su]s$/u.test(word);
  });
  const stop = rest.findIndex((raw) => /[,.;:!?…]$/u.test(raw));
  const until = [end, stop + 1].filter((at) => at > 0);
  const head = (rest[Math.min(...until, rest.length) - 1] ?? "").toLowerCase().replace(/[^\p{L}]/gu, "");
  return head !== "" && !COMPANIONS.test(head) && !isSomebody(head) && !LIVING_NOUNS.has(head);
}

/** "flying saucer" is a thing, "monster kneeling beside" is a verb. */
function isAdjectiveHere(next: string | undefined): boolean {
  if (next === undefined) return false;
  const word = next.toLowerCase().replace(/[^\p{L}]/gu, "");
  return (
    !PREPOSITIONS.has(word) &&
    !PLAIN_VERBS.has(word) &&
    !/^(?:an?|the|his|her|its|their|one|slowly|quickly|gently)$/u.test(word) &&
    !/ly$/u.test(word)
  );
}
