import { afterEach, beforeEach, expect, test } from "vitest";
import { checkDayMoney, readMoneyNotes } from "../../src/doctor/money.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createKeys } from "../../src/store/keys.ts";
import { createLedgers } from "../../src/store/ledger.ts";
import { createRedisNotebook } from "../../src/store/notebook.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
beforeEach(() => {
  redis = testRedis();
});
afterEach(() => redis.close());

const configOf = (url: string) =>
  loadConfig({ REDIS_URL: url, REDIS_PREFIX: redis.prefix, DAILY_BUDGET_USD: "4" });

test("the doctor tells what is spent, at stake and left, and of a backend that it is unpaid", async () => {
  const keys = createKeys(redis.prefix);
  const ledgers = createLedgers({ redis: redis.client, keys, now: Date.now });
  await ledgers.spend("call", 1_500_000, { money: 4_000_000 });
  await createRedisNotebook(redis.client, keys.notebook("replicate")).set("out-of-money", 1);
  const notes = await readMoneyNotes(configOf(redis.url));
  expect(checkDayMoney(notes?.today)).toEqual({
    about: "Today's money",
    verdict: "good",
    detail: "$1.50 spent today, $0.00 set aside for orders under way, $2.50 left of $4.00",
  });
  expect([await notes?.isUnpaid("replicate"), await notes?.isUnpaid("cog")]).toEqual([true, false]);
  notes?.close();
});

test("money that is used up is a warning with what to do", async () => {
  const today = { budget: 4, spent: 3, atStake: 1, moreOn: "1 December", left: 0 };
  expect(checkDayMoney(today)).toMatchObject({
    verdict: "warning",
    remedy: expect.stringContaining("raise DAILY_BUDGET_USD"),
  });
});

test("a bot that isn't running has nothing to read, which is no trouble", async () => {
  const notes = await readMoneyNotes(configOf("/nowhere/redis.sock"));
  expect(notes).toBeUndefined();
  expect(checkDayMoney(notes?.today)).toMatchObject({ verdict: "off" });
});
