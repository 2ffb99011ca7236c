import { asPattern } from "../core/as-pattern.ts";
import { TWO_TO_TEN } from "../core/number-words.ts";
import { wordCount } from "./beats.ts";
import { LIVING_NOUNS } from "./living-nouns.ts";
import { pluralOf, withArticles } from "./noun-in-text.ts";
import { formsOf } from "./nouns.ts";
import { A_PLACE, LIGHT, PLACE, TIME_OF_DAY, WEATHER } from "./places.ts";
import { PLAIN_VERBS } from "./plain-verbs.ts";
import { readScript } from "./script.ts";
import { capital, splitSentences } from "./sentences.ts";
import { THING_NOUNS } from "./thing-nouns.ts";

/** The prompt at another time of day or in other weather: instead of what it says of that, or added to its first sentence. */
export function withLight(prompt: string, light: string): string {
  const said = TIME_OF_DAY.test(light) ? findTimeOfDay(prompt) : undefined;
  if (said === undefined) return withDetail(prompt, light);
  const before = prompt.slice(0, said.at);
  const after = prompt.slice(said.at + said.words.length);
  const joins = before === "" || /[\s(“"]$/u.test(before) ? "" : " ";
  const phrase = before.trim() === "" || /[.!?]\s*$/u.test(before) ? capital(light) : light;
  return `${before}${joins}${phrase}${after}`;
}

/** For patterns. */
export const A_SEASON = "winter|summer|spring|autumn|fall";
const A_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december";
const SEASON = new RegExp(`\\b(?:${A_SEASON}|${A_MONTH})(?:time)?\\b`, "iu");

/** The prompt in another season: instead of the one it names, or added to its first sentence. */
export function withSeason(prompt: string, season: string): string {
  // By itself "fall" is what somebody does.
  const named = new RegExp(
    `\\b(?:in|during) (?:the |late |early |deep |mid-?|snowy |sunny |rainy |hot |cold )*(?:${A_SEASON}|${A_MONTH})(?:time)?\\b|\\b(?:winter|summer|spring|autumn)(?:time)?\\b`,
    "iu",
  );
  if (!named.test(prompt) || !SEASON.test(season)) return withDetail(prompt, `in ${season}`);
  return prompt.replace(named, (said) => (/^(?:in|during)\b/iu.test(said) ? `in ${season}` : season));
}

/** The prompt in other weather: instead of the weather it tells of, or added to its first sentence. */
export function withWeather(prompt: string, weather: string): string {
  const told = new RegExp(`\\b(?:in |through |under )?(?:the |a |an )?${WEATHER.source}`, "iu");
  return told.test(prompt) ? prompt.replace(told, weather) : withLight(prompt, weather);
}

function findTimeOfDay(prompt: string): { at: number; words: string } | undefined {
  for (const match of prompt.matchAll(new RegExp(LIGHT.source, "giu"))) {
    if (!TIME_OF_DAY.test(match[0])) continue;
    const words = match[0].trim();
    // "a night bus"
    const next = /^ (\p{L}+)/u.exec(prompt.slice(match.index + match[0].length))?.[1] ?? "";
    if (
      /^(?:(?:an?|the) )?\p{L}+$/iu.test(words) &&
      /^(?:bus|train|ferry|guard|owl|watchman|nurse|light|lamp|gown|dress|shift|moth)$/iu.test(next)
    )
      continue;
    return { at: match.index + match[0].indexOf(words), words };
  }
  return undefined;
}

/** The prompt set somewhere else: instead of the place it names first, or added to its first sentence. */
export function withPlace(prompt: string, place: string): string {
  const said = PLACE.exec(prompt);
  // "to a beach" is where somebody goes, not where the film plays.
  if (said === null || /^(?:to|into|onto|of|cross(?:es|ing)?)\b/iu.test(said[0]))
    return withDetail(prompt, place);
  const rest = prompt.slice(said.index + said[0].length);
  // "at a kitchen table"
  const [within = ""] = / in |^in |outside/iu.test(place) ? (WITHIN.exec(rest) ?? []) : [];
  return `${prompt.slice(0, said.index)}${place}${rest.slice(within.length)}`;
}

const WITHIN =
  /^ (?:of (?:an? |the )?[\p{L}-]+|table|counter|floor|window|bench|wall|sink|door|bed|sofa|desk|shelf)(?!\p{L})/iu;

/** Words that hold for the whole: at the end of the first sentence, where who and where are told; before the shots of a script. */
export function withDetail(prompt: string, detail: string): string {
  const script = readScript(prompt);
  if (script !== undefined) return `${capital(detail)}. ${prompt}`;
  const first = splitSentences(prompt)[0] ?? "";
  const end = prompt.indexOf(first) + first.length;
  const stop = /[.!?…。！？]+["”»]?$/u.exec(first)?.[0] ?? "";
  const all = prompt.slice(0, end - stop.length).replace(/[,;:\s]+$/u, "");
  // "a raccoon at a desk with a headset, anime style": no style has one.
  const look = A_DETAIL.test(detail) ? (AS_LOOKED.exec(all)?.[0] ?? "") : "";
  const body = all.slice(0, all.length - look.length);
  // "smoke, in colour": of all that is listed
  const isOfAll = /^(?:in|during) (?:(?:full|vivid|bright) )?(?:colou?rs?|the \d{2,4}s)$/iu.test(detail);
  const joint =
    !(isOfAll && body.includes(",")) &&
    /^(?:at|in|on|under|during|with|without|by|near|through|over|inside|beneath|wearing|and|while)\b/iu.test(
      detail,
    )
      ? " "
      : ", ";
  return `${body}${body === "" ? "" : joint}${detail}${look}${stop}${prompt.slice(end)}`;
}

const A_DETAIL =
  /^(?:with (?:an?|the|some|more|lots|two|three|four|labels|\p{L}+s) |(?:over|under|beside|behind|near|by|on|into) (?:an?|the|his|her|its|their) )/iu;
/** How all of a film looks, listed after what it shows. */
const AS_LOOKED =
  /(?:, (?:[\p{L}\p{N}'’-]+ ){0,3}(?:style|look|fantasy|illustration|animation|background|cartoon|anime|cinematic|claymation|documentary|watercolou?r|painting|drawing|pixel art|aesthetic|photoreal(?:istic)?|slow motion|loop|super 8 film))+$/iu;

/** A sentence of its own: what happens besides, after all else, or how it all looks. */
export function withSentence(prompt: string, sentence: string): string {
  const stopped = /[.!?…。！？]["”»]?$/u.test(prompt) ? prompt : `${prompt}.`;
  const closed = /[.!?…。！？]["”»]?$/u.test(sentence) ? sentence : `${sentence}.`;
  return prompt.trim() === "" ? closed : `${stopped} ${capital(closed)}`;
}

/** The prompt without a thing; undefined when it doesn't speak of it; "" when nothing else would be left. */
export function withoutThing(prompt: string, thing: string): string | undefined {
  const noun = stem(thing);
  if (noun === "") return undefined;
  // "foggy", "muddy", "sunny"
  const doubled = /[bdgmnpt]$/u.test(noun) ? `${noun.at(-1)}?` : "";
  const word = `(?<![\\p{L}])${noun}(?:${doubled}y|al|s|es|ing|ed|fall|-covered|-capped|covered)?(?![\\p{L}])`;
  if (!new RegExp(word, "iu").test(prompt)) return undefined;
  // "rival metal bands", "a castle tower": the bands and the tower stay.
  let rest = prompt.replace(new RegExp(`(?<![\\p{L}])${noun}\\s+(\\p{L}+)`, "giu"), (whole, next: string) =>
    isThing(next) ? next : whole,
  );
  const article = "(?:the|an?|one|two|three|four|five|some|his|her|its|their|any|much|a lot of)";
  const heap =
    "(?:(?:an?|the)\\s+(?:stack|pile|heap|bunch|group|row|pair|crowd|herd|flock|bowl|plate|basket|cup|glass|field)\\s+of\\s+)?";
  const described = `${heap}(?:${article}\\s+(?:(?!(?:and|or|in|on|with|of|at|by|to)\\b)[\\p{L}-]+\\s+){0,3}?|(?:deep|heavy|light|thick|falling|fresh)\\s+)?`;
  const steps: [RegExp, string][] = [
    // "snowy meadow": the meadow stays.
    [
      new RegExp(`(?<![\\p{L}])${noun}(?:${doubled}y|al|-covered|-capped|covered|ing)\\s+(?=\\p{L})`, "giu"),
      "",
    ],
    // "and snow", ", snow"
    [
      new RegExp(
        `\\s*(?:,\\s*(?:and\\s+)?|\\s+(?:and|or|with)\\s+)${described}${word}(?=\\s*[,.;!?]|\\s+(?:and|or)\\b|\\s*$)`,
        "giu",
      ),
      "",
    ],
    // "snow and wind"
    [new RegExp(`(?<![\\p{L}])${described}${word}\\s+(?:and|or)\\s+(?=\\p{L})`, "giu"), ""],
    // "in the deep snow"
    [
      new RegExp(
        `(?:,?\\s+(?:seen|shot|filmed|viewed)\\s+from)?\\s*(?<![\\p{L}])(?:next\\s+to|in\\s+front\\s+of|on\\s+top\\s+of|in|at|through|on|across|under|over|with|into|of|from|amid|inside|above|below|around|among|between|beside|by|near|along|past|around|towards?|behind|beneath|onto|against|beyond|wearing|and|while|durch|im|auf|mit|unter|über|bei|en|con|por|bajo|sobre|dans|sur|avec|sous|sem|com|na|no|pela|pelo|sob)\\s+(?:(?:den|der|die|das|dem|einen?|einem|einer|el|la|los|las|una?|le|les|une|du|de la|o|a|os|as|uma?)\\s+)?(?:${described}(?:(?!(?:and|or|in|on|with|of|at|by|to|the)\\b)\\p{L}+\\s+)?|(?:(?!(?:and|or|in|on|with|of|at|by|to|the|an?|under|over|into|along|through|across|from|beside|near)\\b)\\p{L}+\\s+){2})${word}`,
        "giu",
      ),
      "",
    ],
  ];
  for (const [pattern, replacement] of steps) rest = rest.replace(pattern, replacement);
  // "…, earth behind them": what is told of it beside the rest.
  rest = rest.replace(
    new RegExp(`,\\s*(?:and\\s+|with\\s+)?${described}${word}\\s[^,.;!?]*(?=[,.;!?]|$)`, "giu"),
    "",
  );
  // "An astronaut plants a flag on the moon": what is done with it goes with it.
  rest = rest.replace(
    new RegExp(`(?<=\\p{L})\\s+(\\p{L}+(?:s|ing))\\s+${described}${word}`, "giu"),
    (whole, verb: string, at: number, text: string) =>
      PLAIN_VERBS.has(verb.toLowerCase().replace(/(?:e?s|ing)$/u, "")) ||
      PLAIN_VERBS.has(verb.toLowerCase().replace(/s$/u, "")) ||
      (/[^s]s$/u.test(verb) && A_SUBJECT.test(text.slice(0, at)))
        ? ""
        : whole,
  );
  if (new RegExp(word, "iu").test(rest)) {
    // It is what a whole sentence is about: the sentence goes, and with it what only goes on from it.
    rest = splitSentences(rest)
      .filter((sentence) => !new RegExp(word, "iu").test(sentence))
      .join(" ");
  }
  return tidied(rest, prompt);
}

function isThing(word: string): boolean {
  if (PLAIN_VERBS.has(word.toLowerCase())) return false;
  return A_PLACE.test(word) || formsOf(word).some((form) => THING_NOUNS.has(form) || LIVING_NOUNS.has(form));
}

/** "an old fisherman" before "mends a net". */
const A_SUBJECT = /(?:^|[.!?]\s+)(?:an?|the|his|her) (?:[\p{L}-]+ ){0,3}[\p{L}-]+$/iu;

const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;

export const COLOURS =
  "red|blue|green|yellow|orange|purple|violet|pink|black|white|grey|gray|brown|gold|golden|silver|turquoise|cyan|magenta|beige|crimson|scarlet|teal";
/** A colour, and how it shines. */
export const PAINT = `(?:(?:matte|glossy|shiny|metallic|dark|light|bright|deep|pale|neon|hot|baby|jet|navy|lime|mint|forest|sky|royal|blood|candy|all) )*(?:${COLOURS})`;

/** The prompt with one thing in the place of another; undefined when it doesn't speak of the first. */
export function withReplaced(prompt: string, before: string, after: string): string | undefined {
  const bare = withoutArticle(before);
  const instead = withoutArticle(after);
  const noun = stem(bare);
  if (noun === "" || instead === "") return undefined;
  // Scripts without spaces have no bounds of words.
  if (CJK.test(bare)) return prompt.includes(bare) ? prompt.replaceAll(bare, instead) : undefined;
  const described = wordCount(instead) > 1 && wordCount(bare) === 1;
  // "a grey wolf" takes the place of "a red fox", "wolf" only that of "fox".
  const adjectives = described
    ? "(?:(?<=\\b(?:an?|the|one|this|that|his|her|their)\\s)(?:(?!(?:an?|the|his|her|its|their|and|or|at|in|on|of|with|without|to|by|from|under|over|through|into|onto|across|as|while|beside|behind|near)\\s)[\\p{L}-]+\\s+){0,3}?)?"
    : "";
  // "blue hair" in the place of "pink hair".
  const painted = new RegExp(`^(?:${COLOURS})\\s`, "iu").test(instead)
    ? `(?:(?<!\\p{L})(?:${COLOURS})\\s+)?`
    : "";
  const pattern = new RegExp(
    `${adjectives}${painted}(?<![\\p{L}])${noun}(?<plural>e?s)?(?<own>['’]s)?(?![\\p{L}])`,
    "giu",
  );
  if (!pattern.test(prompt)) return undefined;
  pattern.lastIndex = 0;
  const replaced = prompt.replace(pattern, (...found) => {
    const groups = found.at(-1) as { plural?: string; own?: string };
    const original = String(found[0]);
    const many = groups.plural !== undefined && !/s$/iu.test(bare);
    const word = many ? instead.replace(/\S+$/u, pluralOf) : instead;
    const cased = /^\p{Lu}/u.test(original) ? capital(word) : word;
    return `${cased}${groups.own ?? ""}`;
  });
  // "a heap of gold": laundry comes in a heap as well.
  return fixArticles(replaced.replace(/(?<!\p{L})(\p{L}+ of) \1(?!\p{L})/giu, "$1"));
}

/** The bare word to look for: "the snows" and "snow" are one. Made safe for a pattern. */
function stem(thing: string): string {
  const words = withoutArticle(thing).trim().toLowerCase();
  const bare = /[^s]s$/u.test(words) && words.length > 3 ? words.slice(0, -1) : words;
  return asPattern(bare).replace(/\s+/g, "\\s+");
}

export function withoutArticle(text: string): string {
  return text.trim().replace(/^(?:an?|the|some|any|all(?: the)?|more|his|her|its|their|my)\s+/iu, "");
}

const ONE_OF_MANY = new RegExp(`\\b(?:an?|one) (?=(?:${TWO_TO_TEN}|\\d+) )`, "giu");

function fixArticles(text: string): string {
  return withArticles(text.replace(ONE_OF_MANY, ""));
}

/** A text of which something was taken out, put right: its spaces, commas and articles, and with a capital where the original had one. */
export const tidied = (text: string, original: string): string => fixArticles(tidy(text, original));

/** Spaces and commas put right where something was taken out. */
function tidy(text: string, original: string): string {
  const cleaned = text
    .replace(/[ \t]{2,}/g, " ")
    .replace(/ +([.,;:!?…])/g, "$1")
    .replace(/,(?:\s*,)+/g, ",")
    .replace(/,\s*([.!?…])/g, "$1")
    .replace(/^[\s.,;:!?–—-]+/, "")
    .replace(/[\s,;:–—-]+$/, "")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(cleaned)) return "";
  return /^\p{Lu}/u.test(original) ? capital(cleaned) : cleaned;
}
