import { partsOf } from "../story/film-parts.ts";
import { tidied } from "../story/merge-words.ts";
import {
  findMeant,
  findNoun,
  isManyOf,
  lastWord,
  type NounPhrase,
  nounsOf,
  singular,
  whoIn,
  withArticles,
  withPart,
} from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { PREPOSITIONS } from "../story/noun-phrase.ts";
import { otherNames } from "../story/same-things.ts";
import { splitSentences } from "../story/sentences.ts";
import { verbOf } from "../story/verb-forms.ts";
import { evenMore } from "./how-much.ts";
import { clashes, isOf, isQuality } from "./qualities.ts";
import { withoutWhatIsLeft } from "./scene-anew.ts";
import { withoutOldValues } from "./slots.ts";
import { isExclusiveOf, PRONOUN, withoutDeed } from "./stated.ts";
import { isWeatherVerb } from "./weather-told.ts";

/** What comes to be in the course of a film contradicts nothing that was before. */
const IN_TIME =
  /(?<!\p{L})(?:at the (?:end|start|beginning)|then|later|suddenly|slowly|gradually|while|until|till|when|after|before|halfway|at last|finally|turns?|becom(?:es|ing)|starts?|begins?|changes?|fades?|shifts?|transforms?|goes from|one of|half of|another|next to|beside|behind|reflection|dreams?)(?!\p{L})/iu;

const CHANGES =
  /(?<!\p{L})(?:at the (?:end|start|beginning)|then|later|gradually|until|turns?|becom(?:es|ing)|fades?|transforms?)(?!\p{L})/iu;
/** "end it with the fox sleeping", where it runs before. */
const AT_AN_END =
  /(?<!\p{L})(?:end|ends|ending|finish|start|begin|opening|close) (?:it |this |with |on )|(?<!\p{L})at (?:the end|first|last)(?!\p{L})/iu;

/**
 * The telling without what of the old one can't be so besides what is new in it: of one thing another colour, material, age, size or state;
 * another hour, weather or season; other clothes; another posture. What is new is never touched.
 */
export function withoutContradictions(before: string, after: string, said = ""): string {
  const added = addedTo(before, after);
  if (added.trim() === "" || before.trim() === "") return after;
  let told = after;
  if (!IN_TIME.test(added) && !AT_AN_END.test(said)) {
    for (const sentence of splitSentences(added)) {
      told = withoutOldLooks(before, told, sentence);
      told = withoutOldDeed(before, told, sentence);
    }
    told = dressedAnew(before, told, added);
    told = underOtherSkies(before, told, added);
    if (isPeopled(added))
      told = withArticles(
        told.replace(/(?<!\p{L})(?:(?:completely|totally) )?(?:empty|deserted) (?=\p{L})/iu, ""),
      );
  }
  if (!CHANGES.test(added) && !AT_AN_END.test(said))
    told = withoutWhatIsLeft(withoutOldValues(before, told, added), added);
  return told === after ? after : tidied(told, before);
}

/** The words that a text has more than another, in order, up to sentences of their own. */
export function addedTo(before: string, after: string): string {
  const [olds, news] = [wordsOf(before), wordsOf(after)];
  let from = 0;
  while (from < olds.length && from < news.length && isSameWord(olds[from], news[from])) from += 1;
  let to = 0;
  while (
    to < olds.length - from &&
    to < news.length - from &&
    isSameWord(olds[olds.length - 1 - to], news[news.length - 1 - to])
  )
    to += 1;
  // "in" goes with "a green suit", though the old one was in something, too.
  if (from < news.length - to && PREPOSITIONS.has((news[from - 1] ?? "").toLowerCase())) from -= 1;
  return news.slice(from, news.length - to).join(" ");
}

/** "students walking around", in an empty corridor: it isn't any more. */
function isPeopled(added: string): boolean {
  return (
    !/(?<!\p{L})(?:no|without|empty|nobody) /iu.test(added) &&
    (/(?<!\p{L})(?:crowds?|people|everyone|packed|crowded) /iu.test(`${added} `) ||
      nounsOf(added).some(({ noun }) => kindOfNoun(noun) === "person" && isManyOf(noun)))
  );
}

const wordsOf = (text: string) => text.split(/\s+/u).filter((word) => word !== "");
const isSameWord = (one = "", other = "") =>
  one.toLowerCase().replace(/[.,;:!?…]+$/u, "") === other.toLowerCase().replace(/[.,;:!?…]+$/u, "");

/** "The cab is green", "Her hair is long and blonde", "He looks angry": of what, and how it is. */
const IS_SO =
  /^(?:(?:and|but) )?(he|she|it|they|(?:(?:the|his|her|its|their|this|that|these|those|all|all the) )?(?:[\p{L}-]+ ){0,3}?[\p{L}-]+) (?:is|are|looks?|feels?|seems?) (.+?)[.!]*$/iu;
/** How all of it is: ", darker", "Look: bright". */
const ALL_SO =
  /^(?:look: |everything is |it all is )?((?:much |very |more |way |a lot |a bit )*[\p{L}-]+)[.!]*$/iu;

function withoutOldLooks(before: string, told: string, sentence: string): string {
  const light = ALL_SO.exec(sentence)?.[1]?.split(" ").at(-1) ?? "";
  if (isOf("light", light)) return withoutWords(told, before, light);
  const [, who = "", how = ""] = IS_SO.exec(sentence) ?? [];
  if (how === "" || /^an? /iu.test(how)) return told;
  const values = valuesOf(how);
  const thing = PRONOUN.test(who) ? whoIn(before) : findMeant(before, lastWord(who));
  if (values.length === 0 || thing === undefined) return told;
  const old = findNoun(told, thing.noun);
  if (old === undefined) return told;
  const rest = old.before.filter((word) => !values.some((value) => isOther(value, word)));
  const described = rest.length === old.before.length ? told : withPart(told, old, phrased(old, rest));
  return withoutOldSentences(before, described, sentence, thing.noun, values);
}

/** "long and blonde", "made of ice", "full" of people: how it is, up to what is none of that. */
function valuesOf(how: string): string[] {
  const words = how.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  const ends = words.findIndex((word) => !isQuality(word) && !NO_END.test(word));
  return ends === -1 ? words : words.slice(0, ends);
}

const NO_END =
  /^(?:and|or|very|really|much|all|more|less|so|just|now|quite|a|bit|little|lot|made|out|of|\p{L}+(?:y|ish|ened))$/u;

/** "green" of what was "red", but not "bigger" of what is "big": that grows from what it is. */
function isOther(value: string, old: string): boolean {
  // "brightened"
  const [one, other] = [value.toLowerCase().replace(/(?<=(?:bright|dark))ened$/u, ""), old.toLowerCase()];
  return one !== other && clashes(one, other) && evenMore(one, other) === undefined;
}

const phrased = ({ determiner, noun }: NounPhrase, before: readonly string[]) =>
  [determiner, ...before, noun].filter((word) => word !== "").join(" ");

/** "The cab is green." of an earlier remix, where it is blue now. */
function withoutOldSentences(
  before: string,
  told: string,
  said: string,
  noun: string,
  values: readonly string[],
): string {
  return splitSentences(told)
    .filter((sentence) => {
      if (
        sentence.replace(/[.!]+$/u, "") === said.replace(/[.!]+$/u, "") ||
        !before.includes(sentence.slice(0, -1))
      )
        return true;
      const [, who = "", how = ""] = IS_SO.exec(sentence) ?? [];
      const isOfIt = who !== "" && namesOf(noun).includes(singular(lastWord(who).toLowerCase()));
      const [only = ""] = /^[\p{L}-]+$/u.exec(how) ?? [];
      return !(isOfIt && only !== "" && values.some((value) => isOther(value, only)));
    })
    .join(" ");
}

const namesOf = (noun: string) => [singular(noun.toLowerCase()), ...otherNames(singular(noun.toLowerCase()))];

/** Without what describes something otherwise, wherever: "a dark alley", where all is bright. */
function withoutWords(told: string, before: string, value: string): string {
  const words = [...new Set(wordsOf(before).map((word) => word.toLowerCase()))].filter(
    (word) => /^[\p{L}-]+$/u.test(word) && isOther(value, word),
  );
  return words.reduce(
    (text, word) => text.replace(new RegExp(`(?<!\\p{L})${word} (?=\\p{L})`, "iu"), ""),
    told,
  );
}

/** "He is awake", "She stands up": what nobody does besides what the film had them do. */
function withoutOldDeed(before: string, told: string, sentence: string): string {
  const deed = partsOf(before)?.deed;
  const who = whoIn(before);
  const [, subject = "", does = ""] =
    /^(he|she|it|they|(?:the|his|her|its|their) (?:[\p{L}-]+ ){0,2}?[\p{L}-]+) ((?:(?:is|are) )?[\p{L}-]+)(?!\p{L})/iu.exec(
      sentence,
    ) ?? [];
  if (deed !== undefined && /^asleep(?!\p{L})/iu.test(sentence) && isExclusiveOf("sleep", deed.verb))
    return withoutDeed(told, "it", deed.verb);
  if (deed === undefined || who === undefined || subject === "" || !told.startsWith(before.slice(0, deed.at)))
    return told;
  const isWho = PRONOUN.test(subject) || findMeant(before, lastWord(subject))?.at === who.at;
  const done = does.replace(/^(?:is|are) /iu, "");
  const isAwake = /^(?:awake|up)$/iu.test(done);
  const verb = verbOf(done, /ing$/iu.test(done));
  const isOther = isAwake
    ? /^(?:sleep|nap|doze|snooze|snore)$/u.test(deed.verb)
    : verb !== undefined && isExclusiveOf(verb, deed.verb);
  return isWho && isOther && !isWeatherVerb(verb ?? "") ? withoutDeed(told, subject, deed.verb) : told;
}

const ZONES = [
  "dress gown frock suit robe kimono jumpsuit spacesuit costume uniform toga sari bikini swimsuit pajamas pyjamas overalls tuxedo outfit",
  "hat cap helmet crown beanie turban hood tiara sombrero fedora bonnet headscarf",
  "coat jacket raincoat parka cardigan sweater hoodie jumper",
  "shirt t-shirt blouse",
  "shoe boot sandal sneaker slipper heel",
  "trouser pant jean short skirt",
].map((zone) => new Set(zone.split(" ")));
const WORN = new RegExp(
  `(?<!\\p{L})(?:in|wears?|wearing|dressed in|and) (?:(?:an?|the|his|her|its|their) )?(?:[\\p{L}-]+ ){0,3}?(${ZONES.flatMap((zone) => [...zone]).join("|")})s?(?![\\p{L}-])`,
  "giu",
);

/** Whoever comes to wear a suit has the dress on no longer. */
function dressedAnew(before: string, told: string, added: string): string {
  const worn = [...added.matchAll(WORN)].map(([, noun = ""]) => zoneOf(noun))[0];
  if (worn === undefined) return told;
  for (const { 0: text, index, 1: noun = "" } of before.matchAll(WORN)) {
    const zone = zoneOf(noun);
    // "jeans", of who wore a dress
    const isOff = zone === worn || (worn === ZONES.at(-1) && zone === ZONES[0]);
    if (!isOff || told.slice(index, index + text.length) !== text) continue;
    if (added.includes(text)) continue;
    // "in a blue dress and a green suit"
    const joint = /^ and /u.exec(told.slice(index + text.length))?.[0] ?? "";
    if (joint !== "") return `${told.slice(0, index)}in ${told.slice(index + text.length + joint.length)}`;
    return `${told.slice(0, index).replace(/\s+$/u, "")}${told.slice(index + text.length)}`;
  }
  return told;
}

const zoneOf = (noun: string) => ZONES.find((zone) => zone.has(noun.toLowerCase()));

const whole = (words: string) => new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}-])`, "iu");

/** Hours and weathers of which two can't be at once. */
const SKIES = {
  night: whole("night(?:time)?|midnight|starlight|starry"),
  moon: whole("moonlight|moonlit"),
  noon: whole("noon|midday|daylight|daytime|afternoon|by day|broad daylight"),
  dawn: whole("dawn|sunrise|daybreak|morning"),
  dusk: whole("sunset|dusk|twilight|evening|golden hour"),
  fair: whole(
    "sunny|sunlight|sunshine|sunlit|cloudless|(?:clear|bright|blue) (?:sky|skies)|(?:in|under) the (?:bright |hot |warm |blazing )?sun",
  ),
  rain: whole("rain|rainy|raining|rainstorm|drizzle|downpour"),
  snow: whole("snowing|snowfall|snowstorm|blizzard|falling snow|snow everywhere|snows"),
  storm: whole("storm|stormy|thunderstorm|thunder|lightning|(?:storm|thunder) ?clouds"),
  fog: whole("fog|foggy|mist|misty"),
  cloud: whole("overcast|cloudy|(?:dark|black|gr[ae]y) (?:clouds|sky|skies)"),
};
type Sky = keyof typeof SKIES;
const AT_ODDS: Record<Sky, readonly Sky[]> = {
  night: ["noon", "dawn", "dusk", "fair"],
  moon: ["noon", "dawn", "fair"],
  noon: ["night", "moon", "dawn", "dusk"],
  dawn: ["night", "moon", "noon", "dusk"],
  dusk: ["night", "noon", "dawn"],
  fair: ["night", "moon", "rain", "snow", "storm", "fog", "cloud"],
  rain: ["fair", "snow"],
  snow: ["fair", "rain"],
  storm: ["fair"],
  fog: ["fair"],
  cloud: ["fair"],
};
const SEASON = /(?<!\p{L})(?:in |during )?(?:the )?(?:winter|summer|spring|autumn)(?:time)?(?!\p{L})/iu;
const GROWS =
  /(?<!\p{L})(?:green|sunny|blooming|flowering|lush) (?=(?:\p{L}+ )?(?:lawn|grass|meadow|field|hill|tree|garden|park|forest|valley)s?(?!\p{L}))/giu;

function underOtherSkies(before: string, told: string, added: string): string {
  const anew = (Object.keys(SKIES) as Sky[]).filter((sky) => SKIES[sky].test(added));
  let text = told;
  for (const old of new Set(anew.flatMap((sky) => AT_ODDS[sky]))) {
    if (anew.includes(old) || !SKIES[old].test(before)) continue;
    const match = SKIES[old].exec(text);
    if (match !== null) text = withoutSky(text, match.index, match[0]);
  }
  if (
    /(?<!\p{L})(?:winter|snow everywhere|covered in snow|blizzard)(?!\p{L})/iu.test(added) &&
    !SEASON.test(before)
  )
    text = text.replace(GROWS, "");
  return text;
}

/** "a sunny lawn" is a lawn, "at night in the rain" in the rain. */
function withoutSky(told: string, at: number, word: string): string {
  const after = told.slice(at + word.length);
  const isDescribing =
    /^ (?!(?:in|on|at|with|and|under|over|as|while|by|from|near|through)(?!\p{L}))\p{L}/u.test(after);
  if (isDescribing) return told.slice(0, at) + after.slice(1);
  const lead =
    /(?:,? ?(?<!\p{L})(?:in|at|on|under|during|through|by) )?(?:(?:the|an?) )?(?:(?:early|late|sunny|rainy|foggy|clear|calm|cold|heavy|light|thick|soft|warm|golden|bright|pouring|gentle|dense) )*$/iu.exec(
      told.slice(0, at),
    )?.[0] ?? "";
  return told.slice(0, at - lead.length).replace(/[\s,]+$/u, "") + after;
}
