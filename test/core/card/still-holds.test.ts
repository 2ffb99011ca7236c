import { expect, it } from "vitest";
import { stillHolds } from "../../../src/core/card/still-holds.ts";

it.each([
  ["holds what is renewed in time", true, 14_999, true],
  ["holds nothing where the answer took as long as it would have been held", true, 15_000, false],
  ["holds nothing that was over", false, 1, false],
])("%s", async (_, answer, tookMs, holds) => {
  let at = 7;
  const notebook = {
    async renew() {
      at += tookMs;
      return answer;
    },
  };
  const held = { notebook, key: "posting:post-1", holder: "one", ttlMs: 15_000, steady: () => at };
  expect(await stillHolds(held)).toBe(holds);
});
