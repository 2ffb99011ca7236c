import { afterAll, beforeAll, expect, it } from "vitest";
import { createKeys } from "../../src/store/keys.ts";
import { createLineShares } from "../../src/store/line-shares.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
beforeAll(() => {
  redis = testRedis();
});
afterAll(() => redis.close());

const line = (name: string) => ({ name, meta: `${redis.prefix}:${name}:meta` });

it("tells each worker at a line where it stands among those who gave a sign of life, and forgets who left", async () => {
  let now = 1_000_000;
  const shares = createLineShares({ redis: redis.client, keys: createKeys(redis.prefix), now: () => now });
  const [a, b] = [line("a"), line("b")];
  await redis.client.hset(a.meta, "concurrency", 6);
  const slots = 6;
  expect(await shares.take([a, b], "two", 30_000)).toEqual([
    { index: 0, of: 1, slots },
    { index: 0, of: 1, slots: Number.POSITIVE_INFINITY },
  ]);
  expect(await shares.take([a], "one", 30_000)).toEqual([{ index: 0, of: 2, slots }]);
  now += 20_000;
  expect(await shares.take([a, b], "two", 30_000)).toEqual([
    { index: 1, of: 2, slots },
    { index: 0, of: 1, slots: Number.POSITIVE_INFINITY },
  ]);
  now += 20_000;
  expect(await shares.take([a], "three", 30_000)).toEqual([{ index: 0, of: 2, slots }]);
  await shares.leave([a, b], "two");
  expect(await shares.take([a], "three", 30_000)).toEqual([{ index: 0, of: 1, slots }]);
});

it("counts nobody whose sign of life is of a clock that was ahead, and keeps no line at which nobody is any more", async () => {
  let now = 9_000_000;
  const keys = createKeys(redis.prefix);
  const shares = createLineShares({ redis: redis.client, keys, now: () => now });
  await shares.take([line("c")], "dead", 30_000);
  now -= 3_600_000;
  expect(await shares.take([line("c")], "alive", 30_000)).toEqual([
    { index: 0, of: 1, slots: Number.POSITIVE_INFINITY },
  ]);
  expect(await redis.client.pttl(keys.lineWorkers("c"))).toBeGreaterThan(0);
});
