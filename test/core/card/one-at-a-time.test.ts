import { afterEach, expect, it, vi } from "vitest";
import { oneAtATime } from "../../../src/core/card/one-at-a-time.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

it.each([
  ["goes on while its turn is held", 10, "written"],
  ["writes nothing where it stood still over the answer for as long as a turn is held", 15_000, "slow-down"],
])("%s", async (_, tookMs, outcome) => {
  let at = 0;
  vi.spyOn(performance, "now").mockImplementation(() => at);
  const notebook = {
    claim: async () => true,
    async renew() {
      at += tookMs;
      return true;
    },
    leave: async () => {},
  };
  const turn = { notebook, key: "board-of:1:2", holder: "one", wait: async () => {} };
  const change = oneAtATime(turn, async ({ requireHeld }) => {
    await requireHeld();
    return "written";
  });
  expect(await change.catch(({ code }) => code)).toBe(outcome);
});
