/** @module-tag long */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { locales } from "../../commands/locales/index.ts";
import type { ChatListener } from "../../src/core/ports/chat.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createListeners, createSenders } from "../../src/program/platforms.ts";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/server.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, type RigOptions, startRig } from "../fixtures/rig.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";

let folder: string;
let file: string;
let backend: InstantBackend;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-e2e-"));
  file = await makeShotFile(folder, { seconds: 12 });
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

it("shows the takes of a /vary in one message, one film at a time, and tells who waited once", async () => {
  const telegram = await startTelegram();
  await startBot(telegram);
  const ada = telegram.user("Ada");
  const ben = telegram.user("Ben");
  const group = telegram.group("Film club", { members: [ada, ben] });
  telegram.say(ada, group, `/video@rushes_bot a red fox runs through snow ${SHORT}`);
  const film = await telegram.until(() => films(telegram, group)[0], "the film", 60_000);
  const before = telegram.fromBot(group).length;
  telegram.tap(ada, film, { label: "Vary" });
  const takes = () => telegram.fromBot(group)[before];
  const labels = () =>
    takes()
      ?.reply_markup?.inline_keyboard.flat()
      .map(({ text }) => text) ?? [];
  await telegram.until(() => takes()?.caption?.includes("4 takes: pick the one"), "four takes", 60_000);
  const told = await telegram.until(() => telegram.fromBot(group)[before + 1], "who waited to be told");
  expect(told).toMatchObject({
    text: "Ada: All 4 takes are in the message above: pick the one to go on from.",
    entities: [{ type: "text_mention", offset: 0, length: 3, user: { id: ada.id } }],
    reply_to_message: { message_id: takes()?.message_id },
  });
  const shown = () => labels().find((label) => label.endsWith("shown"));
  expect(labels().filter((label) => /^(?:See \d|Take \d shown)$/.test(label))).toHaveLength(4);
  expect(labels().filter((label) => /^Pick \d$/.test(label))).toHaveLength(4);

  // Everybody may look, and sees another film in the same message, with the same words.
  const other = labels().find((label) => label.startsWith("See")) ?? "";
  const [caption, file] = [takes()?.caption, takes()?.video?.file_id];
  telegram.tap(ben, takes() as NonNullable<ReturnType<typeof takes>>, { label: other });
  await telegram.until(() => shown() === `Take ${other.at(-1)} shown`, "the other take");
  expect(takes()?.caption).toBe(caption);
  expect(takes()?.video?.file_id).not.toBe(file);

  telegram.tap(ada, takes() as NonNullable<ReturnType<typeof takes>>, { label: "Pick 3" });
  await telegram.until(() => takes()?.caption?.includes("Take 3 of 4 is picked"), "the pick", 60_000);
  expect(labels()).toEqual(expect.arrayContaining(["Take 3 picked", "Remix", "Re-roll"]));
  expect(films(telegram, group)).toHaveLength(2);
}, 300_000);
