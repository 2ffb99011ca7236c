import { NUMBERS_ABROAD } from "../core/number-words.ts";
import { type Character, isPerson } from "./character.ts";
import { sexOfName } from "./first-names.ts";
import { readIntroductions } from "./introductions.ts";
import { LIVING_NOUNS } from "./living-nouns.ts";
import { DETERMINER, isOwned, isPlural, isSomebody, nounPhrase, OPENS, PREPOSITIONS } from "./noun-phrase.ts";
import { COMPANIONS } from "./people-nouns.ts";
import { IS_PLACE_NAME } from "./place-names.ts";
import { A_PLACE } from "./places.ts";
import { PLAIN_VERBS } from "./plain-verbs.ts";
import { withAnimalParents } from "./young-animals.ts";

/** Who comes into the film in these words, in their order: by name, as who acts, or as whom somebody meets or has with them. */
export function readCharacters(said: string, firstOfFilm: boolean): Character[] {
  const { text, characters: introduced } = readIntroductions(said, isNoName);
  const characters: Character[] = introduced.map((one) =>
    comesAside(text, text.indexOf(one.name)) ? { ...one, aside: true } : one,
  );
  /** Where what somebody wears ends: "red hair and a green hat" is nobody. */
  let wornUntil = 0;
  for (const match of text.matchAll(OPENING)) {
    if (match.index < wornUntil) continue;
    const before = text.slice(0, match.index).trimEnd();
    const rest = text.slice(match.index + match[0].length);
    const come = howComes(before, match[0], rest, firstOfFilm, characters.length > 0);
    const character = come === undefined ? undefined : nounPhrase(match[0].trim(), rest);
    if (character === undefined || characters.some(({ head }) => head === character.head)) continue;
    wornUntil = match.index + match[0].length + endOf(character, rest);
    if (come === "acts") characters.push(character);
    else if (isMet(character, match[0].trim(), before, rest))
      characters.push(comesAside(text, match.index) ? { ...character, aside: true } : character);
  }
  const { people, others } = readLists(text);
  const named = [...text.matchAll(PROPER_NAME)].flatMap(([, name = ""]) =>
    others.includes(name) ? [] : [name],
  );
  for (const name of [...people, ...named]) {
    if (isNoName(name) || characters.some(({ head }) => head.split(" ").includes(name.toLowerCase())))
      continue;
    const copula = COPULA.exec(text);
    if (copula?.[1] === name && saysPlace(text.slice(copula[0].length))) continue;
    const described = characters.find(({ isName }) => isName === undefined);
    if (copula?.[1] === name && described !== undefined) {
      // "Tom is an old fisherman": one, and named so from here on.
      Object.assign(described, {
        description: `${name}, ${described.description}`,
        name,
        also: described.head,
        head: name.toLowerCase(),
        isName: true,
      });
      continue;
    }
    characters.push({
      description: name,
      name,
      head: name.toLowerCase(),
      kind: "person",
      traits: [],
      isName: true,
    });
  }
  const at = ({ name }: Character) => text.indexOf(name);
  return withAnimalParents(characters.sort((one, other) => at(one) - at(other)));
}

/** "Anna, Ben and Carl": who is named one after the other, and which names in such a list are nobody's. */
function readLists(text: string): { people: string[]; others: string[] } {
  const people: string[] = [];
  const others: string[] = [];
  for (const [list] of text.matchAll(LIST)) {
    const names = list.split(BETWEEN).filter((name) => !isNoName(name));
    // "Jordan, Tim and Florence" are people all the same.
    const isOfThings =
      names.some((name) => IS_PLACE_NAME.test(name) || OF_THINGS.test(name)) &&
      !names.some((name) => sexOfName(name) !== undefined);
    (isOfThings ? others : people).push(...names);
  }
  return { people, others };
}

/** Where in the words after the article somebody's description ends. */
function endOf({ description, name }: Character, rest: string): number {
  const said = description.slice(description.indexOf(name));
  return rest.startsWith(said) ? said.length : 0;
}

const BETWEEN = /(?:,?\s+(?:and|&)\s+|,\s+)/u;
/** Three or more capital words. */
const LIST = new RegExp(
  `(?<![\\p{L}'’-])\\p{Lu}\\p{Ll}+(?:${BETWEEN.source}\\p{Lu}\\p{Ll}+){2,}(?![\\p{L}'’-])`,
  "gu",
);
/** Days, months, colours. */
const OF_THINGS =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December|Red|Green|Blue|Yellow|White|Black|Pink|Purple|Orange|Brown|Grey|Gray|Gold|Silver)$/u;

const OPENING = new RegExp(`\\b(?:${OPENS})\\s+`, "giu");
const ACTING = new RegExp(`^(?:${DETERMINER})\\s+$`, "iu");
/** Whom one meets is in the film as much as who meets them. */
const MEETS = /\b(?:meets?|sees?|finds?|chases?|follows?|joins?)$/iu;

/** An animal to which one speaks or gives something is somebody: "gives his bread to a fox". */
const DEALS_WITH =
  /\b(?:gives?|offers?|hands?|throws?|shows?|talks?|speaks?|waves?|sings?|bows?|reads?|whispers?|plays?|dances?)(?:\s+[\p{L}'’-]+){0,3}?\s+(?:to|with|for)$/iu;

/** Whether a noun phrase is who acts, or whom others do something with; undefined where it can't be anybody new. */
function howComes(
  before: string,
  opens: string,
  rest: string,
  firstOfFilm: boolean,
  hasOthers: boolean,
): "acts" | "aside" | undefined {
  if (!ACTING.test(opens)) return "aside";
  const definite = /^(?:the|this|that)\b/iu.test(opens);
  if (definite && !(firstOfFilm && before === "")) return dealsWithOthers(before, rest) ? "acts" : undefined;
  const isFirst =
    before === "" ||
    /[,.;:!?—–-]$/u.test(before) ||
    /^(?:suddenly|then|finally|meanwhile|later)$/iu.test(before);
  const shownHere =
    firstOfFilm &&
    !hasOthers &&
    /\b(?:of|features|shows|showcases|showing|depicts|depicting)$/iu.test(before);
  const acts =
    isFirst ||
    shownHere ||
    isCopula(before, rest) ||
    (!hasOthers && COMES_IN.test(before)) ||
    actsNext(before, rest) ||
    comesInNext(before, rest) ||
    (hasOthers && (/\band$/iu.test(before) || MEETS.test(before)));
  return acts ? "acts" : "aside";
}

/** Whom one is called again by: "the man" may be anybody who was told of. */
const ANYBODY =
  /^(?:m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|kids?|lady|ladies|guys?|person|people|fellow|couple|pair|two|hero|heroine|stranger|friends?|family)$/iu;
const OTHERS =
  /^[\p{L}'’-]+\s+(?:[\p{L}'’-]+\s+)?(?:him|them|her(?=\s+(?:an?|the|some|to|in|on|with|and)\b|\s*[,.!?]|$))\b/iu;

/** "The fisherman gives him a basket": who does something to others is none of them, whom nobody has told of before. */
function dealsWithOthers(before: string, rest: string): boolean {
  if (before !== "") return false;
  const [head = ""] = /^[\p{L}'’-]+/u.exec(rest) ?? [];
  return isSomebody(head) && !ANYBODY.test(head) && OTHERS.test(rest.slice(head.length).trim());
}

/** Before these somebody is nobody new, or isn't there: "like a man", "is a queen", "looks for a boy". */
const NO_MEETING =
  /\b(?:of|like|as|than|into|for|is|was|are|were|be|becomes?|being|without|not|no|or|misses|remembers|imagines)$/iu;

/** Whether this is somebody whom others meet, or who goes about with them: "waves to a guard", "walks her dog", "feeds three goats". */
function isMet({ kind, head, name }: Character, opens: string, before: string, rest: string): boolean {
  const isNobody = NO_MEETING.test(before) && !(isOwned(opens) && /\bfor$/iu.test(before));
  if (isNobody || /^['’]/u.test(rest.slice(rest.indexOf(name) + name.length))) return false;
  const isOneOfUs = isPerson({ kind }) || isSomebody(head.replace(/s$/u, ""));
  if (isOwned(opens)) return isOneOfUs || COMPANIONS.test(head);
  if (isOneOfUs) return true;
  if (COMPANIONS.test(head) && (MEETS.test(before) || DEALS_WITH.test(before))) return true;
  const isObject = comesAside(`${before} `, before.length + 1) && !PREPOSITIONS.has(lastWord(before));
  return isObject && isPlural(head) && COMPANIONS.test(head);
}

/** Whether what stands here has something done with it: after a verb or a preposition. */
function comesAside(text: string, at: number): boolean {
  const word = lastWord(text.slice(0, at));
  if (word === "" || /^(?:and|while|as|when|but|where|then|or)$/u.test(word)) return false;
  return PREPOSITIONS.has(word) || ((PLAIN_VERBS.has(word) || /[^su]s$/u.test(word)) && !COMES_IN.test(word));
}

const lastWord = (text: string) => /(\p{L}+)\s*$/u.exec(text)?.[1]?.toLowerCase() ?? "";

/** A capital word that does something, first in its sentence or within it. */
const PROPER_NAME =
  /(?:^|(?<=^(?:His|Her|Their|The)\s\p{Ll}+\s|[.!?]\s|\b(?:and|with|then|when|while|where|but|meets|sees|finds|later|morning|night|Captain|Professor|Doctor|Dr\.)\s|[,;:]\s))(\p{Lu}\p{Ll}+)(?=,\s+(?:an?|the|her|his)\s|\s+(?:and\s+\p{Lu}\p{Ll}+|\p{Ll}*[^su\W]s\b|\p{Ll}+ly\s+\p{Ll}+s\b))/gu;
/** "Tom is an old fisherman": what they are, in a sentence of its own. */
const COPULA = /^(\p{Lu}\p{Ll}+)\s+(?:is|was)\s+an?\s/u;
const NO_NAME =
  /^(?:It|Dew|Frost|Ice|Stars|Waves|This|That|These|Those|Snow|Rain|Fog|Mist|Wind|Thunder|Lightning|Waves|Clouds|Leaves|He|She|They|There|Here|His|Her|Its|Their|We|You|Then|Suddenly|Now|Finally|Later|Meanwhile|Inside|Outside|Above|Below|Behind|Beyond|Everyone|Everybody|Everything|Somebody|Someone|Nobody|Nothing|Sunlight|Moonlight|Light|Night|Morning|Evening|Dawn|Dusk|Winter|Summer|Spring|Autumn|Water|Smoke|Fire|Dust|Steam|Music|Close|Wide|Camera|Shot|Scene|Cut|As|At|On|In|By|And|But|Or|So|When|While|After|Before|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Twenty|Dozens|Hundreds|Thousands|Each|Every|All|Some|Many|Both|What|Who|Where|How|Why|Time|People|Children|Birds|Cars|Neon|The|An|No|Not|Once|Only|Just|Still|Slowly|Quickly|Gently)$/u;

function isNoName(word: string): boolean {
  return NO_NAME.test(word) || NUMBERS_ABROAD.has(word.toLowerCase());
}

/** "In a village lives a clockmaker", "there is a fox". */
const COMES_IN =
  /\b(?:lives?|there (?:is|are)|comes?|arrives?|appears?|waits?|stands?|sits?|lies|emerges?|leaps?|lands?)$/iu;

/** "Tom is" an old fisherman, and nobody else; "Paris is" a city, which is no character. */
function isCopula(before: string, rest: string): boolean {
  const name = /^(\p{Lu}\p{Ll}+)\s+(?:is|was)$/u.exec(before)?.[1];
  return name !== undefined && !isNoName(name) && !saysPlace(rest);
}

/** "A big city", but not "a boy in a big city". */
const saysPlace = (rest: string) =>
  A_PLACE.test(rest.split(/[.,;:!?]|\b(?:in|on|at|from|of|with|who|by|near)\b/u)[0] ?? "");

/** "The thermos is swept away, but a dolphin pushes it back", "she sees a hare": an animal, wherever in the sentence it comes in. */
function comesInNext(before: string, rest: string): boolean {
  if (!/\b(?:and|but|so|while|when|as|until|because|where)$/iu.test(before) && !MEETS.test(before))
    return false;
  const head = nounPhrase("a", rest)?.head;
  return head !== undefined && (LIVING_NOUNS.has(head) || COMPANIONS.test(head));
}

/** "small boat is caught": whatever stands before it, this is who acts. */
function actsNext(before: string, rest: string): boolean {
  const last = /\p{L}+$/u.exec(before)?.[0].toLowerCase() ?? "";
  if (PREPOSITIONS.has(last) || PLAIN_VERBS.has(last) || /ing$/u.test(last)) return false;
  const words = /^[\p{L} -]*/u.exec(rest)?.[0].split(/\s+/u) ?? [];
  const verb = words.findIndex((word) => PLAIN_VERBS.has(word.toLowerCase()));
  // "A silver watch with a chain" does nothing.
  if (verb > 0 && /^(?:with|of)$/iu.test(words[verb + 1] ?? "")) return false;
  return verb > 0 && verb <= 4 && !words.slice(0, verb).some((word) => PREPOSITIONS.has(word.toLowerCase()));
}
