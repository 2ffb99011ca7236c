import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const page = readFileSync("docs/architecture.md", "utf8");
const [walk = ""] = /^## The walk$[\s\S]*?(?=^## )/m.exec(page) ?? [];

/** What stands in code: a whole path, a folder, or a name that lies in the folder named last. */
function namedIn(text: string): string[] {
  let folder = "";
  return [...text.matchAll(/`([^`]+)`/g)].flatMap(([, name = ""]) => {
    if (!name.endsWith("/")) return name.includes("/") ? [name] : [`${folder}${name}.ts`];
    folder = name;
    return [];
  });
}

const floors = walk
  .split("\n")
  .filter((line) => /^\| [a-z]/.test(line))
  .map((line) => line.split("|").slice(1, 3) as [string, string])
  .map(([floor, files]) => ({ floor: floor.trim(), files: namedIn(files) }));

const IMPORT = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)["'](\.[^"']+)["']/gm;

/** All that a file leads to, by what it imports. */
function reachedFrom(start: string, seen = new Set<string>()): Set<string> {
  if (seen.has(start)) return seen;
  seen.add(start);
  for (const [, to = ""] of readFileSync(start, "utf8").matchAll(IMPORT)) {
    const path = join(dirname(start), to);
    if (path.endsWith(".ts") && existsSync(path)) reachedFrom(path, seen);
  }
  return seen;
}

describe("the walk of docs/architecture.md", () => {
  it("names files that are there, and each once", () => {
    const all = floors.flatMap(({ files }) => files);
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter((path) => !existsSync(path))).toEqual([]);
    expect(all.filter((path, at) => all.indexOf(path) !== at)).toEqual([]);
  });

  it("names files that the two programs are made of", () => {
    const reached = new Set([...reachedFrom("src/program/main.ts"), ...reachedFrom("workers/main.ts")]);
    const code = floors.flatMap(({ files }) => files).filter((path) => path.endsWith(".ts"));
    expect(code.filter((path) => !reached.has(path))).toEqual([]);
  });

  it("names files below its tables that are there", () => {
    const below = walk.slice(walk.indexOf("**A reply that remixes"));
    const known = new Set(
      ["src", "commands", "adapters", "workers", "test"].flatMap((room) =>
        readdirSync(room, { recursive: true, encoding: "utf8" }).map((path) => join(room, path)),
      ),
    );
    const isThere = (name: string) =>
      name.includes("/")
        ? known.has(name.replace(/\/$/, ""))
        : [...known].some((path) => path.endsWith(`/${name}.ts`));
    const named = [...below.matchAll(/`([a-z][\w./-]*)`/g)].flatMap(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });
});
