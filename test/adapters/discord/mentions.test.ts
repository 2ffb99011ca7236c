import { afterEach, describe, expect, it } from "vitest";
import type { WordsJudge } from "../../../src/core/ports/words-judge.ts";
import { buttonsOf } from "../../fakes/discord/driver.ts";
import { postedClip } from "./posted-clip.ts";
import { type Stage, setStage, wordsOf } from "./stage.ts";

let stage: Stage;
afterEach(() => stage.close());

const bot = () => `<@${stage.discord.world.bot.id}>`;

/** All that was said so far has been heard, which a command said after it shows. */
async function heard(): Promise<void> {
  const { discord, channel, bob } = stage;
  const before = discord.posts(channel.id).length;
  discord.say(bob, channel.id, `${bot()} /help video`);
  await discord.until("the help", () => discord.posts(channel.id).length > before);
}

describe("a mention", () => {
  it.each(["ty @bot!!", "thanks @bot", "@bot lol"])("that is talk is met with silence: %s", async (words) => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    discord.say(ada, channel.id, words.replace("@bot", bot()));
    await heard();
    expect(studio.admitted).toEqual([]);
    expect(discord.posts(channel.id)).toHaveLength(1);
  });

  it("in the middle of a sentence is judged with the bot's name where it was said", async () => {
    const judged: string[] = [];
    const judge: WordsJudge = {
      async judge(words) {
        judged.push(words);
        return { kind: "chatter" };
      },
    };
    stage = await setStage({ judge });
    const { discord, channel, ada, studio } = stage;
    discord.say(ada, channel.id, `has anyone tried ${bot()} yet?`);
    await heard();
    expect(judged).toEqual(["has anyone tried Rushes yet?"]);
    expect(studio.admitted).toEqual([]);
  });

  it("with a bare command word runs the command", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    discord.say(ada, channel.id, `${bot()} cancel`);
    const answer = await discord.until("the answer", () => discord.posts(channel.id)[0]);
    expect(wordsOf(answer)).toContain("under way");
    expect(studio.admitted).toEqual([]);
  });

  it("in reply to a clip that is only an emoji is met with silence", async () => {
    stage = await setStage({ messageContent: true, listener: { messageContent: true } });
    const { discord, channel, ada, studio } = stage;
    const clip = await postedClip(stage);
    discord.say(ada, channel.id, "😂", { replyTo: clip });
    await heard();
    expect(studio.admitted).toEqual([]);
    expect(discord.posts(channel.id).filter(({ files }) => files.length === 0)).toHaveLength(1);
  });
});

describe("a mention in reply to somebody's picture", () => {
  const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

  it.each(["/video alive", "make it come alive --seconds 6"])(
    "takes the picture as what is given: %s",
    async (words) => {
      stage = await setStage();
      const { discord, channel, ada, bob, studio } = stage;
      const picture = discord.say(bob, channel.id, "my cat", {
        files: [{ name: "cat.png", type: "image/png", content: PNG }],
      });
      discord.say(ada, channel.id, `${bot()} ${words}`, { replyTo: picture, ping: false });
      await discord.until("the clip", () => studio.admitted[0]);
      expect(studio.admitted[0]?.request.images).toHaveLength(1);
    },
  );
});

describe("an offer", () => {
  async function offered() {
    stage = await setStage({ judge: { judge: async (words) => ({ kind: "offer", words }) } });
    const { discord, channel, ada } = stage;
    const asked = discord.say(ada, channel.id, `${bot()} a fox in the snow would be nice`);
    const offer = await discord.until("the offer", () =>
      discord.posts(channel.id).find((post) => buttonsOf(post).some(({ label }) => label.includes("credit"))),
    );
    await discord.until("the reaction", () => asked.reactions?.length);
    return { asked, offer };
  }

  it("is quiet, and its author takes it with the reaction under the words", async () => {
    const { asked, offer } = await offered();
    const { discord, ada, studio } = stage;
    expect((offer.flags ?? 0) & 4_096).toBe(4_096);
    expect(offer.pinged).toEqual([]);
    expect(studio.admitted).toEqual([]);
    discord.react(ada, asked, "🎬");
    await discord.until("the clip", () => studio.admitted[0]);
    discord.react(ada, asked, "🎬");
    await heard();
    expect(studio.admitted).toHaveLength(1);
  });

  it("is taken by nobody else's reaction, nor by another one", async () => {
    const { asked } = await offered();
    const { discord, ada, bob, studio } = stage;
    discord.react(bob, asked, "🎬");
    discord.react(ada, asked, "👍");
    await heard();
    expect(studio.admitted).toEqual([]);
  });
});
