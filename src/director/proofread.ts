import { partsOf } from "../story/film-parts.ts";
import { isManyOf, isSeenNoun, lastWord } from "../story/noun-in-text.ts";
import { isEnglish } from "../story/said-elsewhere.ts";
import { verbOf } from "../story/verb-forms.ts";
import { withoutContradictions } from "./contradictions.ts";
import { faultsOf } from "./faults.ts";
import { withPronounsAnew } from "./pronouns-anew.ts";
import { isColour } from "./qualities.ts";
import type { Telling } from "./telling.ts";
import { toldOtherwise } from "./told-otherwise.ts";

/** More than an order is a new film, and a long prompt has its own words for everything. */
const LONGEST_SAID = 200;
const LONGEST_TOLD = 1000;

/**
 * A rewritten telling, looked over as somebody would who sees only it: where it can't be read or still has the form of an order, the
 * order is told in another way, and the way with the least faults is taken; what of the old telling contradicts the new goes.
 */
export function proofread(before: Telling, said: string, after: Telling): Telling {
  const isOurs =
    said.length <= LONGEST_SAID &&
    after.text.length <= LONGEST_TOLD &&
    before.text.trim() !== "" &&
    before.text !== after.text &&
    after.text.trim() !== "" &&
    isEnglish(said) &&
    isEnglish(before.text);
  if (!isOurs) return after;
  return { ...after, text: withPronounsAnew(before.text, best(before.text, said, after.text)) };
}

function best(before: string, said: string, after: string): string {
  const mended = (text: string) => withoutContradictions(before, asSentences(before, text), said);
  let least = { text: mended(after), faults: faultsOf(before, after, said) };
  if (least.faults === 0) return least.text;
  for (const other of toldOtherwise(before, said, after)) {
    const faults = faultsOf(before, other, said);
    if (faults < least.faults) least = { text: mended(other), faults };
    if (faults === 0) break;
  }
  return least.text;
}

/** What comes to a telling begins as sentences do: "Wider. the coast too."; what it is likened to goes on with the one before. */
function begunAnew(before: string, told: string): string {
  const kept = before.replace(/[.!?…\s]+$/u, "");
  if (!told.startsWith(kept)) return told;
  const added = told
    .slice(kept.length)
    .replace(/(?<=\p{L})[.!] like (?=\p{L})/giu, ", like ")
    .replace(/(?<=[.!?] )\p{Ll}/gu, (letter) => letter.toUpperCase());
  return kept + added;
}

const isGoingOn = (how: string): boolean =>
  /ing$/iu.test(how) && verbOf(how, true) !== undefined && !isSeenNoun(how);

/** "Her coat green.", "The train arriving." are told with their verb, "two teenagers dances" with the right one. */
function asSentences(before: string, told: string): string {
  const text = begunAnew(before, told).replace(
    /(?<=[.!?] )((?:The|His|Her|Its|Their) [\p{L}-]+) (\p{L}+)(?=\.$)/u,
    (both, what: string, how: string) =>
      isColour(how) || isGoingOn(how) ? `${what} ${isManyOf(lastWord(what)) ? "are" : "is"} ${how}` : both,
  );
  const [old, anew] = [partsOf(before), partsOf(text)];
  const deed = anew?.deed;
  if (
    deed === undefined ||
    deed.form !== "s" ||
    old?.deed?.at === deed.at ||
    !isManyOf(lastWord(anew?.who.text ?? ""))
  )
    return text;
  const done = /^\S+/u.exec(deed.text)?.[0] ?? "";
  return `${text.slice(0, deed.at)}${deed.verb}${text.slice(deed.at + done.length)}`;
}
