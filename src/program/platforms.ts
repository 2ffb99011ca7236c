import { Hono } from "hono";
import type { Logger } from "pino";
import type { ChatListener, ChatSender } from "../core/ports/chat.ts";
import type { CommandLocale } from "../core/talk/command-locale.ts";
import type { Config } from "../host/config.ts";
import { createThumbnail } from "../media/thumbnail.ts";
import type { Parts, SenderParts } from "./parts.ts";

/** The chat platforms that have a token; each is only loaded when it does. The local chat is always there. */
export async function createSenders(
  config: Config,
  { store, media, notebook, pace }: SenderParts,
  log: Logger,
): Promise<ChatSender[]> {
  const senders: ChatSender[] = [];
  const { discord, telegram } = config;
  if (discord.token !== undefined) {
    const { createDiscordSender } = await import("../../adapters/discord/sender.ts");
    const { token, apiUrl } = discord;
    senders.push(createDiscordSender({ token, apiUrl, notebook: notebook("discord"), media: store, log }));
  }
  if (telegram.token !== undefined) {
    const { createTelegramSender } = await import("../../adapters/telegram/sender.ts");
    const { token, apiRoot, uploadLimitBytes } = telegram;
    senders.push(
      createTelegramSender({
        token,
        apiRoot,
        uploadLimitBytes,
        notebook: notebook("telegram"),
        pace,
        now: Date.now,
        log,
        media: store,
        thumbnail: createThumbnail({ media, store }),
      }),
    );
  }
  return senders;
}

/** The listening halves, and the routes on which platforms call us. */
export async function createListeners(
  config: Config,
  {
    studio,
    workshop: { store: media },
    record: { notebook, pace },
    chat: { senders },
  }: Pick<Parts, "studio" | "workshop" | "record" | "chat">,
  { locales, log }: { locales: readonly CommandLocale[]; log: Logger },
): Promise<{ listeners: ChatListener[]; routes: Hono }> {
  const listeners: ChatListener[] = [];
  const routes = new Hono();
  const { discord, telegram } = config;
  if (discord.token !== undefined) {
    const { createDiscordListener } = await import("../../adapters/discord/listener.ts");
    const { token, apiUrl, messageContent, shards } = discord;
    const own = { token, apiUrl, messageContent, shards };
    listeners.push(
      createDiscordListener({ ...own, studio, media, notebook: notebook("discord"), log, fetch, locales }),
    );
  }
  const sender = senders.find(({ platform }) => platform === "telegram");
  if (telegram.token !== undefined && sender) {
    const { createTelegramListener } = await import("../../adapters/telegram/listener.ts");
    const { webhookFor } = await import("../../adapters/telegram/webhook.ts");
    const { token, apiRoot, webhook: mode, webhookSecret: secret, ephemeral, rich } = telegram;
    const listener = createTelegramListener({
      token,
      apiRoot,
      ephemeral,
      rich,
      webhook: webhookFor({ token, webhookUrl: config.webhookUrl, mode, apiRoot, secret }),
      studio,
      media,
      notebook: notebook("telegram"),
      sender,
      pace,
      fetch,
      now: Date.now,
      log,
      locales,
    });
    if (listener.webhook) {
      const { path, handle } = listener.webhook;
      routes.all(path, (context) => handle(context.req.raw));
    }
    listeners.push(listener);
  }
  return { listeners, routes };
}
