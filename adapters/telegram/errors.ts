import { GrammyError, HttpError } from "grammy";
import type { ApiError } from "grammy/types";
import type { ErrorCode } from "../../src/core/error-codes.ts";
import { BotError, PlatformError, toBotError } from "../../src/core/errors.ts";

/** What Telegram's refusal means for us. */
export type Trouble =
  /** An edit that changes nothing. */
  | "unchanged"
  /** The message to edit, delete or reply to is not there (any more), or is not ours. */
  | "message-gone"
  /** The forum topic is not there any more. */
  | "thread-gone"
  | "thread-closed"
  /** We may not write here: blocked, kicked, muted, chat deleted, never started. */
  | "silenced"
  /** We may write, but post no films. */
  | "no-films"
  /** The group became a supergroup with another id. */
  | "moved"
  | "slow-down"
  | "too-large"
  /** A kept file id that Telegram takes no more. */
  | "bad-file-id"
  /** A button pressed or an inline query made too long ago to be answered. */
  | "too-late"
  /** The token is wrong or revoked. */
  | "unauthorized"
  /** Somebody else polls with this token, or a webhook is set. */
  | "conflict"
  | "server-down"
  /** No answer: whether Telegram did it is not known. */
  | "unreachable"
  | "refused";

/**
 * Telegram gives one number (400) to most refusals and tells them apart only by words; these are the words of
 * the Bot API server's own sources. They are matched here and nowhere else.
 */
const WORDS: readonly [RegExp, Trouble][] = [
  [/message is not modified/i, "unchanged"],
  [/query is too old|query_id_invalid|query id is invalid/i, "too-late"],
  [/message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i, "thread-gone"],
  [/topic[_ ](is )?closed/i, "thread-closed"],
  [/wrong (remote )?file|wrong file_?id|invalid file[_ ]?id|FILE_REFERENCE|FILE_ID_INVALID/i, "bad-file-id"],
  [/file is too (big|large)|entity too large/i, "too-large"],
  [
    /(message|reply)( to (edit|delete|reply|be replied|be edited|be deleted))?( not found| can't be (edited|deleted))|replied message not found|MESSAGE_ID_INVALID|no (caption|text) in the message/i,
    "message-gone",
  ],
  [/chat_send_(video|media|doc|photo)\w*_forbidden|rights to send (video|media|document|photo)/i, "no-films"],
  [
    /chat not found|user not found|peer_id_invalid|rights to send|need administrator rights|chat_write_forbidden|chat_restricted|chat_send_\w+_forbidden|deactivated|user_is_blocked|channel_private/i,
    "silenced",
  ],
];

export function troubleOf(error: unknown): Trouble {
  if (error instanceof HttpError) return "unreachable";
  if (!(error instanceof GrammyError)) return "refused";
  // What does not look like a token is "Not Found"; so is a method that a server of one's own does not know.
  if (error.error_code === 404) return error.method === "getMe" ? "unauthorized" : "refused";
  return troubleOfRefusal(error);
}

/** Whether Telegram may have done it all the same: no answer came, or one that says nothing of that. */
export function mayBeDone(error: unknown): boolean {
  return !(error instanceof GrammyError) || error.error_code >= 500;
}

/** Telegram's own words where it answered that it won't, and not merely not now; undefined: it may yet. */
export function refusalOf(error: unknown): string | undefined {
  return error instanceof GrammyError && error.error_code === 400 ? error.description : undefined;
}

/** An edit of the words of a message that has a picture or film, whose words are its caption. */
export function isWithoutText(error: unknown): boolean {
  return error instanceof GrammyError && /no text in the message/i.test(error.description);
}

/** The same for Telegram's answer itself. */
export function troubleOfRefusal({
  error_code,
  description,
  parameters,
}: Pick<ApiError, "error_code" | "description" | "parameters">): Trouble {
  if (parameters?.migrate_to_chat_id !== undefined) return "moved";
  switch (error_code) {
    case 401:
      return "unauthorized";
    case 403:
      return "silenced";
    case 409:
      return "conflict";
    case 413:
      return "too-large";
    case 429:
      return "slow-down";
  }
  if (error_code >= 500) return "server-down";
  return WORDS.find(([words]) => words.test(description))?.[1] ?? "refused";
}

/** Words of a message were to be edited that has a caption, or the other way round. */
export function isOfOtherKind(error: unknown): boolean {
  return error instanceof GrammyError && /no (?:caption|text) in the message/i.test(error.description);
}

/** The id the group has now, where the error says that it moved. */
export function movedTo(error: unknown): string | undefined {
  if (!(error instanceof GrammyError)) return undefined;
  const chat = error.parameters.migrate_to_chat_id;
  return chat === undefined ? undefined : String(chat);
}

const SENTENCES: Record<Trouble, { code: ErrorCode; userMessage: string; retryable: boolean }> = {
  unchanged: { code: "telegram-unchanged", userMessage: "It already looks like that.", retryable: false },
  "message-gone": {
    code: "message-gone",
    userMessage: "That message is no longer there.",
    retryable: false,
  },
  "thread-gone": {
    code: "nowhere-to-post",
    userMessage: "The topic is gone. Your clip waits in /history.",
    retryable: false,
  },
  "thread-closed": {
    code: "nowhere-to-post",
    userMessage: "The topic is closed. Your clip waits in /history.",
    retryable: false,
  },
  silenced: {
    code: "nowhere-to-post",
    userMessage:
      "I may not write there any more. Your clip waits in /history: open a chat with me to see it.",
    retryable: false,
  },
  "no-films": {
    code: "nowhere-to-post",
    userMessage: "I may not post videos there. Your clip waits in /history.",
    retryable: false,
  },
  moved: {
    code: "chat-moved",
    userMessage: "The group moved while I was writing. Please try again.",
    retryable: true,
  },
  "slow-down": {
    code: "telegram-slow-down",
    userMessage: "Telegram asks me to slow down. I will try again soon.",
    retryable: true,
  },
  "too-large": {
    code: "file-too-large",
    userMessage: "The file is larger than Telegram takes here. Ask for a shorter one.",
    retryable: false,
  },
  "bad-file-id": {
    code: "telegram-file-id",
    userMessage: "Telegram no longer has that file. Please try again.",
    retryable: true,
  },
  "too-late": {
    code: "telegram-too-late",
    userMessage: "That took too long. Please try again.",
    retryable: false,
  },
  unauthorized: {
    code: "telegram-token",
    userMessage:
      "Telegram does not accept this bot's token. Whoever runs the bot must set a new TELEGRAM_TOKEN.",
    retryable: false,
  },
  conflict: {
    code: "telegram-conflict",
    userMessage: "Another program is using this bot's token. Whoever runs the bot must stop one of them.",
    retryable: true,
  },
  "server-down": {
    code: "telegram-down",
    userMessage: "Telegram has trouble. I will try again soon.",
    retryable: true,
  },
  unreachable: {
    code: "telegram-unreachable",
    userMessage: "Telegram can't be reached right now. I will try again soon.",
    retryable: true,
  },
  refused: {
    code: "telegram-refused",
    userMessage: "Telegram did not take that. Please try again, or put it in other words.",
    retryable: false,
  },
};

/**
 * Whatever a call to Telegram threw, as ours. The cause is left behind: it holds the whole payload, and a
 * network error may name the address, which contains the token.
 */
export function toPlatformError(error: unknown): BotError {
  if (error instanceof BotError) return error;
  if (!(error instanceof GrammyError) && !(error instanceof HttpError)) return toBotError(error);
  const { code, userMessage, retryable } = SENTENCES[troubleOf(error)];
  const waitSeconds = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return new PlatformError(code, userMessage, {
    retryable,
    message:
      error instanceof GrammyError
        ? `${code}: ${error.method}: ${error.description}`
        : `${code}: ${error.message}`,
    ...(waitSeconds === undefined ? {} : { retryAfterMs: waitSeconds * 1000 }),
  });
}
