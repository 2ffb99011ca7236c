import type { ChatMemberUpdated } from "grammy/types";
import type { Log } from "../../src/core/ports/log.ts";
import type { Chats } from "./chats.ts";
import { isPrivate } from "./place.ts";

/** Hears that the bot may write somewhere, or no longer; who has just taken it in is welcomed. */
export function createStandingHearer({
  chats,
  arrive,
  handOver,
  log,
}: {
  chats: Pick<Chats, "speaks" | "silence">;
  arrive: (chat: string) => Promise<void>;
  /** Nobody waits for it. */
  handOver: (chat: string) => void;
  log: Log;
}) {
  return async ({ chat: place, new_chat_member, old_chat_member }: ChatMemberUpdated): Promise<void> => {
    const { status } = new_chat_member;
    const chat = String(place.id);
    const mayWrite =
      status === "member" ||
      status === "administrator" ||
      (new_chat_member.status === "restricted" &&
        new_chat_member.is_member &&
        new_chat_member.can_send_messages);
    if (mayWrite) await chats.speaks(chat);
    else await chats.silence(chat);
    if (mayWrite && isPrivate(place)) handOver(chat);
    const wasThere = !["left", "kicked"].includes(old_chat_member.status);
    if (mayWrite && !wasThere && !isPrivate(place) && place.type !== "channel") await arrive(chat);
    log.info({ chat, status }, "the bot's standing in a chat changed");
  };
}
