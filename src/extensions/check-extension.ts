import type { AnyCommand, OptionDefinitions } from "../core/talk/command.ts";
import type { Extension } from "./extension.ts";

/** What one would be if it was typed: nothing has looked at it before it was run. */
interface Unchecked {
  commands?: unknown;
  backends?: unknown;
  looks?: unknown;
}

const KINDS = ["commands", "backends", "looks"] as const;

/** Why what a host's file brings can't be used; undefined: it can. */
export function checkExtension(
  extension: Extension,
  taken: { commands: readonly AnyCommand[]; backends: readonly string[] },
): string | undefined {
  const given: Unchecked = extension;
  if (typeof given !== "object" || given === null) return "it gives back no object";
  const unknown = Object.keys(given).find((key) => !KINDS.some((kind) => kind === key));
  if (unknown !== undefined) return `it brings “${unknown}”; there are ${KINDS.join(", ")}`;
  for (const kind of KINDS)
    if (given[kind] !== undefined && !Array.isArray(given[kind])) return `its ${kind} are no list`;
  if (KINDS.every((kind) => (extension[kind] ?? []).length === 0)) return "it brings nothing";
  return (
    checkCommands(extension.commands ?? [], taken.commands) ??
    checkBackends(extension.backends ?? [], taken.backends) ??
    checkLooks(extension.looks ?? [])
  );
}

const namesOf = ({ name, alsoCalled = [] }: AnyCommand) => [name, ...alsoCalled];

function checkCommands(commands: readonly AnyCommand[], others: readonly AnyCommand[]): string | undefined {
  const names = new Set(others.flatMap(namesOf));
  for (const [index, command] of commands.entries()) {
    const called = typeof command?.name === "string" ? `its command ${command.name}` : `command ${index + 1}`;
    // As Discord and Telegram both take them.
    if (!/^[a-z0-9_]{1,32}$/.test(command?.name ?? ""))
      return `${called} needs a name of a-z, 0-9 and _, at most 32`;
    if (typeof command.description !== "string" || !/^.{1,100}$/.test(command.description))
      return `${called} needs a description of at most 100 characters`;
    if (typeof command.run !== "function") return `${called} has no run`;
    if (typeof command.options !== "object" || command.options === null)
      return `${called} needs options, at least {}`;
    const option = checkOptions(command.options);
    if (option) return `${called}: ${option}`;
    if (!Array.isArray(command.examples)) return `${called} needs examples, at least []`;
    const used = namesOf(command).find((name) => names.has(name));
    if (used !== undefined) return `there is a command ${used} already`;
    for (const name of namesOf(command)) names.add(name);
  }
  return undefined;
}

/** Discord takes all commands at once or none: one bad option of a host's own would take away the whole menu. */
function checkOptions(options: OptionDefinitions): string | undefined {
  for (const [name, option] of Object.entries(options)) {
    if (!/^[a-z0-9_]{1,32}$/.test(name))
      return `its option “${name}” needs a name of a-z, 0-9 and _, at most 32`;
    if (typeof option?.description !== "string" || !/^.{1,100}$/.test(option.description))
      return `its option ${name} needs a description of at most 100 characters`;
    const check = OPTION_TYPES[option.type];
    if (!check) return `its option ${name} is of no type there is: ${Object.keys(OPTION_TYPES).join(", ")}`;
    const problem = check(option);
    if (problem !== undefined) return `its option ${name} ${problem}`;
  }
  return undefined;
}

const isRange = ({ min, max }: { min?: unknown; max?: unknown }) =>
  typeof min === "number" && typeof max === "number" && min <= max ? undefined : "needs min and max";
const fine = () => undefined;
const OPTION_TYPES: Readonly<Record<string, (option: object) => string | undefined>> = {
  text: (option) => ("maxLength" in option ? undefined : "needs maxLength"),
  integer: isRange,
  number: isRange,
  choice: (option) =>
    "choices" in option && Array.isArray(option.choices) && option.choices.length <= 25
      ? undefined
      : "needs choices, at most 25",
  flag: fine,
  clip: fine,
  model: fine,
  file: fine,
};

function checkBackends(
  backends: NonNullable<Extension["backends"]>,
  others: readonly string[],
): string | undefined {
  const ids = new Set(others);
  for (const [index, { id, create }] of backends.entries()) {
    if (typeof id !== "string" || !/^[a-z0-9-]{1,32}$/.test(id))
      return `backend ${index + 1} needs an id of a-z, 0-9 and -, at most 32`;
    if (typeof create !== "function") return `its backend ${id} has no create`;
    if (ids.has(id)) return `there is a backend ${id} already`;
    ids.add(id);
  }
  return undefined;
}

function checkLooks(looks: NonNullable<Extension["looks"]>): string | undefined {
  for (const [index, { look, seesPictures }] of looks.entries()) {
    if (typeof look !== "function") return `look ${index + 1} has no look`;
    if (typeof seesPictures !== "boolean") return `look ${index + 1} needs seesPictures, true or false`;
  }
  return undefined;
}
