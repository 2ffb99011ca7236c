import { type Character, LONGEST_DESCRIPTION } from "./character.ts";
import {
  isNobodyElse,
  isPlural,
  isSomebody,
  nounPhrase,
  OPENS,
  PREPOSITIONS,
  wornIn,
} from "./noun-phrase.ts";
import { COMPANIONS } from "./people-nouns.ts";
import { A_PLACE } from "./places.ts";
import { PLAIN_VERBS } from "./plain-verbs.ts";

/** Somebody who is told with their name, and where in the text that stands. */
interface Introduction {
  names: string[];
  who: Character;
  from: number;
  to: number;
}

/** A text in which everybody who is introduced stands by name alone, and who that is, in its order. */
export interface Introduced {
  text: string;
  characters: Character[];
}

const A_NAME = "(?:(?:Mr|Mrs|Ms|Dr)\\.?\\s+)?\\p{Lu}[\\p{L}'’-]*\\p{L}(?:\\s+\\p{Lu}[\\p{L}'’-]*\\p{L}){0,2}";
const CALLED =
  /,?\s+(?:(?:who|which|that)\s+(?:is|was)\s+)?(named|nicknamed|called|known as|by the name of|whose name (?:is|was))\s+/gu;
const NAMES = new RegExp(`^["“]?(${A_NAME})(?:\\s+and\\s+(${A_NAME}))?["”]?,?`, "u");
const SMALL_NAME = /^["“]?(\p{Ll}[\p{Ll}'’-]+)["”]?/u;
/** After "called" these begin no name. */
const NO_NAMES = new Set(
  "a an the his her their its my our your this that these those it him them me us you out back again off in for everybody everyone someone somebody nobody help home".split(
    " ",
  ),
);
/** "a girl with a yellow scarf": what somebody has, not who they are. */
const HAS = /(?:\bwith|\bwearing|\bdressed in|\bin|\bcarrying|\bholding|\bcovered in)\s+$/iu;
const OPENING = new RegExp(`\\b(?:${OPENS})\\s+`, "giu");
/** "Tomas, an old keeper", up to the comma or stop after it. */
const APPOSED = new RegExp(`(?<![\\p{L}'’-])(${A_NAME}),\\s+(an?|the|his|her|their)\\s+`, "gu");
/** "Marta the baker", "Otto the old robot". */
const BY_TRADE = new RegExp(`(?<![\\p{L}'’-])(${A_NAME})\\s+the\\s+(?=\\p{Ll})`, "gu");
/** "The old keeper Tomas", "her dog, Rex,". */
const TITLED = new RegExp(
  `\\b([Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Aa]n?)\\s+((?:(?!(?:the|his|her|their|my|our|an?)\\s)\\p{Ll}[\\p{L}’'-]*\\s+){0,3}\\p{Ll}[\\p{L}-]*)(?:,\\s+(${A_NAME})(?=[,.;:!?]|$),?|\\s+(${A_NAME}))`,
  "gu",
);
/** "Detective Ray Malone", "Grandma Rosa". */
const RANKED = new RegExp(`(?<![\\p{L}'’-])(\\p{Lu}\\p{Ll}+)\\s+(${A_NAME})(?![\\p{L}])`, "gu");
/** Of many they are no name's: "Baby Blue", "Twin Peaks". */
const NO_RANK = /^(?:baby|kid|child|twin|local|general|patient|hero|local|god|she|person)$/u;

/** Everybody whom a text introduces by name: "a keeper called Tomas", "Tomas, an old keeper", "her dog Rex", "Captain Ines". `isNoName`: what capital words are none. */
export function readIntroductions(text: string, isNoName: (word: string) => boolean): Introduced {
  const found = new Map<string, Character>();
  let rest = text;
  for (const find of [called, apposed, byTrade, titled, ranked]) {
    for (let from = 0; ; ) {
      const next = find(rest, isNoName, from);
      if (next === undefined) break;
      for (const character of next.names.map((name) => named(next.who, name, next.names.length))) {
        const before = found.get(character.head);
        if (before === undefined) found.set(character.head, character);
        else if (before.also === undefined && character.also !== undefined) before.also = character.also;
      }
      const said = next.names.join(" and ");
      rest = `${rest.slice(0, next.from)}${said}${rest.slice(next.to)}`;
      from = next.from + said.length;
    }
  }
  const at = (character: Character) => rest.indexOf(character.name);
  return { text: rest, characters: [...found.values()].sort((one, other) => at(one) - at(other)) };
}

function named(who: Character, name: string, of: number): Character {
  // Of two who are named each is one of them.
  const noun = of > 1 ? who.head.replace(/s$/u, "") : who.head;
  const one = of > 1 ? (nounPhrase("a", noun)?.kind ?? "person") : who.kind;
  const kind = one === "thing" && isNobodyElse(noun) && !COMPANIONS.test(noun) ? "person" : one;
  const looks = who.description.replace(/^(?:his|her|their|its|my|our|the|one)\s+/iu, (word) =>
    of > 1 ? word : article(who.description.slice(word.length)),
  );
  return {
    description: `${name}, ${of > 1 ? `one of ${looks}` : looks}`.slice(0, LONGEST_DESCRIPTION).trim(),
    name,
    head: name.toLowerCase(),
    also: noun,
    kind,
    traits: [],
    isName: true,
  };
}

const article = (noun: string) => (/^[aeiou]/iu.test(noun) ? "an " : "a ");

type Find = (text: string, isNoName: (word: string) => boolean, from: number) => Introduction | undefined;

/** "A girl with a yellow scarf named Lena". */
const called: Find = (text, isNoName, from) => {
  for (const pivot of text.matchAll(CALLED)) {
    if (pivot.index < from) continue;
    const after = text.slice(pivot.index + pivot[0].length);
    const calls = NAMES.exec(after) ?? smallName(after, pivot[1] ?? "");
    if (calls === null || isNoName(calls[1] ?? "")) continue;
    const phrase = phraseBefore(text.slice(0, pivot.index));
    if (phrase === undefined) continue;
    const end = pivot.index + pivot[0].length + calls[0].length;
    const worn = / (?:with|in|wearing) /u.test(phrase.who.description) ? "" : wornIn(text.slice(end));
    const who = { ...phrase.who, description: `${phrase.who.description}${worn.replace(/^,/u, "")}` };
    return {
      names: calls.slice(1).filter((name) => name !== undefined),
      who,
      from: phrase.from,
      to: end + worn.length,
    };
  }
  return undefined;
};

/** "a girl named lena", as people type in a chat; "called for help" is no name. */
function smallName(after: string, how: string): RegExpExecArray | null {
  const found = SMALL_NAME.exec(after);
  const [name = "", rest = ""] = [found?.[1], after.slice(found?.[0].length ?? 0)];
  if (NO_NAMES.has(name) || PREPOSITIONS.has(name) || /^(?:known as|by the name of)$/u.test(how)) return null;
  const next = /^\s+(\p{L}+)/u.exec(rest)?.[1]?.toLowerCase();
  const isSaid =
    next === undefined || PLAIN_VERBS.has(next) || PREPOSITIONS.has(next) || /[^su]s$/u.test(next);
  return isSaid ? found : null;
}

/** Who it is that is called so: the last noun phrase, and not what they have with them. */
function phraseBefore(before: string): { who: Character; from: number } | undefined {
  const openings = [...before.matchAll(OPENING)].reverse();
  for (const opening of openings) {
    const rest = before.slice(opening.index + opening[0].length);
    if (/[.;:!?]/u.test(rest) || rest.split(/\s+/u).length > 12) return undefined;
    const who = nounPhrase(opening[0].trim(), rest);
    if (who === undefined) continue;
    const isLiving = isSomebody(who.head) || COMPANIONS.test(who.head);
    if (!isLiving && HAS.test(before.slice(0, opening.index)) && opening !== openings.at(-1)) continue;
    // "A man walks and is called": a verb stands between.
    const left = rest.slice(rest.indexOf(who.name) + who.name.length).trim();
    if (left !== "" && !/^(?:with|wearing|dressed|in|carrying|covered|made|from|of|,)/iu.test(left))
      return undefined;
    return { who, from: opening.index };
  }
  return undefined;
}

const apposed: Find = (text, isNoName, from) => {
  for (const match of text.matchAll(APPOSED)) {
    const [whole, name = "", determiner = ""] = match;
    if (match.index < from || isNoName(name) || A_PLACE.test(name)) continue;
    const rest = text.slice(match.index + whole.length);
    const who = nounPhrase(determiner, rest);
    const clause = /^[^,.;:!?]*/u.exec(rest)?.[0] ?? "";
    const isFirst = text.slice(0, match.index).trim() === "";
    const isLiving = who !== undefined && (who.kind !== "thing" || COMPANIONS.test(who.head));
    if (who === undefined || (!isFirst && !isLiving)) continue;
    const said = who.description.replace(/^\p{L}+\s/u, "");
    // "Oslo, a girl walks" is where, "Mara, a girl in red, walks" who.
    const isDoing = doesSomething(clause.slice(said.length));
    if (isDoing && !isFirst) continue;
    const end = match.index + whole.length + (isDoing ? said.length : clause.length);
    return { names: [name], who, from: match.index, to: end + (text[end] === "," ? 1 : 0) };
  }
  return undefined;
};

const byTrade: Find = (text, isNoName, from) => {
  for (const match of text.matchAll(BY_TRADE)) {
    const [whole, name = ""] = match;
    if (match.index < from || isNoName(name) || A_PLACE.test(name)) continue;
    const who = nounPhrase("a", text.slice(match.index + whole.length));
    if (who === undefined || !(isSomebody(who.head) || COMPANIONS.test(who.head))) continue;
    const said = who.description.replace(/^a\s/u, "");
    return { names: [name], who, from: match.index, to: match.index + whole.length + said.length };
  }
  return undefined;
};

/** Whether what follows a noun phrase is what it does: "walks home", and not "with ink on her fingers". */
function doesSomething(after: string): boolean {
  const word = /^\s*(?:\p{L}+ly\s+)?(\p{L}+)/u.exec(after)?.[1]?.toLowerCase();
  return word !== undefined && (PLAIN_VERBS.has(word) || /[^su]s$/u.test(word));
}

const titled: Find = (text, isNoName, from) => {
  for (const match of text.matchAll(TITLED)) {
    const [whole, determiner = "", phrase = "", apart, name = apart ?? ""] = match;
    if (match.index < from || isNoName(name)) continue;
    if (/^an?$/iu.test(determiner) && apart === undefined) continue;
    const who = nounPhrase(determiner, phrase);
    if (who === undefined || who.name !== phrase.trim()) continue;
    if (!isSomebody(who.head) && !COMPANIONS.test(who.head)) continue;
    return { names: [name], who, from: match.index, to: match.index + whole.length };
  }
  return undefined;
};

const ranked: Find = (text, isNoName, from) => {
  for (const match of text.matchAll(RANKED)) {
    const [whole, title = "", name = ""] = match;
    const rank = title.toLowerCase();
    if (match.index < from || isNoName(name) || NO_RANK.test(rank)) continue;
    if (isPlural(rank) || !isSomebody(rank)) continue;
    const end = match.index + whole.length;
    const worn = wornIn(text.slice(end));
    const who = nounPhrase(article(rank).trim(), `${rank}${worn}`);
    if (who === undefined) continue;
    return { names: [name], who, from: match.index, to: end + worn.length };
  }
  return undefined;
};
