/** One thing to say in the terminal; `reply`: in answer to the clip made last; `files`: paths of what is attached. */
export interface TerminalCommand {
  text: string;
  reply?: boolean;
  files?: string[];
}

export type TerminalArguments =
  /** Nothing to run: stay up and serve the page. */
  | { kind: "serve" }
  /** `yes`: offers are taken. */
  | { kind: "run"; commands: TerminalCommand[]; json: boolean; yes: boolean }
  | { kind: "help"; text: string }
  /** To be shown on stderr; the process ends with code 2. */
  | { kind: "usage-error"; text: string };

const USAGE = `Usage: npm start                       stay up and serve the local chat
       npm start -- "COMMAND" …        make clips here, one command after the other

  "/video a red fox --seconds 10"     a whole command, in quotes
  "a red fox at dawn"                 a bare prompt is a /video
  --reply "at night"                  answer the clip made last: a remix
  --file fox.png                      attach a picture, a track or a recipe to the command before it
  --yes                               take what is offered
  --json                              one JSON object a clip, offer, question or hint on stdout, all else on stderr
  --help                              this

  npm start -- "/help"                tells the commands`;

/** What was given after `npm start --`. */
export function parseArguments(given: readonly string[]): TerminalArguments {
  const commands: TerminalCommand[] = [];
  let json = false;
  let yes = false;
  const mistake = (what: string): TerminalArguments => ({ kind: "usage-error", text: `${what}\n\n${USAGE}` });

  for (let at = 0; at < given.length; at++) {
    const argument = given[at] as string;
    if (argument === "--help" || argument === "-h") return { kind: "help", text: USAGE };
    if (argument === "--json") json = true;
    else if (argument === "--yes") yes = true;
    else if (argument === "--file" || argument.startsWith("--file=")) {
      const path = argument === "--file" ? given[++at] : argument.slice("--file=".length);
      if (!path?.trim()) return mistake("--file needs the path of a file: --file fox.png.");
      const command = commands.at(-1);
      if (!command) return mistake("--file comes after the command it is for.");
      command.files = [...(command.files ?? []), path];
    } else if (argument === "--reply" || argument.startsWith("--reply=")) {
      const text = argument === "--reply" ? given[++at] : argument.slice("--reply=".length);
      if (!text?.trim()) return mistake('--reply needs the words of the answer: --reply "at night".');
      commands.push({ text, reply: true });
    } else if (argument.startsWith("-")) {
      return mistake(`There is no option ${argument} here. Options of a command go inside its quotes.`);
    } else if (!argument.trim()) {
      return mistake("A command is empty.");
    } else if (!argument.startsWith("/") && !/\s/.test(argument.trim()) && given.length > 1) {
      // The shell took the command apart: each word would become a clip of its own.
      return mistake(`"${argument}" is a single word: put the whole command in quotes.`);
    } else commands.push({ text: argument });
  }
  if (commands.length > 0) return { kind: "run", commands, json, yes };
  return json || yes ? mistake(`${json ? "--json" : "--yes"} needs a command to run.`) : { kind: "serve" };
}
