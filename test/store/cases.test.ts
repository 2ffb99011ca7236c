import { afterEach, beforeEach, expect, it } from "vitest";
import type { Case } from "../../src/core/ports/cases.ts";
import { createCases } from "../../src/store/cases.ts";
import { createKeys } from "../../src/store/keys.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
beforeEach(() => {
  redis = testRedis();
});
afterEach(() => redis.close());

const given: Case = {
  id: "case1",
  at: Date.now(),
  about: "order",
  person: { id: "console:ann", name: "Ann" },
  account: "console:ann",
  surface: { platform: "console", chat: "main" },
  outcome: "review",
};

function open() {
  const keys = createKeys(redis.prefix);
  return { keys, cases: createCases({ redis: redis.client, keys, now: Date.now, keptDays: 1 }) };
}

it("takes a decision as made though whoever made it died before writing the rest of it", async () => {
  const { keys, cases } = open();
  await cases.note(given, { open: true });
  await redis.client.hset(keys.caseOf("case1"), "decided", "rejected");
  expect(await cases.load("case1")).toMatchObject({ state: "rejected" });
  expect(await cases.open()).toMatchObject([{ id: "case1", state: "rejected" }]);
  expect(await cases.decide("case1", "approved", "console:ben")).toBe(false);
});

it("opens a case that was noted, and no decided one again", async () => {
  const { cases } = open();
  await cases.note(given);
  expect(await cases.allOpen()).toEqual([]);
  await cases.reopen("case1");
  expect(await cases.load("case1")).toMatchObject({ state: "open" });
  await cases.decide("case1", "rejected", "console:ben");
  await cases.settled("case1");
  await cases.reopen("case1");
  expect(await cases.load("case1")).toMatchObject({ state: "rejected" });
  expect(await cases.allOpen()).toEqual([]);
});

it("has one process tell the reviewers at a time, and the next one where that died over it", async () => {
  const { keys, cases } = open();
  await cases.note(given, { open: true });
  expect(await cases.claimTelling("case1")).toBe(true);
  expect(await cases.claimTelling("case1")).toBe(false);
  expect(await redis.client.pttl(keys.caseTelling("case1"))).toBeGreaterThan(0);
  // Its time is over.
  await redis.client.del(keys.caseTelling("case1"));
  expect(await cases.claimTelling("case1")).toBe(true);
  await cases.told("case1");
  await redis.client.del(keys.caseTelling("case1"));
  expect(await cases.claimTelling("case1")).toBe(false);
});
