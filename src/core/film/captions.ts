import type { Cue } from "./sound.ts";

/** What is to be read at one time. */
export interface CaptionPage {
  /** Seconds of the film. */
  start: number;
  end: number;
  /** At most two, of at most 42 letters. */
  lines: string[];
}

const LINE_LETTERS = 42;
const LINES = 2;
/** As fast as people read. */
const LETTERS_PER_SECOND = 21;
/** Letters as wide as two Latin ones. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;
/** Sounds that matter to those who don't hear them, as they are told. */
const TOLD_SOUNDS: Record<string, string> = {
  thunder: "[thunder]",
  splash: "[splash]",
  door: "[door]",
  knock: "[knocking]",
  crowd: "[crowd]",
};
const SOUND_SECONDS = 1.5;

/** Captions of what is heard: each line at its own time, in pages of two lines that can be read in time. */
export function captionPages(cues: readonly Cue[], seconds: number): CaptionPage[] {
  const spoken = cues
    .filter(({ kind, text, start, described }) => kind === "voice" && text && !described && start < seconds)
    .sort((one, other) => one.start - other.start);
  const isPlain = new Set(spoken.map(({ speaker }) => speaker)).size < 2;
  const pages: CaptionPage[] = [];
  let before: string | undefined;
  for (const [index, cue] of spoken.entries()) {
    const named = !isPlain && cue.speaker !== undefined && cue.speaker !== before;
    before = cue.speaker;
    const said = inOneLine(cue.text ?? "");
    const label = named ? `${capital(inOneLine(cue.speaker ?? ""))}: ` : "";
    const until = Math.min(seconds, spoken[index + 1]?.start ?? seconds);
    pages.push(...pagesOf(label, said, cue.start, Math.min(seconds, cue.start + cue.seconds), until));
  }
  const sounds = cues.flatMap((cue): CaptionPage[] => {
    const told = cue.kind === "effect" ? TOLD_SOUNDS[cue.name ?? ""] : undefined;
    const end = Math.min(seconds, cue.start + SOUND_SECONDS);
    const isFree = pages.every((page) => page.end <= cue.start || page.start >= end);
    return told !== undefined && isFree && end > cue.start ? [{ start: cue.start, end, lines: [told] }] : [];
  });
  return [...pages, ...sounds].sort((one, other) => one.start - other.start);
}

/** A line's pages share its time by their letters; one too quick to read stays until the next begins, if it may. */
function pagesOf(label: string, said: string, start: number, end: number, until: number): CaptionPage[] {
  const lines = wrap(label + said);
  const groups: string[][] = [];
  for (let at = 0; at < lines.length; at += LINES) groups.push(lines.slice(at, at + LINES));
  const sizes = groups.map((group) => group.join("").length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  // Who speaks is taken in at a glance.
  const needed = said.length / LETTERS_PER_SECOND;
  const last = Math.min(until, Math.max(end, start + needed));
  let at = start;
  return groups.map((group, index): CaptionPage => {
    const from = at;
    at = start + ((last - start) * sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0)) / total;
    return { start: from, end: at, lines: group };
  });
}

/** Words to lines, as even as they come out; scripts without spaces break anywhere but before a stop. */
function wrap(text: string): string[] {
  const pieces =
    text.match(
      /\S*?(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][。、！？，．」』）]*|\S+?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|\S+\s*|$)\s*/gu,
    ) ?? [];
  const whole = pieces.filter((piece) => piece !== "").flatMap((piece) => broken(piece));
  const count = Math.ceil(widthOf(text) / LINE_LETTERS);
  const goal = Math.min(LINE_LETTERS, Math.ceil(widthOf(text) / count) + 4);
  const lines: string[] = [];
  for (const piece of whole) {
    const line = lines.at(-1);
    if (line !== undefined && widthOf((line + piece).trimEnd()) <= goal)
      lines[lines.length - 1] = line + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

/** A word longer than a line, such as an address, is cut. */
function broken(piece: string): string[] {
  if (widthOf(piece.trimEnd()) <= LINE_LETTERS) return [piece];
  return piece.match(/.{1,20}/gu) ?? [];
}

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
}

function inOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/**
 * SubRip, as every player reads it. It has no way to write its own signs as text: what players would take for times, tags
 * (`<i>`) or orders (`{\an8}`, `{y:i}`) is written with signs that look like them.
 */
export function toSrt(pages: readonly CaptionPage[]): string {
  const plain = (line: string) =>
    line
      .replace(/-->/gu, "→")
      .replace(/<(?=[\p{L}/!])/gu, "‹")
      .replace(/\{/gu, "(")
      .replace(/\}/gu, ")");
  return pages
    .map(
      ({ start, end, lines }, index) =>
        `${index + 1}\n${clock(start, ",")} --> ${clock(end, ",")}\n${lines.map(plain).join("\n")}\n`,
    )
    .join("\n");
}

/** WebVTT, as browsers read it. */
export function toVtt(pages: readonly CaptionPage[]): string {
  const escaped = (line: string) =>
    line.replace(/&/gu, "&amp;").replace(/</gu, "&lt;").replace(/>/gu, "&gt;");
  const cues = pages.map(
    ({ start, end, lines }) =>
      `${clock(start, ".")} --> ${clock(end, ".")}\n${lines.map(escaped).join("\n")}\n`,
  );
  return `WEBVTT\n\n${cues.join("\n")}`;
}

function clock(seconds: number, point: string): string {
  const milliseconds = Math.max(0, Math.round(seconds * 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const rest = String(milliseconds % 1000).padStart(3, "0");
  const whole = Math.floor(milliseconds / 1000);
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}${point}${rest}`;
}
