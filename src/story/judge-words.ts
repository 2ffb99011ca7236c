import type { Verdict, WordsContext, WordsJudge } from "../core/ports/words-judge.ts";
import type { Reads } from "./asked-change.ts";
import { bare } from "./bare-words.ts";
import { withoutCourtesy } from "./courtesy.ts";
import { judgeByRules } from "./judge-by-rules.ts";
import { namesNothing, namesSpeakers, takesWhatIsUnknown } from "./names-nothing.ts";
import { CAMERA_MOVED, FRAMING, IMPERATIVE, isHowItIs, isSetting, LOOKS, MOVE_ALONE } from "./order-forms.ts";
import { isEnglish } from "./said-elsewhere.ts";
import { spokenPlainly } from "./spoken.ts";
import { toldPicture, wishedPicture } from "./told-pictures.ts";
import { replacesUnknown, speaksOfUnknown } from "./unknown-things.ts";

export interface JudgeParts {
  /** Whether the remix reader understands all of it, words left as they are apart. */
  readsOrder?: Reads;
  /** The sentences that would be filmed just as they were said: orders among them were not understood. */
  filmedAsSaid?: (words: string, context: WordsContext) => readonly string[];
  /**
   * Asked about what the rules would offer; undefined: it doesn't know, and it is offered. Has to answer within a
   * second: `signal` aborts then.
   */
  decide?: (words: string, context: WordsContext, signal: AbortSignal) => Promise<Verdict | undefined>;
}

/** Longer than this nobody waits for a verdict. */
const DECIDE_MS = 1_000;

/** Tells an order from talk: what is recognised is done, what may be either is offered, the rest is talk. */
export function createWordsJudge({
  readsOrder = () => false,
  filmedAsSaid = () => [],
  decide,
}: JudgeParts = {}): WordsJudge {
  /** "turn that frown upside down": an order in form, of which nothing is understood. */
  const isSure = (order: string, words: string, context: WordsContext) => {
    const prompt = context.clip?.request.prompt ?? "";
    if (namesSpeakers(order) || MOVE_ALONE.test(order)) return false;
    const said = bare(spokenPlainly(withoutCourtesy(words)))
      .replace(STOPS, "")
      .toLowerCase();
    const isUnknown = isEnglish(words)
      ? namesNothing(order, prompt) ||
        [order, said].some((form) => speaksOfUnknown(form, prompt)) ||
        replacesUnknown(order, said, prompt)
      : takesWhatIsUnknown(order, prompt);
    if (isUnknown) return false;
    return !filmedAsSaid(order, context).some(
      (sentence) =>
        (IMPERATIVE.test(sentence) && !FRAMING.test(sentence) && !CAMERA_MOVED.test(sentence)) ||
        // "slow clap": nothing of it is understood, and it is no light, place, framing or quality.
        (sentence.replace(STOPS, "").toLowerCase() === said &&
          !LOOKS.some((form) => form.test(said)) &&
          !isHowItIs(said) &&
          !isSetting(said)),
    );
  };
  return {
    async judge(words, context) {
      const told = judgeByRules(words, context, readsOrder);
      const isOffer = told.kind === "order" && !isSure(told.words, words, context);
      const verdict = madePlain(isOffer ? { kind: "offer", words: told.words } : told, words, context);
      if (verdict.kind !== "offer" || !decide) return verdict;
      const signal = AbortSignal.timeout(DECIDE_MS);
      const late = new Promise<undefined>((done) => {
        signal.addEventListener("abort", () => done(undefined), { once: true });
      });
      return (await Promise.race([decide(words, context, signal).catch(() => undefined), late])) ?? verdict;
    },
  };
}

/** What was offered or left is made after all where it can only be a picture that is told. */
function madePlain(told: Verdict, words: string, context: WordsContext): Verdict {
  const prompt = context.clip?.request.prompt;
  if (context.place !== "reply" || prompt === undefined || !isEnglish(words)) return told;
  const plain = withoutCourtesy(words);
  const order =
    told.kind === "offer"
      ? (toldPicture(told.words, prompt) ?? wishedPicture(plain, prompt))
      : told.kind === "chatter" || (told.kind === "question" && told.topic === undefined)
        ? wishedPicture(plain, prompt)
        : undefined;
  return order === undefined ? told : { kind: "order", words: order };
}

const STOPS = /[.!?…。！？\s]+$/u;
