/** @module-tag long */

import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { pino } from "pino";
import sharp from "sharp";
import { afterAll, expect, inject, it } from "vitest";
import { locales } from "../../commands/locales/index.ts";
import { loadConfig } from "../../src/host/config.ts";
import { privateRedisFolder, startPrivateRedis } from "../../src/host/private-redis.ts";
import { createListeners, createSenders } from "../../src/program/platforms.ts";
import { wordsOf } from "../adapters/discord/stage.ts";
import { startFakeDiscord } from "../fakes/discord/server.ts";
import { startFakeTelegram } from "../fakes/telegram/server.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { rewritten, standing } from "../fixtures/on-disk.ts";
import { startRig } from "../fixtures/rig.ts";
import { shotFiles } from "../fixtures/shot-file.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const toClose: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

it("leaves nothing of whoever is forgotten on Discord, on Telegram or in the local chat, on any disk", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rushes-forgotten-chats-"));
  toClose.push(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  await mkdir(join(folder, "shots"));
  const own = await startPrivateRedis({ folder: privateRedisFolder(folder), path: process.env.PATH ?? "" });
  toClose.push(own.stop);
  const client = new Redis(own.socket, { maxRetriesPerRequest: null });
  toClose.push(async () => client.disconnect());
  // So that what is written can be read here.
  await client.config("SET", "aof-use-rdb-preamble", "no");
  const telegram = await startFakeTelegram();
  const discord = await startFakeDiscord();
  toClose.push(telegram.close, discord.close);
  const log = pino({ level: "silent" });
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    BANNED_WORDS: "pineapple",
  };
  let ahead = 0;
  const rig = await startRig({
    backends: () => onlyBackend(createInstantBackend({ file: shotFiles(inject("footage")), slots: 4 })),
    now: () => Date.now() + ahead,
    env,
    on: { redisUrl: own.socket, prefix: "rushes", dataDir: folder },
    senders: (parts) => createSenders(loadConfig(env), parts, log),
  });
  toClose.push(rig.stop);
  const { listeners } = await createListeners(rig.config, rig, { locales, log });
  for (const listener of listeners) {
    await listener.start(rig.dispatcher);
    toClose.push(() => listener.stop());
  }
  const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#c86" } })
    .png()
    .toBuffer();

  // On Discord: a film, its remix, what is refused, talk, a setting, a cast, a picture.
  const guild = discord.guild();
  const channel = discord.channel({ guildId: guild.id });
  const dora = discord.person("Doramunda");
  const ben = discord.person("Ben");
  for (const person of [dora, ben]) discord.join(guild.id, person);
  const filmsIn = () =>
    [...discord.world.messages.values()].filter(
      ({ channel_id, attachments }) =>
        channel_id === channel.id && attachments.some(({ filename }) => /\.mp4$/.test(filename ?? "")),
    );
  discord.slash(dora, channel.id, "video", { prompt: "a vixen waits", seconds: 2 });
  const film = await discord.until("the film", () => filmsIn()[0]);
  discord.say(dora, channel.id, "at night, with a quokka", { replyTo: film });
  await discord.until("the remix", () => filmsIn()[1]);
  discord.slash(dora, channel.id, "video", { prompt: "a pineapple and a narwhal", seconds: 2 });
  discord.slash(dora, channel.id, "cast", { name: "Zelmira: an axolotl in a coat" });
  discord.slash(dora, channel.id, "settings", { seconds: 9 });
  await discord.until("the settings", () =>
    [...discord.world.messages.values()].some((one) => one.onlyFor === dora && wordsOf(one).includes("9")),
  );

  // On Telegram, the same person's namesake is another account.
  const tilo = telegram.user("Tilomund", { id: 7_770_001_234 });
  telegram.say(tilo, tilo.id, "/video an okapi waits --seconds 2 --aspect 16:9");
  const told = await telegram.until(
    () => telegram.fromBot(tilo.id).find(({ video }) => video),
    "the film on Telegram",
    60_000,
  );
  telegram.say(tilo, tilo.id, "with a pangolin", { replyTo: told });
  telegram.say(tilo, tilo.id, "/video a pineapple and a tarsier");
  telegram.say(tilo, tilo.id, "/settings seconds:9");
  await telegram.until(
    () => telegram.fromBot(tilo.id).filter(({ video }) => video)[1],
    "the remix on Telegram",
    60_000,
  );
  await telegram.until(
    () => telegram.fromBot(tilo.id).some(({ text }) => text?.includes("9 s")),
    "the settings on Telegram",
  );

  // In the local chat.
  const kora = { id: "console:korabella", name: "Korabella" };
  const local = { platform: "console", chat: "main" };
  await rig.store.put("uploads/kora.png", await written(folder, picture));
  const { id } = await rig.studio.admit({
    request: {
      prompt: "a capybara swims",
      seconds: 2,
      images: [{ key: "uploads/kora.png", role: "start" }],
    },
    person: kora,
    surface: local,
    idempotencyKey: "kora-film",
  });
  await rig.ended(id);

  const who = [dora, String(tilo.id), "Doramunda", "Tilomund", "Korabella", "korabella", "kora.png"];
  const words = [
    "vixen",
    "quokka",
    "narwhal",
    "axolotl",
    "Zelmira",
    "okapi",
    "pangolin",
    "tarsier",
    "capybara",
  ];
  const before = [...(await standing(folder, who)), ...(await standing(folder, words))];
  for (const word of [...who, ...words]) {
    expect(
      before.some((hit) => hit.includes(word)),
      word,
    ).toBe(true);
  }
  for (const person of [
    { id: `discord:${dora}`, name: "Doramunda" },
    { id: `telegram:${tilo.id}`, name: "Tilomund" },
    kora,
  ]) {
    await rig.dispatcher.dispatch({
      command: "forget_me",
      options: {},
      person,
      surface: local,
      idempotencyKey: `forget-${person.id}`,
      pressed: true,
    });
  }
  ahead = DAY_MS + 60_000;
  await rig.privacy.carryOut();
  for (const listener of listeners) await listener.stop();
  // A day goes by: what has less time to live is gone.
  for (const key of await client.keys("*")) {
    const left = await client.pttl(key);
    if (left > 0 && left <= ahead) await client.del(key);
  }
  await client.bgrewriteaof().catch(() => undefined);
  await rewritten(folder, client);
  expect(await standing(folder, who)).toEqual([]);
  expect(await standing(folder, words)).toEqual([]);
}, 240_000);

async function written(folder: string, picture: Buffer): Promise<string> {
  const { writeFile } = await import("node:fs/promises");
  const path = join(folder, "shots", "sent.png");
  await writeFile(path, picture);
  return path;
}
