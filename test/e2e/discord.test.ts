import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { wordsOf } from "../adapters/discord/stage.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";
import { type DiscordHouse, labelsOf, openDiscordHouse } from "./discord-house.ts";

let folder: string;
let file: string;
let house: DiscordHouse;
let backend: InstantBackend;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-discord-"));
  file = await makeShotFile(folder, { seconds: 12, size: "320x180" });
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => house.close());

async function open(options: Parameters<typeof openDiscordHouse>[0] = {}): Promise<void> {
  backend = createInstantBackend({ file });
  house = await openDiscordHouse({ backends: () => onlyBackend(backend), ...options });
}

/** Keeps every shot at work until it is let go. */
function hold(): () => void {
  const answer = backend.answer;
  backend.answer = () => ({ state: "running", progress: 0.4 });
  return () => {
    backend.answer = answer;
  };
}

describe("on Discord", () => {
  it("goes from /video over card and clip to a button, a cancel and the history", async () => {
    await open();
    const { discord, ada, channel, rig } = house;
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a red fox in fresh snow", seconds: 2 });
    const clip = await house.film();
    expect(asked.answered?.type).toBe(5);
    expect(clip.message_reference?.message_id).toBe(asked.original);
    expect(clip.answers).toBeUndefined();
    expect(labelsOf(clip)).toEqual(["Remix", "Re-roll", "Extend", "Vary", "Delete"]);
    await house.clipOf(clip);
    await house.cardSays(asked.original, "Done");

    discord.press(ada, clip, "Re-roll");
    const rerolled = await house.film(2);
    expect((await house.clipOf(rerolled)).lineage.kinship).toBe("reroll");

    const letGo = hold();
    const held = discord.slash(ada, channel.id, "video", { prompt: "a slow tide", seconds: 2 });
    const card = await discord.until("a Cancel button", () => {
      const message = discord.world.messages.get(held.original ?? "");
      return labelsOf(message).includes("Cancel") && message;
    });
    discord.press(ada, card, "Cancel");
    await house.cardSays(card.id, "Cancelled");
    letGo();

    const history = discord.slash(ada, channel.id, "history");
    const list = await discord.until("the history", () => {
      const message = discord.world.messages.get(history.original ?? "");
      return message && wordsOf(message).includes("fox") && message;
    });
    expect(list.onlyFor).toBe(ada);
    const everything = await rig.studio.history(
      { id: `discord:${ada}`, name: "Ada" },
      { offset: 0, count: 10 },
    );
    expect(everything.clips.map(({ state }) => state)).toEqual(["canceled", "delivered", "delivered"]);
  });
});
