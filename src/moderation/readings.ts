import { CJK, folded } from "./look-alikes.ts";
import { SPELLED_ORDINARY } from "./words/exceptions.ts";

/** Digits and signs written for letters. */
const LEET: Record<string, string> = {
  ...{ "0": "o", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g" },
  ...{ "@": "a", $: "s", "€": "e", "£": "l", "+": "t", "(": "c", "¥": "y", "§": "s" },
};
/** These stand for i or for l: for one of them everywhere, or each for its own. */
const BARS = [
  { "1": "i", "|": "i", "!": "i" },
  { "1": "l", "|": "l", "!": "l" },
  { "1": "l", "|": "l", "!": "i" },
] as const satisfies Record<string, string>[];
type Bars = (typeof BARS)[number];
const VOWELS = ["a", "e", "i", "o", "u"];
/** Chinese characters written for katakana of the same shape. */
const KANA_SHAPES: Record<string, string> = {
  ...{
    一: "ー",
    工: "エ",
    口: "ロ",
    力: "カ",
    卜: "ト",
    二: "ニ",
    夕: "タ",
    八: "ハ",
    千: "チ",
    才: "オ",
    又: "ヌ",
  },
  ...{
    丿: "ノ",
    三: "ミ",
    へ: "ヘ",
    り: "リ",
    乂: "メ",
    厶: "ム",
    "-": "ー",
    "—": "ー",
    "―": "ー",
    "─": "ー",
    "~": "ー",
    "〜": "ー",
  },
};
/** Characters that look like those of words that are listed, and older forms of them. */
const HAN_SHAPES: Record<string, string> = {
  ...{ 祼: "裸", 躶: "裸", 臝: "裸", 倮: "裸", 婬: "淫", 滛: "淫", 奷: "奸", 姧: "奸" },
};
/** Letters spelled out one by one are looked at in pieces of at most this many. */
const LONGEST_SPELLED = 14;
/** A stretched word is looked at in at most so many forms, and twice as many. */
const MOST_FORMS = 32;

/** A vowel is masked by these; by a hyphen or a stop only where little of the word is before or behind: others join words. */
const MASKS =
  /(?<=[a-z])[*#%_•·^~?=]+(?=[a-z])|(?<=(?<![a-z])[a-z]{1,2})[-.](?=[a-z])|(?<=[a-z])[-.](?=[a-z]{1,2}(?![a-z]))/g;
/** Every film plan has one, and no vowel makes a listed word of it. */
const CLOSE_UP = /^close-ups?[.,]?$/;

/** Words with one of those in them. */
const MAY_BE_MASKED = /(?<!\S)[^\s*#%_•·^~?=.-]*[*#%_•·^~?=.-]\S*/g;

/**
 * The ways a text in Latin letters can be read: as it stands, without what is put between letters, with digits as letters,
 * with a masked vowel put back, with spelled-out letters joined, with what is stretched at its own length. All small letters and
 * single spaces.
 */
export function latinReadings(text: string): string[] {
  return readingsOf(folded(text));
}

/** Letters alone, none of them three times running: there is one way to read it. */
export const isPlainWord = (read: string) => /^(?!.*(.)\1\1)[a-z]+$/.test(read);

/** The same of a text that is folded already. */
export function readingsOf(read: string): string[] {
  if (isPlainWord(read)) return [read];
  // Most texts have words and ends of sentences alone.
  const asLetters = MAY_BE_SPELLED.test(read) ? BARS.map((bars) => leet(read, bars)) : [];
  const readings = [spaced(read), closed(read), ...asLetters.map(closed)];
  const masked = (read.match(MAY_BE_MASKED) ?? [])
    .filter((token) => token.search(MASKS) >= 0 && !CLOSE_UP.test(token))
    .join(" ");
  if (masked !== "") for (const vowel of VOWELS) readings.push(spaced(masked.replace(MASKS, vowel)));
  if (asLetters.length > 0) for (const spelled of [read, ...asLetters]) readings.push(...spelledOut(spelled));
  const unlike = [...new Set(readings.filter((reading) => reading.trim() !== ""))];
  const stretched = unlike.flatMap(unstretched);
  return [...new Set([...unlike, ...stretched])];
}

/**
 * Beside a letter a sign that may stand for one, or letters and such signs that stand alone: never no where there are. Each word is looked
 * through from its beginning, so that a long one takes no longer by the square of its length.
 */
const MAY_BE_SPELLED =
  /(?<!\S)(?=\S*[a-z])\S*[1|!0-9@$€£+(¥§]|(?<!\S)(?=\S*\d)\S*[@$€]|(?<!\p{L})(\p{L})\1*[^\p{L}]+(\p{L})\2*[^\p{L}]+(\p{L})\3*(?!\p{L})|(?<!\S)(?:[^\s\p{P}]|[@!])(?:\s+(?:[^\s\p{P}]|[@!])){2}(?!\S)/u;

/** No word has a letter three times running: what each of such words may have been, a letter once or twice. */
function unstretched(reading: string): string[] {
  if (!hasThrice(reading)) return [];
  return reading
    .split(" ")
    .filter((word) => /(.)\1\1/.test(word))
    .map((word) => {
      const runs = (word.match(/(.)\1*/g) ?? []).slice(0, LONGEST_SPELLED * 2);
      const forms = runs.reduce<string[]>(
        (before, run) => {
          const ways = run.length === 1 || before.length >= MOST_FORMS ? [run[0]] : [run[0], run.slice(0, 2)];
          return before.flatMap((start) => ways.map((way) => start + way));
        },
        [""],
      );
      return forms.join(" . ");
    });
}

/** Whether a letter is written three times running. */
export function hasThrice(reading: string): boolean {
  return /(.)\1\1/.test(reading);
}

/** Words in which a letter is written twice running, and three times. */
const WITH_TWICE = /(?<![^ ])[^ ]*?([^ ])\1[^ ]*/g;
const WITH_THRICE = /(?<![^ ])[^ ]*?([^ ])\1\1[^ ]*/g;

/** With every letter once where it is written several times; words of `keep` stay. */
export function withoutRepeats(reading: string, keep: ReadonlySet<string>, most: 1 | 2 = 1): string {
  return most === 1
    ? reading.replace(WITH_TWICE, (word) => (keep.has(word) ? word : word.replace(/(.)\1+/g, "$1")))
    : reading.replace(WITH_THRICE, (word) => (keep.has(word) ? word : word.replace(/(.)\1{2,}/g, "$1$1")));
}

function spaced(read: string): string {
  return read.replace(/[^\p{L}]+/gu, " ").trim();
}

/** "s'exclame" is two words; a longer name may have such a sign inside as well. */
const ELIDED = /(?<![a-z])([cdjlmnst]|qu)['\u2019](?=[a-z]{4,})/g;

function closed(read: string): string {
  return read
    .replace(ELIDED, "$1 ")
    .replace(/[^\p{L}\s]+/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Only within words that have letters as well, or among letters that stand alone: a year or a price is none. */
function leet(read: string, bars: Bars): string {
  const signs = (token: string) =>
    token.replace(/[1|!0-9@$€£+(¥§]/g, (sign) => bars[sign as keyof Bars] ?? LEET[sign] ?? sign);
  return read
    .replace(/(?<!\S)(?:[^\s\p{P}]|[@!])(?:\s+(?:[^\s\p{P}]|[@!])){2,}(?!\S)/gu, (run) =>
      /[a-z]/.test(run) ? signs(run) : run,
    )
    .split(/(\s+)/)
    .map((token) => {
      if (!/[a-z]/.test(token) && !/[@$€].*\d|\d.*[@$€]/.test(token)) return token;
      // "n@z!" ends in a letter, "2pm!" as well may, "hello!" doesn't.
      const end = /[0-9@$€]/.test(token) ? /["')»“.,;:?]+$/ : /["')»“.,;:!?]+$/;
      return signs(token.replace(/^["'(«„]+/, "").replace(end, ""));
    })
    .join("");
}

/** Letters with little between them, each standing alone. */
const SPELLED = /(?<![\p{L}])\p{L}(?:[^\p{L}]{1,3}\p{L}(?![\p{L}])){2,}/gu;

/**
 * "n u d e", "n.u.d.e": every piece of such a run as a word, since where one ends nobody can see; and the run as one among the words around
 * it, which may tell what it is.
 */
function spelledOut(read: string): string[] {
  // "nn uu dd ee" is spelled out as well.
  const single = read.replace(/(?<!\p{L})(\p{L})\1+(?!\p{L})/gu, "$1");
  const runs = [...single.matchAll(SPELLED)].map(([run]) => run.replace(/[^\p{L}]+/gu, "").slice(0, 60));
  if (runs.length === 0) return [];
  const pieces = runs.flatMap(withoutOrdinary).map((letters) => {
    const pieces = letters.length === 3 ? [letters] : [];
    for (let start = 0; start < letters.length; start++) {
      for (let length = 4; length <= LONGEST_SPELLED && start + length <= letters.length; length++) {
        pieces.push(letters.slice(start, start + length));
      }
    }
    return [letters, ...pieces].join(" ");
  });
  const among = single.replace(SPELLED, (run) => run.replace(/[^\p{L}]+/gu, ""));
  return [...pieces, spaced(among)];
}

/** What is left of letters written one by one without the ordinary words among them, which have a listed one inside. */
function withoutOrdinary(letters: string): string[] {
  return letters.split(SPELLED_ORDINARY).filter((rest) => rest !== "");
}

/**
 * Words of a reading that would be another one without the spaces between them: two or three neighbours joined, each once, none of them
 * among `others`.
 */
export function neighbours(
  reading: string,
  others: ReadonlySet<string>,
): { joined: string; apart: string }[] {
  const pairs = new Map<string, string>();
  let [before, last]: (string | undefined)[] = [];
  for (const word of reading.split(" ")) {
    if (others.has(word)) {
      [before, last] = [undefined, undefined];
      continue;
    }
    if (last !== undefined) pairs.set(`${last} ${word}`, last + word);
    if (before !== undefined && last !== undefined && before.length + last.length + word.length <= 10)
      pairs.set(`${before} ${last} ${word}`, before + last + word);
    [before, last] = [last, word];
  }
  return Array.from(pairs, ([apart, joined]) => ({ joined, apart }));
}

const FIRST_WORD = /^\S+/;
const LAST_WORD = /(?<!\S)\S+$/;

/** The last word of each line and the first of the next as one: a film's parts are lines. */
export function acrossLines(text: string): { joined: string; apart: string }[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.slice(1).map((line, index) => {
    const last = LAST_WORD.exec(lines[index] ?? "")?.[0].replace(/\p{P}+$/u, "") ?? "";
    const first = FIRST_WORD.exec(line)?.[0].replace(/^\p{P}+/u, "") ?? "";
    return { joined: last + first, apart: `${last} ${first}` };
  });
}

/** Two-letter pieces of one word: "de sn ud o"; three of them or more, in every run there is. */
export function shortPieces(reading: string): string[] {
  const runs = reading.match(/(?<!\p{L})\p{L}{2}(?: \p{L}{2})+ \p{L}{1,2}(?!\p{L})/gu) ?? [];
  return runs.flatMap((run) => {
    const pieces = run.split(" ").slice(0, LONGEST_SPELLED);
    return pieces.flatMap((_, start) =>
      pieces.slice(start + 2).map((_, more) => pieces.slice(start, start + more + 3).join("")),
    );
  });
}

/** Words some letters of which stand behind a sign, as patterns: a sign for any letter, or several for a vowel each. */
export function maskedPatterns(read: string): RegExp[] {
  const masked = read.match(/(?<![\p{L}*#])[a-z]+(?:[*#]+[a-z]+)+(?![\p{L}*#])/gu) ?? [];
  return masked
    .filter((word) => word.length >= 5 && word.replace(/[*#]/g, "").length >= 3)
    .map((word) => {
      const any = (word.match(/[*#]/g) ?? []).length === 1 ? "[a-z]" : "[aeiouy]";
      return new RegExp(`^${word.replace(/[*#]/g, any)}$`);
    });
}

/** Two pieces joined by a dash, as the word they would be with each vowel in its place: "enf-rcam". */
export function behindDashes(read: string): string[] {
  const dashed = read.match(/(?<![\p{L}-])[a-z]{2,}-[a-z]{2,}(?![\p{L}-])/gu) ?? [];
  // Shorter ones are found with the dash as no letter at all; of these a pair of ordinary words would be too often.
  return dashed
    .filter((word) => word.length >= 6)
    .flatMap((word) => [..."aeiou"].map((vowel) => word.replace("-", vowel)));
}

/** Characters one by one with commas between. */
const SINGLE_CJK =
  /(?<![\p{L}ー])[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー](?:[,，、;；]\s*[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー](?![\p{L}ー]))+/gu;

/** Chinese and Japanese, without anything between the characters, in four ways; [] where there is none. */
export function cjkReadings(text: string): string[] {
  const composed = text
    .replace(/[\u115f\u1160\u2800\u3164\uffa0]/g, "")
    .normalize("NFKC")
    .replace(SINGLE_CJK, (run) => run.replace(/[^\p{L}ー]+/gu, ""))
    .toLowerCase()
    .replace(/[祼躶臝倮婬滛奷姧]/gu, (shape) => HAN_SHAPES[shape] ?? shape);
  if (!CJK.test(composed)) return [];
  const kana = composed.replace(
    // Beside katakana, or a word of nothing else.
    /(?<!\p{sc=Han})[工口力卜夕八千才又]{2,}(?=\p{sc=Hiragana})|(?<=[\p{sc=Katakana}ー][\s\p{P}\p{S}]*)[一工口力卜二夕八千才又丿三へり乂厶\-—―─~〜]|(?<!\p{sc=Han})[工口力卜二夕八千才又]{2,}(?=[\p{sc=Katakana}ー])|[工口力卜二夕八千才又丿三へり乂厶](?=[\p{sc=Katakana}ー])/gu,
    (shapes) => [...shapes].map((shape) => KANA_SHAPES[shape] ?? shape).join(""),
  );
  const readings = [composed, kana].map((read) =>
    read
      // Nothing ends with a space before its sign.
      .replace(/(?<=\S)\s+[。，！？；：,!?;:]/gu, "")
      .replace(/[。，！？；：,!?;:]/gu, "\0")
      .replace(/[^\p{L}\p{N}ー\0]+/gu, ""),
  );
  return [...new Set(readings.flatMap((read) => [read, read.replace(/(.)\1+/gu, "$1")]))];
}

export function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}
