import type { AnyCommand, OptionDefinitions } from "./command.ts";
import { markerReader } from "./grammar/markers.ts";
import { optionNames } from "./grammar/names.ts";
import { assignLoose } from "./grammar/positional.ts";
import { isBoundary, isOpeningMark, readQuoted } from "./grammar/quotes.ts";
import { readUnquoted } from "./grammar/unquoted.ts";
import type { Problem } from "./problem.ts";
import { readFlag } from "./values/flag.ts";
import { cleanText, quoteGiven } from "./values/text.ts";

/** More than any platform lets people type; no more is read. */
const TYPED_MAX_LENGTH = 10_000;
/** So many quotes and brackets that nothing closes, and they are taken for signs: each costs a look at all the rest. */
const UNCLOSED_MAX = 40;

/** CJK keyboards and copied text have other dashes: two of them before a word are --. */
function withPlainDashes(text: string): string {
  return text.replace(/(?<![^\s])[-\u2010-\u2012\u2212\ufe58\ufe63\uff0d]{2}(?=\p{L})/gu, "--");
}

/** Midjourney's parameters that mean nothing here; -s only past any length a film can have. */
const MIDJOURNEY =
  /(?<![^\s])--(?:v|version|q|c|chaos|iw|sref|cref|oref|niji|stylize|style(?=\s+raw\b)|cw|sw|ow|sv|weird|stop|tile|turbo|relax|fast|repeat|exp|s(?=[\s=]+(?:6[1-9]|[7-9]\d|\d{3,})(?:\s|$)))(?=[\s=]|$)(?:[\s=]+(?!--)(?:https?:\/\/\S+|raw(?=\s|$)|random(?=\s|$)|\d[\d.:,]*(?=\s|$)))*/giu;

/** A prompt pasted from Midjourney is made all the same; what was left out of it comes back, to be told. */
function withoutForeignOptions(command: AnyCommand, text: string): { text: string; leftOut: string[] } {
  if (!("negative" in command.options) || !text.includes("--")) return { text, leftOut: [] };
  const leftOut: string[] = [];
  const rest = text
    .split(/("[^"\n]*"|“[^”\n]*”)/u)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part.replace(MIDJOURNEY, (found) => {
            leftOut.push(found.trim().replace(/\s+/gu, " "));
            return " ";
          }),
    )
    .join("");
  return { text: rest.trim(), leftOut };
}

/** `/video@bot words`, taken apart; undefined where the text does not begin with a command's name. */
export function readCommandName(
  typed: string,
): { name: string; bot: string | undefined; rest: string } | undefined {
  const found = /^[/\uff0f\u2044\u2215]([\p{L}\p{N}\p{M}_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?=\s|$)/u.exec(
    cleanText(typed),
  );
  if (!found?.[1]) return undefined;
  return {
    name: found[1].normalize("NFKC").toLowerCase(),
    bot: found[2],
    rest: cleanText(typed).slice(found[0].length).trim(),
  };
}

/**
 * Reads what was typed after a command's name. Options may stand anywhere, written `name:value`, `--name value`,
 * `--name=value`, `name=value` or `-n 5`; what is left over is the command's free text. The values are raw: still
 * to be checked. Problems are what can't be read as the command's at all.
 */
export function readOptions(
  command: AnyCommand,
  typed: string,
  /** Options that are known already, so that no loose word is taken for them. */
  { given = [] }: { given?: readonly string[] } = {},
): { options: Record<string, string | boolean>; problems: Problem[]; leftOut: string[] } {
  const { text, leftOut } = withoutForeignOptions(
    command,
    withPlainDashes(cleanText(typed.slice(0, TYPED_MAX_LENGTH))),
  );
  const markerAt = markerReader(command);
  const options: Record<string, string | boolean> = {};
  const problems: Problem[] = [];
  const freeText: string[] = [];
  /** What was quoted after the option's own name is as it was meant: quotes inside are its own. */
  let isQuotedByName = false;
  /** Words of the text option being read without quotes; undefined: they are free text. */
  let sink: string | undefined;
  let words = "";
  /** Nothing but options since the start or the line's start. */
  let first = true;
  let at = 0;

  let unclosed = 0;
  const starts = new Map<number, boolean>();
  const startsOption = (place: number) => {
    const known = starts.get(place);
    if (known !== undefined) return known;
    const found = markerAt(text, place, false) !== undefined;
    starts.set(place, found);
    return found;
  };
  if (typed.length > TYPED_MAX_LENGTH) {
    problems.push({
      code: "text-too-long",
      sentence: `That is more than I can read: ${typed.length.toLocaleString("en-GB")} characters.`,
    });
  }
  const endWords = () => {
    const said = words.replace(/^[\s,;]+/, "").replace(/[\s,;]+$/, "");
    if (sink === undefined) {
      if (said !== "") freeText.push(tidy(words));
    } else {
      options[sink] = said;
      if (said === "") problems.push(missingValue(command, sink));
    }
    sink = undefined;
    words = "";
  };

  while (at < text.length) {
    const character = text[at] ?? "";
    if (character === "\n" && sink !== undefined && words.trim() !== "") endWords();
    const marker = isBoundary(text, at) ? markerAt(text, at, first) : undefined;
    if (marker?.kind === "unknown") {
      at = readUnknown(marker.typed, marker.end);
      continue;
    }
    if (marker) {
      endWords();
      at = readValue(marker);
      continue;
    }
    const opens = unclosed < UNCLOSED_MAX && OPENS.test(character) && isBoundary(text, at);
    const inert = opens ? inertLength(text, at, startsOption) : 0;
    if (opens && inert === 0) unclosed++;
    const step = Math.max(1, inert);
    words += text.slice(at, at + step);
    if (character === "\n") first = true;
    else if (/\S/.test(character)) first = false;
    at += step;
  }
  endWords();
  assignFreeText();
  return { options, problems, leftOut };

  /** An option the command does not have: its value, as far as it can be told, belongs to the mistake. */
  function readUnknown(typed: string, end: number): number {
    const names = optionNames(command);
    const near = names.nearest(typed);
    const definition = near === undefined ? undefined : (command.options as OptionDefinitions)[near];
    const place = end + (/^\s*[=:]?\s*/.exec(text.slice(end, end + 40))?.[0].length ?? 0);
    const value = definition && readUnquoted(definition, text.slice(place, place + 400));
    if (near !== undefined && value?.fits && definition?.type !== "text" && definition?.type !== "file") {
      problems.push({ ...unknownOption(command, typed, near), option: near, correction: value.raw });
      return place + value.length;
    }
    if (near !== undefined && definition?.type === "text" && near !== command.freeText) {
      // A text goes on to the next option; left in the prompt it would say the opposite of what was meant.
      let stop = place;
      while (stop < text.length && text[stop] !== "\n" && !(isBoundary(text, stop) && startsOption(stop)))
        stop++;
      const correction = text.slice(place, stop).trim();
      problems.push({
        ...unknownOption(command, typed, near),
        option: near,
        ...(correction === "" ? {} : { correction }),
      });
      return stop;
    }
    const refused = /^\s*[=:]?\s*(?:no|none|off|false|without)(?=[\s,;.]|$)/i.exec(
      text.slice(end, end + 40),
    )?.[0];
    if (near === undefined && refused !== undefined && Object.hasOwn(command.options, "negative")) {
      // "--trees no": what is not to be seen has an option of its own.
      problems.push({ ...unknownOption(command, typed, "negative"), option: "negative", correction: typed });
      return end + refused.length;
    }
    // Perhaps it was never meant as one: then the whole belongs in quotes.
    const whole = near === undefined && command.freeText !== undefined;
    problems.push({
      ...unknownOption(command, typed, near),
      ...(whole ? { option: command.freeText as string, correction: text } : {}),
    });
    return end + (/^\s*[=:]?\s*(?:\d\S*)?/.exec(text.slice(end, end + 40))?.[0].trimEnd().length ?? 0);
  }

  /** Reads the value after a marker, and returns where the text goes on. */
  function readValue(marker: ReturnType<typeof markerAt> & { kind: "option" }): number {
    const { name, definition, joined } = marker;
    let place = marker.valueAt;
    if (definition.type === "file") {
      problems.push({
        code: "bad-value",
        option: name,
        sentence: `${name} is a file: attach it to the message instead of naming it.`,
      });
      return place + (/^\s*\S+/.exec(text.slice(place))?.[0].length ?? 0);
    }
    if (marker.negated) {
      options[name] = false;
      return place;
    }
    const gap = gapLength(place);
    const quoted = readQuoted(text, place + gap, startsOption);
    if (quoted && (definition.type !== "flag" || joined)) {
      if (name === command.freeText) {
        freeText.push(quoted.value);
        isQuotedByName = true;
      } else options[name] = quoted.value;
      return skipComma(quoted.end);
    }
    if (definition.type === "flag") return readFlagValue(name, place, joined);
    place += gap;
    // A mark that nothing closes is a slip; an apostrophe that begins a word is not.
    const lone = text[place];
    if (
      isOpeningMark(lone) &&
      !/^['‘’](?:tis|twas|til|cause|em|n|\d0s)\b/i.test(text.slice(place, place + 8))
    ) {
      place++;
    }
    if (definition.type === "text") {
      sink = name === command.freeText ? undefined : name;
      if (sink === undefined && /^\s*$/.test(text.slice(place))) problems.push(missingValue(command, name));
      return place;
    }
    if (
      place >= text.length ||
      (!joined && isBoundary(text, place) && startsOption(place) && !/^-\d/.test(text.slice(place)))
    ) {
      problems.push(missingValue(command, name));
      return place;
    }
    const { raw, length } = readUnquoted(definition, text.slice(place, place + 400));
    if (raw === "") problems.push(missingValue(command, name));
    else options[name] = raw;
    return skipComma(place + length);
  }

  /** `--draft`, `draft:true`, `--draft off --seconds 5`, but not `--draft on the beach`. */
  function readFlagValue(name: string, place: number, joined: boolean): number {
    const found = /^\s*([^\s,;.!?]+)/.exec(text.slice(place, place + 60));
    const after = place + (found?.[0].length ?? 0);
    const flag = found?.[1] ? readFlag(found[1]) : undefined;
    const alone = /^[\s,;.!?]*$/.test(text.slice(after)) || startsOption(after + gapLength(after));
    if (joined && found?.[1]) {
      options[name] = found[1];
      return skipComma(after);
    }
    const plain = found?.[1] !== undefined && /^(?:true|false)$/i.test(found[1]);
    if (flag !== undefined && (alone || plain)) {
      options[name] = flag;
      return skipComma(after);
    }
    options[name] = true;
    return skipComma(place);
  }

  function gapLength(place: number): number {
    return /^\s*/.exec(text.slice(place))?.[0].length ?? 0;
  }

  function skipComma(place: number): number {
    return place + (/^\s*[,;]/.exec(text.slice(place, place + 10))?.[0].length ?? 0);
  }

  /** Words given to no option by name go to the command's free text, or one by one to its options in their order. */
  function assignFreeText(): void {
    const said = freeText.filter((part) => part !== "");
    if (said.length === 0) return;
    const whole = said.join(" ");
    if (command.freeText) {
      const only = said.length === 1 && !isQuotedByName ? readQuoted(whole, 0, () => false) : undefined;
      options[command.freeText] = only?.end === whole.length ? only.value : whole;
      return;
    }
    const definitions: OptionDefinitions = command.options;
    if (Object.keys(definitions).length === 0) return;
    const { values, left } = assignLoose(
      whole,
      definitions,
      (name) => name in options || given.includes(name),
    );
    Object.assign(options, values);
    if (left !== "") {
      problems.push({
        code: "unexpected-words",
        sentence: `/${command.name} has no use for ${quoteGiven(left)}. ${listOptions(command)}`,
      });
    }
  }
}

const OPENS = /["“„«「『'‘{[]/u;

/** Length of what stands in double quotes or in balanced brackets at `at`: no option begins inside. */
function inertLength(text: string, at: number, startsOption: (at: number) => boolean): number {
  const character = text[at] ?? "";
  if (/["“„«「『]/u.test(character) && /\S/.test(text[at + 1] ?? "")) {
    const quoted = readQuoted(text, at, startsOption);
    return quoted ? quoted.end - at : 0;
  }
  if (/['‘]/.test(character)) {
    const quoted = readQuoted(text, at, startsOption);
    const next = quoted ? /^\s*/.exec(text.slice(quoted.end))?.[0].length : undefined;
    if (!quoted || next === undefined) return 0;
    return quoted.end >= text.length || startsOption(quoted.end + next) ? quoted.end - at : 0;
  }
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === "{" || text[i] === "[") depth++;
    else if (text[i] === "}" || text[i] === "]") depth--;
    if (depth === 0) return i + 1 - at;
  }
  return 0;
}

/** Free text without the commas and spaces that stood between it and the options taken out. */
function tidy(text: string): string {
  return text
    .replace(/^[\s,;]+/, "")
    .replace(/[\s,;]+$/, "")
    .replace(/[ \t]{2,}/g, " ");
}

function missingValue(command: AnyCommand, name: string): Problem {
  const definition = (command.options as OptionDefinitions)[name];
  const described = definition ? ` ${definition.description.replace(/\.$/, "")}.` : "";
  return { code: "missing-option", option: name, sentence: `--${name} needs a value.${described}` };
}

function unknownOption(command: AnyCommand, typed: string, near: string | undefined): Problem {
  const meant = near ? ` Did you mean --${near}?` : "";
  return {
    code: "unknown-option",
    sentence: `/${command.name} has no option --${typed}.${meant} ${listOptions(command)} If it belongs to your text, put the text in quotes.`,
  };
}

function listOptions(command: AnyCommand): string {
  const { typed } = optionNames(command);
  return typed.length === 0 ? "It has no options." : `Its options: ${typed.join(", ")}.`;
}
