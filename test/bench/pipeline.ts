import { existsSync } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
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

/** Of one clip, counted while so many go through; few enough that the count is of clips and not of waiting. */
const COUNTED = 100;

/**
 * What a clip costs beside its pictures: all the bookkeeping from asking to delivery, with a backend and a media
 * room that answer at once, against bare BullMQ flows of the same shape (one parent over one over three).
 * Three rounds after a warm one, the last on disk; then what is asked of Redis for one clip.
 */
export const pipeline: Bench = {
  name: "pipeline",
  async run() {
    // In memory where that can be had: a disk's own pace is asked for in the last round alone.
    const memory = await redisIn(existsSync("/dev/shm") ? "/dev/shm" : tmpdir());
    const disk = await redisIn(tmpdir());
    try {
      await bareFlows(memory.socket, 50);
      await wholePipeline(memory, { clips: 50 });
      const rounds: { bare: number; ours: number }[] = [];
      for (const place of [memory, memory, disk]) {
        const bare = await bareFlows(place.socket, CLIPS);
        rounds.push({ bare, ours: await wholePipeline(place, { clips: CLIPS }) });
      }
      const ratios = rounds.map(({ bare, ours }) => ours / bare);
      const [, median] = rounds.toSorted((one, other) => one.ours / one.bare - other.ours / other.bare) as [
        unknown,
        { bare: number; ours: number },
      ];
      const each = ratios.map((ratio) => ratio.toFixed(2)).join(", ");
      const bareAsks = await asked(memory.socket, () => bareFlows(memory.socket, COUNTED));
      const asks = async (billed: boolean) =>
        await asked(memory.socket, () => wholePipeline(memory, { clips: COUNTED, billed }));
      const unbilled = await asks(false);
      const billed = await asks(true);
      const counts = (name: string, ours: number, aim: number): BenchResult => ({
        name,
        ...{ ours, reference: bareAsks, ratio: ours / bareAsks, unit: "requests" },
        note: `asked of Redis for one clip of ${SHOTS} shots, against a bare flow; aim at most ${aim}`,
      });
      return [
        {
          name: "pipeline",
          ...{ ours: median.ours, reference: median.bare, ratio: median.ours / median.bare, unit: "clips/s" },
          note: `${CLIPS} clips of ${SHOTS} shots, backend and media answering at once, against bare BullMQ flows of the same shape; the median of three rounds (${each}, the last on disk); aim over 0.4`,
        },
        counts("pipeline, unbilled", unbilled, 26),
        counts("pipeline, billed", billed, 36),
      ];
    } finally {
      await memory.stop();
      await disk.stop();
    }
  },
};

interface Place {
  socket: string;
  folder: string;
  stop(): Promise<void>;
}

async function redisIn(parent: string): Promise<Place> {
  const folder = await mkdtemp(join(parent, "rushes-bench-"));
  const redis = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
  return {
    socket: redis.socket,
    folder,
    stop: async () => {
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What clients asked of Redis meanwhile, for one of the clips: what scripts do inside of it isn't counted. */
async function asked(socket: string, work: () => Promise<unknown>): Promise<number> {
  const client = new Redis(socket);
  const monitor = await client.monitor();
  let requests = 0;
  monitor.on("monitor", (_time: string, _args: string[], source: string) => {
    if (source !== "lua") requests += 1;
  });
  await work();
  monitor.disconnect();
  client.disconnect();
  return requests / COUNTED;
}

let round = 0;

async function bareFlows(socket: string, count: number): Promise<number> {
  const connection = new Redis(socket, { maxRetriesPerRequest: null });
  const prefix = `bare-${++round}`;
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

async function wholePipeline(
  { socket, folder }: Place,
  { clips: count, billed = false }: { clips: number; billed?: boolean },
): Promise<number> {
  round += 1;
  const log = pino({ level: "silent" });
  const lifecycle = createLifecycle({ log });
  const file = join(folder, "shot.mp4");
  await writeFile(file, "a shot");
  const config = loadConfig({
    DATA_DIR: join(folder, `data-${round}`),
    REDIS_URL: socket,
    REDIS_PREFIX: `ours-${round}`,
    MAX_CLIPS_IN_FLIGHT: String(count),
    // A chat may fill a part of the queue.
    MAX_QUEUE: String(2 * count),
    CREDITS_PER_DAY: "1000000",
    DAILY_BUDGET_USD: "1000000",
    MIN_FREE_DISK_MB: "0",
    MODERATION_RULES: "off",
  });
  const backend = createInstantBackend({
    file,
    billed,
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
    // What is done to the file belongs to the media.
    marker: { reserveBytes: 0, mark: async (path) => (await stat(path)).size },
    fingerprints: { keep: async () => {} },
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
