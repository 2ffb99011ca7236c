import { COLOURS } from "./merge-words.ts";

const LITTLE = "(?:little|lil|tiny|poor|big|old|brave|grumpy|fluffy|furry)";
const SOMEBODY = "(?:guy|fella|fellow|dude|buddy|lad|chap|critter|creature|thing|one|man|beast)";
const OUT =
  "(?:(?:remove|delete|lose|drop|erase|ditch|get rid of|kill|scrap) (?:it|him|her|them|that|this|those)|(?:take|cut|edit|crop|paint|get|leave|photoshop) (?:it|him|her|them|that|this|those) (?:out|away|off)(?: of (?:the (?:shot|frame|picture|video|clip)|there|it))?)";
/** "there's a car on the left, take it out". */
const SEEN_AND_UNWANTED = new RegExp(
  `^(?:i (?:can )?see|there['’]?s|there (?:is|are)) (?:(?:an?|some|this|these|the|that|one|two|weird|random|strange|odd|ugly|creepy|stray|extra) )*([^.;!?]{2,120}?)[,.;:!]+ (?:please |pls |just |so |and |maybe |(?:can|could|would) (?:you|u|we) )*${OUT}$`,
  "iu",
);
/** Where it is, and what is said of it. */
const BESIDES_IT =
  / (?:parked|standing|sitting|lying|hanging|floating|walking|sticking|stuck|popping|showing|somewhere|right|way|on|in|at|behind|next|near|by|beside|above|below|under|over|to|off|around|across|between|through|that|which|who|and)(?!\p{L}).*$/iu;
const NOTHING_SEEN = /^(?:no|not|too|so|nothing|something|more|less)(?!\p{L})/iu;
/** Of whoever says it, and not of the film. */
const AT_HOME = / (?:at|in|on|from) (?:my|our|your|work|school|home)(?!\p{L})/iu;

/** "remove the car". */
function takenOut(said: string): string | undefined {
  const [, seen] = SEEN_AND_UNWANTED.exec(said) ?? [];
  const thing = seen?.replace(BESIDES_IT, "");
  const isThing = thing !== undefined && !NOTHING_SEEN.test(thing) && thing.split(" ").length <= 3;
  return isThing && !AT_HOME.test(said) ? `remove the ${thing}` : undefined;
}

/** Everyday ways of an order, and the order as it is understood. */
const WAYS: readonly [RegExp, string][] = [
  // "tone down the gore", "tone the smoke down a bit"
  [
    /^(?:tone down|cut down(?: on)?|cut back(?: on)?|dial (?:down|back)|ease up on|ease off on|go easy on|go easier on|ease off|scale back|rein in|bring down|reduce) (?:the |all the |all that |that |those |his |her )((?!camera|music|sound|volume|voice|length|speed|time|fps|size|number)[\p{L}-]+(?: [\p{L}-]+)??)(?: (?:a (?:bit|little|lot|touch|notch|tad)|somewhat|slightly))?$/iu,
    "less $1",
  ],
  [
    /^(?:tone|dial|bring|scale) (?:the |all the |that |those )((?!camera|music|sound|volume|voice|speed)[\p{L}-]+(?: [\p{L}-]+)??) (?:down|back)(?: (?:a (?:bit|little|lot|touch|notch|tad)|somewhat|slightly))?$/iu,
    "less $1",
  ],
  // "instead of just standing there he should kneel"
  [
    /^instead of (?:(?:just|only|merely) \p{L}+ing(?: (?:there|around|still|about|here))?|\p{L}+ing (?:there|around|still|about|here)),? ((?:he|she|it|they|the \p{L}+(?: \p{L}+)?) (?:should|could|must|needs? to|has to|can) .{2,120})$/iu,
    "$1",
  ],
  // "turn him around so he walks toward us"
  [
    /^turn (?:him|her|it|them|the \p{L}+) (?:a)?round,? (?:so(?: that)?|and have|to have) ((?:he|she|it|they|the \p{L}+)(?:['’]s|['’]re)? .{3,80})$/iu,
    "make it so that $1",
  ],
  // "do one from inside one of the baskets"
  [
    /^(?:do|make|try|film|shoot) (?:me )?(?:one|a version|another)(?: more)? (?=(?:from|seen|filmed|shot) )/iu,
    "show it ",
  ],
  // "do it in white"
  [
    new RegExp(
      `^(?:do|try|have|get|show|render) (?:it|this|that|him|her|them|the same(?: thing| one)?) in ((?!black and)(?:(?:bright|dark|light|pale|deep|hot|neon|matte|shiny) )?(?:${COLOURS}))$`,
      "iu",
    ),
    "make it $1",
  ],
  // "give the little guy an apron"
  [
    new RegExp(
      `^((?:can you |could you |please )*(?:give|let|have|make|put|get|dress)) (?:the|that|this|our) (?:${LITTLE} )+${SOMEBODY}(?= \\p{L})`,
      "iu",
    ),
    "$1 him",
  ],
  // "the pigeons are the ones playing and the robots are watching"
  [
    /^(?:the )?(\p{L}+) (?:are|is|should be) the ones? (?:who (?:are|is) )?\p{L}+ing(?: [^,.;]{1,30}?)?(?:,| and|, and) (?:the )?(\p{L}+) (?:are |is |should be |just )*(?:the ones? )?\p{L}+ing(?: \p{L}+)?$/iu,
    "swap the $1 and the $2",
  ],
  // What one can have at all, a voice or subtitles, is asked about.
  [
    /^is it possible (?:for you )?to (?=(?:have|get|see|add) (?:two|three|four|five|another|a second|some more|more) (?!\p{L}* ?(?:voice|sound|song|music|subtitle|caption|text|audio|track|shot|second|credit)))/iu,
    "can you ",
  ],
];

/** What is ordered as people put it among each other, in words that are understood; as it was where it is put in none of these ways. */
export function everydayOrder(words: string): string {
  const said = words
    .trim()
    .replace(/[\s.?]+$/u, "")
    .replace(LED_IN_TO, "");
  if (said.length > LONGEST) return words;
  const removal = takenOut(said);
  if (removal !== undefined) return removal;
  for (const [way, plain] of WAYS) {
    const order = said.replace(way, plain);
    if (order !== said) return order;
  }
  return words;
}

/** "again but", "can you please". */
const LED_IN_TO =
  /^(?:(?:again|same(?: (?:thing|one|again))?|ok(?:ay)?|so|and|but|now|please|pls|(?:can|could|would) (?:you|u|we))(?:,? |, ))+(?=\p{L}+ )/iu;
/** Whoever says more tells a story. */
const LONGEST = 240;
