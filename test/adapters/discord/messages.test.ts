import { ChannelType } from "discord-api-types/v10";
import { afterEach, describe, expect, it } from "vitest";
import { UserMistake } from "../../../src/core/errors.ts";
import type { StoredMessage } from "../../fakes/discord/world.ts";
import { adasClip, postedClip, postOf } from "./posted-clip.ts";
import { type Stage, setStage, wordsOf } from "./stage.ts";

let stage: Stage;
afterEach(() => stage.close());

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

/** What the bot answered to a message. */
async function replyTo(message: StoredMessage): Promise<StoredMessage> {
  const { discord } = stage;
  return discord.until("a reply", () =>
    discord.posts(message.channel_id).find(({ message_reference: to }) => to?.message_id === message.id),
  );
}

/** Everything said before this was heard, since a message after it has been answered. */
async function allHeard(): Promise<void> {
  const { discord, ada } = stage;
  await replyTo(discord.say(ada, discord.direct(ada).id, "/quota"));
}

describe("words to the bot", () => {
  it("in a direct chat are a film", async () => {
    stage = await setStage();
    const { discord, ada, studio } = stage;
    const said = discord.say(ada, discord.direct(ada).id, "a fox in the snow, 8 seconds");
    expect(wordsOf(await replyTo(said))).toContain("a fox in the snow");
    expect(studio.admitted[0]).toMatchObject({
      surface: { message: said.id, extra: { user: ada } },
      idempotencyKey: `discord:${said.id}`,
    });
  });

  it("by mention are a film, read with names instead of codes", async () => {
    stage = await setStage();
    const { discord, channel, ada, bob, studio } = stage;
    await replyTo(
      discord.say(ada, channel.id, `<@${discord.world.bot.id}> <@${bob}> dances with <a:cat_jam:123456>`),
    );
    expect(studio.admitted[0]?.request.prompt).toBe("Bob dances with cat jam");
  });

  it("without a mention are none of its business", async () => {
    stage = await setStage({ messageContent: true, listener: { messageContent: true } });
    const { discord, channel, ada, bob, studio } = stage;
    discord.say(ada, channel.id, "a fox in the snow");
    discord.say(ada, channel.id, "what do you think?", { replyTo: discord.say(bob, channel.id, "hello") });
    await allHeard();
    expect(discord.posts(channel.id)).toEqual([]);
    expect(studio.admitted).toEqual([]);
  });

  it("of another bot are not heard", async () => {
    stage = await setStage();
    const { discord, channel, studio } = stage;
    const robot = discord.person("Robot");
    Object.assign(discord.world.people.get(robot)?.user ?? {}, { bot: true });
    discord.join(stage.guild.id, robot);
    discord.say(robot, channel.id, `<@${discord.world.bot.id}> a fox`);
    await allHeard();
    expect(studio.admitted).toEqual([]);
  });

  it("in reply to a clip are a remix of it, without the privileged intent", async () => {
    stage = await setStage();
    const { discord, channel, bob, studio } = stage;
    const clip = await postedClip(stage);
    const said = discord.say(bob, channel.id, "at night", { replyTo: clip });
    await replyTo(said);
    expect(studio.derived).toMatchObject([{ parent: "fox1", change: { kind: "remix", words: "at night" } }]);
    expect(studio.clips.get("new1")?.maker.id).toBe(`discord:${bob}`);
  });

  it("in reply to a film that is posted and not yet written down are a remix of it", async () => {
    stage = await setStage();
    const { discord, channel, bob, sender, studio } = stage;
    const surface = { platform: "discord", chat: channel.id, group: stage.guild.id };
    const clip = adasClip(stage, surface, { state: "delivering", card: { ...surface, message: "4242" } });
    const signal = new AbortController().signal;
    const { ref } = await sender.postClip(surface, await postOf(stage, clip), {
      idempotencyKey: "f",
      signal,
    });
    studio.put(clip);
    const film = discord.world.messages.get(ref.message) as StoredMessage;
    await replyTo(discord.say(bob, channel.id, "at night", { replyTo: film }));
    expect(studio.derived).toMatchObject([{ parent: "fox1", change: { kind: "remix", words: "at night" } }]);
  });

  it("in reply without a ping are nobody's where the privileged intent isn't granted", async () => {
    stage = await setStage();
    const { discord, channel, bob, studio } = stage;
    discord.say(bob, channel.id, "at night", { replyTo: await postedClip(stage), ping: false });
    await allHeard();
    expect(studio.derived).toEqual([]);
  });

  it("in reply without a ping are a remix where the privileged intent is granted", async () => {
    stage = await setStage({ messageContent: true, listener: { messageContent: true } });
    const { discord, channel, bob, studio } = stage;
    await replyTo(
      discord.say(bob, channel.id, "at night", { replyTo: await postedClip(stage), ping: false }),
    );
    expect(studio.derived).toMatchObject([{ parent: "fox1" }]);
  });

  it("with a picture in reply to a clip use the picture", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    const files = [
      { name: "hat.png", type: "image/png", content: PNG },
      { name: "notes.txt", type: "text/plain", content: Buffer.from("x") },
    ];
    await replyTo(discord.say(ada, channel.id, "with this hat", { replyTo: await postedClip(stage), files }));
    const [{ change }] = studio.derived as [(typeof studio.derived)[0]];
    expect(change).toMatchObject({ kind: "remix", request: { images: [{ role: "start" }] } });
  });

  it("that Discord keeps back, in reply to a card, are answered with what works", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a fox" });
    const card = await discord.until("the card", () => discord.posts(channel.id)[0]);
    expect(card.id).toBe(asked.original);
    const reply = await replyTo(discord.say(ada, channel.id, "at night", { replyTo: card }));
    expect(wordsOf(reply)).toContain("Mention me in the reply");
    expect(studio.derived).toEqual([]);
  });

  it("in reply to something else of the bot's are answered", async () => {
    stage = await setStage();
    const { discord, ada } = stage;
    const dm = discord.direct(ada).id;
    const notice = await replyTo(discord.say(ada, dm, "/quota"));
    expect(wordsOf(await replyTo(discord.say(ada, dm, "at night", { replyTo: notice })))).toContain(
      "not one of my clips",
    );
  });

  it("in the thread a clip opened are about that clip", async () => {
    stage = await setStage();
    const { discord, channel, ada, guild, studio } = stage;
    const clip = await postedClip(stage);
    const thread = discord.channel({
      guildId: guild.id,
      parentId: channel.id,
      type: ChannelType.PublicThread,
    });
    discord.world.channels.delete(thread.id);
    discord.world.channels.set(clip.id, { ...thread, id: clip.id });
    await replyTo(discord.say(ada, clip.id, `<@${discord.world.bot.id}> at night`));
    expect(studio.derived).toMatchObject([{ parent: "fox1", change: { words: "at night" } }]);
    expect(studio.clips.get("new1")?.surface).toMatchObject({ chat: channel.id, thread: clip.id });
  });

  it("heard again after a reconnect are answered once", async () => {
    stage = await setStage();
    const { discord, ada, studio } = stage;
    const dm = discord.direct(ada).id;
    const said = discord.say(ada, dm, "a fox");
    await replyTo(said);
    discord.gateway.dispatch("MESSAGE_CREATE" as never, 0, () => said);
    await allHeard();
    expect(studio.admitted).toHaveLength(1);
    expect(discord.posts(dm).filter(({ message_reference: to }) => to?.message_id === said.id)).toHaveLength(
      1,
    );
  });

  it("with a file that can't be used are answered with the reason", async () => {
    stage = await setStage();
    const { discord, ada, studio } = stage;
    const files = [{ name: "x.png", type: "image/png", content: PNG, url: "https://evil.example/x.png" }];
    const reply = await replyTo(discord.say(ada, discord.direct(ada).id, "a fox", { files }));
    expect(wordsOf(reply)).toContain("attached on Discord itself");
    expect(studio.admitted).toEqual([]);
  });

  it("with a file of somebody who may make nothing here fetch nothing, and say why", async () => {
    const asked: object[] = [];
    const fetched: string[] = [];
    stage = await setStage({
      studio: (studio) => ({
        ...studio,
        async mayMake(by, options) {
          asked.push({ person: by.person.id, ...options });
          throw new UserMistake("not-here", "Clips aren't made in this channel.");
        },
      }),
      listener: {
        fetch: async (address, init) => {
          fetched.push(String(address));
          return fetch(address, init);
        },
      },
    });
    const { discord, ada, channel } = stage;
    const picture = { name: "x.png", type: "image/png", content: PNG };
    const reply = await replyTo(
      discord.say(ada, channel.id, `<@${discord.world.bot.id}> it moves`, { files: [picture] }),
    );
    expect(wordsOf(reply)).toContain("Clips aren't made in this channel");
    const typed = discord.slash(ada, channel.id, "video", { prompt: "it moves", start_image: picture });
    await discord.until("the answer", () => asked.length === 2 && typed.answered);
    const drafted = { prompt: "it moves --draft", start_image: picture };
    discord.slash(ada, channel.id, "video", drafted);
    await discord.until("the third", () => asked.length === 3);
    const person = `discord:${ada}`;
    expect(asked).toEqual([
      { person, maybeFree: false, mayGiveWay: false, bytes: PNG.length },
      { person, maybeFree: false, bytes: PNG.length },
      { person, maybeFree: true, bytes: PNG.length },
    ]);
    expect(fetched).toEqual([]);
  });

  it("with nothing but files it can't use are answered with what it can", async () => {
    stage = await setStage();
    const { discord, ada, studio } = stage;
    const files = [{ name: "script.pdf", type: "application/pdf", content: Buffer.from("x") }];
    const reply = await replyTo(discord.say(ada, discord.direct(ada).id, "make this", { files }));
    expect(wordsOf(reply)).toContain("pictures (PNG");
    expect(studio.admitted).toEqual([]);
  });

  it("are answered where the bot may not look back, though not as a reply", async () => {
    stage = await setStage();
    const { discord, ada, channel } = stage;
    channel.rights.history = false;
    discord.say(ada, channel.id, `<@${discord.world.bot.id}> /quota`);
    const answer = await discord.until("an answer", () => discord.posts(channel.id)[0]);
    expect(wordsOf(answer)).toContain("credits");
  });

  it("are answered directly where the bot is heard but may not speak", async () => {
    stage = await setStage();
    const { discord, ada, channel } = stage;
    channel.rights.send = false;
    discord.say(ada, channel.id, `<@${discord.world.bot.id}> /quota`);
    const dm = discord.direct(ada).id;
    expect(wordsOf(await discord.until("an answer", () => discord.posts(dm)[0]))).toContain("credits");
  });

  it("that are only its name are answered with help", async () => {
    stage = await setStage();
    const { discord, ada, channel } = stage;
    const reply = await replyTo(discord.say(ada, channel.id, `<@${discord.world.bot.id}>`));
    expect(wordsOf(reply)).toContain("/video: ");
  });

  it("are heard without a server's id, however that is left out", async () => {
    stage = await setStage();
    const { discord, ada } = stage;
    const said = discord.say(ada, discord.direct(ada).id, "");
    discord.gateway.dispatch("MESSAGE_CREATE" as never, 0, () => ({
      ...said,
      guild_id: null,
      content: "/quota",
    }));
    expect(wordsOf(await replyTo(said))).toContain("credits");
  });

  it("that are a sticker in reply to a clip stay without an answer", async () => {
    stage = await setStage();
    const { discord, ada, channel } = stage;
    const said = discord.say(ada, channel.id, "", { replyTo: await postedClip(stage) });
    discord.gateway.dispatch("MESSAGE_CREATE" as never, 0, () => ({
      ...said,
      id: discord.world.id(),
      sticker_items: [{ id: "1", name: "wave", format_type: 1 }],
    }));
    await replyTo(said);
    await allHeard();
    expect(discord.posts(channel.id).filter(({ message_reference: to }) => to)).toHaveLength(1);
  });

  it("of someone whose name is a trap are shown harmlessly", async () => {
    stage = await setStage();
    const { discord, channel, guild } = stage;
    const troll = discord.person("Troll");
    discord.join(guild.id, troll, { nick: "@everyone **x**" });
    const reply = await replyTo(
      discord.say(
        troll,
        channel.id,
        `<@${discord.world.bot.id}> /video @everyone [gift](https://evil.example) ||x||`,
      ),
    );
    expect(wordsOf(reply)).not.toMatch(/@everyone|\]\(https:\/\//);
  });
});
