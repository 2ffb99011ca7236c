import { Readable } from "node:stream";
import { createCanvas } from "@napi-rs/canvas";
import { ChannelType, PermissionFlagsBits } from "discord-api-types/v10";
import { afterEach, describe, expect, it } from "vitest";
import { defineCommand } from "../../../src/core/talk/command.ts";
import { notice } from "../../../src/core/talk/reply.ts";
import { buttonsOf } from "../../fakes/discord/driver.ts";
import type { StoredInteraction, StoredMessage } from "../../fakes/discord/world.ts";
import { adasClip, postedClip } from "./posted-clip.ts";
import { type Stage, setStage, wordsOf } from "./stage.ts";

let stage: Stage;
afterEach(() => stage.close());

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

/** The message that answered an interaction, once it is finished. */
async function answerTo(asked: StoredInteraction): Promise<StoredMessage> {
  const { world, until } = stage.discord;
  return until("an answer", () => {
    const answers = [...world.messages.values()].filter(
      ({ answers: to, flags }) => to === asked.raw.id && ((flags ?? 0) & 128) === 0,
    );
    return answers.at(-1);
  });
}

describe("a slash command", () => {
  it("is acknowledged for all to see where it makes a clip, and the waiting message becomes the card", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a fox crosses a frozen lake" });
    const card = await answerTo(asked);
    expect(asked.answered?.type).toBe(5);
    expect(card.id).toBe(asked.original);
    expect(card.onlyFor).toBeUndefined();
    expect(wordsOf(card)).toContain("a fox crosses a frozen lake");
    expect(buttonsOf(card).map(({ label }) => label)).toContain("Cancel");
    await discord.until("the card's place", () => studio.clips.get("new1")?.card);
    expect(studio.clips.get("new1")?.card).toEqual({
      platform: "discord",
      chat: channel.id,
      message: card.id,
    });
    expect(studio.admitted[0]).toMatchObject({
      person: { id: `discord:${ada}`, name: "Ada", locale: "en-US" },
      surface: { platform: "discord", chat: channel.id, group: stage.guild.id, uploadLimitBytes: 10_485_760 },
      idempotencyKey: `discord:${asked.raw.id}`,
    });
    expect(JSON.stringify(studio.admitted[0])).not.toContain(asked.raw.token);
  });

  it("that only tells something answers the asker alone", async () => {
    stage = await setStage();
    const { discord, channel, ada } = stage;
    const answer = await answerTo(discord.slash(ada, channel.id, "quota"));
    expect(answer.onlyFor).toBe(ada);
    expect(wordsOf(answer)).toContain("60");
  });

  it("that makes a clip but can't tells the reason to the asker alone, and the waiting message goes", async () => {
    stage = await setStage();
    const { discord, channel, ada } = stage;
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a fox", model: "no-such-model" });
    const answer = await answerTo(asked);
    expect(answer.onlyFor).toBe(ada);
    expect(wordsOf(answer)).toContain("no-such-model");
    expect(discord.world.messages.has(asked.original ?? "")).toBe(false);
  });

  it("is acknowledged before anything is looked up", async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    stage = await setStage({
      studio: (studio) => ({
        ...studio,
        async groupSettings() {
          await held;
          return {};
        },
      }),
    });
    const { discord, channel, ada } = stage;
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a fox" });
    await discord.until("the acknowledgement", () => asked.answered);
    letGo();
    await answerTo(asked);
  });

  it("goes on when the answer to its acknowledgement is lost", async () => {
    stage = await setStage();
    const { discord, channel, ada } = stage;
    discord.faults.add({ route: /callback$/, status: 500, after: true });
    expect(wordsOf(await answerTo(discord.slash(ada, channel.id, "video", { prompt: "a fox" })))).toContain(
      "a fox",
    );
  });

  it("heard again after a reconnect is not run again", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio, lines } = stage;
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a fox" });
    await answerTo(asked);
    // Whether or not the second answer is taken.
    discord.faults.add({ route: /callback/, status: 204 });
    for (const times of [1, 2]) {
      discord.gateway.dispatch("INTERACTION_CREATE" as never, 0, () => asked.raw);
      await discord.until(
        "another hearing",
        () => lines.filter(({ message }) => message === "an interaction came once more").length === times,
      );
    }
    expect(studio.admitted).toHaveLength(1);
    expect(discord.posts(channel.id)).toHaveLength(1);
  });

  it("heard too late to be answered makes nothing", async () => {
    let late = 0;
    stage = await setStage({ now: () => Date.now() + late });
    const { discord, channel, ada, studio, lines } = stage;
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a fox" });
    late = 3_500;
    await discord.until("the refusal", () =>
      lines.some(({ facts }) => (facts as { code?: string }).code === "answer-expired"),
    );
    expect(asked.answered).toBeUndefined();
    expect(studio.admitted).toHaveLength(0);
  });

  it("takes pictures given by option, from Discord's own files", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio, media } = stage;
    await answerTo(
      discord.slash(ada, channel.id, "video", {
        prompt: "a fox",
        start_image: { name: "fox.png", type: "image/png", content: PNG },
      }),
    );
    const [image] = studio.admitted[0]?.request.images ?? [];
    expect(image?.role).toBe("start");
    const { readFile } = await import("node:fs/promises");
    expect(await readFile(await media.path(image?.key ?? ""))).toEqual(PNG);
  });

  it.each([
    ["that lies elsewhere", { url: "http://169.254.169.254/latest/meta-data" }, "attached on Discord itself"],
    ["that is led elsewhere", { redirectTo: "http://127.0.0.1:1/secret" }, "couldn't fetch"],
    ["that is too large", { size: 30_000_000 }, "too large"],
    ["that is something else", { content: Buffer.from("#!/bin/sh\necho no") }, "not a picture"],
  ])("refuses a picture %s", async (_, change, reason) => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    const file = { name: "fox.png", type: "image/png", content: PNG, ...change };
    const answer = await answerTo(
      discord.slash(ada, channel.id, "video", { prompt: "a fox", start_image: file }),
    );
    expect(wordsOf(answer)).toContain(reason);
    expect(answer.onlyFor).toBe(ada);
    expect(studio.admitted).toHaveLength(0);
  });

  it("tells the studio of manager, plan, thread, adults and the wish for threads", async () => {
    stage = await setStage();
    const { discord, channel, guild, studio } = stage;
    const boss = discord.person("Boss");
    discord.join(guild.id, boss, {
      nick: "The Boss",
      roles: ["77", "88"],
      permissions: PermissionFlagsBits.ManageGuild,
    });
    await studio.setGroupSettings(
      "discord",
      guild.id,
      { threads: true, rolePlans: { "88": "patron" } },
      { id: "x", name: "x" },
    );
    await answerTo(discord.slash(boss, channel.id, "video", { prompt: "a fox" }));
    expect(studio.admitted[0]).toMatchObject({
      person: { name: "The Boss", manager: true, plan: "patron" },
      surface: { extra: { opensThread: true } },
    });
    const thread = discord.channel({
      guildId: guild.id,
      parentId: channel.id,
      type: ChannelType.PrivateThread,
      nsfw: true,
    });
    await answerTo(discord.slash(boss, thread.id, "video", { prompt: "a fox" }));
    expect(studio.admitted[1]?.surface).toMatchObject({
      chat: channel.id,
      thread: thread.id,
      adult: true,
      extra: { privateThread: true },
    });
    expect(studio.admitted[1]?.surface.extra).not.toHaveProperty("opensThread");
  });

  it("works where only the person has installed the app, with nothing but its own answers", async () => {
    stage = await setStage();
    const { discord, ada, studio } = stage;
    const elsewhere = discord.guild({ name: "Elsewhere", hasBot: false });
    discord.join(elsewhere.id, ada);
    const place = discord.channel({ guildId: elsewhere.id });
    const group = discord.channel({ type: ChannelType.GroupDM });
    for (const { id } of [place, group]) await answerTo(discord.slash(ada, id, "video", { prompt: "a fox" }));
    expect(studio.admitted.map(({ surface }) => surface.extra?.member)).toEqual([false, false]);
    expect(discord.requests.filter(({ path }) => path.startsWith("/channels/"))).toEqual([]);
  });

  it("works in a direct chat with the bot", async () => {
    stage = await setStage();
    const { discord, ada, studio } = stage;
    await answerTo(discord.slash(ada, discord.direct(ada).id, "video", { prompt: "a fox" }));
    expect(studio.admitted[0]?.surface.extra).not.toHaveProperty("member");
    expect(studio.admitted[0]?.surface).not.toHaveProperty("group");
  });

  it("completes models, clips and the like while they are typed", async () => {
    stage = await setStage();
    const { discord, channel, ada } = stage;
    const asked = discord.type(ada, channel.id, "video", "model", "ani");
    await discord.until("completions", () => asked.choices);
    expect(asked.choices).toEqual([{ name: expect.stringContaining("Animatic"), value: "animatic" }]);
  });

  it("gets no completions rather than none in time", async () => {
    stage = await setStage({
      dispatcher: (dispatcher) => ({ ...dispatcher, suggest: () => new Promise(() => {}) }),
    });
    const { discord, channel, ada } = stage;
    const asked = discord.type(ada, channel.id, "video", "model", "ani");
    await discord.until("completions", () => asked.choices);
    expect(asked.choices).toEqual([]);
  });

  it("gets a file as its answer where it asks for one", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio, media } = stage;
    await postedClip(stage);
    studio.keepText = async (text) => {
      await media.write("texts/1.json", (await import("node:stream")).Readable.from([Buffer.from(text)]));
      return "texts/1.json";
    };
    const answer = await answerTo(discord.slash(ada, channel.id, "recipe", { clip: "fox1" }));
    expect(answer.files[0]?.name).toMatch(/\.json$/);
    expect(answer.onlyFor).toBe(ada);
  });

  it("that fails inside leaves a sentence and no stack", async () => {
    const broken = defineCommand({
      name: "video",
      description: "Breaks",
      answers: "clip",
      options: {},
      examples: [],
      run: async () => {
        throw new TypeError("undefined is not a film");
      },
    });
    stage = await setStage({ commands: [broken] });
    const { discord, channel, ada } = stage;
    const answer = await answerTo(discord.slash(ada, channel.id, "video"));
    expect(wordsOf(answer)).toContain("REF123");
    expect(wordsOf(answer)).not.toContain("undefined");
  });
});

describe("a button", () => {
  it("calls its command for the clip, and its card is a message of its own", async () => {
    stage = await setStage();
    const { discord, bob, studio } = stage;
    const clip = await postedClip(stage);
    const pressed = discord.press(bob, clip, "Re-roll");
    const card = await answerTo(pressed);
    expect(pressed.answered?.type).toBe(6);
    expect(studio.derived).toMatchObject([{ parent: "fox1", change: { kind: "reroll" } }]);
    expect(studio.clips.get("new1")?.maker.id).toBe(`discord:${bob}`);
    expect(buttonsOf(card).map(({ label }) => label)).toContain("Cancel");
  });

  it("that turns a page of one's own turns it in place", async () => {
    const book = defineCommand({
      name: "book",
      description: "A book",
      options: { page: { type: "integer", description: "Page", min: 1, max: 2 } },
      examples: [],
      run: async ({ options: { page = 1 } }) =>
        notice({
          title: `Page ${page}`,
          ...(page === 1 ? { pictureKey: "p.jpg" } : {}),
          buttons: [{ label: "Turn", command: "book", options: { page: 3 - page } }],
        }),
    });
    stage = await setStage({ commands: [book] });
    const { discord, ada, channel, media } = stage;
    await media.write("p.jpg", Readable.from([PNG]));
    const first = await answerTo(discord.slash(ada, channel.id, "book"));
    expect(first.attachments).toHaveLength(1);
    discord.press(ada, first, "Turn");
    await discord.until("page 2", () => wordsOf(discord.world.messages.get(first.id)).includes("Page 2"));
    expect(discord.world.messages.get(first.id)?.attachments).toEqual([]);
    expect(discord.posts(channel.id)).toHaveLength(1);
  });

  it("pressed twice by an impatient finger makes one clip", async () => {
    stage = await setStage();
    const { discord, ada, bob, channel, studio } = stage;
    const clip = await postedClip(stage);
    const pressed = [discord.press(bob, clip, "Re-roll"), discord.press(bob, clip, "Re-roll")];
    await discord.until("both answers", () => pressed.every(({ answered }) => answered));
    await answerTo(discord.press(ada, clip, "Re-roll"));
    await discord.until("the cards", () => discord.posts(channel.id).length === 3);
    expect(studio.derived).toHaveLength(2);
  });

  it("that asks for words opens a form with the prompt, ready to edit", async () => {
    stage = await setStage();
    const { discord, ada, studio } = stage;
    const clip = await postedClip(stage);
    const opened = discord.press(ada, clip, "Remix");
    await discord.until("the form", () => opened.modal);
    const [label] = opened.modal?.components ?? [];
    expect(label).toMatchObject({
      label: "What shall change?",
      component: { custom_id: "words", value: "a red fox runs through fresh snow" },
    });
    await answerTo(discord.submit(ada, opened, { words: "at night" }));
    expect(studio.derived).toMatchObject([{ parent: "fox1", change: { kind: "remix", words: "at night" } }]);
  });

  it("still opens its form with the prompt when what it was to begin with is forgotten", async () => {
    stage = await setStage();
    const { discord, ada, notebook } = stage;
    const clip = await postedClip(stage);
    await notebook.delete("ask:fox1:remix");
    const opened = discord.press(ada, clip, "Remix");
    await discord.until("the form", () => opened.modal);
    expect(opened.modal?.components[0]).toMatchObject({
      component: { value: "a red fox runs through fresh snow" },
    });
  });

  it.each(["private", "deleted"])("opens no form with the words of somebody's %s clip", async (what) => {
    stage = await setStage();
    const { discord, bob, studio } = stage;
    const clip = await postedClip(stage);
    const fox = studio.clips.get("fox1");
    if (fox) studio.put({ ...fox, ...(what === "private" ? { private: true } : { deletedAt: 1 }) });
    const opened = discord.press(bob, clip, "Remix");
    const refused = await answerTo(opened);
    expect(opened.modal).toBeUndefined();
    expect(refused.onlyFor).toBe(bob);
    expect(wordsOf(refused)).toContain("private or deleted");
  });

  it("of somebody else's clip that may not be stopped by all is refused to the presser alone", async () => {
    stage = await setStage();
    const { discord, channel, ada, bob, studio } = stage;
    const card = await answerTo(discord.slash(ada, channel.id, "video", { prompt: "a fox" }));
    const refused = await answerTo(discord.press(bob, card, "Cancel"));
    expect(refused.onlyFor).toBe(bob);
    expect(wordsOf(refused)).toContain("Only its maker");
    expect(studio.clips.get("new1")?.state).toBe("waiting");
  });

  it.each(["v0:remix:fox1:", "v1:no_such_command:fox1:", "somebody-elses", "v1:remix:fox1"])(
    "of another make (%s) is answered politely",
    async (customId) => {
      stage = await setStage();
      const { discord, ada } = stage;
      const pressed = discord.pressId(ada, await postedClip(stage), customId);
      const answer = await answerTo(pressed);
      expect(answer.onlyFor).toBe(ada);
      expect(wordsOf(answer)).toContain("no longer works");
    },
  );

  it("that calls a command by the name it had before is heard", async () => {
    stage = await setStage();
    const { discord, ada } = stage;
    const answer = await answerTo(discord.pressId(ada, await postedClip(stage), "v1:take::offer=nosuch"));
    expect(wordsOf(answer)).not.toContain("another version");
  });

  it("forged for a clip that isn't one's to delete deletes nothing", async () => {
    stage = await setStage();
    const { discord, bob, studio } = stage;
    const pressed = discord.pressId(bob, await postedClip(stage), "v1:delete:fox1:");
    expect(wordsOf(await answerTo(pressed))).toContain("Only its maker");
    expect(studio.clips.get("fox1")?.deletedAt).toBeUndefined();
  });
});

describe("the menu of a message", () => {
  it("remixes the clip it is opened on", async () => {
    stage = await setStage();
    const { discord, bob, studio } = stage;
    const opened = discord.menu(bob, await postedClip(stage), "Remix this clip");
    await discord.until("the form", () => opened.modal);
    const card = await answerTo(discord.submit(bob, opened, { words: "in the rain" }));
    expect(studio.derived).toMatchObject([{ parent: "fox1", change: { words: "in the rain" } }]);
    expect(card.onlyFor).toBeUndefined();
  });

  it("books the picture sent in a board's form to what its sender may send in a day", async () => {
    stage = await setStage();
    const { discord, bob, studio } = stage;
    const posted = await postedClip(stage);
    const board = {
      id: "board1",
      version: 1,
      film: { model: "wan", resolution: "720p" as const },
      notes: [],
    };
    const clip = studio.clips.get("fox1");
    if (clip) studio.put({ ...clip, board });
    const booked: (number | undefined)[] = [];
    Object.assign(studio, {
      mayMake: async (_: unknown, { bytes }: { bytes?: number }) => booked.push(bytes),
    });
    const opened = discord.menu(bob, posted, "Remix this clip");
    await discord.until("the form", () => opened.modal);
    const content = createCanvas(64, 36).toBuffer("image/png");
    const picture = { name: "log.png", type: "image/png", content };
    await answerTo(discord.submit(bob, opened, { shot: "1", picture }));
    expect(booked).toEqual([content.length]);
  });

  it("says so on a message that is no clip", async () => {
    stage = await setStage();
    const { discord, channel, ada, bob } = stage;
    const message = discord.say(bob, channel.id, "hello");
    const answer = await answerTo(discord.menu(ada, message, "Show recipe"));
    expect(wordsOf(answer)).toContain("not one of my clips");
  });
});

describe("a private clip", () => {
  const outside = () => stage.discord.posts(stage.channel.id).filter(({ onlyFor }) => onlyFor === undefined);

  it("shows its card by direct message, and nothing of it where it was asked for", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    const answer = await answerTo(
      discord.slash(ada, channel.id, "video", { prompt: "a secret fox", private: true }),
    );
    expect(answer.onlyFor).toBe(ada);
    expect(wordsOf(answer)).not.toContain("secret");
    const [card] = discord.posts(discord.direct(ada).id);
    expect(wordsOf(card)).toContain("a secret fox");
    const noted = await discord.until("the card", () => studio.clips.get("new1")?.card);
    expect(noted).toMatchObject({ message: card?.id });
    expect(outside()).toEqual([]);
  });

  it("shows its card to the asker alone where direct messages are closed", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    const person = discord.world.people.get(ada);
    if (person) person.takesDirectMessages = false;
    const answer = await answerTo(
      discord.slash(ada, channel.id, "video", { prompt: "a secret fox", private: true }),
    );
    expect(answer.onlyFor).toBe(ada);
    expect(wordsOf(answer)).toContain("a secret fox");
    const noted = await discord.until("the card", () => studio.clips.get("new1")?.card);
    expect(noted).toMatchObject({ message: answer.id });
    expect(outside()).toEqual([]);
  });

  it("is remixed without anybody else seeing that the bot thinks about it", async () => {
    stage = await setStage();
    const { discord, channel, guild, ada, studio } = stage;
    const surface = { platform: "discord", chat: channel.id, group: guild.id };
    studio.put(adasClip(stage, surface, { private: true }), adasClip(stage, surface, { id: "fox2" }));
    const thinking = async (clip: string) => {
      const asked = discord.slash(ada, channel.id, "remix", { words: "at night", clip });
      await answerTo(asked);
      return asked.answered?.hidden;
    };
    expect([await thinking("fox1"), await thinking("fox2")]).toEqual([true, false]);
    studio.put(adasClip(stage, surface, { id: "fox3", private: true }));
    expect(await thinking("last")).toBe(true);
    // A store that is slow must not make anything public.
    const { clip } = studio;
    const held: (() => void)[] = [];
    studio.clip = () => new Promise((resolve) => held.push(() => resolve(undefined)));
    const asked = discord.slash(ada, channel.id, "remix", { words: "at night", clip: "fox1" });
    await discord.until("the acknowledgement", () => asked.answered);
    expect(asked.answered?.hidden).toBe(true);
    studio.clip = clip;
    for (const letGo of held) letGo();
  });

  it("of the asker's isn't listed in a channel: /history by mention is answered directly", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    studio.put(
      adasClip(stage, { platform: "discord", chat: channel.id, group: stage.guild.id }, { private: true }),
    );
    discord.say(ada, channel.id, `<@${discord.world.bot.id}> /history`);
    const pointer = await discord.until("the pointer", () => outside()[0]);
    expect(wordsOf(pointer)).not.toContain("red fox");
    expect(wordsOf(discord.posts(discord.direct(ada).id)[0])).toContain("red fox");
  });
});

describe("a code from /link", () => {
  it("is given to the asker alone by the slash command, and to nobody by mention in a channel", async () => {
    stage = await setStage();
    const { discord, channel, ada } = stage;
    discord.say(ada, channel.id, `<@${discord.world.bot.id}> /link`);
    const answer = await discord.until("the answer", () => discord.posts(channel.id)[0]);
    expect(wordsOf(answer)).not.toContain("4KD-9QX");
    expect(wordsOf(answer)).toContain("direct message");
    expect(discord.posts(discord.direct(ada).id)).toEqual([]);
    const given = await answerTo(discord.slash(ada, channel.id, "link"));
    expect(given.onlyFor).toBe(ada);
    expect(wordsOf(given)).toContain("4KD-9QX");
  });
});
