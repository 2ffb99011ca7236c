import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PermissionFlagsBits } from "discord-api-types/v10";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { wordsOf } from "../adapters/discord/stage.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { shotFiles } from "../fixtures/shot-file.ts";
import { type DiscordHouse, labelsOf, openDiscordHouse } from "./discord-house.ts";

let folder: string;
let file: ReturnType<typeof shotFiles>;
let house: DiscordHouse;
let backend: InstantBackend;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-discord-"));
  file = shotFiles(inject("footage"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => house.close());

/** Films are text where their pictures aren't looked at. */
async function open({
  filmed = false,
  ...options
}: Parameters<typeof openDiscordHouse>[0] & { filmed?: boolean } = {}): Promise<void> {
  backend = createInstantBackend({ file: filmed ? file : await instantShot(folder) });
  house = await openDiscordHouse({
    backends: () => onlyBackend(backend),
    ...(filmed ? {} : { media: instantMedia() }),
    ...options,
  });
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
    await open({ filmed: true });
    const { discord, ada, channel, rig } = house;
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a red fox in fresh snow", seconds: 2 });
    const clip = await house.film();
    expect(asked.answered?.type).toBe(5);
    expect(clip.message_reference?.message_id).toBe(asked.original);
    expect(clip.answers).toBeUndefined();
    expect(labelsOf(clip)).toEqual(["Remix", "Re-roll", "Extend", "Vary", "Delete", "Report"]);
    await house.clipOf(clip);
    await house.cardSays(asked, "Done");

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

  it("remixes by reply, in the thread that the first clip opened", async () => {
    await open();
    const { discord, ada, bob, channel, guild } = house;
    const boss = discord.person("Boss");
    discord.join(guild.id, boss, { permissions: PermissionFlagsBits.ManageGuild });
    await house.cardSays(discord.slash(boss, channel.id, "rushes", { threads: true }), "threads: yes");
    discord.slash(ada, channel.id, "video", { prompt: "a red fox in fresh snow", seconds: 2 });
    const clip = await house.film();
    const first = await house.clipOf(clip);
    await discord.until("the thread", () => discord.world.channels.get(clip.id));
    const reply = discord.say(bob, clip.id, "at night", { replyTo: clip });
    const remix = await house.film(1, clip.id);
    expect(remix.message_reference?.message_id).toBe(reply.id);
    expect(await house.clipOf(remix)).toMatchObject({
      maker: { id: `discord:${bob}` },
      lineage: { kinship: "remix", parent: first.id, parentMaker: "Ada" },
    });
    expect(discord.world.channels.has(remix.id)).toBe(false);
  });

  it("brings the clip although the gateway drops and the bot restarts in mid-render, and the card was deleted", async () => {
    await open();
    const { discord, ada, channel } = house;
    const letGo = hold();
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a red fox", seconds: 2 });
    await house.cardSays(asked, "Shooting");
    discord.gateway.drop();
    await discord.until("a resume", () => discord.gateway.counts.resumed === 1);
    await house.restart();
    discord.world.messages.delete(asked.original ?? "");
    letGo();
    const clip = await house.film();
    expect(clip.message_reference).toBeUndefined();
    expect(await house.clipOf(clip)).toMatchObject({ state: "delivered" });
    expect(house.films()).toHaveLength(1);
  });

  it("brings the clip after the interaction's 15 minutes, and keeps the card true", async () => {
    let later = 0;
    await open({ discord: { now: () => Date.now() + later } });
    const { discord, ada, channel } = house;
    const letGo = hold();
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a red fox", seconds: 2 });
    await house.cardSays(asked, "Shooting");
    later = 20 * 60_000;
    letGo();
    const clip = await house.film();
    expect(clip.message_reference?.message_id).toBe(asked.original);
    await house.cardSays(asked, "Done");
  });

  it("sends the clip to its maker where the channel goes away in mid-render", async () => {
    await open();
    const { discord, ada, channel } = house;
    const letGo = hold();
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a red fox", seconds: 2 });
    await house.cardSays(asked, "Shooting");
    discord.deleteChannel(channel.id);
    letGo();
    const clip = await house.film(1, discord.direct(ada).id);
    expect(await house.clipOf(clip)).toMatchObject({ state: "delivered" });
  });

  it("keeps the clip in the history where there is nowhere left to post it", async () => {
    await open();
    const { discord, ada, channel, rig } = house;
    const person = discord.world.people.get(ada);
    if (person) person.takesDirectMessages = false;
    const letGo = hold();
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a red fox", seconds: 2 });
    await house.cardSays(asked, "Shooting");
    channel.rights.send = false;
    letGo();
    await house.cardSays(asked, "it waits in /history");
    const { clips } = await rig.studio.history(
      { id: `discord:${ada}`, name: "Ada" },
      { offset: 0, count: 1 },
    );
    expect(clips[0]).toMatchObject({ state: "delivered" });
  });

  it("posts once and keeps its temper through a storm of rate limits and failures", async () => {
    await open();
    const { discord, ada, channel } = house;
    const slowDown = {
      status: 429,
      body: { message: "You are being rate limited.", retry_after: 0.05, global: false },
      headers: { "Retry-After": "0.05", "X-RateLimit-Scope": "user" },
    };
    discord.faults.add({ ...slowDown, route: /PATCH/, times: 6 });
    discord.faults.add({ ...slowDown, route: /POST \/channels/, times: 4 });
    discord.faults.add({ route: /POST \/channels/, status: 502, times: 2, after: true });
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a red fox", seconds: 2 });
    await house.clipOf(await house.film());
    await house.cardSays(asked, "Done");
    expect(house.films()).toHaveLength(1);
  });

  it("acknowledges two hundred people at once and shows each a card of their own", {
    tags: ["long"],
    timeout: 180_000,
  }, async () => {
    // A tenth of the speed: how fast this machine is at the moment is for the bench to say.
    const began = Date.now();
    const now = () => began + Math.floor((Date.now() - began) / 10);
    await open({ discord: { now, rateLimit: { limit: 1_000, perMs: 1_000 } } });
    hold();
    const { discord, guild, channel, rig } = house;
    const asked = Array.from({ length: 200 }, (_, index) => {
      const person = discord.person(`Person ${index}`);
      discord.join(guild.id, person);
      return discord.slash(person, channel.id, "video", { prompt: `a red fox, take ${index}`, seconds: 1 });
    });
    await discord.untilPatiently("all cards", () =>
      asked.every(({ original }, index) =>
        wordsOf(discord.world.messages.get(original ?? "")).includes(`take ${index}\n`),
      ),
    );
    expect(new Set(asked.map(({ original }) => original)).size).toBe(200);
    const { waiting, making } = await rig.studio.queue({ id: "discord:1", name: "Nobody" });
    expect(waiting + making).toBe(200);
  });
});

// Filmed: text would be there before the message of all takes is.
describe("the takes of /vary on Discord", () => {
  it("come in one message, are picked under it, and go one by one or with it", {
    tags: ["long"],
  }, async () => {
    await open({ filmed: true });
    const { discord, ada, channel } = house;
    discord.slash(ada, channel.id, "video", { prompt: "a red fox in fresh snow", seconds: 2 });
    const film = await house.film();
    const before = discord.posts(channel.id).length;
    discord.press(ada, film, "Vary");
    const takes = await discord.until("four takes in one message", () =>
      house.films().find(({ attachments }) => attachments.length === 4),
    );
    await house.cardSays(takes.id, "4 takes: pick the one to go on from");
    const told = await discord.until("who waited to be told", () =>
      discord.posts(channel.id).find(({ content }) => content === `<@${ada}>`),
    );
    expect(told.embeds[0]?.description).toContain("All 4 takes are in the message above");
    expect(told.message_reference?.message_id).toBe(takes.id);
    expect(discord.posts(channel.id)).toHaveLength(before + 2);
    expect(labelsOf(takes)).toEqual(["Pick 1", "Pick 2", "Pick 3", "Pick 4"]);
    const names = takes.attachments.map(({ filename }) => filename.slice(0, 6)).sort();
    expect(names).toEqual(["take-1", "take-2", "take-3", "take-4"]);

    discord.press(ada, takes, "Pick 3");
    await house.cardSays(takes.id, "Take 3 of 4 is picked");
    expect(labelsOf(takes).slice(0, 6)).toEqual([
      "Pick 1",
      "Pick 2",
      "Take 3 picked",
      "Pick 4",
      "Remix",
      "Re-roll",
    ]);
    const picked = await house.clipOf(takes);
    expect(picked.takes?.indexOf(picked.id)).toBe(2);

    const shown = await discord.until("what follows the pick", () =>
      [...discord.world.messages.values()].find((message) =>
        labelsOf(message).includes("Delete the other takes"),
      ),
    );
    expect(shown.onlyFor).toBe(ada);
    discord.slash(ada, channel.id, "pick", { clip: picked.id, drop_others: true });
    await discord.until("one film left", () => takes.attachments.length === 1);
    expect(takes.attachments[0]?.filename).toContain(picked.id);
    await house.cardSays(takes.id, "Deleted");
    await discord.until("Delete", () => labelsOf(takes).includes("Delete"));
    discord.slash(ada, channel.id, "delete", { clip: picked.id });
    await discord.until("the message to go", () => !discord.world.messages.has(takes.id));
  });

  it("come in one message too where only the app of one person is installed, and are deleted there", {
    tags: ["long"],
  }, async () => {
    await open({ filmed: true });
    const { discord, ada } = house;
    const away = discord.guild({ hasBot: false });
    discord.join(away.id, ada);
    const channel = discord.channel({ guildId: away.id });
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a red fox in fresh snow", seconds: 2 });
    const film = await house.film(1, channel.id);
    discord.press(ada, film, "Vary");
    const takes = await discord.until("four takes in one message", () =>
      discord.posts(channel.id).find(({ attachments }) => attachments.length === 4),
    );
    await house.cardSays(takes.id, "4 takes: pick the one to go on from");
    await discord.until("who waited to be told", () =>
      discord.posts(channel.id).find(({ content }) => content === `<@${ada}>`),
    );
    expect(discord.posts(channel.id)).toHaveLength(4);
    expect(labelsOf(film)).toContain("Vary");
    discord.slash(ada, channel.id, "delete", { clip: (await house.clipOf(film)).id });
    await discord.until("film and card to go", () =>
      [film.id, asked.original ?? ""].every((id) => !discord.world.messages.has(id)),
    );
  });
});
