import { afterAll, beforeAll, expect, it } from "vitest";
import { createKeys } from "../../src/store/keys.ts";
import { createLineShares } from "../../src/store/line-shares.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
beforeAll(() => {
  redis = testRedis();
});
afterAll(() => redis.close());

it("tells each worker at a line where it stands among those who gave a sign of life, and forgets who left", async () => {
  let now = 1_000_000;
  const shares = createLineShares({ redis: redis.client, keys: createKeys(redis.prefix), now: () => now });
  expect(await shares.take(["a", "b"], "two", 30_000)).toEqual([
    { index: 0, of: 1 },
    { index: 0, of: 1 },
  ]);
  expect(await shares.take(["a"], "one", 30_000)).toEqual([{ index: 0, of: 2 }]);
  now += 20_000;
  expect(await shares.take(["a", "b"], "two", 30_000)).toEqual([
    { index: 1, of: 2 },
    { index: 0, of: 1 },
  ]);
  now += 20_000;
  expect(await shares.take(["a"], "three", 30_000)).toEqual([{ index: 0, of: 2 }]);
  await shares.leave(["a", "b"], "two");
  expect(await shares.take(["a"], "three", 30_000)).toEqual([{ index: 0, of: 1 }]);
});

it("counts nobody whose sign of life is of a clock that was ahead, and keeps no line at which nobody is any more", async () => {
  let now = 9_000_000;
  const keys = createKeys(redis.prefix);
  const shares = createLineShares({ redis: redis.client, keys, now: () => now });
  await shares.take(["c"], "dead", 30_000);
  now -= 3_600_000;
  expect(await shares.take(["c"], "alive", 30_000)).toEqual([{ index: 0, of: 1 }]);
  expect(await redis.client.pttl(keys.lineWorkers("c"))).toBeGreaterThan(0);
});
