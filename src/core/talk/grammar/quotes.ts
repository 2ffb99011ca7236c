/** Quotation marks that belong together; people's keyboards mix them within a family. */
const FAMILIES: readonly { open: string; close: string }[] = [
  { open: '"“”„‟', close: '"“”„‟' },
  { open: "'‘’‚‛", close: "'‘’‚‛" },
  { open: "«", close: "»" },
  { open: "»", close: "«" },
  { open: "‹", close: "›" },
  { open: "「", close: "」" },
  { open: "『", close: "』" },
];

/** How far beyond a possible end a better one is looked for, in characters: a little more than the longest prompt. */
const REACH = 2_500;

export interface Quoted {
  value: string;
  /** Where the text goes on after the closing mark. */
  end: number;
}

/**
 * The quoted words that begin at `at`; undefined where there is no opening mark, or no mark that could close it.
 * An apostrophe, or a quotation inside, does not end it: the mark that does is followed by the end or another
 * option, and failing that the first one that ends a word. `startsOption` tells whether an option begins somewhere.
 */
export function readQuoted(
  text: string,
  at: number,
  startsOption: (at: number) => boolean,
): Quoted | undefined {
  const family = FAMILIES.find(({ open }) => isOneOf(text[at], open));
  if (!family) return undefined;
  const { close } = family;
  let first: number | undefined;
  for (let i = at + 1; i < text.length; i++) {
    if (first !== undefined && i - first > REACH) break;
    if (text[i] === "\\" && (text[i + 1] === "\\" || isOneOf(text[i + 1], close))) {
      i++;
    } else if (first !== undefined && isBoundary(text, i) && startsOption(i)) {
      break;
    } else if (isOneOf(text[i], close) && endsWord(text, i + 1, startsOption)) {
      first ??= i;
      if (isLast(text, i + 1, startsOption)) return quoted(text, at, i, close);
    }
  }
  return first === undefined ? undefined : quoted(text, at, first, close);
}

/** A mark that opens a quotation, standing alone because nothing closes it. */
export function isOpeningMark(character: string | undefined): boolean {
  return character !== undefined && /["“„‟'‘‚‛«‹「『]/u.test(character);
}

/** Whether an option could begin here: at the start, after a space, after a comma. */
export function isBoundary(text: string, at: number): boolean {
  return at === 0 || /[\s,;]/.test(text[at - 1] ?? "");
}

function quoted(text: string, at: number, closing: number, close: string): Quoted {
  const inside = text.slice(at + 1, closing);
  const value = inside.replace(/\\(.)/gsu, (whole, character: string) =>
    character === "\\" || isOneOf(character, close) ? character : whole,
  );
  return { value: value.trim(), end: closing + 1 };
}

function endsWord(text: string, after: number, startsOption: (at: number) => boolean): boolean {
  return after >= text.length || /[\s,;.!?)\]}]/.test(text[after] ?? "") || startsOption(after);
}

function isLast(text: string, after: number, startsOption: (at: number) => boolean): boolean {
  let next = after;
  while (next < text.length && /[\s,;.!?)\]}]/.test(text[next] ?? "")) next++;
  return next >= text.length || startsOption(next);
}

function isOneOf(character: string | undefined, set: string): boolean {
  return character !== undefined && character !== "" && set.includes(character);
}
