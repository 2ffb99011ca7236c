import { expect, it } from "vitest";
import { requestChanges } from "../../../src/core/film/request-changes.ts";
import { testRequest } from "../../fixtures/clip.ts";

it("tells what differs, in people's words, and nothing else", () => {
  const before = testRequest();
  expect(requestChanges(before, testRequest())).toEqual([]);
  expect(requestChanges(before, testRequest({ aspect: "9:16", seconds: 12.5, style: "noir" }))).toEqual([
    { what: "Length", before: "10 s", after: "12.5 s" },
    { what: "Shape", before: "16:9", after: "9:16" },
    { what: "Style", before: "the model's own", after: "Noir" },
  ]);
});

it("tells of other pictures even when there are as many", () => {
  const one = (key: string) => testRequest({ images: [{ key, role: "start" }] });
  expect(requestChanges(testRequest(), one("a"))).toEqual([{ what: "Pictures", before: "0", after: "1" }]);
  expect(requestChanges(one("a"), one("b"))).toEqual([{ what: "Pictures", before: "1", after: "1 new" }]);
  expect(requestChanges(one("a"), one("a"))).toEqual([]);
});
