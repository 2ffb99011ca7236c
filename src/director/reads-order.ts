import type { WordsContext } from "../core/ports/words-judge.ts";
import { plain } from "../story/beats.ts";
import { withoutCourtesy } from "../story/courtesy.ts";
import { CJK, isEnglish } from "../story/said-elsewhere.ts";
import { requireChange } from "./not-a-change.ts";
import { isUnsureAbroad, readAbroad } from "./orders-abroad.ts";
import { readOrders } from "./remix.ts";
import { readMessage } from "./remix-message.ts";
import { addWords } from "./remix-prompt.ts";
import { readSound } from "./remix-sound.ts";
import type { Telling } from "./telling.ts";

/** Whether words are a remix of which every part is understood, or named so plainly that it is refused with a reason. */
function readsOrder(words: string, { clip, models }: WordsContext): boolean {
  try {
    const plan = clip?.plan ?? NO_PLAN;
    const heard = readSound(plain(words), { plan, request: clip?.request ?? {} });
    if (heard?.rest === "") return true;
    const steps = readMessage(heard?.rest ?? plain(words), plan, models);
    return steps.length > 0 && steps.every(({ kind, ...step }) => kind !== "words" || "shots" in step);
  } catch {
    return true;
  }
}

/**
 * Of an order in another language than English: "sure" where all of it is understood, "unsure" where it is one and what it is about
 * isn't found in the film.
 */
function readsAbroad(words: string, { clip, models }: WordsContext): "sure" | "unsure" | undefined {
  if (clip === undefined) return undefined;
  const said = withoutCourtesy(plain(words));
  const prompt = clip.request.prompt;
  try {
    const heard = CJK.test(said) || !isEnglish(said) ? readSound(said, clip) : undefined;
    if (heard?.rest === "") return "sure";
    const steps = readAbroad(said, prompt, (part) => readOrders(part, { plan: clip.plan, models }));
    if (steps !== undefined) return "sure";
  } catch {
    // A setting that can't be had is refused with its reason where it is made.
    return "sure";
  }
  return isUnsureAbroad(said, prompt) ? "unsure" : undefined;
}

/** The sentences that a remix would add to the prompt just as they are said. */
function filmedAsSaid(words: string, { clip, models }: WordsContext): string[] {
  try {
    // What is refused with a reason is understood.
    requireChange(words);
    const plan = clip?.plan ?? NO_PLAN;
    const heard = readSound(plain(words), { plan, request: clip?.request ?? {} });
    if (heard?.rest === "") return [];
    return readOrders(heard?.rest ?? plain(words), { plan, models }).flatMap((step) => {
      if (step.kind !== "words" || step.shots !== undefined) return [];
      const told = addWords(FIRST, step.text);
      if (told.startsWith(`${FIRST} `)) return [told.slice(FIRST.length + 1)];
      // Joined as a detail: "It, slow clap."
      const [, detail] = /^It,? (.+)$/u.exec(told) ?? [];
      return detail === undefined ? [] : [detail];
    });
  } catch {
    return [];
  }
}

/** Whether words find something in the film that they change: in its place something else is told, and nothing is only added. */
function changesWhatIsThere(words: string, { clip, models }: WordsContext): boolean {
  const text = clip?.request.prompt ?? "";
  if (clip === undefined || text === "") return false;
  try {
    const steps = readOrders(withoutCourtesy(plain(words)), { plan: clip.plan, models });
    let telling: Telling = { text, negative: [] };
    for (const step of steps) {
      if (step.kind === "telling" && step.shots === undefined) telling = step.change(telling);
      if (step.kind === "words" && step.shots === undefined)
        telling = { ...telling, text: addWords(telling.text, step.text) };
    }
    return !holdsAll(telling.text, text);
  } catch {
    return false;
  }
}

/** Whether every word of a text stands in another, in its order. */
function holdsAll(told: string, before: string): boolean {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  let at = 0;
  const all = words(before);
  for (const word of words(told)) if (word === all[at]) at += 1;
  return at === all.length;
}

/** How the judge of words reads orders. */
export const orderReader = { readsOrder, filmedAsSaid, readsAbroad, changesWhatIsThere };

const FIRST = "It.";
const NO_PLAN = { director: "rules", warnings: [], shots: [] };
