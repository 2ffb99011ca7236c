import { GatewayDispatchEvents } from "discord-api-types/v10";
import { afterEach, describe, expect, it } from "vitest";
import type { KeptSession } from "../../../adapters/discord/kept-session.ts";
import { createDiscordListener } from "../../../adapters/discord/listener.ts";
import { shardOf } from "../../fakes/discord/gateway.ts";
import { type FakeDiscord, startFakeDiscord } from "../../fakes/discord/server.ts";
import { createSmallNotebook } from "../../fixtures/small-notebook.ts";
import { createSmallStudio } from "../../fixtures/small-studio.ts";
import { recordingLog, type Stage, setStage, wordsOf } from "./stage.ts";

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

  it("asked to reconnect resumes, whatever still came on the old connection", async () => {
    stage = await setStage();
    const { discord, ada, bob } = stage;
    const dms = [ada, bob].map((who) => discord.direct(who).id);
    discord.gateway.askReconnect();
    for (let round = 0; round < 3; round++) {
      for (const [index, who] of [ada, bob].entries()) discord.say(who, dms[index] ?? "", "/quota");
    }
    await discord.until("all answers", () => dms.every((dm) => discord.posts(dm).length === 3));
    await discord.until("a new connection", () => {
      const { identified, resumed } = discord.gateway.counts;
      return identified + resumed === 2;
    });
    expect(discord.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
  });

  it("that another bot has gone on with is left to it", async () => {
    stage = await setStage();
    const { discord, ada, lines, notebook, startAnother } = stage;
    await expect.poll(() => notebook.get("gateway:session")).toBeDefined();
    // It stood still, and the next took it for gone.
    const next = await startAnother();
    try {
      await discord.until("that it is noticed", () =>
        lines.some(({ message }) => message === "another bot has gone on with the gateway's session"),
      );
      const dm = discord.direct(ada).id;
      discord.say(ada, dm, "/quota");
      await discord.until("an answer", () => discord.posts(dm)[0]);
      expect(discord.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
    } finally {
      await next.stop();
    }
  });

  describe("after the bot was stopped", () => {
    it("is resumed by the next, though what was kept of it can't be read at once", async () => {
      stage = await setStage({ listener: { wait: async () => {} } });
      const { discord, ada, listener, notebook, startAnother } = stage;
      await listener.stop();
      const dm = discord.direct(ada).id;
      discord.say(ada, dm, "/quota");
      const { get } = notebook;
      notebook.get = () => {
        notebook.get = get;
        return Promise.reject(new Error("Redis is away"));
      };
      const next = await startAnother();
      try {
        await discord.until("an answer", () => discord.posts(dm)[0]);
        expect(discord.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
      } finally {
        await next.stop();
      }
    });

    it("is resumed by the next, which hears what was said meanwhile and knows the servers", async () => {
      stage = await setStage();
      const { discord, ada, channel, listener, startAnother } = stage;
      await listener.stop();
      const dm = discord.direct(ada).id;
      discord.say(ada, dm, "/quota");
      const next = await startAnother();
      try {
        await discord.until("an answer", () => discord.posts(dm)[0]);
        discord.say(ada, channel.id, `<@${discord.world.bot.id}> /quota`);
        await discord.until("an answer in the channel", () => discord.posts(channel.id)[0]);
        expect(discord.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
        expect(discord.posts(dm)).toHaveLength(1);
      } finally {
        await next.stop();
      }
    });

    it("is resumed on each of its connections, and hears the servers of all", async () => {
      const shards = 2;
      stage = await setStage({ listener: { shards } });
      const { discord, ada, listener, startAnother } = stage;
      const rooms = new Map<number, string>();
      while (rooms.size < shards) {
        const guild = discord.guild();
        discord.join(guild.id, ada);
        rooms.set(shardOf(guild.id, shards), discord.channel({ guildId: guild.id }).id);
      }
      await listener.stop();
      for (const room of rooms.values()) discord.say(ada, room, `<@${discord.world.bot.id}> /quota`);
      const next = await startAnother({ shards });
      try {
        for (const room of rooms.values()) {
          await discord.until("an answer to what was said meanwhile", () => discord.posts(room)[0]);
          discord.say(ada, room, `<@${discord.world.bot.id}> /quota`);
          await discord.until("an answer to what is said now", () => discord.posts(room)[1]);
          expect(discord.posts(room)).toHaveLength(2);
        }
        expect(discord.gateway.counts).toMatchObject({ identified: shards, resumed: shards });
      } finally {
        await next.stop();
      }
    });

    it("begins new sessions where there are to be more connections by now", async () => {
      stage = await setStage();
      const { discord, listener, startAnother } = stage;
      await listener.stop();
      const next = await startAnother({ shards: 2 });
      try {
        expect(discord.gateway.counts).toMatchObject({ identified: 3, resumed: 0 });
        await answered();
      } finally {
        await next.stop();
      }
    });

    it("begins a new session where the kept one is refused", async () => {
      stage = await setStage();
      const { discord, listener, startAnother } = stage;
      await listener.stop();
      discord.gateway.refuseResumes(true);
      const next = await startAnother();
      try {
        expect(discord.gateway.counts).toMatchObject({ identified: 2, resumed: 0 });
        await answered();
      } finally {
        await next.stop();
      }
    });

    it("begins a new session where the bot wants to hear other things by now", async () => {
      stage = await setStage({ messageContent: true });
      const { discord, listener, startAnother } = stage;
      await listener.stop();
      const next = await startAnother({ messageContent: true });
      try {
        expect(discord.gateway.counts).toMatchObject({ identified: 2, resumed: 0 });
        await answered();
      } finally {
        await next.stop();
      }
    });
  });

  describe.each(["said", "asked by a command"])(
    "of a bot that dies over something that somebody %s",
    (how) => {
      it("is gone on with before that, though it heard more since", async () => {
        let release: () => void = () => {};
        const forEver = new Promise<never>((_, reject) => {
          release = () => reject(new Error("it is gone"));
        });
        const heard: string[] = [];
        const dies = <Rest extends unknown[], Result>(run: (...rest: Rest) => Promise<Result>) => {
          return (...rest: Rest) => (heard.push(how) === 1 ? forEver : run(...rest));
        };
        stage = await setStage({
          dispatcher: (dispatcher) => ({
            ...dispatcher,
            say: dies(dispatcher.say),
            dispatch: dies(dispatcher.dispatch),
          }),
        });
        const { discord, ada, bob, notebook, channel, startAnother } = stage;
        /** How many are dealt with after one that isn't, as it is written. */
        let ahead = 0;
        const { set } = notebook;
        notebook.set = async (key, value, ...rest) => {
          await set(key, value, ...rest);
          if (key !== "gateway:session") return;
          const { sessions } = value as KeptSession;
          ahead = sessions.flatMap(([, , dealtWith = []]) => dealtWith).length;
        };
        const ask = (who: string) => {
          if (how !== "said") {
            const asked = discord.slash(who, channel.id, "quota");
            return () => discord.world.messages.get(asked.original ?? "");
          }
          const { id } = discord.say(who, channel.id, `<@${discord.world.bot.id}> /quota`);
          return () => discord.posts(channel.id).find((post) => post.message_reference?.message_id === id);
        };
        const hers = ask(ada);
        await discord.until("that it is heard", () => heard.length === 1);
        const his = ask(bob);
        await discord.until("an answer to the other", () => wordsOf(his()));
        await discord.until("that it is kept as dealt with", () => ahead > 0);
        const next = await startAnother();
        try {
          await discord.until("an answer", () => wordsOf(hers()));
          expect(discord.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
          expect(discord.posts(channel.id).filter((post) => wordsOf(post))).toHaveLength(2);
          // Hers twice, his once.
          expect(heard).toHaveLength(3);
        } finally {
          release();
          await next.stop();
        }
      });
    },
  );

  it("whose session is lost begins a new one", async () => {
    stage = await setStage();
    const { discord } = stage;
    discord.gateway.invalidate(false);
    await discord.until("a second identify", () => discord.gateway.counts.identified === 2);
    await answered();
  });

  it("whose resume is refused begins a new one", { tags: ["long"] }, async () => {
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

describe("a gateway that can't be had", () => {
  afterEach(() => stage.close());

  /** A stage that notes how long each try waits, and waits no longer than the client itself. */
  async function set(options: Parameters<typeof setStage>[0] = {}) {
    const waits: number[] = [];
    let later = 0;
    stage = await setStage({
      ...options,
      listener: {
        now: () => Date.now() + later,
        random: () => 1,
        wait: async (ms) => {
          waits.push(ms);
          later += ms;
        },
      },
    });
    return { waits, ahead: (ms: number) => (later += ms) };
  }

  it("is tried ever more seldom while Discord closes every connection", async () => {
    const { waits } = await set();
    const { gateway, until } = stage.discord;
    gateway.turnAway(true);
    gateway.closeWith(4_000);
    await until("some tries", () => gateway.counts.turnedAway >= 5);
    expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    gateway.turnAway(false);
    await until("the connection", () => gateway.isConnected);
    await answered();
  });

  it("waits unevenly, so that bots don't all come back at once", async () => {
    const { createReconnects } = await import("../../../adapters/discord/reconnect.ts");
    const waits: number[] = [];
    const chances = [0, 0.5, 1];
    const reconnects = createReconnects({
      sessionStarts: async () => ({ total: 1_000, remaining: 9, reset_after: 0, max_concurrency: 1 }),
      now: () => 0,
      random: () => chances.shift() ?? 1,
      wait: async (ms) => void waits.push(ms),
      log: recordingLog().log,
    });
    for (let tries = 0; tries < 15; tries += 1) await reconnects.turn(0, true);
    expect(waits.slice(0, 3)).toEqual([500, 1_500, 4_000]);
    expect(Math.max(...waits)).toBe(5 * 60_000);
  });

  it("begins no session that Discord would count beyond its limit", { tags: ["long"] }, async () => {
    const { waits } = await set();
    const { gateway, world, until } = stage.discord;
    world.sessionStarts = { remaining: 0, reset_after: 7_200_000 };
    gateway.invalidate(false);
    await until("a second session", () => gateway.counts.identified === 2);
    await answered();
    expect(waits).toEqual([7_200_000]);
  });

  it("is made anew at once after it has stood for a while", async () => {
    const { waits, ahead } = await set();
    const { gateway, until } = stage.discord;
    for (const resumed of [1, 2, 3]) {
      ahead(61_000);
      gateway.drop();
      const resumes = () => stage.lines.filter(({ message }) => message === "gateway resumed").length;
      await until("a resume", () => resumes() === resumed);
    }
    expect(waits).toEqual([]);
  });

  it("closed for good is told to whoever asks after the bot's health", async () => {
    await set();
    expect(stage.listener.health?.()).toEqual({ ok: true });
    stage.discord.gateway.closeWith(4_004);
    await stage.discord.until("the news", () => stage.listener.health?.().ok === false);
    expect(stage.listener.health?.()).toMatchObject({ why: expect.stringContaining("DISCORD_TOKEN") });
  });

  it("that stays away is told as well, and one that comes back at once isn't", async () => {
    const { ahead } = await set();
    const { gateway, until } = stage.discord;
    gateway.turnAway(true);
    gateway.drop();
    await until("a try", () => gateway.counts.turnedAway > 0);
    expect(stage.listener.health?.()).toEqual({ ok: true });
    ahead(61_000);
    expect(stage.listener.health?.()).toMatchObject({ ok: false, why: expect.stringContaining("Discord") });
    gateway.turnAway(false);
    await until("the connection", () => stage.listener.health?.().ok);
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
      notebook: createSmallNotebook() as never,
      log: recordingLog().log,
      fetch: globalThis.fetch,
      ...change,
    });
    try {
      await listener.start({ commands: [], dispatch: never, say: never, edited: never, suggest: never });
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
      notebook: createSmallNotebook() as never,
      log,
      fetch: globalThis.fetch,
    });
    await listener.start({ commands: [], dispatch: never, say: never, edited: never, suggest: never });
    expect(lines).toMatchObject([{ level: "warn", message: "not connected yet" }]);
    await discord.until("a connection", () => discord.gateway.isConnected);
    await listener.stop();
    await discord.close();
  });
});
