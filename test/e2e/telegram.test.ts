import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from "vitest";
import { locales } from "../../commands/locales/index.ts";
import type { ChatListener } from "../../src/core/ports/chat.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createListeners, createSenders } from "../../src/program/platforms.ts";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/server.ts";
import { filmFiles } from "../fixtures/clips.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, type RigOptions, startRig } from "../fixtures/rig.ts";
import { shotFiles } from "../fixtures/shot-file.ts";

let folder: string;
let file: ReturnType<typeof shotFiles>;
let backend: InstantBackend;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-e2e-"));
  file = shotFiles(inject("footage"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  backend = createInstantBackend({ file });
});

const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

/** The whole bot as one process runs it, on Telegram besides the local chat. */
async function startBot(
  telegram: FakeTelegram,
  options: RigOptions & { listen?: boolean } = {},
): Promise<{ rig: Rig; listener: ChatListener }> {
  const log = pino({ level: "silent" });
  const env = { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
  const rig = await startRig({
    backends: () => onlyBackend(backend),
    ...options,
    env,
    senders: (parts) => createSenders(loadConfig(env), parts, log),
  });
  toClose.push(rig.stop);
  const { listeners } = await createListeners(rig.config, rig, { locales, log });
  const [listener] = listeners;
  if (!listener) throw new Error("nobody listens to Telegram");
  if (options.listen ?? true) await listener.start(rig.dispatcher);
  toClose.push(() => listener.stop());
  return { rig, listener };
}

async function startTelegram(): Promise<FakeTelegram> {
  const telegram = await startFakeTelegram();
  toClose.push(async () => {
    await telegram.close();
    expect(telegram.problems).toEqual([]);
  });
  return telegram;
}

const films = (telegram: FakeTelegram, chat: number) => telegram.fromBot(chat).filter(({ video }) => video);
const SHORT = "--seconds 2 --aspect 16:9";

it("makes a clip from an idea, makes it again by a button, and cancels another", async () => {
  const telegram = await startTelegram();
  const { rig } = await startBot(telegram);
  const ada = telegram.user("Ada");
  const asked = telegram.say(ada, ada.id, `/video a red fox runs through snow ${SHORT}`);
  const film = await telegram.until(() => films(telegram, ada.id)[0], "the film", 60_000);
  expect(film.reply_to_message?.message_id).toBe(asked.message_id);
  expect(film.video).toMatchObject({ duration: 2, width: 854, height: 480 });
  expect(film.video?.thumbnail).toBeDefined();
  const [card] = telegram.fromBot(ada.id);
  expect(card?.reply_to_message?.message_id).toBe(asked.message_id);
  await telegram.until(() => telegram.fromBot(ada.id)[0]?.text?.startsWith("✅"), "the card's end", 60_000);

  telegram.tap(ada, film, { label: "Re-roll" });
  const reroll = await telegram.until(() => films(telegram, ada.id)[1], "the re-roll", 60_000);
  expect(reroll.reply_to_message?.message_id).toBe(film.message_id);

  backend.answer = () => ({ state: "running", progress: 0.4 });
  telegram.say(ada, ada.id, "/video a long storm --seconds 60");
  const isOpen = ({ text }: { text?: string }) => text?.includes("a long storm");
  const open = await telegram.until(() => telegram.fromBot(ada.id).find(isOpen), "a card to cancel", 60_000);
  telegram.tap(ada, open, { label: "Cancel" });
  await telegram.until(
    () => telegram.chatOf(ada.id).messages.get(open.message_id)?.text?.startsWith("🚫"),
    "the cancelled card",
  );
  expect(films(telegram, ada.id)).toHaveLength(2);
  const quota = await rig.studio.quota(
    { id: `telegram:${ada.id}`, name: "Ada" },
    { platform: "telegram", chat: String(ada.id) },
  );
  expect(quota.reserved).toBe(0);
}, 150_000);

it("remixes a clip by a reply with words", async () => {
  const telegram = await startTelegram();
  const { rig } = await startBot(telegram);
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, `/video a red fox runs through snow ${SHORT}`);
  const film = await telegram.until(() => films(telegram, ada.id)[0], "the film", 60_000);
  const asked = telegram.say(ada, ada.id, "make it night", { replyTo: film });
  const remix = await telegram.until(() => films(telegram, ada.id)[1], "the remix", 60_000);
  expect(remix.reply_to_message?.message_id).toBe(asked.message_id);
  const person = { id: `telegram:${ada.id}`, name: "Ada" };
  const { clips } = await rig.studio.history(person, { offset: 0, count: 2 });
  expect(clips[0]?.lineage).toMatchObject({ kinship: "remix", parent: clips[1]?.id });
}, 150_000);

it("animates an album and posts into the forum topic it was asked in", {
  tags: ["long"],
  timeout: 150_000,
}, async () => {
  const telegram = await startTelegram();
  await startBot(telegram);
  const ada = telegram.user("Ada");
  const group = telegram.group("Film club", { forum: true, topics: [7], members: [ada] });
  const files = filmFiles();
  toClose.push(async () => files.remove());
  const picture = readFileSync(files.posterPath);
  const caption = `/video@rushes_bot day turns into night ${SHORT}`;
  const first = telegram.sendPhoto(ada, group, picture, { album: "a1", caption, thread: 7 });
  const film = await telegram.until(() => films(telegram, group)[0], "the film", 60_000);
  expect(film).toMatchObject({ message_thread_id: 7, reply_to_message: { message_id: first.message_id } });
});

it("delivers a clip that was under way when the bot was stopped, once, and keeps its card true", async () => {
  const telegram = await startTelegram();
  const { rig, listener } = await startBot(telegram, { workers: false, cards: false });
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, `/video a red fox runs through snow ${SHORT}`);
  await telegram.until(() => telegram.fromBot(ada.id)[0], "the card", 60_000);
  await listener.stop();
  telegram.say(ada, ada.id, "/help");
  await startBot(telegram, { beside: rig });
  await telegram.until(() => films(telegram, ada.id)[0], "the film", 60_000);
  await telegram.until(() => telegram.fromBot(ada.id)[0]?.text?.startsWith("✅"), "the card's end", 60_000);
  await telegram.until(
    () => telegram.fromBot(ada.id).some(({ text }) => text && !text.startsWith("✅")),
    "the help",
  );
  expect(films(telegram, ada.id)).toHaveLength(1);
}, 150_000);

it("answers two hundred people at once, and holds the credits of each", {
  tags: ["long"],
  timeout: 150_000,
}, async () => {
  const telegram = await startTelegram();
  const { rig } = await startBot(telegram, { workers: false });
  const people = Array.from({ length: 200 }, (_, index) => telegram.user(`Person ${index}`));
  for (const person of people) telegram.say(person, person.id, `a red fox runs through snow ${SHORT}`);
  await telegram.until(
    () => people.every(({ id }) => telegram.fromBot(id).length > 0),
    "a card for everyone",
    60_000,
  );
  for (const { id } of people) {
    const [card, ...more] = telegram.fromBot(id);
    expect(card?.text).toContain("a red fox runs through snow");
    expect(more).toEqual([]);
    const place = { platform: "telegram", chat: String(id) };
    expect(await rig.studio.quota({ id: `telegram:${id}`, name: "x" }, place)).toMatchObject({
      reserved: 2,
    });
  }
});

it("delivers through floods, broken lines and servers in trouble, each clip once", {
  tags: ["long"],
  timeout: 150_000,
}, async () => {
  const telegram = await startTelegram();
  const slowDown = {
    error_code: 429,
    description: "Too Many Requests: retry after 1",
    parameters: { retry_after: 1 },
  };
  const badGateway = { error_code: 502, description: "Bad Gateway" };
  telegram.fail("sendVideo", slowDown, "break-after", "break-before");
  telegram.fail("editMessageText", slowDown, badGateway, "break-before", "break-after");
  telegram.fail("sendMessage", "break-before", slowDown);
  telegram.fail("sendChatAction", badGateway, "break-before");
  const { rig } = await startBot(telegram);
  const people = [telegram.user("Ada"), telegram.user("Bob"), telegram.user("Cyd")];
  for (const person of people) telegram.say(person, person.id, `/video a red fox runs through snow ${SHORT}`);
  const all = () => people.map((person) => films(telegram, person.id).length);
  await telegram.until(() => all().every((count) => count > 0), "a film for everyone", 60_000);
  await telegram.until(
    () => people.every((person) => telegram.fromBot(person.id)[0]?.text?.startsWith("✅")),
    "every card's end",
    60_000,
  );
  expect(all()).toEqual([1, 1, 1]);
  expect(
    (await rig.studio.history({ id: `telegram:${people[0]?.id}`, name: "Ada" }, { offset: 0, count: 5 }))
      .clips[0]?.posted,
  ).toBeDefined();
});

it("ends a clip whose asker has blocked the bot without trying for ever, and keeps it in the history", async () => {
  const telegram = await startTelegram();
  const { rig } = await startBot(telegram);
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, `/video a red fox runs through snow ${SHORT}`);
  await telegram.until(() => telegram.fromBot(ada.id)[0], "the card", 60_000);
  telegram.block(ada);
  const person = { id: `telegram:${ada.id}`, name: "Ada" };
  const { clips } = await rig.studio.history(person, { offset: 0, count: 1 });
  const ended = await rig.ended(clips[0]?.id ?? "");
  expect(ended).toMatchObject({ state: "delivered" });
  expect(ended.posted).toBeUndefined();
  expect(telegram.callsOf("sendVideo").length).toBeLessThanOrEqual(1);
}, 150_000);
