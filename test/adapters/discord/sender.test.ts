import { ChannelType } from "discord-api-types/v10";
import { afterEach, describe, expect, it } from "vitest";
import { createDiscordApi } from "../../../adapters/discord/api.ts";
import { createUploadLimits } from "../../../adapters/discord/upload-limits.ts";
import { PLACE } from "../../../src/core/access/audience.ts";
import { makeCard } from "../../../src/core/card/make-card.ts";
import type { Surface } from "../../../src/core/surface.ts";
import type { StoredMessage } from "../../fakes/discord/world.ts";
import { labelsIn } from "../../fixtures/button-words.ts";
import { createSmallNotebook } from "../../fixtures/small-notebook.ts";
import { adasClip, postOf } from "./posted-clip.ts";
import { type Stage, setStage, wordsOf } from "./stage.ts";

const MIB = 1024 * 1024;
let stage: Stage;
afterEach(() => stage.close());

async function post(
  surface: Surface,
  options: { key?: string; clip?: Parameters<typeof adasClip>[2]; film?: Buffer } = {},
) {
  const clip = adasClip(stage, surface, options.clip);
  return stage.sender.postClip(surface, await postOf(stage, clip, options.film), {
    idempotencyKey: options.key ?? "k",
    signal: new AbortController().signal,
  });
}

function here(): Surface {
  return { platform: "discord", chat: stage.channel.id, group: stage.guild.id };
}

function films(channelId: string): StoredMessage[] {
  return stage.discord.posts(channelId).filter(({ files }) => files.length > 0);
}

describe("posting a clip on Discord", () => {
  it("is one message although the answer to the first try was lost", async () => {
    stage = await setStage();
    stage.discord.faults.add({ route: /POST \/channels\/\d+\/messages$/, status: 502, after: true });
    const { ref } = await post(here());
    expect(films(stage.channel.id).map(({ id }) => id)).toEqual([ref.message]);
  });

  it("is one message although Discord has forgotten the first try when it is tried again", async () => {
    let later = 0;
    stage = await setStage({ now: () => Date.now() + later });
    const clip = { createdAt: Date.now() };
    const first = await post(here(), { clip });
    later = 30 * 60_000;
    const second = await post(here(), { clip });
    expect(second.ref).toEqual(first.ref);
    expect(films(stage.channel.id)).toHaveLength(1);
  });

  it.each([
    ["much was said in the channel before it and after", 0],
    ["the clock of whoever recorded it was fast", 10 * 60_000],
  ])("is one message, forgotten by Discord, although %s", async (_, fastMs) => {
    let later = 0;
    stage = await setStage({ now: () => Date.now() + later });
    const { discord, bob, channel } = stage;
    const chatter = (count: number) => {
      for (let said = 0; said < count; said++) discord.say(bob, channel.id, `word ${said}`);
    };
    const clip = { createdAt: Date.now() + fastMs };
    chatter(110);
    const first = await post(here(), { clip });
    chatter(210);
    later = 30 * 60_000;
    const second = await post(here(), { clip });
    expect(second.ref).toEqual(first.ref);
    expect(films(channel.id)).toHaveLength(1);
  });

  it("believes nobody else's file of that name to be the clip", async () => {
    let later = 0;
    stage = await setStage({ now: () => Date.now() + later });
    const { discord, bob, channel } = stage;
    const clip = { createdAt: Date.now() };
    discord.faults.add({ route: /POST \/channels\/\d+\/messages$/, status: 502, times: 4 });
    await expect(post(here(), { clip })).rejects.toMatchObject({ code: "unreachable", retryable: true });
    discord.say(bob, channel.id, "", {
      files: [{ name: "rushes-fox1.mp4", type: "video/mp4", content: Buffer.from("x") }],
    });
    later = 30 * 60_000;
    const { ref } = await post(here(), { clip });
    expect(discord.world.messages.get(ref.message)?.author.id).toBe(discord.world.bot.id);
  });

  it("goes to the channel where the asking message is gone", async () => {
    stage = await setStage();
    const asked = stage.discord.say(stage.ada, stage.channel.id, "x");
    stage.discord.world.messages.delete(asked.id);
    await post({ ...here(), message: asked.id });
    expect(films(stage.channel.id)[0]?.message_reference).toBeUndefined();
  });

  it("answers nothing where earlier messages may not be seen", async () => {
    stage = await setStage();
    const { discord, ada, channel } = stage;
    const asked = discord.say(ada, channel.id, "x");
    channel.rights.history = false;
    await post({ ...here(), message: asked.id });
    expect(films(channel.id)).toHaveLength(1);
  });

  it("goes to the channel, and says so, where the thread is gone", async () => {
    stage = await setStage();
    const posted = await post({ ...here(), thread: "1234567890123456789" });
    expect(posted.ref.chat).toBe(stage.channel.id);
    expect(posted.elsewhere).toContain("channel");
  });

  it.each([
    ["a locked thread", { type: ChannelType.PublicThread, archived: true, locked: true }, {}, "channel"],
    [
      "a private thread",
      { type: ChannelType.PrivateThread, archived: true, locked: true },
      { privateThread: true },
      "person",
    ],
    [
      "a closed forum post",
      { type: ChannelType.PublicThread, archived: true, locked: true },
      { forum: true },
      "person",
    ],
  ] as const)("asked for in %s goes no further than it may", async (_, change, extra, where) => {
    stage = await setStage();
    const { discord, guild, channel, ada } = stage;
    const thread = discord.channel({ guildId: guild.id, parentId: channel.id, ...change });
    const { ref } = await post({ ...here(), thread: thread.id, extra });
    expect(ref.chat).toBe(where === "channel" ? channel.id : discord.direct(ada).id);
  });

  it("opens an archived thread again", async () => {
    stage = await setStage();
    const { discord, guild, channel } = stage;
    const thread = discord.channel({
      guildId: guild.id,
      parentId: channel.id,
      type: ChannelType.PublicThread,
      archived: true,
    });
    expect((await post({ ...here(), thread: thread.id })).ref.chat).toBe(thread.id);
    expect(thread.archived).toBe(false);
  });

  it.each([
    ["the channel is gone", () => stage.discord.deleteChannel(stage.channel.id)],
    ["the bot may not see it", () => Object.assign(stage.channel.rights, { view: false })],
    ["the bot may not post there", () => Object.assign(stage.channel.rights, { send: false })],
    ["the bot may not attach files", () => Object.assign(stage.channel.rights, { attach: false })],
    ["the bot was thrown out", () => Object.assign(stage.guild, { hasBot: false })],
  ])("goes to its maker directly where %s", async (_, happens) => {
    stage = await setStage();
    happens();
    const posted = await post(here());
    expect(posted.ref.chat).toBe(stage.discord.direct(stage.ada).id);
    expect(posted.elsewhere).toContain("direct message");
  });

  it("waits in the history where its maker takes no direct messages either", async () => {
    stage = await setStage();
    const ada = stage.discord.world.people.get(stage.ada);
    if (ada) ada.takesDirectMessages = false;
    stage.channel.rights.send = false;
    await expect(post(here())).rejects.toMatchObject({ code: "nowhere-to-post", retryable: false });
  });

  it("is left to a later try where Discord is down", async () => {
    stage = await setStage();
    stage.discord.faults.add({ route: /POST \/channels/, status: 503, times: 4 });
    await expect(post(here())).rejects.toMatchObject({ code: "unreachable", retryable: true });
  });

  it("waits out a storm of rate limits", async () => {
    stage = await setStage();
    stage.discord.faults.add({
      route: /POST \/channels/,
      status: 429,
      times: 3,
      body: { message: "You are being rate limited.", retry_after: 0.02, global: false },
      headers: { "Retry-After": "0.02", "X-RateLimit-Scope": "shared" },
    });
    await post(here());
    expect(films(stage.channel.id)).toHaveLength(1);
  });

  it("says when the file is too large and remembers a lower limit", async () => {
    stage = await setStage();
    const film = Buffer.alloc(11 * 1024 * 1024);
    stage.guild.premiumTier = 2;
    expect(await stage.sender.uploadLimit(here())).toBe(50 * 1024 * 1024);
    stage.guild.premiumTier = 0;
    await expect(post(here(), { film })).rejects.toMatchObject({ code: "file-too-large" });
    expect(await stage.sender.uploadLimit(here())).toBe(10 * 1024 * 1024);
  });

  it("believes no lower limit where a small file is refused: that was a proxy's limit, or a mistake", async () => {
    stage = await setStage();
    const before = await stage.sender.uploadLimit(here());
    stage.discord.faults.add({
      route: /POST \/channels\/\d+\/messages$/,
      status: 413,
      body: { code: 40005, message: "Request entity too large" },
    });
    const film = Buffer.alloc(411_000);
    await expect(post(here(), { film })).rejects.toMatchObject({ code: "file-too-large" });
    expect(await stage.sender.uploadLimit(here())).toBe(before);
  });

  it("believes a lower limit for an hour", async () => {
    stage = await setStage();
    let now = 0;
    stage.guild.premiumTier = 2;
    const api = createDiscordApi({ token: stage.discord.token, apiUrl: stage.discord.url });
    const limits = createUploadLimits({ api, notebook: createSmallNotebook(() => now) });
    await limits.refused(here(), 30 * MIB);
    now = 3_599_000;
    expect(await limits.of(here())).toBe(25 * MIB);
    now = 3_600_001;
    expect(await limits.of(here())).toBe(50 * MIB);
    api.close();
  });

  it("opens a thread for a first clip's remixes where the server wishes it, and not for a remix", async () => {
    stage = await setStage();
    const surface = { ...here(), extra: { opensThread: true } };
    const { ref } = await post(surface);
    expect(stage.discord.world.channels.get(ref.message)).toMatchObject({
      parentId: stage.channel.id,
      name: "a red fox runs through fresh snow",
    });
    const remix = await post(surface, {
      key: "k2",
      clip: { id: "fox2", lineage: { kinship: "remix", parent: "fox1", root: "fox1", version: 2 } },
    });
    expect(stage.discord.world.channels.has(remix.ref.message)).toBe(false);
  });

  it("is posted all the same where a thread may not be opened", async () => {
    stage = await setStage();
    stage.discord.faults.add({
      route: /threads$/,
      status: 403,
      body: { code: 50013, message: "Missing Permissions" },
    });
    await post({ ...here(), extra: { opensThread: true } });
    expect(films(stage.channel.id)).toHaveLength(1);
  });
});

describe("where the bot's own messages aren't wanted", () => {
  it("the clip comes as an answer to the command", async () => {
    stage = await setStage();
    const { discord, ada, channel, studio } = stage;
    channel.rights.send = false;
    discord.slash(ada, channel.id, "video", { prompt: "a fox" });
    const clip = await discord.until(
      "the card",
      () => studio.clips.get("new1")?.card && studio.clips.get("new1"),
    );
    const { ref, elsewhere } = await post(clip.surface);
    expect(ref.chat).toBe(channel.id);
    expect(elsewhere).toBeUndefined();
    expect(films(channel.id)).toHaveLength(1);
  });
});

describe("where only a person has installed the app", () => {
  /** The surface of a /video asked in a group of friends. */
  async function asked(now?: () => number): Promise<Surface> {
    stage = await setStage(now ? { now } : {});
    const { discord, ada, studio } = stage;
    const group = discord.channel({ type: ChannelType.GroupDM });
    discord.slash(ada, group.id, "video", { prompt: "a fox" });
    const clip = await discord.until(
      "the card",
      () => studio.clips.get("new1")?.card && studio.clips.get("new1"),
    );
    return clip.surface;
  }

  it("the clip comes as a further answer", async () => {
    const surface = await asked();
    await post(surface);
    expect(films(surface.chat)).toHaveLength(1);
  });

  it("the card becomes the clip when it can't be known whether it was posted", async () => {
    const surface = await asked();
    const card = stage.studio.clips.get("new1")?.card;
    stage.discord.faults.add({ route: /POST \/webhooks/, status: 500 });
    await expect(post(surface, card ? { clip: { card } } : {})).rejects.toMatchObject({ retryable: true });
    const { ref } = await post(surface, card ? { clip: { card } } : {});
    expect(ref).toEqual(card);
    expect(films(surface.chat)).toHaveLength(1);
  });

  it("the card becomes the clip, buttons and all, where Discord takes no sixth answer", async () => {
    const surface = await asked();
    const card = stage.studio.clips.get("new1")?.card;
    if (!card) throw new Error("no card");
    for (const key of ["1", "2", "3", "4", "5"]) await post(surface, { key, clip: { id: `fox${key}` } });
    const { ref, elsewhere } = await post(surface, { key: "6", clip: { id: "fox6", card } });
    expect(ref).toEqual(card);
    expect(elsewhere).toBeUndefined();
    const shown = films(surface.chat);
    expect(shown).toHaveLength(6);
    const became = shown.find(({ id }) => id === card.message);
    expect(became?.files[0]?.name).toBe("rushes-fox6.mp4");
    expect(labelsIn(became?.components)).toEqual(["Remix", "Re-roll"]);
  });

  it("the clip goes to its maker directly once the 15 minutes are over", async () => {
    let later = 0;
    const surface = await asked(() => Date.now() + later);
    later = 16 * 60_000;
    const posted = await post(surface);
    expect(posted.ref.chat).toBe(stage.discord.direct(stage.ada).id);
    expect(
      await stage.sender.editCard(
        { platform: "discord", chat: surface.chat, message: "1" },
        surface,
        makeCard(adasClip(stage, surface)),
      ),
    ).toBe("gone");
  });

  it("a posted clip can be deleted while its answer can be", async () => {
    const surface = await asked();
    const { ref } = await post(surface);
    await stage.sender.deleteMessage(ref);
    expect(films(surface.chat)).toHaveLength(0);
  });
});

describe("the card", () => {
  it("is edited through the interaction first and by the bot itself after the 15 minutes", async () => {
    let later = 0;
    stage = await setStage({ now: () => Date.now() + later });
    const { discord, ada, channel, studio, sender } = stage;
    discord.slash(ada, channel.id, "video", { prompt: "a fox" });
    const clip = await discord.until(
      "the card",
      () => studio.clips.get("new1")?.card && studio.clips.get("new1"),
    );
    if (!clip.card) throw new Error("no card");
    const card = makeCard(clip);
    expect(await sender.editCard(clip.card, clip.surface, { ...card, headline: "Early" })).toBe("edited");
    expect(discord.requests.at(-1)?.path).toMatch(/^\/webhooks/);
    later = 16 * 60_000;
    expect(await sender.editCard(clip.card, clip.surface, { ...card, headline: "Late" })).toBe("edited");
    expect(discord.requests.at(-1)?.path).toMatch(/^\/channels/);
    expect(wordsOf(discord.world.messages.get(clip.card.message))).toContain("Late");
  });

  it("that takes no more edits for now asks for patience", async () => {
    stage = await setStage();
    const { discord, ada, channel, sender } = stage;
    const asked = discord.say(ada, channel.id, `<@${discord.world.bot.id}> a fox`);
    const card = await discord.until("the card", () => discord.posts(channel.id)[0]);
    discord.faults.add({
      route: /PATCH/,
      status: 400,
      body: { code: 30046, message: "Maximum number of edits to messages older than 1 hour reached" },
    });
    const ref = { platform: "discord", chat: channel.id, message: card.id };
    await expect(
      sender.editCard(ref, { ...here(), message: asked.id }, makeCard(adasClip(stage, here()))),
    ).rejects.toMatchObject({
      code: "too-many-edits",
      retryable: true,
    });
  });
});

describe("a notice out of turn", () => {
  it("is one message although Discord fails after taking it", async () => {
    stage = await setStage();
    const { discord, channel, sender } = stage;
    discord.faults.add({ route: /POST \/channels/, status: 502, times: 2, after: true });
    await sender.postNotice(here(), { paragraphs: ["Hello"] }, PLACE);
    expect(discord.posts(channel.id)).toHaveLength(1);
  });

  it("goes to the person where the channel can't be posted in", async () => {
    stage = await setStage();
    const { discord, ada, channel, sender } = stage;
    channel.rights.send = false;
    const ref = await sender.postNotice(
      { ...here(), extra: { user: ada } },
      { paragraphs: ["Hello"] },
      PLACE,
    );
    expect(ref?.chat).toBe(discord.direct(ada).id);
  });
});
