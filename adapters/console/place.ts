import type { MessageRef } from "../../src/core/surface.ts";
import type { Message } from "./message.ts";

export const PLATFORM = "console";

/** Ids are part of addresses and keys: nothing but these letters gets in. */
export const ID = /^[a-zA-Z0-9_-]{1,64}$/;

export function refOf(message: Pick<Message, "thread" | "id">): MessageRef {
  return { platform: PLATFORM, chat: message.thread, message: message.id };
}
