interface Extent {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Of each command of a path, how many numbers it takes, and which of them are a point: the last two are where it ends. */
const TAKES: Readonly<Record<string, number>> = {
  m: 2,
  l: 2,
  h: 1,
  v: 1,
  c: 6,
  s: 4,
  q: 4,
  t: 2,
  a: 7,
  z: 0,
};
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/;

const known = new Map<string, Extent>();

/** About where a path lies: the box of the points it goes through. */
export function extentOfPath(data: string): Extent {
  const found = known.get(data) ?? measured(data);
  known.set(data, found);
  return found;
}

function measured(data: string): Extent {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, letter = "", rest = ""] of data.matchAll(/([a-z])([^a-z]*)/gi)) {
    const kind = letter.toLowerCase();
    const isRelative = letter === kind;
    if (kind === "z") [x, y] = [startX, startY];
    const takes = TAKES[kind] ?? 0;
    const numbers = numbersOf(rest, kind === "a");
    for (let at = 0; takes > 0 && at + takes <= numbers.length; at += takes) {
      const [fromX, fromY] = isRelative ? [x, y] : [0, 0];
      const last = numbers[at + takes - 1] ?? 0;
      if (kind === "h") x = fromX + last;
      else if (kind === "v") y = fromY + last;
      else [x, y] = [fromX + (numbers[at + takes - 2] ?? 0), fromY + last];
      if (kind === "m" && at === 0) [startX, startY] = [x, y];
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return box;
}

function numbersOf(text: string, isArc: boolean): number[] {
  if (!isArc) return (text.match(new RegExp(NUMBER, "g")) ?? []).map(Number);
  // Radii and turn, two flags of one digit each that need no space after them, and where it ends.
  const all: number[] = [];
  let left = text;
  const take = (pattern: RegExp) => {
    const found = pattern.exec(left);
    if (found) left = left.slice(found.index + found[0].length);
    return found ? Number(found[0]) : Number.NaN;
  };
  for (;;) {
    const arc = [0, 1, 2, 3, 4, 5, 6].map((part) => take(part === 3 || part === 4 ? /[01]/ : NUMBER));
    if (arc.some(Number.isNaN)) return all;
    all.push(...arc);
  }
}
