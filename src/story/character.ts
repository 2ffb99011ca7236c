import { asPattern } from "../core/as-pattern.ts";

/** Somebody or something the film is about. */
export interface Character {
  description: string;
  /** "red fox": how later shots name it. */
  name: string;
  head: string;
  /** "person": who may be "he" or "she", until the story says. */
  kind: "thing" | "person" | "woman" | "man" | "many";
  /** What else they are called by: Mara is "the keeper", too. */
  also?: string;
  /** Something is done with them where they come in, and others do it: "waves to a guard". */
  aside?: true;
  traits: string[];
  /** The name is a proper one: "Mara", not "red fox". */
  isName?: true;
  /** From the community's bible: described as it stands there. */
  known?: true;
  id?: string;
}

export const isPerson = ({ kind }: Pick<Character, "kind">): boolean =>
  kind === "woman" || kind === "man" || kind === "person";

/** In characters. */
export const LONGEST_DESCRIPTION = 160;

/** How somebody looks, in the words that every shot repeats: without the article, which a sentence may want otherwise. */
export function describe({ description, traits }: Character): string {
  const bare = description.replace(/^(?:an?|one|the|this|that|his|her|its|their)\s+/iu, "");
  return [bare, ...(traits.length === 0 ? [] : [`who ${traits.join(" and ")}`])]
    .join(", ")
    .slice(0, LONGEST_DESCRIPTION * 2)
    .trim();
}

/** Whether the text names them, by name or by what they are: "Mara", "Ida" of Ida Berg, "the keeper". */
export function names(
  text: string,
  { head, also, isName }: Pick<Character, "head" | "also" | "isName">,
): boolean {
  const parts = isName === true ? head.split(/\s+/u).filter((part) => !TITLES.test(part)) : [];
  return (
    mentions(text, head) ||
    parts.some((part) => mentions(text, part)) ||
    (also !== undefined && mentions(text, `the ${also}`))
  );
}

/** Parts of a name that many are called by. */
const TITLES =
  /^(?:big|old|little|young|mrs?|ms|miss|dr|sir|lord|lady|king|queen|prince|princess|captain|professor|doctor|uncle|aunt|father|mother|brother|sister|the|von|van|de)$/u;

/** Whether the text names this. */
export function mentions(text: string, head: string): boolean {
  // Written without spaces, a word has no edges.
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(head))
    return text.includes(head);
  // Asked of every text and everybody, and mostly in vain: a pattern takes a while to make.
  if (!text.toLowerCase().includes(head.toLowerCase())) return false;
  return new RegExp(`(?<!\\p{L})${asPattern(head)}(?:lings?|e?s)?(?!\\p{L})`, "iu").test(text);
}
