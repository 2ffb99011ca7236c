/** A bar is of one grey all the time, give or take what a coder makes of that. */
const SAME = 28;
/** Bars are worth cutting off from this share of a side on. */
const LEAST = 1 / 24;
/** Less than this share of a side is no picture between bars. */
const LEAST_INSIDE = 1 / 8;

/** What is left of a picture without its bars, in shares of its sides. */
export interface Inside {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Where a film lies between bars of one colour that are there all the time; undefined: it has none. `frames`: grey, `side` by
 * `side`. What it takes for a bar may be a night sky: whoever asks compares the whole picture, too.
 */
export function insideOfBars(frames: readonly Uint8Array[], side: number): Inside | undefined {
  const rows = new Range(side);
  const columns = new Range(side);
  for (const frame of frames) {
    frame.forEach((grey, at) => {
      rows.add(Math.floor(at / side), grey);
      columns.add(at % side, grey);
    });
  }
  const y = rows.bars();
  const x = columns.bars();
  const [width, height] = [side - x.before - x.behind, side - y.before - y.behind];
  if ((height === side && width === side) || Math.min(width, height) < side * LEAST_INSIDE) return undefined;
  return { x: x.before / side, y: y.before / side, width: width / side, height: height / side };
}

/** Between bars that are alike on both ends, as players put them: what is more on one may be a flat edge of the picture. */
export function betweenEvenBars({ x, y, width, height }: Inside): Inside {
  const [across, down] = [Math.min(x, 1 - x - width), Math.min(y, 1 - y - height)];
  return { x: across, y: down, width: 1 - 2 * across, height: 1 - 2 * down };
}

/** The darkest and the lightest that each line ever was. */
class Range {
  readonly #least: Uint8Array;
  readonly #most: Uint8Array;

  constructor(lines: number) {
    this.#least = new Uint8Array(lines).fill(255);
    this.#most = new Uint8Array(lines);
  }

  add(line: number, grey: number): void {
    if (grey < (this.#least[line] ?? 0)) this.#least[line] = grey;
    if (grey > (this.#most[line] ?? 0)) this.#most[line] = grey;
  }

  /** How many lines are bars on either end. Bars are put on two ends alike; a flat edge on one is part of the picture. */
  bars(): { before: number; behind: number } {
    const lines = this.#least.length;
    const isBar = (line: number) => (this.#most[line] ?? 255) - (this.#least[line] ?? 0) <= SAME;
    let before = 0;
    while (before < lines && isBar(before)) before += 1;
    let behind = 0;
    while (behind < lines - before && isBar(lines - 1 - behind)) behind += 1;
    return Math.min(before, behind) / lines >= LEAST ? { before, behind } : { before: 0, behind: 0 };
  }
}
