import type { AnyCommand } from "../../src/core/talk/command.ts";
import type { CommandLocale } from "../../src/core/talk/command-locale.ts";
import { readCommandName, readOptions } from "../../src/core/talk/grammar.ts";

/**
 * An example as Discord takes it when it is pasted: every option by its name. Examples are written as one
 * types them elsewhere, with free words and `--options`.
 */
export function toSlashExample(
  example: string,
  commands: readonly AnyCommand[],
  /** Of the reader's app, whose menus have its names. */
  locale?: CommandLocale,
): string {
  const called = readCommandName(example);
  const command = called && commands.find(({ name }) => name === called.name);
  if (!called || !command) return example;
  const { options, problems } = readOptions(command, called.rest);
  if (problems.length > 0) return example;
  // A slash command replies to nothing, so the clip has to be said.
  const isClipNeeded =
    command.options.clip?.type === "clip" &&
    // Where a file can be given instead, it is one or the other.
    (command.options.clip.required === true || ("file" in command.options && !("file" in options)));
  if (isClipNeeded && !("clip" in options)) options.clip = "last";
  const local = locale?.commands[command.name];
  const named = Object.keys(command.options)
    .filter((name) => name in options)
    .map((name) => {
      const value = options[name] === true ? "True" : options[name];
      return `${local?.options[name]?.name ?? name}:${value}`;
    });
  return [`/${local?.name ?? command.name}`, ...named].join(" ");
}
