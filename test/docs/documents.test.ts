import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { DOCUMENTS, readDocument } from "../fixtures/documents.ts";

/** Folders whose names in a document mean something in this repository. */
const ROOMS = /^(?:src|commands|adapters|workers|scripts|test|docs)\//;

describe.each(DOCUMENTS)("%s", (path) => {
  it("links only to files that are there", async () => {
    const text = await readDocument(path);
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, target]) => target ?? "");
    for (const link of links) {
      expect(existsSync(normalize(join(dirname(path), link))), link).toBe(true);
    }
  });

  it("names only paths that are there", async () => {
    const text = await readDocument(path);
    const named = [...text.matchAll(/`([\w./-]+)`/g)]
      .map(([, name]) => name ?? "")
      .filter((name) => ROOMS.test(name) && !name.includes("NAME"));
    for (const name of named) expect(existsSync(name), name).toBe(true);
  });

  it("names only npm scripts there are", async () => {
    const text = await readDocument(path);
    const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? "");
    for (const script of scripts) expect(Object.keys(packageJson.scripts), script).toContain(script);
  });
});

describe("README.md", () => {
  it("draws a tree of folders and files that are there", async () => {
    const tree = /## What is where\n+```\n([\s\S]*?)```/.exec(await readDocument("README.md"))?.[1] ?? "";
    let folder = "";
    let count = 0;
    for (const line of tree.split("\n").filter((one) => one !== "")) {
      const name = /^ *(\S+)/.exec(line)?.[1] ?? "";
      const path = line.startsWith(" ") ? join(folder, name) : name;
      if (!line.startsWith(" ")) folder = name;
      expect(existsSync(path), path).toBe(true);
      count++;
    }
    expect(count).toBeGreaterThan(10);
  });
});
