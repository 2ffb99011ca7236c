import {
  type APIRole,
  type ChannelType,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  type Snowflake,
} from "discord.js";
import { managesServer } from "./people.ts";
import type { Channels } from "./place.ts";

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

/** What the gateway tells of the servers the bot is in: their channels, and who manages them. Nothing else is kept. */
export function createServers() {
  const servers = new Map<Snowflake, Server>();
  const channels = new Map<Snowflake, Channel>();

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

  function forget(server: Snowflake): void {
    servers.delete(server);
    for (const [id, channel] of channels) if (channel.server === server) channels.delete(id);
  }

  return {
    hear({ t, d }: GatewayDispatchPayload): void {
      switch (t) {
        case GatewayDispatchEvents.Ready:
          for (const { id } of d.guilds) serverOf(id);
          return;
        case GatewayDispatchEvents.GuildCreate:
        case GatewayDispatchEvents.GuildUpdate:
          serverOf(d.id).ownerId = d.owner_id;
          for (const role of d.roles ?? []) keepRole(d.id, role);
          if (t === GatewayDispatchEvents.GuildUpdate) return;
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
