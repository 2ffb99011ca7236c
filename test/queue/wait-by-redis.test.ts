import type { Job, Worker } from "bullmq";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type ClipQueue, createClipQueue, deliverQueue } from "../../src/queue/clip-queue.ts";
import type { StoredClip } from "../../src/store/clips.ts";
import { createKeys } from "../../src/store/keys.ts";
import { createRedisClock, type RedisClock } from "../../src/store/redis-clock.ts";
import { createTurns } from "../../src/store/turns.ts";
import { takeUpLater } from "../../workers/failures.ts";
import { finishedClip } from "../fixtures/clip.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

/** As far as a machine's clock may be off, and further than any test waits. */
const OFF_MS = 10 * 60_000;
const WAIT_MS = 300;
/** The least that the queue's own back-off comes to after a first failure. */
const BACK_OFF_MS = 700;
const CLOCKS = { slow: -OFF_MS, right: 0, fast: OFF_MS };
const WHOSE = ["slow", "right", "fast"] as const;
/** Who puts off, and who takes up. */
const PAIRS = WHOSE.flatMap((first) => WHOSE.map((then) => [first, then] as const));

/** What this machine's clock is off, as BullMQ reads it. */
let off = 0;
let redis: TestRedis;
let clock: RedisClock;
let clips: ClipQueue;
let opened: Worker[] = [];
const clip = finishedClip() as StoredClip;
const line = deliverQueue(clip.surface.platform);
/** How often something was asked of Redis by whoever takes up. */
let asked = 0;

beforeEach(async () => {
  const trueNow = Date.now.bind(Date);
  vi.spyOn(Date, "now").mockImplementation(() => trueNow() + off);
  redis = testRedis();
  const { client, prefix } = redis;
  clock = await createRedisClock({ redis: client });
  const turns = createTurns({ redis: client, keys: createKeys(prefix), now: Date.now });
  const counted = client.duplicate();
  const duplicate = counted.duplicate.bind(counted);
  counted.duplicate = (...given) => {
    const line = duplicate(...given);
    const sendCommand = line.sendCommand.bind(line);
    line.sendCommand = (...command) => {
      asked += 1;
      return sendCommand(...command);
    };
    return line;
  };
  clips = createClipQueue({
    ...{ connection: counted, prefix, names: [], turns },
    ...{ redisNow: clock.now, onError: () => {} },
  });
});
afterEach(async () => {
  await Promise.all([...opened.map((worker) => worker.close(true)), clips.close()]);
  opened = [];
  off = 0;
  clock.close();
  await redis.close();
  vi.restoreAllMocks();
});

const redisNow = async () => {
  const [seconds, micros] = await redis.client.time();
  return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
};

/** By a machine of its own, until its work is done; what the work came to. */
async function worker<Result>(
  whose: keyof typeof CLOCKS,
  work: (job: Job, token?: string) => Promise<Result>,
): Promise<Result> {
  off = CLOCKS[whose];
  return new Promise((resolve, reject) => {
    const opening = clips.work(
      line,
      async (job, token) => {
        const result = await work(job, token);
        resolve(result);
      },
      { lockDuration: 15_000, drainDelay: 15 },
    );
    opening.on("error", reject);
    opening.on("failed", () => resolve(undefined as Result));
    opened.push(opening);
  });
}

async function stopAll(): Promise<void> {
  await Promise.all(opened.map((each) => each.close()));
  opened = [];
}

/** Takes the job up on a machine with that clock; never before it is due, and without asking for it all the time. */
async function expectTakenUpWhenDue(whose: keyof typeof CLOCKS, due: number): Promise<Job> {
  asked = 0;
  const { job, at } = await worker(whose, async (taken) => ({ job: taken, at: await redisNow() }));
  expect(at).toBeGreaterThanOrEqual(due);
  expect(asked).toBeLessThan(40);
  return job;
}

it.each(PAIRS)("takes up in time what a %s clock put off and a %s one takes up", async (first, then) => {
  await clips.addDelivery(clip);
  const due = (await redisNow()) + WAIT_MS;
  await new Promise<void>((resolve) => {
    off = CLOCKS[first];
    const putsOff = clips.work(
      line,
      async (job, token) => {
        await takeUpLater(job, token, WAIT_MS, Date.now()).finally(resolve);
      },
      { lockDuration: 15_000 },
    );
    opened.push(putsOff);
  });
  await stopAll();
  const job = await expectTakenUpWhenDue(then, due);
  expect(job.attemptsMade).toBe(0);
});

it.each(PAIRS)(
  "tries again in time what failed by a %s clock and is taken up by a %s one",
  async (first, then) => {
    await clips.addDelivery(clip);
    const due = (await redisNow()) + BACK_OFF_MS;
    await worker(first, () => Promise.reject(new Error("the disk is full")));
    await stopAll();
    const job = await expectTakenUpWhenDue(then, due);
    expect(job.attemptsMade).toBe(1);
  },
);

it.each(PAIRS)(
  "delivers in time what a %s clock put in line for later and a %s one takes up",
  async (first, then) => {
    off = CLOCKS[first];
    const due = (await redisNow()) + WAIT_MS;
    await clips.addDelivery(clip, WAIT_MS);
    await expectTakenUpWhenDue(then, due);
  },
);
