import { type AnyCommand, commandCalled } from "./command.ts";
import { readCommandName, readOptions } from "./grammar.ts";
import { readFlag } from "./values/flag.ts";

/** Whether words ask for something that nobody else is to see: then the words themselves are nobody else's either. */
export function asksPrivately(
  commands: readonly AnyCommand[],
  typed: string,
  { isReply }: { isReply: boolean },
): boolean {
  const called = readCommandName(typed);
  const name = called?.name ?? (isReply ? "remix" : "video");
  const command = commandCalled(commands, name);
  if (!command || !("private" in command.options)) return false;
  const given = readOptions(command, called?.rest ?? typed).options.private;
  return given === true || (typeof given === "string" && readFlag(given) === true);
}
