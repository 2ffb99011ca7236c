import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { readCommandName } from "../../src/core/talk/grammar.ts";
import { VARIABLES } from "../../src/host/config.ts";
import { readDocument, tableUnder } from "../fixtures/documents.ts";

it("the README's table of commands is the commands", async () => {
  const rows = tableUnder("Commands", await readDocument("README.md"));
  const listed = commands.filter((command) => command.listed !== false);
  expect(rows.map(([name, description]) => [name, description])).toEqual(
    listed.map((command) => [`\`/${command.name}\``, command.description]),
  );
  for (const [name, , example = ""] of rows) {
    const command = listed.find((one) => `\`/${one.name}\`` === name);
    const typed = example.replace(/^`|`$/g, "");
    expect(command?.examples, typed).toContain(typed);
    expect(readCommandName(typed)?.name).toBe(command?.name);
  }
});

it("the README's table of settings is the settings", async () => {
  const rows = tableUnder("Settings", await readDocument("README.md"));
  expect(rows).toEqual(
    Object.entries(VARIABLES).map(([name, variable]) => [
      `\`${name}\``,
      variable.default === "" ? "" : `\`${variable.default}\``,
      variable.description,
    ]),
  );
});

it("the README's tree names every folder of the house, and no other", () => {
  const [, tree = ""] =
    /## What is where\n\n```\n([\s\S]*?)```/.exec(readFileSync("README.md", "utf8")) ?? [];
  const rooms = [...tree.matchAll(/^ {2}([\w-]+)\//gm)].map(([, room]) => room);
  const folders = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(rooms.toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
});

it("the contents of docs name every page", () => {
  const contents = readFileSync("docs/README.md", "utf8");
  const pages = readdirSync("docs").filter((name) => name.endsWith(".md") && name !== "README.md");
  expect(pages.filter((name) => !contents.includes(`](${name})`))).toEqual([]);
});
