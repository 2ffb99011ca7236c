import type { AnyCommand } from "../../src/core/talk/command.ts";
import { readCommandName, readOptions } from "../../src/core/talk/grammar.ts";

/**
 * An example as Discord takes it when it is pasted: every option by its name. Examples are written as one
 * types them elsewhere, with free words and `--options`.
 */
export function toSlashExample(example: string, commands: readonly AnyCommand[]): string {
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
  const named = Object.keys(command.options)
    .filter((name) => name in options)
    .map((name) => `${name}:${options[name] === true ? "True" : options[name]}`);
  return [`/${command.name}`, ...named].join(" ");
}
