import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { locales } from "../../commands/locales/index.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createListeners, createSenders } from "../../src/program/platforms.ts";
import { isSpeech } from "../../src/sound/is-speech.ts";
import { readWav, SAMPLE_RATE } from "../../src/sound/pcm.ts";
import { wordsOf } from "../adapters/discord/stage.ts";
import { startFakeTelegram } from "../fakes/telegram/server.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { startRig } from "../fixtures/rig.ts";
import { openDiscordHouse } from "./discord-house.ts";

let folder: string;
let instant: { media: ReturnType<typeof instantMedia>; backends: () => ReturnType<typeof onlyBackend> };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-voices-chats-"));
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

/** Whether a file that was sent is somebody speaking a sentence. */
async function speaks(bytes: Buffer): Promise<boolean> {
  const path = join(folder, "sent.wav");
  await writeFile(path, bytes);
  const [samples = new Float32Array()] = await readWav(path);
  const seconds = samples.length / SAMPLE_RATE;
  return seconds > 1.5 && seconds < 8 && isSpeech(samples, seconds);
}

it("on Discord a voice is listened to by its name, and the list says whom there is", async () => {
  const house = await openDiscordHouse(instant);
  toClose.push(house.close);
  const { discord, ada, channel } = house;
  const answer = (words: string) =>
    discord.until(words, () =>
      [...discord.world.messages.values()].find((one) => one.onlyFor === ada && wordsOf(one).includes(words)),
    );
  discord.slash(ada, channel.id, "voices");
  await answer("Ann (woman)");
  discord.slash(ada, channel.id, "voices", { voice: "ann" });
  const [sample] = (await answer("Ann, a woman, English")).files;
  expect(sample?.name).toBe("Ann.wav");
  expect(await speaks(sample?.content ?? Buffer.alloc(0))).toBe(true);
  discord.slash(ada, channel.id, "voices", { voice: "Bob" });
  await answer("no voice “Bob”");
});

it("on Telegram too", async () => {
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
  const mia = telegram.user("Mia");
  telegram.say(mia, mia.id, "/voices");
  const said = (words: string) =>
    telegram.until(() => telegram.fromBot(mia.id).find(({ text }) => text?.includes(words)), `"${words}"`);
  await said("Ann (woman)");
  telegram.say(mia, mia.id, "/voices Greta");
  const { document } = await telegram.until(
    () => telegram.fromBot(mia.id).find(({ document }) => document?.file_name === "Greta.wav"),
    "a sample",
  );
  expect(await speaks(telegram.files.get(document?.file_id ?? "")?.bytes ?? Buffer.alloc(0))).toBe(true);
  telegram.say(mia, mia.id, "/voices Bob");
  await said("no voice “Bob”");
});
