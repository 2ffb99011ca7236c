import type { Outfit, Trade } from "../scene.ts";
import { complexionSaid } from "./complexion-words.ts";
import { CLOTHES, COLOUR_WORDS, GARMENTS } from "./setting-words.ts";
import type { Word } from "./words.ts";

/** What the person named at `at` looks like and wears, from the garments named after them, or else what goes with their trade. */
export function outfitOf(
  terms: readonly Word[],
  at: number,
  trade?: Trade,
  /** Where somebody else is named, who wears what is told from there on. */
  until = terms.length,
): { outfit?: Outfit } {
  const outfit: Outfit = { ...(trade ? { trade } : {}), ...complexionSaid(terms, at, until) };
  // "A bearded man": said before he is named.
  const isBearded = (term: Word | undefined) => term?.text === "bearded";
  const from = [at - 2, at - 1].find((index) => isBearded(terms[index])) ?? at;
  for (let index = Math.max(0, Math.min(from, terms.length)); index < until; index++) {
    const form = wornAt(terms, index);
    const garment = form ? CLOTHES[form] : undefined;
    if (!garment) continue;
    let colour: string = GARMENTS[garment];
    for (let back = index - 1; back >= Math.max(0, index - 4); back--) {
      const named = COLOUR_WORDS[terms[back]?.text ?? ""];
      if (named) {
        colour = named;
        break;
      }
    }
    if (garment === "glasses") outfit.glasses = true;
    else outfit[garment] ??= colour;
  }
  return Object.keys(outfit).length > 0 ? { outfit } : {};
}

/** "A bow tie" is one garment of two words. */
function wornAt(terms: readonly Word[], at: number): string | undefined {
  if (terms[at]?.text === "bow" && terms[at + 1]?.nouns.includes("tie")) return "bowtie";
  return terms[at]?.nouns.find((one) => one in CLOTHES);
}

export function isGarment(term: Word | undefined): boolean {
  return term?.nouns.some((form) => form in CLOTHES) ?? false;
}
