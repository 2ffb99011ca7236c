import { asPattern } from "../core/as-pattern.ts";
import { withDetail } from "../story/merge-words.ts";
import { isLivingKind, readNounPhrase, whoIn, withArticles, withPart } from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { isOfSomebody } from "./who-has-it.ts";

/** "over the alps", of what floats over a canyon: what the same little word leads to. */
export function ledInstead(told: string, said: string): string | undefined {
  const [, lead = ""] =
    /^(over|in|on|under|through|across|behind|beside|near|around|along|down|up|past|inside|next to|out of|from|into|with) (?:an?|the|his|her|its|their|some|\p{L}+) ?/iu.exec(
      said,
    ) ?? [];
  const [, after = ""] = new RegExp(`(?<!\\p{L})${lead} ([^,.;:!?]+)`, "iu").exec(told) ?? [];
  if (lead === "" || after === "") return undefined;
  const old = readNounPhrase(after);
  const words = after.slice(0, after.length - (old?.after ? old.after.length + 1 : 0));
  const at = told.search(new RegExp(`(?<!\\p{L})${lead} ${asPattern(words)}`, "iu"));
  return old === undefined || at === -1 || isOfSomebody(old.noun)
    ? undefined
    : withArticles(withPart(told, { at, text: `${lead} ${words}` }, said));
}

/** "in a bathtub", of somebody on a rock: what they are on or in now. */
export function seatedAnew(told: string, said: string): string | undefined {
  const [, seat = ""] = /^(?:in|on) (an? [\p{L} -]{2,30})$/iu.exec(said) ?? [];
  const anew = readNounPhrase(seat);
  if (
    anew === undefined ||
    anew.after !== "" ||
    !isSeat(anew.noun) ||
    !isLivingKind(kindOfNoun(whoIn(told)?.noun ?? ""))
  )
    return undefined;
  for (const match of told.matchAll(
    /(?<!\p{L})(?:in|on) (?=((?:an?|the|his|her|its|their) [^,.;:!?]+))/giu,
  )) {
    const old = readNounPhrase(match[1] ?? "");
    if (old === undefined || !(isSeat(old.noun) || ROUGH_SEAT.test(old.noun))) continue;
    const text =
      match[0] +
      (match[1] ?? "").slice(0, (match[1] ?? "").length - (old.after === "" ? 0 : old.after.length + 1));
    return withArticles(withPart(told, { at: match.index, text }, said));
  }
  return withDetail(told, said);
}

const isSeat = (noun: string) => /^(?:furniture|vehicle)$/u.test(kindOfNoun(noun) ?? "") || TUB.test(noun);
const TUB =
  /^(?:bath|bathtub|tub|sled|sleigh|hammock|swing|throne|trampoline|unicycle|surfboard|skateboard|broom|box|bucket|basket|cradle|pram|stroller|wagon)$/iu;
const ROUGH_SEAT = /^(?:rock|stone|log|stump|branch|fence|wall|cushion|pillow|rug|blanket|mat)$/iu;
