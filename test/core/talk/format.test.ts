import fc from "fast-check";
import { expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import type { AnyCommand, OptionDefinition, OptionDefinitions } from "../../../src/core/talk/command.ts";
import { formatCall } from "../../../src/core/talk/grammar/format.ts";
import { readCommandName, readOptions } from "../../../src/core/talk/grammar.ts";
import { checkOptions } from "../../../src/core/talk/option-values.ts";

function anyValue(definition: OptionDefinition): fc.Arbitrary<string | number | boolean> | undefined {
  switch (definition.type) {
    case "text":
      return fc
        .oneof(
          fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
          fc.constantFrom(
            "--seconds 5",
            '"a"',
            'a "b" c',
            "“x” 'y'",
            "seconds:10, style:noir",
            "\\",
            "it's\nhere",
          ),
        )
        .filter((text) => /[\p{L}\p{N}\\-]/u.test(text) && text.length <= definition.maxLength);
    case "integer":
      return fc.integer({ min: definition.min, max: definition.max });
    case "number":
      return fc
        .integer({ min: Math.ceil(definition.min * 10), max: Math.floor(definition.max * 10) })
        .map((tenths) => tenths / 10);
    case "choice":
      return fc.constantFrom(...definition.choices.map((choice) => choice.value));
    case "flag":
      return fc.boolean();
    case "clip":
      return fc.stringMatching(/^[A-Za-z0-9_-]{1,21}$/);
    case "model":
      return fc.constantFrom("animatic", "owner/name", "owner/name:3f2a", "wan-2.5", "Kling 2");
    case "file":
      return undefined;
  }
}

function callOf(command: AnyCommand) {
  const options = Object.entries(command.options as OptionDefinitions).flatMap(([name, definition]) => {
    const value = anyValue(definition);
    return value ? [[name, fc.option(value, { nil: undefined })] as const] : [];
  });
  return fc.record(Object.fromEntries(options)).map((values) => ({ command, values }));
}

it("writes any call down so that it reads back the same", () => {
  const calls = fc.oneof(...commands.map(callOf));
  fc.assert(
    fc.property(calls, ({ command, values }) => {
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
      const clean = checkOptions(command, given).values;
      const written = formatCall(command, clean);
      const { options, problems } = readOptions(command, readCommandName(written)?.rest ?? "");
      expect(problems, written).toEqual([]);
      expect(checkOptions(command, options).values, written).toEqual(clean);
    }),
    { numRuns: 300 },
  );
});
