import type { Speech } from "./find-speech.ts";
import { LABELS, NARRATOR_NAME, SAYS_ZH, SPEECH_VERB } from "./spoken-words.ts";

/** A line of a screenplay that is nobody's: "INT. KITCHEN – NIGHT". */
const HEADING = /^\s*(?:INT|EXT|EST|I\/E|FADE|CUT|DISSOLVE|SMASH|TITLE|THE END|MONTAGE|SCENE|SHOT|ACT)\b/u;
const CUE =
  /^\s*((?:\p{Lu}[\p{Lu}\p{N}.'’-]*)(?: [\p{Lu}\p{N}][\p{Lu}\p{N}.'’-]*){0,3})\s*((?:\((?:V\.?\s?O\.?|O\.?\s?S\.?|O\.?\s?C\.?|CONT['’]?D|OFF)\.?\)\s*)*):?\s*$/u;
const NAMED =
  /(?<=^|\n|[.!?…。！？]["”»」』]?[^\S\n]*)[^\S\n]*[-–•*]?[^\S\n]*((?:(?:The |A |Der |Die |Das |El |La |Le |O )?\p{Lu}[\p{L}\p{N}'’.-]*(?: \p{Lu}?[\p{L}\p{N}'’-]*){0,3})|[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]{1,8}|(?:the |a )?(?:narrator|voice-?over)|voz en off|voix off|narrateur|narrador|erzähler(?:in)?)[^\S\n]?(?:\([^)\n]{1,30}\)[^\S\n]?)?[:：][^\S\n]*/giu;
/** "An old man says:" is a sentence and no name. */
const ENDS_IN_A_VERB = new RegExp(`\\s${SPEECH_VERB}$`, "iu");
/** Words people say to each other, and no description has. */
const TALKING =
  /["“„«「『!?！？]|\b(?:i|i['’]\p{L}+|we|we['’]\p{L}+|you|you['’]\p{L}+|me|us|my|our|your|let['’]?s|don['’]t|it['’]s|yes|no|hello|hi|hey|please|thanks?|thank you|sorry|goodbye|bye|wait|stop|come|look|listen|help|go|run|ich|wir|du|ihr|mein|nicht|ja|nein|hallo|yo|nosotros|tú|vamos|estamos|sí|hola|je|nous|tu|vous|oui|non|bonjour|eu|nós|você|sim|não|olá)\b|[我你您们吗吧啊呢]|です|ます|だよ|だね|しよう|行こう/iu;

/** Dialogue written as such: a screenplay's cues, and `Name: words`. */
export function readDialogue(text: string): Speech[] {
  const screenplay = readScreenplay(text);
  const taken = (at: number) => screenplay.some((speech) => at >= speech.from && at < speech.to);
  return [...screenplay, ...readNamed(text).filter(({ from }) => !taken(from))];
}

function readScreenplay(text: string): Speech[] {
  const found: Speech[] = [];
  const lines = [...text.matchAll(/[^\n]*(?:\n|$)/gu)].filter(([line]) => line !== "");
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = lines[index];
    const cue = line && CUE.exec(line[0].trimEnd());
    if (!line || !cue || HEADING.test(line[0])) continue;
    const name = (cue[1] ?? "").trim();
    if (name.replace(/[^\p{L}]/gu, "").length < 2 || LABELS.test(name)) continue;
    const said: string[] = [];
    let next = index + 1;
    for (; next < lines.length; next++) {
      const spoken = (lines[next]?.[0] ?? "").trim();
      if (spoken === "" || CUE.test(spoken) || HEADING.test(spoken)) break;
      if (!/^\([^)]*\)$/u.test(spoken)) said.push(spoken.replace(/^\([^)]*\)\s*/u, ""));
    }
    if (said.length === 0) continue;
    const isNarrator = NARRATOR_NAME.test(name) || /V\.?\s?O/u.test(cue[2] ?? "");
    const speaker = titled(name);
    const last = lines[next - 1];
    found.push({
      from: line.index,
      to: (last?.index ?? 0) + (last?.[0].length ?? 0),
      line: NARRATOR_NAME.test(name)
        ? { text: unquoted(said.join(" ")) }
        : { speaker, text: unquoted(said.join(" ")) },
      instead: isNarrator ? "" : `${speaker} speaks.\n`,
    });
    index = next - 1;
  }
  return found;
}

function readNamed(text: string): Speech[] {
  const marks = [...text.matchAll(NAMED)].filter(([whole, name = ""]) => {
    const bare = name.trim();
    if (ENDS_IN_A_VERB.test(bare) || SAYS_ZH.test(bare)) return false;
    return bare !== "" && !LABELS.test(bare) && !/^(?:https?|www)$/iu.test(bare) && !/\/\/$/u.test(whole);
  });
  const parts = marks.map((mark, index) => {
    const begin = mark.index + mark[0].length;
    const newline = text.indexOf("\n", begin);
    const nextMark = marks[index + 1]?.index ?? text.length;
    const end = Math.min(newline < 0 ? text.length : newline, nextMark);
    return { name: (mark[1] ?? "").trim(), from: mark.index, begin, end };
  });
  const isConversation = new Set(parts.map(({ name }) => name.toLowerCase())).size >= 2;
  return parts.flatMap(({ name, from, begin, end }): Speech[] => {
    const rest = text.slice(begin, end);
    const isNarrator = NARRATOR_NAME.test(name);
    const quote = /^["“„«「『](.+?)["”“»」』]/u.exec(rest);
    const atLineStart = /(?:^|\n)\s*$/u.test(text.slice(0, from));
    const said = quote ? quote[0] : atLineStart ? rest : (firstSentences(rest) ?? rest);
    const words = unquoted(said);
    if (!/[\p{L}\p{N}]/u.test(words) || /^\s*\/\//u.test(rest)) return [];
    if (!isNarrator && !quote && !TALKING.test(said) && !(isConversation && atLineStart)) return [];
    const speaks = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
      ? `${name}が話す。`
      : /^\p{Script=Han}/u.test(name)
        ? `${name}说话。`
        : `${name} speaks. `;
    return [
      {
        from,
        to: begin + said.length,
        line: isNarrator ? { text: words } : { speaker: name, text: words },
        instead: isNarrator ? "" : ` ${speaks}`,
      },
    ];
  });
}

/** In running text, speech goes on for as long as its sentences sound spoken. */
function firstSentences(rest: string): string | undefined {
  const sentences = rest.match(/[^.!?…。！？]+(?:[.!?…。！？]+["”]?\s*|$)/gu) ?? [];
  let kept = "";
  for (const [index, sentence] of sentences.entries()) {
    if (index > 0 && (/["“„«「]/u.test(sentence) || !TALKING.test(sentence))) break;
    kept += sentence;
  }
  return kept === "" ? undefined : kept.trimEnd();
}

function unquoted(words: string): string {
  return words
    .trim()
    .replace(/^["“„«「『]\s*(.*?)\s*["”“»」』]$/su, "$1")
    .trim();
}

/** "MARA" as people write the name: "Mara". */
function titled(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
