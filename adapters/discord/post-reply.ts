import type { APIMessage } from "discord.js";
import { PlatformError } from "../../src/core/errors.ts";
import type { DiscordApi, OutgoingMessage } from "./api.ts";

/** Posts as a reply to another message of the channel, or as it is where that is gone or may not be seen. */
export async function postReply(
  api: DiscordApi,
  channel: string,
  message: OutgoingMessage,
  to: string | undefined,
  signal?: AbortSignal,
): Promise<APIMessage> {
  if (to === undefined) return api.post(channel, message, signal);
  const message_reference = { message_id: to, channel_id: channel, fail_if_not_exists: false };
  try {
    return await api.post(channel, { ...message, body: { ...message.body, message_reference } }, signal);
  } catch (error) {
    if (!(error instanceof PlatformError && error.code === "no-history")) throw error;
    return api.post(channel, message, signal);
  }
}
