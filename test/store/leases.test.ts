import { afterEach, beforeEach, expect, it } from "vitest";
import { createKeys } from "../../src/store/keys.ts";
import { createLeases } from "../../src/store/leases.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
beforeEach(() => {
  redis = testRedis();
});
afterEach(() => redis.close());

it("is one holder's until that leaves it or gives no sign any more", async () => {
  const leases = createLeases({ redis: redis.client, keys: createKeys(redis.prefix) });
  const [one, two] = [leases("bot", "one"), leases("bot", "two")];
  expect(await one.hold(60_000)).toBe(true);
  expect(await one.hold(60_000)).toBe(true);
  expect(await two.hold(60_000)).toBe(false);
  await two.leave();
  expect(await two.hold(60_000)).toBe(false);
  await one.leave();
  expect(await two.hold(1)).toBe(true);
  await expect.poll(() => one.hold(60_000), { timeout: 20_000 }).toBe(true);
  expect(await leases("another", "two").hold(60_000)).toBe(true);
});

it("is told to whoever stood still when another has had it since, though that is gone as well", async () => {
  const keys = createKeys(redis.prefix);
  const leases = createLeases({ redis: redis.client, keys });
  const [one, two] = [leases("bot", "one"), leases("bot", "two")];
  const isOver = () => expect.poll(() => redis.client.exists(keys.lease("bot")), { timeout: 20_000 }).toBe(0);
  expect(await one.hold(1)).toBe(true);
  await isOver();
  // Nobody has missed it.
  expect(await one.hold(1)).toBe(true);
  await isOver();
  expect(await two.hold(1)).toBe(true);
  await isOver();
  expect(await one.hold(60_000)).toBe(false);
  expect(await one.hold(60_000)).toBe(true);
});
