import { ChannelType, GatewayDispatchEvents, PermissionFlagsBits } from "discord-api-types/v10";
import { expect, it } from "vitest";
import { createServers } from "../../../adapters/discord/servers.ts";

const guild = {
  id: "1",
  owner_id: "10",
  roles: [
    { id: "1", permissions: String(PermissionFlagsBits.SendMessages) },
    { id: "20", permissions: String(PermissionFlagsBits.ManageGuild) },
  ],
  channels: [{ id: "30", type: ChannelType.GuildForum, nsfw: true }],
  threads: [{ id: "31", type: ChannelType.PublicThread, parent_id: "30" }],
};

function heard(...events: [t: GatewayDispatchEvents, d: object][]) {
  const servers = createServers();
  for (const [t, d] of [[GatewayDispatchEvents.GuildCreate, guild] as const, ...events]) {
    servers.hear({ op: 0, s: 1, t, d } as never);
  }
  return servers;
}

it("knows a server before it knows anything of it", () => {
  const servers = heard([GatewayDispatchEvents.Ready, { guilds: [{ id: "2", unavailable: true }] }]);
  expect(servers.isInServer("2")).toBe(true);
  expect(servers.isInServer("3")).toBe(false);
  expect(servers.manages("2", "10", ["20"])).toBe(false);
});

it("knows who manages a server: its owner and those whose role lets them", () => {
  const servers = heard();
  expect(servers.manages("1", "10", [])).toBe(true);
  expect(servers.manages("1", "11", ["20"])).toBe(true);
  expect(servers.manages("1", "11", [])).toBe(false);
});

it("follows roles as they change", () => {
  const role = { id: "21", permissions: String(PermissionFlagsBits.Administrator) };
  const made: [GatewayDispatchEvents, object] = [
    GatewayDispatchEvents.GuildRoleCreate,
    { guild_id: "1", role },
  ];
  expect(heard(made).manages("1", "11", ["21"])).toBe(true);
  expect(
    heard(made, [
      GatewayDispatchEvents.GuildRoleUpdate,
      { guild_id: "1", role: { ...role, permissions: "0" } },
    ]).manages("1", "11", ["21"]),
  ).toBe(false);
  expect(
    heard([GatewayDispatchEvents.GuildRoleDelete, { guild_id: "1", role_id: "20" }]).manages("1", "11", [
      "20",
    ]),
  ).toBe(false);
  expect(
    heard([GatewayDispatchEvents.GuildUpdate, { ...guild, owner_id: "11" }]).manages("1", "11", []),
  ).toBe(true);
});

it("knows channels and threads, until they are gone or at rest", () => {
  expect(heard().channel("30")).toMatchObject({ type: ChannelType.GuildForum, nsfw: true });
  expect(heard().channel("31")).toMatchObject({ parentId: "30" });
  const later = { id: "32", type: ChannelType.PublicThread, parent_id: "30", guild_id: "1" };
  const servers = heard(
    [GatewayDispatchEvents.ChannelUpdate, { ...guild.channels[0], guild_id: "1", nsfw: false }],
    [GatewayDispatchEvents.ThreadCreate, later],
    [GatewayDispatchEvents.ThreadUpdate, { ...later, id: "31", thread_metadata: { archived: true } }],
    [GatewayDispatchEvents.ThreadListSync, { guild_id: "1", threads: [{ ...later, id: "33" }] }],
  );
  expect(["30", "31", "32", "33"].map((id) => servers.channel(id)?.type)).toEqual([
    ChannelType.GuildForum,
    undefined,
    ChannelType.PublicThread,
    ChannelType.PublicThread,
  ]);
  expect(servers.channel("30")?.nsfw).toBe(false);
  expect(heard([GatewayDispatchEvents.ChannelDelete, { id: "30" }]).channel("30")).toBeUndefined();
});

it("forgets a server the bot had to leave, and keeps one that is only away", () => {
  const left = heard([GatewayDispatchEvents.GuildDelete, { id: "1" }]);
  expect(left.isInServer("1")).toBe(false);
  expect(left.channel("30")).toBeUndefined();
  const away = heard([GatewayDispatchEvents.GuildDelete, { id: "1", unavailable: true }]);
  expect(away.isInServer("1")).toBe(true);
  expect(away.channel("30")).toBeDefined();
});
