import type { Bot } from "grammy";
import { PlatformError } from "../../src/core/errors.ts";
import type { Log } from "../../src/core/ports/log.ts";
import { toPlatformError, troubleOf } from "./errors.ts";
import { UPDATES } from "./polling.ts";

/** Pause between two attempts, where Telegram names none. */
const AGAIN_MS = 5_000;

/**
 * Tries to reach Telegram until it answers, and tells it how updates are to come: how they do; undefined where it was not
 * reached before stopping. Throws PlatformError `telegram-token` or `telegram-webhook` where trying again can't help.
 */
export async function connect(dependencies: {
  bot: Bot;
  /** Where Telegram is to call; undefined: it is polled. */
  webhook: { url: string; secret: string; insists: boolean } | undefined;
  /** Waits, but not beyond stopping. */
  pause(ms: number): Promise<void>;
  log: Log;
  stopped: AbortSignal;
}): Promise<"webhook" | "polling" | undefined> {
  const { bot, webhook, pause, log, stopped } = dependencies;
  const { api } = bot;
  while (!stopped.aborted) {
    try {
      if (!bot.isInited()) bot.botInfo = await api.getMe();
      if (webhook && (await setWebhook(webhook))) return "webhook";
      await forgetWebhook();
      return "polling";
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === "unauthorized" || trouble === "refused") throw toPlatformError(error);
      const { code, userMessage, retryAfterMs } = toPlatformError(error);
      log.warn({ code, why: userMessage }, "not connected to Telegram yet; trying again");
      await pause(retryAfterMs ?? AGAIN_MS);
    }
  }
  return undefined;

  /** Whether Telegram will call. */
  async function setWebhook({ url, secret, insists }: NonNullable<typeof webhook>): Promise<boolean> {
    try {
      await api.setWebhook(url, { secret_token: secret, allowed_updates: UPDATES });
      return true;
    } catch (error) {
      if (troubleOf(error) !== "refused") throw error;
      const why = toPlatformError(error);
      if (!insists) {
        log.warn({ why: why.message }, "Telegram refuses the webhook, so it is polled instead");
        return false;
      }
      log.error({ err: why }, "Telegram refuses the webhook");
      throw new PlatformError(
        "telegram-webhook",
        "Telegram can't call this bot at its WEBHOOK_URL. It must lead here from everywhere, over https with a trusted certificate; with TELEGRAM_WEBHOOK=off the bot asks Telegram instead.",
      );
    }
  }

  /** Telegram lets nobody poll while a webhook is set. Should this fail, polling says so by itself. */
  async function forgetWebhook(): Promise<void> {
    try {
      await api.deleteWebhook();
    } catch (error) {
      log.warn({ code: toPlatformError(error).code }, "a webhook set before could not be removed");
    }
  }
}
