import stringWidth from "string-width";
import type { Card } from "../../../src/core/card/card.ts";
import { isEnded, type ShotState } from "../../../src/core/film/clip.ts";
import type { Notice } from "../../../src/core/talk/reply.ts";
import { cutTo, oneLine, type Paint, pad } from "./text.ts";

const BAR_COLUMNS = 28;
/** A film of many shots must not push its own bar out of a low window. */
const SHOT_LINES_MAX = 12;

const SHOT_MARKS: Record<ShotState, string> = {
  waiting: "·",
  shooting: "▸",
  made: "✓",
  kept: "=",
  failed: "✗",
};

interface View {
  columns: number;
  paint: Paint;
}

/** The card as lines, none wider than the terminal. */
export function cardLines(card: Card, view: View): string[] {
  return [...planLines(card, view), ...warningLines(card.warnings, view), ...stateLines(card, view)];
}

function linesFor({ columns, paint }: View) {
  const lines: string[] = [];
  const add = (text: string, format?: Parameters<Paint>[0]) => {
    const fitted = cutTo(text, columns);
    lines.push(format ? paint(format, fitted) : fitted);
  };
  return { lines, add };
}

function planLines(card: Card, view: View): string[] {
  const { lines, add } = linesFor(view);
  const { columns } = view;
  add(`  ${oneLine(card.prompt)}`, "bold");
  // What a board costs and takes is what one decides by: none of it may be cut off.
  const facts = card.facts.map(factWords).join(" · ");
  const factLines = card.isBoard ? wrap(facts, columns - 2) : [facts];
  if (card.facts.length > 0) for (const line of factLines) add(`  ${line}`, "dim");
  for (const { what, before, after } of card.changes) {
    add(`  ${oneLine(what)}: ${changeWords(oneLine(before), oneLine(after))}`, "cyan");
  }
  for (const shot of card.shots.slice(0, SHOT_LINES_MAX)) {
    const seconds = `${shot.seconds} s`;
    const head = `  ${SHOT_MARKS[shot.state]} ${pad(String(shot.index + 1), 3)}${pad(seconds, 7)}`;
    const format = shot.state === "waiting" ? "dim" : undefined;
    const camera = oneLine(shot.camera);
    if (card.isBoard) {
      add(`${head}${oneLine(shot.beat)}`, format);
      add(`${" ".repeat(stringWidth(head))}${camera}`, "dim");
    } else add(`${head}${pad(cutTo(camera, 12), 13)}${oneLine(shot.beat)}`, format);
  }
  if (card.shots.length > SHOT_LINES_MAX) add(`    and ${card.shots.length - SHOT_LINES_MAX} more`, "dim");
  return lines;
}

export function warningLines(warnings: readonly string[], view: View): string[] {
  const { lines, add } = linesFor(view);
  for (const warning of warnings) add(`  ! ${oneLine(warning)}`, "yellow");
  return lines;
}

/** How far it is, or why it failed. */
export function stateLines(card: Card, view: View): string[] {
  const { lines, add } = linesFor(view);
  const { columns } = view;
  if (card.failure) {
    for (const line of wrap(oneLine(card.failure), columns - 4)) add(`  ${line}`, "red");
  } else {
    const colour = card.state === "delivered" ? "green" : "yellow";
    // Beside the bar, a narrow window would cut off how far it is.
    const beside = `${bar(card)} ${statusLine(card)}`;
    const fits = stringWidth(beside) + 2 <= columns;
    for (const line of fits ? [beside] : [bar(card), statusLine(card)]) add(`  ${line}`, colour);
  }
  return lines;
}

/** What the card says in a line: what is being done, how far, how long still. */
export function statusLine(card: Card): string {
  const parts = [oneLine(card.headline)];
  if (card.progress !== null && !isEnded(card.state)) parts.push(percent(card));
  const left = timeLeft(card);
  if (left) parts.push(left);
  return parts.join(", ");
}

function percent(card: Card): string {
  return `${card.estimated ? "about " : ""}${Math.floor((card.progress ?? 0) * 100)} %`;
}

function timeLeft(card: Card): string | undefined {
  if (!card.secondsLeft || isEnded(card.state)) return undefined;
  const { from, to } = card.secondsLeft;
  const [least, most] = [duration(from), duration(to)];
  if (least === most) return `${most} left`;
  const [leastNumber, leastUnit] = least.split(" ");
  return most.endsWith(` ${leastUnit}`) ? `${leastNumber}–${most} left` : `${least} – ${most} left`;
}

/** Words that both begin with are left out where they are many: what is new has to fit into the line. */
function changeWords(before: string, after: string): string {
  const [old, now] = [before.split(" "), after.split(" ")];
  let same = 0;
  while (same < Math.min(old.length, now.length) && old[same] === now[same]) same++;
  const from = same > 3 ? same - 1 : 0;
  const rest = (words: string[]) => (from > 0 ? "… " : "") + words.slice(from).join(" ");
  return `${before ? rest(old) : "–"} → ${after ? rest(now) : "–"}`;
}

/** A bare number says nothing without its label. */
function factWords({ label, value }: Card["facts"][number]): string {
  return oneLine(/^\d+$/.test(value) ? `${label.toLowerCase()} ${value}` : value);
}

function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 90 ? `${whole} s` : `${Math.round(whole / 60)} min`;
}

function bar(card: Card): string {
  const share = card.state === "delivered" ? 1 : (card.progress ?? 0);
  const full = Math.floor(share * BAR_COLUMNS);
  return "█".repeat(full) + "░".repeat(BAR_COLUMNS - full);
}

/** A notice as lines. */
export function noticeLines(notice: Notice, { columns, paint }: View): string[] {
  const colour = notice.tone === "mistake" ? "yellow" : notice.tone === "failure" ? "red" : undefined;
  const painted = (text: string) => (colour ? paint(colour, text) : text);
  const lines: string[] = [];
  if (notice.title) lines.push(paint("bold", `  ${oneLine(notice.title)}`));
  for (const paragraph of notice.paragraphs ?? []) {
    for (const line of paragraph.split("\n")) {
      lines.push(...wrap(oneLine(line), columns - 4).map((part) => painted(`  ${part}`)));
    }
  }
  for (const { text, detail } of notice.items ?? []) {
    lines.push(...wrap(oneLine(text), columns - 6).map((part, at) => `${at === 0 ? "  - " : "    "}${part}`));
    if (detail) lines.push(...wrap(oneLine(detail), columns - 6).map((part) => paint("dim", `    ${part}`)));
  }
  for (const example of notice.examples ?? []) lines.push(paint("cyan", `  Try: ${oneLine(example)}`));
  return lines;
}

function wrap(text: string, columns: number): string[] {
  const width = Math.max(20, columns);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && cutTo(longer, width) !== longer) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((one) => cutTo(one, width));
}
