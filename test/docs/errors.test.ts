import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ERROR_CODES } from "../../src/core/error-codes.ts";
import { readDocument } from "../fixtures/documents.ts";

const documented = [
  ...(await readDocument("docs/errors.md")).matchAll(/^\| `([^`]+)` *\| (.+?) *\| (.+?) *\|$/gm),
];

it("explains every code of an error, in the order of its list, and none that is not there", () => {
  expect(documented.map(([, code]) => code)).toEqual(ERROR_CODES);
});

it("has no code that nothing of ours is told by", () => {
  const sources = ["src", "commands", "adapters", "workers"]
    .flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: "utf8" }).map((path) => join(room, path)),
    )
    .filter((path) => path.endsWith(".ts") && !path.endsWith("core/error-codes.ts"))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  const unused = ERROR_CODES.filter((code) => !new RegExp(`"${code}"|\\b${code}: [{"]`).test(sources));
  expect(unused).toEqual([]);
});

it("explains each code once, in sentences", () => {
  const told = documented.map(([, code]) => code);
  expect(new Set(told).size).toBe(told.length);
  for (const [, code, happened, helps] of documented) {
    expect(happened, code).toMatch(/^(?:[A-Z`]|ffmpeg ).*\.$/);
    expect(helps, code).toMatch(/^(?:[A-Z`]|ffmpeg ).*\.$/);
  }
});
