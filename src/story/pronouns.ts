import { type Character, MEN, names, WOMEN } from "./characters.ts";

const PRONOUN =
  /^((?:(?:suddenly|finally|meanwhile|later|now|then|and|but|when|as|at \w+|moments later|hours later|together),?\s+)*)(it|he|she|they|its|his|her|their)\b(?!['’]s\s+(?:raining|snowing|night|dark|day|morning|evening))/iu;
const WEATHER_IT =
  /^it(?:\s+(?:is|was|starts? to|begins? to))?\s+(?:rain|snow|get(?:s|ting)? (?:dark|light|late|cold)|is (?:night|day|dark|morning|evening|raining|snowing))/iu;

/** The beat with its first pronoun made plain, and whom it means. */
export function resolvePronoun(
  text: string,
  cast: readonly Character[],
  latest: Character | undefined,
  filmSubject: Character | undefined,
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
  const company = cast.filter((character) => character.kind !== "many");
  if (word === "they" && !cast.some((c) => c.kind === "many") && company.length > 1) {
    const names = company.slice(-3).map((character) => nameAgain(character, lead));
    const all = `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
    return {
      told: `${lead}${capitalised(all, lead === "")}${text.slice(match[0].length)}`,
      meant: undefined,
    };
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
  const word = /\b(?:he|him|his|she|her|it|its|they|them|their)\b/iu.exec(told)?.[0].toLowerCase() ?? "";
  const kinds = /^h(?:e|im|is)$/u.test(word)
    ? ["man", "person"]
    : /^(?:she|her)$/u.test(word)
      ? ["woman", "person"]
      : undefined;
  const isPerson = subject.kind === "woman" || subject.kind === "man";
  // What "it" means nobody has named: no woman is it.
  if (isPerson && /^its?$/u.test(word)) return undefined;
  if (kinds === undefined || kinds.includes(subject.kind)) return subject;
  return before.flat().findLast(({ kind }) => kinds.includes(kind)) ?? subject;
}

const SPOKEN_OF = [
  [/\bits\b/iu, "thing"],
  [/\b(?:her|hers)\b/iu, "woman"],
  [/\b(?:him|his)\b/iu, "man"],
] as const;
/** These are never whoever does it: "a whale rises beside him", "she carries it". */
const ANOTHER = [
  [/\bhim\b/iu, "man"],
  [/\bher\b(?=\s*(?:$|[.,;:!?]|\b(?:and|in|on|at|with|to|as|while|from)\b))/iu, "woman"],
  [/(?<!\b(?:as|is|was|this|has|its))(?<=s)\s+it\b(?!\s+(?:rains|snows|is|was|gets)\b)/iu, "thing"],
] as const;

/** Who is in a beat by a pronoun within it, and not those it is about: "she wipes the dust from its eyes". */
export function spokenOf(
  told: string,
  about: readonly Character[],
  before: readonly (readonly Character[])[],
): Character[] {
  const others = ANOTHER.flatMap(([pronoun, kind]) =>
    pronoun.test(told)
      ? (before.flat().findLast((one) => one.kind === kind && !about.includes(one)) ?? [])
      : [],
  );
  const own = SPOKEN_OF.flatMap(([pronoun, kind]) => {
    // "A referee looks at his watch": of whoever isn't surely somebody else it is their own.
    const isAnothers = about.every(
      (one) => (one.kind === "woman" || one.kind === "man") && one.kind !== kind,
    );
    if (!isAnothers || about.length === 0 || !pronoun.test(told)) return [];
    return before.flat().findLast((one) => one.kind === kind && !about.includes(one)) ?? [];
  });
  return [...new Set([...others, ...own])];
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
