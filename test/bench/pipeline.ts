import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FlowProducer, Worker } from "bullmq";
import { Redis } from "ioredis";
import { pino } from "pino";
import { isEnded } from "../../src/core/film/clip.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createLifecycle } from "../../src/host/lifecycle.ts";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import { createParts, type Parts } from "../../src/program/parts.ts";
import { startWorkerPool } from "../../workers/pool.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import type { Bench, BenchResult } from "./bench.ts";

const CLIPS = 300;
const SHOTS = 3;
/** As a pool of our own has it: shots and clips at once. */
const AT_ONCE = 8;

/**
 * What a clip costs beside its pictures: all the bookkeeping from asking to delivery, with a backend and a media
 * room that answer at once, against bare BullMQ flows of the same shape (one parent over one over three).
 */
export const pipeline: Bench = {
  name: "pipeline",
  async run() {
    // In memory where that can be had: a disk's own pace is not what is asked here.
    const folder = await mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "rushes-bench-"));
    const redis = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
    try {
      // Each is run twice in turn; the first of each warms up.
      await bareFlows(redis.socket, 50);
      await wholePipeline(redis.socket, folder, 50);
      const bare = await bareFlows(redis.socket, CLIPS);
      const ours = await wholePipeline(redis.socket, folder, CLIPS);
      return [
        {
          name: "pipeline",
          ours,
          reference: bare,
          ratio: ours / bare,
          unit: "clips/s",
          note: `${CLIPS} clips of ${SHOTS} shots, backend and media answering at once, against bare BullMQ flows of the same shape; aim over 0.3`,
        } satisfies BenchResult,
      ];
    } finally {
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function bareFlows(socket: string, count: number): Promise<number> {
  const connection = new Redis(socket, { maxRetriesPerRequest: null });
  const prefix = `bare-${count}`;
  const flows = new FlowProducer({ connection, prefix });
  let delivered = 0;
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const nothing = async () => {};
  const workers = [
    new Worker("shoot", nothing, { connection, prefix, concurrency: AT_ONCE }),
    new Worker("cut", nothing, { connection, prefix, concurrency: AT_ONCE }),
    new Worker(
      "deliver",
      async () => {
        if (++delivered === count) finish();
      },
      { connection, prefix, concurrency: AT_ONCE },
    ),
  ];
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  const opts = { removeOnComplete: true };
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: count }, () =>
      flows.add({
        name: "deliver",
        queueName: "deliver",
        opts,
        children: [
          {
            name: "cut",
            queueName: "cut",
            opts,
            children: Array.from({ length: SHOTS }, () => ({ name: "shoot", queueName: "shoot", opts })),
          },
        ],
      }),
    ),
  );
  await finished;
  const seconds = (performance.now() - startedAt) / 1000;
  await Promise.all(workers.map((worker) => worker.close()));
  await flows.close();
  connection.disconnect();
  return count / seconds;
}

async function wholePipeline(socket: string, folder: string, count: number): Promise<number> {
  const log = pino({ level: "silent" });
  const lifecycle = createLifecycle({ log });
  const file = join(folder, "shot.mp4");
  await writeFile(file, "a shot");
  const config = loadConfig({
    DATA_DIR: join(folder, `data-${count}`),
    REDIS_URL: socket,
    REDIS_PREFIX: `ours-${count}`,
    MAX_CLIPS_IN_FLIGHT: String(count),
    MAX_QUEUE: String(count),
    CREDITS_PER_DAY: "1000000",
    MIN_FREE_DISK_MB: "0",
  });
  const backend = createInstantBackend({
    file,
    slots: AT_ONCE,
    model: { lengths: { min: 2, max: 2, step: 1 } },
  });
  const parts: Parts = await createParts(config, {
    redisPlace: { url: socket },
    log,
    lifecycle,
    makeBackends: () => onlyBackend(backend),
    media: instantMedia(),
  });
  const pool = await startWorkerPool({
    ...parts,
    connection: parts.patientRedis,
    cutAtOnce: AT_ONCE,
    now: Date.now,
    log,
  });
  lifecycle.onStop("workers", () => pool.stop(0));
  let ended = 0;
  const finished = new Promise<void>((resolve) => {
    parts.events.onClip(({ kind, state }) => {
      if (kind === "state" && state && isEnded(state) && ++ended === count) resolve();
    });
  });
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: count }, (_, index) =>
      parts.studio.admit({
        request: { prompt: `clip ${index}`, seconds: SHOTS * 2, seed: index },
        person: { id: `console:${index % 20}`, name: "Ann" },
        surface: { platform: "console", chat: "bench" },
        idempotencyKey: `bench-${index}`,
      }),
    ),
  );
  await finished;
  const seconds = (performance.now() - startedAt) / 1000;
  await lifecycle.stop();
  return count / seconds;
}
