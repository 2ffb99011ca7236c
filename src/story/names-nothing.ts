import { ABSTRACT_NOUNS } from "./abstract-nouns.ts";
import { formsOf, nounsEnd } from "./nouns.ts";

const DETERMINERS =
  "(?:(?:the|an?|some|any|all|that|this|those|these|my|your|his|her|its|our|their|more|less|of|every|each)\\s+)*";
/** What is to be gone, more, less or other: the words after a verb or a little word that asks for it. */
const NAMED = new RegExp(
  `(?:^|[,;.!]\\s*|\\b(?:and|but|then|just)\\s+)(?:(?:no|less|more|fewer|without|with|under|over|in|on|at)\\s+|\\p{L}+(?:\\s+(?:out|away|up|off|down|back|on|in))?\\s+(?=(?:the|an?|some|any|all|that|this|those|these|my|your|more|less)\\s))${DETERMINERS}([\\p{L}'’-]+(?:\\s+[\\p{L}'’-]+){0,3})`,
  "giu",
);
/** "less is more": after it comes no noun and no quality. */
const COMPARES_NOTHING =
  /^(?:less|more|fewer) (?:is|are|was|were|or|and|to|for|from|at|in|by|where|what|who|when|how|why)(?!\p{L})/iu;
/** "no snow here", "no rain no flowers", "less talking more doing": how it is, and how it goes in life. */
const TELLS_HOW_IT_IS =
  /^(?:no|without) .*(?<!\p{L})(?:here|today|yet|either|anymore for me)$|^(no|another|one) \p{L}+,? \1 \p{L}+$|^(?:less|more) \p{L}+ing,? (?:and )?(?:more|less) /iu;
/** What is taken away by its name: a thing among others, one that was spoken of, or several. */
const TAKEN_AWAY =
  /^(?:(?:please )?(?:remove|skip|lose|drop|ditch|scrap|erase|delete|hide|get rid of|take (?:out|away))|no(?: more)?|without(?: any)?|minus) (?!(?:the|all|that|those|this|these|any|his|her|its|their|an?|every|each|it|him|them|shots?|scenes?|audio|sound)(?!\p{L}))(.{2,40})$/iu;
const SEEN_IN_MASSES =
  /(?<!\p{L})(?:people|text|writing|lettering|snow|rain|fog|mist|haze|smoke|steam|water|ice|fire|grass|light|lightning|thunder|sunlight|moonlight|blood|wind|dust|sand|mud|sky|sun|moon|music|sound|speech|voice|narration|traffic|fur|hair|gore|nudity|violence|blur|grain|noise|motion|movement|zoom|background|foreground|watermark|logo|frame|border|style|camera)(?!\p{L})/iu;
/** Who comes to speak of "I" tells somebody something: "remove the ads and i'd pay for this app". */
const TELLS_OF_ONESELF = /\S\s+(?:i|im|i['’](?:d|ll|m|ve)|id|ill|ive)(?!\p{L})/iu;
const ONES_SELF = /(?<!\p{L})(?:yourself|yourselves|myself|ourselves)(?!\p{L})/iu;
/** "lose the tie, Greg": said to somebody by name. */
const TO_SOMEBODY = /,\s*(\p{Lu}\p{Ll}+)[.!?]*$/u;

/**
 * Whether words in the form of an order name nothing that could be seen ("lose the attitude", "less talking more doing"), or
 * are said to somebody else by the way they go on. `prompt`: what the film shows; what it names can be seen.
 */
export function namesNothing(words: string, prompt: string): boolean {
  const text = words.trim();
  if (COMPARES_NOTHING.test(text) || TELLS_OF_ONESELF.test(text) || ONES_SELF.test(text)) return true;
  const about = new Set(formsOf(prompt));
  if (TELLS_HOW_IT_IS.test(text)) return true;
  const [, taken = ""] = TAKEN_AWAY.exec(text) ?? [];
  const things = nounsEnd(taken.toLowerCase());
  const isSeen =
    /s$/u.test(things) ||
    SEEN_IN_MASSES.test(things) ||
    SEEN_ABROAD.test(things) ||
    formsOf(things).some((form) => about.has(form));
  if (taken !== "" && !isSeen) return true;
  const [, name] = TO_SOMEBODY.exec(text) ?? [];
  if (name !== undefined && !about.has(name.toLowerCase())) return true;
  return [...text.matchAll(NAMED)].some(([, named = ""]) => {
    const phrase = nounsEnd(named).toLowerCase().split(/\s+/u);
    const forms = formsOf(phrase.at(-1) ?? "");
    return forms.some((form) => ABSTRACT_NOUNS.has(form)) && !forms.some((form) => about.has(form));
  });
}

/** Weather, hours and places of the languages measured, by which an order in them is known to be about a picture. */
export const SEEN_ABROAD =
  /(?<!\p{L})(?:schnee|regen|nebel|sturm|gewitter|wolken?|sonne|mond|sterne?|bäume?n?|blumen?|menschen|leute|person(?:en)?|text|musik|ton|lluvia|nieve|niebla|tormenta|nubes?|sol|luna|estrellas?|árbol(?:es)?|flores?|gente|personas?|texto|música|pluie|neige|brouillard|brume|orage|nuages?|soleil|lune|étoiles?|arbres?|fleurs?|gens|personnes?|texte|musique|chuva|neve|neblina|tempestade|nuvens?|lua|estrelas?|árvores?|pessoas?|fundo|fondo|fond|hintergrund|vordergrund|noche|nacht|nuit|noite)(?!\p{L})|[雪雨霧云雲月星木花人空夜]|文字|音楽|背景|太陽|太阳|树|音乐/iu;

/** What a noun of those languages is followed by, if it is said more nearly. */
const LINK =
  /\s+(?:d[aeo]s?|del|du|des|d['’]\p{L}+|von|vom|im|in|am|an|auf|en|no|na|nos|nas|sur|dans)(?!\p{L})/iu;

/**
 * Whether an order in another language is to take away what the film isn't known to show: "tira o cavalinho da
 * chuva". `order`: as the remix reader has it, with what was named in its own words.
 */
export function takesWhatIsUnknown(order: string, prompt: string): boolean {
  const [, named] = /^(?:no|remove the) (.+)$/iu.exec(order) ?? [];
  const [first = ""] = named?.split(LINK) ?? [];
  if (named === undefined || SEEN_ABROAD.test(first)) return false;
  const about = new Set(formsOf(prompt));
  if (formsOf(named).some((form) => form.length > 2 && about.has(form))) return false;
  // Without spaces between words a name is found as it stands.
  return !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(named) || !prompt.includes(named);
}

/** "加我微信": what is named belongs to the two who talk. */
export function namesSpeakers(order: string): boolean {
  return /^(?:[我你您咱]|我们|你们|他们|大家|俺|僕|私|うち)/u.test(
    order.replace(/^(?:no|add|replace) /u, ""),
  );
}
