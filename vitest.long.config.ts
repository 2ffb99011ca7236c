import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import usual from "./vitest.config.ts";

const files = readdirSync("test", { recursive: true, encoding: "utf8" }).map((file) => join("test", file));
const tagged = files.filter(
  (file) => file.endsWith(".test.ts") && readFileSync(file, "utf8").includes('tags: ["long"]'),
);

/** What takes too long for every run: files of their own, and what is tagged so in the others. */
export default {
  test: {
    ...usual.test,
    include: ["test/**/*.long.ts", ...tagged],
    tagsFilter: ["long"],
    testTimeout: 600_000,
  },
};
