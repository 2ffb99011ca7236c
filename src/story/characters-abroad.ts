import type { Character } from "./character.ts";

/** Languages whose noun phrases are told apart here; English has a reader of its own, all others have none. */
export type Abroad = "de" | "es" | "fr" | "pt" | "ja" | "zh" | "other";

/** The commonest words of each that the others haven't, as they open and link phrases. */
const COMMON: readonly [Abroad | "en", RegExp][] = [
  ["en", /\b(?:the|an|and|with|is|of|at|it|his|her|she|he|they|through|into)\b/giu],
  ["de", /\b(?:der|die|das|ein|eine|einen|einem|einer|und|mit|im|auf|durch|ist|sie|er|dann|den|dem)\b/giu],
  ["es", /\b(?:el|la|los|las|un|una|y|con|en|por|del|al|se|ella|luego|bajo|su)\b/giu],
  ["fr", /\b(?:le|la|les|un|une|et|avec|dans|sur|du|des|elle|il|puis|sous|au|sa|son)\b/giu],
  ["pt", /\b(?:o|os|as|um|uma|e|com|em|na|no|do|da|ela|ele|depois|sob|pelo|pela|seu|sua)\b/giu],
];
/** Fewer than this say nothing about a language. */
const LEAST_COMMON = 2;

/** The language a text is in, where it isn't English. */
export function isAbroad(text: string): Abroad | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "ja";
  if (/\p{Script=Han}/u.test(text)) return "zh";
  const counts = COMMON.map(([language, words]) => ({ language, count: text.match(words)?.length ?? 0 }));
  const [best] = counts.sort((left, right) => right.count - left.count);
  if (best !== undefined && best.count >= LEAST_COMMON)
    return best.language === "en" ? undefined : best.language;
  return /[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hangul}\p{Script=Thai}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Greek}]/u.test(
    text,
  )
    ? "other"
    : undefined;
}

const ADJECTIVES =
  "roj[oa]|roux|rousse|rouge|blanc(?:o|a|he)?|branc[oa]|negr[oa]|noire?|pret[oa]|azul|bleue?|verde|verte?|amarill[oa]|amarel[oa]|jaune|vermelh[oa]|gris|cinza|pequeñ[oa]|pequen[oa]|petite?|grande?|enorme|viej[oa]|velh[oa]|vieux|vieille|joven|jovem|jeune|dorad[oa]|dourad[oa]|anciano|anciana|idos[oa]|solitari[oa]|solitári[oa]|solitaire|valiente|courageux|corajos[oa]|marrom|marron|rosa|rose|lilas|púrpura|roxo|roxa|gigante|géante?|magique|mágic[oa]|curieux|curieuse|curios[oa]|elegante|élégante?";
const ARTICLES = {
  es: "(?:un|una|el|la)\\s+",
  fr: "(?:(?:un|une|le|la)\\s+|l['’])",
  pt: "(?:um|uma|o|a)\\s+",
};
const FIRST_ADJECTIVES =
  "vieux|vieille|petit|petite|jeune|grand|grande|gran|velho|velha|pequeno|pequena|jovem|viejo|vieja|joven|pequeño|pequeña|anciano|anciana";

function romance(language: keyof typeof ARTICLES): RegExp {
  return new RegExp(
    `(?:^|(?<=[\\s,;:.!?¿¡]))(?<!\\b(?:bajo|en|con|sobre|de|por|para|a|al|hacia|hasta|sous|dans|sur|avec|vers|em|no|na|sob|com|até)\\s)${ARTICLES[language]}((?:(?:${FIRST_ADJECTIVES})\\s+)*[\\p{L}-]{3,}(?:\\s+(?:${ADJECTIVES})(?!\\p{L}))*(?:\\s+(?:con|avec|com|de)\\s+(?:(?:un|une|una|um|uma)\\s+)?[\\p{L}-]{3,}(?:\\s+(?:${ADJECTIVES})(?!\\p{L}))*)?)`,
    "giu",
  );
}
const ROMANCE = { es: romance("es"), fr: romance("fr"), pt: romance("pt") };
/** Weather, hours and pronouns are nobody. */
const NOBODY =
  /^(?:彼女?(?:たち|ら)?|それ|誰|何|私|僕|太陽|[雨雪風霧雷嵐空海月日朝夜夕昔今声音光時道雲波]|lluvia|pluie|chuva|nieve|neige|neve|regen|schnee|tormenta|tempête|tempestade|sturm|noche|nuit|noite|nacht|sol|soleil|sonne|vent|viento|vento|wind|luz|lumière|licht|nebel|niebla|brume|aurora|aurore|mañana|matin|manhã|morgen)$/iu;
const GERMAN =
  /(?:^|(?<=[\s,;:.!?]))(?:[Ee]ine?|[Dd](?:er|ie|as))\s+((?:\p{Ll}+\s+){0,3}\p{Lu}\p{Ll}+(?:\s+(?:mit|in)\s+(?:eine[mr]?\s+)?(?:\p{Ll}+\s+){0,2}\p{Lu}\p{Ll}+)?)/gu;
/** "Then", "and so": they stand before who does it, without a space. */
const JAPANESE_LINK =
  /^(?:それから|そして|そこへ|すると|その後|その時|やがて|しかし|けれども|突然|ついに|最後に|次に|まもなく)、?/u;
const JAPANESE = /((?![一二三四五六七八九十]+[匹人頭羽])[^、。がはをにでと「」]{1,14})[がは]/u;
const CHINESE =
  /一(?:只|个|位|名|条|艘|辆|座|头|匹|群|对|架)([^，。、在从向跑走飞站坐看着正穿游爬跳睡醒来去和与]{1,14})/gu;

/** Who comes in: only the first noun phrase of a sentence can be told without its grammar. */
export function readAbroad(text: string, language: Abroad): Character[] {
  const phrase = firstPhrase(text, language)?.trim();
  if (phrase === undefined || phrase === "") return [];
  const words = phrase.split(/\s+/u);
  const head =
    language === "ja" || language === "zh"
      ? (phrase.split(/[い的のな]/u).at(-1) ?? phrase).replace(/^[小老大]/u, "")
      : language === "de"
        ? (words.find((word) => /^\p{Lu}/u.test(word)) ?? phrase)
        : (words.find((word) => !new RegExp(`^(?:${ADJECTIVES})$`, "iu").test(word)) ?? phrase);
  if (NOBODY.test(head) || head.length < (language === "ja" || language === "zh" ? 1 : 2)) return [];
  return [{ description: phrase, name: phrase, head: head.toLowerCase(), kind: "thing", traits: [] }];
}

function firstPhrase(text: string, language: Abroad): string | undefined {
  switch (language) {
    case "de":
      return opening(text, GERMAN);
    case "es":
    case "fr":
    case "pt":
      return opening(text, ROMANCE[language]);
    case "ja":
      return JAPANESE.exec(text.replace(JAPANESE_LINK, ""))?.[1];
    case "zh":
      return [...text.matchAll(CHINESE)][0]?.[1];
    case "other":
      return undefined;
  }
}

/** The phrase a sentence begins with, or nearly: later ones are objects and places. */
function opening(text: string, pattern: RegExp): string | undefined {
  const [found] = text.matchAll(pattern);
  return found !== undefined && found.index <= 24 ? found[1] : undefined;
}
