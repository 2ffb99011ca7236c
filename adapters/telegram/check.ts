import { Bot } from "grammy";
import type { Finding } from "../../src/core/ports/finding.ts";
import { type Access, CLOUD_API_ROOT } from "./api.ts";
import { toPlatformError, troubleOf } from "./errors.ts";

const ANSWER_WITHIN_SECONDS = 10;

export interface TelegramCheckOptions extends Partial<Access> {
  /** Updates will come by webhook. */
  webhook?: boolean;
}

/** What `npm run doctor` says of Telegram: whether the token is taken, and what BotFather's settings mean. */
export async function checkTelegram({
  token,
  apiRoot = CLOUD_API_ROOT,
  webhook,
}: TelegramCheckOptions): Promise<Finding[]> {
  if (!token)
    return [{ about: "Telegram", verdict: "off", detail: "not set up (TELEGRAM_TOKEN is not set)" }];
  const { api } = new Bot(token, {
    client: { apiRoot, timeoutSeconds: ANSWER_WITHIN_SECONDS, sensitiveLogs: false },
  });
  try {
    const me = await api.getMe();
    const { url, pending_update_count, last_error_message } = await api.getWebhookInfo();
    return [
      {
        about: "Telegram",
        verdict: "good",
        detail: `the token is @${me.username}'s${apiRoot === CLOUD_API_ROOT ? "" : `, by the server at ${new URL(apiRoot).host}`}`,
      },
      me.supports_inline_queries
        ? {
            about: "Telegram inline mode",
            verdict: "good",
            detail: `people find their clips with @${me.username} in any chat`,
          }
        : {
            about: "Telegram inline mode",
            verdict: "warning",
            detail: "is off: people can't find their clips from other chats",
            remedy: "Send /setinline to @BotFather and give it a short hint, such as: find a clip",
          },
      {
        about: "Telegram groups",
        verdict: me.can_join_groups ? "good" : "warning",
        detail: !me.can_join_groups
          ? "the bot can't be added to groups"
          : me.can_read_all_group_messages
            ? "privacy mode is off: the bot hears everything in its groups and needs only commands and replies"
            : "privacy mode is on: the bot hears commands and replies to it, which is all it needs",
        ...(me.can_join_groups ? {} : { remedy: "Send /setjoingroups to @BotFather and choose Enable." }),
      },
      {
        about: "Telegram updates",
        verdict: last_error_message === undefined || !url ? "good" : "warning",
        detail: `${webhook ? "by webhook" : "by polling"}, ${pending_update_count} waiting${last_error_message && url ? `; the last call failed: ${last_error_message}` : ""}`,
        ...(last_error_message === undefined || !url
          ? {}
          : {
              remedy:
                "Make sure WEBHOOK_URL leads to this bot over https, with a certificate that is trusted.",
            }),
      },
    ];
  } catch (error) {
    const trouble = troubleOf(error);
    return [
      {
        about: "Telegram",
        verdict: "problem",
        detail: toPlatformError(error).userMessage,
        remedy:
          trouble === "unauthorized"
            ? "Copy the token again from @BotFather (/mybots, your bot, API Token) into TELEGRAM_TOKEN."
            : apiRoot === CLOUD_API_ROOT
              ? "See whether this machine reaches https://api.telegram.org."
              : `See whether the Bot API server at ${new URL(apiRoot).host} runs, or leave TELEGRAM_API_ROOT empty.`,
      },
    ];
  }
}
