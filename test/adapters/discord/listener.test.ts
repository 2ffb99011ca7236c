import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buttonsOf } from "../../fakes/discord/driver.ts";
import { type Stage, setStage, wordsOf } from "./stage.ts";

describe("the Discord listener", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await setStage();
  });
  afterEach(() => stage.close());

  it("acknowledges /video for all to see and turns the waiting message into the clip's card", async () => {
    const { discord, channel, ada, studio } = stage;
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a fox crosses a frozen lake" });
    const [card] = await discord.until("the card", () => {
      const posts = discord.posts(channel.id);
      return posts.length > 0 && posts;
    });
    expect(asked.answered?.type).toBe(5);
    expect(card?.id).toBe(asked.original);
    expect(wordsOf(card)).toContain("a fox crosses a frozen lake");
    expect(buttonsOf(card as never).map(({ label }) => label)).toContain("Cancel");
    await discord.until("the card's place", () => studio.clips.get("new1")?.card);
    expect(studio.clips.get("new1")?.card).toEqual({
      platform: "discord",
      chat: channel.id,
      message: card?.id,
    });
    expect(studio.admitted[0]).toMatchObject({
      person: { id: `discord:${ada}`, name: "Ada", locale: "en-US" },
      surface: { platform: "discord", chat: channel.id, uploadLimitBytes: 10_485_760 },
      idempotencyKey: `discord:${asked.raw.id}`,
    });
  });
});
