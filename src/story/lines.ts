import type { Line } from "../core/film/sound.ts";
import { findSpeech, type Speech } from "./find-speech.ts";

/** An idea with what is spoken taken out of what is seen. */
export interface Spoken {
  /** The idea without the spoken words; where one was, a mark stands, which `placeLines` finds again. */
  told: string;
  lines: Line[];
}

/** Marks are letters of nobody's: Unicode's private use area. What people write there says nothing and is dropped. */
const FIRST_MARK = 0xe000;
const MARKS = /\s*([\ue000-\uf8ff])/gu;
/** More lines than a minute has room for. */
const MOST_LINES = 120;

/**
 * Finds what is said in an idea: quotes that somebody speaks, `Mara: We are late`, "a narrator says …", a screenplay's
 * dialogue. What is only written somewhere (a sign, a title) stays a thing to see.
 */
export function readLines(idea: string): Spoken {
  const clean = idea.replace(/[\ue000-\uf8ff]/gu, "");
  const found = findSpeech(clean).slice(0, MOST_LINES);
  if (found.length === 0) return { told: idea, lines: [] };
  let told = "";
  let at = 0;
  let carried = "";
  for (const [index, speech] of found.entries()) {
    told += clean.slice(at, speech.from);
    at = speech.to;
    const mark = markOf(index);
    if (speech.instead !== "") told += withMark(speech.instead, mark);
    else if (/[\p{L}\p{N}]/u.test(told)) told = afterLastWord(told, mark);
    else carried += mark;
  }
  told = tidy(told + clean.slice(at));
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(told.replace(MARKS, ""))) told = somebodySpeaks(found);
  else if (carried !== "") told = told.replace(/^[^.!?…。！？\n]+/u, (sentence) => sentence + carried);
  return { told, lines: found.map(({ line }) => line) };
}

/** Words without marks, and the numbers of the lines that stood in them. */
export function unmark(text: string): { text: string; lines: number[] } {
  const lines = [...text.matchAll(MARKS)].map(([, mark = ""]) => mark.charCodeAt(0) - FIRST_MARK);
  return { text: lines.length === 0 ? text : text.replace(MARKS, ""), lines };
}

/** The mark of a line, as `readLines` puts it. */
export function markOf(line: number): string {
  return String.fromCharCode(FIRST_MARK + line);
}

/** Marks as everybody can read them: "Mara stops [line 1]". */
export function withMarksShown(told: string): string {
  return told.replace(MARKS, (_, mark: string) => ` [line ${mark.charCodeAt(0) - FIRST_MARK + 1}]`);
}

/** Seconds somebody needs to say it: two and a half words a second and half a second to breathe; five Chinese characters. */
export function spokenSeconds(text: string): number {
  const tight = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
  const characters = text.match(tight)?.length ?? 0;
  const words = text.replace(tight, " ").match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  if (characters + words === 0) return 0;
  return words / 2.5 + characters / 5 + 0.5;
}

function withMark(words: string, mark: string): string {
  return words.replace(/([.!?。！？]?\s*)$/u, (end) => mark + end);
}

/** The mark goes right behind the last word before it, inside that word's own sentence. */
function afterLastWord(told: string, mark: string): string {
  const last = /[\p{L}\p{N}\ue000-\uf8ff](?=[^\p{L}\p{N}\ue000-\uf8ff]*$)/u.exec(told);
  const at = (last?.index ?? told.length - 1) + 1;
  return told.slice(0, at) + mark + told.slice(at);
}

function tidy(told: string): string {
  return told
    .replace(/[^\S\n]+([,.;!?])/gu, "$1")
    .replace(/,\s*(?=[.!?])/gu, "")
    .replace(/([.!?。！？])(?:\s*[.,;])+/gu, "$1")
    .replace(/[^\S\n]{2,}/gu, " ")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}

/** An idea that is nothing but words spoken still shows who speaks them. */
function somebodySpeaks(found: readonly Speech[]): string {
  const speaker = found.find(({ line }) => line.speaker !== undefined)?.line.speaker ?? "Somebody";
  const marks = found.map((_, index) => String.fromCharCode(FIRST_MARK + index)).join("");
  return `${speaker} speaks${marks}.`;
}
