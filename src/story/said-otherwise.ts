import { HOW_MANY } from "./noun-in-text.ts";

/** Wishes as people put them, and as they are understood; none of them means another thing than it says. */
const SAID: readonly [RegExp, string][] = [
  // "more of them, like hundreds"
  [
    /^(?:(?:way|many|lots|even|a lot) )*more of (?:them|those|these)[,.]?(?: (?:like|maybe|about|say|at least))* (hundreds|thousands|dozens|\d+)(?: of them)?$/iu,
    "$1 of them",
  ],
  // "double the soldiers", "one camel is enough"
  [
    /^double (?:up )?(?:the|the number of|the amount of) (?!length|speed|size|time|duration)(\p{L}{2,}s)(?=$|[,.;]| and )/iu,
    "twice as many $1",
  ],
  [
    new RegExp(
      `^(${HOW_MANY}) (?!s |secs? |seconds? |min)(\\p{L}+) (?:is|are|would be|will be) (?:enough|plenty|fine)(?=$|[,.;])`,
      "iu",
    ),
    "only $1 $2",
  ],
  // "square for insta"
  [
    /(?<!\p{L})(square|vertical|portrait|landscape|horizontal) for (?:my |the |an? )?(?:insta(?:gram)?|ig|tik ?tok|reels?|phone|stor(?:y|ies)|youtube|fb|facebook|whatsapp|feed)(?= and |[,.;]|$)/iu,
    "$1",
  ],
  // "what if it's in a bathtub", "what if there's a cat sitting beside him"
  [
    /^((?:[\p{L}'’]+[,!.]? ){0,2}what if (?:it|he|she))(?:['’]s| is) (?=(?:in|on|at|under|inside) (?:an?|the) )/iu,
    "$1 was ",
  ],
  [
    /^((?:[\p{L}'’]+[,!.]? ){0,2})what if there(?:['’]s| is| are| was| were) ((?:an?|two|three|some|many) (?:[\p{L}-]+ ){1,2}(?:[\p{L}-]+ing(?!\p{L})|(?:next to|behind|beside|in front of|on) (?:him|her|it|them|the )).{0,60}?)\?*$/iu,
    "$1add $2",
  ],
  // "pov keeper?"
  [
    /^pov:? (?:of |from )?(?:the |an? )?(?!shot|version|view|style|cam|camera|please|video|clip|mode|this|that|you|when)(\p{L}{3,})\?*$/iu,
    "show it from the $1's point of view",
  ],
  // "lightning!! there's gotta be lightning"
  [
    /^(\p{L}+)[!.,]+ there(?:['’]s| has)? (?:gotta|got to|has to|have to|needs? to|must|should|ought to) be (?=(?:an? |some |more )?\1(?!\p{L}))/iu,
    "add ",
  ],
  // "cut it shorter, just the bit where it goes by, 3 sec max": how long is said
  [
    /^(?:cut|make|trim) (?:it|this) short(?:er)?,? (?=.*\d+(?:[.,]\d+)? ?(?:s|secs?|seconds?)(?!\p{L}))/iu,
    "",
  ],
  // "like 5x bigger than that"
  [/(?<= )like (?=(?:\d+x|\d+ times|twice|three times|ten times) \p{L}+er(?!\p{L}))/giu, ""],
  [/(?<=\d ?(?:x|times) \p{L}{2,}er) than (?:that|this|it is|now|before)(?=$|[,.;])/giu, ""],
  // "i'd go for sunset"
  [
    /^((?:[\p{L}'’]+[,!.]? ){0,2})i(?:['’]d| would) (?:go for|opt for|choose|pick|vote for) (?=\p{L})/iu,
    "$1i'd prefer ",
  ],
];

/** A wish in the words by which it is understood; as it was where it is put in none of these ways. */
export function saidOtherwise(words: string): string {
  return SAID.reduce((said, [put, plain]) => said.replace(put, plain), words);
}
