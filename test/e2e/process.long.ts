/** @module-tag long */

import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { folder, inFoldersOfTheirOwn, leftOver, MAIN, run, WORKER } from "./run-program.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });
inFoldersOfTheirOwn();

describe("npm start with commands", () => {
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
});

describe("a worker of its own", () => {
  it("says what it needs, and does a bot's work that runs none itself", async () => {
    const lonely = run(WORKER);
    expect(await lonely.ended).toBe(1);
    expect(lonely.err()).toContain("REDIS_URL");

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
