import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";

const ROOMS = ["src", "commands", "adapters", "workers", "scripts", "docs", "test"];
/** Of the world outside: documents of other programs. */
const FOREIGN = new Set(["docs/api.md"]);

// What lies in the fixtures is data, a folder of old times among it.
const files = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: "utf8" }).map((path) => join(room, path)),
).filter((path) => !path.includes("fixtures/"));
const roots = readdirSync(".");
const known = new Set([...files, ...roots].map((path) => basename(path)));

/** Whether a file is called so, by its whole path or by its end. */
const isThere = (named: string) =>
  named.includes("/")
    ? files.some((path) => `/${path}`.endsWith(`/${named.replace(/^\.\//, "")}`))
    : known.has(named);

it("names only files that are there, in comments of ours", () => {
  const gone: string[] = [];
  let seen = 0;
  for (const path of files.filter((one) => /\.(?:ts|mjs|lua)$/.test(one))) {
    const comments = readFileSync(path, "utf8").match(/\/\*[\s\S]*?\*\/|(?:^|\s)(?:\/\/|--) .*$/gm) ?? [];
    for (const [named] of comments.join("\n").matchAll(/(?<![\w./@-])[a-z@][\w./-]*\.(?:ts|lua|md|mjs)\b/g)) {
      seen++;
      if (!isThere(named) && !FOREIGN.has(named)) gone.push(`${path}: ${named}`);
    }
  }
  expect(seen).toBeGreaterThan(10);
  expect(gone).toEqual([]);
});
