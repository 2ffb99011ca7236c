import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { loadConfig } from "../../src/host/config.ts";
import { createLifecycle, type Lifecycle } from "../../src/host/lifecycle.ts";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import { createParts, type Parts } from "../../src/program/parts.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import type { Bench, BenchResult } from "./bench.ts";

const log = pino({ level: "silent" });

const CLIPS = 1_000;
/** Under way at once, and how many of them one after another. */
const IN_FLIGHT = 200;
const PASSED = 10_000;

/** The bot's own memory with nothing to do, with clips waiting or under way that others work on, and after many of them. */
export const memory: Bench = {
  name: "memory",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "rushes-bench-"));
    const redis = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
    const env = {
      ...process.env,
      // As `npm start` has it.
      MALLOC_ARENA_MAX: "2",
      DATA_DIR: join(folder, "data"),
      REDIS_URL: redis.socket,
      PORT: "0",
      RUN_WORKERS: "false",
      LOG_LEVEL: "error",
    };
    const main = fileURLToPath(new URL("../../src/program/main.ts", import.meta.url));
    const collecting = new URL("./collect-when-told.mjs", import.meta.url).href;
    const loaded = ["--expose-gc", "--import", "tsx", "--import", collecting];
    const bot = spawn(process.execPath, [...loaded, main], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      await new Promise((resolve) => bot.stdout?.once("data", resolve));
      const atRest = await residentMiB(bot);
      const lifecycle = createLifecycle({ log });
      const parts = await openStudio(redis.socket, join(folder, "data"), lifecycle);
      const results: BenchResult[] = [];
      const compare = async (name: string, what: string) => {
        const { held, seen } = await residentMiB(bot);
        const before = `${Math.round(seen)} against ${Math.round(atRest.seen)} MiB before that`;
        const note = `resident memory of the bot ${what}, against at rest, each with garbage collected; ${before}`;
        results.push({
          name,
          ours: held,
          reference: atRest.held,
          ratio: held / atRest.held,
          unit: "MiB",
          note,
        });
      };
      let clips = await admitClips(parts, IN_FLIGHT);
      await compare("memory, in flight", `with ${IN_FLIGHT} clips under way; aim at most 1.1`);
      for (let passed = IN_FLIGHT; passed < PASSED; passed += IN_FLIGHT) {
        await deliver(parts, clips);
        clips = await admitClips(parts, IN_FLIGHT);
      }
      await deliver(parts, clips);
      await compare("memory, afterwards", `after ${PASSED} clips, ${IN_FLIGHT} at a time; aim at most 1.1`);
      await admitClips(parts, CLIPS);
      await compare("memory", `with ${CLIPS} clips queued, after those`);
      await lifecycle.stop();
      return results;
    } finally {
      const ended = new Promise((resolve) => bot.once("exit", resolve));
      bot.kill();
      await ended;
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/**
 * Resident memory once it has come to rest: as it is seen, and what is held of it. Between the two lies garbage that V8 has not
 * looked at yet, of starting up or of clips, 10 to 50 MiB of it by chance.
 */
async function residentMiB(bot: ChildProcess): Promise<{ seen: number; held: number }> {
  const look = async () => {
    const status = await readFile(`/proc/${bot.pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  };
  await sleep(8_000);
  const seen = await look();
  bot.kill("SIGUSR2");
  await sleep(2_000);
  return { seen, held: await look() };
}

async function openStudio(socket: string, dataDir: string, lifecycle: Lifecycle): Promise<Parts> {
  const config = loadConfig({
    DATA_DIR: dataDir,
    REDIS_URL: socket,
    MAX_CLIPS_IN_FLIGHT: String(CLIPS),
    // A chat may fill a part of the queue.
    MAX_QUEUE: String(2 * CLIPS),
    CREDITS_PER_DAY: "1000000",
    MIN_FREE_DISK_MB: "0",
  });
  return createParts(config, {
    redisPlace: { url: socket },
    log,
    lifecycle,
    makeBackends: () => onlyBackend(createInstantBackend({ file: "none" })),
  });
}

let asked = 0;

/** With their cards open, as people would have them; their ids. */
async function admitClips({ studio }: Parts, count: number): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const index = asked++;
      const { id } = await studio.admit({
        request: { prompt: `clip ${index}`, seconds: 10, seed: index },
        person: { id: "console:ann", name: "Ann" },
        surface: { platform: "console", chat: "bench" },
        idempotencyKey: `bench-${index}`,
      });
      await studio.attachCard(id, { platform: "console", chat: "bench", message: `m${index}` });
      return id;
    }),
  );
}

/** As workers would have left them, without making anything. */
async function deliver({ record: { life } }: Parts, ids: readonly string[]): Promise<void> {
  for (const clip of await life.loadAll(ids)) await life.delivered(clip);
}
