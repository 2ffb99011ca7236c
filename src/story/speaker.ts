import { readCharacters } from "./characters.ts";

const PRONOUN = /^(?:he|she|they|it|er|sie|es|él|ella|il|elle|on|ele|ela|who|and|then|we|i|you)$/iu;
const NOT_A_NAME =
  /^(?:The|A|An|And|Then|But|When|While|As|In|On|At|Two|Three|Suddenly|Finally|Der|Die|Das|Ein|Eine|El|La|Los|Las|Un|Una|Le|Les|Une|O|Os|Um|Uma|It|He|She|They|We|I|You|His|Her|Their|Outside|Inside|Later|Now|Next|Night|Day|Cut|Close|Wide)$/u;
const NAME =
  /(?<![\p{L}'’])(?:(?:Mrs?|Ms|Dr|Captain|King|Queen|Prince|Princess|Uncle|Aunt|Professor)\.? )?\p{Lu}[\p{Ll}'’-]+(?: \p{Lu}[\p{Ll}'’-]+)?(?!\p{L})/gu;

/** Who speaks, of the words before the verb and what was told before them; undefined where nobody is named. */
export function speakerNear(who: string, earlier: string): string | undefined {
  const clause = who.replace(/(?:^|[,;:]?\s+)(?:and|und|y|et|e|then)\s*$/iu, "").trim();
  const near =
    clause
      .split(/[,;:]\s+|\s+(?:and|while|as|but|und|y|et|when)\s+/iu)
      .at(-1)
      ?.trim() ?? "";
  const word = near.split(/\s+/u)[0] ?? "";
  if (near !== "" && !PRONOUN.test(word)) {
    const found = subjectOf(near);
    if (found !== undefined) return found;
  }
  const inSentence = subjectOf(clause);
  if (inSentence !== undefined) return inSentence;
  return lastNamed(earlier);
}

/** A name, or who a phrase with an article is about. */
function subjectOf(words: string): string | undefined {
  const name = namesIn(words)[0];
  if (name !== undefined) return name;
  const phrase =
    /^(?:(?:the|a|an|her|his|my|one|der|die|das|ein|eine|el|la|una?|le|une|o|uma?)\s+|l['’])((?:[\p{L}'’-]+\s+){0,2}?[\p{L}'’-]+)$/iu.exec(
      words,
    )?.[1];
  if (phrase !== undefined) return phrase;
  return readCharacters(words, true)[0]?.name;
}

function namesIn(words: string): string[] {
  return [...words.matchAll(NAME)]
    .map(([name]) => name)
    .filter((name) => !NOT_A_NAME.test(name.split(" ")[0] ?? ""));
}

function lastNamed(earlier: string): string | undefined {
  const names = namesIn(earlier);
  if (names.length > 0) return names.at(-1);
  return readCharacters(earlier, true).at(-1)?.name;
}
