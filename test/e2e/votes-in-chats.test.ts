import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PermissionFlagsBits } from "discord-api-types/v10";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, inject, it } from "vitest";
import { locales } from "../../commands/locales/index.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createListeners, createSenders } from "../../src/program/platforms.ts";
import { wordsOf } from "../adapters/discord/stage.ts";
import { startFakeTelegram } from "../fakes/telegram/server.ts";
import { createInstantBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { startRig } from "../fixtures/rig.ts";
import { shotFiles } from "../fixtures/shot-file.ts";
import { labelsOf, openDiscordHouse } from "./discord-house.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
let folder: string;
let ahead = 0;
const toClose: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-votes-in-chats-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  ahead = 0;
  for (const close of toClose.splice(0).reverse()) await close();
});

/** A model that makes films, and one that draws drafts; a clock that can be put ahead. */
function options({ filmed = false } = {}) {
  const file = filmed ? shotFiles(inject("footage")) : () => instantShot(folder);
  const drawn = { id: "animatic", backend: "animatic", creditsPerSecond: 0 };
  const drawing = { ...createInstantBackend({ file, model: drawn }), id: "animatic" };
  return {
    backends: () => createBackends([createInstantBackend({ file, billed: true }), drawing]),
    ...(filmed ? {} : { media: instantMedia() }),
    now: () => Date.now() + ahead,
    env: { VOTED_RENDERS_PER_DAY: "1", TIME_ZONE: "UTC" },
  };
}

it("on Discord a button stars a draft, its card counts, and the next day's film stands in the channel", async () => {
  const house = await openDiscordHouse(options());
  toClose.push(house.close);
  const { discord, ada, bob, channel, guild, rig } = house;
  const mona = discord.person("Mona");
  discord.join(guild.id, mona, { permissions: PermissionFlagsBits.ManageGuild });
  await house.cardSays(discord.slash(mona, channel.id, "rushes", { votes: "on" }), "votes: on");
  const asked = discord.slash(ada, channel.id, "video", { prompt: "a red fox", seconds: 2, draft: true });
  const draft = await house.film();
  expect(labelsOf(draft)).toContain("⭐ Star");
  const card = () => discord.world.messages.get(asked.original ?? "");
  await discord.until("the card's star", () => labelsOf(card()).includes("⭐ 0"));

  const answered = (words: string) =>
    discord.until(words, () =>
      [...discord.world.messages.values()].find((message) => wordsOf(message).includes(words)),
    );
  discord.press(bob, draft, "⭐ Star");
  expect((await answered("yours among them")).onlyFor).toBe(bob);
  await discord.until("the card to count", () => labelsOf(card()).includes("⭐ 1"));
  const byCard = card();
  if (!byCard) throw new Error("no card");
  discord.press(ada, byCard, "⭐ 1");
  expect((await answered("the others' stars decide")).onlyFor).toBe(ada);

  ahead = DAY_MS;
  await rig.renderVoted();
  const film = await house.film(2);
  const clip = await house.clipOf(film);
  expect(clip).toMatchObject({ maker: { id: `discord:${ada}` }, price: 0, stars: 1 });
  await discord.until("the news, now the film's card", () =>
    discord
      .posts(channel.id)
      .map(wordsOf)
      .find((words) => words.startsWith("Done") && words.includes("⭐ 1, so nobody's credits paid for it")),
  );
}, 60_000);

it("on Telegram a button stars a draft, its card counts, and the next day's film stands in the group", {
  tags: ["long"],
  timeout: 60_000,
}, async () => {
  const telegram = await startFakeTelegram();
  toClose.push(async () => {
    await telegram.close();
    expect(telegram.problems).toEqual([]);
  });
  // It looks at the films it takes.
  const own = options({ filmed: true });
  const env = { ...own.env, TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
  const log = pino({ level: "silent" });
  const rig = await startRig({
    ...own,
    env,
    senders: (parts) => createSenders(loadConfig(env), parts, log),
  });
  toClose.push(rig.stop);
  const { listeners } = await createListeners(rig.config, rig, { locales, log });
  await listeners[0]?.start(rig.dispatcher);
  toClose.push(async () => listeners[0]?.stop());

  const [ada, bob, mona] = [telegram.user("Ada"), telegram.user("Bob"), telegram.user("Mona")];
  const group = telegram.group("Film club", { members: [ada, bob], admins: [mona] });
  const said = (words: string) => () => telegram.fromBot(group).find(({ text }) => text?.includes(words));
  telegram.say(mona, group, "/rushes@rushes_bot votes:on");
  await telegram.until(() => rig.studio.groupSettings("telegram", String(group)), "the setting");
  telegram.say(ada, group, "/video@rushes_bot a red fox --draft --seconds 2");
  const films = () => telegram.fromBot(group).filter(({ video }) => video);
  const draft = await telegram.until(() => films()[0], "the draft", 30_000);
  await telegram.until(said("Done"), "the card's end", 30_000);
  telegram.tap(bob, draft, { label: "⭐ Star" });
  await telegram.until(
    () => telegram.fromBot(group).find((message) => JSON.stringify(message).includes("⭐ 1")),
    "the card to count",
    30_000,
  );

  ahead = DAY_MS;
  await rig.renderVoted();
  await telegram.until(() => films()[1], "the film", 30_000);
  const news = await telegram.until(said("nobody's credits paid for it"), "the news, now the card", 30_000);
  expect(news.text).toContain("⭐ 1");
});
