import { expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { readCommandName, readOptions } from "../../src/core/talk/grammar.ts";
import { checkOptions } from "../../src/core/talk/option-values.ts";

const examples = commands.flatMap((command) =>
  command.examples.map((example) => [example, command] as const),
);

it.each(examples)("%s is a call that works", (example, command) => {
  const called = readCommandName(example);
  expect(called?.name).toBe(command.name);
  const { options, problems } = readOptions(command, called?.rest ?? "", { given: ["clip"] });
  const checked = checkOptions(command, {
    ...("clip" in command.options ? { clip: "k3f9x2" } : {}),
    ...options,
  });
  expect([...problems, ...checked.problems]).toEqual([]);
});

it("has an example of every command", () => {
  for (const command of commands) expect(command.examples.length, command.name).toBeGreaterThan(0);
});
