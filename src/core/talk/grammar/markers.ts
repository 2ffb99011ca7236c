import type { AnyCommand, OptionDefinition } from "../command.ts";
import { nearestChoice } from "../values/choice.ts";
import { readNumberWord } from "../values/number.ts";
import { optionNames } from "./names.ts";
import { isOpeningMark } from "./quotes.ts";
import { readUnquoted } from "./unquoted.ts";

/** Something that names an option. */
export type Marker =
  | {
      kind: "option";
      name: string;
      definition: OptionDefinition;
      /** Where the value begins. */
      valueAt: number;
      /** Written `:` or `=`, so that a value must follow. */
      joined: boolean;
      /** `--no-draft`. */
      negated: boolean;
    }
  /** `--something` that the command does not have. */
  | { kind: "unknown"; typed: string; end: number };

/** Phones turn -- into a long dash. */
const DASH = /(--|[—–―⸺]|−−)([\p{L}][\p{L}\p{N}_-]{0,40})(?=[\s=:：,.;!?"“”'‘’«)\]]|$)(\s*[=：:]\s*)?/uy;
const SHORT = /-([A-Za-z]{1,3})(?:=|\s+|(?=\d))/y;
const WORD = /([\p{L}][\p{L}\p{N}_-]{0,40})(\s*=\s*|\s?[:：]\s*)(?!\/\/)/uy;

/** Finds out whether an option of this command begins at a place in a text. */
export function markerReader(
  command: AnyCommand,
): (text: string, at: number, first: boolean) => Marker | undefined {
  const names = optionNames(command);

  function dashed(text: string, at: number): Marker | undefined {
    const found = match(DASH, text, at);
    if (!found) return undefined;
    const [whole, dash, typed, joined] = found as unknown as [string, string, string, string | undefined];
    const end = at + whole.length;
    const option = names.find(typed);
    if (option) {
      return { kind: "option", ...option, valueAt: end, joined: joined !== undefined, negated: false };
    }
    // "--seconds8", "--seconds２": the value sticks to the name.
    const [, name, digits] = /^(\p{L}[\p{L}_-]*?)(\p{Nd}+)$/u.exec(typed) ?? [];
    const glued = name === undefined ? undefined : names.find(name);
    if (glued && digits !== undefined && ["integer", "number"].includes(glued.definition.type)) {
      const valueAt = at + dash.length + (name?.length ?? 0);
      return { kind: "option", ...glued, valueAt, joined: true, negated: false };
    }
    const negated = /^no[-_]?(.+)$/i.exec(typed)?.[1];
    const flag = negated === undefined ? undefined : names.find(negated);
    if (flag?.definition.type === "flag") {
      return { kind: "option", ...flag, valueAt: end, joined: false, negated: true };
    }
    // A long dash before a word is prose, as in "a garden —wild and wet", unless it is nearly an option's name.
    if (dash !== "--" && dash !== "−−" && !(typed.length >= 5 && names.nearest(typed))) return undefined;
    return { kind: "unknown", typed, end: at + dash.length + typed.length };
  }

  function short(text: string, at: number): Marker | undefined {
    const found = match(SHORT, text, at);
    const option = found?.[1] ? names.find(found[1]) : undefined;
    if (!found || !option || !["integer", "number", "choice"].includes(option.definition.type)) {
      return undefined;
    }
    const valueAt = at + found[0].length;
    if (!readUnquoted(option.definition, text.slice(valueAt, valueAt + 200)).fits) return undefined;
    return { kind: "option", ...option, valueAt, joined: true, negated: false };
  }

  function worded(text: string, at: number, first: boolean): Marker | undefined {
    const found = match(WORD, text, at);
    const option = found?.[1] ? names.find(found[1]) : undefined;
    if (!found || !option) return undefined;
    const valueAt = at + found[0].length;
    const spaced = /\s/.test(found[2] ?? "");
    if (!isMeant(option, text.slice(valueAt, valueAt + 200), spaced, first)) return undefined;
    return { kind: "option", ...option, valueAt, joined: true, negated: false };
  }

  return (text, at, first) => {
    const character = text[at] ?? "";
    if (/[-—–―⸺−]/.test(character)) return dashed(text, at) ?? short(text, at);
    return worded(text, at, first);
  };
}

/**
 * Whether `word: value` names an option or is prose, as in "a sign says: hello" or "seconds: they fly by".
 * Without a space it is meant; with one, the value has to make sense.
 */
function isMeant(
  option: { definition: OptionDefinition; canonical: boolean },
  rest: string,
  spaced: boolean,
  first: boolean,
): boolean {
  const { definition, canonical } = option;
  if (isOpeningMark(rest[0])) return true;
  const { fits, raw } = readUnquoted(definition, rest);
  switch (definition.type) {
    case "integer":
    case "number":
      if (fits || (!spaced && canonical)) return true;
      return canonical && readNumberWord(raw) !== undefined && /^[\w-]+\s*(?:$|[,;\n]|sec)/.test(rest);
    case "choice":
      if (fits || (!spaced && canonical)) return true;
      return (
        canonical && (/^\d/.test(raw) || (first && nearestChoice(definition.choices, raw) !== undefined))
      );
    case "flag":
      return fits || (!spaced && canonical);
    case "text":
      return canonical || !spaced || first;
    case "clip":
    case "model":
      return !spaced || first;
    case "file":
      return canonical && (!spaced || first);
  }
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
