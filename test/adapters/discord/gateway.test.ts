import { GatewayDispatchEvents } from "discord-api-types/v10";
import { afterEach, describe, expect, it } from "vitest";
import { createDiscordListener } from "../../../adapters/discord/listener.ts";
import { shardOf } from "../../fakes/discord/gateway.ts";
import { type FakeDiscord, startFakeDiscord } from "../../fakes/discord/server.ts";
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

  it("outlives events it can't read", async () => {
    stage = await setStage();
    const { discord, channel, ada, lines } = stage;
    const broken = { id: channel.guildId, roles: [{ id: "1", permissions: "all" }] };
    discord.gateway.dispatch(GatewayDispatchEvents.GuildUpdate, 0, () => broken);
    for (const missing of [
      { data: undefined },
      { channel_id: undefined, channel: undefined },
      { type: 99 },
    ]) {
      discord.gateway.dispatch(GatewayDispatchEvents.InteractionCreate, 0, () => ({
        ...discord.slash(ada, channel.id, "quota").raw,
        entitlements: undefined,
        id: "1",
        ...missing,
      }));
    }
    await answered();
    expect(lines).toContainEqual({
      level: "error",
      message: "an event could not be read",
      facts: expect.objectContaining({ event: "GUILD_UPDATE" }),
    });
  });

  it("is as many connections as are wished, which hear different servers", async () => {
    stage = await setStage({ listener: { shards: 2 } });
    const { discord, ada } = stage;
    expect(discord.gateway.shards).toEqual([
      [0, 2],
      [1, 2],
    ]);
    const heard = new Set<number>();
    while (heard.size < 2) {
      const guild = discord.guild();
      discord.join(guild.id, ada);
      const room = discord.channel({ guildId: guild.id });
      discord.say(ada, room.id, `<@${discord.world.bot.id}> /quota`);
      await discord.until("an answer", () => discord.posts(room.id)[0]);
      heard.add(shardOf(guild.id, 2));
    }
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
  async function start({
    apiUrl = ({ url }) => url,
    ...change
  }: {
    token?: string;
    messageContent?: boolean;
    apiUrl?: (discord: FakeDiscord) => string;
  }) {
    const discord = await startFakeDiscord();
    const listener = createDiscordListener({
      token: discord.token,
      apiUrl: apiUrl(discord),
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

  it("at an address that isn't Discord's API says so", async () => {
    const isOther = start({ apiUrl: (discord) => `${discord.origin}/elsewhere` });
    await expect(isOther).rejects.toMatchObject({
      code: "discord-refused",
      userMessage: expect.stringContaining("DISCORD_API_URL"),
    });
  });

  it("doesn't keep the rest of the bot waiting, and is there once Discord lets it in", async () => {
    stage = await setStage({
      listener: { patienceMs: 50 },
      discord: (discord) =>
        discord.faults.add({
          route: /GET \/gateway/,
          status: 429,
          body: { message: "You are being rate limited.", retry_after: 0.5, global: false },
          headers: { "Retry-After": "0.5", "X-RateLimit-Scope": "user" },
        }),
    });
    expect(stage.lines).toMatchObject([{ message: "still connecting" }]);
    await stage.discord.until("a connection", () => stage.discord.gateway.isConnected);
    await stage.discord.until("the commands", () => stage.discord.world.commands[0]);
    await answered();
    await stage.close();
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
