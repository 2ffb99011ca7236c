import { afterEach, describe, expect, it } from "vitest";
import { createDiscordListener } from "../../../adapters/discord/listener.ts";
import { startFakeDiscord } from "../../fakes/discord/server.ts";
import { createSmallStudio } from "../../fixtures/small-studio.ts";
import { recordingLog, type Stage, setStage } from "./stage.ts";

let stage: Stage;

/** Asks for something and waits for the answer. */
async function answered(): Promise<void> {
  const { discord, ada, channel } = stage;
  const asked = discord.slash(ada, channel.id, "quota");
  await discord.until(
    "an answer",
    () => asked.original && (discord.world.messages.get(asked.original)?.embeds.length ?? 0) > 0,
  );
}

describe("the gateway", () => {
  afterEach(() => stage.close());

  it("dropped without a word is resumed, and what was said meanwhile is answered", async () => {
    stage = await setStage();
    const { discord, ada } = stage;
    discord.gateway.drop();
    const dm = discord.direct(ada).id;
    discord.say(ada, dm, "/quota");
    await discord.until("an answer", () => discord.posts(dm)[0]);
    expect(discord.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
  });

  it("asked to reconnect resumes elsewhere", async () => {
    stage = await setStage();
    const { discord } = stage;
    discord.gateway.askReconnect();
    await discord.until("a resume", () => discord.gateway.counts.resumed === 1);
    await answered();
  });

  it("whose session is lost begins a new one", async () => {
    stage = await setStage();
    const { discord } = stage;
    discord.gateway.invalidate(false);
    await discord.until("a second identify", () => discord.gateway.counts.identified === 2);
    await answered();
  });

  it("whose resume is refused begins a new one", async () => {
    stage = await setStage();
    const { discord } = stage;
    discord.gateway.refuseResumes(true);
    discord.gateway.closeWith(4000);
    await discord.until("a second identify", () => discord.gateway.counts.identified === 2);
    await answered();
  });

  it("is kept up by heartbeats", async () => {
    stage = await setStage({ heartbeatMs: 50 });
    await stage.discord.until("heartbeats", () => stage.discord.gateway.counts.heartbeats > 2);
  });

  it("is left when the bot stops, after what was heard is answered", async () => {
    stage = await setStage();
    const { discord, ada, channel, listener } = stage;
    const asked = discord.slash(ada, channel.id, "video", { prompt: "a fox" });
    await discord.until("the acknowledgement", () => asked.answered);
    await listener.stop();
    expect(discord.world.messages.get(asked.original ?? "")?.embeds).toHaveLength(1);
    await discord.until("the end of the connection", () => !discord.gateway.isConnected);
  });
});

describe("starting on Discord", () => {
  async function start(change: { token?: string; apiUrl?: string; messageContent?: boolean }) {
    const discord = await startFakeDiscord();
    const listener = createDiscordListener({
      token: discord.token,
      apiUrl: discord.url,
      studio: createSmallStudio(),
      media: {} as never,
      notebook: {} as never,
      log: recordingLog().log,
      fetch: globalThis.fetch,
      ...change,
    });
    try {
      await listener.start({ commands: [], dispatch: never, say: never, suggest: never });
    } finally {
      await listener.stop();
      await discord.close();
    }
  }
  const never = () => new Promise<never>(() => {});

  it("with a wrong token says which setting is wrong and where the right one is", async () => {
    await expect(start({ token: "MTIz.wrong.token" })).rejects.toMatchObject({ code: "discord-token" });
  });

  it("with an intent that isn't granted says where to grant it", async () => {
    await expect(start({ messageContent: true })).rejects.toMatchObject({ code: "discord-intents" });
  });

  it("goes on trying while Discord can't be reached, and then is there", async () => {
    const discord = await startFakeDiscord();
    discord.faults.add({ route: /GET \/gateway/, status: 503, times: 4 });
    const { log, lines } = recordingLog();
    const listener = createDiscordListener({
      token: discord.token,
      apiUrl: discord.url,
      studio: createSmallStudio(),
      media: {} as never,
      notebook: {} as never,
      log,
      fetch: globalThis.fetch,
    });
    await listener.start({ commands: [], dispatch: never, say: never, suggest: never });
    expect(lines).toMatchObject([{ level: "warn", message: "not connected yet" }]);
    await discord.until("a connection", () => discord.gateway.isConnected);
    await listener.stop();
    await discord.close();
  });
});
