import type { AnyCommand, OptionDefinition, OptionDefinitions } from "./command.ts";
import type { CommandLocale, HelpWords } from "./command-locale.ts";
import type { Notice } from "./reply.ts";

export type MenuNames = "local" | "shared";

export const HELP_IN_ENGLISH: HelpWords = {
  title: "Rushes makes videos",
  intro:
    "Say what it should show and the clip comes back here. In a private chat the words alone will do. Reply to a clip with words to remix it.",
  text: "text, up to {n} characters",
  range: "{from} to {to}",
  flag: "yes or no",
  clip: "a clip",
  model: "a model's name",
  image: "an attached picture",
  video: "an attached video",
  sound: "an attached track",
  recipe: "an attached recipe file",
  required: "required",
  also: "also",
};

/** What a command does, in a language, or English. */
export function describe(command: AnyCommand, locale: CommandLocale | undefined): string {
  return locale?.commands[command.name]?.description ?? command.description;
}

/** Its name as menus show it: `names` "local" where they have the language's own, "shared" where only ours. */
export function nameOf(command: AnyCommand, locale: CommandLocale | undefined, names: MenuNames): string {
  return (names === "local" ? locale?.commands[command.name]?.name : undefined) ?? command.name;
}

/** All about one command, made from its definition. */
export function describeCommand(
  command: AnyCommand,
  locale?: CommandLocale,
  names: MenuNames = "shared",
): Notice {
  const options = Object.entries(command.options as OptionDefinitions);
  const translated = locale?.commands[command.name]?.options ?? {};
  const local = names === "local" ? translated : {};
  return {
    title: `/${nameOf(command, locale, names)}`,
    paragraphs: [`${describe(command, locale).replace(/[.。]$/, "")}${isFullWidth(locale) ? "。" : "."}`],
    items: options.map(([name, definition]) => ({
      text: `${local[name]?.name ?? name}: ${translated[name]?.description ?? definition.description}`,
      detail: describeOption(definition, locale),
    })),
    examples: [...command.examples],
  };
}

function isFullWidth(locale: CommandLocale | undefined): boolean {
  return /^(ja|zh)/.test(locale?.locale ?? "");
}

/** What an option takes, in words: its range or choices, other names, and whether it must be there. */
function describeOption(definition: OptionDefinition, locale: CommandLocale | undefined): string {
  const words = locale?.help ?? HELP_IN_ENGLISH;
  const also = (definition.ownAliases ?? definition.aliases ?? []).slice(0, 3);
  return [
    sayKind(definition, words, locale?.locale ?? "en-GB"),
    ...(definition.required ? [words.required] : []),
    ...(also.length > 0 ? [`${words.also} ${also.join(", ")}`] : []),
  ].join("; ");
}

function sayKind(definition: OptionDefinition, words: HelpWords, language: string): string {
  const number = (value: number) => value.toLocaleString(language);
  switch (definition.type) {
    case "text":
      return words.text.replace("{n}", number(definition.maxLength));
    case "integer":
    case "number":
      return `${words.range.replace("{from}", number(definition.min)).replace("{to}", number(definition.max))}${definition.unit ? ` ${definition.unit}` : ""}`;
    case "choice":
      return `${definition.choices.map((choice) => choice.value).join(", ")}${definition.open ? " …" : ""}`;
    case "flag":
      return words.flag;
    case "clip":
      return words.clip;
    case "model":
      return words.model;
    case "file":
      return words[definition.accepts];
  }
}
