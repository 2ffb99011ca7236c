import { mkdirSync } from "node:fs";
import { appendFile, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { startFakeDiscord } from "../fakes/discord/server.ts";
import { createFakeReplicate } from "../fakes/replicate/fake-replicate.ts";
import { startFakeTelegram } from "../fakes/telegram/server.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";
import type { Draw } from "./draw.ts";
import { layLine } from "./line.ts";
import { createProgram, type Program } from "./program.ts";

export const PREFIX = "chaos";
/** What every film is: as short as its model makes them. */
export const SECONDS = 2;

export type House = Awaited<ReturnType<typeof startHouse>>;

/** How far a clock may be off, in milliseconds. */
const CLOCK_OFF_MS = 10 * 60_000;

/** Redis, two bots of which one stands by, and workers, all real processes, over strict fakes of Discord, Telegram and Replicate. */
export async function startHouse({ workers, draw }: { workers: number; draw: Draw }) {
  const folder = await mkdtemp(join(tmpdir(), "rushes-chaos-"));
  const video = await readFile(await makeShotFile(folder, { seconds: SECONDS }));
  const telegram = await startFakeTelegram();
  const discord = await startFakeDiscord();
  const clocks = { areOff: false, replicate: 0 };
  const replicate = await createFakeReplicate({ video, now: () => Date.now() + clocks.replicate });
  const socket = join(folder, "redis", "redis.sock");
  const line = await layLine(socket);
  const dataDir = join(folder, "data");
  for (const name of ["redis", "data", "data-2"]) mkdirSync(join(folder, name));
  const port = await freePort();

  const redis = createProgram({
    name: "redis",
    command: "redis-server",
    args: [
      ...["--port", "0", "--unixsocket", socket, "--dir", join(folder, "redis"), "--save", ""],
      ...["--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction"],
    ],
    env: () => ({}),
    logFile: join(folder, "redis.log"),
    ready: async () => {
      const client = new Redis(socket, {
        lazyConnect: true,
        retryStrategy: () => null,
        maxRetriesPerRequest: 0,
      });
      client.on("error", () => {});
      try {
        await client.connect();
        return (await client.ping()) === "PONG";
      } catch {
        return false;
      } finally {
        client.disconnect();
      }
    },
  });
  const node = (name: string, file: string, env: Record<string, string>, ready: RegExp) =>
    createProgram({
      name,
      command: process.execPath,
      args: ["--import", "./test/chaos/clock.mjs", "--import", "tsx", file],
      env: () => ({
        CHAOS_CLOCK_MS: String(clocks.areOff ? draw.between(-CLOCK_OFF_MS, CLOCK_OFF_MS) : 0),
        REDIS_URL: line.url,
        REDIS_PREFIX: PREFIX,
        DATA_DIR: dataDir,
        TELEGRAM_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        TELEGRAM_WEBHOOK: "off",
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.url,
        REPLICATE_API_TOKEN: replicate.token,
        REPLICATE_BASE_URL: replicate.baseUrl,
        REPLICATE_AT_ONCE: "50",
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        RUN_WORKERS: "false",
        DEFAULT_RESOLUTION: "480p",
        MIN_FREE_DISK_MB: "0",
        CREDITS_PER_DAY: "1000000",
        DAILY_BUDGET_USD: "100000",
        MAX_CLIPS_IN_FLIGHT: "10000",
        MAX_QUEUE: "1000000",
        LOG_LEVEL: "info",
        ...env,
      }),
      logFile: join(folder, `${name}.log`),
      ready: (said) => ready.test(said),
    });
  const BOT = /Rushes is up|Rushes stands by/;
  const bots = [
    node("bot-1", "src/program/main.ts", { PORT: String(port) }, BOT),
    node("bot-2", "src/program/main.ts", { PORT: "0", DATA_DIR: join(folder, "data-2") }, BOT),
  ];
  const pool = Array.from({ length: workers }, (_, index) =>
    node(`worker-${index + 1}`, "workers/main.ts", {}, /worker is ready/),
  );
  const all: Program[] = [redis, ...bots, ...pool];
  for (const program of all) await program.start();

  return {
    folder,
    dataDir,
    socket,
    telegram,
    discord,
    replicate,
    /** Whoever starts from now on has a clock of their own. */
    clocks,
    line,
    redis,
    bots,
    workers: pool,
    all,
    /** A power cut while Redis was writing: its file ends in the middle of a command that nobody was told is done. */
    async tearRedisFile(): Promise<void> {
      const place = join(folder, "redis", "appendonlydir");
      const newest = (await readdir(place))
        .filter((name) => name.includes(".incr."))
        .sort()
        .at(-1);
      if (newest) await appendFile(join(place, newest), "*3\r\n$3\r\nSET\r\n$5\r\nhal");
    },
    async close(keep: boolean): Promise<void> {
      for (const program of [...pool, ...bots, redis]) await program.stop();
      await telegram.close();
      await discord.close();
      await replicate.close();
      await line.close();
      if (!keep) await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
