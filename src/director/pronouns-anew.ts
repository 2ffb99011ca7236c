import { nounsOf } from "../story/noun-in-text.ts";
import { MEN, WOMEN } from "../story/people-nouns.ts";

type Sex = "woman" | "man";

const OTHERS: Record<Sex, ReadonlyMap<string, string>> = {
  woman: new Map([
    ["he", "she"],
    ["him", "her"],
    ["his", "her"],
    ["himself", "herself"],
  ]),
  man: new Map([
    ["she", "he"],
    ["hers", "his"],
    ["herself", "himself"],
  ]),
};
const SAYS: Record<Sex, RegExp> = {
  woman: /(?<!\p{L})(?:he|him|his|himself)(?!\p{L})/giu,
  man: /(?<!\p{L})(?:she|hers?|herself)(?!\p{L})/giu,
};
/** After "her" as whom: "waits for her in the rain", "follows her." */
const NOTHING_OF_HERS =
  /^(?:[^\s\p{L}]|\s*$|\s+(?:and|or|in|on|at|to|into|onto|over|under|with|while|as|through|from|by|behind|beside|for|up|down|away|home|back|is|are)(?!\p{L}))/u;

/** The one sex of all who are told of; undefined where there are both, or none of whom it is known. */
function sexIn(told: string): Sex | undefined {
  const sexes = new Set<Sex>();
  for (const { noun, before } of nounsOf(told)) {
    if (WOMEN.test(noun) || before.some((word) => /^(?:female|lady|woman|girl)$/iu.test(word)))
      sexes.add("woman");
    else if (MEN.test(noun) || before.some((word) => /^male$/iu.test(word))) sexes.add("man");
  }
  const [only] = sexes;
  return sexes.size === 1 ? only : undefined;
}

/** "a girl plays with his dog", where a boy was: what belonged to him is hers now. */
export function withPronounsAnew(before: string, after: string): string {
  const sex = sexIn(after);
  if (sex === undefined || sexIn(before) === sex || before.search(SAYS[sex]) < 0) return after;
  // "his little sister stands next to him": whoever still says "he" speaks of nobody else.
  const said = (text: string) => text.match(SAYS[sex])?.length ?? 0;
  if (said(after) > said(before)) return after;
  return after.replace(SAYS[sex], (said, at: number) => {
    const word = said.toLowerCase();
    const isWhom = NOTHING_OF_HERS.test(after.slice(at + said.length));
    const other = word === "her" ? (isWhom ? "him" : "his") : (OTHERS[sex].get(word) ?? said);
    return /^\p{Lu}/u.test(said) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
  });
}
