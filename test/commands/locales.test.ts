import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { locales } from "../../commands/locales/index.ts";
import type { OptionDefinitions } from "../../src/core/talk/command.ts";
import { personOptions } from "../../src/core/talk/settings.ts";
import { textLength } from "../../src/core/talk/values/text.ts";

const listed = commands.filter((command) => command.listed !== false);
/** Discord's rule for names; where a script has capitals, only small letters. */
const DISCORD_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

describe("the commands in English", () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    "%s keeps the platforms' limits",
    (_, command) => {
      expect(command.name).toMatch(/^[a-z0-9_]{1,32}$/);
      expect(textLength(command.description)).toBeLessThanOrEqual(100);
      expect(textLength(command.description)).toBeGreaterThan(0);
      const options = Object.entries(command.options as OptionDefinitions);
      expect(options.length).toBeLessThanOrEqual(25);
      for (const [name, option] of options) {
        expect(name).toMatch(/^[a-z0-9_]{1,32}$/);
        expect(textLength(option.description)).toBeLessThanOrEqual(100);
        if (option.type !== "choice") continue;
        expect(option.choices.length).toBeLessThanOrEqual(25);
        for (const choice of option.choices) {
          expect(textLength(choice.label)).toBeLessThanOrEqual(100);
          expect(textLength(choice.value)).toBeLessThanOrEqual(100);
        }
      }
      if (command.freeText) expect(Object.keys(command.options)).toContain(command.freeText);
      if (command.onClip) expect(Object.keys(command.options)).toContain("clip");
    },
  );

  it("have names and aliases that are not mistaken for each other", () => {
    expect(new Set(commands.map((command) => command.name)).size).toBe(commands.length);
    for (const command of commands) {
      const names = Object.entries(command.options as OptionDefinitions).flatMap(([name, option]) => [
        name,
        ...(option.aliases ?? []),
      ]);
      expect(new Set(names).size, `${command.name}: ${names.join(" ")}`).toBe(names.length);
    }
  });
});

it("can be chosen where a person or a community chooses a language", () => {
  const { choices } = personOptions.language;
  expect(choices.map(({ value }) => value)).toEqual(["en", ...locales.map(({ locale }) => locale)]);
});

describe.each(locales.map((locale) => [locale.locale, locale] as const))(
  "the commands in %s",
  (_, locale) => {
    it("are all there, with every option and choice, and nothing besides", () => {
      expect(Object.keys(locale.commands).sort()).toEqual(listed.map((command) => command.name).sort());
      for (const command of listed) {
        const options = command.options as OptionDefinitions;
        const translated = locale.commands[command.name]?.options ?? {};
        expect(Object.keys(translated).sort(), command.name).toEqual(Object.keys(options).sort());
        for (const [name, option] of Object.entries(options)) {
          // Languages are named in themselves everywhere.
          if (option.type !== "choice" || name === "language") continue;
          expect(Object.keys(translated[name]?.choices ?? {}).sort(), `${command.name} ${name}`).toEqual(
            option.choices.map((choice) => choice.value).sort(),
          );
        }
      }
    });

    it("keep the platforms' limits", () => {
      for (const [name, command] of Object.entries(locale.commands)) {
        expect(command.name, name).toMatch(DISCORD_NAME);
        expect(command.name, name).toBe(command.name.toLowerCase());
        expect(textLength(command.description), name).toBeLessThanOrEqual(100);
        for (const [option, { name: said, description, choices }] of Object.entries(command.options)) {
          expect(said, `${name} ${option}`).toMatch(DISCORD_NAME);
          expect(said, `${name} ${option}`).toBe(said.toLowerCase());
          expect(textLength(description), `${name} ${option}: ${description}`).toBeLessThanOrEqual(100);
          for (const label of Object.values(choices ?? {}))
            expect(textLength(label)).toBeLessThanOrEqual(100);
        }
      }
    });

    it("have no name twice, among commands or among one command's options", () => {
      const names = Object.values(locale.commands).map((command) => command.name);
      expect(new Set(names).size).toBe(names.length);
      for (const [name, { options }] of Object.entries(locale.commands)) {
        const optionNames = Object.values(options).map((option) => option.name);
        expect(new Set(optionNames).size, name).toBe(optionNames.length);
      }
    });
  },
);
