import { defineCommand } from "../src/core/command.ts";
import { describeCommand } from "../src/core/command-help.ts";
import { UserMistake } from "../src/core/errors.ts";
import { notice } from "../src/core/reply.ts";
import { nearest } from "../src/core/values/nearest.ts";

export const help = defineCommand({
  name: "help",
  description: "See what I can do, or all about one command",
  freeText: "command",
  options: {
    command: { type: "text", description: "The command to explain", maxLength: 40, aliases: ["name"] },
  },
  examples: ["/help", "/help video"],
  async run({ options, person, surface }, { commands }) {
    const listed = commands.filter(
      (command) =>
        command.listed !== false &&
        (command.access !== "manager" || (person.manager === true && surface.group !== undefined)),
    );
    if (options.command !== undefined) {
      const wanted = options.command.replace(/^\//, "").toLowerCase();
      const command = listed.find((one) => one.name === wanted);
      if (command) return notice(describeCommand(command));
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
      title: "Rushes makes videos",
      paragraphs: [
        "Say what it should show and the clip comes back here. In a private chat the words alone will do. Reply to a clip with words to remix it.",
      ],
      items: listed.map((command) => ({ text: `/${command.name}: ${command.description}` })),
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
