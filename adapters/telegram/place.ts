import type { Chat, Message } from "grammy/types";
import type { MessageRef, Surface } from "../../src/core/surface.ts";

export const PLATFORM = "telegram";

export function isPrivate(chat: Pick<Chat, "type">): boolean {
  return chat.type === "private";
}

/** The forum topic a message stands in. In other groups the same field means a chain of replies, which is no place. */
function topicOf(message: Pick<Message, "message_thread_id" | "is_topic_message">): string | undefined {
  return message.is_topic_message && message.message_thread_id !== undefined
    ? String(message.message_thread_id)
    : undefined;
}

export function surfaceOf(message: Message): Surface {
  const thread = topicOf(message);
  const chat = String(message.chat.id);
  return {
    platform: PLATFORM,
    chat,
    ...(thread === undefined ? {} : { thread }),
    message: String(message.message_id),
    ...(isPrivate(message.chat) ? {} : { group: chat }),
  };
}

export function refOf(message: Message): MessageRef {
  const thread = topicOf(message);
  return {
    platform: PLATFORM,
    chat: String(message.chat.id),
    message: String(message.message_id),
    ...(thread === undefined ? {} : { thread }),
  };
}

/** Where to send to, as the Bot API wants it. */
export interface Target {
  chat_id: number;
  message_thread_id?: number;
  reply_parameters?: { message_id: number; allow_sending_without_reply: true };
}

export function targetOf(place: { chat: string; thread?: string; message?: string }): Target {
  return {
    chat_id: Number(place.chat),
    ...(place.thread === undefined ? {} : { message_thread_id: Number(place.thread) }),
    ...(place.message === undefined || place.message === "0"
      ? {}
      : {
          reply_parameters: { message_id: Number(place.message), allow_sending_without_reply: true as const },
        }),
  };
}
