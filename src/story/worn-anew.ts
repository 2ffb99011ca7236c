import { PAINT } from "./merge-words.ts";
import { isLivingKind, whoIn } from "./noun-in-text.ts";
import { kindOfNoun } from "./noun-kinds.ts";

/** "red armor", of a samurai: what somebody in the film is to wear, in its colour. */
export function isWornAnew(words: string, likeness: number, prompt: string): boolean {
  const noun = WORN.exec(words.trim())?.[1] ?? "";
  const isWorn = kindOfNoun(noun) === "garment" || /^(?:armou?r|crown|tiara|wig|cloak)$/iu.test(noun);
  return isWorn && likeness >= WORN_MEANT && isLivingKind(kindOfNoun(whoIn(prompt)?.noun ?? ""));
}

const WORN_MEANT = 0.6;
/** "black tie" and "white hat" are sayings. */
const WORN = new RegExp(
  `^(?!black (?:tie|belt|hat)|white (?:hat|collar|glove)|blue collar|red hat)(?:${PAINT}) (\\p{L}+)[.!]*$`,
  "iu",
);
