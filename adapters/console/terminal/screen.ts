import type { Card } from "../../../src/core/card/card.ts";
import { isEnded } from "../../../src/core/film/clip.ts";
import type { Notice } from "../../../src/core/talk/reply.ts";
import { cardLines, noticeLines, stateLines, statusLine, warningLines } from "./render-card.ts";
import { createPaint, cutTo, oneLine } from "./text.ts";

/** Where words go: a stream, as far as the terminal needs one. */
export interface Output {
  write(text: string): unknown;
  columns?: number;
}

export interface Screen {
  line(text: string): void;
  command(text: string): void;
  notice(notice: Notice): void;
  /** Shows the cards under way; called again with every change. */
  cards(cards: readonly Card[]): void;
  /** What `cards` showed last stays; the next ones come below it. */
  settle(): void;
}

const COLUMNS_WITHOUT_TTY = 100;
/** The last column stays empty: some terminals wrap as soon as it is written. */
const columnsOf = (output: Output) => Math.max(30, (output.columns ?? COLUMNS_WITHOUT_TTY) - 1);

export function createScreen(output: Output, options: { isTty: boolean; colour: boolean }): Screen {
  return options.isTty ? liveScreen(output, options.colour) : plainScreen(output);
}

/** Redraws the cards in place. */
function liveScreen(output: Output, colour: boolean): Screen {
  const paint = createPaint({ colour });
  const view = () => ({ columns: columnsOf(output), paint });
  let drawn = 0;
  let shown = "";

  /** Back to where the cards begin, and everything from there wiped. */
  const wipe = () => {
    const up = drawn > 0 ? `\u001b[${drawn}A\r\u001b[J` : "";
    drawn = 0;
    return up;
  };
  const say = (lines: readonly string[]) => output.write(`${lines.join("\n")}\n`);

  return {
    line: (text) => say([text]),
    command: (text) => say(["", paint("bold", cutTo(`> ${oneLine(text)}`, view().columns))]),
    notice: (notice) => say(noticeLines(notice, view())),
    cards(cards) {
      const lines = cards.flatMap((card) => cardLines(card, view()));
      const next = `${lines.join("\n")}\n`;
      if (next === shown && drawn > 0) return;
      shown = next;
      output.write(wipe() + next);
      drawn = lines.length;
    },
    settle() {
      drawn = 0;
      shown = "";
    },
  };
}

/** Says a line when something has happened, for logs and pipes. */
function plainScreen(output: Output): Screen {
  const paint = createPaint({ colour: false });
  const view = { columns: COLUMNS_WITHOUT_TTY, paint };
  const said = new Map<string, { plan: string; warnings: readonly string[]; state: string }>();
  const say = (lines: readonly string[]) => output.write(lines.map((line) => `${line}\n`).join(""));

  return {
    line: (text) => say([text]),
    command: (text) => say([`> ${oneLine(text)}`]),
    notice: (notice) => say(noticeLines(notice, view)),
    cards(cards) {
      for (const card of cards) {
        const before = said.get(card.clipId);
        const { warnings } = card;
        // How far each shot is, is no part of what is planned.
        const plan = JSON.stringify(card.shots.map(({ state: _, ...planned }) => planned));
        const state = `${card.headline}${card.failure ?? ""}`;
        said.set(card.clipId, { plan, warnings, state });
        if (before?.plan !== plan) {
          say(cardLines(card, view));
          continue;
        }
        const more = warnings.filter((warning) => !before.warnings.includes(warning));
        say(warningLines(more, view));
        if (before.state === state) continue;
        say(isEnded(card.state) ? stateLines(card, view) : [`  ${statusLine(card)}`]);
      }
    },
    settle() {},
  };
}
