/** @module-tag long */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startFakeDiscord } from "../fakes/discord/server.ts";
import { startFakeTelegram } from "../fakes/telegram/server.ts";
import { testRedis } from "../fixtures/redis.ts";

const PEOPLE = 6;

it("goes on with a second bot when the first is killed: everybody gets their film once, and what was said meanwhile is heard", async () => {
  const telegram = await startFakeTelegram();
  const discord = await startFakeDiscord();
  const redis = testRedis();
  const folder = await mkdtemp(join(tmpdir(), "rushes-stand-by-"));
  const children: ChildProcess[] = [];
  let written = "";
  const start = (file: string, name: string) => {
    const child = spawn(process.execPath, ["--import", "tsx", file], {
      env: {
        PATH: process.env.PATH,
        REDIS_URL: redis.url,
        REDIS_PREFIX: redis.prefix,
        TELEGRAM_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.url,
        DATA_DIR: join(folder, name),
        PORT: "0",
        RUN_WORKERS: "false",
        DEFAULT_RESOLUTION: "480p",
        MIN_FREE_DISK_MB: "0",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    children.push(child);
    for (const output of [child.stdout, child.stderr])
      output?.on("data", (chunk: Buffer) => {
        written += String(chunk);
      });
    return child;
  };
  const says = (text: string) => expect.poll(() => written, { timeout: 150_000 }).toContain(text);
  try {
    const first = start("src/program/main.ts", "one");
    await says("Rushes is up");
    start("src/program/main.ts", "two");
    await says("Rushes stands by");
    start("workers/main.ts", "worker");
    await says("worker is ready");

    const people = Array.from({ length: PEOPLE }, (_, index) => telegram.user(`Person ${index}`));
    const filmsOf = ({ id }: { id: number }) => telegram.fromBot(id).filter(({ video }) => video);
    for (const person of people) telegram.say(person, person.id, "a red fox runs --seconds 1");
    await telegram.until(() => people.every(({ id }) => telegram.fromBot(id).length > 0), "cards", 120_000);
    first.kill("SIGKILL");
    await once(first, "exit");
    const killedAt = Date.now();
    const late = telegram.user("Late");
    telegram.say(late, late.id, "a white owl --seconds 1");
    await telegram.until(() => telegram.fromBot(late.id).length > 0, "an answer from the second", 120_000);
    console.info(`the second bot answered ${Date.now() - killedAt} ms after the first was killed`);

    await telegram.until(
      () => [...people, late].every((person) => filmsOf(person).length > 0),
      "films",
      150_000,
    );
    await telegram.until(
      () => [...people, late].every(({ id }) => telegram.fromBot(id)[0]?.text?.startsWith("✅")),
      "cards in their last state",
      60_000,
    );
    for (const person of [...people, late]) {
      expect(filmsOf(person)).toHaveLength(1);
      expect(telegram.fromBot(person.id)).toHaveLength(2);
    }
    await says("taken over");
    // It goes on with the session of the first.
    expect(discord.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
  } finally {
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    await telegram.close();
    await discord.close();
    await redis.close();
    await rm(folder, { recursive: true, force: true });
  }
  expect(telegram.problems).toEqual([]);
}, 600_000);
