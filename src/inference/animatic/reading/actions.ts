import type { Action, Gait } from "../scene.ts";
import { DETERMINERS, PLACING } from "./little-words.ts";
import { ACTION_WORDS, COUNT_WORDS } from "./setting-words.ts";
import type { Word } from "./words.ts";

const REACH = 9;
const CLIMBERS: ReadonlySet<Gait> = new Set<Gait>(["walk", "hop", "crawl", "roll"]);

/** What the thing whose words end before `at` does: the first verb after it in its sentence that is not somebody else's. */
export function actionAfter(terms: readonly Word[], at: number, gait: Gait): Action {
  const sentence = terms[at - 1]?.sentence;
  for (let index = at; index < Math.min(terms.length, at + REACH); index++) {
    const term = terms[index];
    if (!term || term.sentence !== sentence) break;
    const action = isOfATree(terms, index) ? undefined : actionOfWord(term, gait, terms[index + 1]);
    if (action && !isSaidOfTheSky(terms, index)) return action;
  }
  return habitOf(gait);
}

/** Chinese tells of the verb last: "a fox on the wall runs", and the wall does not. */
export const isWhere = (terms: readonly Word[], at: number): boolean =>
  terms[at]?.isUnspaced === true && PREPOSITIONS.has(terms[at - 1]?.text ?? "");

/** "Sweeps the leaves": nobody goes away. */
const isOfATree = (terms: readonly Word[], at: number): boolean =>
  terms[at]?.text === "leaves" && /^(?:the|some|up|sweep|sweeps|rake|rakes)$/.test(terms[at - 1]?.text ?? "");

/** "A sleeping white cat", "flying cars": what somebody does, told before the name. */
export function actionBefore(
  terms: readonly Word[],
  floor: number,
  at: number,
  gait: Gait,
): Action | undefined {
  for (let index = at - 1; index >= Math.max(floor, at - 2); index--) {
    const term = terms[index];
    if (!term || terms[index + 1]?.pause || ARTICLES.has(term.text)) return undefined;
    if (STANDING_STILL.test(term.text) && gait === "roll") return "idle";
    const isParticiple = /ing$/.test(term.text) && isBeginning(terms, index);
    const action = isParticiple ? actionOfWord(term, gait) : undefined;
    if (action) return action;
  }
  return undefined;
}

/** An article or a number stands before the word, or nothing: it tells of a name to come, not of one before. */
function isBeginning(terms: readonly Word[], at: number): boolean {
  const before = terms[at - 1];
  if (!before || before.sentence !== terms[at]?.sentence || terms[at]?.pause) return true;
  return (
    ARTICLES.has(before.text) || COUNT_WORDS.has(before.text) || /^(\d+|with|of|and|very)$/.test(before.text)
  );
}

const STANDING_STILL = /^(?:parked|abandoned|broken|stranded|rusty)$/;

/** What somebody does of whom only a pronoun speaks, or nothing at all: "it wakes up", "and runs away". */
export function actionOfAbsent(terms: readonly Word[], gait: Gait): Action {
  for (const [index, term] of terms.entries()) {
    const action = actionOfWord(term, gait, terms[index + 1]);
    if (action && !isSaidOfTheSky(terms, index) && !isSaidOfAnother(terms, index)) return action;
  }
  return habitOf(gait);
}

function actionOfWord(term: Word, gait: Gait, next?: Word): Action | undefined {
  if (next?.text === "asleep") return "rest";
  if (next?.text === "off" && term.forms.some((form) => /^(?:take|lift|blast)$/.test(form))) return "rise";
  for (const form of term.forms) {
    const action = ACTION_WORDS.get(form);
    if (action === "fly" && gait === "sail") return "move";
    // On legs one climbs on something; and who drops a thing doesn't fall.
    if (form === "climb" && CLIMBERS.has(gait)) return "move";
    if (form === "drop" && next && ARTICLES.has(next.text)) return undefined;
    if (action) return action === "move" && gait === "fly" ? "fly" : action;
  }
  return undefined;
}

/** What a thing does when the words don't say. */
function habitOf(gait: Gait): Action {
  switch (gait) {
    case "fly":
    case "swim":
    case "float":
    case "perch":
      return gait;
    case "roll":
    case "sail":
      return "move";
    default:
      return "idle";
  }
}

/** They act by themselves in a picture's background: "rain begins to fall", "as the sun rises", "falling leaves". */
const SKY = new Set(
  "rain snow snowflake hail sun sunset sunrise moon star cloud storm wind breeze fog mist leaf petal blossom night day dawn dusk evening morning darkness light sunlight moonlight shadow wave water tide river smoke steam dust ash spark confetti lightning thunder curtain music camera time season".split(
    " ",
  ),
);
const ADVERBS = new Set(
  "is are was were be begin begins began start starts started to has have had been slowly gently softly still then just now there lightly quietly suddenly".split(
    " ",
  ),
);
const PREPOSITIONS = new Set([...PLACING, "towards", "toward"]);
const ARTICLES = new Set(DETERMINERS);
const PRONOUNS = new Set("he she it they we who which".split(" "));

const isSky = (term: Word | undefined) => term?.nouns.some((form) => SKY.has(form)) ?? false;

/** "An astronaut fishing stars": nothing in the sky does it. */
const DONE_BELOW = new Set("fish count watch paint draw photograph sit stand kneel row".split(" "));

/** Where the word stands that the verb at `at` is said of, helping verbs and adverbs passed over. */
function subjectBefore(terms: readonly Word[], at: number): number {
  let index = at - 1;
  while (index >= 0 && (ADVERBS.has(terms[index]?.text ?? "") || /ly$/.test(terms[index]?.text ?? "")))
    index--;
  return index;
}

export function isSaidOfTheSky(terms: readonly Word[], at: number): boolean {
  if (terms[at]?.forms.some((form) => DONE_BELOW.has(form))) return false;
  // "Falling snow", "the setting sun".
  if (/ing$/.test(terms[at]?.text ?? "") && isSky(terms[at + 1])) return true;
  const subject = subjectBefore(terms, at);
  if (!isSky(terms[subject]) || terms[subject]?.sentence !== terms[at]?.sentence) return false;
  // "A fox in the snow sleeps": what follows a preposition does nothing itself.
  for (let index = subject - 1; index >= Math.max(0, subject - 3); index--) {
    // "In his garage, sparks flying": the clause is the sparks' own.
    if (terms[index + 1]?.pause || /^(?:while|as|when|and)$/.test(terms[index]?.text ?? "")) return true;
    if (PREPOSITIONS.has(terms[index]?.text ?? "")) return false;
    if (ARTICLES.has(terms[index]?.text ?? "")) return !PREPOSITIONS.has(terms[index - 1]?.text ?? "");
  }
  return true;
}

/** "The door falls shut": the verb has a subject of its own, and it is no pronoun. */
function isSaidOfAnother(terms: readonly Word[], at: number): boolean {
  const subject = subjectBefore(terms, at);
  const sentence = terms[at]?.sentence;
  if (subject < 0 || terms[subject]?.sentence !== sentence || terms[subject + 1]?.pause) return false;
  // "Butterflies fly out".
  if (/[^s]s$/.test(terms[subject]?.text ?? "") && !/s$/.test(terms[at]?.text ?? "")) return true;
  for (let index = subject; index >= Math.max(0, subject - 3); index--) {
    const text = terms[index]?.text ?? "";
    if (terms[index]?.sentence !== sentence || PRONOUNS.has(text)) return false;
    if (ARTICLES.has(text)) return index < subject && !PREPOSITIONS.has(terms[index - 1]?.text ?? "");
  }
  return false;
}
