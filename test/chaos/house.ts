import { mkdirSync } from "node:fs";
import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { startFakeDiscord } from "../fakes/discord/server.ts";
import { createFakeReplicate } from "../fakes/replicate/fake-replicate.ts";
import { startFakeTelegram } from "../fakes/telegram/server.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";
import { bundlePrograms } from "./bundle.ts";
import { layDisk } from "./disk.ts";
import type { Draw } from "./draw.ts";
import { layFfmpegOnce } from "./ffmpeg-once.ts";
import { layLine } from "./line.ts";
import { createProgram, type Program } from "./program.ts";

export const PREFIX = "chaos";
/** What every film is: as short as its model makes them. */
export const SECONDS = 2;

export type House = Awaited<ReturnType<typeof startHouse>>;

export type Fsync = "always" | "everysec";

/** How far a clock may be off, in milliseconds. */
const CLOCK_OFF_MS = 10 * 60_000;
/** How often the length of Redis' file is looked at, and how many of these are remembered. */
const LOOK_AT_FILE_MS = 20;
const LENGTHS_KEPT = 500;

/** Redis, two bots of which one stands by, and workers, all real processes, over strict fakes of Discord, Telegram and Replicate. */
export async function startHouse({
  workers,
  draw,
  fsync = "always",
}: {
  workers: number;
  draw: Draw;
  /** How Redis writes its file through. */
  fsync?: Fsync;
}) {
  const folder = await mkdtemp(join(tmpdir(), "rushes-chaos-"));
  const video = await readFile(await makeShotFile(folder, { seconds: SECONDS }));
  const telegram = await startFakeTelegram();
  const discord = await startFakeDiscord();
  const clocks = { areOff: false, ahead: 0, replicate: 0 };
  const replicate = await createFakeReplicate({ video, now: () => Date.now() + clocks.replicate });
  const socket = join(folder, "redis", "redis.sock");
  const line = await layLine(socket);
  const dataDir = join(folder, "data");
  for (const name of ["redis", "data", "data-2"]) mkdirSync(join(folder, name));
  const disk = await layDisk(dataDir);
  const redisDisk = await layDisk(join(folder, "redis"));
  const port = await freePort();
  const files = await bundlePrograms(join(folder, "programs"));
  const programs = join(folder, "ffmpeg");
  await layFfmpegOnce(programs);

  const redis = createProgram({
    name: "redis",
    command: "redis-server",
    args: [
      ...["--port", "0", "--unixsocket", socket, "--dir", join(folder, "redis"), "--save", ""],
      ...["--appendonly", "yes", "--appendfsync", fsync, "--maxmemory-policy", "noeviction"],
    ],
    env: () => ({}),
    staysDown: true,
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
      args: ["--import", "./test/chaos/clock.mjs", file],
      env: () => ({
        PATH: `${programs}:${process.env.PATH ?? ""}`,
        CHAOS_CLOCK_MS: String(clocks.areOff ? draw.between(-CLOCK_OFF_MS, CLOCK_OFF_MS) : clocks.ahead),
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
    node("bot-1", files.bot, { PORT: String(port) }, BOT),
    node("bot-2", files.bot, { PORT: "0", DATA_DIR: join(folder, "data-2") }, BOT),
  ];
  const pool = Array.from({ length: workers }, (_, index) =>
    node(`worker-${index + 1}`, files.worker, {}, /worker is ready/),
  );
  const all: Program[] = [redis, ...bots, ...pool];
  await redis.start();
  const [first, second] = bots as [Program, Program];
  await Promise.all([first, ...pool].map((program) => program.start()));
  await second.start();

  const fileGrowth = watchFile(join(folder, "redis", "appendonlydir"));
  /** When what was written from one moment to another was lost, in milliseconds since 1970. */
  const losses: { from: number; to: number }[] = [];

  return {
    folder,
    dataDir,
    socket,
    fsync,
    losses,
    telegram,
    discord,
    replicate,
    /** Whoever starts from now on has a clock of their own. */
    clocks,
    line,
    /** Where files lie, and Redis' file: only where this user may mount them. */
    disk,
    redisDisk,
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
    /** A power cut on Redis' machine, with `everysec`: what it wrote in its last `ms` milliseconds never reached the disk. */
    async cutPower(ms: number): Promise<void> {
      await redis.kill();
      losses.push({ from: Date.now() - ms, to: Date.now() });
      await fileGrowth.cut(Date.now() - ms);
      await redis.start();
    },
    async close(keep: boolean): Promise<void> {
      fileGrowth.stop();
      await Promise.all([...pool, ...bots].map((program) => program.stop()));
      await redis.stop();
      await telegram.close();
      await discord.close();
      await replicate.close();
      await line.close();
      if (keep) return;
      await disk?.remove();
      await redisDisk?.remove();
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Remembers how long Redis' newest append-only file was when, to cut it back to that. */
function watchFile(place: string) {
  const lengths: { at: number; path: string; bytes: number }[] = [];
  async function look(): Promise<void> {
    const names = await readdir(place).catch((): string[] => []);
    const newest = names.filter((name) => name.includes(".incr.")).sort();
    const path = join(place, newest.at(-1) ?? "none");
    const found = await stat(path).catch(() => undefined);
    if (found) lengths.push({ at: Date.now(), path, bytes: found.size });
    if (lengths.length > LENGTHS_KEPT) lengths.shift();
  }
  const timer = setInterval(() => void look(), LOOK_AT_FILE_MS);
  return {
    stop: () => clearInterval(timer),
    async cut(at: number): Promise<void> {
      const then = lengths.findLast((length) => length.at <= at);
      // A file that was begun since was written through as it was.
      if (then && then.path === lengths.at(-1)?.path) await truncate(then.path, then.bytes);
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
