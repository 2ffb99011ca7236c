import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Here the machine's clock is read, to be handed to all others; a page is a program of its own, in a browser. */
const HANDS_OUT = /^src\/program\/|^src\/doctor\/main\.ts$|^adapters\/console\/page\//;

it("reads clock and chance only where they are handed out", () => {
  const own = ["src", "commands", "adapters", "workers"]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
    )
    .filter((path) => /\.m?[jt]s$/.test(path) && !HANDS_OUT.test(path))
    .filter((path) => /\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(\)/.test(readFileSync(path, "utf8")));
  expect(own).toEqual([]);
});
