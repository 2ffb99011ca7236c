import { withoutLetterhead } from "./said-beside.ts";

/** What people say around what they ask for: it means nothing for the picture. */
const WORDS = [
  ...["please", "pls+", "plz+", "plse", "pretty please", "kindly"],
  ...[
    "thanks?(?: a lot| so much| in advance| you)?",
    "thank you(?: so much)?",
    "thx+",
    "tysm",
    "ty",
    "cheers",
  ],
  ...[
    "bro",
    "bruh",
    "dude",
    "mate",
    "buddy",
    "lol",
    "lmao+",
    "haha+h?",
    "hehe+",
    "xd+",
    "asap",
    "if (?:you|u) can",
    "if possible",
    "mano",
    "cara",
    "tío",
    "alter",
    "digga",
    "for me",
  ],
  ...[
    "bitte(?: schön| sehr)?",
    "danke(?: schön| dir)?",
    "mal",
    "por favor",
    "porfa(?:vor)?",
    "gracias",
    "porfis",
  ],
  ...[
    "s['’]il (?:te|vous) pla[iî]t",
    "stp",
    "svp",
    "merci(?: beaucoup)?",
    "pfv+",
    "pf",
    "obrigad[oa]",
    "valeu",
    "aí",
  ],
].join("|");
const CJK = "お願いします|おねがいします|お願い|ありがとう(?:ございます)?|请|麻烦你?|谢谢你?|拜托了?";
const SMILEY = "(?<![\\p{L}\\p{N}])[:;=8xX][-o^']?[)(DPp3/|*]+|<3+|\\^_?\\^|[(]:|♥";
const EMOJI =
  "(?:\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\p{Regional_Indicator}|\\u200d|\\ufe0f|:[a-z0-9_~]*[a-z][a-z0-9_~]*:)";
const LEADING = new RegExp(
  `^(?:(?:hey|hi|hello|ok(?:ay)?|yo|so|and now)[\\s,!]+(?:(?:there|bot|rushes)[\\s,!]+)?|(?:${WORDS})[\\s,.!:]+|(?:${CJK})[\\s,、，]*|${SMILEY}\\s+|${EMOJI}+\\s*)`,
  "iu",
);
const TRAILING = new RegExp(
  `(?:(?:[\\s,.!]+|(?<=[^\\p{L}\\p{N}]))(?:${WORDS})[.!~]*|[\\s,、，]*(?:${CJK})[。！!]*|\\s*(?:${SMILEY})|\\s*${EMOJI}+|\\s*[!！~～〜]+)$`,
  "iu",
);
/** After these an emoji or a word is what is asked for: "replace the fox with 🐺". */
const GOES_ON = /(?:\b(?:with|to|by|into|of|an?|the|for|and|add|no|without|say(?:s|ing)?)|[:→>=])\s*$/iu;
/** No courtesy is longer; a bound, so that whoever says it a thousand times is read as fast. */
const LONGEST_COURTESY = 60;
const QUOTE_ENDS = /["”»」』'’]$/u;

/**
 * The words without courtesy, smileys and emoji before and after them; what is quoted stays. Where nothing else is
 * said, nothing is left.
 */
export function withoutCourtesy(words: string): string {
  let text = withoutLetterhead(words.trim())
    .replace(/[\s,]+(?:please|pls+|plz+) (?:and|&|n) (?:thank you|thanks|thx+|ty)(?!\p{L})/giu, "")
    .replace(/,?\s+(?:please|pls+|plz+)(?=\s*[,;.!]\s)/giu, "")
    .replace(/ (?:please|pls+|plz+) (?=(?:just|only|but|and|with|no|make|add|so|then)\b)/giu, ", ");
  for (let before = ""; before !== text; ) {
    before = text;
    text = text.replace(LEADING, "").trim();
    if (QUOTE_ENDS.test(text)) continue;
    const ends = text.slice(-LONGEST_COURTESY);
    const shorter = `${text.slice(0, -ends.length)}${ends.replace(TRAILING, "")}`.trim();
    if (!GOES_ON.test(shorter) || shorter === "") text = shorter;
  }
  return new RegExp(`^(?:${WORDS}|${CJK})[.!]*$`, "iu").test(text) ? "" : text.replace(/[,;]+$/u, "").trim();
}
