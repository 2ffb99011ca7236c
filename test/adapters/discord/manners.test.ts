import { afterEach, describe, expect, it } from "vitest";
import { toRecipe } from "../../../src/core/film/recipe.ts";
import type { Surface } from "../../../src/core/surface.ts";
import { tooManyInFlight } from "../../../src/studio/refusals.ts";
import type { StoredInteraction } from "../../fakes/discord/world.ts";
import { adasClip, postedClip, postOf } from "./posted-clip.ts";
import { type Stage, setStage, wordsOf } from "./stage.ts";

let stage: Stage;
afterEach(() => stage.close());

const signal = new AbortController().signal;

async function posted(surface: Surface, change: Parameters<typeof adasClip>[2] = {}) {
  const clip = adasClip(stage, surface, change);
  const { ref } = await stage.sender.postClip(surface, await postOf(stage, clip), {
    idempotencyKey: "k",
    signal,
  });
  const message = stage.discord.world.messages.get(ref.message);
  if (!message) throw new Error("nothing was posted");
  return message;
}

async function answered(asked: StoredInteraction): Promise<string> {
  const { discord } = stage;
  return discord.until("the answer", () => {
    const all = [...discord.world.messages.values()].filter(({ answers }) => answers === asked.raw.id);
    const words = wordsOf(all.at(-1));
    return words === "…" ? undefined : words || undefined;
  });
}

describe("a finished clip", () => {
  it("replies to the asking message and tells its maker, and nobody else", async () => {
    stage = await setStage();
    const { discord, channel, guild, ada, bob } = stage;
    const asked = discord.say(ada, channel.id, "a fox");
    const surface = { platform: "discord", chat: channel.id, group: guild.id, message: asked.id };
    const message = await posted(surface, {
      request: { prompt: `a fox for <@${bob}> and @everyone` },
    } as never);
    expect(message.message_reference?.message_id).toBe(asked.id);
    expect(message.pinged).toEqual([ada]);
    expect(message.content).toContain(`<@${ada}>`);
  });

  it("tells nobody in a direct chat, where it is heard anyway", async () => {
    stage = await setStage();
    const { discord, ada } = stage;
    const message = await posted({ platform: "discord", chat: discord.direct(ada).id });
    expect(message.pinged).toEqual([]);
  });
});

describe("the words of a slash command", () => {
  it("are asked for, and read as they are everywhere else", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    const video = discord.world.commands.find(({ name }) => name === "video");
    expect(video?.options?.[0]).toMatchObject({ name: "prompt", required: true });
    discord.slash(ada, channel.id, "video", { prompt: "a cat --seconds 8 --ar 9:16" });
    await discord.until("the clip", () => studio.admitted[0]);
    expect(studio.admitted[0]?.request).toMatchObject({ prompt: "a cat", seconds: 8, aspect: "9:16" });
  });

  it("give way to an option of their own", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    discord.slash(ada, channel.id, "video", { prompt: "a cat --aspect 9:16", seconds: 12 });
    await discord.until("the clip", () => studio.admitted[0]);
    expect(studio.admitted[0]?.request).toMatchObject({ prompt: "a cat", seconds: 12, aspect: "9:16" });
  });

  it("that ask for too much are refused with what would work", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    const words = await answered(discord.slash(ada, channel.id, "video", { prompt: "a cat --seconds 90" }));
    expect(words).toContain("60");
    expect(studio.admitted).toEqual([]);
  });
});

describe("a recipe without words", () => {
  it("goes to /recipe, which makes its film again for all to see", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    await postedClip(stage);
    const clip = studio.clips.get("fox1");
    if (!clip) throw new Error("no clip");
    studio.readText = async () => JSON.stringify(toRecipe(clip));
    const file = { name: "r.json", type: "application/json", content: Buffer.from("{}") };
    discord.slash(ada, channel.id, "recipe", { file });
    await discord.until("the clip", () => studio.admitted[0]);
    expect(studio.admitted[0]).toMatchObject({ from: { kinship: "recipe" } });
  });
});

describe("a track of one's own", () => {
  it.each([
    ["a song", { name: "song.mp3", type: "audio/mpeg", content: Buffer.from("ID3\x04 a song") }, "mp3"],
    [
      "a video, of which the sound is meant",
      { name: "v.mp4", type: "video/mp4", content: Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isomavc1") },
      "mp4",
    ],
    ["a broken one", { name: "song.mp3", type: "audio/mpeg", content: Buffer.from("no music") }, "mp3"],
  ])("is an option of /film: %s", async (_, track, ending) => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    discord.slash(ada, channel.id, "video", { prompt: "a fox in the snow", track });
    await discord.until("the clip", () => studio.admitted[0]);
    expect(studio.admitted[0]?.request.sound?.track).toMatch(new RegExp(`^uploads/discord-.+\\.${ending}$`));
  });

  it("is refused where it is something else, in words that say what can be used", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    const track = { name: "page.html", type: "text/html", content: Buffer.from("<html>") };
    const words = await answered(discord.slash(ada, channel.id, "video", { prompt: "a fox", track }));
    expect(words).toContain("music (MP3, M4A, WAV, FLAC, OGG or AIFF)");
    expect(studio.admitted).toEqual([]);
  });
});

describe("advice", () => {
  it("names commands as links that fill them in, and times by the reader's clock", async () => {
    stage = await setStage();
    const { discord, channel, ada } = stage;
    const id = discord.world.commands.find(({ name }) => name === "history")?.id;
    const nothing = await answered(discord.slash(ada, channel.id, "remix", { clip: "nonesuch", words: "x" }));
    expect(nothing).toContain(`</history:${id}>`);
    const link = await answered(discord.slash(ada, channel.id, "link"));
    expect(link).toMatch(/<t:\d+:R>/);
  });

  it("has the clip that a slash command needs", async () => {
    stage = await setStage();
    const { discord, channel, ada } = stage;
    const words = await answered(discord.slash(ada, channel.id, "help", { command: "remix" }));
    expect(words).toMatch(/\/remix words:[^`]* clip:last|\/remix clip:last/);
  });
});

describe("completions of a clip", () => {
  it("are those that the command can do something with", async () => {
    stage = await setStage();
    const { discord, channel, ada } = stage;
    await postedClip(stage);
    const names = async (command: string, option = "clip") => {
      const asked = discord.type(ada, channel.id, command, option, "");
      await discord.until("completions", () => asked.choices);
      return asked.choices?.map(({ value }) => value);
    };
    expect(await names("cancel")).toEqual([]);
    expect(await names("remix")).toHaveLength(1);
    expect(await names("blend", "with")).toHaveLength(1);
  });
});

describe("a message that is put right", () => {
  it("changes the clip on its card while that waits, and is offered once it is being made", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    const bot = `<@${discord.world.bot.id}>`;
    const asked = discord.say(ada, channel.id, `${bot} /video a red fix in snow`);
    const first = await discord.until("the card", () => [...studio.clips.values()].find(({ card }) => card));
    discord.edit(asked, `${bot} /video a red fox in snow`);
    const second = await discord.until("the new clip on the card", () =>
      [...studio.clips.values()].find(({ id, card }) => id !== first.id && card),
    );
    expect(second.card).toEqual(first.card);
    expect(studio.clips.get(first.id)?.state).toBe("canceled");
    expect(studio.admitted[1]?.request.prompt).toBe("a red fox in snow");
    expect(discord.posts(channel.id)).toHaveLength(1);
    studio.put({ ...second, state: "shooting" });
    discord.edit(asked, `${bot} /video a red wolf in snow`);
    const offer = await discord.until("the offer", () => discord.posts(channel.id)[1]);
    expect(wordsOf(offer)).toContain("is being made already");
    expect(studio.admitted).toHaveLength(2);
  });

  it("changes the clip where its writer may have no more under way than that one", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    const { admit } = studio;
    const alive = () => [...studio.clips.values()].filter(({ state }) => state !== "canceled");
    studio.admit = async (asked) => {
      if (alive().some(({ id }) => id !== asked.insteadOf)) throw tooManyInFlight(1, 1);
      return admit(asked);
    };
    const bot = `<@${discord.world.bot.id}>`;
    const asked = discord.say(ada, channel.id, `${bot} /video a red fix in snow`);
    await discord.until("the card", () => alive().find(({ card }) => card));
    discord.edit(asked, `${bot} /video a red fox in snow`);
    await discord.until("the new clip on the card", () =>
      alive().find(({ request, card }) => card && request.prompt === "a red fox in snow"),
    );
    expect(alive()).toHaveLength(1);
    expect(discord.posts(channel.id)).toHaveLength(1);
  });

  it("is not heard for a link's preview", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio } = stage;
    const bot = `<@${discord.world.bot.id}>`;
    const asked = discord.say(ada, channel.id, `${bot} /video a red fox`);
    await discord.until("the clip", () => studio.admitted[0]);
    await discord.until("the card", () => discord.posts(channel.id)[0]);
    discord.edit(asked, asked.content);
    discord.say(ada, channel.id, `${bot} /video a dog`);
    await discord.until("the next clip", () => studio.admitted[1]);
    expect(studio.admitted.map(({ request }) => request.prompt)).toEqual(["a red fox", "a dog"]);
  });
});

describe("reactions to a clip", () => {
  it("are kept with it, and taken back", async () => {
    stage = await setStage();
    const { discord, ada, bob, studio } = stage;
    const message = await postedClip(stage);
    discord.react(ada, message, "👍");
    discord.react(bob, message, "👎");
    await discord.until("both", () => {
      const clip = studio.clips.get("fox1");
      return clip?.thumbsUp === 1 && clip.thumbsDown === 1;
    });
    discord.unreact(ada, message, "👍");
    await discord.until("one taken back", () => studio.clips.get("fox1")?.thumbsUp === 0);
  });

  it("of others are not kept once it is its maker's alone", async () => {
    stage = await setStage();
    const { discord, ada, bob, studio } = stage;
    const message = await postedClip(stage);
    const clip = studio.clips.get("fox1");
    if (clip) studio.clips.set("fox1", { ...clip, private: true });
    discord.react(bob, message, "👎");
    discord.react(ada, message, "👍");
    await discord.until("its maker's", () => studio.clips.get("fox1")?.thumbsUp === 1);
    expect(studio.clips.get("fox1")?.thumbsDown ?? 0).toBe(0);
  });
});
