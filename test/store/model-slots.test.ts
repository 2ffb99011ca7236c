import { afterAll, beforeAll, expect, it } from "vitest";
import { createKeys } from "../../src/store/keys.ts";
import { createModelSlots } from "../../src/store/model-slots.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
beforeAll(() => {
  redis = testRedis();
});
afterAll(() => redis.close());

it("lets as many shots of a model be made as it has slots, and sees through dead workers", async () => {
  let now = 1_000;
  const slots = createModelSlots({ redis: redis.client, keys: createKeys(redis.prefix), now: () => now });
  const shots = Array.from({ length: 10 }, (_, index) => `clip ${index}`);
  const taken = await Promise.all(shots.map((shot) => slots.take("m", 3, shot)));
  expect(taken.filter(Boolean)).toHaveLength(3);
  const holders = shots.filter((_, index) => taken[index]);
  const [first = "", second = "", third = ""] = holders;
  expect(await slots.take("m", 3, first)).toBe(true);
  expect(await slots.take("other", 1, "clip 9")).toBe(true);

  await slots.leave("m", first);
  expect(await slots.take("m", 3, "late")).toBe(true);
  expect(await slots.take("m", 3, "later")).toBe(false);

  now += 170_000;
  await slots.stay("m", second);
  now += 20_000;
  // Only the second has given a sign of life.
  expect(await slots.take("m", 2, "a")).toBe(true);
  expect(await slots.take("m", 2, "b")).toBe(false);
  await slots.stay("m", third);
  expect(await slots.take("m", 3, "b")).toBe(true);
});
