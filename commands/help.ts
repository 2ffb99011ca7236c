import { UserMistake } from "../src/core/errors.ts";
import { namesByLanguage } from "../src/core/platforms.ts";
import { commandCalled, defineCommand } from "../src/core/talk/command.ts";
import { inItsNames } from "../src/core/talk/command-locale.ts";
import { describe, describeCommand, HELP_IN_ENGLISH, nameOf } from "../src/core/talk/help.ts";
import { notice } from "../src/core/talk/reply.ts";
import { nearest } from "../src/core/talk/values/nearest.ts";
import { localeFor } from "./locale-for.ts";

export const help = defineCommand({
  name: "help",
  description: "See what I can do, or all about one command",
  freeText: "command",
  options: {
    command: { type: "text", description: "The command to explain", maxLength: 40, aliases: ["name"] },
  },
  examples: ["/help", "/help video"],
  async run({ options, person, surface }, { commands, studio }) {
    const names = namesByLanguage(surface.platform) ? "local" : "shared";
    const spoken = await localeFor(person, surface, studio);
    const locale = spoken && names === "local" ? inItsNames(spoken) : spoken;
    const listed = commands.filter(
      (command) =>
        command.listed !== false &&
        (command.access !== "manager" || (person.manager === true && surface.group !== undefined)),
    );
    if (options.command !== undefined) {
      const wanted = options.command.replace(/^\//, "").toLowerCase();
      const command = commandCalled(listed, wanted);
      if (command) return notice(describeCommand(command, locale, names));
      const near = nearest(
        wanted,
        listed.map((one) => one.name),
      );
      throw new UserMistake(
        "unknown-command",
        `There is no command “${wanted}”.${near ? ` Did you mean /${near}?` : ""}`,
        { examples: [near ? `/help ${near}` : "/help"] },
      );
    }
    return notice({
      title: (locale?.help ?? HELP_IN_ENGLISH).title,
      paragraphs: [(locale?.help ?? HELP_IN_ENGLISH).intro],
      items: listed.map((command) => ({
        text: `/${nameOf(command, locale, names)}: ${describe(command, locale)}`,
      })),
      examples: [
        "/video a red fox runs through fresh snow",
        "/video a lighthouse in a storm --seconds 20 --aspect 9:16 --style noir",
        "/help video",
      ],
    });
  },
  async suggest(_option, typed, _by, { commands }) {
    const wanted = typed.trim().replace(/^\//, "").toLowerCase();
    return commands
      .filter((command) => command.listed !== false && command.name.startsWith(wanted))
      .map((command) => ({ value: command.name, label: `/${command.name}: ${command.description}` }));
  },
});
