import { asPattern } from "../core/as-pattern.ts";
import { folded } from "./look-alikes.ts";
import { acrossLines, cjkReadings, latinReadings } from "./readings.ts";

/**
 * Finds texts with a word or phrase that whoever runs the bot doesn't want asked for. Whole words only, so that
 * "gore" does not forbid "gorge"; in Chinese and Japanese, which put nothing between words, anywhere. Case, accents,
 * letters that look like others, digits for letters, letters one by one, and what can't be seen between them make no difference;
 * nor does it that a word ends on another line than it begins: a film's parts are lines.
 */
export function createBannedWords(banned: readonly string[]): (text: string) => boolean {
  // One that nothing can be seen of would be found everywhere.
  const seen = banned.filter(isSeen);
  if (seen.length === 0) return () => false;
  const asWritten = wholeWords(seen.map(plain));
  const inDisguise = wholeWords(seen.filter((word) => /^[\p{L}\p{M}\s]+$/u.test(word)).map(folded));
  const characters = seen.flatMap(cjkReadings);
  return (text) => {
    if (asWritten.test(plain(text))) return true;
    const readings = latinReadings([text, ...acrossLines(text).map(({ joined }) => joined)].join("\n"));
    const all = [...readings, ...readings.map((reading) => reading.replace(/(\p{L})\1{2,}/gu, "$1"))];
    if (all.some((reading) => inDisguise.test(reading))) return true;
    return cjkReadings(text).some((reading) => characters.some((word) => reading.includes(word)));
  };
}

/** Whether anything of a word is left to be found by. */
function isSeen(word: string): boolean {
  return /[\p{L}\p{N}\p{S}]/u.test(plain(word));
}

/** Any of these, between what is neither letter nor digit; of none of them nothing. */
function wholeWords(texts: readonly string[]): RegExp {
  const any = texts.map((text) => text.trim().split(/\s+/).map(asPattern).join("\\s+"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any.join("|") || "(?!)"})(?![\\p{L}\\p{N}])`, "u");
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase();
}
