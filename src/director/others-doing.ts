import { asPattern } from "../core/as-pattern.ts";
import { lastWord } from "../story/noun-in-text.ts";
import { verbOf } from "../story/verb-forms.ts";

/**
 * What others than whom a film is about do, in the place of what they did: "waving at it", of "farmers ignoring it". Undefined where
 * nothing is told of what they do.
 */
export function othersDoing(told: string, who: string, doing: string): string | undefined {
  const [first = ""] = doing.split(" ");
  if (!/ing$/iu.test(first) || verbOf(first, true) === undefined) return undefined;
  const theirs = new RegExp(
    `(?<=(?:[,;:.] |(?<!\\p{L})(?:and|while|as|with) )(?:\\p{L}+ )?${asPattern(lastWord(who))} )(\\p{L}+ing)(?: [^,.;:]{1,80})?(?=[,.;:]|$)`,
    "iu",
  );
  const [, did = ""] = theirs.exec(told) ?? [];
  return did === "" || verbOf(did, true) === undefined ? undefined : told.replace(theirs, () => doing);
}
