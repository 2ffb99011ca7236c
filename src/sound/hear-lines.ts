import { readFile } from "node:fs/promises";
import type { FilmPlan } from "../core/film/film-plan.ts";
import { type Cue, shortLine } from "../core/film/sound.ts";
import type { OrderedSounds } from "./ordered.ts";
import { type HeardWord, readTranscript } from "./transcript.ts";

/** So large a share of a line's words has to be heard for it to be that line: names and small words are misheard. */
const ALIKE = 0.5;
/** Somebody who says so many times as much as planned says something else. */
const TALKATIVE = 2;
/** Words further apart than this begin another caption where something else was said than planned, in seconds. */
const PAUSE = 0.8;

/** Lines that shots' own models spoke, as a transcription heard them. */
export interface HeardLines {
  cues: Cue[];
  /** Sentences for the card. */
  warnings: string[];
}

/**
 * Times lines by what is heard of them. A caption tells what is said: where that is something else than was planned it is
 * taken from the transcript, and where nothing is heard there is none; the card says so. Without a transcript they stay
 * as planned.
 */
export async function hearLines(
  { shots, sound }: Pick<FilmPlan, "shots" | "sound">,
  ordered: OrderedSounds,
  signal: AbortSignal,
): Promise<HeardLines> {
  const lines = sound?.spokenByModel ?? [];
  const speaking = [...new Set(lines.map(({ shot = 0 }) => shot))];
  const heard = await Promise.all(
    speaking.map(async (shot): Promise<HeardLines> => {
      const planned = lines.filter((line) => (line.shot ?? 0) === shot);
      const begin = shots.slice(0, shot).reduce((sum, { seconds }) => sum + seconds, 0);
      const seconds = shots[shot]?.seconds ?? 0;
      const first = planned[0] as Cue;
      if (!first.made) return { cues: planned, warnings: [] };
      const file = await ordered(first, signal);
      const words = file === undefined ? undefined : readTranscript(await readFile(file, "utf8"), seconds);
      if (words === undefined) {
        const cues = planned.map(({ made: _, ...cue }) => cue);
        return {
          cues,
          warnings: ["What is said could not be transcribed, so its captions are timed as planned."],
        };
      }
      return asHeard(planned, words, { begin, number: shot + 1 });
    }),
  );
  return {
    cues: heard.flatMap(({ cues }) => cues),
    warnings: [...new Set(heard.flatMap(({ warnings }) => warnings))],
  };
}

/** One shot's lines by the words heard in it. `begin`: of the shot, in seconds of the film. */
export function asHeard(
  planned: readonly Cue[],
  words: readonly HeardWord[],
  { begin, number }: { begin: number; number: number },
): HeardLines {
  const said = planned.flatMap(({ text = "" }, line) =>
    lettersOf(text).map((letters) => ({ letters, line })),
  );
  const heard = words.flatMap((word) => lettersOf(word.text).map((letters) => ({ letters, word })));
  if (heard.length === 0) return { cues: [], warnings: planned.map((cue) => unheard(cue, number)) };
  const pairs = inCommon(
    said.map(({ letters }) => letters),
    heard.map(({ letters }) => letters),
  );
  const isOther = pairs.length < said.length * ALIKE || heard.length > said.length * TALKATIVE + 3;
  if (isOther) return somethingElse(planned, words, { begin, number });
  const warnings: string[] = [];
  const cues = planned.flatMap((cue, line): Cue[] => {
    const isOwn = ([at]: readonly [number, number]) => said[at]?.line === line;
    const first = pairs.findIndex(isOwn);
    const last = pairs.findLastIndex(isOwn);
    const [begins, from] = pairs[first] ?? [0, 0];
    const [ends, to] = pairs[last] ?? [0, 0];
    if (first < 0) {
      warnings.push(unheard(cue, number));
      return [];
    }
    // Its misheard words are before the first that is known, and behind the last, as far as no other line's are there.
    const missing = begins - said.findIndex((one) => one.line === line);
    const lacking = said.findLastIndex((one) => one.line === line) - ends;
    const start = heard[Math.max((pairs[first - 1]?.[1] ?? -1) + 1, from - missing)]?.word.start ?? 0;
    const end = heard[Math.min((pairs[last + 1]?.[1] ?? heard.length) - 1, to + lacking)]?.word.end ?? start;
    return [{ ...cue, start: thousandths(begin + start), seconds: thousandths(end - start) }];
  });
  return { cues, warnings };
}

function unheard({ text = "" }: Cue, number: number): string {
  return `In shot ${number} nobody is heard saying “${shortLine(text)}”, so it isn't captioned.`;
}

function somethingElse(
  planned: readonly Cue[],
  words: readonly HeardWord[],
  { begin, number }: { begin: number; number: number },
): HeardLines {
  const { speaker: _, ...like } = planned[0] as Cue;
  const phrases: HeardWord[][] = [];
  for (const word of words) {
    const phrase = phrases.at(-1);
    const isClose = phrase !== undefined && word.start - (phrase.at(-1)?.end ?? 0) < PAUSE;
    if (isClose) phrase.push(word);
    else phrases.push([word]);
  }
  const cues = phrases.map((phrase): Cue => {
    const start = phrase[0]?.start ?? 0;
    return {
      ...like,
      text: phrase.map(({ text }) => text).join(" "),
      start: thousandths(begin + start),
      seconds: thousandths((phrase.at(-1)?.end ?? start) - start),
    };
  });
  const line = shortLine(planned[0]?.text ?? "");
  const heard = shortLine(words.map(({ text }) => text).join(" "));
  return {
    cues,
    warnings: [`In shot ${number} “${heard}” is heard instead of “${line}”; the captions say what is heard.`],
  };
}

/** Words to be compared: no case, no marks; a script without spaces by its letters. */
function lettersOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=.)/gu, " ")
    .split(/[^\p{L}\p{N}']+/u)
    .map((word) => word.replaceAll("'", ""))
    .filter((word) => word !== "");
}

/** Pairs of places at which two lists have the same word, in both lists' order: as many as there can be. */
function inCommon(one: readonly string[], other: readonly string[]): [number, number][] {
  const length = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  const at = (row: number, column: number) => length[row]?.[column] ?? 0;
  for (let row = one.length - 1; row >= 0; row--)
    for (let column = other.length - 1; column >= 0; column--)
      (length[row] as Uint16Array)[column] =
        one[row] === other[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    if (one[row] === other[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}

function thousandths(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
