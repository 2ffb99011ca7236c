import { Hono } from "hono";
import type { Logger } from "pino";
import type { ChatListener, ChatSender } from "../core/ports/chat.ts";
import type { CommandLocale } from "../core/talk/command-locale.ts";
import type { Config } from "../host/config.ts";
import { createThumbnail } from "../media/thumbnail.ts";
import { platformsSetUp } from "../platforms/setups.ts";
import type { Parts, SenderParts } from "./parts.ts";

/** The speaking halves of the chat platforms that have a token. The local chat is always there. */
export async function createSenders(
  config: Config,
  { store, media, notebook, pace, clock }: SenderParts,
  log: Logger,
): Promise<ChatSender[]> {
  const thumbnail = createThumbnail({ media, store });
  // What one process has begun to post another may have to go on with.
  const made = { media: store, pace, thumbnail, now: clock.now, log };
  return (await platformsSetUp(config)).map(({ platform, setup }) =>
    setup.sender(config, { ...made, notebook: notebook(platform) }),
  );
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
  const routes = new Hono();
  const made = { studio, media, pace, fetch, now: Date.now, log, locales };
  const listeners = (await platformsSetUp(config)).flatMap(({ platform, setup }) => {
    const sender = senders.find((one) => one.platform === platform);
    return sender ? [setup.listener(config, { ...made, notebook: notebook(platform), sender })] : [];
  });
  for (const { webhook } of listeners) {
    if (webhook) routes.all(webhook.path, (context) => webhook.handle(context.req.raw));
  }
  return { listeners, routes };
}
