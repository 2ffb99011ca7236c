import type { Verdict, WordsContext } from "../core/ports/words-judge.ts";
import { bare } from "./bare-words.ts";
import {
  CAMERA_MOVED,
  FIXED,
  FRAMING,
  HOW_IT_IS,
  IMPERATIVE,
  INSTEAD,
  isHowItIs,
  LEADS_TO_SOMETHING,
  NO_COMPARATIVE,
  PHRASE,
  TOLD_OF_ANOTHER,
  WHERE_ALONE,
  WISH,
  wordsIn,
} from "./order-forms.ts";
import { toEnglishOrder } from "./order-phrases.ts";
import { A_PLACE, LIGHT } from "./places.ts";
import { isQuestion, topicOf } from "./question-topics.ts";
import { isEnglish, NEGATION_ELSEWHERE } from "./said-elsewhere.ts";
import { isTalk, isTalkElsewhere, isTalkingOrder, namesSomething } from "./talk.ts";

/** Whether the remix reader understands all of it, words left as they are apart. */
export type Reads = (words: string, context: WordsContext) => boolean;

export function clausesOf(words: string): string[] {
  return words.split(/\s*[,.!?;:—…–\n]+(?:\s+|$)/u).filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** "can it run faster?": whether it can, or that it may. */
const COULD_IT =
  /^(?:can|could) (it|he|she|they|the \p{L}+(?: \p{L}+)?) ((?!do\b|handle\b|make\b|be (?:used|downloaded|private|deleted|shared|extended|done|made)\b)\p{L}+ .{2,60})$/iu;

/** "way too fast, slow it down?" is an order; of an order and a question the order is offered. */
export function besidesQuestion(
  words: string,
  context: WordsContext,
  readsOrder: Reads,
): Verdict | undefined {
  if (context.place !== "reply") return undefined;
  const could = COULD_IT.exec(words);
  if (could && topicOf(words) === undefined) return { kind: "offer", words: `make ${could[1]} ${could[2]}` };
  const clauses = clausesOf(words).map(bare);
  if (clauses.length < 2) return undefined;
  const orders = clauses.flatMap((clause) => {
    const asked = isQuestion(clause) ? undefined : orderOf(clause, context, readsOrder)?.words;
    return asked !== undefined && (IMPERATIVE.test(clause) || FIXED.test(asked)) ? [asked] : [];
  });
  if (orders.length === 0) return undefined;
  const all = orders.join(", ");
  return orders.length === clauses.length ? order(all, context) : { kind: "offer", words: all };
}

/** What somebody wants changed, as the remix reader reads it; `isPlain`: nobody says that in talk. */
export function orderOf(
  words: string,
  context: WordsContext,
  readsOrder: Reads,
): { words: string; isPlain: boolean } | undefined {
  const isReply = context.place === "reply";
  // "no thoughts just fox": of nothing that is seen.
  const [, gone] = /^no (\p{L}+),? (?:just|only) /iu.exec(words) ?? [];
  if (gone !== undefined && !context.clip?.request.prompt.toLowerCase().includes(gone.toLowerCase()))
    return undefined;
  // Whatever is said by somebody in the film is no talk.
  if (isReply && A_LINE.test(words) && readsOrder(words, context)) return { words, isPlain: true };
  const phrase = toEnglishOrder(words);
  if (phrase !== undefined && (isReply || !NAMES_NOTHING_OLD.test(phrase))) {
    // Single little words of other languages are talk in English: "um lobo", "im Regen".
    const said = isEnglish(words)
      ? words
      : words.replace(/(?<!\p{L})(?:um|im)(?!\p{L})/giu, " ").replace(/\s+/gu, " ");
    if (!FIXED.test(phrase) && isTalk(said) && (!IMPERATIVE.test(words) || /\bme\b/iu.test(words)))
      return undefined;
    if (isTalkingOrder(said, "imperative") || NEGATION_ELSEWHERE.test(words)) return undefined;
    return { words: phrase, isPlain: true };
  }
  const isAboutIt =
    isReply || /\b(?:it|this|that|the (?:clip|video|film|last one)|shots?|longer|shorter)\b/iu.test(words);
  if (!isAboutIt) return undefined;
  if (NEGATION_ELSEWHERE.test(words) || TOLD_OF_ANOTHER.test(words)) return undefined;
  if (IMPERATIVE.test(words) || WISH.test(words)) {
    return isTalkingOrder(words, "imperative") ? undefined : { words, isPlain: true };
  }
  if (isTalkingOrder(words, "phrase") || isTalkElsewhere(words)) return undefined;
  const isOrder =
    readsOrder(words, context) ||
    (HOW_IT_IS.test(words) && !NO_COMPARATIVE.test(words)) ||
    isHowItIs(words) ||
    WHERE_ALONE.test(words) ||
    INSTEAD.test(words) ||
    ((PHRASE.test(words) || FRAMING.test(words) || CAMERA_MOVED.test(words)) && wordsIn(words) <= 10);
  // "under construction": what leads to no place, light or thing is only offered.
  const isBare =
    PHRASE.test(words) &&
    !FRAMING.test(words) &&
    !LEADS_TO_SOMETHING.test(words) &&
    !A_PLACE.test(words) &&
    !LIGHT.test(words);
  if (isBare) return undefined;
  return isOrder ? { words, isPlain: true } : undefined;
}

/** "let him say 'hello'" */
const A_LINE = /^(?:let|make|have) .{1,40} says? ["“„«‘'].{1,400}["”“»’']$/iu;

/** The parts of what was said that ask for something: "love it, but make it night". */
export function ordersIn(words: string, context: WordsContext, readsOrder: Reads): string | undefined {
  const parts = words
    .split(
      /[，、。！；]\s*|(?<=[\p{Script=Han}\p{Script=Hiragana}]),\s*|\s*[,.!;:…—–\n]+\s+|\s+(?:but|and now)\s+|\s+so\s+(?=(?:please |can |could )*(?:you )?(?:make|add|remove|put|change|give|turn|let)\s)/u,
    )
    .map(bare)
    .filter((part) => part !== "");
  if (parts.length < 2 || parts.length > 6) return undefined;
  const understood = parts.map((part) => orderOf(part, context, readsOrder)?.words);
  const heard = parts.map((part, at) => {
    const asked = understood[at];
    return asked !== undefined &&
      (IMPERATIVE.test(part) || WISH.test(part) || FIXED.test(asked) || isHowItIs(part))
      ? asked
      : undefined;
  });
  const count = heard.filter((one) => one !== undefined).length;
  if (count === 0 || count < parts.length - 2) return undefined;
  // "black and white, grainy": after an order a quality is one more; what could be seen is wanted too; talk is not.
  const isWanted = (part: string, at: number) =>
    !TELLS_WHY.test(part) &&
    // "cinematic, moody, 8 seconds": beside an order a look that is known is meant.
    (understood[at] !== undefined ||
      / (?:instead of|rather than) /iu.test(part) ||
      (!isTalk(part) && ((at > 0 && A_QUALITY.test(part)) || namesSomething(part))));
  return parts.flatMap((part, at) => heard[at] ?? (isWanted(part, at) ? [part] : [])).join(", ");
}

/** "the sky is too dark": why something is ordered. */
const TELLS_WHY =
  /(?<!\p{L})(?:too|wrong|missing|forgot(?:ten)?|ugly|weird|odd|off|broken|boring|looks?|looked|nice|great|cool|awesome|lovely|cute|amazing|beautiful|perfect|good|best|i (?:love|like)|has (?:\d|two|three|four|five|six|seven|extra|no) (?:arms?|legs?|hands?|fingers?|heads?|eyes?|limbs?|tails?|wings?))(?!\p{L})/iu;
const A_QUALITY = /^(?:(?:very|really|more|a bit|slightly|super) )?\p{L}{3,}(?:y|ish|ed|like)$/iu;

/** Said in private without a clip, these may as well begin a new film. */
const NAMES_NOTHING_OLD = /^(?:add|replace|remove|no|in \S+ style|\p{L}+ version|shot \d)/iu;

export function order(words: string, { place }: WordsContext): Verdict {
  return place === "mention" ? { kind: "offer", words } : { kind: "order", words };
}
