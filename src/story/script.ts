/** A shot somebody wrote down as such: "Shot 2 (5 s): the fox jumps". */
interface ScriptShot {
  text: string;
  /** As long as they said it is to be. */
  seconds?: number;
}

export interface Script {
  /** What stands before the first shot and holds for all. */
  preamble: string;
  shots: ScriptShot[];
}

const LABELS =
  /(?<=^|[\n.;!?。！？,]|\s)(?:\*\*|#+ ?)?(?:shot|scene|beat|clip|part|panel|frame|plano|escena|plan|szene|einstellung)\s*#?\s*(\d{1,2})\s*(?:\(([^)\n]{1,40})\)|\[([^\]\n]{1,40})\])?\s*(?:\*\*)?\s*[:.)–—-]\s*(?:\*\*)?\s*/giu;
const TIMECODES =
  /(?<=^|\n|\s)[[(]?(\d{1,2}(?::\d{2})?(?:\.\d+)?)\s*s?\s*[-–—]\s*(\d{1,2}(?::\d{2})?(?:\.\d+)?)\s*(?:s|sec|seconds)?[\])]?\s*[:：]?\s+(?=\S)/giu;
const NUMBERED_LINE = /^\s*(?:(\d{1,2})\s*[.):]|[-*•–—])\s+/;

/** Reads a prompt that is written as a list of shots; undefined when it isn't one. */
export function readScript(text: string): Script | undefined {
  return readLabels(text) ?? readTimecodes(text) ?? readList(text) ?? readInlineNumbers(text);
}

function readLabels(text: string): Script | undefined {
  const marks = [...text.matchAll(LABELS)];
  if (!countsUp(marks.map((mark) => Number(mark[1])))) return undefined;
  return cutAt(
    text,
    marks.map((mark) => ({
      at: mark.index,
      length: mark[0].length,
      seconds: secondsIn(mark[2] ?? mark[3] ?? ""),
    })),
  );
}

function readTimecodes(text: string): Script | undefined {
  const marks = [...text.matchAll(TIMECODES)].map((mark) => ({
    at: mark.index,
    length: mark[0].length,
    from: clockSeconds(mark[1] ?? ""),
    to: clockSeconds(mark[2] ?? ""),
  }));
  const inOrder = marks.every((mark, i) => mark.to > mark.from && mark.from === (marks[i - 1]?.to ?? 0));
  if (marks.length < 2 || !inOrder) return undefined;
  return cutAt(
    text,
    marks.map(({ at, length, from, to }) => ({ at, length, seconds: to - from })),
  );
}

function readList(text: string): Script | undefined {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const first = lines.findIndex((line) => NUMBERED_LINE.test(line));
  if (first < 0) return undefined;
  const listed = lines.slice(first);
  const marks = listed.map((line) => NUMBERED_LINE.exec(line));
  const starts = marks.filter((mark) => mark !== null);
  const numbers = starts.map((mark) => mark[1]);
  const numbered = numbers.every((number) => number !== undefined);
  if (
    starts.length < 2 ||
    (numbered ? !countsUp(numbers.map(Number)) : numbers.some((n) => n !== undefined))
  ) {
    return undefined;
  }
  const shots: string[] = [];
  for (const [i, line] of listed.entries()) {
    const mark = marks[i];
    if (mark) shots.push(line.slice(mark[0].length).trim());
    else shots.push(`${shots.pop() ?? ""} ${line.trim()}`);
  }
  return withoutEmpty({
    preamble: lines.slice(0, first).join("\n").trim(),
    shots: shots.map((t) => ({ text: t })),
  });
}

/** "1. a fox wakes 2. it jumps 3. it sleeps", all in one line. */
function readInlineNumbers(text: string): Script | undefined {
  const marks = [...text.matchAll(/(?<=^|[\s,;])(\d{1,2})[.)]\s+(?=\p{L})/gu)];
  if (!countsUp(marks.map((mark) => Number(mark[1]))) || marks.length < 2) return undefined;
  return cutAt(
    text,
    marks.map((mark) => ({ at: mark.index, length: mark[0].length, seconds: undefined })),
  );
}

function countsUp(numbers: readonly number[]): boolean {
  return numbers.length > 0 && numbers.every((number, i) => number === i + 1);
}

function cutAt(
  text: string,
  marks: readonly { at: number; length: number; seconds: number | undefined }[],
): Script | undefined {
  const shots = marks.map((mark, i): ScriptShot => {
    const body = text.slice(mark.at + mark.length, marks[i + 1]?.at ?? text.length).trim();
    return mark.seconds === undefined ? { text: body } : { text: body, seconds: mark.seconds };
  });
  return withoutEmpty({ preamble: text.slice(0, marks[0]?.at ?? 0).trim(), shots });
}

function withoutEmpty(script: Script): Script | undefined {
  const shots = script.shots.filter((shot) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(shot.text));
  return shots.length === 0 ? undefined : { preamble: script.preamble, shots };
}

function secondsIn(label: string): number | undefined {
  const range = /(\d{1,2}(?::\d{2})?(?:\.\d+)?)\s*s?\s*[-–—]\s*(\d{1,2}(?::\d{2})?(?:\.\d+)?)/.exec(label);
  if (range) {
    const length = clockSeconds(range[2] ?? "") - clockSeconds(range[1] ?? "");
    return length > 0 ? length : undefined;
  }
  const single = /(\d{1,2}(?:\.\d+)?)\s*(?:s\b|sec|second)/i.exec(label);
  const length = Number(single?.[1]);
  return length > 0 ? length : undefined;
}

function clockSeconds(text: string): number {
  const [minutes, seconds] = text.includes(":") ? text.split(":") : ["0", text];
  return Number(minutes) * 60 + Number(seconds);
}
