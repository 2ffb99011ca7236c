import { afterAll, beforeAll, expect, it } from "vitest";
import { createStore, type Store } from "../../src/store/store.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
let fleet: Store[];
beforeAll(async () => {
  redis = testRedis();
  const names = { newLinkCode: () => "CODE", newSecret: () => "secret" };
  const open = () => createStore({ redis: redis.client, prefix: redis.prefix, now: Date.now, ...names });
  fleet = [await open(), await open(), await open()];
});
afterAll(async () => {
  for (const store of fleet) await store.close();
  await redis.close();
});

it("has one process of all do each piece of the sweeper's work in its time", async () => {
  const claims = async (work: string) =>
    (await Promise.all(fleet.map((store) => store.claimSweep(work, 60_000)))).filter(Boolean).length;
  expect([await claims("clips"), await claims("files"), await claims("clips")]).toEqual([1, 1, 0]);
});
