import { NUMBERS_BY_WORD, TWO_TO_TEN } from "../core/number-words.ts";
import { type Character, isPerson, names } from "./character.ts";
import { LIVING_NOUNS } from "./living-nouns.ts";
import { PREPOSITIONS } from "./noun-phrase.ts";
import { formsOf } from "./nouns.ts";
import { COMPANIONS, MEN, PEOPLE, WOMEN } from "./people-nouns.ts";
import { PLAIN_VERBS } from "./plain-verbs.ts";
import { SCENE_NOUNS } from "./scene-nouns.ts";
import { THING_NOUNS } from "./thing-nouns.ts";

const PRONOUN =
  /^((?:(?:suddenly|finally|meanwhile|later|now|then|and|but|when|as|at \w+|moments later|hours later|together),?\s+)*)(it|he|she|they|its|his|her|their)\b(?!['’]s\s+(?:raining|snowing|night|dark|day|morning|evening))/iu;
/** One that means somebody, or something, that was told of. */
export const ANY_PRONOUN = /\b(?:he|him|his|she|her|it|its|they|them|their)\b/iu;
const WEATHER_IT =
  /^it(?:\s+(?:is|was|starts? to|begins? to))?\s+(?:rain|snow|get(?:s|ting)? (?:dark|light|late|cold)|is (?:night|day|dark|morning|evening|raining|snowing))/iu;

/** Who is in a beat, and who of them acts. */
export interface InBeat {
  who: readonly Character[];
  acting: readonly Character[];
}

/** Whether a beat begins with one: then whoever comes in later in it is somebody else. */
export const opensWithPronoun = (text: string): boolean => PRONOUN.test(text) && !WEATHER_IT.test(text);

/** The beat with its first pronoun made plain, and whom it means. `before`: the beats told until now, with their words. */
export function resolvePronoun(
  text: string,
  cast: readonly Character[],
  {
    latest,
    filmSubject,
    before = [],
    earlier = [],
  }: {
    latest: Character | undefined;
    filmSubject: Character | undefined;
    before?: readonly InBeat[];
    earlier?: readonly string[];
  },
): { told: string; meant: Character | undefined } {
  const match = PRONOUN.exec(text);
  if (match === null || WEATHER_IT.test(text)) {
    const named = cast.find((character) => names(text, character));
    return { told: text, meant: named };
  }
  const [, lead = "", pronoun = ""] = match;
  const word = pronoun.toLowerCase();
  const fits = (character: Character | undefined) => {
    if (character === undefined) return false;
    if (word === "it" || word === "its") return character.kind === "thing";
    if (word === "they" || word === "their") return character.kind === "many";
    if (word === "she" || word === "her") return character.kind === "woman" || character.kind === "person";
    return character.kind === "man" || character.kind === "person";
  };
  if (word === "they" || word === "their") {
    const those = together(before);
    const again = (all: string) => `${lead}${capitalised(all, lead === "")}`;
    const rest = text.slice(match[0].length);
    const isTheirs = word === "their";
    if (those.length > 1) {
      const all = those.map((character) => nameAgain(character, lead));
      const both = `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
      return { told: `${again(both)}${isTheirs ? "’s" : ""}${rest}`, meant: undefined };
    }
    const [one] = those;
    // One alone is no "they", unless nobody says whether it is a woman or a man.
    if (one !== undefined && one.kind !== "many" && one.kind !== "person") {
      const plural = pluralIn(earlier);
      return plural === undefined
        ? { told: text, meant: one }
        : { told: `${again(`the ${plural}`)}${isTheirs ? "’" : ""}${rest}`, meant: undefined };
    }
    if (one?.kind === "many") latest = one;
  }
  const isThing = word === "it" || word === "its";
  // A fox may be "she", a crowd "it": then it is whoever the film is about; but no woman is "it".
  const may = (one: Character | undefined) =>
    one !== undefined && isThing && (one.kind === "woman" || one.kind === "man") ? undefined : one;
  const meant =
    [latest, filmSubject, ...[...cast].reverse()].find(fits) ??
    may(latest) ??
    may(filmSubject) ??
    may(cast[0]);
  if (meant === undefined) return { told: text, meant: undefined };
  const possessive = /^(?:its|his|her|their)$/u.test(word) && /^\s+\p{L}/u.test(text.slice(match[0].length));
  const owner = possessive ? (/s$/u.test(meant.name) ? "’" : "’s") : "";
  const again = capitalised(nameAgain(meant, lead), lead === "");
  return { told: `${lead}${again}${owner}${text.slice(match[0].length)}`, meant };
}

/** Whom a beat goes on about that says "he" or "it" anywhere: "night falls and he rows home". */
export function goesOnAbout(
  told: string,
  subject: Character,
  before: readonly (readonly Character[])[],
): Character | undefined {
  const word = ANY_PRONOUN.exec(told)?.[0].toLowerCase() ?? "";
  const kinds = /^h(?:e|im|is)$/u.test(word)
    ? ["man", "person"]
    : /^(?:she|her)$/u.test(word)
      ? ["woman", "person"]
      : undefined;
  // What "it" means nobody has named: no woman is it.
  if (/^(?:woman|man)$/u.test(subject.kind) && /^its?$/u.test(word)) return undefined;
  if (kinds === undefined || kinds.includes(subject.kind)) return subject;
  return before.flat().findLast(({ kind }) => kinds.includes(kind)) ?? subject;
}

/** Waves and keys do nothing together. */
const isAlive = (one: Character): boolean =>
  isPerson(one) || one.isName === true || LIVING_NOUNS.has(one.head) || COMPANIONS.test(one.head);

/** Whom "they" means: the latest who acted together, or were together, or are many. */
function together(before: readonly InBeat[]): Character[] {
  const seen: Character[] = [];
  for (const { who, acting } of before.toReversed()) {
    const singles = acting.filter((one) => one.kind !== "many" && isAlive(one));
    const many = who.find((one) => one.kind === "many");
    if (many !== undefined && singles.length < 2) return [many];
    const also = who.filter((one) => one.kind !== "many" && !seen.includes(one) && isAlive(one));
    // "A dolphin pushes it back to them": the two in the boat.
    if (also.filter(isPerson).length > 1 && !seen.some(isPerson)) return also;
    seen.unshift(...also);
    if (seen.length > 1) return seen;
  }
  return seen;
}

/** What was last told of in the plural, in the words of a beat or two before: "feeds seagulls". */
function pluralIn(earlier: readonly string[]): string | undefined {
  for (const beat of earlier.slice(-2).reverse()) {
    const words = beat.toLowerCase().match(/[\p{L}'’-]+/gu) ?? [];
    const found = words.findLast((word, at) => {
      const previous = words[at - 1];
      const opens =
        previous === undefined ||
        PREPOSITIONS.has(previous) ||
        PLAIN_VERBS.has(previous) ||
        /[^su]s$|ing$/u.test(previous) ||
        /^(?:the|some|many|several|two|three|four|five|six|his|her|their|its)$/u.test(previous);
      const nouns = formsOf(word).slice(1);
      const isNoun =
        COMPANIONS.test(word) ||
        nouns.some(
          (noun) =>
            noun !== word &&
            (LIVING_NOUNS.has(noun) || THING_NOUNS.has(noun) || SCENE_NOUNS.has(noun) || PEOPLE.test(noun)),
        );
      return opens && /[^su]s$/u.test(word) && !PLAIN_VERBS.has(word) && isNoun;
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

const ACTS = /(?<!\p{L})(?:he|she|they|their)(?!\p{L})/giu;

/** Who acts somewhere in a beat and is none of those told of until there: "a duck family crosses, and she stops for them". */
export function laterSubjects(
  told: string,
  about: readonly Character[],
  before: readonly InBeat[],
  filmSubject: Character | undefined,
): Character[] {
  return [...told.matchAll(ACTS)].flatMap(({ 0: word, index }) => {
    const earlier = told.slice(0, index);
    if (/^the/iu.test(word)) {
      const own = about.filter((one) => names(earlier, one));
      return own.length > 1 || own.some(({ kind }) => kind === "many") ? [] : together(before);
    }
    const own = word.toLowerCase() === "she" ? "woman" : "man";
    const fits = ({ kind }: Character) => kind === own || kind === "person";
    // "At the well she meets her grandmother": who comes later in the words isn't she.
    if (about.some((one) => fits(one) && names(earlier, one))) return [];
    const known = before.flatMap(({ who }) => who);
    const meant = known.findLast(fits) ?? (filmSubject?.kind === "thing" ? filmSubject : undefined);
    return meant === undefined || about.includes(meant) ? [] : [meant];
  });
}

/** The words without those who are not there: "she looks for her dog", "he misses his brother". */
export function withoutSought(text: string): string {
  return text.replace(SOUGHT, " ");
}

const SOUGHT =
  /(?<!\p{L})(?:(?:look|search|call|wait|long|wish|ask|hunt)(?:s|es|ed|ing)?(?:\s+(?!for(?!\p{L}))\p{L}+){0,4}?\s+for|(?:miss|imagin|remember)(?:s|es|ed|ing)?|dream(?:s|ing)?\s+of|thinks?\s+of)\s+(?:(?:the|an?|his|her|their|its|my)\s+)?(?:(?!(?:and|but|while|in|on|through|at|near|by|until|with|who|as|from)(?!\p{L}))[\p{L}'’-]+\s*){1,4}/giu;

const SPOKEN_OF = [
  [/\bits\b/iu, "thing"],
  [/\b(?:her|hers)\b/iu, "woman"],
  [/\b(?:him|his)\b/iu, "man"],
] as const;
/** "An old baker gives them bread": those who were together before; "he picks apples and eats them": what stands before it. */
const THEM = /^[^.;:!?]*?\bthem\b/iu;
/** Another clause begins behind these. */
const CLAUSES = /,|\b(?:and|while|as)\b/iu;

/** These are never whoever does it: "a whale rises beside him", "she carries it". */
const ANOTHER = [
  [/\bhim\b/iu, "man"],
  [/\bher\b(?=\s*(?:$|[.,;:!?]|\b(?:and|in|on|at|with|to|as|while|from|an?|the|some|how)\b))/iu, "woman"],
  [/(?<!\b(?:as|is|was|this|has|its))(?<=s)\s+it\b(?!\s+(?:rains|snows|is|was|gets)\b)/iu, "thing"],
] as const;

/** "A seal swims beside his boat": an animal has none, and he who has is there. */
const BY_WHAT_IS_THEIRS =
  /\b(?:beside|behind|around|past|near|over|above|towards?|at|into|onto|on|under|to|next to|in front of|against)\s+(?:his|her)\s+(?:\p{L}+\s+)?(?:boat|ship|house|door|window|bed|feet|foot|hand|hands|shoulder|lap|arms|head|car|cart|table|net|hat|tent|fire|path|bike|bicycle|horse|desk|chair|face)\b/iu;

/** Who is in a beat by a pronoun within it, and not those it is about: "she wipes the dust from its eyes". */
export function spokenOf(
  told: string,
  about: readonly Character[],
  before: readonly (readonly Character[])[],
): Character[] {
  const rest = before.flat().filter((one) => !about.includes(one));
  const others = ANOTHER.flatMap(([pronoun, kind]) => {
    if (!pronoun.test(told)) return [];
    // A keeper may be either.
    const either = kind === "thing" ? undefined : rest.findLast((one) => one.kind === "person");
    return rest.findLast((one) => one.kind === kind) ?? either ?? [];
  });
  const own = SPOKEN_OF.flatMap(([pronoun, kind]) => {
    // "A referee looks at his watch": of whoever isn't surely somebody else it is their own.
    const isAnothers = about.every(
      (one) => (one.kind === "woman" || one.kind === "man") && one.kind !== kind,
    );
    const belongs =
      kind !== "thing" && about.every((one) => one.kind === "thing") && BY_WHAT_IS_THEIRS.test(told);
    if ((!isAnothers && !belongs) || about.length === 0 || !pronoun.test(told)) return [];
    const known = before.flat().filter((one) => !about.includes(one));
    return known.findLast((one) => one.kind === kind) ?? known.findLast((one) => one.kind === "person") ?? [];
  });
  return [...new Set([...others, ...own])];
}

/** Those whom somebody else does something to or with: "gives them bread". */
export function metByThem(told: string, about: readonly Character[], before: readonly InBeat[]): Character[] {
  const until = THEM.exec(told)?.[0];
  const [one] = about;
  if (until === undefined || one === undefined || about.length > 1) return [];
  const clauses = until.split(CLAUSES);
  const isTheirOwn = clauses.length === 1 || names(clauses.at(-1) ?? "", one);
  if (!isTheirOwn || pluralIn([clauses.at(-1) ?? ""]) !== undefined) return [];
  const those = together(before);
  const isOne = those.length < 2 && those[0]?.kind !== "many";
  return isOne || those.some((one) => about.includes(one)) ? [] : those;
}

const ALL = /\b(?:everybody|everyone|they all|all of them)\b/iu;
const THE_FAMILY = /\bthe (?:whole |entire )?family\b/iu;

const COUNTS = new Map([...NUMBERS_BY_WORD, ["both", 2], ["pair", 2], ["duo", 2], ["trio", 3]] as const);
const SO_MANY = new RegExp(
  `\\b(?:(both|${TWO_TO_TEN}) of them|(?<=\\ball )(${TWO_TO_TEN})(?= \\w+(?![-\\w]* of\\b))|(?<=\\bthe )(pair|duo|trio)(?! of\\b))\\b`,
  "iu",
);

/** Whom the film has met until then, where a beat is about all of them or so many: "everybody dances", "the three of them eat". */
export function allOf(
  told: string,
  about: readonly Character[],
  before: readonly InBeat[],
): readonly Character[] {
  const met = [...new Set(before.flatMap(({ who }) => who))];
  if (ALL.test(told)) return met.length > 1 ? met : [];
  const word = SO_MANY.exec(told)?.slice(1).find(Boolean)?.toLowerCase();
  if (word !== undefined) {
    const count = COUNTS.get(word) ?? 0;
    const latest = [...new Set([...about, ...before.toReversed().flatMap(({ who }) => who.toReversed())])];
    // "They both laugh": the two who met, and not the fish that one gave the other.
    const people = latest.filter(isPerson);
    return (people.length < count ? latest : people).slice(0, count);
  }
  const people = met.filter(isPerson);
  return THE_FAMILY.test(told) && people.length > 1 ? people : [];
}

/** Whether somebody turns out a woman or a man by the pronouns of words that are about nobody else. */
export function turnsOut(text: string): "woman" | "man" | undefined {
  const isWoman = /\b(?:she|hers?|herself)\b/iu.test(text);
  const isMan = /\b(?:he|him|his|himself)\b/iu.test(text);
  if (isWoman === isMan) return undefined;
  return isWoman ? "woman" : "man";
}

function nameAgain(character: Character, lead: string): string {
  const article = character.isName === true ? "" : "the ";
  return capitalised(`${article}${character.name}`, lead === "" && article === "");
}

function capitalised(text: string, wanted: boolean): string {
  return wanted ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
}

/** A girl who was only mentioned ("at a girl's feet") is who "she" is, when nobody else can be. */
export function personBefore(
  text: string,
  earlier: readonly string[],
  cast: readonly Character[],
): Character | undefined {
  const word = PRONOUN.exec(text)?.[2]?.toLowerCase();
  const kind =
    word === "she" || word === "her" ? "woman" : word === "he" || word === "his" ? "man" : undefined;
  if (kind === undefined || cast.some((character) => character.kind === kind || character.kind === "person"))
    return undefined;
  const nouns = kind === "woman" ? WOMEN : MEN;
  const head = earlier
    .flatMap((beat) => beat.match(/(?<=\b(?:an?|the|one)\s(?:\p{L}+\s)?)\p{L}+/giu) ?? [])
    .findLast((noun) => nouns.test(noun))
    ?.toLowerCase();
  return head === undefined ? undefined : { description: `a ${head}`, name: head, head, kind, traits: [] };
}

const SOMEBODY = { she: ["woman", "woman"], he: ["man", "man"], they: ["many", "people"] } as const;

/** A film that begins with "she walks" is about a woman: told so, for no model knows who she is. */
export function somebodyMeant(text: string, cast: readonly Character[]): Character | undefined {
  if (cast.length > 0) return undefined;
  const word = PRONOUN.exec(text)?.[2]
    ?.toLowerCase()
    .replace("her", "she")
    .replace("his", "he")
    .replace("their", "they");
  const somebody = word === "she" || word === "he" || word === "they" ? SOMEBODY[word] : undefined;
  if (somebody === undefined) return undefined;
  const [kind, noun] = somebody;
  return { description: noun, name: noun, head: noun, kind, traits: [] };
}
