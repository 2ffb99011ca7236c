import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const PORTS = "src/core/ports";
const MEMBER = /^ {2}(?:readonly )?(\w+)\??(?:<[^>\n]*>)?(?:\(|: \()/gm;
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");

const read = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({
      path: join(folder, path),
      text: withoutComments(readFileSync(join(folder, path), "utf8")),
    }));

it("every door of a port is gone through by somebody", () => {
  const code = ["src", "adapters", "commands", "workers"]
    .flatMap(read)
    .filter(({ path }) => !path.startsWith(PORTS));
  const all = code.map(({ text }) => text).join("\n");
  const called = new Set([...all.matchAll(/\.\??(\w+)/g)].map(([, name]) => name));
  // Taken out of what has it: `const { clip, charge } = studio`, `({ suggest }) =>`.
  for (const [, names = ""] of all.matchAll(/\{([\w\s,:.=]+)\}\s*(?:=[^=>]|:|\))/g))
    for (const name of names.match(/\w+/g) ?? []) called.add(name);
  const doors = read(PORTS).flatMap(({ path, text }) =>
    [...text.matchAll(MEMBER)]
      .map(([, name = ""]) => ({ path, name }))
      .filter(({ name }) => name !== "constructor"),
  );
  expect(doors.length).toBeGreaterThan(200);
  expect(doors.filter(({ name }) => !called.has(name)).map(({ path, name }) => `${path}: ${name}`)).toEqual(
    [],
  );
});
