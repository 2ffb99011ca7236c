import type { Line } from "../core/film/sound.ts";
import { readDialogue } from "./dialogue-lines.ts";
import { languageOf } from "./language.ts";
import { capital } from "./sentences.ts";
import { speakerNear } from "./speaker.ts";
import {
  ABLE_VERB,
  LABELS,
  NARRATOR_NAME,
  NARRATOR_SAYS,
  NEEDY_VERB,
  SAYS_JA,
  SAYS_ZH,
  SPEAKS,
  SPEECH_VERB,
  WRITTEN,
} from "./spoken-words.ts";

/** Something spoken, and what stands in its place among the words of what is seen. */
export interface Speech {
  from: number;
  to: number;
  line: Line;
  instead: string;
}

const QUOTES =
  /"([^"\n]{1,2000})"|“([^”"\n]{1,2000})[”"]|„([^“”"\n]{1,2000})[“”"]|«\s?([^»\n]{1,2000}?)\s?»|»([^«\n]{1,2000})«|「([^」\n]{1,2000})」|『([^』\n]{1,2000})』|(?<=[\s:,(]|^)[‘']([^‘\n]{2,2000}?[^\s])[’'](?!\p{L})/gu;
const VERB_BEFORE = new RegExp(
  `(?<!\\p{L})(?<verb>${SPEECH_VERB})(?!\\p{L})(?<how>[^.!?\\n"“„«]{0,48})$`,
  "iu",
);
const VERB_AFTER = new RegExp(`^[,，]?\\s*(?<verb>${SPEECH_VERB})(?!\\p{L})`, "iu");
const NAME_VERB_AFTER = new RegExp(
  `^[,，]?\\s*(?<who>(?:(?:the|a|an|her|his|der|die|das|el|la|un|una|le|o|a) )?(?:\\p{L}+ ){0,2}?\\p{L}+) (?<verb>${SPEECH_VERB})(?!\\p{L})(?<how>[^.!?\\n]{0,30})`,
  "iu",
);
/** "Tom, the fisherman, waves": what somebody does while they speak is told already. */
const DEED = /,\s+\p{Ll}{2,}s$/u;
const NEEDS = new RegExp(`^${NEEDY_VERB}$`, "iu");
const ABLE = new RegExp(`^${ABLE_VERB}$`, "iu");

/** Everything spoken in an idea, in its order; nothing overlaps. */
export function findSpeech(text: string): Speech[] {
  const found: Speech[] = readDialogue(text);
  const isFree = (from: number, to: number) => !found.some((other) => from < other.to && to > other.from);
  for (const speech of narrated(text)) if (isFree(speech.from, speech.to)) found.push(speech);
  for (const match of text.matchAll(QUOTES)) {
    const said =
      match
        .slice(1)
        .find((group) => group !== undefined)
        ?.trim() ?? "";
    const speech = quoted(text, match.index, match.index + match[0].length, said);
    if (speech && isFree(speech.from, speech.to)) found.push(speech);
  }
  return found.sort((one, other) => one.from - other.from);
}

/** A quote: spoken, when somebody is told to speak it or it stands as a sentence of its own. */
function quoted(text: string, from: number, to: number, said: string): Speech | undefined {
  if (!/[\p{L}\p{N}]/u.test(said)) return undefined;
  const sentence = sentenceAround(text, from, to);
  const before = text.slice(sentence.from, from);
  const after = text.slice(to, sentence.to);
  if (WRITTEN.test(before)) return undefined;
  const words = said.replace(/[,，、]$/u, ".");
  const line = (speaker: string | undefined): Line =>
    speaker === undefined ? { text: words } : { speaker, text: words };
  const earlier = text.slice(0, sentence.from);
  // Where the line began the sentence, who speaks it begins what is left.
  const begun = (left: string) => (before.trim() === "" && /^\p{Lu}/u.test(said) ? capital(left) : left);

  const verbBefore = VERB_BEFORE.exec(before);
  if (verbBefore?.groups) {
    const { verb = "", how = "" } = verbBefore.groups;
    const who = before.slice(0, verbBefore.index);
    const start = sentence.from + verbBefore.index;
    const instead = `${spoken(verb, text)}${how.replace(/[\s:,，：]+$/u, "").replace(/\s+(?:that|que|dass)$/iu, "")}`;
    const stop =
      /[.!?…。！？]$/u.test(said) && !/^\s*[.,;!?]/u.test(after) && /^\s*(?:\p{Lu}|$)/u.test(after)
        ? "."
        : "";
    return { from: start, to, line: line(speakerNear(who, earlier)), instead: instead + stop };
  }
  if (SAYS_ZH.test(before)) {
    const verb = SAYS_ZH.exec(before) as RegExpExecArray;
    const who = before
      .slice(0, verb.index)
      .split(/[，,。]/u)
      .at(-1)
      ?.trim();
    return {
      from: sentence.from + verb.index,
      to,
      line: line(shortName(who)),
      instead: `${SPEAKS.zh}${/[。！？]$/u.test(said) ? "。" : ""}`,
    };
  }
  const verbJa = SAYS_JA.exec(after);
  if (verbJa) {
    const who = /(?:^|[、。])\s*([^、。]{1,12}?)(?:は|が)[^、。]*$/u.exec(before)?.[1];
    return { from, to: to + verbJa[0].length, line: line(shortName(who)), instead: SPEAKS.ja ?? "" };
  }
  const behind = VERB_AFTER.exec(after);
  if (behind?.groups?.verb !== undefined) {
    const rest = after.slice(behind[0].length);
    const who =
      /^\s+((?:(?:the|a|an|her|his|der|die|das|el|la|un|una|le|o) )?(?:\p{L}[\p{L}'’-]*)(?: \p{Lu}[\p{L}'’-]*)?)/u.exec(
        rest,
      );
    const speaker = who?.[1];
    const end = to + behind[0].length + (who?.[0].length ?? 0);
    return {
      from,
      to: end,
      line: line(speakerNear(speaker ?? "", earlier)),
      instead: begun(`${speaker ?? ""} ${spoken(behind.groups.verb, text)}`.trim()),
    };
  }
  const named = NAME_VERB_AFTER.exec(after);
  if (named?.groups) {
    const { who = "", verb = "", how = "" } = named.groups;
    return {
      from,
      to: to + named[0].length,
      line: line(speakerNear(who, earlier)),
      instead: begun(`${who} ${spoken(verb, text)}${how}`),
    };
  }
  const count = said.split(/\s+/u).length;
  const isTight = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(said);
  const endsInside = /[.!?…。！？]$/u.test(said) && /^\s*(?:[\p{Lu}\p{Lo}"“„«]|$)/u.test(after);
  const isOwnSentence = before.trim() === "" && (endsInside || /^\s*(?:[.!?…。！？]|$)/u.test(after));
  const enough = count >= 2 || /[!?！？]$/u.test(said) || (isTight && said.length >= 3);
  if (isOwnSentence && enough) return { from, to, line: line(undefined), instead: "" };
  // "a voice from the radio: “Come home.”"
  const colon = /^(?<who>[^:：]{1,60})[:：]\s*$/u.exec(before);
  if (colon?.groups?.who !== undefined && enough && !LABELS.test(colon.groups.who.trim())) {
    const who = colon.groups.who.trim();
    const isNarrator = NARRATOR_NAME.test(who);
    const stop = endsInside && after.trim() !== "" ? "." : "";
    const deed = DEED.test(who) ? "" : ` ${SPEAKS[languageOf(text)] ?? "speaks"}`;
    return {
      from: isNarrator ? sentence.from : from - 1 - (before.length - before.trimEnd().length),
      to,
      line: line(isNarrator ? undefined : speakerNear(who, earlier)),
      instead: isNarrator ? "" : deed + stop,
    };
  }
  return undefined;
}

/** "A narrator says that the city never sleeps.": up to the end of the sentence, or the quote that follows. */
function narrated(text: string): Speech[] {
  const found: Speech[] = [];
  for (const match of text.matchAll(new RegExp(NARRATOR_SAYS.source, "giu"))) {
    const begin = match.index + match[0].length;
    const rest = text.slice(begin);
    const quote = new RegExp(QUOTES.source, "u").exec(rest);
    if (quote?.index === 0) {
      const said =
        quote
          .slice(1)
          .find((group) => group !== undefined)
          ?.trim() ?? "";
      found.push({ from: match.index, to: begin + quote[0].length, line: { text: said }, instead: "" });
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

function sentenceAround(text: string, from: number, to: number): { from: number; to: number } {
  const before = text.slice(0, from);
  const start = [...before.matchAll(/[.!?…。！？]["”»」』’]?\s+|\n|[。！？]["”»」』]?/gu)].at(-1);
  const end = /[.!?…。！？]|\n/u.exec(text.slice(to));
  return { from: start ? start.index + start[0].length : 0, to: end ? to + end.index : text.length };
}

/** The verb without the words it needs. */
function spoken(verb: string, text: string): string {
  if (ABLE.test(verb) && !NEEDS.test(verb)) return verb;
  return SPEAKS[languageOf(text)] ?? "speaks";
}

function shortName(who: string | undefined): string | undefined {
  const name = who?.replace(/[は が]$/u, "").trim();
  return name !== undefined && name !== "" && name.length <= 24 ? name : undefined;
}
