import type { Line } from "../core/film/sound.ts";
import { readDialogue } from "./dialogue-lines.ts";
import { quotedLine } from "./quoted-line.ts";
import { NARRATOR_SAYS } from "./spoken-words.ts";

/** Something spoken, and what stands in its place among the words of what is seen. */
export interface Speech {
  from: number;
  to: number;
  line: Line;
  instead: string;
}

const QUOTES =
  /"([^"\n]{1,2000})"|“([^”"\n]{1,2000})[”"]|„([^“”"\n]{1,2000})[“”"]|«\s?([^»\n]{1,2000}?)\s?»|»([^«\n]{1,2000})«|「([^」\n]{1,2000})」|『([^』\n]{1,2000})』|(?<=[\s:,(]|^)[‘']([^‘\n]{2,2000}?[^\s])[’'](?!\p{L})/gu;
/** What stands between the marks. */
function inside(quote: RegExpMatchArray): string {
  return (
    quote
      .slice(1)
      .find((group) => group !== undefined)
      ?.trim() ?? ""
  );
}

/** Everything spoken in an idea, in its order; nothing overlaps. */
export function findSpeech(text: string): Speech[] {
  const found: Speech[] = readDialogue(text);
  const isFree = (from: number, to: number) => !found.some((other) => from < other.to && to > other.from);
  for (const speech of narrated(text)) if (isFree(speech.from, speech.to)) found.push(speech);
  for (const match of text.matchAll(QUOTES)) {
    const speech = quotedLine(text, match.index, match.index + match[0].length, inside(match));
    if (speech && isFree(speech.from, speech.to)) found.push(speech);
  }
  return found.sort((one, other) => one.from - other.from);
}

const NARRATORS_SAY = new RegExp(NARRATOR_SAYS.source, "giu");

/** "A narrator says that the city never sleeps.": up to the end of the sentence, or the quote that follows. */
function narrated(text: string): Speech[] {
  const found: Speech[] = [];
  for (const match of text.matchAll(NARRATORS_SAY)) {
    const begin = match.index + match[0].length;
    const rest = text.slice(begin);
    const quote = new RegExp(QUOTES.source, "u").exec(rest);
    if (quote?.index === 0) {
      const line = { text: inside(quote) };
      found.push({ from: match.index, to: begin + quote[0].length, line, instead: "" });
      continue;
    }
    const said = /^[^.!?\n。！？]{2,}[.!?。！？]?/u.exec(rest)?.[0] ?? "";
    if (!/[\p{L}]/u.test(said)) continue;
    const first = said.trim();
    found.push({
      from: match.index,
      to: begin + said.length,
      line: { text: first.charAt(0).toUpperCase() + first.slice(1) },
      instead: "",
    });
  }
  // "She waits, while a narrator says “…”": what led to the narrator goes with them.
  return found.map((speech) => {
    const lead = /[,;]?\s*(?:and|while|as|und|während|y|mientras|et|pendant que|e|enquanto)\s+$/iu.exec(
      text.slice(0, speech.from),
    );
    if (!lead) return speech;
    const ends = /[.!?…。！？]["”»“]?\s*$/u.test(text.slice(speech.from, speech.to));
    return {
      ...speech,
      from: lead.index,
      instead: ends && /[\p{L}\p{N}]/u.test(text.slice(speech.to)) ? ". " : "",
    };
  });
}
