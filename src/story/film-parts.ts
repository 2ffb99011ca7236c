import { TWO_TO_TEN } from "../core/number-words.ts";
import { kindOfNoun } from "./noun-kinds.ts";
import { PREPOSITIONS } from "./noun-phrase.ts";
import { RELATIVES } from "./people-nouns.ts";
import { splitSentences } from "./sentences.ts";
import { verbOf } from "./verb-forms.ts";

/** A part of a text, and where it stands in it. */
export interface Part {
  at: number;
  text: string;
}

/** Who or what a film is about and what is done, as its first sentence tells. */
export interface FilmParts {
  who: Part;
  /** The verb and what it is done to; absent: it tells only how something looks. */
  deed?: Part & { verb: string; form: "ing" | "s" | "plain"; object?: Part };
}

const SOME = `${TWO_TO_TEN}|some|several|many|\\d{1,2}`;
const DETERMINER = new RegExp(`^(?:an?|the|one|${SOME}|his|her|its|their|my|our|your|this|that)$`, "iu");
/** Follows a verb, and no noun. */
const AFTER_A_VERB =
  /^(?:an?|the|his|her|its|their|in|on|at|to|into|onto|out|off|up|down|over|under|through|along|across|around|past|beside|behind|by|with|and|for|from|towards?|away|next|slowly|quickly)$/iu;
const RELATIVE = new RegExp(`^(?:${RELATIVES})$`, "iu");
const MANY = new RegExp(`^(?:${SOME})$`, "iu");
/** Belongs to the verb: "pours out". */
const PARTICLES = /^(?:up|down|out|off|away|back|around|together)$/iu;
/** More words than these don't come before what is done. */
const LONGEST_WHO = 8;

interface Word extends Part {
  bare: string;
  /** Ends with a comma or another stop. */
  stops: boolean;
}

let read: { told: string; parts: FilmParts | undefined } | undefined;

/** The parts of what a film tells first; undefined where that isn't about something named. An order asks for them many times over. */
export function partsOf(told: string): FilmParts | undefined {
  if (read?.told !== told) read = { told, parts: readParts(told) };
  return read.parts;
}

function readParts(told: string): FilmParts | undefined {
  const sentence = splitSentences(told, 1)[0] ?? "";
  const from = told.indexOf(sentence);
  const words = [...sentence.matchAll(/\S+/gu)].map(
    (match): Word => ({
      at: from + match.index,
      text: match[0],
      bare: match[0].toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""),
      stops: /[,.;:!?…]$/u.test(match[0]),
    }),
  );
  const opens = DETERMINER.test(words[0]?.bare ?? "") ? 1 : 0;
  const ends = words.findIndex(
    (word, at) =>
      at > opens &&
      (PREPOSITIONS.has(word.bare) || words[at - 1]?.stops || isMade(words, at) || isDeed(words, at)),
  );
  const nounEnds = ends === -1 ? words.length : ends;
  const who = partFrom(told, words, 0, nounEnds);
  if (
    who === undefined ||
    nounEnds <= opens ||
    /^(?:it|he|she|they|there|we|you|i)$/iu.test(words[0]?.bare ?? "")
  )
    return undefined;
  const verbAt = words.findIndex(
    (_, at) => at >= nounEnds && at <= nounEnds + LONGEST_WHO && isDeed(words, at, at > nounEnds),
  );
  if (verbAt === -1 || words.slice(0, verbAt).some(({ stops }) => stops)) return { who };
  return { who, deed: deedFrom(told, words, verbAt) };
}

function deedFrom(told: string, words: readonly Word[], verbAt: number): NonNullable<FilmParts["deed"]> {
  const word = words[verbAt] as Word;
  let objectAt = verbAt + 1;
  // "flies up", and no "drifts down a gutter".
  if (!word.stops && PARTICLES.test(words[objectAt]?.bare ?? "") && !isLed(words[objectAt + 1]?.bare))
    objectAt += 1;
  let ends = objectAt;
  while (
    ends < words.length &&
    !words[ends - 1]?.stops &&
    !PREPOSITIONS.has(words[ends]?.bare ?? "") &&
    !/^(?:next|away|out|up|off)$/u.test(words[ends]?.bare ?? "")
  )
    ends += 1;
  const object = partFrom(told, words, objectAt, ends);
  const deed = partFrom(told, words, verbAt, ends) as Part;
  const verb = verbOf(word.bare, true) ?? word.bare.replace(/s$/u, "");
  const form = /ing$/u.test(word.bare) ? "ing" : word.bare === verb ? "plain" : "s";
  return { ...deed, verb, form, ...(object === undefined ? {} : { object }) };
}

/** Whether it is what somebody does: "runs", "breaches beside", "sleeping on", and no "burning house". */
function isDeed(words: readonly Word[], at: number, isWithin = false): boolean {
  const { bare, stops } = words[at] as Word;
  const next = stops ? undefined : words[at + 1]?.bare;
  // "building a shed", "a woman painting"
  const before = kindOfNoun(words[at - 1]?.bare ?? "");
  const isOfSomebody = before === "person" || before === "animal";
  if (/^(?:building|painting)$/u.test(bare) && (DETERMINER.test(next ?? "") || isOfSomebody)) return true;
  if (/ing$/u.test(bare))
    return (
      verbOf(bare, true) !== undefined &&
      !DETERMINER.test(words[at - 1]?.bare ?? "") &&
      !(isWithin && next === undefined)
    );
  const verb = verbOf(bare);
  if (verb === undefined) {
    // "a chef in a tall hat flips a pancake", "a girl in a coat feeds pigeons"
    if (isWithin) {
      const isDone =
        DETERMINER.test(next ?? "") || (before !== undefined && kindOfNoun(next ?? "") !== undefined);
      return (
        !stops &&
        isDone &&
        /[^sui]s$/u.test(bare) &&
        kindOfNoun(bare) === undefined &&
        verbOf(bare, true) !== undefined
      );
    }
    // "grandpa fishes at a lake"
    if (at === 1 && RELATIVE.test(words[0]?.bare ?? ""))
      return /[^sui]s$/u.test(bare) && verbOf(bare, true) !== undefined;
    // "astronaut discovers a flower"
    if (at === 1 && isOfSomebody && DETERMINER.test(next ?? ""))
      return /[^sui]s$/u.test(bare) && kindOfNoun(bare) === undefined && verbOf(bare, true) !== undefined;
    if (at < 2) return false;
    // "three penguins slide down", "two samurai fight in"; "two cats in a garden" are cats.
    const [count, counted] = [words[0]?.bare ?? "", words[1]?.bare ?? ""];
    if (MANY.test(count)) {
      // Of several a further noun would be many, too: "two fish tanks"; and "some chicken soup" is none.
      const isAlike = isOfSomebody && count !== "some" && !isMany(bare) && kindOfNoun(bare) === undefined;
      // "two old men play chess"
      const isCounted =
        at === 2 ? isMany(counted) || isAlike : isOfSomebody && isMany(words[at - 1]?.bare ?? "");
      return isCounted && next !== undefined && AFTER_A_VERB.test(next);
    }
    // "an old fisherman mends a net"
    return /^(?:an?|one)$/iu.test(words[0]?.bare ?? "") && verbOf(bare, true) !== undefined;
  }
  return (
    (bare !== verb && !isWithin) ||
    next === undefined ||
    AFTER_A_VERB.test(next) ||
    (isWithin && bare !== verb && before !== undefined) ||
    (!isWithin && isMany(words[at - 1]?.bare ?? ""))
  );
}

/** "made of cheese", "curled around a tower": how it is, and nothing that is done. */
function isMade(words: readonly Word[], at: number): boolean {
  return /(?:ed|made|built)$/u.test(words[at]?.bare ?? "") && PREPOSITIONS.has(words[at + 1]?.bare ?? "");
}

function isLed(next: string | undefined): boolean {
  return next !== undefined && (DETERMINER.test(next) || !PREPOSITIONS.has(next));
}

function isMany(word: string): boolean {
  return /(?:[^sui]s|men)$|^(?:children|people|sheep)$/u.test(word);
}

function partFrom(told: string, words: readonly Word[], from: number, to: number): Part | undefined {
  const [first, last] = [words[from], words[to - 1]];
  if (first === undefined || last === undefined || to <= from) return undefined;
  const text = told.slice(first.at, last.at + last.text.length).replace(/[,.;:!?…\s]+$/u, "");
  return { at: first.at, text };
}
