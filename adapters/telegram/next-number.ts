import type { Api } from "grammy";
import type { Log } from "../../src/core/ports/log.ts";
import { mayBeDone, toPlatformError, troubleOf } from "./errors.ts";
import { targetOf } from "./place.ts";

/**
 * The number that a supergroup gives its next message: that of one of our own, without a sound, which is taken away at once. A bot that
 * Telegram doesn't let hear a group (https://core.telegram.org/bots/features#privacy-mode) learns in no other way how much
 * was said there. undefined: it may say nothing there. Throws PlatformError while that can't be known.
 */
export function createNextNumber({ api, log }: { api: Api; log: Log }) {
  return async (place: { chat: string; message?: string }): Promise<number | undefined> => {
    const { chat_id, ...target } = targetOf(place);
    try {
      const { message_id } = await api.sendMessage(chat_id, "Looking whether your clip has arrived.", {
        ...target,
        disable_notification: true,
      });
      await api.deleteMessage(chat_id, message_id).catch((error: unknown) => {
        log.warn({ chat: place.chat, trouble: troubleOf(error) }, "a message could not be taken away again");
      });
      return message_id;
    } catch (error) {
      if (mayBeDone(error) || toPlatformError(error).retryable) throw toPlatformError(error);
      return undefined;
    }
  };
}
