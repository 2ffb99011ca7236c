import type { Outfit } from "../scene.ts";
import { COLOUR_WORDS } from "./setting-words.ts";
import type { Word } from "./words.ts";

/** Hair is never the red of a coat. */
const HAIRS: Readonly<Record<string, string>> = {
  ...Object.fromEntries("blond blonde fair golden yellow".split(" ").map((word) => [word, "#dcb063"])),
  ...Object.fromEntries("red ginger auburn copper".split(" ").map((word) => [word, "#b5502a"])),
  ...Object.fromEntries("brown brunette chestnut".split(" ").map((word) => [word, "#6b4226"])),
  ...Object.fromEntries("black dark raven".split(" ").map((word) => [word, "#231e22"])),
  ...Object.fromEntries("grey gray silver".split(" ").map((word) => [word, "#a9a8ad"])),
  white: "#ece8e2",
};
/** Said of somebody, these are hair: "a blond boy". */
const HAIR_ALONE = new Set("blond blonde ginger brunette".split(" "));
const HAIR = new Set("hair curl lock braid plait ponytail pigtail".split(" "));
const SKIN = new Set(["skin"]);

const SKINS: Readonly<Record<string, string>> = {
  ...Object.fromEntries("black dark ebony".split(" ").map((word) => [word, "#6a4430"])),
  ...Object.fromEntries("brown tan tanned olive bronze".split(" ").map((word) => [word, "#b07a52"])),
  ...Object.fromEntries("white light fair pale".split(" ").map((word) => [word, "#f5d0b3"])),
};
/** Said of these, black and white are skins; of all others who they are, or what they wear: "a black knight". */
const ANYBODY = new Set(
  "woman man girl boy person child kid lady guy couple family mother father mum dad grandmother grandfather teenager baby toddler friend dancer".split(
    " ",
  ),
);

const hairCalled = (word: string | undefined): string | undefined =>
  word === undefined ? undefined : (HAIRS[word] ?? COLOUR_WORDS[word]);

/** Skin and hair of the person named at `at`, as the words before and after say: "a red-haired girl", "a girl with red hair". */
export function complexionSaid(
  terms: readonly Word[],
  at: number,
  until = terms.length,
): Pick<Outfit, "skin" | "hair"> {
  // A description tells of nobody else.
  const named = at === 0 ? terms.findIndex(({ nouns }) => nouns.some((noun) => ANYBODY.has(noun))) : at;
  const before = terms.slice(Math.max(0, named - 3), Math.max(0, named + 1));
  const after = terms.slice(at, until);
  const hair = hairBefore(before) ?? partOf(after, HAIR, hairCalled);
  const skin = skinBefore(before) ?? partOf(after, SKIN, (word) => SKINS[word]);
  return { ...(skin ? { skin } : {}), ...(hair ? { hair } : {}) };
}

function hairBefore(before: readonly Word[]): string | undefined {
  for (const { text } of before) {
    const colour = /^(.+)-?hair(?:ed)?$/.exec(text)?.[1]?.replace(/-$/, "");
    const called = hairCalled(colour) ?? (HAIR_ALONE.has(text) ? HAIRS[text] : undefined);
    if (called) return called;
    if (text === "redheaded" || text === "red-headed") return HAIRS.red;
  }
  return undefined;
}

function skinBefore(before: readonly Word[]): string | undefined {
  const isAnybody = before.at(-1)?.nouns.some((noun) => ANYBODY.has(noun)) ?? false;
  for (const [place, { text }] of before.entries()) {
    const said = /^(.+)-skinned$/.exec(text)?.[1];
    if (said) return SKINS[said];
    const isPlain = isAnybody && (text === "black" || text === "white") && !before[place + 1]?.pause;
    if (isPlain && before[place + 1]?.text !== "and") return SKINS[text];
  }
  return undefined;
}

/** The colour said of a part of the body: "long red hair", "her hair is black" is too far to say. */
function partOf(
  after: readonly Word[],
  parts: ReadonlySet<string>,
  called: (word: string) => string | undefined,
): string | undefined {
  const at = after.findIndex(({ nouns }) => nouns.some((noun) => parts.has(noun)));
  const words = after.slice(Math.max(0, at - 3), Math.max(0, at)).reverse();
  return words.map(({ text }) => called(text)).find((colour) => colour !== undefined);
}
