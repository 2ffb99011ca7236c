import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
} from "discord.js";
import type { AnyCommand, OptionDefinition } from "../../src/core/talk/command.ts";
import { type CommandLocale, inItsNames } from "../../src/core/talk/command-locale.ts";
import type { DiscordApi } from "./api.ts";
import type { CommandIds } from "./command-links.ts";
import { cutText } from "./harmless-words.ts";
import { MAX } from "./limits.ts";

/** A command as Discord registers it: a slash command with options, or an entry in the menu of messages. */
export interface ApplicationCommand {
  type: ApplicationCommandType;
  name: string;
  name_localizations?: LocalizationMap;
  description?: string;
  description_localizations?: LocalizationMap;
  options?: APIApplicationCommandBasicOption[];
  /** A number, as Discord's API description has it; its answers give a string. */
  default_member_permissions?: number | null;
  contexts: InteractionContextType[];
  integration_types: ApplicationIntegrationType[];
}

/** Entries of the menu of messages, the command each stands for, and whether its free text is asked for in a form. */
export const MESSAGE_MENU = [
  {
    name: "Remix this clip",
    names: {
      de: "Diesen Clip remixen",
      "es-ES": "Remezclar este clip",
      "es-419": "Remezclar este clip",
      fr: "Remixer ce clip",
      ja: "このクリップをリミックス",
      "pt-BR": "Remixar este clipe",
      "zh-CN": "改编这个短片",
      "zh-TW": "改編這個短片",
    },
    command: "remix",
    asks: true,
  },
  {
    name: "Show recipe",
    names: {
      de: "Rezept zeigen",
      "es-ES": "Ver la receta",
      "es-419": "Ver la receta",
      fr: "Voir la recette",
      ja: "レシピを表示",
      "pt-BR": "Ver a receita",
      "zh-CN": "查看配方",
      "zh-TW": "查看配方",
    },
    command: "recipe",
    asks: false,
  },
] as const;

const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};
const FOR_MANAGERS = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  default_member_permissions: Number(PermissionFlagsBits.ManageGuild),
};

/** All commands as Discord registers them, from the definitions every platform shares. */
export function toApplicationCommands(
  commands: readonly AnyCommand[],
  translations: readonly CommandLocale[] = [],
): ApplicationCommand[] {
  const locales = translations.map(inItsNames);
  const slash = commands
    .filter((command) => command.listed !== false)
    .map((command): ApplicationCommand => {
      const inLanguages = (pick: (words: { name: string; description: string }) => string) =>
        localizations(locales, ({ commands: translated }) => {
          const words = translated[command.name];
          return words && pick(words);
        });
      const options = Object.entries<OptionDefinition>(command.options)
        // Discord wants the required ones first.
        .sort(([, a], [, b]) => Number(isRequired(b)) - Number(isRequired(a)))
        .map(([name, definition]) => toOption(name, definition, command, locales));
      return {
        type: ApplicationCommandType.ChatInput,
        name: command.name,
        ...optional(
          "name_localizations",
          inLanguages(({ name }) => name),
        ),
        description: cutText(command.description, 100),
        ...optional(
          "description_localizations",
          inLanguages(({ description }) => cutText(description, 100)),
        ),
        ...(options.length > 0 ? { options } : {}),
        ...(command.access === "manager" ? FOR_MANAGERS : EVERYWHERE),
      };
    });
  const registered = new Set(commands.map(({ name }) => name));
  const menu = MESSAGE_MENU.filter(({ command }) => registered.has(command)).map(
    ({ name, names }): ApplicationCommand => ({
      type: ApplicationCommandType.Message,
      name,
      name_localizations: names,
      ...EVERYWHERE,
    }),
  );
  return [...slash, ...menu];
}

function toOption(
  name: string,
  definition: OptionDefinition,
  command: AnyCommand,
  locales: readonly CommandLocale[],
): APIApplicationCommandBasicOption {
  const inLanguages = (
    pick: (words: CommandLocale["commands"][string]["options"][string]) => string | undefined,
  ) =>
    localizations(locales, ({ commands: translated }) => {
      const words = translated[command.name]?.options[name];
      return words && pick(words);
    });
  const shared = {
    name,
    ...optional(
      "name_localizations",
      inLanguages((words) => words.name),
    ),
    description: cutText(definition.description, 100),
    ...optional(
      "description_localizations",
      inLanguages(({ description }) => cutText(description, 100)),
    ),
    ...(isRequired(definition) ? { required: true } : {}),
  };
  switch (definition.type) {
    case "text":
      if (definition.names === "role") return { ...shared, type: ApplicationCommandOptionType.Role };
      if (definition.names === "chat") return { ...shared, type: ApplicationCommandOptionType.Channel };
      return {
        ...shared,
        type: ApplicationCommandOptionType.String,
        ...(definition.completes ? { autocomplete: true } : {}),
        ...(definition.minLength === undefined ? {} : { min_length: definition.minLength }),
        max_length: Math.min(definition.maxLength, 6_000),
      };
    case "integer":
      return {
        ...shared,
        type: ApplicationCommandOptionType.Integer,
        min_value: definition.min,
        max_value: definition.max,
      };
    case "number":
      return {
        ...shared,
        type: ApplicationCommandOptionType.Number,
        min_value: definition.min,
        max_value: definition.max,
      };
    case "choice":
      if (definition.open || definition.choices.length > MAX.choices) {
        return { ...shared, type: ApplicationCommandOptionType.String, autocomplete: true };
      }
      return {
        ...shared,
        type: ApplicationCommandOptionType.String,
        choices: definition.choices.map(({ value, label }) => ({
          name: cutText(label, MAX.choiceName),
          ...optional(
            "name_localizations",
            inLanguages(({ choices }) => choices?.[value]),
          ),
          value,
        })),
      };
    case "flag":
      return { ...shared, type: ApplicationCommandOptionType.Boolean };
    case "clip":
    case "model":
      return { ...shared, type: ApplicationCommandOptionType.String, autocomplete: true };
    case "file":
      return { ...shared, type: ApplicationCommandOptionType.Attachment };
  }
}

/** A menu puts what is required before the person at once. */
function isRequired(definition: OptionDefinition): boolean {
  return definition.required === true || (definition.type === "text" && definition.asked === true);
}

function localizations(
  locales: readonly CommandLocale[],
  pick: (locale: CommandLocale) => string | undefined,
): LocalizationMap | undefined {
  const found = locales.flatMap((locale) => {
    const word = pick(locale);
    return word ? [[locale.locale, word] as const] : [];
  });
  return found.length > 0 ? (Object.fromEntries(found) as LocalizationMap) : undefined;
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value };
}

/** Registers the commands if they differ from what Discord has; whether they did, and their ids by name. */
export async function registerCommands(
  api: DiscordApi,
  applicationId: string,
  wanted: readonly ApplicationCommand[],
): Promise<{ outcome: "registered" | "unchanged"; ids: CommandIds }> {
  const present = await api.commands(applicationId);
  // The entry point of an Activity is made by Discord itself and must be sent back or the request is refused.
  const kept = present.filter(({ type }) => type === ApplicationCommandType.PrimaryEntryPoint);
  const ours = present.filter(({ type }) => type !== ApplicationCommandType.PrimaryEntryPoint);
  if (JSON.stringify(normalised(ours)) === JSON.stringify(normalised(wanted)))
    return { outcome: "unchanged", ids: idsOf(present) };
  const registered = await api.overwriteCommands(applicationId, [
    ...wanted,
    ...(kept.map(({ name, type, id }) => ({ id, name, type })) as unknown as ApplicationCommand[]),
  ]);
  return { outcome: "registered", ids: idsOf(registered) };
}

function idsOf(commands: readonly APIApplicationCommand[]): CommandIds {
  const slash = commands.filter(({ type }) => type === ApplicationCommandType.ChatInput);
  return Object.fromEntries(slash.map(({ name, id }) => [name, id]));
}

/**
 * Only what a definition can say, with everything Discord fills in by itself left out, in one order:
 * equal results mean nothing has to be sent.
 */
function normalised(commands: readonly (ApplicationCommand | APIApplicationCommand)[]): unknown {
  const entries = commands.map((command) =>
    compact({
      type: command.type ?? ApplicationCommandType.ChatInput,
      name: command.name,
      name_localizations: command.name_localizations,
      description: command.description || undefined,
      description_localizations: command.description_localizations,
      default_member_permissions:
        command.default_member_permissions == null ? undefined : String(command.default_member_permissions),
      contexts: [...(command.contexts ?? EVERYWHERE.contexts)].sort(),
      integration_types: [...(command.integration_types ?? [ApplicationIntegrationType.GuildInstall])].sort(),
      options: command.options?.map(compact),
    }),
  );
  return entries.sort((a, b) => `${a.type} ${a.name}`.localeCompare(`${b.type} ${b.name}`));
}

/** Without empty and default values at any depth, keys in order. */
function compact(value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) return value.map((each) => (isObject(each) ? compact(each) : each)) as never;
  const entries = Object.entries(value as Record<string, unknown>)
    .filter(([, each]) => each !== undefined && each !== null && each !== false)
    .filter(([, each]) => !(isObject(each) && Object.keys(each).length === 0))
    .map(([name, each]) => [name, isObject(each) ? compact(each) : each] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
