import unhomoglyph from "unhomoglyph";

/** Greek letters that stand for others' shapes; the library takes some of them for digits. */
const GREEK: Record<string, string> = {
  ...{
    α: "a",
    β: "b",
    γ: "y",
    δ: "d",
    ε: "e",
    ζ: "z",
    η: "n",
    θ: "o",
    ι: "i",
    κ: "k",
    λ: "l",
    μ: "u",
    ν: "v",
  },
  ...{ ο: "o", π: "n", ρ: "p", σ: "o", ς: "s", τ: "t", υ: "u", φ: "o", χ: "x", ψ: "y", ω: "w" },
};
const SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ";
/** Letters that no decomposition brings to a plain one. */
const PLAIN: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ł: "l",
  ı: "i",
  ð: "d",
  þ: "th",
};
/** Digits and signs written for letters; `1`, `|` and `!` stand for two. */
const LEET: Record<string, string> = {
  ...{ "0": "o", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g" },
  ...{ "@": "a", $: "s", "€": "e", "£": "l", "+": "t", "(": "c", "¥": "y", "§": "s" },
};
const LEET_AMBIGUOUS = /[1|!]/g;
const VOWELS = ["a", "e", "i", "o", "u"];
const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/u;
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
/** Letters spelled out one by one are looked at in pieces of at most this many. */
const LONGEST_SPELLED = 14;

/** Small letters without accents and without what can't be seen. */
export function plain(text: string): string {
  return (
    text
      .normalize("NFKD")
      // Pictures between letters; letters in squares and circles stay.
      .replace(/(?![\u{1F100}-\u{1F1FF}])\p{Emoji_Presentation}/gu, "\u2022")
      .replace(/[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0]/gu, "")
      .toLowerCase()
      .replace(/[ßæœøđłıðþ]/g, (letter) => PLAIN[letter] ?? letter)
  );
}

/** Each word of another alphabet as the Latin one it looks like. */
export function folded(text: string): string {
  return plain(text)
    .split(/(\s+)/)
    .map((token) => (/\P{ASCII}/u.test(token) && !CJK.test(token) ? lookAlike(token) : token))
    .join("");
}

/** Letters of ASCII are what they are; Unicode's own list would have an m look like rn. */
function lookAlike(token: string): string {
  const latin = [...token]
    .map((letter) => GREEK[letter] ?? framed(letter) ?? smallCapital(letter) ?? letter)
    .join("");
  return plain(latin.replace(/\P{ASCII}+/gu, unhomoglyph));
}

/** Letters in filled circles (U+1F150) and squares (U+1F170), which have no decomposition. */
function framed(letter: string): string | undefined {
  const code = letter.codePointAt(0) ?? 0;
  const place = [0x1f150, 0x1f170].map((first) => code - first).find((one) => one >= 0 && one < 26);
  return place === undefined ? undefined : String.fromCharCode(97 + place);
}

function smallCapital(letter: string): string | undefined {
  const place = [...SMALL_CAPITALS].indexOf(letter);
  return place < 0 ? undefined : String.fromCharCode(97 + place);
}

/**
 * The ways a text in Latin letters can be read: as it stands, without what is put between letters, with digits as letters,
 * with a masked vowel put back, with spelled-out letters joined. All small letters and single spaces.
 */
export function latinReadings(text: string): string[] {
  const read = folded(text);
  const readings = [spaced(read), closed(read), closed(leet(read, "i")), closed(leet(read, "l"))];
  if (/[a-z][*#%_•·]+[a-z]/.test(read)) {
    for (const vowel of VOWELS) readings.push(spaced(read.replace(/(?<=[a-z])[*#%_•·]+(?=[a-z])/g, vowel)));
  }
  for (const spelled of [read, leet(read, "i")]) readings.push(...spelledOut(spelled));
  return [...new Set(readings.filter((reading) => reading.trim() !== ""))];
}

/** With every letter once where it is written several times; words of `keep` stay. */
export function withoutRepeats(reading: string, keep: ReadonlySet<string>, most = 1): string {
  return reading
    .split(" ")
    .map((word) =>
      keep.has(word) ? word : word.replace(most === 1 ? /(.)\1+/g : /(.)\1{2,}/g, most === 1 ? "$1" : "$1$1"),
    )
    .join(" ");
}

function spaced(read: string): string {
  return read.replace(/[^\p{L}]+/gu, " ").trim();
}

function closed(read: string): string {
  return read
    .replace(/[^\p{L}\s]+/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Only within words that have letters as well: a year or a price is none. */
function leet(read: string, one: "i" | "l"): string {
  return read
    .split(/(\s+)/)
    .map((token) => {
      if (!/[a-z]/.test(token) && !/[@$€].*\d|\d.*[@$€]/.test(token)) return token;
      const inner = token.replace(/^["'(«„]+|["')»“.,;:!?]+$/g, "");
      return inner.replace(LEET_AMBIGUOUS, one).replace(/[0-9@$€£+(¥§]/g, (sign) => LEET[sign] ?? sign);
    })
    .join("");
}

/** "n u d e", "n.u.d.e": every piece of such a run as a word, since where one ends nobody can see. */
function spelledOut(read: string): string[] {
  const runs = read.matchAll(/(?<![\p{L}])\p{L}(?:[^\p{L}]{1,3}\p{L}(?![\p{L}])){2,}/gu);
  return [...runs].map(([run]) => {
    const letters = run.replace(/[^\p{L}]+/gu, "").slice(0, 60);
    const pieces = letters.length === 3 ? [letters] : [];
    for (let start = 0; start < letters.length; start++) {
      for (let length = 4; length <= LONGEST_SPELLED && start + length <= letters.length; length++) {
        pieces.push(letters.slice(start, start + length));
      }
    }
    return [letters, ...pieces].join(" ");
  });
}

/** Words of a reading that would be another one without the spaces between them: two or three neighbours joined. */
export function neighbours(reading: string): { joined: string; apart: string }[] {
  const words = reading.split(" ");
  return words.flatMap((word, index) => {
    const [next, after] = [words[index + 1], words[index + 2]];
    return [
      ...(next === undefined ? [] : [{ joined: word + next, apart: `${word} ${next}` }]),
      ...(next === undefined || after === undefined || word.length + next.length + after.length > 10
        ? []
        : [{ joined: word + next + after, apart: `${word} ${next} ${after}` }]),
    ];
  });
}

/** Chinese and Japanese, without anything between the characters, in four ways; [] where there is none. */
export function cjkReadings(text: string): string[] {
  const composed = text.normalize("NFKC").toLowerCase();
  if (!CJK.test(composed)) return [];
  const kana = composed.replace(
    /(?<=[\p{sc=Katakana}ー][\s\p{P}\p{S}]*)[一工口力卜二夕八千才又丿三へり乂厶\-—―─~〜]|[工口力卜二夕八千才又丿三へり乂厶](?=[\p{sc=Katakana}ー])/gu,
    (shape) => KANA_SHAPES[shape] ?? shape,
  );
  const readings = [composed, kana].map((read) =>
    read.replace(/[。，！？；：,!?;:]/gu, "\0").replace(/[^\p{L}\p{N}ー\0]+/gu, ""),
  );
  return [...new Set(readings.flatMap((read) => [read, read.replace(/(.)\1+/gu, "$1")]))];
}

export function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}
