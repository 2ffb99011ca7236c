import { expect, it } from "vitest";
import { checkAgeFor } from "../../src/studio/means.ts";

const NOW = Date.UTC(2026, 10, 1);
const MINUTE_MS = 60_000;
/** Discord's first moment, which its ids count from. */
const madeAt = (ms: number) => `discord:${BigInt(ms - 1_420_070_400_000) << 22n}`;

it("asks for no age where none is set, though the platform's clock be ahead of ours", () => {
  const somebody = { id: madeAt(NOW + MINUTE_MS), memberSince: NOW + MINUTE_MS };
  const least = { leastAccountDays: 0, leastMemberDays: 0 };
  expect(() => checkAgeFor("clips", somebody, least, NOW)).not.toThrow();
});

it.each([
  { leastAccountDays: 1, leastMemberDays: 0 },
  { leastAccountDays: 0, leastMemberDays: 1 },
])("asks for the age that is set: %o", (least) => {
  const somebody = (since: number) => ({ id: madeAt(since), memberSince: since });
  const code = "account-too-new";
  expect(() => checkAgeFor("clips", somebody(NOW - MINUTE_MS), least, NOW)).toThrow(
    expect.objectContaining({ code }),
  );
  expect(() => checkAgeFor("clips", somebody(NOW - 1_441 * MINUTE_MS), least, NOW)).not.toThrow();
});
