import { Queue, Worker } from "bullmq";
import { expect, it } from "vitest";
import { createClipQueue } from "../../src/queue/clip-queue.ts";
import { testRedis } from "../fixtures/redis.ts";

it("takes back what a dead worker held, so that another goes on with it at once", async () => {
  const { client: connection, prefix, close } = testRedis();
  const options = { connection, prefix };
  const clips = createClipQueue({ ...options, onError: () => {} });
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
