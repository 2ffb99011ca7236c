import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { CloseCodes, type SessionInfo, WebSocketManager, WebSocketShardEvents } from "@discordjs/ws";
import {
  type APIInteraction,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  type GatewayGuildCreateDispatchData,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
  type GatewayMessageUpdateDispatchData,
} from "discord.js";
import { ConfigError, type PlatformError } from "../../src/core/errors.ts";
import type { ChatListener } from "../../src/core/ports/chat.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import { createRest } from "./api.ts";
import { toPlatformError } from "./errors.ts";
import { createHeardUpTo, type HeardUpTo } from "./heard-up-to.ts";
import { inTime } from "./in-time.ts";
import { createSessionKeeper } from "./kept-session.ts";
import { type Channels, PLATFORM } from "./place.ts";
import { createReconnects } from "./reconnect.ts";
import { createServers } from "./servers.ts";

export interface GatewayOptions {
  token: string;
  apiUrl?: string | undefined;
  /** The privileged intent is granted: words of messages that neither mention nor answer the bot arrive too. */
  messageContent?: boolean | undefined;
  /** Connections to spread servers over; "auto" as Discord recommends. Default one. */
  shards?: number | "auto" | undefined;
  /** Where a session outlasts the process. */
  notebook: Pick<Notebook, "get" | "set" | "claim">;
  log: Log;
  /** Default the real clock, chance and time. */
  now?: (() => number) | undefined;
  random?: (() => number) | undefined;
  wait?: ((ms: number) => Promise<void>) | undefined;
  /** Discord has said who we are; comes before anything else is heard. */
  onReady(botId: string): void;
  /** It is in a server, of which everything is told; `isNew`: it wasn't when it connected. */
  onServer(server: GatewayGuildCreateDispatchData, isNew: boolean): Answering;
  onInteraction(interaction: APIInteraction): Answering;
  onMessage(message: GatewayMessageCreateDispatchData): Answering;
  /** A message's words were put right; not told of for the bot's own, nor for previews of links. */
  onEdited(message: GatewayMessageUpdateDispatchData): Answering;
  onReaction(reaction: GatewayMessageReactionAddDispatchData): Answering;
  onReactionRemoved(reaction: GatewayMessageReactionRemoveDispatchData): Answering;
}

/** Settles once an event is dealt with, and never rejects; until then it is told again to whoever goes on with the session. */
type Answering = Promise<void> | undefined;

export interface Gateway extends Channels {
  /** Resolves once Discord hands events on. Throws ConfigError for a token or intent Discord refuses, else PlatformError. */
  open(): Promise<{ applicationId: string }>;
  /** Whether this member may change the server's settings, from what the gateway told of its roles. */
  manages(guildId: string, userId: string, roles: readonly string[]): boolean;
  /** Whether Discord tells this bot what happens. */
  health(): ReturnType<NonNullable<ChatListener["health"]>>;
  /** From now on nothing is heard and no connection made anew: whoever connects next is told of all. */
  rest(): void;
  /** Leaves in such a way that the session can be gone on with. */
  close(): Promise<void>;
}

/** After these Discord doesn't want the connection again until somebody has changed something. */
const FOR_GOOD: readonly number[] = [
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
];

const CLOSE_WITHIN_MS = 3_000;
/** Discord ends a session whose connection is closed with 1000 or 1001; this is what discord.js resumes after. */
const CLOSE_TO_RESUME = CloseCodes.Resuming;
/** Between two looks at what is kept of the session, while that can't be read. */
const LOOK_AGAIN_MS = 1_000;
/** A kept session whose address doesn't answer so often is given up. */
const RESUME_TRIES = 3;
/** A connection that is made anew within this time has missed nothing and is nobody's worry. */
const MAY_BE_AWAY_MS = 60_000;

/**
 * The connection by which Discord tells what happens, kept up and resumed by discord.js's own websocket
 * package. Its Client is not used: it builds an object of every event, and ends the process at one it can't read.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { token, apiUrl, messageContent, shards = 1, log, now = Date.now, random = Math.random } = options;
  const { wait = (ms: number) => sleep(ms, undefined, { ref: false }) } = options;
  const intents =
    GatewayIntentBits.Guilds |
    GatewayIntentBits.GuildMessages |
    GatewayIntentBits.GuildMessageReactions |
    GatewayIntentBits.DirectMessages |
    (messageContent ? GatewayIntentBits.MessageContent : 0);
  const servers = createServers();
  const restApi = createRest({ token, apiUrl });
  /** A manager that couldn't connect can't be used again, so every opening has one of its own. */
  let manager: WebSocketManager | undefined;
  let connecting: Promise<void> = Promise.resolve();
  let applicationId = "";
  let botId = "";
  let sessions = new Map<number, SessionInfo>();
  /** Of each connection's session, since each numbers its events from 1. */
  const heard = new Map<number, { sessionId: string; upTo: HeardUpTo }>();
  let hears = true;
  const keeper = createSessionKeeper({
    notebook: options.notebook,
    self: randomUUID(),
    of: `${intents} ${shards}`,
    session: () => ({
      botId,
      applicationId,
      sessions: [...sessions].map(([shard, session]) => {
        const upTo = heardOn(shard);
        const sequence = Math.min(session.sequence, upTo?.sequence() ?? session.sequence);
        return [shard, { ...session, sequence }, upTo?.ahead() ?? []] as const;
      }),
    }),
    servers,
    log,
  });
  /** Why the connection closed, until there is one again; it is told of once. */
  let closeCode: number | undefined;
  /** Since when each connection is away, in milliseconds since 1970. */
  const awaySince = new Map<number, number>();
  let closedForGood: number | undefined;
  const reconnects = createReconnects({
    sessionStarts: async () => {
      if (!manager) throw new Error("the gateway is closed");
      return (await manager.fetchGatewayInformation(true)).session_start_limit;
    },
    now,
    random,
    wait,
    log,
  });

  function createManager(): WebSocketManager {
    /** Connections on which Discord has said hello. */
    const greeted = new Set<number>();
    /** How often a connection was tried that Discord hasn't said hello on yet. */
    const tries = new Map<number, number>();
    /** Waits for their turn: what of an old connection still comes while a new one is made is no try of its own. */
    const turns = new Map<number, Promise<void>>();
    const made = new WebSocketManager({
      token,
      rest: restApi,
      intents,
      ...(shards === "auto" ? {} : { shardCount: shards }),
      // Asked before every try, which makes it the place to wait in, and again with every event.
      async retrieveSessionInfo(shard) {
        if (!greeted.has(shard)) {
          const turn = turns.get(shard) ?? itsTurn(shard).finally(() => turns.delete(shard));
          turns.set(shard, turn);
          await turn;
        }
        return sessions.get(shard) ?? null;
      },
      updateSessionInfo(shard, session) {
        // One that is left is kept.
        if (manager !== made || !hears) return;
        if (session) sessions.set(shard, session);
        else sessions.delete(shard);
        keeper.changed();
      },
    });
    async function itsTurn(shard: number): Promise<void> {
      if (!awaySince.has(shard)) awaySince.set(shard, now());
      const before = tries.get(shard) ?? 0;
      tries.set(shard, before + 1);
      if (before >= RESUME_TRIES) sessions.delete(shard);
      await reconnects.turn(shard, !sessions.has(shard));
      await untilOurs(shard);
    }
    const isThere = (shard: number) => {
      closeCode = undefined;
      awaySince.delete(shard);
      reconnects.ready(shard);
    };
    made.on(WebSocketShardEvents.Ready, ({ data, shardId: shard }) => {
      isThere(shard);
      applicationId = data.application.id;
      botId = data.user.id;
      options.onReady(botId);
    });
    made.on(WebSocketShardEvents.Hello, ({ shardId: shard }) => {
      greeted.add(shard);
      tries.set(shard, Number.NEGATIVE_INFINITY);
    });
    made.on(WebSocketShardEvents.Dispatch, ({ data, shardId: shard }) => {
      if (!hears) return;
      const upTo = heardOn(shard);
      if (upTo?.began(data.s) === false) return;
      const done = () => {
        upTo?.done(data.s);
        keeper.changed();
      };
      try {
        const answering = hear(data);
        if (answering) void answering.then(done);
        else done();
      } catch (error) {
        log.error({ platform: PLATFORM, event: data.t, err: error }, "an event could not be read");
        done();
      }
    });
    made.on(WebSocketShardEvents.Error, ({ error, shardId: shard }) =>
      log.warn({ platform: PLATFORM, shard, reason: error.message }, "gateway connection error"),
    );
    made.on(WebSocketShardEvents.Resumed, ({ shardId: shard }) => {
      isThere(shard);
      log.info({ platform: PLATFORM, shard }, "gateway resumed");
    });
    made.on(WebSocketShardEvents.Closed, ({ code, shardId: shard }) => {
      greeted.delete(shard);
      if (manager !== made) return;
      const isFirst = closeCode === undefined;
      closeCode = code;
      if (!awaySince.has(shard)) awaySince.set(shard, now());
      if (FOR_GOOD.includes(code)) {
        closedForGood = code;
        const remedy = refusal(code)?.userMessage;
        log.error(
          { platform: PLATFORM, shard, code, ...(remedy ? { remedy } : {}) },
          "gateway closed for good",
        );
      } else if (isFirst) log.info({ platform: PLATFORM, shard, code }, "gateway reconnecting");
    });
    return made;
  }

  /**
   * Resolves where the session is still this process's; never where another bot has gone on with it, as happens to one that stood
   * still: to resume it here would take it from the other, which wouldn't notice.
   */
  async function untilOurs(shard: number): Promise<void> {
    if (await untilReached(keeper.isOurs)) return;
    log.warn({ platform: PLATFORM, shard }, "another bot has gone on with the gateway's session");
    await new Promise<never>(() => {});
  }

  /** A Redis that can't be reached is waited out: what is kept there can't be gone on without. */
  async function untilReached<Result>(ask: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!hears) throw error;
        log.info({ platform: PLATFORM, err: error }, "the gateway's session can't be read yet");
        await wait(LOOK_AGAIN_MS);
      }
    }
  }

  function rest(): void {
    hears = false;
    reconnects.close();
  }

  function heardOn(shard: number): HeardUpTo | undefined {
    const session = sessions.get(shard);
    if (!session) return undefined;
    const known = heard.get(shard);
    if (known?.sessionId === session.sessionId) return known.upTo;
    const upTo = createHeardUpTo();
    heard.set(shard, { sessionId: session.sessionId, upTo });
    return upTo;
  }

  function hear(event: GatewayDispatchPayload): Answering {
    const isNew = event.t === GatewayDispatchEvents.GuildCreate && !servers.isInServer(event.d.id);
    servers.hear(event);
    if (event.t === GatewayDispatchEvents.GuildCreate) {
      return event.d.unavailable ? undefined : options.onServer(event.d, isNew);
    }
    if (event.t === GatewayDispatchEvents.InteractionCreate) return options.onInteraction(event.d);
    if (event.t === GatewayDispatchEvents.MessageCreate) return options.onMessage(event.d);
    if (event.t === GatewayDispatchEvents.MessageUpdate) {
      // Pins and previews change a message too; parts that didn't change may be left out.
      const { author, edited_timestamp } = event.d as Partial<GatewayMessageUpdateDispatchData>;
      return author && !author.bot && edited_timestamp ? options.onEdited(event.d) : undefined;
    }
    if (event.t === GatewayDispatchEvents.MessageReactionAdd) return options.onReaction(event.d);
    if (event.t === GatewayDispatchEvents.MessageReactionRemove) return options.onReactionRemoved(event.d);
    return undefined;
  }

  return {
    async open() {
      closeCode = undefined;
      closedForGood = undefined;
      await untilReached(keeper.take);
      const kept = await untilReached(keeper.load);
      sessions = new Map((kept?.sessions ?? []).map(([shard, session]) => [shard, session]));
      for (const [shard, { sessionId }, ahead] of kept?.sessions ?? [])
        heard.set(shard, { sessionId, upTo: createHeardUpTo(ahead) });
      if (kept) {
        servers.restore(kept.servers);
        ({ applicationId, botId } = kept);
        options.onReady(botId);
      }
      const opening = createManager();
      manager = opening;
      connecting = opening.connect();
      try {
        await connecting;
      } catch (error) {
        if (manager === opening) manager = undefined;
        await opening.destroy();
        throw openingError(error, closeCode);
      }
      if (manager !== opening) await opening.destroy({ code: CLOSE_TO_RESUME });
      return { applicationId };
    },
    rest,
    channel: servers.channel,
    isInServer: servers.isInServer,
    manages: servers.manages,
    health() {
      if (closedForGood !== undefined) {
        const why =
          refusal(closedForGood)?.userMessage ?? "Discord closed the connection and wants no other.";
        return { ok: false, why: `${why} (gateway code ${closedForGood})` };
      }
      if (applicationId === "") return { ok: false, why: "Not connected to Discord yet." };
      const longest = Math.max(0, ...[...awaySince.values()].map((since) => now() - since));
      if (longest < MAY_BE_AWAY_MS) return { ok: true };
      return {
        ok: false,
        why: `No connection to Discord for ${Math.round(longest / 1_000)} s; it is tried again and again.`,
      };
    },
    async close() {
      rest();
      const open = manager;
      manager = undefined;
      // Where the connection is gone another bot may have gone on with the session: what it wrote is newer.
      if (open && applicationId !== "" && closeCode === undefined)
        await inTime(keeper.end(), CLOSE_WITHIN_MS, undefined);
      keeper.leave();
      // One that is closed while it is made makes itself anew.
      await inTime(
        connecting.catch(() => undefined),
        CLOSE_WITHIN_MS,
        undefined,
      );
      await inTime(Promise.resolve(open?.destroy({ code: CLOSE_TO_RESUME })), CLOSE_WITHIN_MS, undefined);
      restApi.clearHashSweeper();
      restApi.clearHandlerSweeper();
    },
  };
}

function openingError(error: unknown, closeCode: number | undefined): ConfigError | PlatformError {
  const known = toPlatformError(error);
  const refused = refusal(known.code === "bad-token" ? GatewayCloseCodes.AuthenticationFailed : closeCode);
  if (refused || known.retryable) return refused ?? known;
  return new ConfigError(
    "discord-refused",
    `Discord doesn't let the bot in (${known.message}). See whether DISCORD_API_URL is right, if it is set, and try: npm run doctor`,
  );
}

/** What whoever runs the bot can do about a connection that Discord refuses. */
function refusal(closeCode: number | undefined): ConfigError | undefined {
  if (closeCode === GatewayCloseCodes.AuthenticationFailed) {
    return new ConfigError(
      "discord-token",
      "Discord doesn't accept DISCORD_TOKEN. Copy the bot's token again from the Discord developer portal (Bot, Reset Token).",
    );
  }
  if (closeCode === GatewayCloseCodes.DisallowedIntents) {
    return new ConfigError(
      "discord-intents",
      "DISCORD_MESSAGE_CONTENT is true, but the application hasn't the Message Content intent. Switch it on in the Discord developer portal (Bot, Privileged Gateway Intents) or set it to false.",
    );
  }
  if (closeCode === GatewayCloseCodes.ShardingRequired || closeCode === GatewayCloseCodes.InvalidShard) {
    return new ConfigError(
      "discord-shards",
      "Discord wants this bot's servers spread over more connections. Set DISCORD_SHARDS=auto.",
    );
  }
  return undefined;
}
