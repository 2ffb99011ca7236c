/**
 * @typedef {import("../command-menu.ts").MenuCommand} MenuCommand
 * @typedef {import("../command-menu.ts").MenuOption} MenuOption
 * @typedef {{ insert: string, label: string, detail: string }} Item `insert` takes the place of what was typed
 * @typedef {object} Completion
 * @property {number} from where in the text the typed part begins; it ends at the caret
 * @property {string} typed
 * @property {"command" | "option" | "value"} kind
 * @property {string} head what is being typed, and what is allowed
 * @property {Item[]} items
 * @property {boolean} eager Enter takes the first item; otherwise one must go into the list first
 * @property {{ command: string, option: string } | undefined} asks the bot knows more values for this
 */

const LONGEST_LIST = 12;

/**
 * What may come next at the caret of a text being typed; undefined: nothing to offer.
 * @param {string} text
 * @param {number} caret
 * @param {readonly MenuCommand[]} commands
 * @returns {Completion | undefined}
 */
export function complete(text, caret, commands) {
  const before = text.slice(0, caret);
  const name = /^\/(\w*)$/.exec(before);
  if (name) return completeName(name[1] ?? "", commands);

  const called = /^\/(\w+)\s/.exec(before);
  const command = called && commands.find((one) => one.name === called[1]?.toLowerCase());
  if (!command || isInsideQuotes(before.slice(called[0].length))) return undefined;

  const value = valueAt(before, command);
  if (value) return completeValue(value, command);
  return completeOption(before, called[0].length, text, command);
}

/**
 * @param {string} typed
 * @param {readonly MenuCommand[]} commands
 * @returns {Completion | undefined}
 */
function completeName(typed, commands) {
  const wanted = typed.toLowerCase();
  const fitting = commands
    .filter((command) => command.name.includes(wanted))
    .sort((a, b) => Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)));
  if (fitting.length === 0) return undefined;
  return {
    from: 0,
    typed: `/${typed}`,
    kind: "command",
    head: "Commands",
    items: fitting.slice(0, 25).map((command) => ({
      insert: `/${command.name} `,
      label: `/${command.name}`,
      detail: command.description,
    })),
    // A command that is typed in full is sent by Enter, not completed once more.
    eager: fitting[0]?.name !== wanted,
    asks: undefined,
  };
}

/**
 * The option whose value is being typed: after `--name `, `--name=` or `name:`.
 * @param {string} before
 * @param {MenuCommand} command
 */
function valueAt(before, command) {
  const match = /(?:^|\s)(?:--?([\w-]+)(?:=|\s+)|([\w-]+):)(\S*)$/.exec(before);
  if (!match) return undefined;
  const name = (match[1] ?? match[2] ?? "").toLowerCase();
  const option = command.options.find((one) => one.name === name || one.aliases.includes(name));
  if (!option || option.type === "text" || option.type === "file") return undefined;
  if (option.type === "flag" && match[1]) return undefined;
  const typed = match[3] ?? "";
  return typed.startsWith("-") ? undefined : { option, typed, from: before.length - typed.length };
}

/**
 * @param {{ option: MenuOption, typed: string, from: number }} value
 * @param {MenuCommand} command
 * @returns {Completion | undefined}
 */
function completeValue({ option, typed, from }, command) {
  const items = option.values.filter((value) => fits(value, typed)).map(toItem);
  const done = option.values.some((value) => value.value === typed);
  if (done && items.length === 1) return undefined;
  const choosing = option.type === "choice" || option.type === "flag";
  return {
    from,
    typed,
    kind: "value",
    head: `${option.name}: ${option.description} (${option.allowed})`,
    items,
    eager: choosing && typed !== "" && !done,
    asks: option.asks && !choosing ? { command: command.name, option: option.name } : undefined,
  };
}

/**
 * Values the bot offered while one typed, as items.
 * @param {readonly { value: string, label: string }[]} values
 */
export function toItems(values) {
  return values.slice(0, LONGEST_LIST).map(toItem);
}

/** @param {{ value: string, label: string }} value @returns {Item} */
function toItem({ value, label }) {
  const written = /[\s"]/.test(value) ? `"${value.replaceAll('"', "")}"` : value;
  return { insert: `${written} `, label: value, detail: label === value ? "" : label };
}

/** @param {{ value: string, label: string }} value @param {string} typed */
function fits({ value, label }, typed) {
  const wanted = typed.toLowerCase();
  return value.toLowerCase().startsWith(wanted) || label.toLowerCase().startsWith(wanted);
}

/**
 * @param {string} before
 * @param {number} start
 * @param {string} text
 * @param {MenuCommand} command
 * @returns {Completion | undefined}
 */
function completeOption(before, start, text, command) {
  const word = /(\S*)$/.exec(before)?.[1] ?? "";
  const dashed = word.startsWith("-");
  const wanted = word.replace(/^--?/, "").toLowerCase();
  const given = text.slice(start);
  const free = command.options.find((option) => option.name === command.freeText);
  const fitting = command.options.filter(
    (option) =>
      option.type !== "file" &&
      option.name !== command.freeText &&
      [option.name, ...option.aliases].some((name) => name.startsWith(wanted)) &&
      !isGiven(given, option),
  );
  // Words of a prompt are no options: a list that opens at every word would be in the way.
  const shown = dashed || word === "" || (wanted.length >= 3 && fitting.length === 1);
  if (!shown || (fitting.length === 0 && !(free && given.trim() === ""))) return undefined;
  const teaching = free && given.trim() === "";
  return {
    from: before.length - word.length,
    typed: word,
    kind: "option",
    head: teaching
      ? `${free.name}: ${free.description} (${free.allowed})`
      : `Options of /${command.name}, if you like`,
    items: fitting.map((option) => ({
      insert: `--${option.name} `,
      label: `--${option.name}`,
      detail: `${option.description} (${option.allowed})`,
    })),
    eager: dashed && word.length > 2,
    asks: undefined,
  };
}

/** @param {string} text @param {MenuOption} option */
function isGiven(text, option) {
  return [option.name, ...option.aliases].some((name) =>
    new RegExp(`(?:^|\\s)(?:--?${name}(?:[=\\s]|$)|${name}:)`, "i").test(text),
  );
}

/** An apostrophe inside a word opens nothing. @param {string} text */
function isInsideQuotes(text) {
  let open = "";
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? "";
    if (open) {
      if (letter === open) open = "";
    } else if (letter === '"' || (letter === "'" && /[\s:=]/.test(text[at - 1] ?? " "))) open = letter;
  }
  return open !== "";
}
