import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startFakeDiscord } from "../fakes/discord/server.ts";
import { startFakeTelegram } from "../fakes/telegram/server.ts";

// Whole processes on a busy machine: what takes two seconds alone may take many.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const MAIN = fileURLToPath(new URL("../../src/program/main.ts", import.meta.url));
const WORKER = fileURLToPath(new URL("../../workers/main.ts", import.meta.url));

let folder: string;
const running: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-process-"));
});
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  }
  await expect.poll(() => leftOver(), { timeout: 15_000 }).toEqual([]);
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

interface Program {
  child: ChildProcess;
  out(): string;
  err(): string;
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  /** Resolves once stdout or stderr has it. */
  says(text: string | RegExp): Promise<void>;
}

function run(file: string, args: string[] = [], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    env: {
      PATH: process.env.PATH ?? "",
      DATA_DIR: folder,
      PORT: "0",
      DEFAULT_RESOLUTION: "480p",
      MIN_FREE_DISK_MB: "0",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    err += chunk;
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once("close", (code, signal) => resolve(code ?? signal ?? 1)),
  );
  return {
    child,
    out: () => out,
    err: () => err,
    ended,
    async says(text) {
      await expect
        .poll(
          () => (typeof text === "string" ? (out + err).includes(text) : text.test(out + err)) || out + err,
          {
            timeout: 60_000,
          },
        )
        .toBe(true);
    },
  };
}

/** Commands of processes that still have to do with this test's folder. */
async function leftOver(): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const command = await readFile(`/proc/${name}/cmdline`, "utf8").catch(() => "");
    const cwd = await readFile(`/proc/${name}/environ`, "utf8").catch(() => "");
    if (command.includes(folder) || cwd.includes(`DATA_DIR=${folder}`))
      found.push(command.replaceAll("\0", " "));
  }
  return found;
}

describe("npm start with commands", () => {
  it("makes each clip in turn, prints its path, and leaves nothing running", async () => {
    const bot = run(MAIN, ["/video a red fox in the snow --seconds 1", "--reply", "at night"]);
    expect(await bot.ended, bot.err()).toBe(0);
    const paths = bot
      .out()
      .split("\n")
      .filter((line) => line.startsWith("clip "));
    expect(paths).toHaveLength(2);
    for (const path of paths)
      expect((await readFile(path.slice("clip ".length))).length).toBeGreaterThan(1_000);
    expect(await leftOver()).toEqual([]);
  });

  it("prints one JSON object a clip with --json, and ends with 1 where one could not be made", async () => {
    const bot = run(MAIN, ["--json", "/video a red fox --seconds 1", "/video a fox --seconds 61"]);
    expect(await bot.ended).toBe(1);
    const [clip, ...others] = bot.out().trim().split("\n");
    expect(others).toEqual([]);
    expect(JSON.parse(clip ?? "")).toMatchObject({
      seconds: 1,
      width: 854,
      height: 480,
      shots: expect.anything(),
    });
    expect(bot.err()).toMatch(/61/);
  });

  it("cancels what is under way at Ctrl-C, and is gone at once at the second", async () => {
    const bot = run(MAIN, ["/video a long journey through many lands --seconds 60"]);
    await bot.says(/Shooting/);
    bot.child.kill("SIGINT");
    expect(await bot.ended).toBe(130);
    await expect.poll(() => leftOver(), { timeout: 15_000 }).toEqual([]);

    const hasty = run(MAIN, ["/video a long journey through many lands --seconds 60"]);
    await hasty.says(/Shooting/);
    hasty.child.kill("SIGINT");
    hasty.child.kill("SIGINT");
    expect(await hasty.ended).toBe(130);
    await expect.poll(() => leftOver(), { timeout: 15_000 }).toEqual([]);
  });
});

describe("npm start", () => {
  it("serves the local chat until it is told to stop, and keeps its folder to itself", async () => {
    const bot = run(MAIN);
    await bot.says("Local chat: http://127.0.0.1:");
    const url = /http:\S+/.exec(bot.out())?.[0] ?? "";
    expect((await fetch(url)).headers.get("content-type")).toContain("text/html");
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ ok: true, redis: true });
    expect(await (await fetch(`${url}/metrics`)).text()).toContain("rushes_clips");

    const second = run(MAIN);
    expect(await second.ended).toBe(1);
    expect(second.err()).toMatch(/Another Rushes.*DATA_DIR/);

    bot.child.kill("SIGTERM");
    expect(await bot.ended, bot.err()).toBe(0);
    expect(await leftOver()).toEqual([]);
  });

  it("goes on when nobody reads what it says any more, and still stops when it is told to", async () => {
    const bot = run(MAIN);
    await bot.says("Local chat: http://127.0.0.1:");
    const url = /http:\S+/.exec(bot.out())?.[0] ?? "";
    bot.child.stdout?.destroy();
    bot.child.stderr?.destroy();
    // Whatever is logged from now on can't be written.
    bot.child.kill("SIGTERM");
    expect(await bot.ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  it("names every wrong setting at once", async () => {
    const bot = run(MAIN, [], { PORT: "ten", LOG_LEVEL: "loud" });
    expect(await bot.ended).toBe(1);
    expect(bot.err()).toMatch(/PORT[\s\S]*LOG_LEVEL/);
    expect(bot.err()).not.toContain("    at ");
  });

  it("hears Discord and Telegram in one process and answers each in its place", async () => {
    const [discord, telegram] = await Promise.all([startFakeDiscord(), startFakeTelegram()]);
    const guild = discord.guild();
    const ada = discord.person("Ada");
    discord.join(guild.id, ada);
    const channel = discord.channel({ guildId: guild.id });
    const bea = telegram.user("Bea");
    const bot = run(MAIN, [], {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
    });
    try {
      await bot.says("Rushes is up");
      discord.slash(ada, channel.id, "video", { prompt: "a red fox", seconds: 1 });
      telegram.say(bea, bea.id, "/video a grey owl --seconds 1");
      await discord.until("the film on Discord", () =>
        discord
          .posts(channel.id)
          .find(({ attachments }) => attachments.some((file) => file.content_type === "video/mp4")),
      );
      await telegram.until(() => telegram.fromBot(bea.id).find(({ video }) => video), "the film on Telegram");
      bot.child.kill("SIGTERM");
      expect(await bot.ended, bot.err()).toBe(0);
      expect(bot.out() + bot.err()).not.toContain(discord.token);
      expect(bot.out() + bot.err()).not.toContain(telegram.token);
    } finally {
      bot.child.kill("SIGKILL");
      await bot.ended;
      await Promise.all([discord.close(), telegram.close()]);
    }
    expect(telegram.problems).toEqual([]);
    expect(discord.world.problems).toEqual([]);
  });
});

describe("a bot that is killed", () => {
  it("goes on where it was when it is started again, and leaves no process behind", async () => {
    const bot = run(MAIN);
    await bot.says("Local chat: ");
    bot.child.kill("SIGKILL");
    await bot.ended;
    await expect.poll(() => leftOver(), { timeout: 15_000 }).toEqual([]);
    const again = run(MAIN, ["/history"]);
    expect(await again.ended, again.err()).toBe(0);
  });
});

describe("a worker of its own", () => {
  it("says what it needs, and does a bot's work that runs none itself", async () => {
    const lonely = run(WORKER);
    expect(await lonely.ended).toBe(1);
    expect(lonely.err()).toContain("REDIS_URL");

    const own = run(MAIN, ["/history"]);
    expect(await own.ended).toBe(0);
    const { startPrivateRedis } = await import("../../src/host/private-redis.ts");
    const redis = await startPrivateRedis({ folder: join(folder, "redis"), path: process.env.PATH ?? "" });
    try {
      const shared = { REDIS_URL: redis.socket };
      const worker = run(WORKER, [], shared);
      await worker.says("worker is ready");
      const bot = run(MAIN, ["/video a red fox --seconds 1"], { ...shared, RUN_WORKERS: "false" });
      expect(await bot.ended, bot.err()).toBe(0);
      worker.child.kill("SIGTERM");
      expect(await worker.ended).toBe(0);
    } finally {
      await redis.stop();
    }
  });
});
