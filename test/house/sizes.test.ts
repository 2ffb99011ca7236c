import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** One idea a file: more lines than this are more than one, unless they are data. */
const LINES_MOST = 400;
/** Tables: words, and what each act looks like. */
const DATA = /^commands\/locales\/|^src\/inference\/animatic\/(?:acting\/acts|reading\/lexicon)\.ts$/;

it("has no source file of more than 400 lines but data", () => {
  const long = ["src", "commands", "adapters", "workers"]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
    )
    .filter((path) => /\.m?[jt]s$/.test(path) && !DATA.test(path))
    .map((path) => ({ path, lines: readFileSync(path, "utf8").trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > LINES_MOST);
  expect(long).toEqual([]);
});
