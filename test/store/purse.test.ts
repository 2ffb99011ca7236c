import { afterEach, beforeEach, expect, test } from "vitest";
import { createMetrics } from "../../src/host/metrics.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { createMoneyWatch } from "../../workers/watch-money.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
let record: Store;
let spent = 0;
const TEN = { daily: 10, clipBeyond: 1 };

beforeEach(async () => {
  redis = testRedis();
  record = await open();
});
afterEach(async () => {
  await record.close();
  await redis.close();
});

const open = () =>
  createStore({
    redis: redis.client,
    prefix: redis.prefix,
    now: Date.now,
    newLinkCode: () => "code",
    newSecret: () => "secret",
  });

const spend = (usd: number) =>
  record.ledgers.spend(`call-${spent++}`, usd * 1_000_000, { money: 100_000_000 });

/** Set aside as a clip's admission does it. */
async function setAside(usd: number): Promise<void> {
  const [sum = "", held = ""] = [`${redis.prefix}:ledger:money:sum`, `${redis.prefix}:ledger:money:held`];
  await redis.client
    .multi()
    .hset(held, "clip1", usd * 1_000_000)
    .hincrby(sum, "reserved", usd * 1_000_000)
    .exec();
}

test("/metrics tells the day's dollars: the budget, what is spent, what is at stake, what is left", async () => {
  await spend(2.5);
  await setAside(1.25);
  const metrics = createMetrics({ record, budgets: TEN });
  const page = await (await metrics.routes.request("/metrics")).text();
  metrics.stop();
  expect(page.split("\n").filter((line) => line.startsWith("rushes_money_usd{"))).toEqual([
    'rushes_money_usd{what="budget"} 10',
    'rushes_money_usd{what="spent"} 2.5',
    'rushes_money_usd{what="at_stake"} 1.25',
    'rushes_money_usd{what="left"} 6.25',
  ]);
});

test("the log is told once, over all processes, when four fifths of the day's money are spent or at stake", async () => {
  const other = await open();
  const told: { fields: object; sentence: string }[] = [];
  const log = { warn: (fields: object, sentence: string) => told.push({ fields, sentence }) };
  const watches = [record, other].map((store) =>
    createMoneyWatch({ record: store, budgets: TEN, log: log as never }),
  );
  await spend(5.99);
  await setAside(2);
  for (const watch of watches) await watch.look();
  expect(told).toEqual([]);
  await spend(0.01);
  for (const watch of [...watches, ...watches]) await watch.look();
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({
    fields: { budgetUsd: 10, spentUsd: 6, atStakeUsd: 2, leftUsd: 2 },
    sentence: expect.stringContaining("$6.00 spent and $2.00 set aside of $10.00; $2.00 are left"),
  });
  await other.close();
});

test("where there is no money to spend there is no alarm about it", async () => {
  expect(await record.purse.alarm({ daily: 0, clipBeyond: 0 })).toBeUndefined();
});

const HOUR_MS = 3_600_000;
const cents = (usd: number) => Math.round(usd * 1_000_000);

/** A store by a clock of its own, in a place where clocks are changed. */
const openAt = (now: () => number, timeZone = "Europe/Berlin") =>
  createStore({
    redis: redis.client,
    prefix: redis.prefix,
    now,
    timeZone,
    newLinkCode: () => "code",
    newSecret: () => "secret",
  });

test.each([
  ["of 23 hours", Date.UTC(2026, 2, 28, 23), 23],
  ["of 25 hours", Date.UTC(2026, 9, 24, 22), 25],
  ["at a month's end", Date.UTC(2026, 10, 29, 23), 24],
])("a day %s has its money until its own midnight", async (_, midnight, hours) => {
  let now = midnight;
  const store = await openAt(() => now);
  const spend = (id: string) => store.purse.spend(id, cents(6), { daily: 10, clipBeyond: 0 }, () => ({}));
  expect([await spend("one"), await spend("two")]).toEqual([true, false]);
  now = midnight + hours * HOUR_MS - 1;
  expect(await spend("three")).toBe(false);
  now += 1;
  expect(await spend("four")).toBe(true);
  await store.close();
});

test("a month's money is divided by the days it has left, and never spent twice over its end", async () => {
  let now = Date.UTC(2026, 1, 26, 12);
  const store = await openAt(() => now, "UTC");
  const budgets = { daily: 100, monthly: 30, clipBeyond: 0 };
  const spend = (usd: number) => store.purse.spend(`at-${now}-${usd}`, cents(usd), budgets, () => ({}));
  expect(await store.purse.today(budgets)).toMatchObject({ budget: 10, left: 10, moreOn: "27 February" });
  expect([await spend(10.01), await spend(7)]).toEqual([false, true]);
  expect(await store.purse.today(budgets)).toMatchObject({ budget: 10, left: 3 });
  now += 24 * HOUR_MS;
  expect(await store.purse.today(budgets)).toMatchObject({ budget: 11.5, month: { spent: 7, left: 23 } });
  expect(await spend(11.5)).toBe(true);
  now += 24 * HOUR_MS;
  expect([await spend(11.51), await spend(11.5)]).toEqual([false, true]);
  expect(await store.purse.today(budgets)).toMatchObject({ left: 0, moreOn: "1 March" });
  now += 24 * HOUR_MS;
  expect(await store.purse.today(budgets)).toMatchObject({ month: { spent: 0, left: 30 }, spent: 0 });
  await store.close();
});

test("a process whose clock is 5 s back brings no day back at midnight", async () => {
  let now = Date.UTC(2026, 10, 16, 0, 0, 1);
  const ahead = await openAt(() => now, "UTC");
  const behind = await openAt(() => now - 5_000, "UTC");
  const budgets = { daily: 10, clipBeyond: 0 };
  const spend = (store: Store, id: string) => store.purse.spend(id, cents(6), budgets, () => ({}));
  expect([await spend(ahead, "a"), await spend(behind, "b")]).toEqual([true, false]);
  now += 5_000;
  expect([await spend(ahead, "c"), await spend(behind, "d")]).toEqual([false, false]);
  // Nor does what it spends itself count for yesterday.
  now = Date.UTC(2026, 10, 17, 0, 0, 1);
  expect((await ahead.purse.today(budgets)).spent).toBe(0);
  expect([await spend(behind, "e"), await spend(ahead, "f")]).toEqual([true, false]);
  await ahead.close();
  await behind.close();
});

test("what was spent in rolling days before there were calendar ones is carried over, and into the month", async () => {
  const now = Date.UTC(2026, 10, 16, 6);
  const [sum, held, spends] = ["sum", "held", "spends"].map((part) => `${redis.prefix}:ledger:money:${part}`);
  await redis.client.hset(sum as string, { spent: cents(7), reserved: cents(1) });
  await redis.client.hset(held as string, "under-way", cents(1));
  await redis.client.zadd(
    spends as string,
    now - 20 * HOUR_MS,
    `late|${cents(4)}`,
    now - 30 * HOUR_MS,
    `old|${cents(3)}`,
  );
  const store = await openAt(() => now, "UTC");
  const budgets = { daily: 10, monthly: 100, clipBeyond: 0 };
  expect(await store.purse.today(budgets)).toMatchObject({ spent: 4, atStake: 1 });
  expect(await store.purse.today(budgets)).toMatchObject({ month: { atStake: 1 }, left: expect.any(Number) });
  expect((await store.purse.today(budgets)).month?.spent).toBeGreaterThanOrEqual(4);
  await store.close();
});
