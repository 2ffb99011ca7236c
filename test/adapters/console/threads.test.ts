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

it("adds a message once, by whatever was said first names its thread, and takes half a letter in it", async () => {
  const notebook = createRedisNotebook(redis.client, redis.prefix);
  const threads = createThreads({ notebook, now: () => 1_800_000_000_000 });
  const said = (id: string, text: string) =>
    threads.post({ id, thread: "main", content: { kind: "words", text, files: [] } });
  const first = await said("a", 'half a \ud800 letter, and "title":""');
  expect(await said("a", "other words")).toEqual(first);
  const second = await said("b", "more");
  expect([first, second]).toMatchObject([{ number: 1, revision: 1 }, { number: 2 }]);
  expect(await threads.messages("main")).toEqual([first, second]);
  expect(await threads.list()).toEqual([
    { id: "main", title: "half a \ufffd letter, and title :", number: 2, at: 1_800_000_000_000 },
  ]);
  // As earlier versions may have written it.
  await notebook.set("thread:main", { id: "main", title: "\ud800", number: 2, at: 1 });
  await said("c", "third");
  expect(await threads.list()).toMatchObject([{ id: "main", number: 3 }]);
  await notebook.close();
});
