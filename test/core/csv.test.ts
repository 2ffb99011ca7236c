import { expect, it } from "vitest";
import { toCsv } from "../../src/core/csv.ts";

it("a table for spreadsheets has its numbers as they are and quotes what has to be", () => {
  expect(
    toCsv([
      ["name", "usd"],
      ['Ann "the fox", of Oslo', -1.5],
      ["two\nlines", null],
    ]),
  ).toBe('\ufeffname,usd\r\n"Ann ""the fox"", of Oslo",-1.5\r\n"two\nlines",\r\n');
});

it.each([
  ["=1+1", "'=1+1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t'=1"],
  // Where a semicolon parts the cells, quotes in the middle of one mean nothing.
  ["Ann;=cmd|' /C calc'!A1", "Ann;'=cmd|' /C calc'!A1"],
  ["Ann; +1", "Ann; '+1"],
  ["Ann\n-1", '"Ann\n\'-1"'],
  // As wide signs, which spreadsheets set to Japanese take for the narrow ones.
  ["＝1+1", "'＝1+1"],
  ["Ann;＠SUM(A1)", "Ann;'＠SUM(A1)"],
  ["half-time; 1 + 1 = 2", "half-time; 1 + 1 = 2"],
])("what somebody wrote, %j, is no formula in it", (typed, cell) => {
  expect(toCsv([[typed]])).toBe(`\ufeff${cell}\r\n`);
});
