import type { AnyCommand, OptionDefinitions } from "../src/core/talk/command.ts";
import type { CommandLocale } from "../src/core/talk/command-locale.ts";

/** The commands, also called by the names that menus show in other languages, where those aren't taken. */
export function withLocalNames(
  commands: readonly AnyCommand[],
  locales: readonly CommandLocale[],
): readonly AnyCommand[] {
  const taken = new Set(commands.flatMap(({ name, alsoCalled = [] }) => [name, ...alsoCalled]));
  return commands.map((command) => {
    const here = locales.flatMap((locale) => locale.commands[command.name] ?? []);
    const alsoCalled = [
      ...(command.alsoCalled ?? []),
      ...fresh(
        here.map(({ name }) => name),
        taken,
      ),
    ];
    const definitions: OptionDefinitions = command.options;
    const names = new Set(
      Object.entries(definitions).flatMap(([name, { aliases = [] }]) => [name, ...aliases]),
    );
    const options = Object.fromEntries(
      Object.entries(definitions).map(([name, definition]) => {
        const local = fresh(
          here.flatMap((one) => one.options[name]?.name ?? []),
          names,
        );
        const own = definition.aliases ?? [];
        return [name, { ...definition, aliases: [...own, ...local], ownAliases: own }];
      }),
    );
    return { ...command, alsoCalled, options };
  });
}

/** Those not taken yet, which then are. */
function fresh(names: readonly string[], taken: Set<string>): string[] {
  return names.filter((name) => !taken.has(name) && taken.add(name));
}
