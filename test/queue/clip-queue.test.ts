import { Queue, Worker } from "bullmq";
import { expect, it } from "vitest";
import { createClipQueue, deliverQueue } from "../../src/queue/clip-queue.ts";
import type { StoredClip } from "../../src/store/clips.ts";
import { createKeys } from "../../src/store/keys.ts";
import { createTurns } from "../../src/store/turns.ts";
import { finishedClip } from "../fixtures/clip.ts";
import { testRedis } from "../fixtures/redis.ts";

it("keeps a provider's limit over all workers, and lets each worker have its own where there is none", async () => {
  const { client: connection, prefix, close } = testRedis();
  const options = { connection, prefix };
  const turns = createTurns({ redis: connection, keys: createKeys(prefix), now: Date.now });
  const clips = createClipQueue({ ...options, names: [], turns, redisNow: Date.now, onError: () => {} });
  const shots = new Queue("shoot-test", options);
  const workers = ["one", "two"].map(() => new Worker("shoot-test", null, { ...options, autorun: false }));
  const [one, two] = workers;
  try {
    await shots.addBulk(["a", "b", "c"].map((clipId) => ({ name: "shoot", data: { clipId } })));
    await clips.limit("test", 1);
    expect((await one?.getNextJob("one", { block: false }))?.data).toEqual({ clipId: "a" });
    expect(await two?.getNextJob("two", { block: false })).toBeUndefined();
    await clips.limit("test", undefined);
    expect((await two?.getNextJob("two", { block: false }))?.data).toEqual({ clipId: "b" });
  } finally {
    await Promise.all([...workers.map((worker) => worker.close(true)), shots.close(), clips.close()]);
    await close();
  }
});

it("takes back what a dead worker held, so that another goes on with it at once", async () => {
  const { client: connection, prefix, close } = testRedis();
  const options = { connection, prefix };
  const turns = createTurns({ redis: connection, keys: createKeys(prefix), now: Date.now });
  const clips = createClipQueue({ ...options, names: [], turns, redisNow: Date.now, onError: () => {} });
  const shots = new Queue("shoot-test", options);
  const one = { autorun: false, lockDuration: 300_000 };
  const dead = new Worker("shoot-test", null, { ...options, ...one });
  const next = new Worker("shoot-test", null, { ...options, ...one });
  try {
    await shots.add("shoot", { clipId: "a" }, { priority: 7 });
    expect((await dead.getNextJob("dead", { block: false }))?.data).toEqual({ clipId: "a" });
    expect(await next.getNextJob("next", { block: false })).toBeUndefined();
    await clips.takeBack("shoot-test");
    expect((await next.getNextJob("next", { block: false }))?.data).toEqual({ clipId: "a" });
  } finally {
    await Promise.all([dead.close(true), next.close(true), shots.close(), clips.close()]);
    await close();
  }
});

it("knows a clip that only waits to be posted, which is put in line once", async () => {
  const { client: connection, prefix, close } = testRedis();
  const turns = createTurns({ redis: connection, keys: createKeys(prefix), now: Date.now });
  const clips = createClipQueue({
    connection,
    prefix,
    names: [],
    turns,
    redisNow: Date.now,
    onError: () => {},
  });
  const clip = finishedClip() as StoredClip;
  const line = new Queue(deliverQueue(clip.surface.platform), { connection, prefix });
  try {
    expect(await clips.knows(clip)).toBe(false);
    for (let time = 0; time < 2; time++) await clips.addDelivery(clip);
    expect(await clips.knows(clip)).toBe(true);
    expect(await line.getJobCounts("waiting", "delayed")).toEqual({ waiting: 1, delayed: 0 });
  } finally {
    await Promise.all([line.close(), clips.close()]);
    await close();
  }
});
