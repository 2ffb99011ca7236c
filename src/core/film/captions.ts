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
/** What stands for less isn't read. */
const LEAST_SECONDS = 0.8;
/** A line isn't shown alone for less before a sound is told above it. */
const UNNOTICED_SECONDS = 0.4;

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
  const told: Cue[] = [];
  const sounds = cues.filter(({ kind, name = "" }) => kind === "effect" && name in TOLD_SOUNDS);
  for (const cue of sounds.sort((one, other) => one.start - other.start)) {
    const first = firstShot(cue);
    if (first !== undefined && told.some((one) => one.name === cue.name && firstShot(one) === first))
      continue;
    told.push(cue);
    tellSound(
      pages,
      TOLD_SOUNDS[cue.name ?? ""] ?? "",
      cue.start,
      Math.min(seconds, cue.start + cue.seconds),
    );
  }
  return pages.sort((one, other) => one.start - other.start);
}

/** The shot in which the beat that an effect belongs to sounds first. */
function firstShot({ firstIn, shot }: Cue): number | undefined {
  return firstIn ?? shot;
}

/**
 * Puts a sound, heard from one second to another, among the pages: by itself where nothing else is to be read, else above a line that leaves
 * room for it, else behind what stands there, as long as it is still heard. Where none of that goes, words come first.
 */
function tellSound(pages: CaptionPage[], told: string, from: number, until: number): void {
  const end = Math.min(until, from + SOUND_SECONDS);
  if (end <= from) return;
  const after = pages.filter((page) => page.end > from).sort((one, other) => one.start - other.start);
  const [first] = after;
  const free = Math.min(end, first?.start ?? end) - from;
  if (!first || first.start >= end || free >= LEAST_SECONDS) {
    pages.push({ start: from, end: from + free, lines: [told] });
    return;
  }
  const letters = [told, ...first.lines].join("").length;
  const isReadable = letters <= LETTERS_PER_SECOND * (first.end - first.start);
  if (first.lines.length < LINES && isReadable && first.end - from >= LEAST_SECONDS) {
    const begun = { ...first, end: from };
    first.lines = [told, ...first.lines];
    if (from - first.start < UNNOTICED_SECONDS) return;
    pages.push(begun);
    first.start = from;
    return;
  }
  if (until - first.end >= LEAST_SECONDS) tellSound(pages, told, first.end, until);
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
