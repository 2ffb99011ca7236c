import { describe, expect, it } from "vitest";
import { checkDiscord } from "../../../adapters/discord/check.ts";
import { startFakeDiscord } from "../../fakes/discord/server.ts";

describe("the doctor on Discord", () => {
  it("is content without a token", async () => {
    expect(await checkDiscord({ token: undefined })).toMatchObject([{ verdict: "off" }]);
  });

  it("tells whose token it is and that no privileged intent is needed", async () => {
    const discord = await startFakeDiscord();
    const found = await checkDiscord({ token: discord.token, apiUrl: discord.url });
    await discord.close();
    expect(found.map(({ verdict }) => verdict)).toEqual(["good", "good", "good"]);
    expect(found[1]?.detail).toContain("Rushes");
    expect(JSON.stringify(found)).not.toContain(discord.token);
  });

  it("says what to do about a token of the wrong form that Discord refuses", async () => {
    const discord = await startFakeDiscord();
    const found = await checkDiscord({ token: "client-secret", apiUrl: discord.url });
    await discord.close();
    expect(found.map(({ verdict }) => verdict)).toEqual(["warning", "problem"]);
    expect(found[1]?.remedy).toContain("Reset Token");
    expect(JSON.stringify(found)).not.toContain("client-secret");
  });

  it("finds an intent that is wished for but not granted", async () => {
    const discord = await startFakeDiscord();
    const found = await checkDiscord({ token: discord.token, apiUrl: discord.url, messageContent: true });
    await discord.close();
    expect(found.at(-1)).toMatchObject({ about: "Discord intents", verdict: "problem" });
  });

  it("says that Discord isn't reached", async () => {
    const token = `${"M".repeat(24)}.GabcdE.${"x".repeat(38)}`;
    const found = await checkDiscord({ token, apiUrl: "http://127.0.0.1:9/api" });
    expect(found.at(-1)).toMatchObject({ verdict: "problem", remedy: expect.stringContaining("firewall") });
  });
});
