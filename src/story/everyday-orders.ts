import { ABSTRACT_NOUNS } from "./abstract-nouns.ts";
import { COLOURS, withoutThing } from "./merge-words.ts";
import { findMeant, isSeenNoun, lastWord } from "./noun-in-text.ts";

/** A way in which people order something among each other. */
interface Way {
  form: RegExp;
  /** The order in words that are understood; undefined: it is none after all. */
  as: (...found: string[]) => string | undefined;
  /** Whether that is surely said of this film, and not of the people in the room; absent: it is, whatever the film shows. */
  isOf?: (prompt: string, ...found: string[]) => boolean;
}

const LITTLE = "(?:little|lil|tiny|poor|big|old|brave|grumpy|fluffy|furry)";
const SOMEBODY = "(?:guy|fella|fellow|dude|buddy|lad|chap|critter|creature|thing|one|man|beast)";
const OUT =
  "(?:(?:remove|delete|lose|drop|erase|ditch|get rid of|scrap) (?:it|him|her|them|that|this|those)|(?:take|cut|edit|crop|paint|get|leave|photoshop) (?:it|him|her|them|that|this|those) (?:out|away|off)(?: of (?:the (?:shot|frame|picture|video|clip)|there|it))?)";
/** Where it is, and what is said of it. */
const BESIDES_IT =
  / (?:parked|standing|sitting|lying|hanging|floating|walking|sticking|stuck|popping|showing|somewhere|right|way|on|in|at|behind|next|near|by|beside|above|below|under|over|to|off|around|across|between|through|that|which|who|and)(?!\p{L}).*$/iu;
const NOTHING_SEEN = /^(?:no|not|too|so|nothing|something|more|less)(?!\p{L})/iu;
/** A part of a picture or a film: "on the left", and no "in the server". */
const IN_THE_PICTURE =
  / (?:in|on|at|to|off to|near) the (?:very |far |lower |upper |bottom |top |whole )*(?:left|right|corner|middle|cent(?:er|re)|back(?:ground)?|front|foreground|frame|shot|picture|video|clip|film|scene|distance|edge|bottom|top|sky|horizon|beginning|start|end)(?!\p{L})|(?<!\p{L})(?:behind|next to|beside|in front of) (?:him|her|it|them)(?!\p{L})/iu;
const FROM_US = / (?:from|for|by) (?:me|us|my|our)(?!\p{L})/iu;

const lessOf = (thing = ""): string => `less ${thing}`;
/** "Fog" of a foggy morning, too. */
const isShown = (prompt: string, thing = ""): boolean =>
  findMeant(prompt, lastWord(thing)) !== undefined || withoutThing(prompt, thing) !== undefined;

const WAYS: readonly Way[] = [
  // "there's a car on the left that kills the vibe, take it out"
  {
    form: new RegExp(
      `^(?:i (?:can )?see|there['’]?s|there (?:is|are)) (?:(?:an?|some|this|these|the|that|one|two|weird|random|strange|odd|ugly|creepy|stray|extra) )*([^.;!?]{2,120}?)[,.;:!]+ (?:please |pls |just |so |and |maybe |(?:can|could|would) (?:you|u|we) )*${OUT}$`,
      "iu",
    ),
    as(seen = "") {
      const thing = seen.replace(BESIDES_IT, "");
      return NOTHING_SEEN.test(thing) || thing.split(" ").length > 3 ? undefined : `remove the ${thing}`;
    },
    isOf: (prompt, seen = "") =>
      IN_THE_PICTURE.test(` ${seen}`) || isShown(prompt, seen.replace(BESIDES_IT, "")),
  },
  // "tone down the smoke", "tone the smoke down a bit"
  {
    form: /^(?:tone down|cut down(?: on)?|cut back(?: on)?|dial (?:down|back)|ease up on|ease off on|go easy on|go easier on|ease off|scale back|rein in|bring down|reduce) (?:the |all the |all that |that |those |his |her )((?!camera|music|sound|volume|voice|length|speed|time|fps|size|number)[\p{L}-]+(?: [\p{L}-]+)??)(?: (?:a (?:bit|little|lot|touch|notch|tad)|somewhat|slightly))?$/iu,
    as: lessOf,
    isOf: isShown,
  },
  {
    form: /^(?:tone|dial|bring|scale) (?:the |all the |that |those )((?!camera|music|sound|volume|voice|speed)[\p{L}-]+(?: [\p{L}-]+)??) (?:down|back)(?: (?:a (?:bit|little|lot|touch|notch|tad)|somewhat|slightly))?$/iu,
    as: lessOf,
    isOf: isShown,
  },
  // "the fog is way too thick"
  {
    form: /^(?:the |that |this |all the )?(fog|mist|haze|smoke|steam|rain|snow|dust|wind|storm|spray|foam|grain|glare|blur|bloom|glow|flare|shake)(?:['’]s| is| are| looks?| feels?) (?:way |far |much |a (?:bit|little) |just |really )*too (?:thick|dense|heavy|strong|intense)(?:[,.]? (?:i |you |we |u )?(?:can['’]?t|cannot|can (?:barely|hardly)) .{3,50})?$/iu,
    as: lessOf,
    isOf: isShown,
  },
  // "the steam is a bit too much"
  {
    form: /^(?:the |that |this |all the )([\p{L} -]{3,40}?) (?:is|are)(?: just| way| a bit| far| a little| really)* too much$/iu,
    as: lessOf,
    isOf: isShown,
  },
  // "instead of just standing there he should kneel"
  {
    form: /^instead of (?:(?:just|only|merely) \p{L}+ing(?: (?:there|around|still|about|here))?|\p{L}+ing (?:there|around|still|about|here)),? ((?:he|she|it|they|the \p{L}+(?: \p{L}+)?) (?:should|could|must|needs? to|has to|can) .{2,120})$/iu,
    as: (wish) => wish,
  },
  // "turn him around so he walks toward us"
  {
    form: /^turn (?:him|her|it|them|the \p{L}+) (?:a)?round,? (?:so(?: that)?|and have|to have) ((?:he|she|it|they|the \p{L}+)(?:['’]s|['’]re)? .{3,80})$/iu,
    as: (does) => `make it so that ${does}`,
  },
  // "do one from inside one of the baskets"
  {
    form: /^(?:do|make|try|film|shoot) (?:me )?(?:one|a version|another)(?: more)? ((?:from|seen|filmed|shot) .+)$/iu,
    as: (how) => `show it ${how}`,
  },
  // "tuxedo off, hawaiian shirt on"
  {
    form: /^(?:the |his |her )?(\p{L}+) off,? (?:and )?(?:an? )?((?:\p{L}+ ){0,2}\p{L}+) on$/iu,
    as: (worn, anew) => `replace the ${worn} with a ${anew}`,
    isOf: isShown,
  },
  // "time lapse it", "slow-mo this"
  {
    form: /^((?:time[- ]?lapse|slow[- ]?mo(?:tion)?|hyper ?lapse|stop[- ]?motion|claymation|cartoon|anime)) (?:it|this)(?: up)?$/iu,
    as: (how = "") => (/lapse/iu.test(how) ? "make it a time lapse" : `make it ${how}`),
  },
  // "do it in white"
  {
    form: new RegExp(
      `^(?:do|try|have|get|show|render) (?:it|this|that|him|her|them|the same(?: thing| one)?) in ((?!black and)(?:(?:bright|dark|light|pale|deep|hot|neon|matte|shiny) )?(?:${COLOURS}))$`,
      "iu",
    ),
    as: (colour) => `make it ${colour}`,
  },
  // "give the little guy an apron"
  {
    form: new RegExp(
      `^(give|let|have|make|put|get|dress) (?:the|that|this|our) (?:${LITTLE} )+${SOMEBODY} (.{2,160})$`,
      "iu",
    ),
    as: (verb, rest) => `${verb} him ${rest}`,
    isOf: (_, verb = "", rest = "") => !/^give$/iu.test(verb) || (isGiven(rest) && !FROM_US.test(rest)),
  },
  // "the pigeons are the ones playing and the robots are watching"
  {
    form: /^(?:the )?(\p{L}+) (?:are|is|should be) the ones? (?:who (?:are|is) )?\p{L}+ing(?: [^,.;]{1,30}?)?(?:,| and|, and) (?:the )?(\p{L}+) (?:are |is |should be |just )*(?:the ones? )?\p{L}+ing(?: \p{L}+)?$/iu,
    as: (one, other) => `swap the ${one} and the ${other}`,
    isOf: (prompt, one, other) => isShown(prompt, one) && isShown(prompt, other),
  },
  // "is it possible to have two cubs beside her": what one can have at all, a voice or two cats, is asked about.
  {
    form: /^is it possible (?:for you )?to (.{3,160})$/iu,
    as: (what) => `can you ${what}`,
    isOf: (_, what = "") => IN_THE_PICTURE.test(` ${what}`),
  },
];

/** "an apron", and no chance. */
function isGiven(what: string): boolean {
  const noun = lastWord(what.split(/,? (?:and|with|in|on) /iu)[0] ?? "");
  return isSeenNoun(noun) && !ABSTRACT_NOUNS.has(noun.toLowerCase());
}

/**
 * What is ordered as people put it among each other, in words that are understood; as it was where it is put in none of these ways.
 * `prompt`: only where it is surely said of what that film shows, for whoever has to tell an order from talk.
 */
export function everydayOrder(words: string, prompt?: string): string {
  const said = words
    .trim()
    .replace(/[\s.?]+$/u, "")
    .replace(LED_IN_TO, "");
  if (said.length > LONGEST) return words;
  for (const { form, as, isOf } of WAYS) {
    const [, ...found] = form.exec(said) ?? [];
    const order = found.length === 0 ? undefined : as(...found);
    if (order !== undefined)
      return prompt === undefined || isOf?.(prompt, ...found) !== false ? order : words;
  }
  return words;
}

/** Whether words are put as an order is, and may be said of the people in the room as well as of the film. */
export function mayBeOfTheRoom(words: string, prompt: string): boolean {
  return everydayOrder(words) !== words && everydayOrder(words, prompt) === words;
}

/** "again but", "can you please". */
const LED_IN_TO =
  /^(?:(?:again|same(?: (?:thing|one|again))?|ok(?:ay)?|so|and|but|now|please|pls|(?:can|could|would) (?:you|u|we))(?:,? |, ))+(?=\p{L}+ )/iu;
/** Whoever says more tells a story. */
const LONGEST = 240;
