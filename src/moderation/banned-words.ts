/**
 * Finds texts with a word or phrase that whoever runs the bot doesn't want asked for. Whole words only, so that
 * "gore" does not forbid "gorge"; case, accents, other forms of the same letters and what can't be seen between them
 * make no difference.
 */
export function createBannedWords(banned: readonly string[]): (text: string) => boolean {
  const patterns = banned.map((word) => {
    const words = plain(word)
      .split(/\s+/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`(?<![\\p{L}\\p{N}])${words.join("\\s+")}(?![\\p{L}\\p{N}])`, "u");
  });
  return (text) => {
    const read = plain(text);
    return patterns.some((pattern) => pattern.test(read));
  };
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase();
}
