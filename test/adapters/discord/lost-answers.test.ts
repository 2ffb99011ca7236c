import { afterEach, describe, expect, it } from "vitest";
import { createDiscordApi } from "../../../adapters/discord/api.ts";
import { PLACE } from "../../../src/core/access/audience.ts";
import { makeCard } from "../../../src/core/card/make-card.ts";
import type { StoredInteraction } from "../../fakes/discord/world.ts";
import { adasClip } from "./posted-clip.ts";
import { type Stage, setStage, wordsOf } from "./stage.ts";

let stage: Stage;
afterEach(() => stage.close());

/** The card of a /video, once it stands in the channel. */
async function card(asked: StoredInteraction) {
  const { discord, studio, channel } = stage;
  await discord.until("the card's place", () => studio.clips.get("new1")?.card);
  const [shown, ...more] = discord.posts(channel.id);
  expect(more).toEqual([]);
  expect(shown?.answers ?? asked.raw.id).toBe(asked.raw.id);
  return shown;
}

describe("a connection that is closed while an answer is under way", () => {
  it.each([
    ["the acknowledgement, before it was taken", /callback$/, false],
    ["the acknowledgement, after it was taken", /callback$/, true],
    ["the card, before it was taken", /PATCH \/webhooks/, false],
    ["the card, after it was taken", /PATCH \/webhooks/, true],
  ])("loses nothing: %s", async (_, route, after) => {
    stage = await setStage();
    const { discord, channel, ada } = stage;
    discord.faults.add({ route, closes: true, after });
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a fox" });
    expect(wordsOf(await card(asked))).toContain("a fox");
    expect(stage.studio.admitted).toHaveLength(1);
  });

  it.each([false, true])("loses no answer for the asker alone (after it was taken: %s)", async (after) => {
    stage = await setStage();
    const { discord, channel, ada } = stage;
    discord.faults.add({ route: /PATCH \/webhooks/, closes: true, after });
    const asked = discord.slash(ada, channel.id, "quota");
    await discord.until("the answer", () => {
      const answer = discord.world.messages.get(asked.original ?? "");
      return wordsOf(answer).includes("60");
    });
  });

  it("loses no edit of a card", async () => {
    stage = await setStage();
    const { discord, channel, ada, studio, sender } = stage;
    discord.slash(ada, channel.id, "video", { prompt: "a fox" });
    const clip = await discord.until(
      "the card",
      () => studio.clips.get("new1")?.card && studio.clips.get("new1"),
    );
    if (!clip.card) throw new Error("no card");
    discord.faults.add({ route: /PATCH/, closes: true });
    const next = { ...makeCard(clip), headline: "Cutting" };
    expect(await sender.editCard(clip.card, clip.surface, next)).toBe("edited");
    expect(wordsOf(discord.world.messages.get(clip.card.message))).toContain("Cutting");
  });

  it("doubles no message that Discord knows by its nonce", async () => {
    stage = await setStage();
    const { discord, channel, sender, guild } = stage;
    discord.faults.add({ route: /POST \/channels/, closes: true, after: true });
    await sender.postNotice(
      { platform: "discord", chat: channel.id, group: guild.id },
      { paragraphs: ["Hello"] },
      PLACE,
    );
    expect(discord.posts(channel.id)).toHaveLength(1);
  });
});

describe("a slow Discord", () => {
  it("that takes an acknowledgement but answers late is not asked again after its three seconds", async () => {
    stage = await setStage();
    const { discord, channel, ada } = stage;
    discord.faults.add({ route: /callback$/, lateMs: 1_500 });
    const began = Date.now();
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a fox" });
    expect(wordsOf(await card(asked))).toContain("a fox");
    const tries = discord.requests.filter(({ path }) => path.endsWith("/callback"));
    expect(tries.length).toBe(2);
    expect((tries[1]?.at ?? 0) - began).toBeLessThan(1_400);
  });

  it("whose answers to an acknowledgement never come gets the answer all the same", async () => {
    stage = await setStage();
    const { discord, channel, ada } = stage;
    discord.faults.add({ route: /callback$/, closes: true, after: true });
    discord.faults.add({ route: /callback$/, closes: true, times: 2 });
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a fox" });
    expect(wordsOf(await card(asked))).toContain("a fox");
  });

  it("that is refused the acknowledgement leaves the reason in the log", async () => {
    stage = await setStage();
    const { discord, channel, ada, lines } = stage;
    discord.faults.add({
      route: /callback$/,
      status: 403,
      body: { code: 50013, message: "Missing Permissions" },
    });
    discord.slash(ada, channel.id, "video", { prompt: "a fox" });
    const logged = await discord.until("the log", () =>
      lines.find(({ message }) => message === "an interaction could not be acknowledged"),
    );
    expect(logged.facts).toMatchObject({ code: "no-access", reason: expect.stringContaining("50013") });
  });

  it("that never got the acknowledgement is given the card as a message of its own", async () => {
    stage = await setStage();
    const { discord, channel, ada } = stage;
    discord.faults.add({ route: /callback$/, closes: true, times: 3 });
    discord.slash(ada, channel.id, "video", { prompt: "a fox" });
    const shown = await discord.until("the card", () => discord.posts(channel.id)[0]);
    expect(wordsOf(shown)).toContain("a fox");
    expect(shown.answers).toBeUndefined();
  });
});

describe("a route that takes no more edits for now", () => {
  it("is told from its headers: nothing is sent in vain, and nothing waits in a queue", async () => {
    stage = await setStage({ rateLimit: { limit: 3, perMs: 60_000 } });
    const { discord, channel, ada, sender, guild } = stage;
    const surface = { platform: "discord", chat: channel.id, group: guild.id };
    discord.say(ada, channel.id, `<@${discord.world.bot.id}> /video a fox`);
    const shown = await discord.until("the card", () => discord.posts(channel.id)[0]);
    const ref = { platform: "discord", chat: channel.id, message: shown.id };
    const next = (headline: string) => ({ ...makeCard(adasClip(stage, surface)), headline });
    for (const headline of ["One", "Two", "Three"]) await sender.editCard(ref, surface, next(headline));
    await expect(sender.editCard(ref, surface, next("Four"))).rejects.toMatchObject({
      code: "slow-down",
      retryable: true,
      retryAfterMs: expect.any(Number),
    });
    expect(discord.limits.refused).toBe(0);
    expect(wordsOf(discord.world.messages.get(shown.id))).toContain("Three");
  });

  it("makes no difference to other calls", async () => {
    stage = await setStage();
    const { discord } = stage;
    const api = createDiscordApi({ token: discord.token, apiUrl: discord.url });
    discord.faults.add({ route: /GET \/users/, closes: true });
    expect((await api.me()).id).toBe(discord.world.bot.id);
    api.close();
  });
});
