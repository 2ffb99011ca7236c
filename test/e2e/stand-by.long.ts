/** @module-tag long */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type FakeDiscord, startFakeDiscord } from "../fakes/discord/server.ts";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/server.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

const PEOPLE = 6;
const SHARDS = 2;

let telegram: FakeTelegram;
let discord: FakeDiscord;
let redis: TestRedis;
let folder: string;
const children: ChildProcess[] = [];
let written = "";

beforeEach(async () => {
  telegram = await startFakeTelegram();
  discord = await startFakeDiscord();
  redis = testRedis();
  folder = await mkdtemp(join(tmpdir(), "rushes-stand-by-"));
  written = "";
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    // A test that fails may leave it standing still.
    child.kill("SIGCONT");
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  await telegram.close();
  await discord.close();
  await redis.close();
  await rm(folder, { recursive: true, force: true });
  expect(telegram.problems).toEqual([]);
  expect(discord.world.problems).toEqual([]);
});

/** A process of the house, with a data folder of its own. */
function start(file: string, name: string): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", file], {
    env: {
      PATH: process.env.PATH,
      REDIS_URL: redis.url,
      REDIS_PREFIX: redis.prefix,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      // More than one connection, each with a session of its own.
      DISCORD_SHARDS: String(SHARDS),
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
}

const says = (text: string) => expect.poll(() => written, { timeout: 150_000 }).toContain(text);

async function startTwo(): Promise<ChildProcess> {
  const first = start("src/program/main.ts", "one");
  await says("Rushes is up");
  start("src/program/main.ts", "two");
  await says("Rushes stands by");
  return first;
}

it("goes on with a second bot when the first is killed: everybody gets their film once, and what was said meanwhile is heard", async () => {
  const first = await startTwo();
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
  // It goes on with the sessions of the first.
  expect(discord.gateway.counts).toMatchObject({ identified: SHARDS, resumed: SHARDS });
}, 600_000);

it("hears what was put right while the first stood still, once, though it wakes up again", async () => {
  const first = await startTwo();
  const ada = telegram.user("Ada");
  const guild = discord.guild();
  const bob = discord.person("Bob");
  discord.join(guild.id, bob);
  const { id: channel } = discord.channel({ guildId: guild.id });
  const bot = `<@${discord.world.bot.id}>`;
  const onTelegram = telegram.say(ada, ada.id, "/video a red fix runs --seconds 1");
  const onDiscord = discord.say(bob, channel, `${bot} /video a red fix runs --seconds 1`);
  await telegram.until(() => telegram.fromBot(ada.id).length > 0, "the card on Telegram", 60_000);
  await expect.poll(() => discord.posts(channel).length, { timeout: 60_000 }).toBe(1);

  first.kill("SIGSTOP");
  telegram.edit(onTelegram, "/video a red fox runs --seconds 1");
  discord.edit(onDiscord, `${bot} /video a red fox runs --seconds 1`);
  await says("taken over");
  const isPutRight = () =>
    JSON.stringify(telegram.fromBot(ada.id)[0]).includes("red fox") &&
    JSON.stringify(discord.posts(channel)[0]).includes("red fox");
  await expect.poll(isPutRight, { timeout: 60_000 }).toBe(true);
  first.kill("SIGCONT");
  await once(first, "exit");

  start("workers/main.ts", "worker");
  const films = () => telegram.fromBot(ada.id).filter(({ video }) => video);
  await telegram.until(() => films().length > 0, "the film on Telegram", 150_000);
  await telegram.until(
    () => telegram.fromBot(ada.id)[0]?.text?.startsWith("✅"),
    "the card's last state",
    60_000,
  );
  const filmsOnDiscord = () => discord.posts(channel).flatMap(({ attachments }) => attachments);
  await expect.poll(() => filmsOnDiscord().length, { timeout: 150_000 }).toBeGreaterThan(0);
  expect(films()).toHaveLength(1);
  expect(telegram.fromBot(ada.id)).toHaveLength(2);
  expect(filmsOnDiscord().filter(({ filename }) => filename.endsWith(".mp4"))).toHaveLength(1);
  for (const { caption, text } of telegram.fromBot(ada.id)) expect(text ?? caption).toContain("red fox");
}, 600_000);
