/** Emoji that say where, when or what weather rather than show a thing. */
const SETTINGS: Readonly<Record<string, string>> = {
  "❄": "snow",
  "☃": "snowman",
  "🌨": "snow",
  "🌧": "rain",
  "☔": "rain",
  "⛈": "storm",
  "🌩": "storm",
  "⚡": "lightning",
  "🌫": "fog",
  "💨": "wind",
  "🌙": "night",
  "🌕": "moonlit",
  "🌛": "night",
  "⭐": "starry",
  "🌟": "starry",
  "✨": "sparkle",
  "☀": "sunny",
  "🌞": "sunny",
  "🌅": "sunrise",
  "🌄": "sunrise mountains",
  "🌇": "sunset city",
  "🌆": "dusk city",
  "🏙": "city",
  "🌃": "night city",
  "🌌": "space",
  "🌈": "rainbow",
  "🌊": "ocean",
  "🏖": "beach",
  "🏝": "beach",
  "🏜": "desert",
  "🏔": "snowy mountains",
  "⛰": "mountains",
  "🌋": "volcano",
  "🌲": "forest",
  "🌳": "forest",
  "🍂": "falling leaves",
  "🍁": "falling leaves",
  "🌸": "cherry blossom petals",
  "🔥": "fire",
  "❤": "love",
  "💕": "love",
  "🎉": "confetti",
  "🎊": "confetti",
  "🎆": "fireworks night",
  "🎇": "fireworks night",
};

/** The text with every such emoji as the words it says. */
export function withEmojiAsWords(text: string): string {
  return text.replace(/\p{Extended_Pictographic}\uFE0F?/gu, (emoji) => {
    const words = SETTINGS[emoji.replace("\uFE0F", "")];
    return words ? ` ${words} ` : emoji;
  });
}

/** The emoji of a text that show somebody or something, joined ones whole. */
export function emojiIn(text: string): string[] {
  return [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)]
    .map(({ segment }) => segment)
    .filter((segment) => /\p{Extended_Pictographic}/u.test(segment))
    .filter((segment) => !(segment.replace("\uFE0F", "") in SETTINGS));
}
