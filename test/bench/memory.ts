import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { loadConfig } from "../../src/host/config.ts";
import { createLifecycle } from "../../src/host/lifecycle.ts";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import { createParts } from "../../src/program/parts.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import type { Bench } from "./bench.ts";

const CLIPS = 1_000;

/** The bot's own memory with nothing to do, and with a thousand clips waiting that others work on. */
export const memory: Bench = {
  name: "memory",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "rushes-bench-"));
    const redis = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
    const env = {
      ...process.env,
      DATA_DIR: join(folder, "data"),
      REDIS_URL: redis.socket,
      PORT: "0",
      RUN_WORKERS: "false",
      LOG_LEVEL: "error",
    };
    const main = fileURLToPath(new URL("../../src/program/main.ts", import.meta.url));
    const bot = spawn(process.execPath, ["--import", "tsx", main], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      await new Promise((resolve) => bot.stdout?.once("data", resolve));
      const atRest = await residentMiB(bot.pid as number);
      await queueClips(redis.socket, join(folder, "data"));
      const queued = await residentMiB(bot.pid as number);
      return [
        {
          name: "memory",
          ours: queued,
          reference: atRest,
          ratio: queued / atRest,
          unit: "MiB",
          note: `resident memory of the bot with ${CLIPS} clips queued, against at rest`,
        },
      ];
    } finally {
      const ended = new Promise((resolve) => bot.once("exit", resolve));
      bot.kill();
      await ended;
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Resident memory once it has come to rest. */
async function residentMiB(processId: number): Promise<number> {
  await sleep(8_000);
  const status = await readFile(`/proc/${processId}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

async function queueClips(socket: string, dataDir: string): Promise<void> {
  const log = pino({ level: "silent" });
  const lifecycle = createLifecycle({ log });
  const config = loadConfig({
    DATA_DIR: dataDir,
    REDIS_URL: socket,
    MAX_CLIPS_IN_FLIGHT: String(CLIPS),
    // A chat may fill a part of the queue.
    MAX_QUEUE: String(2 * CLIPS),
    CREDITS_PER_DAY: "1000000",
    MIN_FREE_DISK_MB: "0",
  });
  const { studio } = await createParts(config, {
    redisPlace: { url: socket },
    log,
    lifecycle,
    makeBackends: () => onlyBackend(createInstantBackend({ file: "none" })),
  });
  for (let index = 0; index < CLIPS; index++) {
    const clip = await studio.admit({
      request: { prompt: `clip ${index}`, seconds: 10, seed: index },
      person: { id: "console:ann", name: "Ann" },
      surface: { platform: "console", chat: "bench" },
      idempotencyKey: `bench-${index}`,
    });
    // With its card open, as a person would have it.
    await studio.attachCard(clip.id, { platform: "console", chat: "bench", message: `m${index}` });
  }
  await lifecycle.stop();
}
