/** Scripts whose words have nothing between them. */
export const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** Takes out of a reading what is harmless. */
export type Spare = (reading: string) => string;

/** Whether one of the words stands in an entry and isn't all of it; each is tried only where its first letters are. */
function containing(words: readonly string[]): (entry: string) => boolean {
  const byFirst = new Map<string, string[]>();
  for (const word of words) {
    const first = word.slice(0, LETTERS_TOLD_BY);
    const alike = byFirst.get(first);
    if (alike) alike.push(word);
    else byFirst.set(first, [word]);
  }
  return (entry) => {
    for (let at = 0; at < entry.length; at++) {
      for (let end = at + 1; end <= Math.min(at + LETTERS_TOLD_BY, entry.length); end++) {
        const alike = byFirst.get(entry.slice(at, end));
        if (alike?.some((word) => word !== entry && entry.startsWith(word, at))) return true;
      }
    }
    return false;
  };
}

/** Thousands of words have few others that begin with the same letters, so many. */
const LETTERS_TOLD_BY = 4;

/** Any of these, told apart by their first letters one after the other: thousands side by side would be tried at every word. */
export function byFirstLetters(entries: readonly string[], letters = 4): string {
  const [only] = entries;
  if (only !== undefined && entries.length === 1) return inPattern(only);
  const branches = new Map<string, string[]>();
  for (const entry of entries) {
    const first = letters === 0 || entry.startsWith("*") ? "" : entry.charAt(0);
    const after = branches.get(first);
    if (after) after.push(entry.slice(first.length));
    else branches.set(first, [entry.slice(first.length)]);
  }
  const { "": rest = [], ...longer } = Object.fromEntries(branches);
  const tails = Object.entries(longer).map(
    ([first, after]) => inPattern(first) + byFirstLetters(after, letters - 1),
  );
  const all = [...tails, ...rest.map(inPattern)];
  // What has ended here is an empty way on, and none at all is no way.
  return all.length === 0 ? "(?!)" : `(?:${all.join("|")})`;
}

/** Where words are joined by a hyphen a reading has nothing between them. */
function inPattern(entry: string): string {
  return entry.replaceAll("*", "[a-z]*").replaceAll("+", " ?");
}

/** "long tailed tits", but not "por no", which is another word without the space; `+` stands for a space that may be away. */
function joinable(listed: readonly string[]): (entry: string) => string {
  const stems = new Set(listed.map((entry) => entry.replaceAll("*", "")));
  return (entry) => {
    if (!entry.includes(" ")) return entry;
    const [first = "", ...others] = entry.split(" ");
    const joined = entry.replace(/[ *]/g, "");
    for (let length = first.length + 1; length <= joined.length; length++)
      if (stems.has(joined.slice(0, length))) return entry;
    return [first, ...others].some((word) => word.length < 3) ? entry : entry.replaceAll(" ", "+");
  };
}

/**
 * Takes out what is harmless before looking, as whole words: the library's own exceptions know no ends of words. What is a part
 * of a longer thing that is listed stays: 颜色, a colour, in what goes on after it.
 */
export function sparing(harmless: () => readonly string[], listed: readonly string[]): Spare {
  // Most texts are looked at without it.
  let both: RegExp | undefined;
  return (reading) => {
    both ??= sparedIn(harmless(), listed);
    return reading.replace(both, (_, kept?: string) => kept ?? " . ");
  };
}

function sparedIn(harmless: readonly string[], listed: readonly string[]): RegExp {
  const hasHarmless = containing(harmless);
  const mayBeJoined = joinable(listed);
  const longer = listed.filter((entry) => !entry.includes("*") && hasHarmless(entry));
  const pattern = (entries: readonly string[]) => {
    const longestFirst = [...new Set(entries)].sort((one, other) => other.length - one.length);
    const latin = longestFirst.filter((entry) => !CJK.test(entry));
    const cjk = longestFirst.filter((entry) => CJK.test(entry));
    return [`(?<![a-z])${byFirstLetters(latin.map(mayBeJoined))}(?![a-z])`, ...cjk].join("|");
  };
  return new RegExp(`(${pattern(longer)})|${pattern(harmless)}`, "gu");
}
