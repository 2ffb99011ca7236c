import type { AnyCommand, OptionDefinition, OptionDefinitions } from "../command.ts";
import { nearest } from "../values/nearest.ts";

/** Which option a typed name means: by its own name or an alias, in any case, with - or _. */
export interface OptionNames {
  find(typed: string): { name: string; definition: OptionDefinition; canonical: boolean } | undefined;
  /** The option's name most like what was typed. */
  nearest(typed: string): string | undefined;
  /** Names of options that can be typed, in the order of definition. */
  readonly typed: readonly string[];
}

export function optionNames(command: AnyCommand): OptionNames {
  const definitions: OptionDefinitions = command.options;
  const known = new Map<string, { name: string; definition: OptionDefinition; canonical: boolean }>();
  for (const [name, definition] of Object.entries(definitions)) {
    known.set(fold(name), { name, definition, canonical: true });
  }
  for (const [name, definition] of Object.entries(definitions)) {
    for (const alias of definition.aliases ?? []) {
      if (!known.has(fold(alias))) known.set(fold(alias), { name, definition, canonical: false });
    }
  }
  return {
    find: (typed) => known.get(fold(typed)),
    nearest(typed) {
      const name = nearest(fold(typed), [...known.keys()]);
      return name === undefined ? undefined : known.get(name)?.name;
    },
    typed: Object.entries(definitions)
      .filter(([, definition]) => definition.type !== "file")
      .map(([name]) => name),
  };
}

function fold(name: string): string {
  return name.toLowerCase().replace(/-/g, "_");
}
