import { afterEach, beforeEach, expect, test } from "vitest";
import { createMetrics } from "../../src/host/metrics.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { createMoneyWatch } from "../../workers/watch-money.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
let record: Store;
let spent = 0;

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
  const metrics = createMetrics({ record, budgetUsd: 10 });
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
    createMoneyWatch({ record: store, budgetUsd: 10, log: log as never }),
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
    sentence: expect.stringContaining(
      "$6.00 spent and $2.00 set aside of DAILY_BUDGET_USD=10; $2.00 are left",
    ),
  });
  await other.close();
});

test("where there is no money to spend there is no alarm about it", async () => {
  expect(await record.dayMoney.alarm(0)).toBeUndefined();
});
