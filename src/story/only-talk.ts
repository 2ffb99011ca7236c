import type { Verdict, WordsContext } from "../core/ports/words-judge.ts";
import { isSaying } from "./sayings.ts";
import { isWondered } from "./wondered.ts";

/** "can the sofa really be that big", "jump the shark": what has an order's form is wondered about, or a saying. */
export function onlyTalk(verdict: Verdict, words: string, { place }: WordsContext): Verdict {
  if (place !== "reply" || (verdict.kind !== "order" && verdict.kind !== "offer")) return verdict;
  if (isWondered(words)) return { kind: "question" };
  return isSaying(words) ? { kind: "chatter" } : verdict;
}
