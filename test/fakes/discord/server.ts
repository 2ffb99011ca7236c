import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { GatewayDispatchEvents, GatewayIntentBits, MessageFlags } from "discord-api-types/v10";
import { WebSocketServer } from "ws";
import { createDriver, shown } from "./driver.ts";
import { type Fault, Faults, RateLimits } from "./faults.ts";
import { createGateway } from "./gateway.ts";
import type { UploadedFile } from "./messages.ts";
import type { RestReply } from "./reply.ts";
import { createRest, type RestRequest } from "./rest.ts";
import { type StoredMessage, World } from "./world.ts";

export interface FakeDiscordOptions {
  /** The clock of tokens, nonces and rate limits; default the real one. */
  now?: () => number;
  /** The application has the privileged Message Content intent. */
  messageContent?: boolean;
  /** Requests a route takes in one window; default 50 in a second, so that tests needn't wait. */
  rateLimit?: { limit: number; perMs: number };
  heartbeatMs?: number;
}

export type FakeDiscord = Awaited<ReturnType<typeof startFakeDiscord>>;

/** Longest a test waits for something to come of what it did, in milliseconds. */
const PATIENCE_MS = 90_000;

/** A Discord on loopback that the real discord.js connects to: the gateway and REST v10, strict and with a memory. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}) {
  const now = options.now ?? Date.now;
  const world = new World(now);
  const token = `${Buffer.from(world.bot.id).toString("base64url")}.GfAkE0.${"x".repeat(38)}`;
  const faults = new Faults();
  const limits = new RateLimits({ limit: 50, perMs: 1_000, ...options.rateLimit, now });
  const requests: { method: string; path: string; at: number }[] = [];
  let origin = "";

  const gateway = createGateway(world, {
    token,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    messageContent: options.messageContent ?? false,
    url: () => origin.replace("http", "ws"),
    guilds: () => [...world.guilds.values()].filter(({ hasBot }) => hasBot).map(({ id }) => guildPayload(id)),
  });

  function guildPayload(id: string) {
    const guild = world.guilds.get(id);
    const channels = [...world.channels.values()].filter(({ guildId }) => guildId === id);
    const isThread = (type: number) => type >= 10 && type <= 12;
    const raw = (channel: (typeof channels)[number]) => ({
      id: channel.id,
      type: channel.type,
      name: channel.name,
      guild_id: id,
      parent_id: channel.parentId ?? null,
      nsfw: channel.nsfw,
      position: 0,
      permission_overwrites: [],
    });
    return {
      id,
      name: guild?.name,
      owner_id: guild?.ownerId,
      premium_tier: guild?.premiumTier,
      joined_at: new Date(guild?.botJoinedAt ?? Date.UTC(2024, 0, 1)).toISOString(),
      system_channel_id: guild?.systemChannelId ?? null,
      large: false,
      unavailable: false,
      member_count: guild?.members.size,
      members: [],
      roles: [
        {
          id,
          name: "@everyone",
          permissions: "1024",
          position: 0,
          color: 0,
          colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
          hoist: false,
          managed: false,
          mentionable: false,
          flags: 0,
        },
      ],
      channels: channels.filter(({ type }) => !isThread(type)).map(raw),
      threads: channels
        .filter(({ type }) => isThread(type))
        .map((thread) => ({
          ...raw(thread),
          thread_metadata: {
            archived: thread.archived,
            locked: thread.locked,
            auto_archive_duration: 1_440,
            archive_timestamp: "2024-01-01T00:00:00.000Z",
          },
        })),
      emojis: [],
      stickers: [],
      features: [],
      voice_states: [],
      presences: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  }

  /** What a bot without the privileged intent sees of a message. */
  function seen(message: StoredMessage, seesContent: boolean): unknown {
    const whole = { ...shown(message), ...(message.guild_id ? { guild_id: message.guild_id } : {}) };
    const referenced = message.referenced_message
      ? world.messages.get(message.referenced_message.id)
      : undefined;
    const pingsUs = message.mentions.some(({ id }) => id === world.bot.id);
    const typed = message.content.includes(`<@${world.bot.id}>`);
    const toInteraction = referenced?.answers !== undefined;
    const open =
      seesContent ||
      !message.guild_id ||
      message.author.id === world.bot.id ||
      typed ||
      (pingsUs && !toInteraction);
    return open ? whole : { ...whole, content: "", embeds: [], attachments: [], components: [] };
  }

  const toldOf = (message: StoredMessage) =>
    message.guild_id ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
  const messageCreated = (message: StoredMessage) => {
    const channel = world.channels.get(message.channel_id);
    const guild = message.guild_id ? world.guilds.get(message.guild_id) : undefined;
    // The gateway tells a bot nothing of groups it can't be in, or of channels it can't see.
    if (channel?.type === 3 || (guild && !guild.hasBot) || channel?.rights.view === false) return;
    gateway.dispatch(GatewayDispatchEvents.MessageCreate, toldOf(message), (seesContent) =>
      seen(message, seesContent),
    );
  };
  const messageUpdated = (message: StoredMessage) =>
    gateway.dispatch(GatewayDispatchEvents.MessageUpdate, toldOf(message), (seesContent) =>
      seen(message, seesContent),
    );
  const rest = createRest(
    world,
    {
      messageCreated,
      messageUpdated,
      messageDeleted: ({ id, channel_id, guild_id }) =>
        gateway.dispatch(
          GatewayDispatchEvents.MessageDelete,
          guild_id ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages,
          () => ({ id, channel_id, ...(guild_id ? { guild_id } : {}) }),
        ),
      threadCreated: ({ id, type, name, guildId, parentId }) =>
        gateway.dispatch(GatewayDispatchEvents.ThreadCreate, GatewayIntentBits.Guilds, () => ({
          id,
          type,
          name,
          guild_id: guildId,
          parent_id: parentId,
          newly_created: true,
          thread_metadata: {
            archived: false,
            locked: false,
            auto_archive_duration: 1_440,
            archive_timestamp: new Date(now()).toISOString(),
          },
        })),
    },
    { gatewayUrl: () => origin.replace("http", "ws"), token },
  );
  const driver = createDriver(
    world,
    {
      interactionCreated: (raw) => gateway.dispatch(GatewayDispatchEvents.InteractionCreate, 0, () => raw),
      messageCreated,
      messageUpdated,
      reactionAdded: ({ id, channel_id, guild_id, author }, who, emoji) =>
        gateway.dispatch(
          GatewayDispatchEvents.MessageReactionAdd,
          GatewayIntentBits.GuildMessageReactions,
          () => ({
            user_id: who,
            channel_id,
            message_id: id,
            guild_id,
            message_author_id: author.id,
            member: { user: world.people.get(who)?.user, roles: [], flags: 0 },
            emoji: { id: null, name: emoji },
            burst: false,
            type: 0,
          }),
        ),
      reactionRemoved: ({ id, channel_id, guild_id }, who, emoji) =>
        gateway.dispatch(
          GatewayDispatchEvents.MessageReactionRemove,
          GatewayIntentBits.GuildMessageReactions,
          () => ({
            user_id: who,
            channel_id,
            message_id: id,
            guild_id,
            emoji: { id: null, name: emoji },
            burst: false,
            type: 0,
          }),
        ),
      guildCreated: ({ id }) =>
        gateway.dispatch(GatewayDispatchEvents.GuildCreate, GatewayIntentBits.Guilds, () => guildPayload(id)),
      channelDeleted: ({ id, type, guildId }) =>
        gateway.dispatch(GatewayDispatchEvents.ChannelDelete, GatewayIntentBits.Guilds, () => ({
          id,
          type,
          guild_id: guildId,
        })),
    },
    () => origin,
  );

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? "/", origin);
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const file = world.files.get(url.pathname);
    if (incoming.method === "GET" && file) {
      response.writeHead(file.redirectTo ? 302 : 200, {
        "Content-Type": file.type,
        ...(file.redirectTo ? { Location: file.redirectTo } : {}),
      });
      response.end(file.redirectTo ? undefined : file.content);
      return;
    }
    const method = incoming.method ?? "GET";
    const path = url.pathname.replace(/^\/api\/v10/, "").replaceAll("%40", "@");
    requests.push({ method, path, at: now() });
    const name = `${method} ${path}`;
    const fault = faults.take(name);
    const bucket = bucketOf(method, path);
    // First answers to interactions have no limit of their own.
    const counted = path.endsWith("/callback") ? undefined : limits.count(bucket);
    if (counted?.refusal) return end(response, counted.refusal, counted.headers);
    if (fault?.closes && !fault.after) return void incoming.socket.end();
    if (fault && !fault.after && fault.lateMs === undefined) return end(response, fault, counted?.headers);
    if (!url.pathname.startsWith("/api/v10/")) world.problem(`unknown address ${url.pathname}`);
    const request: RestRequest = {
      method,
      path,
      query: url.searchParams,
      authorized: incoming.headers.authorization === `Bot ${token}`,
      ...(await decode(incoming, Buffer.concat(chunks))),
    };
    if (!incoming.headers["user-agent"]?.startsWith("DiscordBot ("))
      world.problem("a request without Discord's form of user agent");
    const answer = rest(request);
    if (fault?.closes) return void incoming.socket.end();
    if (fault?.lateMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.lateMs));
    end(response, fault?.after && fault.lateMs === undefined ? fault : answer, counted?.headers);
  }

  async function decode(
    incoming: IncomingMessage,
    bytes: Buffer,
  ): Promise<{ body: unknown; files: UploadedFile[] }> {
    const type = incoming.headers["content-type"] ?? "";
    if (bytes.length === 0) return { body: undefined, files: [] };
    if (type.startsWith("application/json")) return { body: JSON.parse(String(bytes)), files: [] };
    if (!type.startsWith("multipart/form-data")) {
      world.problem(`a body of type ${type}`);
      return { body: undefined, files: [] };
    }
    const form = await new Response(new Uint8Array(bytes), { headers: { "Content-Type": type } }).formData();
    const files: UploadedFile[] = [];
    let body: unknown = {};
    for (const [name, value] of form) {
      if (name === "payload_json") body = JSON.parse(String(value));
      else if (/^files\[\d\]$/.test(name) && typeof value === "object") {
        files.push({ name: value.name, type: value.type, content: Buffer.from(await value.arrayBuffer()) });
      } else world.problem(`unknown form field ${name}`);
    }
    return { body, files };
  }

  function end(
    response: ServerResponse,
    reply: RestReply | Fault,
    headers: Record<string, string> = {},
  ): void {
    const body =
      reply.body === undefined
        ? undefined
        : JSON.stringify(reply.body, (key, value) =>
            ["onlyFor", "answers", "pinged", "files"].includes(key) ? undefined : value,
          );
    response.writeHead(reply.status, {
      ...headers,
      ...reply.headers,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    });
    response.end(body);
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error) => {
      // Whoever spoke was ended in the midst of it.
      if (!incoming.complete && incoming.destroyed) return;
      world.problem(`the fake itself failed: ${error instanceof Error ? error.stack : error}`);
      response.writeHead(500).end();
    });
  });
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket, { url }) => {
    const query = new URL(url ?? "/", origin).searchParams;
    if (query.get("v") !== "10" || query.get("encoding") !== "json") world.problem(`gateway address ${url}`);
    gateway.accept(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** Resolves with the first truthy answer, asked again after every change; fails with what it waited for. */
  async function until<Value>(
    what: string,
    ask: () => Value | undefined | false | null,
    patienceMs = PATIENCE_MS,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      const done = () => {
        world.changes.off("change", look);
        clearTimeout(timer);
        clearInterval(now_and_then);
      };
      const look = () => {
        let found: Value | undefined | false | null;
        try {
          found = ask();
        } catch (error) {
          done();
          return reject(error);
        }
        if (!found) return;
        done();
        resolve(found);
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`waited in vain for ${what}; problems: ${world.problems.join(" | ") || "none"}`));
      }, patienceMs);
      // For what changes outside this server, such as a connection going.
      const now_and_then = setInterval(look, 50);
      world.changes.on("change", look);
      look();
    });
  }

  const visible = (message: StoredMessage) => ((message.flags ?? 0) & MessageFlags.Loading) === 0;

  return {
    url: `${origin}/api`,
    origin,
    token,
    world,
    gateway,
    faults,
    limits,
    requests,
    ...driver,
    until,
    /** For what takes its time. */
    untilPatiently: <Value>(what: string, ask: () => Value | undefined | false | null) =>
      until(what, ask, 150_000),
    /** The bot's finished messages in a channel, oldest first. */
    posts(channelId: string): StoredMessage[] {
      return [...world.messages.values()].filter(
        (message) =>
          message.channel_id === channelId && message.author.id === world.bot.id && visible(message),
      );
    },
    async close(): Promise<void> {
      gateway.close();
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Discord counts by route, with the channel, server or webhook kept apart. */
function bucketOf(method: string, path: string): string {
  const major = /^\/(?:channels|guilds)\/\d+|^\/webhooks\/\d+\/[\w-]+/.exec(path)?.[0] ?? "";
  return `${method} ${major}${path.slice(major.length).replace(/\d{15,20}/g, ":id")}`;
}
