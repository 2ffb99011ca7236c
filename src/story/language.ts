/** Scripts that tell a language, in the order in which they do. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["zh", /\p{Script=Han}/u],
  ["ko", /\p{Script=Hangul}/u],
  ["ru", /\p{Script=Cyrillic}/u],
  ["ar", /\p{Script=Arabic}/u],
  ["he", /\p{Script=Hebrew}/u],
  ["el", /\p{Script=Greek}/u],
  ["hi", /\p{Script=Devanagari}/u],
  ["bn", /\p{Script=Bengali}/u],
  ["ta", /\p{Script=Tamil}/u],
  ["th", /\p{Script=Thai}/u],
];
/** The small words of languages that share a script. */
const FUNCTION_WORDS: Record<string, RegExp> = {
  en: /\b(?:the|and|is|are|we|you|it|of|to|in|on|my|this|that|with|says?|not|don['’]t|it['’]s|i['’]m|we['’]re)\b/giu,
  de: /\b(?:der|die|das|und|ist|sind|wir|ich|nicht|ein|eine|zu|im|den|dem|auf|mit|sie|er|es|sagt|komm|nach|wie)\b/giu,
  es: /\b(?:el|la|los|las|y|es|está|un|una|que|no|en|con|por|se|dice|yo|nosotros|vamos|estamos|muy|hola|qué)\b|[¿¡ñ]/giu,
  fr: /\b(?:le|la|les|et|est|un|une|que|pas|dans|avec|nous|je|vous|dit|il|elle|on|des|du|sommes|ce|bonjour)\b|\b[cdjlnqs]['’]|œ/giu,
  pt: /\b(?:o|os|as|e|é|um|uma|que|não|em|com|nós|eu|você|diz|está|estamos|do|da|no|na|muito|olá|vamos)\b|[ãõ]/giu,
};

/** The language of some words, as far as a voice needs to know it: by script, else by the small words. English when in doubt. */
export function languageOf(text: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [language, script] of SCRIPTS) {
    const hits = text.match(new RegExp(script.source, "gu"))?.length ?? 0;
    // A Japanese sentence is mostly kana and kanji; one foreign word makes no language.
    if (hits > 0 && hits >= letters * (language === "ja" ? 0.1 : 0.3)) return language;
  }
  let best = "en";
  let most = 0;
  for (const [language, words] of Object.entries(FUNCTION_WORDS)) {
    const count = text.match(words)?.length ?? 0;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}
