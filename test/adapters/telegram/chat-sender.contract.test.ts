import { Bot } from "grammy";
import { expect } from "vitest";
import { refOf } from "../../../adapters/telegram/place.ts";
import { cardText } from "../../../adapters/telegram/render.ts";
import { createTelegramSender } from "../../../adapters/telegram/sender.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { chatSenderContract } from "../../contracts/chat-sender.ts";
import { startFakeTelegram } from "../../fakes/telegram/server.ts";
import { testRedis } from "../../fixtures/redis.ts";
import { fastPace, silentLog } from "./rig.ts";

chatSenderContract("Telegram", async () => {
  const redis = testRedis();
  const notebook = createRedisNotebook(redis.client, redis.prefix);
  const telegram = await startFakeTelegram();
  const ada = telegram.user("Ada");
  const group = telegram.group("Film club", { members: [ada] });
  telegram.say(ada, ada.id, "/start");
  const asked = telegram.say(ada, group, "/video@rushes_bot a fox crosses a frozen lake");
  const surface = {
    platform: "telegram",
    chat: String(group),
    message: String(asked.message_id),
    group: String(group),
  };
  const { api } = new Bot(telegram.token, { client: { apiRoot: telegram.apiRoot } });
  const sender = createTelegramSender({
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    notebook,
    pace: fastPace(redis),
    now: () => 1_790_000_000_000,
    log: silentLog,
  });
  const messageOf = (ref: { chat: string; message: string }) =>
    telegram.chatOf(ref.chat).messages.get(Number(ref.message));
  return {
    sender,
    surface,
    maker: `telegram:${ada.id}`,
    async showCard(card) {
      const { text, entities } = cardText(card);
      return refOf(await api.sendMessage(group, text, { entities }));
    },
    async wordsOf(ref) {
      const message = messageOf(ref);
      return message && (message.text ?? message.caption);
    },
    async films() {
      return telegram
        .fromBot(group)
        .filter(({ video }) => video)
        .map((message) => ({
          message: String(message.message_id),
          ...(message.reply_to_message ? { replyTo: String(message.reply_to_message.message_id) } : {}),
        }));
    },
    async othersSee() {
      return telegram.fromBot(group).length;
    },
    async alone() {
      return telegram
        .fromBot(ada.id)
        .filter(({ video }) => video)
        .map(({ caption }) => caption ?? "");
    },
    async pings() {
      // Telegram makes a mention of every @name it finds in a text.
      return telegram.fromBot(group).some(({ text, caption }) => /@\w/.test(text ?? caption ?? ""));
    },
    async close() {
      await sender.close();
      await notebook.close();
      await redis.close();
      await telegram.close();
      expect(telegram.problems).toEqual([]);
    },
  };
});
