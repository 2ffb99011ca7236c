import type { FilmPlan } from "../core/film/film-plan.ts";
import { NUMBER_WORDS } from "../core/number-words.ts";
import { requireShots } from "./edit-plan.ts";

const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(
    " ",
  );
/** Numbers of shots, spelled out, from one. */
export const COUNTS = NUMBER_WORDS.slice(1, 11);
const NUMBER = "#?\\d{1,5}";
const ORDINAL = `(?:${ORDINALS.join("|")}|last|final|opening|closing|penultimate|second[- ]to[- ]last|middle|\\d{1,2}(?:st|nd|rd|th))`;
const SHOT = "(?:shots?|scenes?|clips?|beats?)";

/** How people name shots: "shot 2", "shots 2-4 and 6", "the second shot", "the last two shots". No capturing groups. */
export const SHOT_NAME = `(?:(?:the\\s+)?(?:shot|scene)\\s+(?:${COUNTS.join("|")})(?![\\w-])|(?:the\\s+)?${SHOT}\\s*(?:no\\.?\\s*|number\\s+)?${NUMBER}(?:\\s*(?:,|and|&|\\+|,\\s*and|-|–|to|through|until)\\s*(?:${SHOT}\\s*)?${NUMBER}(?!\\d|[:.]\\d|\\s*(?:s|sec|seconds?|p)\\b))*|(?:the\\s+)?(?:first|last)\\s+(?:${COUNTS.join("|")}|\\d{1,2})\\s+${SHOT}|(?:the\\s+)?${ORDINAL}(?:\\s*(?:and|&)\\s*(?:the\\s+)?${ORDINAL})?\\s+${SHOT})`;

/** The indexes (from 0) that a name stands for in this film. Throws UserMistake when it has no such shot. */
export function shotsNamed(name: string, plan: FilmPlan): number[] {
  const count = plan.shots.length;
  const text = name.toLowerCase();
  const several = new RegExp(`\\b(first|last)\\s+(${COUNTS.join("|")}|\\d{1,2})\\s`).exec(text);
  if (several !== null) {
    const many = COUNTS.indexOf(several[2] ?? "") + 1 || Number(several[2]);
    const all = Array.from({ length: many }, (_, i) => (several[1] === "first" ? i : count - many + i));
    return checked(all, plan);
  }
  const spelled = new RegExp(`^(?:the\\s+)?(?:shot|scene)\\s+(${COUNTS.join("|")})$`).exec(text.trim())?.[1];
  if (spelled !== undefined) return checked([COUNTS.indexOf(spelled)], plan);
  if (!new RegExp(`${SHOT}\\s*(?:no\\.?\\s*|number\\s+)?#?\\d`).test(text)) {
    const ordinals = [...text.matchAll(new RegExp(`\\b${ORDINAL}(?![\\w])`, "g"))].map(([word]) =>
      ordinalIndex(word, count),
    );
    return checked(ordinals, plan);
  }
  const indexes: number[] = [];
  for (const match of text.matchAll(
    /(\d{1,5})(?:\s*(?:-|–|to|through|until)\s*(?:shots?\s*)?#?(\d{1,5}))?/g,
  )) {
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    // Checked before it is counted out: a range may be as long as somebody likes.
    requireShots(plan, [from - 1, to - 1]);
    const step = to >= from ? 1 : -1;
    for (let shot = from; shot !== to + step; shot += step) indexes.push(shot - 1);
  }
  return checked(indexes, plan);
}

function ordinalIndex(word: string, count: number): number {
  if (word === "last" || word === "final" || word === "closing") return count - 1;
  if (word === "opening") return 0;
  if (word === "penultimate" || word.startsWith("second-to") || word.startsWith("second to"))
    return count - 2;
  if (word === "middle") return Math.floor((count - 1) / 2);
  const place = ORDINALS.indexOf(word);
  return place >= 0 ? place : Number.parseInt(word, 10) - 1;
}

function checked(indexes: readonly number[], plan: FilmPlan): number[] {
  requireShots(plan, indexes);
  return [...new Set(indexes)];
}
