import { readFile } from "node:fs/promises";
import { describe, expect, it, vi } from "vitest";
import { startFakeDiscord } from "../fakes/discord/server.ts";
import { startFakeTelegram } from "../fakes/telegram/server.ts";
import { inFoldersOfTheirOwn, leftOver, MAIN, run } from "./run-program.ts";

// Whole processes on a busy machine: what takes two seconds alone may take many.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });
inFoldersOfTheirOwn();

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
});

describe("npm start", () => {
  it("serves the local chat until it is told to stop, and keeps its folder to itself", {
    tags: ["long"],
  }, async () => {
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

  it("names every wrong setting at once", { tags: ["long"] }, async () => {
    const bot = run(MAIN, [], { PORT: "ten", LOG_LEVEL: "loud" });
    expect(await bot.ended).toBe(1);
    expect(bot.err()).toMatch(/PORT[\s\S]*LOG_LEVEL/);
    expect(bot.err()).not.toContain("    at ");
  });

  it("hears Discord and Telegram in one process and answers each in its place", {
    tags: ["long"],
  }, async () => {
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
  it("goes on where it was when it is started again, and leaves no process behind", {
    tags: ["long"],
  }, async () => {
    const bot = run(MAIN);
    await bot.says("Local chat: ");
    bot.child.kill("SIGKILL");
    await bot.ended;
    await expect.poll(() => leftOver(), { timeout: 15_000 }).toEqual([]);
    const again = run(MAIN, ["/history"]);
    expect(await again.ended, again.err()).toBe(0);
  });
});
