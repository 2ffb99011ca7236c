import { afterEach, beforeEach, expect, it } from "vitest";
import { createThreads } from "../../../adapters/console/threads.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

let redis: TestRedis;
beforeEach(() => {
  redis = testRedis();
});
afterEach(() => redis.close());

it("keeps no message for ever: of a long thread only so many", async () => {
  const notebook = createRedisNotebook(redis.client, redis.prefix);
  const threads = createThreads({ notebook, now: () => 0, kept: 100 });
  const ids = Array.from({ length: 300 }, (_, index) => `m${index + 1}`);
  for (const id of ids)
    await threads.post({ id, thread: "main", content: { kind: "words", text: id, files: [] } });
  const newest = await threads.messages("main", { count: 300 });
  expect(newest.map(({ id }) => id)).toEqual(ids.slice(-100));
  expect((await redis.client.keys(`${redis.prefix}:*`)).length).toBeLessThan(110);
  await notebook.close();
});
