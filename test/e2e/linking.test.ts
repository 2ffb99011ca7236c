import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createDiscordListener } from "../../adapters/discord/listener.ts";
import { createDiscordSender } from "../../adapters/discord/sender.ts";
import { locales } from "../../commands/locales/index.ts";
import type { ChatListener } from "../../src/core/ports/chat.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createListeners, createSenders } from "../../src/program/platforms.ts";
import { recordingLog, wordsOf } from "../adapters/discord/stage.ts";
import { type FakeDiscord, startFakeDiscord } from "../fakes/discord/server.ts";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/server.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

let discord: FakeDiscord;
let telegram: FakeTelegram;
let rig: Rig;
let listeners: ChatListener[];

/** One bot on both platforms, with the adapters and client libraries it really has. */
beforeEach(async () => {
  discord = await startFakeDiscord();
  telegram = await startFakeTelegram();
  const env = { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
  const { log } = recordingLog();
  const silent = pino({ level: "silent" });
  const access = { token: discord.token, apiUrl: discord.url, log };
  rig = await startRig({
    env,
    workers: false,
    cards: false,
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
    senders: async (parts) => [
      createDiscordSender({ ...access, notebook: parts.notebook("discord"), media: parts.store }),
      ...(await createSenders(loadConfig(env), parts, silent)),
    ],
  });
  const onTelegram = await createListeners(rig.config, rig, { locales, log: silent });
  const onDiscord = createDiscordListener({
    ...access,
    studio: rig.studio,
    media: rig.store,
    notebook: rig.notebook("discord"),
    fetch: globalThis.fetch,
  });
  listeners = [onDiscord, ...onTelegram.listeners];
  for (const listener of listeners) await listener.start(rig.dispatcher);
});
afterEach(async () => {
  for (const listener of listeners) await listener.stop();
  await rig.stop();
  await discord.close();
  await telegram.close();
  expect([discord.world.problems, telegram.problems]).toEqual([[], []]);
});

const codeIn = (words: string) => /\b[2-9A-Z]{8}\b/.exec(words)?.[0] ?? "no code";

it("/link joins one person's two platforms: a code from Discord, entered on Telegram, allowed on Discord", async () => {
  const guild = discord.guild();
  const ada = discord.person("Ada");
  discord.join(guild.id, ada);
  const channel = discord.channel({ guildId: guild.id });
  const self = telegram.user("Ada T");

  const asked = discord.slash(ada, channel.id, "link");
  const given = await discord.until("the code", () => {
    const message = discord.world.messages.get(asked.original ?? "");
    return message && wordsOf(message).includes("Your code") && message;
  });
  expect(given.onlyFor).toBe(ada);

  telegram.say(self, self.id, `/link ${codeIn(wordsOf(given))}`);
  const told = await telegram.until(() => telegram.fromBot(self.id)[0], "the answer");
  expect(told.text).toContain("I've asked Ada on Discord");

  const question = await discord.until("the question", () => discord.posts(discord.direct(ada).id)[0]);
  expect(wordsOf(question)).toContain("Ada T on Telegram entered your code");
  expect(discord.posts(channel.id).filter(({ onlyFor }) => onlyFor === undefined)).toEqual([]);
  discord.press(ada, question, "Yes, link us");

  const news = await telegram.until(() => telegram.fromBot(self.id)[1], "the news");
  expect(news.text).toContain("Linked with Ada on Discord");
  expect(await rig.record.people.account(`telegram:${self.id}`)).toBe(`discord:${ada}`);
});

it("/link the other way round: a code from Telegram, refused there when a stranger enters it on Discord", async () => {
  const mallory = discord.person("Mallory");
  const owner = telegram.user("Ann");
  telegram.say(owner, owner.id, "/link");
  const given = await telegram.until(() => telegram.fromBot(owner.id)[0], "the code");

  const direct = discord.direct(mallory).id;
  discord.slash(mallory, direct, "link", { code: codeIn(given.text ?? "") });
  const question = await telegram.until(() => telegram.fromBot(owner.id)[1], "the question");
  expect(question.text).toContain("Mallory on Discord entered your code");
  telegram.tap(owner, question, { label: /^No$/ });

  await discord.until("the refusal", () =>
    discord.posts(direct).some((message) => wordsOf(message).includes("Ann on Telegram said no")),
  );
  expect(await rig.record.people.account(`discord:${mallory}`)).toBe(`discord:${mallory}`);
});
