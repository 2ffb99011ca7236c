import type { Carrier, PlaceId } from "../scene.ts";
import type { Meanings } from "./phrases.ts";
import { carrierOf } from "./surroundings.ts";
import type { Found } from "./terms.ts";
import { textOf, type Word } from "./words.ts";

/** Places that are often only mentioned by the way. */
const WEAK = new Set(
  "throne sky sandstorm hill grass wave bed table floor stair stairs staircase desk cloud wood town pirate tower shop cliff stream bar den plain cottage tokyo africa paris london dinner breakfast podcasting tropical".split(
    " ",
  ),
);

/** A place said outright beats one that is only hinted at; the first of several is meant, of "a castle garden" the last. */
export function bestPlace(found: readonly Found<Meanings>[], terms: readonly Word[]): PlaceId | undefined {
  const places = found.filter(
    (one) =>
      one.meaning.place !== undefined &&
      !isBefore(terms, one) &&
      !isShoal(terms, one) &&
      !isThrownUp(terms, one, found) &&
      !found.some((next) => next.from === one.from + one.length && next.meaning.place !== undefined),
  );
  // "The room turns into a forest".
  const reached = places.find((one) => isReached(terms, one.from));
  return (reached ?? places.find((one) => !WEAK.has(one.word)) ?? places[0])?.meaning.place;
}

/** "A school of fish": so many of them, and no house. */
const isShoal = (terms: readonly Word[], { word, from, length }: Found<Meanings>): boolean =>
  word === "school" && terms[from + length]?.text === "of";

/** "Throws a pizza in the air in a kitchen": it is the kitchen that one is in. */
function isThrownUp(
  terms: readonly Word[],
  { from, length, word }: Found<Meanings>,
  found: readonly Found<Meanings>[],
): boolean {
  if (word !== "in the air" && word !== "mid-air") return false;
  const isElsewhere = found.some((one) => one.meaning.place !== undefined && one.from !== from);
  const before = terms.slice(0, from + length).filter(({ sentence }) => sentence === terms[from]?.sentence);
  return isElsewhere || before.some(({ forms }) => forms.some((form) => TOSSES.has(form)));
}

const TOSSES = new Set("throw toss fling hurl juggle jump leap hold wave lift raise".split(" "));

/** "In front of a cave", "outside the tunnel", "past a bakery": one is not in it. */
function isBefore(terms: readonly Word[], { from, meaning }: Found<Meanings>): boolean {
  const before = textOf(terms.slice(Math.max(0, from - 4), from));
  if (meaning.place === "room") return /\bpast (?:an?|the|his|her)$/.test(before);
  return meaning.place === "cave" && /\b(?:front of|outside|away from|out of)(?: \w+){0,2}$/.test(before);
}

/** The place of the latest sentence that names one. */
export function latestPlace(found: readonly Found<Meanings>[], terms: readonly Word[]): PlaceId | undefined {
  const last = found.findLast((one) => one.meaning.place !== undefined);
  const sentence = terms[last?.from ?? 0]?.sentence;
  return bestPlace(
    found.filter((one) => terms[one.from]?.sentence === sentence),
    terms,
  );
}

/** Whether a sentence after the one that named the last place leads out of it: "On the other side it rains". */
export function isLeft(found: readonly Found<Meanings>[], terms: readonly Word[]): boolean {
  const last = found.findLast((one) => one.meaning.place !== undefined);
  const since = terms[last?.from ?? 0]?.sentence ?? 0;
  const later = [...new Set(terms.map(({ sentence }) => sentence))].filter((sentence) => sentence > since);
  const isCrossed = later.some((of) =>
    UNDER_THE_SKY.has(carrierOf(terms.filter(({ sentence }) => sentence === of)) ?? "stairs"),
  );
  if (isCrossed) return true;
  return terms.some(({ sentence, text }, at) => {
    const [next, after] = [terms[at + 1], terms[at + 2]];
    const isSide =
      (text === "other" || text === "far") &&
      (next?.text === "side" || next?.text === "end") &&
      !(after?.text === "of" && after.sentence === sentence);
    return sentence > since && (text === "outside" || isSide || comesOut(terms, at));
  });
}

/** Whoever is on one of these is in no room any more. */
const UNDER_THE_SKY: ReadonlySet<Carrier> = new Set<Carrier>([
  "rooftop",
  "bridge",
  "cliff",
  "pier",
  "hill",
  "ice",
]);

/** "When they come out", but not the sun, nor "out of the tunnel", which says what is left. */
function comesOut(terms: readonly Word[], at: number): boolean {
  const [who, goes, out, next] = [terms[at - 2], terms[at - 1], terms[at], terms[at + 1]];
  return (
    out?.text === "out" &&
    goes?.sentence === out.sentence &&
    goes.forms.some((form) => form === "come" || GOES.has(form)) &&
    !/^(?:sun|moon|stars?|rainbow|lights?|fire|lamps?)$/.test(who?.text ?? "") &&
    !(next?.sentence === out.sentence && next.text === "of")
  );
}

const GOES = new Set("walk run go ride drive hurry head fly sail row march stroll".split(" "));

/** Whether somebody has gone home from the last place that was named. */
export function isLeftForHome(found: readonly Found<Meanings>[], terms: readonly Word[]): boolean {
  const last = found.findLast((one) => one.meaning.place !== undefined);
  const since = terms[last?.from ?? 0]?.sentence ?? 0;
  return terms.some(
    ({ sentence, text }, at) =>
      sentence > since &&
      text === "home" &&
      terms.slice(Math.max(0, at - 3), at).some(({ forms }) => forms.some((form) => GOES.has(form))),
  );
}

function isReached(terms: readonly Word[], at: number): boolean {
  const before = terms.slice(Math.max(0, at - 3), at).map((word) => word.text);
  // "Slides down an iceberg into the sea": one is still on the iceberg.
  const clause = terms.slice(0, at).filter(({ sentence }) => sentence === terms[at]?.sentence);
  if (clause.some(({ text }) => text === "down" || text === "off")) return false;
  return before.includes("into") || before.includes("becomes");
}
