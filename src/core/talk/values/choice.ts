import type { Choice } from "../command.ts";
import { nearest } from "./nearest.ts";

/** Ways of writing that mean the same: case, spaces, dashes, accents and the sign between two numbers. */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/(?<=\d)\s*[x×/∶：]\s*(?=\d)/gu, ":")
    .replace(/[\s\-_‐-―'’"“”]+/gu, "");
}

/** The choice that was meant: by value, label or another word for it, however written. */
export function findChoice(choices: readonly Choice[], typed: string): Choice | undefined {
  const wanted = fold(typed);
  if (wanted === "") return undefined;
  return choices.find((choice) =>
    [choice.value, choice.label, ...(choice.words ?? [])].some((name) => fold(name) === wanted),
  );
}

/** The choice most like what was typed. */
export function nearestChoice(choices: readonly Choice[], typed: string): Choice | undefined {
  const owner = new Map<string, Choice>();
  for (const choice of choices) {
    for (const name of [choice.value, choice.label, ...(choice.words ?? [])]) {
      if (!owner.has(fold(name))) owner.set(fold(name), choice);
    }
  }
  const name = nearest(fold(typed), [...owner.keys()]);
  return name === undefined ? undefined : owner.get(name);
}
