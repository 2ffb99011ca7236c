import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PermissionFlagsBits } from "discord-api-types/v10";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { locales } from "../../commands/locales/index.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createListeners, createSenders } from "../../src/program/platforms.ts";
import { wordsOf } from "../adapters/discord/stage.ts";
import { startFakeTelegram } from "../fakes/telegram/server.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { startRig } from "../fixtures/rig.ts";
import { openDiscordHouse } from "./discord-house.ts";

let folder: string;
let instant: { media: ReturnType<typeof instantMedia>; backends: () => ReturnType<typeof onlyBackend> };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-own-words-chats-"));
  const file = await instantShot(folder);
  instant = {
    media: instantMedia(),
    backends: () => onlyBackend(createInstantBackend({ file, billed: false })),
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

const REFUSED = "words this server doesn't allow in the prompt. Nothing was charged";

it("holds in a Discord server what its managers listed, by command and by mention, and in no other", async () => {
  const house = await openDiscordHouse(instant);
  toClose.push(house.close);
  const { discord, bob, channel, guild } = house;
  const boss = discord.person("Boss");
  discord.join(guild.id, boss, { permissions: PermissionFlagsBits.ManageGuild });
  const told = (person: string, words: string) =>
    discord.until(`"${words}" to ${person} alone`, () =>
      [...discord.world.messages.values()].some(
        (one) => one.onlyFor === person && wordsOf(one).includes(words),
      ),
    );

  discord.slash(boss, channel.id, "rushes", { words: "zorblax, rival brand" });
  await told(boss, "They hold from now on");
  discord.slash(bob, channel.id, "video", { prompt: "a z o r b l a x dances", seconds: 2 });
  await told(bob, REFUSED);
  const mentioned = discord.say(
    bob,
    channel.id,
    `<@${discord.world.bot.id}> video a rival brand --seconds 2`,
  );
  const reply = await discord.until("a refusal", () =>
    [...discord.world.messages.values()].find((one) => one.message_reference?.message_id === mentioned.id),
  );
  expect(wordsOf(reply)).toContain(REFUSED);
  for (const message of discord.world.messages.values()) {
    if (message.onlyFor === boss || message.author.id !== discord.world.bot.id) continue;
    expect(wordsOf(message)).not.toMatch(/zorblax|rival/);
  }

  const other = discord.guild();
  discord.join(other.id, bob);
  const elsewhere = discord.channel({ guildId: other.id });
  discord.slash(bob, elsewhere.id, "video", { prompt: "a zorblax dances", seconds: 2 });
  await house.film(1, elsewhere.id);
  expect(house.films()).toEqual([]);
});

it("holds in a Telegram group what its administrators listed, and in no other, and lists them in private", async () => {
  const telegram = await startFakeTelegram();
  toClose.push(async () => {
    await telegram.close();
    expect(telegram.problems).toEqual([]);
  });
  const log = pino({ level: "silent" });
  const env = { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
  const rig = await startRig({
    ...instant,
    env,
    senders: (parts) => createSenders(loadConfig(env), parts, log),
  });
  toClose.push(rig.stop);
  const { listeners } = await createListeners(rig.config, rig, { locales, log });
  for (const listener of listeners) {
    await listener.start(rig.dispatcher);
    toClose.push(() => listener.stop());
  }
  const [mia, bob] = [telegram.user("Mia"), telegram.user("Bob")];
  telegram.say(mia, mia.id, "/start");
  await telegram.until(() => telegram.fromBot(mia.id)[0], "a welcome");
  const club = telegram.group("Film club", { members: [mia, bob], admins: [mia] });
  const others = telegram.group("Others", { members: [mia, bob], admins: [mia] });
  const said = (chat: number, words: string) =>
    telegram.until(
      () => telegram.fromBot(chat).find(({ text }) => text?.includes(words)),
      `"${words}" in ${chat}`,
    );

  telegram.say(mia, club, "/rushes@rushes_bot words:zorblax, rival brand");
  telegram.say(mia, club, "/rushes@rushes_bot words:show");
  await said(mia.id, "zorblax");
  telegram.say(bob, club, "/video@rushes_bot a z0rbl4x dances --seconds 2");
  await said(club, REFUSED);
  expect(
    telegram
      .fromBot(club)
      .map(({ text }) => text)
      .join("\n"),
  ).not.toContain("zorblax");
  telegram.say(bob, others, "/video@rushes_bot a zorblax dances --seconds 2");
  await said(others, "a zorblax dances");
});
