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

it("a board on Telegram is one message: its words, its frames, its draft, and its next versions", async () => {
  const backend = slowly();
  const telegram = await startFakeTelegram();
  const log = pino({ level: "silent" });
  const env = { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
  const senders = (parts: Parameters<typeof createSenders>[1]) => createSenders(loadConfig(env), parts, log);
  const rig = await startRig({ backends: () => onlyBackend(backend), media: instantMedia(), env, senders });
  const { listeners } = await createListeners(rig.config, rig, { locales, log });
  await listeners[0]?.start(rig.dispatcher);
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, `/film ${STORY} --seconds 9`);
  const board = () => telegram.fromBot(ada.id)[0];
  const words = () => board()?.text ?? board()?.caption ?? "";
  await telegram.until(() => words().includes("being drawn"), "its words", 60_000);
  await telegram.until(() => board()?.photo, "its frames", 60_000);
  expect(words()).toContain("It finds a frozen lake");
  backend.letGo();
  const drawn = await telegram.until(() => board()?.video && board(), "its draft", 60_000);

  const reply = telegram.say(ada, ada.id, "shot 3: it slides over the ice", {
    replyTo: drawn,
  });
  await telegram.until(() => words().includes("version 2"), "its second version", 60_000);
  await telegram.until(
    () => telegram.service.reactions.get(`${ada.id}/${reply.message_id}`) === "👌",
    "a sign",
    60_000,
  );
  await telegram.until(() => board()?.video && !words().includes("being drawn"), "its new draft", 60_000);
  expect(telegram.fromBot(ada.id)).toHaveLength(1);
  expect(telegram.problems).toEqual([]);
  await listeners[0]?.stop();
  await rig.stop();
  await telegram.close();
}, 180_000);
