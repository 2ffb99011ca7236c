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
