import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageFlags } from "discord-api-types/v10";
import { afterAll, beforeAll, expect, it } from "vitest";
import { wordsOf } from "../adapters/discord/stage.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";
import { labelsOf, openDiscordHouse } from "./discord-house.ts";

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-board-chats-"));
  file = await makeShotFile(folder, { seconds: 12, size: "320x180" });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const STORY = "A red fox wakes in a snowy forest. It runs between the trees. It finds a frozen lake.";

it("a board on Discord is one message from its words over its draft to its next versions", async () => {
  const house = await openDiscordHouse({ backends: () => onlyBackend(createInstantBackend({ file })) });
  const { discord, ada, bob, channel } = house;
  const asked = discord.slash(ada, channel.id, "film", { prompt: STORY, seconds: 9 });
  const drawn = await house.film();
  expect(drawn.id).toBe(asked.original);
  expect(drawn.flags).toBe(MessageFlags.IsComponentsV2);
  expect(labelsOf(drawn)).toEqual([expect.stringMatching(/^Render/u), "Change", "Drop"]);
  await house.cardSays(asked, "Storyboard");
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
  expect(discord.posts(channel.id).map(({ id }) => id)).toEqual([asked.original]);
  expect(wordsOf(discord.world.messages.get(drawn.id))).not.toContain("being drawn");
  await house.close();
});
