import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from "@discordjs/ws";
import {
  type APIInteraction,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
} from "discord.js";
import { ConfigError, type PlatformError } from "../../src/core/errors.ts";
import type { Log } from "../../src/core/ports/log.ts";
import { createRest } from "./api.ts";
import { toPlatformError } from "./errors.ts";
import { inTime } from "./in-time.ts";
import type { Channels } from "./place.ts";
import { createServers } from "./servers.ts";

export interface GatewayOptions {
  token: string;
  apiUrl?: string | undefined;
  /** The privileged intent is granted: words of messages that neither mention nor answer the bot arrive too. */
  messageContent?: boolean | undefined;
  /** Connections to spread servers over; "auto" as Discord recommends. Default one. */
  shards?: number | "auto" | undefined;
  log: Log;
  /** Discord has said who we are; comes before anything else is heard. */
  onReady(botId: string): void;
  onInteraction(interaction: APIInteraction): void;
  onMessage(message: GatewayMessageCreateDispatchData): void;
}

export interface Gateway extends Channels {
  /** Resolves once Discord hands events on. Throws ConfigError for a token or intent Discord refuses, else PlatformError. */
  open(): Promise<{ applicationId: string }>;
  /** Whether this member may change the server's settings, from what the gateway told of its roles. */
  manages(guildId: string, userId: string, roles: readonly string[]): boolean;
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

/**
 * The connection by which Discord tells what happens, kept up and resumed by discord.js's own websocket
 * package. Its Client is not used: it builds an object of every event, and ends the process at one it can't read.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { token, apiUrl, messageContent, shards = 1, log } = options;
  const intents =
    GatewayIntentBits.Guilds |
    GatewayIntentBits.GuildMessages |
    GatewayIntentBits.DirectMessages |
    (messageContent ? GatewayIntentBits.MessageContent : 0);
  const servers = createServers();
  const rest = createRest({ token, apiUrl });
  /** A manager that couldn't connect can't be used again, so every opening has one of its own. */
  let manager: WebSocketManager | undefined;
  let connecting: Promise<void> = Promise.resolve();
  let applicationId = "";
  /** Why the connection closed, until there is one again; it is tried anew twice a second and told of once. */
  let closeCode: number | undefined;

  function createManager(): WebSocketManager {
    const sessions = new Map<number, SessionInfo>();
    const made = new WebSocketManager({
      token,
      rest,
      intents,
      ...(shards === "auto" ? {} : { shardCount: shards }),
      retrieveSessionInfo: (shard) => sessions.get(shard) ?? null,
      updateSessionInfo(shard, session) {
        if (session) sessions.set(shard, session);
        else sessions.delete(shard);
      },
    });
    made.on(WebSocketShardEvents.Ready, ({ data }) => {
      closeCode = undefined;
      applicationId = data.application.id;
      options.onReady(data.user.id);
    });
    made.on(WebSocketShardEvents.Dispatch, ({ data }) => {
      try {
        hear(data);
      } catch (error) {
        log.error({ platform: "discord", event: data.t, err: error }, "an event could not be read");
      }
    });
    made.on(WebSocketShardEvents.Error, ({ error, shardId: shard }) =>
      log.warn({ platform: "discord", shard, reason: error.message }, "gateway connection error"),
    );
    made.on(WebSocketShardEvents.Resumed, ({ shardId: shard }) => {
      closeCode = undefined;
      log.info({ platform: "discord", shard }, "gateway resumed");
    });
    made.on(WebSocketShardEvents.Closed, ({ code, shardId: shard }) => {
      if (manager !== made) return;
      const isFirst = closeCode === undefined;
      closeCode = code;
      if (FOR_GOOD.includes(code)) {
        const remedy = refusal(code)?.userMessage;
        log.error(
          { platform: "discord", shard, code, ...(remedy ? { remedy } : {}) },
          "gateway closed for good",
        );
      } else if (isFirst) log.info({ platform: "discord", shard, code }, "gateway reconnecting");
    });
    return made;
  }

  function hear(event: GatewayDispatchPayload): void {
    servers.hear(event);
    if (event.t === GatewayDispatchEvents.InteractionCreate) options.onInteraction(event.d);
    else if (event.t === GatewayDispatchEvents.MessageCreate) options.onMessage(event.d);
  }

  return {
    async open() {
      closeCode = undefined;
      const opening = createManager();
      manager = opening;
      connecting = opening.connect();
      try {
        await connecting;
      } catch (error) {
        await opening.destroy();
        throw openingError(error, closeCode);
      }
      if (manager !== opening) await opening.destroy();
      return { applicationId };
    },
    channel: servers.channel,
    isInServer: servers.isInServer,
    manages: servers.manages,
    async close() {
      const open = manager;
      manager = undefined;
      // One that is closed while it is made makes itself anew.
      await inTime(
        connecting.catch(() => undefined),
        CLOSE_WITHIN_MS,
        undefined,
      );
      await inTime(Promise.resolve(open?.destroy()), CLOSE_WITHIN_MS, undefined);
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
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
