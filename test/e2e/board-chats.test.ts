import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { MessageFlags } from "discord-api-types/v10";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { locales } from "../../commands/locales/index.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createListeners, createSenders } from "../../src/program/platforms.ts";
import { wordsOf } from "../adapters/discord/stage.ts";
import { type RichBlock, richWords } from "../fakes/telegram/rich-schema.ts";
import { startFakeTelegram } from "../fakes/telegram/server.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { startRig } from "../fixtures/rig.ts";
import { labelsOf, openDiscordHouse } from "./discord-house.ts";

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-board-chats-"));
  file = await instantShot(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const STORY = "A red fox wakes in a snowy forest. It runs between the trees. It finds a frozen lake.";

/** Draws a still of every shot, and no shot before it is let go. */
function slowly(): InstantBackend & { letGo(): void } {
  const backend = createInstantBackend({ file });
  const done = backend.answer;
  backend.answer = () => ({ state: "running", progress: 0.4 });
  return Object.assign(backend, {
    still: (_order: unknown, path: string) => writeFile(path, createCanvas(64, 36).toBuffer("image/png")),
    letGo: () => {
      backend.answer = done;
    },
  });
}

it("a board on Discord is one message: its words, its frames, its draft, and its next versions", async () => {
  const backend = slowly();
  const house = await openDiscordHouse({ backends: () => onlyBackend(backend), media: instantMedia() });
  const { discord, ada, bob, channel } = house;
  const asked = discord.slash(ada, channel.id, "film", { prompt: STORY, seconds: 9 });
  const board = () => discord.world.messages.get(asked.original ?? "");
  await house.cardSays(asked, "the moving draft is being drawn");
  await discord.until("its frames", () =>
    board()?.attachments.some(({ filename }) => filename === "board.jpg"),
  );
  backend.letGo();
  const drawn = await house.film();
  expect(drawn.id).toBe(asked.original);
  expect(drawn.flags).toBe(MessageFlags.IsComponentsV2);
  expect(labelsOf(drawn)).toEqual([
    expect.stringMatching(/^Render/u),
    "Change",
    "Redraw a frame (free)",
    "Drop",
  ]);
  expect((await house.clipOf(drawn)).board?.version).toBe(1);
  // What the board looks like at a glance stays, under its draft.
  expect(drawn.attachments.map(({ filename }) => filename)).toContain("board.jpg");

  const reply = discord.say(bob, channel.id, `<@${discord.world.bot.id}> shot 3: it slides over the ice`, {
    replyTo: drawn,
  });
  await house.cardSays(asked, "version 2");
  await house.cardSays(asked, "it slides over the ice");
  await discord.until("a sign under the words", () =>
    discord.world.messages.get(reply.id)?.reactions?.some(({ emoji }) => emoji.name === "👌"),
  );
  const newest = () => house.clipOf(drawn).then(({ board, state }) => [board?.version, state]);
  await expect.poll(newest, { timeout: 60_000 }).toEqual([2, "delivered"]);

  // Change opens a form; what is chosen in it changes the same message, and so does a picture of one's own.
  const opened = discord.press(ada, board() ?? drawn, "Change");
  await discord.until("the form", () => opened.modal);
  discord.submit(ada, opened, {
    ...{ shot: "2", words: "it leaps over a log", framing: "close" },
    picture: { name: "log.png", type: "image/png", content: createCanvas(320, 180).toBuffer("image/png") },
  });
  await expect.poll(() => newest().then(([version]) => version), { timeout: 60_000 }).toBe(3);
  const { plan, changes } = await house.clipOf(drawn);
  expect(plan.shots[1]).toMatchObject({ beat: "it leaps over a log", framing: "close" });
  expect(plan.shots[1]?.startImage).toBe(plan.shots[1]?.ownFrame);
  expect(changes.map(({ what }) => what)).toEqual(["Shot 2", "Shot 2", "Frame of shot 2"]);
  await expect.poll(newest, { timeout: 60_000 }).toEqual([3, "delivered"]);
  // Bob's change was so young that she is told of it, alone.
  const [shownToAll, ...told] = discord.posts(channel.id);
  expect(shownToAll?.id).toBe(asked.original);
  expect(told.map((message) => [message.onlyFor, wordsOf(message)])).toEqual([
    [ada, expect.stringMatching(/^Bob changed this board just before you \(version 2/u)],
  ]);
  expect(wordsOf(board())).not.toContain("being drawn");
  await house.close();
}, 180_000);

/** Somebody's private chat with the bot, and the board that they asked for there. */
async function boardOnTelegram(settings: Record<string, string> = {}) {
  const backend = slowly();
  const telegram = await startFakeTelegram();
  const log = pino({ level: "silent" });
  const env = { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot, ...settings };
  const senders = (parts: Parameters<typeof createSenders>[1]) => createSenders(loadConfig(env), parts, log);
  const rig = await startRig({ backends: () => onlyBackend(backend), media: instantMedia(), env, senders });
  const { listeners } = await createListeners(rig.config, rig, { locales, log });
  await listeners[0]?.start(rig.dispatcher);
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, `/film ${STORY} --seconds 9`);
  const soon = <Found>(look: () => Found | undefined | false, what: string) =>
    telegram.until(look, what, 60_000);
  return {
    ...{ telegram, backend, ada, soon },
    signed: ({ message_id }: { message_id: number }) =>
      soon(() => telegram.service.reactions.get(`${ada.id}/${message_id}`) === "👌", "a sign"),
    async close() {
      expect(telegram.problems).toEqual([]);
      await listeners[0]?.stop();
      await rig.stop();
      await telegram.close();
    },
  };
}

it("a board on Telegram is its words with buttons, and one album for all of its versions", async () => {
  const { telegram, backend, ada, soon, signed, close } = await boardOnTelegram();
  const [board, frames, moving] = [0, 1, 2].map((at) => () => telegram.fromBot(ada.id)[at]) as [
    () => ReturnType<typeof telegram.fromBot>[number] | undefined,
    () => ReturnType<typeof telegram.fromBot>[number] | undefined,
    () => ReturnType<typeof telegram.fromBot>[number] | undefined,
  ];
  const words = () => board()?.text ?? "";
  await soon(() => words().includes("being drawn"), "its words");
  await soon(() => frames()?.photo && moving()?.photo, "its frames, and the opening one");
  expect(words()).toContain("It finds a frozen lake");
  backend.letGo();
  await soon(() => moving()?.video && words().includes("Nothing is charged before Render"), "its draft");
  expect(moving()?.caption).toBe("Moving draft of version 1.");

  // An answer to any part of it changes the board.
  const reply = telegram.say(ada, ada.id, "shot 3: it slides over the ice", { replyTo: moving() as never });
  await soon(() => words().includes("version 2"), "its second version");
  await signed(reply);
  await soon(() => moving()?.caption === "Moving draft of version 2.", "its new draft");
  await soon(() => !words().includes("being drawn"), "its last words");
  expect(words()).toContain("it slides over the ice");
  expect(telegram.fromBot(ada.id)).toHaveLength(3);
  expect(new Set([frames(), moving()].map((part) => part?.media_group_id))).toEqual(new Set(["album-1"]));
  await close();
}, 180_000);

it("a board on Telegram is one rich message where the host wants it", {
  tags: ["long"],
  timeout: 180_000,
}, async () => {
  const { telegram, backend, ada, soon, signed, close } = await boardOnTelegram({ TELEGRAM_RICH: "on" });
  const board = () => telegram.fromBot(ada.id)[0];
  const blocks = () => (board()?.rich_message?.blocks ?? []) as RichBlock[];
  const kinds = () => blocks().map(({ type }) => type);
  await soon(() => kinds().includes("photo"), "its frames");
  expect(richWords(blocks())).toContain("It finds a frozen lake");
  backend.letGo();
  await soon(() => kinds().includes("video"), "its draft");
  expect(kinds()).toEqual(["heading", "blockquote", "video", "photo", "paragraph", "footer", "table"]);
  const reply = telegram.say(ada, ada.id, "shot 3: it slides over the ice", { replyTo: board() as never });
  await signed(reply);
  await soon(() => richWords(blocks()).includes("Moving draft of version 2"), "its new draft");
  expect(richWords(blocks())).toContain("it slides over the ice");
  expect(telegram.fromBot(ada.id)).toHaveLength(1);
  await close();
});
