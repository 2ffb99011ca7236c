import type { WordsContext } from "../core/ports/words-judge.ts";
import { plain } from "../story/beats.ts";
import { readMessage } from "./remix-message.ts";

/** Whether words are a remix of which every part is understood, or named so plainly that it is refused with a reason. */
export function readsOrder(words: string, { clip, models }: WordsContext): boolean {
  try {
    const steps = readMessage(plain(words), clip?.plan ?? NO_PLAN, models);
    return steps.length > 0 && steps.every(({ kind, ...step }) => kind !== "words" || "shots" in step);
  } catch {
    return true;
  }
}

const NO_PLAN = { director: "rules", warnings: [], shots: [] };
