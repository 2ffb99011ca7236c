import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createKeys } from "../../src/store/keys.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const RIGHT = Date.UTC(2026, 10, 27);

let redis: TestRedis;
let store: Store;
let now = RIGHT;
beforeAll(async () => {
  redis = testRedis();
  const names = { newLinkCode: () => "CODE", newSecret: () => "secret" };
  store = await createStore({ redis: redis.client, prefix: redis.prefix, now: () => now, ...names });
});
beforeEach(() => {
  now = RIGHT;
});
afterAll(async () => {
  await store.close();
  await redis.close();
});

/** What is written while the clock is this far ahead. */
async function ahead<Result>(days: number, act: () => Promise<Result>): Promise<Result> {
  now = RIGHT + days * DAY_MS;
  const result = await act();
  now = RIGHT;
  return result;
}

it("gives back within a day what was spent while the clock was 400 days ahead", async () => {
  await ahead(400, () => store.ledgers.spend("a", 8, { money: 10 }));
  expect(await store.ledgers.balance("money")).toMatchObject({ spent: 8, nextBackAt: RIGHT + DAY_MS });
  now = RIGHT + DAY_MS;
  expect(await store.ledgers.balance("money")).toEqual({ spent: 0, reserved: 0 });
});

it("frees a model's place that was taken while the clock was ahead once nobody has been heard of for a while", async () => {
  expect(await ahead(400, () => store.modelSlots.take("m", 1, "a 0"))).toBe(true);
  expect(await store.modelSlots.take("m", 1, "b 0")).toBe(false);
  now = RIGHT + 5 * 60_000;
  expect(await store.modelSlots.take("m", 1, "b 0")).toBe(true);
});

it("lets go of a claim that was made while the clock was ahead when its time is over by the clock of now", async () => {
  const notes = store.notebook("any");
  // A Redis whose own clock was ahead keeps what it was told for as much longer.
  await redis.client.set(`${redis.prefix}:notebook:any:lock`, "1", "PX", 400 * DAY_MS);
  expect(await notes.claim("lock", 2, { ttlMs: 50 })).toBe(false);
  await expect.poll(() => notes.claim("lock", 2, { ttlMs: 50 })).toBe(true);
});

it("looks after clips that were admitted while the clock was ahead", async () => {
  await redis.client.zadd(`${redis.prefix}:clips:active`, RIGHT + 400 * DAY_MS, "clip");
  expect(await store.line.admittedBefore(5_000)).toEqual([]);
  now = RIGHT + 6_000;
  expect(await store.line.admittedBefore(5_000)).toEqual(["clip"]);
});

it("edits a card that was taken up or paused while the clock was ahead", async () => {
  const one = store.openCards("one");
  const other = store.openCards("other");
  const asked = { chat: "c", chatIntervalMs: 1_000, leaseMs: 15_000, first: false };
  await ahead(400, () => one.take("clip", asked));
  expect(await other.take("clip", asked)).toMatchObject({ kind: "yours" });
  await ahead(400, async () => {
    await one.take("paused", { ...asked, chat: "d" });
    await one.putDown("paused", { progress: 0 }, { pauseMs: 5_000, intervalMs: 5_000 });
  });
  expect(await other.take("paused", { ...asked, chat: "e" })).toMatchObject({ kind: "yours" });
});

it("lets go of everything old however much of it there is, a little at a time", async () => {
  for (let index = 0; index < 350; index++) await store.ledgers.spend(`old-${index}`, 1, { money: 1_000 });
  now = RIGHT + DAY_MS;
  const entries = () => redis.client.zcard(createKeys(redis.prefix).ledger("money")[2] as string);
  const before = await entries();
  // Redis does nothing else meanwhile, so a call clears away a hundred at most …
  await store.ledgers.spend("loose", 0, { money: 100_000 });
  expect(before - (await entries())).toBe(100);
  // … and is repeated where that isn't enough.
  expect(await store.ledgers.spend("new", 1_000, { money: 1_000 })).toBe(true);
  expect(await store.ledgers.balance("money")).toMatchObject({ spent: 1_000, reserved: 0 });
});
