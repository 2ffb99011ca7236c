import { UserMistake } from "../core/errors.ts";
import type { Log } from "../core/ports/log.ts";
import type { CheckWords, WrittenPart } from "../core/ports/moderator.ts";
import { asksForAbsentClothes } from "./absent-clothes.ts";
import { createBannedWords } from "./banned-words.ts";
import { createWordRules } from "./word-rules.ts";
import type { WordCategory } from "./words/list.ts";

/** What a host may have refused; sexual content with minors is refused whatever is set. */
export type RefusedCategory = Exclude<WordCategory, "minors">;

const CALLED: Record<RefusedCategory, string> = {
  sexual: "nudity or sex",
  gore: "graphic violence",
  hate: "hate",
  selfharm: "suicide or self-harm",
};
const INSTEAD: Record<RefusedCategory, string> = {
  sexual: "Describe the people dressed, or another moment of the scene.",
  gore: "Show the danger without the injury: a shadow, a reaction, the moment before.",
  hate: "Leave out the symbols and slogans.",
  selfharm:
    "Show how somebody is helped instead. If it is about you: findahelpline.com knows who listens in your country.",
};
/** Where only adults are, these are theirs to ask for. */
const FOR_ADULTS: ReadonlySet<WordCategory> = new Set(["sexual", "gore"]);

/**
 * Looks at all words of a film together, so that nothing slips through between two of them, and then names the part that
 * it lies in. The host's own words hold everywhere; the categories not where only adults are.
 */
export function createCheckWords({
  banned,
  refused,
  log,
}: {
  banned: readonly string[];
  refused: readonly RefusedCategory[];
  log: Pick<Log, "warn">;
}): CheckWords {
  const checkBanned = createBannedWords(banned);
  const rules = createWordRules();
  return (parts, { adult = false } = {}) => {
    checkBanned(parts.map(({ text }) => text).join("\n"));
    const categories = new Set<WordCategory>([
      "minors",
      ...refused.filter((category) => !adult || !FOR_ADULTS.has(category)),
    ]);
    const found = find(parts, categories);
    if (!found) return;
    if (found.category === "minors") {
      // Who tries learns nothing; whoever runs the bot does.
      log.warn({ category: "minors", part: found.part }, "words refused");
      throw new UserMistake("refused-words", "That can't be made here. Nothing was charged.");
    }
    throw new UserMistake(
      "refused-words",
      `That can't be made here: ${found.part} asks for ${CALLED[found.category]}. Nothing was charged. ${INSTEAD[found.category]}`,
    );
  };

  function find(
    parts: readonly WrittenPart[],
    categories: ReadonlySet<WordCategory>,
  ): { category: WordCategory; part: string } | undefined {
    const shown = parts.filter(({ isNegative }) => !isNegative);
    const category = rules(shown.map(({ text }) => text).join("\n"), categories);
    if (category !== undefined) {
      const only = new Set([category]);
      const part = shown.find(({ text }) => rules(text, only) !== undefined);
      return { category, part: part?.part ?? "it all together" };
    }
    // What is not to be seen may be named; only bare bodies are asked for by leaving something out.
    for (const { part, text } of parts.filter(({ isNegative }) => isNegative)) {
      if (rules(text, new Set(["minors"])) !== undefined) return { category: "minors", part };
      if (categories.has("sexual") && asksForAbsentClothes(text)) return { category: "sexual", part };
    }
    return undefined;
  }
}
