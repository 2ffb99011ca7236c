import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startFakeTelegram } from "../fakes/telegram/server.ts";

it("delivers a clip once although the bot is killed while it is being made, and never says its token", {
  tags: ["long"],
  timeout: 300_000,
}, async () => {
  const telegram = await startFakeTelegram();
  const folder = await mkdtemp(join(tmpdir(), "rushes-telegram-"));
  let written = "";
  function start(): ChildProcess {
    const child = spawn(process.execPath, ["--import", "tsx", "src/program/main.ts"], {
      env: {
        PATH: process.env.PATH,
        TELEGRAM_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        DATA_DIR: join(folder, "data"),
        PORT: "0",
        DEFAULT_RESOLUTION: "480p",
        MIN_FREE_DISK_MB: "0",
        LOG_LEVEL: "debug",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const output of [child.stdout, child.stderr]) {
      output?.on("data", (chunk: Buffer) => {
        written += String(chunk);
      });
    }
    return child;
  }
  const ada = telegram.user("Ada");
  const films = () => telegram.fromBot(ada.id).filter(({ video }) => video);
  let bot = start();
  try {
    telegram.say(ada, ada.id, "a red fox runs through fresh snow --seconds 1");
    await telegram.until(() => /🎬/.test(telegram.fromBot(ada.id)[0]?.text ?? ""), "shooting", 60_000);
    bot.kill("SIGKILL");
    await once(bot, "exit");
    bot = start();
    await telegram.until(() => films().length > 0, "the film", 150_000);
    await telegram.until(() => telegram.fromBot(ada.id)[0]?.text?.startsWith("✅"), "the card's end", 60_000);
    expect(films()).toHaveLength(1);
    bot.kill("SIGTERM");
    const [code] = await once(bot, "exit");
    expect(code).toBe(0);
    expect(written).toContain("listening to Telegram");
    expect(written).not.toContain(telegram.token);
    expect(written).not.toContain(telegram.token.slice(7));
  } finally {
    // Not SIGKILL: its private Redis would stay behind.
    if (bot.exitCode === null && bot.kill("SIGTERM")) await once(bot, "exit");
    await telegram.close();
    await rm(folder, { recursive: true, force: true });
  }
  expect(telegram.problems).toEqual([]);
});
