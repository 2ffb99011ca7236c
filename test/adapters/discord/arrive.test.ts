import { afterEach, expect, it } from "vitest";
import type { StoredMessage } from "../../fakes/discord/world.ts";
import { type Stage, setStage, wordsOf } from "./stage.ts";

let stage: Stage;
afterEach(() => stage.close());

/** A server the bot is added to, with two channels. */
async function added(rights: { send?: boolean } = {}) {
  stage = await setStage();
  const { discord } = stage;
  const server = discord.guild({ hasBot: false });
  const general = discord.channel({ guildId: server.id, name: "general" });
  const news = discord.channel({ guildId: server.id, name: "news", rights });
  server.systemChannelId = news.id;
  discord.addBot(server.id);
  return { server, general, news };
}
const cards = (channel: string) =>
  [...stage.discord.world.messages.values()].filter(({ channel_id }) => channel_id === channel);
const settings = (server: string) => stage.studio.groupSettings("discord", server);

it("shows whoever manages a new server one card, and uses that channel alone", async () => {
  const { server, general, news } = await added();
  await expect.poll(() => settings(server.id)).toEqual({ chats: [news.id] });
  expect(cards(general.id)).toEqual([]);
  expect(cards(news.id)).toHaveLength(1);
  const [card] = cards(news.id);
  expect(wordsOf(card)).toContain("Hello! I make videos from words.");
  expect(wordsOf(card)).toContain("this channel alone");
  expect(card?.pinged).toEqual([]);
});

it("comes into the next channel where the first doesn't let it write", async () => {
  const { server, general, news } = await added({ send: false });
  await expect.poll(() => settings(server.id)).toEqual({ chats: [general.id] });
  expect(cards(news.id)).toEqual([]);
  expect(cards(general.id)).toHaveLength(1);
});

it("lets managers alone settle it by the card's buttons", async () => {
  const { server, news } = await added();
  await expect.poll(() => cards(news.id)).toHaveLength(1);
  await expect.poll(() => settings(server.id)).toEqual({ chats: [news.id] });
  const { discord } = stage;
  const [member, manager] = [discord.person("Mia"), discord.person("Max")];
  discord.join(server.id, member);
  discord.join(server.id, manager, { permissions: 1n << 5n });
  const card = cards(news.id)[0] as StoredMessage;
  discord.press(member, card, "Managers only");
  await expect
    .poll(() => cards(news.id).map(wordsOf).join("\n"))
    .toContain("Only those who manage this place");
  expect(await settings(server.id)).toEqual({ chats: [news.id] });
  discord.press(manager, card, "Managers only");
  await expect.poll(() => settings(server.id)).toEqual({ chats: [news.id], askers: "managers" });
  discord.press(manager, card, "Clips everywhere");
  await expect.poll(() => settings(server.id)).toEqual({ askers: "managers" });
});

it("leaves a server it has long been in as it is", async () => {
  stage = await setStage();
  const { discord, guild, channel } = stage;
  expect(cards(channel.id)).toEqual([]);
  expect(await settings(guild.id)).toEqual({});
  expect(discord.world.problems).toEqual([]);
});
