import unhomoglyph from "unhomoglyph";

export const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/u;
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
/** Cyrillic letters taken for others by their shape, which Unicode's own list leaves alone. */
const CYRILLIC: Record<string, string> = {
  ...{ п: "n", т: "t", к: "k", и: "u", м: "m", н: "h", в: "b", г: "r", я: "r", ш: "w", д: "d", ь: "b" },
};
/** Letters of phonetic alphabets, which look like plain ones with something to them. */
const PHONETIC: Record<string, string> = {
  ...{
    ɛ: "e",
    ɜ: "e",
    ɳ: "n",
    ɲ: "n",
    ŋ: "n",
    ɾ: "r",
    ɽ: "r",
    ʂ: "s",
    ʈ: "t",
    ʟ: "l",
    ɭ: "l",
    ɖ: "d",
    ɗ: "d",
  },
  ...{
    ɓ: "b",
    ƀ: "b",
    ħ: "h",
    ɦ: "h",
    ŧ: "t",
    ƙ: "k",
    ƥ: "p",
    ʀ: "r",
    ʋ: "u",
    ɩ: "i",
    ɵ: "o",
    ɑ: "a",
    ɡ: "g",
  },
};
/** Letters turned upside down, and what they and those beside them are then. */
const TURNED = "ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz";
const SURELY_TURNED = /[ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ]/u;
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

/** Small letters without accents and without what can't be seen. */
export function plain(text: string): string {
  // Most texts have nothing else.
  if (!/\P{ASCII}/u.test(text)) return text.toLowerCase();
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

/** Each word of another alphabet as the Latin one it looks like; upside down from either end. */
export function folded(text: string): string {
  const read = plain(text).replaceAll("\\/", "v");
  if (!/\P{ASCII}/u.test(read)) return read;
  return read
    .split(/(\s+)/)
    .map((token) => {
      if (!/\P{ASCII}/u.test(token) || CJK.test(token)) return token;
      if (!SURELY_TURNED.test(token)) return lookAlike(token);
      const upright = turned(token);
      return [lookAlike(token), upright, [...upright].reverse().join("")].join(" ");
    })
    .join("");
}

function turned(token: string): string {
  return Array.from(token, (letter) => {
    const place = [...TURNED].indexOf(letter);
    return place < 0 ? letter : String.fromCharCode(97 + place);
  }).join("");
}

/** Cherokee letters look like capitals, also those made small. */
function cherokee(letter: string): string | undefined {
  return /[\uab70-\uabbf\u13f8-\u13fd]/.test(letter) ? letter.toUpperCase() : undefined;
}

/** Letters of ASCII are what they are; Unicode's own list would have an m look like rn. */
function lookAlike(token: string): string {
  const latin = [...token]
    .map(
      (letter) =>
        GREEK[letter] ??
        CYRILLIC[letter] ??
        PHONETIC[letter] ??
        cherokee(letter) ??
        framed(letter) ??
        smallCapital(letter) ??
        letter,
    )
    .join("");
  // Signs that are digits' kin are told apart later.
  return plain(latin.replace(/(?:(?![€£¥§])\P{ASCII})+/gu, unhomoglyph));
}

/** Letters in filled circles (U+1F150), in squares (U+1F170) and of flags (U+1F1E6), which have no decomposition. */
function framed(letter: string): string | undefined {
  const code = letter.codePointAt(0) ?? 0;
  const place = [0x1f150, 0x1f170, 0x1f1e6].map((first) => code - first).find((one) => one >= 0 && one < 26);
  return place === undefined ? undefined : String.fromCharCode(97 + place);
}

function smallCapital(letter: string): string | undefined {
  const place = [...SMALL_CAPITALS].indexOf(letter);
  return place < 0 ? undefined : String.fromCharCode(97 + place);
}
