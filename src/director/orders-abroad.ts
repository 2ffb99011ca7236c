import { toldAbroad } from "../story/abroad/told-abroad.ts";
import type { Step } from "./remix-message.ts";
import type { Telling } from "./telling.ts";

/**
 * What an order in another language than English asks for, all of it: parts that change what the film tells, and settings.
 * `readSettings`: the steps of a part by the readers of settings.
 */
export function readAbroad(
  said: string,
  prompt: string,
  readSettings: (part: string) => readonly Step[],
): Step[] | undefined {
  if (isToldAnew(prompt, said)) return [telling(said)];
  const parts = said.split(/\s*[,;，、。]\s*/u).filter((part) => part !== "");
  if (parts.length < 2 || parts.length > 4) return undefined;
  const steps = parts.map((part): readonly Step[] => {
    if (isToldAnew(prompt, part)) return [telling(part)];
    const settings = readSettings(part);
    return settings.every(({ kind }) => kind === "option") ? settings : [];
  });
  const isAny = steps.some((each) => each.some(({ kind }) => kind === "telling"));
  return isAny && steps.every((each) => each.length > 0) ? steps.flat() : undefined;
}

/** Whether words have the form of an order in another language of which what they are about isn't found. */
export function isUnsureAbroad(said: string, prompt: string): boolean {
  return toldAbroad({ text: prompt, negative: [] }, said) === "unsure";
}

function isToldAnew(prompt: string, said: string): boolean {
  const reading = toldAbroad({ text: prompt, negative: [] }, said);
  return reading !== undefined && reading !== "unsure";
}

function telling(said: string): Step {
  const change = ({ text, negative }: Telling): Telling => {
    const reading = toldAbroad({ text, negative }, said);
    return reading === undefined || reading === "unsure"
      ? { text, negative }
      : { text: reading.text, negative: [...reading.negative] };
  };
  return { kind: "telling", change, said };
}
