import {
  type APIRole,
  type ChannelType,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  type GatewayReadyDispatchData,
  type Snowflake,
} from "discord.js";
import { managesServer } from "./people.ts";
import type { Channels } from "./place.ts";

/** What tells of servers, among all that is told. */
const TELLING: ReadonlySet<string> = new Set([
  GatewayDispatchEvents.Ready,
  GatewayDispatchEvents.GuildCreate,
  GatewayDispatchEvents.GuildUpdate,
  GatewayDispatchEvents.GuildDelete,
  GatewayDispatchEvents.GuildRoleCreate,
  GatewayDispatchEvents.GuildRoleUpdate,
  GatewayDispatchEvents.GuildRoleDelete,
  GatewayDispatchEvents.ChannelCreate,
  GatewayDispatchEvents.ChannelUpdate,
  GatewayDispatchEvents.ChannelDelete,
  GatewayDispatchEvents.ThreadCreate,
  GatewayDispatchEvents.ThreadUpdate,
  GatewayDispatchEvents.ThreadListSync,
  GatewayDispatchEvents.ThreadDelete,
]);

interface Server {
  ownerId?: Snowflake;
  /** Permissions of each role, everyone's under the server's own id. */
  roles: Map<Snowflake, bigint>;
}

interface Channel {
  type: ChannelType;
  parentId?: Snowflake | null;
  nsfw?: boolean;
  server: Snowflake;
}

interface ChannelTold {
  id: Snowflake;
  type: ChannelType;
  parent_id?: Snowflake | null | undefined;
  nsfw?: boolean | undefined;
  thread_metadata?: { archived?: boolean } | undefined;
}

/** The same, in plain values. */
export interface ServersTold {
  servers: readonly {
    id: Snowflake;
    ownerId?: Snowflake;
    roles: readonly (readonly [role: Snowflake, permissions: string])[];
  }[];
  channels: readonly (readonly [id: Snowflake, channel: Channel])[];
}

/** What the gateway tells of the servers the bot is in: their channels, and who manages them. Nothing else is kept. */
export function createServers() {
  const servers = new Map<Snowflake, Server>();
  const channels = new Map<Snowflake, Channel>();
  /** Counts what has changed. */
  let version = 0;

  function serverOf(id: Snowflake): Server {
    const server = servers.get(id) ?? { roles: new Map() };
    servers.set(id, server);
    return server;
  }

  function keepChannel(server: Snowflake, { id, type, parent_id, nsfw, thread_metadata }: ChannelTold): void {
    // Whoever needs a thread again that went to rest asks for it; there is no end of them.
    if (thread_metadata?.archived) {
      channels.delete(id);
      return;
    }
    channels.set(id, {
      type,
      server,
      ...(parent_id === undefined ? {} : { parentId: parent_id }),
      ...(nsfw === undefined ? {} : { nsfw }),
    });
  }

  function keepRole(server: Snowflake, { id, permissions }: APIRole): void {
    serverOf(server).roles.set(id, BigInt(permissions));
  }

  function forgetChannels(server: Snowflake): void {
    for (const [id, channel] of channels) if (channel.server === server) channels.delete(id);
  }

  function forget(server: Snowflake): void {
    servers.delete(server);
    forgetChannels(server);
  }

  /** A new session tells of all that its connection has; what was known before may be gone. */
  function begin({ guilds, shard = [0, 1] }: GatewayReadyDispatchData): void {
    const there = new Set(guilds.map(({ id }) => id));
    for (const id of servers.keys()) if (isOn(shard, id) && !there.has(id)) forget(id);
    for (const id of there) serverOf(id);
  }

  return {
    get version() {
      return version;
    },

    hear({ t, d }: GatewayDispatchPayload): void {
      if (!TELLING.has(t)) return;
      version += 1;
      switch (t) {
        case GatewayDispatchEvents.Ready:
          begin(d);
          return;
        case GatewayDispatchEvents.GuildCreate:
        case GatewayDispatchEvents.GuildUpdate:
          serverOf(d.id).ownerId = d.owner_id;
          for (const role of d.roles ?? []) keepRole(d.id, role);
          if (t === GatewayDispatchEvents.GuildUpdate) return;
          forgetChannels(d.id);
          for (const channel of [...(d.channels ?? []), ...(d.threads ?? [])]) keepChannel(d.id, channel);
          return;
        case GatewayDispatchEvents.GuildDelete:
          // One that is only unavailable comes back by itself.
          if (!d.unavailable) forget(d.id);
          return;
        case GatewayDispatchEvents.GuildRoleCreate:
        case GatewayDispatchEvents.GuildRoleUpdate:
          keepRole(d.guild_id, d.role);
          return;
        case GatewayDispatchEvents.GuildRoleDelete:
          servers.get(d.guild_id)?.roles.delete(d.role_id);
          return;
        case GatewayDispatchEvents.ChannelCreate:
        case GatewayDispatchEvents.ChannelUpdate:
        case GatewayDispatchEvents.ThreadCreate:
        case GatewayDispatchEvents.ThreadUpdate:
          if (d.guild_id) keepChannel(d.guild_id, d as ChannelTold);
          return;
        case GatewayDispatchEvents.ThreadListSync:
          for (const thread of d.threads) keepChannel(d.guild_id, thread);
          return;
        case GatewayDispatchEvents.ChannelDelete:
        case GatewayDispatchEvents.ThreadDelete:
          channels.delete(d.id);
          return;
      }
    },

    told: (): ServersTold => ({
      servers: [...servers].map(([id, { ownerId, roles }]) => ({
        id,
        ...(ownerId === undefined ? {} : { ownerId }),
        roles: [...roles].map(([role, permissions]) => [role, String(permissions)] as const),
      })),
      channels: [...channels],
    }),
    /** What a process before this one was told. */
    restore(told: ServersTold): void {
      for (const { id, roles, ...server } of told.servers) {
        const permissions = roles.map(([role, written]) => [role, BigInt(written)] as const);
        servers.set(id, { ...server, roles: new Map(permissions) });
      }
      for (const [id, channel] of told.channels) channels.set(id, channel);
    },

    channel: (id: Snowflake) => channels.get(id),
    isInServer: (id: Snowflake) => servers.has(id),

    /** Whether this member may change the server's settings. */
    manages(guildId: Snowflake, userId: Snowflake, roles: readonly Snowflake[]): boolean {
      const server = servers.get(guildId);
      if (!server) return false;
      if (server.ownerId === userId) return true;
      return [guildId, ...roles].some((id) => managesServer(server.roles.get(id) ?? 0n));
    },
  } satisfies Channels & Record<string, unknown>;
}

/** Of which servers a connection tells (https://discord.com/developers/docs/events/gateway#sharding). */
function isOn([shard, count]: readonly [shard: number, count: number], server: Snowflake): boolean {
  return Number((BigInt(server) >> 22n) % BigInt(count)) === shard;
}
