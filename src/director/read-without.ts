import { asPattern } from "../core/as-pattern.ts";
import { UserMistake } from "../core/errors.ts";
import { wordCount } from "../story/beats.ts";
import { partsOf } from "../story/film-parts.ts";
import { PAINT, withoutArticle, withoutThing } from "../story/merge-words.ts";
import {
  findMeant,
  findNoun,
  isManyOf,
  isSeenNoun,
  lastWord,
  readNounPhrase,
  singular,
  whoIn,
  withArticles,
  withPart,
} from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { LIGHT, TIME_OF_DAY } from "../story/places.ts";
import { otherNames } from "../story/same-things.ts";
import { isQuality } from "./qualities.ts";
import { withoutValue } from "./slots.ts";
import { swap } from "./swap.ts";
import type { Telling, TellingChange } from "./telling.ts";

/** "make it drop the can", "have him lose his hat": what somebody in the film does. */
const DOES =
  /^(?:(?:and|but|please|now|also)\s+)*(?:make|have|let) (?:it|him|her|them|(?:the|his|her|its|their) [\p{L}-]+) (?:drop|lose|hide|skip|take|erase|remove|delete)(?!\p{L})/iu;

/** "no snow", "lose the hat": what must not be seen; undefined: nothing is to go. */
export function readWithout(given: string): TellingChange | undefined {
  if (DOES.test(given)) return undefined;
  // "that shadow thing at the bottom" is the shadow.
  const text = given
    .replace(
      /^((?:please )?(?:remove|delete|drop|lose|erase|hide|get rid of|take (?:out|away))) (?:that|this|those|these|all those|the) /iu,
      "$1 the ",
    )
    .replace(/ (?:thing|stuff|bit)s?(?= (?:at|in|on) the |$)/iu, "")
    .replace(
      / (?:at|in|on) the (?:very )?(?:bottom|top|left|right|corner|background|back|foreground|front|side|middle|edge)(?: (?:left|right|side|corner))?$/iu,
      "",
    );
  // "hide the fox behind a tree": it is there.
  if (/^(?:please )?hide .+ (?:behind|under|beneath|among|inside) /iu.test(text)) return undefined;
  const match =
    /^(?:(?:and|but|with|make it|please|also|now|have|there (?:should be|is|are|must be))\s+)*(?:no(?: more)?|without(?: any| the)?|remove(?: the| all(?: the)?| any)?|take (?:out|away|off)(?: the| his| her| their)?|get rid of(?: the| all)?|(?:lose|ditch|scrap|axe)(?: the)?|kill the|skip(?: the)?|drop(?: the)?|delete(?: the)?|stop (?:the|all the)(?= \p{L}+$)|minus(?: the)?|hide(?: the)?|erase(?: the)?|leave out(?: the)?|(?:do not|don['’]?t) (?:show|include|have|use|put|want)(?: the| any)?|not? (?=(?:at|in|on|by) ))\s+(.+?)(?:\s+(?:please|at all|any ?more|this time|from (?:it|the (?:video|clip|film|scene|prompt))))?$/iu.exec(
      text.replace(/^not (?=(?:at|in|on|by) )/iu, "no  ").replace(/^not (?=slo?w?-? ?mo)/iu, "no "),
    );
  // "the mist i can't see anything"
  const said = match?.[1]
    ?.replace(/,? (?:i|we) (?:can|could|do|did)(?:n?['’]?t|not) .*$/iu, "")
    // "the seagulls they look fake"
    .replace(
      /(?<=\p{L}),? (?:they|it|he|she)(?:['’]?s|['’]?re| looks?| is| are| feels?| ruins?| distracts?) .*$/iu,
      "",
    )
    .trim();
  if (
    said === undefined ||
    wordCount(said) > 8 ||
    /^(?:it|this|that|them|all|him|her|they|he|she|i)(?!\p{L})/iu.test(said)
  )
    return undefined;
  if (/\bshots?\s*#?\d/iu.test(said)) return undefined;
  if (/^(?:one|body|matter|longer|doubt|way|where|thanks|need)\b/iu.test(said)) return undefined;
  const things = said
    .split(/\s*,\s*(?:(?:and|or|no)\s+)?|\s+(?:and|or|nor)\s+(?:no\s+|the\s+|any\s+)?/iu)
    .filter((t) => t !== "");
  const most = /^(?:\p{L}+ )?(?:no|without|not)(?!\p{L})/iu.test(text) || things.length > 1 ? 5 : 8;
  if (things.some((thing) => wordCount(thing) > most)) return undefined;
  // "no fog, sunny spring day": what follows is to be there.
  if (things.length > 1 && things.slice(1).some(isWantedInstead)) return undefined;
  // "no fireflies, falling stars", and no "no snow, rain or wind"
  if (
    things.length > 1 &&
    !/ (?:and|or|nor) |,\s*no /iu.test(said) &&
    things.slice(1).some((thing) => wordCount(thing) > 1)
  )
    return undefined;
  const [gone = "", anew = ""] =
    things.length === 2 && !/ (?:and|or|nor) |,\s*no /iu.test(said) ? things : [];
  // "no ice, grass": of what isn't there the second is wanted.
  return (telling) =>
    (anew === "" || isTold(telling.text, anew) || !isTold(telling.text, gone)
      ? undefined
      : swapInTelling(telling, gone, anew)) ?? things.reduce(leaveOut, telling);
}

const isTold = (told: string, thing: string) => withoutThing(told, withoutArticle(thing)) !== undefined;

function swapInTelling(telling: Telling, from: string, to: string): Telling | undefined {
  const text = swap(telling.text, from, to);
  return text === undefined ? undefined : { ...telling, text };
}

function isWantedInstead(thing: string): boolean {
  return (
    isHow(thing) ||
    isQuality(thing) ||
    /^(?:just|only|more|instead|but|it|make|add|clear|sunny|bright) /iu.test(thing) ||
    (TIME_OF_DAY.test(thing) && LIGHT.exec(thing)?.[0].trim() === thing.trim()) ||
    (wordCount(thing) > 1 && (LIGHT.test(thing) || /(?:day|sky|weather|light|sunshine)$/iu.test(thing)))
  );
}

/** "green and summery": how it is, and nothing that could be gone. */
function isHow(thing: string): boolean {
  return (
    new RegExp(`^(?:${PAINT}|\\p{L}{3,}(?:[^aeiou]y|ful|ish|ous|less))$`, "iu").test(thing) &&
    !isSeenNoun(lastWord(thing))
  );
}

const SLOW_MOTION = /^(?:slow|slo)-? ?mo(?:tion)?$/iu;

/** Without a thing, which must not be seen any more. Throws UserMistake where nothing else is told of. */
export function leaveOut(telling: Telling, thing: string): Telling {
  const bare = withoutArticle(thing.replace(/^(?:at|in|on|by)\s+/iu, ""));
  const meant = withoutThing(telling.text, bare) === undefined ? meantBy(telling.text, bare) : undefined;
  // "boat" is the sailboat, "the birds" are the pigeons.
  const named = SLOW_MOTION.test(bare) ? "slow motion" : (meant ?? bare);
  const rest =
    withoutValue(telling.text, named) ??
    withoutMeanwhile(telling.text, named) ??
    withoutObject(telling.text, named) ??
    withoutThing(telling.text, named);
  if (
    rest === undefined &&
    /^(?:people|crowds?|anybody|other people|passers-?by|customers|guests|extras)$/iu.test(bare)
  )
    return leftWith({ ...telling, text: emptied(telling.text) }, bare);
  const object = partsOf(telling.text)?.deed?.object;
  if (rest?.trim() === "" && object !== undefined && whoIn(telling.text)?.noun === named)
    return leftWith({ ...telling, text: telling.text.slice(object.at) }, bare);
  if (rest !== undefined && wordCount(rest) === 0) {
    throw new UserMistake(
      "nothing-left",
      `Without "${bare}" nothing would be left to film. Say what should be there instead.`,
      {
        examples: [`replace the ${bare} with …`],
      },
    );
  }
  return leftWith({ ...telling, text: rest ?? telling.text }, bare);
}

/** "a busy restaurant" without people is empty. */
const emptied = (told: string): string =>
  withArticles(
    told
      .replace(/(?<!\p{L})(?:busy|crowded|packed|bustling|full|lively) (?=\p{L})/iu, "empty ")
      .replace(/(?<=(?:walking|moving|going|weaving|pushing) through )(?:the|a) crowds?(?!\p{L})/iu, "it"),
  );

/** "the children" are the kids, "the birds" the pigeons; but whom the film is about goes by no other kind than theirs. */
function meantBy(told: string, thing: string): string | undefined {
  if (thing.includes(" ")) return undefined;
  const air = HAZY.test(thing) ? HAZY_IN.exec(told)?.[0] : undefined;
  if (air !== undefined) return air;
  const found = findMeant(told, thing);
  if (found === undefined || isManyOf(found.noun) !== isManyOf(thing)) return undefined;
  const isName = otherNames(singular(thing.toLowerCase())).includes(singular(found.noun.toLowerCase()));
  const isOfItsKind = kindOfNoun(found.noun) === kindOfNoun(thing) && whoIn(told)?.at !== found.at;
  return isName || isOfItsKind ? found.noun : undefined;
}

/** Who says "fog" of mist means it. */
const HAZY = /^(?:fog|mist|haze)$/iu;
const HAZY_IN = /(?<!\p{L})(?:fog|mist|haze)(?!\p{L})/iu;

/** "a tall sandcastle on a beach", of children who built it: what they did it to is there still. */
function leftWith({ text, negative }: Telling, gone: string): Telling {
  const known = negative.some((other) => other.toLowerCase() === gone.toLowerCase());
  return { text, negative: known ? negative : [...negative, gone] };
}

/** "while soup boils on the stove": what goes on with it goes with it. */
function withoutMeanwhile(told: string, thing: string): string | undefined {
  const noun = asPattern(singular(lastWord(thing).toLowerCase()));
  const rest = told.replace(
    new RegExp(`,? (?:while|as) (?:(?:an?|the) )?(?:[\\p{L}-]+ ){0,2}${noun}s? \\p{L}+[^,.;:!?]*`, "iu"),
    "",
  );
  return rest === told ? undefined : rest;
}

/** "a robot watering flowers in a garden" without the flowers waters nothing; undefined: it isn't what something is done to. */
function withoutObject(told: string, thing: string): string | undefined {
  const deed = partsOf(told)?.deed;
  const object = deed?.object;
  if (deed === undefined || object === undefined || readNounPhrase(object.text)?.after !== "")
    return undefined;
  if (findNoun(object.text, lastWord(thing)) === undefined || /^(?:other|second|third|extra) /iu.test(thing))
    return undefined;
  // "a girl in a red coat feeds pigeons": the coat stays.
  const rest = withoutThing(told, thing)?.trim() ?? "";
  if (rest !== "" && told.length - rest.length <= deed.text.length + 9) return undefined;
  return withPart(told, deed, "").replace(/ {2,}/gu, " ").trim();
}
