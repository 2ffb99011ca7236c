import { existsSync } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { isEnded } from "../../src/core/film/clip.ts";
import type { VideoBackend } from "../../src/core/ports/video-backend.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createLifecycle, type Lifecycle } from "../../src/host/lifecycle.ts";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import { createParts, type Parts } from "../../src/program/parts.ts";
import { startWorkerPool } from "../../workers/pool.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { overhear } from "../fixtures/overhear.ts";

const log = pino({ level: "silent" });

/** Shots of each film. */
export const SHOTS = 3;
/** As a pool of our own has it: shots and clips at once. */
export const AT_ONCE = 8;

/** A worker looks at least so often who else is there, in milliseconds. */
const UNTIL_LOOKED_MS = 16_000;

/** A Redis of its own, and a folder. */
export interface Place {
  socket: string;
  folder: string;
  stop(): Promise<void>;
}

export async function redisIn(parent: string): Promise<Place> {
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

/** In memory where that can be had. */
export const redisInMemory = () => redisIn(existsSync("/dev/shm") ? "/dev/shm" : tmpdir());

/** What clients asked of Redis meanwhile, in all: what scripts do inside of it isn't counted. */
export async function asked(socket: string, work: () => Promise<unknown>): Promise<number> {
  return (await overhear(socket, work)).filter((line) => !/^\+\S+ \[\d+ lua\]/.test(line)).length;
}

/** A worker, and the bot that admits, in one: everything of Rushes but pictures, as far as `folder` and `prefix` are its own. */
export async function openWorker(
  { socket, folder }: Place,
  {
    prefix,
    clips,
    backend,
    lifecycle,
  }: { prefix: string; clips: number; backend: VideoBackend; lifecycle: Lifecycle },
): Promise<Parts> {
  const config = loadConfig({
    DATA_DIR: join(folder, prefix),
    REDIS_URL: socket,
    REDIS_PREFIX: prefix,
    MAX_CLIPS_IN_FLIGHT: String(clips),
    // A chat may fill a part of the queue.
    MAX_QUEUE: String(2 * clips),
    CREDITS_PER_DAY: "1000000",
    DAILY_BUDGET_USD: "1000000",
    MIN_FREE_DISK_MB: "0",
    MODERATION_RULES: "off",
  });
  const parts = await createParts(config, {
    redisPlace: { url: socket },
    log,
    lifecycle,
    makeBackends: () => onlyBackend(backend),
    media: instantMedia(),
  });
  const pool = await startWorkerPool({
    ...parts,
    senders: parts.chat.senders,
    workshop: {
      ...parts.workshop,
      // What is done to the file belongs to the media.
      marker: { reserveBytes: 0, mark: async (path) => (await stat(path)).size },
      fingerprints: { keep: async () => {} },
    },
    cutAtOnce: AT_ONCE,
    now: Date.now,
    log,
  });
  lifecycle.onStop("workers", () => pool.stop(0));
  return parts;
}

export async function instantBackendIn({ folder }: Place, billed = false): Promise<VideoBackend> {
  const file = join(folder, "shot.mp4");
  await writeFile(file, "a shot");
  return createInstantBackend({
    file,
    billed,
    slots: AT_ONCE,
    model: { lengths: { min: 2, max: 2, step: 1 } },
  });
}

let round = 0;

/** Makes so many clips from asking to delivery, with a backend and a media room that answer at once. */
export async function makeClips(
  place: Place,
  {
    clips,
    billed = false,
    workers = 1,
    settled = 0,
  }: {
    clips: number;
    billed?: boolean;
    workers?: number;
    /** So many clips are made before, and all workers know of each other. */
    settled?: number;
  },
  /** Is handed the work from the first request to the last film. */
  measure: (work: () => Promise<void>) => Promise<number>,
): Promise<number> {
  const lifecycle = createLifecycle({ log });
  const backend = await instantBackendIn(place, billed);
  const house = { prefix: `ours-${++round}`, clips: Math.max(clips, settled), backend, lifecycle };
  const parts = await openWorker(place, house);
  for (let further = 1; further < workers; further++) await openWorker(place, house);
  let [asked, ended, due] = [0, 0, 0];
  let finish = () => {};
  parts.record.events.onState(({ state }) => {
    if (state && isEnded(state) && ++ended === due) finish();
  });
  async function make(count: number): Promise<void> {
    due += count;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await Promise.all(
      Array.from({ length: count }, () => {
        const index = asked++;
        return parts.studio.admit({
          request: { prompt: `clip ${index}`, seconds: SHOTS * 2, seed: index },
          person: { id: `console:${index % 20}`, name: "Ann" },
          surface: { platform: "console", chat: "bench" },
          idempotencyKey: `bench-${index}`,
        });
      }),
    );
    await finished;
  }
  if (settled > 0) {
    await make(settled);
    await sleep(UNTIL_LOOKED_MS);
  }
  const measured = await measure(() => make(clips));
  await lifecycle.stop();
  return measured;
}

/** In seconds. */
export async function timeOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
