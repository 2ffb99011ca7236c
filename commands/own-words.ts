import { OWN_WORDS, ownWordProblem } from "../src/core/access/own-words.ts";
import { UserMistake } from "../src/core/errors.ts";
import { notice, type Reply } from "../src/core/talk/reply.ts";
import { quoteGiven } from "../src/core/talk/values/text.ts";

/** "show" lists a community's own words; that word itself is added as "+show". */
export function asksForList(typed: string): boolean {
  return typed.trim().toLowerCase() === "show";
}

/** A community's own words after "one, another phrase, -taken back"; throws UserMistake for what can't be one. */
export function nextOwnWords(before: readonly string[] = [], typed: string): string[] {
  const given = typed
    .split(/[,;\n、，；]+/u)
    .map((part) => part.normalize("NFC").trim().replace(/\s+/g, " "))
    .filter((part) => part !== "");
  if (given.length === 0) throw mistake("Say which words, with commas between.");
  const words = new Map(before.map((word) => [alike(word), word]));
  for (const one of given) {
    const word = one.replace(/^[+-]\s*/, "");
    if (one.startsWith("-")) {
      if (!words.delete(alike(word)))
        throw mistake(`${quoteGiven(word)} is none of your own words; words:show lists them.`);
      continue;
    }
    const problem = ownWordProblem(word);
    if (problem !== undefined) throw mistake(`${quoteGiven(word)} ${problem}`);
    if (!words.has(alike(word))) words.set(alike(word), word);
  }
  if (words.size <= OWN_WORDS.most) return [...words.values()];
  throw mistake(
    `That would be ${words.size} words; at most ${OWN_WORDS.most} are kept. Take some back first.`,
  );
}

/** The list, for whoever asked alone. `alone`: nobody else has read what was typed. */
export function sayOwnWords(
  words: readonly string[] = [],
  { changed = false, alone = true }: { changed?: boolean; alone?: boolean } = {},
): Reply {
  const title =
    words.length === 0
      ? "Nothing is stopped here besides what the bot itself stops"
      : "Words nobody may ask for here";
  const paragraphs = [
    ...(changed && words.length > 0
      ? ["They hold from now on, in disguise too. Whoever is stopped is told so, and not by which word."]
      : []),
    ...(alone || !changed ? [] : ["Others may have read what you typed; you can take that message away."]),
  ];
  return notice(
    {
      title,
      ...(paragraphs.length === 0 ? {} : { paragraphs }),
      items: words.map((text) => ({ text })),
      examples: ["/rushes words:rival brand, spoiler", "/rushes words:-spoiler", "/rushes reset:words"],
    },
    { secret: true },
  );
}

const alike = (word: string) => word.normalize("NFKC").toLowerCase();

function mistake(sentence: string): UserMistake {
  return new UserMistake("bad-value", sentence, { examples: ["/rushes words:rival brand, spoiler"] });
}
