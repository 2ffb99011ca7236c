import type { Line } from "../core/film/sound.ts";
import type { Speech } from "./find-speech.ts";
import { languageOf } from "./language.ts";
import { capital } from "./sentences.ts";
import { speakerNear } from "./speaker.ts";
import {
  ABLE_VERB,
  LABELS,
  NARRATOR_NAME,
  NEEDY_VERB,
  SAYS_JA,
  SAYS_ZH,
  SPEAKS,
  SPEECH_VERB,
  WRITTEN,
} from "./spoken-words.ts";

/** What a speaker may be named with, in the languages that are read. */
const ARTICLES = "the|a|an|her|his|der|die|das|el|la|un|una|le|o";
const VERB_BEFORE = new RegExp(
  `(?<!\\p{L})(?<verb>${SPEECH_VERB})(?!\\p{L})(?<how>[^.!?\\n"“„«]{0,48})$`,
  "iu",
);
const VERB_AFTER = new RegExp(`^[,，]?\\s*(?<verb>${SPEECH_VERB})(?!\\p{L})`, "iu");
const NAME_VERB_AFTER = new RegExp(
  `^[,，]?\\s*(?<who>(?:(?:${ARTICLES}) )?(?:\\p{L}+ ){0,2}?\\p{L}+) (?<verb>${SPEECH_VERB})(?!\\p{L})(?<how>[^.!?\\n]{0,30})`,
  "iu",
);
/** Who spoke, behind the verb. */
const NAME_AFTER = new RegExp(
  `^\\s+((?:(?:${ARTICLES}) )?(?:\\p{L}[\\p{L}'’-]*)(?: \\p{Lu}[\\p{L}'’-]*)?)`,
  "u",
);
/** "Tom, the fisherman, waves": what somebody does while they speak is told already. */
const DEED = /,\s+\p{Ll}{2,}s$/u;
const NEEDS = new RegExp(`^${NEEDY_VERB}$`, "iu");
const ABLE = new RegExp(`^${ABLE_VERB}$`, "iu");

/** Something in quotation marks, and what stands around it. */
interface Quote {
  /** The whole idea, and where in it the quote stands, with its marks. */
  text: string;
  from: number;
  to: number;
  /** Without its marks. */
  said: string;
  /** Where its sentence begins, and what of that stands before and behind it. */
  sentenceFrom: number;
  before: string;
  after: string;
}

/** The ways in which a sentence tells that a quote is spoken; the first that fits is it. */
const WAYS: readonly ((quote: Quote) => Speech | undefined)[] = [
  afterVerb,
  afterChineseVerb,
  beforeJapaneseVerb,
  beforeVerb,
  beforeNameAndVerb,
  asOwnSentence,
  afterColon,
];

/** A quote: spoken, when somebody is told to speak it or it stands as a sentence of its own. */
export function quotedLine(text: string, from: number, to: number, said: string): Speech | undefined {
  if (!/[\p{L}\p{N}]/u.test(said)) return undefined;
  const sentence = sentenceAround(text, from, to);
  const before = text.slice(sentence.from, from);
  if (WRITTEN.test(before)) return undefined;
  const after = text.slice(to, sentence.to);
  const quote = { text, from, to, said, sentenceFrom: sentence.from, before, after };
  for (const way of WAYS) {
    const speech = way(quote);
    if (speech) return speech;
  }
  return undefined;
}

/** "She whispers: “…”" */
function afterVerb(quote: Quote): Speech | undefined {
  const { text, to, said, sentenceFrom, before, after } = quote;
  const match = VERB_BEFORE.exec(before);
  if (!match?.groups) return undefined;
  const { verb = "", how = "" } = match.groups;
  const instead = `${spoken(verb, text)}${how.replace(/[\s:,，]+$/u, "").replace(/\s+(?:that|que|dass)$/iu, "")}`;
  const stop =
    /[.!?…。！？]$/u.test(said) && !/^\s*[.,;!?]/u.test(after) && /^\s*(?:\p{Lu}|$)/u.test(after) ? "." : "";
  return {
    from: sentenceFrom + match.index,
    to,
    line: lineOf(quote, speakerNear(before.slice(0, match.index), earlierThan(quote))),
    instead: instead + stop,
  };
}

function afterChineseVerb(quote: Quote): Speech | undefined {
  const { to, said, sentenceFrom, before } = quote;
  const verb = SAYS_ZH.exec(before);
  if (!verb) return undefined;
  const who = before
    .slice(0, verb.index)
    .split(/[，,。]/u)
    .at(-1)
    ?.trim();
  return {
    from: sentenceFrom + verb.index,
    to,
    line: lineOf(quote, shortName(who)),
    instead: `${SPEAKS.zh}${/[。！？]$/u.test(said) ? "。" : ""}`,
  };
}

function beforeJapaneseVerb(quote: Quote): Speech | undefined {
  const { from, to, before, after } = quote;
  const verb = SAYS_JA.exec(after);
  if (!verb) return undefined;
  const who = /(?:^|[、。])\s*([^、。]{1,12}?)(?:は|が)[^、。]*$/u.exec(before)?.[1];
  return { from, to: to + verb[0].length, line: lineOf(quote, shortName(who)), instead: SPEAKS.ja ?? "" };
}

/** "“…” says the old man" */
function beforeVerb(quote: Quote): Speech | undefined {
  const { text, from, to, after } = quote;
  const match = VERB_AFTER.exec(after);
  if (match?.groups?.verb === undefined) return undefined;
  const who = NAME_AFTER.exec(after.slice(match[0].length));
  const speaker = who?.[1] ?? "";
  return {
    from,
    to: to + match[0].length + (who?.[0].length ?? 0),
    line: lineOf(quote, speakerNear(speaker, earlierThan(quote))),
    instead: asItBegan(quote, `${speaker} ${spoken(match.groups.verb, text)}`.trim()),
  };
}

/** "“…” the old man says quietly" */
function beforeNameAndVerb(quote: Quote): Speech | undefined {
  const { text, from, to, after } = quote;
  const match = NAME_VERB_AFTER.exec(after);
  if (!match?.groups) return undefined;
  const { who = "", verb = "", how = "" } = match.groups;
  return {
    from,
    to: to + match[0].length,
    line: lineOf(quote, speakerNear(who, earlierThan(quote))),
    instead: asItBegan(quote, `${who} ${spoken(verb, text)}${how}`),
  };
}

function asOwnSentence(quote: Quote): Speech | undefined {
  const { from, to, before, after } = quote;
  const isAlone = before.trim() === "" && (endsInside(quote) || /^\s*(?:[.!?…。！？]|$)/u.test(after));
  return isAlone && isEnough(quote) ? { from, to, line: lineOf(quote), instead: "" } : undefined;
}

/** "a voice from the radio: “Come home.”" */
function afterColon(quote: Quote): Speech | undefined {
  const { text, from, to, sentenceFrom, before, after } = quote;
  const who = /^(?<who>[^:：]{1,60})[:：]\s*$/u.exec(before)?.groups?.who?.trim();
  if (who === undefined || !isEnough(quote) || LABELS.test(who)) return undefined;
  if (NARRATOR_NAME.test(who)) return { from: sentenceFrom, to, line: lineOf(quote), instead: "" };
  const stop = endsInside(quote) && after.trim() !== "" ? "." : "";
  return {
    from: from - 1 - (before.length - before.trimEnd().length),
    to,
    line: lineOf(quote, speakerNear(who, earlierThan(quote))),
    instead: (DEED.test(who) ? "" : ` ${speaks(text)}`) + stop,
  };
}

/** Without a speaker a narrator speaks it. */
function lineOf({ said }: Quote, speaker?: string): Line {
  const text = said.replace(/[,，、]$/u, ".");
  return speaker === undefined ? { text } : { speaker, text };
}

/** What was told before its sentence. */
function earlierThan({ text, sentenceFrom }: Quote): string {
  return text.slice(0, sentenceFrom);
}

/** Where the line began the sentence, who speaks it begins what is left. */
function asItBegan({ before, said }: Quote, left: string): string {
  return before.trim() === "" && /^\p{Lu}/u.test(said) ? capital(left) : left;
}

/** Whether the quote ends its sentence itself. */
function endsInside({ said, after }: Quote): boolean {
  return /[.!?…。！？]$/u.test(said) && /^\s*(?:[\p{Lu}\p{Lo}"“„«]|$)/u.test(after);
}

/** One word in quotation marks is hardly spoken, but where it is called out. */
function isEnough({ said }: Quote): boolean {
  const isTight = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(said);
  return said.split(/\s+/u).length >= 2 || /[!?！？]$/u.test(said) || (isTight && said.length >= 3);
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
  return speaks(text);
}

function speaks(text: string): string {
  return SPEAKS[languageOf(text)] ?? "speaks";
}

function shortName(who: string | undefined): string | undefined {
  const name = who?.replace(/[は が]$/u, "").trim();
  return name !== undefined && name !== "" && name.length <= 24 ? name : undefined;
}
