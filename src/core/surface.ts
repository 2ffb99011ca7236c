/** A place in a chat where a clip was asked for and goes back to. Plain JSON: survives a queue and a restart. */
export interface Surface {
  /** "console", "discord" or "telegram". */
  platform: string;
  /** The platform's id of the chat or channel. */
  chat: string;
  /** Thread or forum topic inside the chat. */
  thread?: string;
  /** The asking message, to be replied to; absent where there is none to reply to. */
  message?: string;
  /** The community whose budget and settings apply, such as a Discord server or Telegram group; absent in private chats. */
  group?: string;
  /** The platform marks this place as for adults. */
  adult?: boolean;
  /** Greatest file the platform takes here, in bytes, if it was told with the request. */
  uploadLimitBytes?: number;
  /** Anything else the adapter needs to come back here; only it reads this. Never a token. */
  extra?: Record<string, string | number | boolean>;
}

/** A message on a platform. */
export interface MessageRef {
  platform: string;
  chat: string;
  message: string;
  thread?: string;
}

export function messageKey(ref: MessageRef): string {
  return `${ref.platform}:${ref.chat}:${ref.message}`;
}

/** Where somebody is spoken to alone, by their id. */
export function inPrivate(id: string): Surface {
  const at = id.indexOf(":");
  return { platform: id.slice(0, at), chat: id.slice(at + 1) };
}
