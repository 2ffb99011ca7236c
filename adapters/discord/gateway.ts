import {
  type APIInteraction,
  Client,
  type ClientOptions,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
  type GatewayReadyDispatchData,
  Options,
} from "discord.js";
import { ConfigError } from "../../src/core/errors.ts";
import type { Log } from "../../src/core/ports/log.ts";
import { toPlatformError } from "./errors.ts";
import { managesServer } from "./people.ts";
import type { Channels } from "./place.ts";

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

/** The connection by which Discord tells what happens, kept up and resumed by discord.js. */
export function createGateway(options: GatewayOptions): Gateway {
  const { token, apiUrl, messageContent, shards, log } = options;
  const intents = [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
    ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
  ];
  const clientOptions: ClientOptions = {
    intents,
    ...(apiUrl === undefined ? {} : { rest: { api: apiUrl } }),
    ...(shards === undefined
      ? {}
      : shards === "auto"
        ? { shards }
        : { shardCount: shards, shards: range(shards) }),
    // Servers, roles and channels are all that is looked up; everything else would only fill memory.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      VoiceStateManager: 0,
      StageInstanceManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      AutoModerationRuleManager: 0,
      GuildMemberManager: { maxSize: 1, keepOverLimit: (member) => member.id === member.client.user?.id },
      UserManager: { maxSize: 1, keepOverLimit: (user) => user.id === user.client.user?.id },
    }),
  };
  /** A client whose log-in failed can't be used again, so every opening has one of its own. */
  let client: Client | undefined;
  let closeCode: number | undefined;
  let closing = false;

  function createClient(): Client {
    const made = new Client(clientOptions);
    made.on(Events.Error, (error) =>
      log.warn({ platform: "discord", reason: error.message }, "gateway error"),
    );
    made.on(Events.ShardError, (error, shard) =>
      log.warn({ platform: "discord", shard, reason: error.message }, "gateway connection error"),
    );
    made.on(Events.ShardReconnecting, (shard) => {
      if (!closing) log.info({ platform: "discord", shard }, "gateway reconnecting");
    });
    made.on(Events.ShardResume, (shard, replayed) =>
      log.info({ platform: "discord", shard, replayed }, "gateway resumed"),
    );
    made.on(Events.ShardDisconnect, ({ code }, shard) => {
      closeCode = code;
      log.error({ platform: "discord", shard, code }, "gateway closed for good");
    });
    // The raw events: they are answered before discord.js has built objects of them that nobody needs.
    made.ws.on(GatewayDispatchEvents.Ready, ({ user }: GatewayReadyDispatchData) => options.onReady(user.id));
    made.ws.on(GatewayDispatchEvents.InteractionCreate, options.onInteraction);
    made.ws.on(GatewayDispatchEvents.MessageCreate, options.onMessage);
    return made;
  }

  return {
    async open() {
      client = createClient();
      const ready = new Promise<GatewayReadyDispatchData>((resolve) => {
        client?.ws.once(GatewayDispatchEvents.Ready, resolve);
      });
      try {
        await client.login(token);
      } catch (error) {
        throw openingError(error, closeCode);
      }
      return { applicationId: (await ready).application.id };
    },
    channel(id) {
      const channel = client?.channels.cache.get(id);
      if (!channel) return undefined;
      return {
        type: channel.type,
        ...("parentId" in channel ? { parentId: channel.parentId } : {}),
        ...("nsfw" in channel ? { nsfw: channel.nsfw } : {}),
      };
    },
    isInServer: (id) => client?.guilds.cache.has(id) ?? false,
    manages(guildId, userId, roles) {
      const guild = client?.guilds.cache.get(guildId);
      if (!guild) return false;
      if (guild.ownerId === userId) return true;
      return [guildId, ...roles].some((id) =>
        managesServer(guild.roles.cache.get(id)?.permissions.bitfield ?? 0n),
      );
    },
    async close() {
      closing = true;
      await client?.destroy();
    },
  };
}

function openingError(error: unknown, closeCode: number | undefined) {
  const isBadToken = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  if (isBadToken || closeCode === GatewayCloseCodes.AuthenticationFailed) {
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
  return toPlatformError(error);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
