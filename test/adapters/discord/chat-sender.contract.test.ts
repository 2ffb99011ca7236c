import { REST, Routes } from "discord.js";
import { expect } from "vitest";
import { refOf } from "../../../adapters/discord/place.ts";
import { renderCard } from "../../../adapters/discord/render.ts";
import { createDiscordSender } from "../../../adapters/discord/sender.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { chatSenderContract } from "../../contracts/chat-sender.ts";
import { startFakeDiscord } from "../../fakes/discord/server.ts";
import { testMedia } from "../../fixtures/media.ts";
import { testRedis } from "../../fixtures/redis.ts";
import { recordingLog, wordsOf } from "./stage.ts";

chatSenderContract("Discord", async () => {
  const redis = testRedis();
  const notebook = createRedisNotebook(redis.client, redis.prefix);
  const media = await testMedia();
  const discord = await startFakeDiscord();
  const guild = discord.guild();
  const ada = discord.person("Ada");
  discord.join(guild.id, ada);
  const channel = discord.channel({ guildId: guild.id });
  const asked = discord.say(ada, channel.id, `<@${discord.world.bot.id}> a fox crosses a frozen lake`);
  const sender = createDiscordSender({
    token: discord.token,
    apiUrl: discord.url,
    notebook,
    media,
    log: recordingLog().log,
  });
  const rest = new REST({ api: discord.url }).setToken(discord.token);
  return {
    sender,
    surface: { platform: "discord", chat: channel.id, group: guild.id, message: asked.id },
    maker: `discord:${ada}`,
    async showCard(card) {
      const { body } = renderCard(card);
      return refOf((await rest.post(Routes.channelMessages(channel.id), { body })) as never);
    },
    async wordsOf(ref) {
      const message = discord.world.messages.get(ref.message);
      return message && wordsOf(message);
    },
    async films() {
      return discord
        .posts(channel.id)
        .filter(({ attachments }) => attachments.some((file) => file.content_type === "video/mp4"))
        .map((message) => ({
          message: message.id,
          ...(message.message_reference?.message_id ? { replyTo: message.message_reference.message_id } : {}),
        }));
    },
    async othersSee() {
      return discord.posts(channel.id).filter(({ onlyFor }) => onlyFor === undefined).length;
    },
    async alone() {
      return discord
        .posts(discord.direct(ada).id)
        .filter(({ attachments }) => attachments.length > 0)
        .map(wordsOf);
    },
    async pings() {
      return discord.posts(channel.id).some(({ pinged }) => pinged.length > 0);
    },
    async close() {
      await sender.close();
      await notebook.close();
      await redis.close();
      await discord.close();
      await media.remove();
      expect(discord.world.problems).toEqual([]);
    },
  };
});
