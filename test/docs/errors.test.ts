import { expect, it } from "vitest";
import { readDocument } from "../fixtures/documents.ts";
import { errorCodes } from "../fixtures/error-codes.ts";

const documented = [
  ...(await readDocument("docs/errors.md")).matchAll(/^\| `([^`]+)` *\| (.+?) *\| (.+?) *\|$/gm),
];

it("explains every code of an error, and none that is not there", () => {
  const codes = errorCodes();
  expect(codes.size).toBeGreaterThan(100);
  const told = documented.map(([, code]) => code);
  const missing = [...codes]
    .filter(([code]) => !told.includes(code))
    .map(([code, files]) => `${code} (${files})`);
  const gone = told.filter((code) => !codes.has(code ?? ""));
  expect({ missing, gone }).toEqual({ missing: [], gone: [] });
});

it("explains each code once, in sentences", () => {
  const told = documented.map(([, code]) => code);
  expect(new Set(told).size).toBe(told.length);
  for (const [, code, happened, helps] of documented) {
    expect(happened, code).toMatch(/^(?:[A-Z`]|ffmpeg ).*\.$/);
    expect(helps, code).toMatch(/^(?:[A-Z`]|ffmpeg ).*\.$/);
  }
});
