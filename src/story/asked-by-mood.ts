import { likenessToOrder } from "./likeness.ts";
import { type Clause, clausesIn } from "./moods.ts";
import { findMeant, isSeenNoun } from "./noun-in-text.ts";
import { classedWords } from "./word-classes.ts";

/** A clause that asks for something is meant from here on. */
const MEANT = 0.48;
/** The same, where it is asked of what the film shows. */
const MEANT_OF_IT = 0.2;
/** The same, where somebody says that they want it. */
const WISHED = 0.42;
/** What is asked with a question mark, from here on: "can it run faster?" may ask whether it can. */
const MEANT_IF_ASKED = 0.6;
/** Where nothing is asked for, what is named has to be like an order by itself … */
const NAMED = 0.75;
/** … or speaks of what the film shows. */
const NAMED_OF_IT = 0.55;
/** Who laughs has to be surer, and even more so whoever names what is unknown in the form of an order. */
const SURER = 0.2;
const SURER_OF_UNKNOWN = 0.3;

const LAUGHS = /[😂🤣😭💀😆😅☠😹]|\b(?:l+o+l|lmf?ao+|(?:ha){2,}|omg|rip)\b/iu;
/** "the feet": what is there is looked at. */
const POINTED_AT = /^(?:\S+ )?(?:the|that|this|those|these|what|who|how) /iu;
/** "can we …", "i want …": asked of us, whatever it ends with. */
const A_WISH =
  /^(?:\S+ )?(?:(?:can|could|would|will|may|might) (?:you|we|i|u|ya)|(?:i|we)(?:['’]d)? (?:really |just )?(?:want|need|would|wish|prefer|like|love|rather))(?!\p{L})/iu;
/** "must be magic": guessed as often as asked, and by itself nothing is asked for with it. */
const A_GUESS = /^must(?!\p{L})/iu;
const SHOULD = /^(.+?) (?:should|must|needs? to|has to|have to|could)(?!\p{L})/iu;
const PRONOUN = /^(?:it|he|she|they|this|that|everything|all)$/iu;

/** How sure the rules are that words are no order: they name what is unknown in the form of one, or are said in talk. */
export type Doubt = "unknown" | "talk" | undefined;

/**
 * Whether English words ask for a change by what their clauses do, and by how like orders they are: nobody is taken at their word who
 * only tells how something is. `prompt`: what the film shows.
 */
export function asksForChange(words: string, prompt: string, doubt: Doubt): boolean {
  const likeness = likenessToOrder(words, prompt);
  const laughing = LAUGHS.test(words) ? SURER : 0;
  if (likeness < MEANT_OF_IT + laughing) return false;
  const clauses = clausesIn(words);
  // Whoever says more than one thing says the other for a reason.
  const alone = doubt === "unknown" ? SURER_OF_UNKNOWN : doubt === "talk" ? SURER : 0;
  const doubtful = clauses.length === 1 ? alone : doubt === "unknown" ? SURER / 2 : 0;
  const isQuestion = /[?？]\s*$/u.test(words);
  return clauses.some((clause) => {
    const { mood, text, core } = clause;
    if (A_GUESS.test(core)) return false;
    const surer = laughing + (A_WISH.test(text) ? 0 : doubtful);
    if (
      mood === "asks" &&
      !isQuestion &&
      likeness >= MEANT_OF_IT + laughing &&
      asksOfTheFilm(clause.core, prompt)
    )
      return true;
    if (mood === "asks")
      return (
        likeness >= (A_WISH.test(text) ? WISHED : isQuestion ? MEANT_IF_ASKED : MEANT) + surer &&
        isOfSomethingSeen(text, prompt)
      );
    if (
      likeness < MEANT + surer ||
      mood !== "names" ||
      POINTED_AT.test(text) ||
      !/\p{L}{2}.*\s\S/u.test(text)
    )
      return false;
    const isOfIt = isOfTheFilm(clause, prompt);
    return isOfIt !== undefined && likenessToOrder(text, prompt) >= (isOfIt ? NAMED_OF_IT : NAMED) + surer;
  });
}

/** Whether words only tell of something, and whoever says them laughs. */
export function onlyLaughs(words: string): boolean {
  return (
    LAUGHS.test(words) &&
    clausesIn(words).every(
      ({ mood, text }) =>
        mood === "tells" || mood === "praises" || (mood === "names" && POINTED_AT.test(text)),
    )
  );
}

/** "h1 should be light": of no part of any picture. */
function isOfSomethingSeen(text: string, prompt: string): boolean {
  const who = SHOULD.exec(text)?.[1]?.split(/\s+/u).at(-1);
  return who === undefined || PRONOUN.test(who) || isSeenNoun(who) || findMeant(prompt, who) !== undefined;
}

/** Whether an order begins with what is to be done, and to something that the film shows: "turn the plate slowly". */
function asksOfTheFilm(order: string, prompt: string): boolean {
  const object = /^\p{L}+ (?:the|his|her|its|their) (\p{L}+)(?: (\p{L}+))?/iu.exec(order)?.slice(1) ?? [];
  return object.some(
    (word) => word !== undefined && isSeenNoun(word) && findMeant(prompt, word) !== undefined,
  );
}

/** Whether what is named is of what the film shows, and something besides; undefined: nothing that could be seen is named. */
function isOfTheFilm({ text }: Clause, prompt: string): boolean | undefined {
  const nouns = classedWords(text).filter(({ is }) => is === "NOUN" || is === "PROPN");
  const known = nouns.filter(({ text: noun }) => findMeant(prompt, noun) !== undefined);
  const last = nouns.at(-1)?.text;
  if (last !== undefined && known.length === 0 && !isSeenNoun(last) && !A_LOOK.test(last)) return undefined;
  return known.length > 0 && !prompt.toLowerCase().includes(text.toLowerCase());
}

const A_LOOK =
  /^(?:look|style|vibes?|version|mood|colou?rs?|light|lighting|angle|shot|view|format|mode|seconds?|secs?|s|anime|noir|film|movie|painting)$/iu;
