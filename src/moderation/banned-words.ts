import { UserMistake } from "../core/errors.ts";

/**
 * Refuses texts with a word or phrase that whoever runs the bot doesn't want asked for. Whole words only, so that
 * "gore" does not forbid "gorge"; case, accents, other forms of the same letters and what can't be seen between them
 * make no difference.
 */
export function createBannedWords(banned: readonly string[]): (text: string) => void {
  const patterns = banned.map((word) => {
    const words = plain(word)
      .split(/\s+/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`(?<![\\p{L}\\p{N}])${words.join("\\s+")}(?![\\p{L}\\p{N}])`, "u");
  });
  return (text) => {
    const read = plain(text);
    if (!patterns.some((pattern) => pattern.test(read))) return;
    throw new UserMistake(
      "banned-word",
      "That can't be asked for here: a word in it is not allowed. Nothing was charged; please put it another way.",
    );
  };
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase();
}
