import { afterEach, beforeEach, expect, it } from "vitest";
import { createClaims } from "../../src/store/claims.ts";
import { createKeys } from "../../src/store/keys.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
beforeEach(() => {
  redis = testRedis();
});
afterEach(() => redis.close());

it("ends by itself, and is held for longer by whoever asks again alone", async () => {
  const keys = createKeys(redis.prefix);
  const clips = { load: async () => ({ state: "shooting" }) } as never;
  const claims = createClaims({ redis: redis.client, keys, clips });
  const left = () => redis.client.pttl(keys.making("digest"));
  expect(await claims.claimOrder("digest", "ann 0", 60_000)).toBe(true);
  expect(await left()).toBeGreaterThan(0);
  expect(await left()).toBeLessThanOrEqual(60_000);
  expect(await claims.claimOrder("digest", "ben 0", 600_000)).toBe(false);
  expect(await left()).toBeLessThanOrEqual(60_000);
  expect(await claims.claimOrder("digest", "ann 0", 120_000)).toBe(true);
  expect(await left()).toBeGreaterThan(60_000);
});
