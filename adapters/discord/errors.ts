import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import type { ErrorCode } from "../../src/core/error-codes.ts";
import { PlatformError } from "../../src/core/errors.ts";

interface Told {
  code: ErrorCode;
  sentence: string;
  retryable?: boolean;
  retryAfterMs?: number;
}

const TOO_LARGE: Told = {
  code: "file-too-large",
  sentence: "The file is larger than Discord takes here. Ask for a shorter one.",
};
const NO_DIRECT_MESSAGES: Told = {
  code: "no-direct-messages",
  sentence:
    "I can't send you direct messages. Allow them in your privacy settings for the server, and ask again.",
};
const NO_TEXT_CHANNEL: Told = {
  code: "no-access",
  sentence: "I can't post in that kind of channel. Ask in a text channel or a thread.",
};
const ANSWER_EXPIRED: Told = {
  code: "answer-expired",
  sentence: "Discord no longer takes this answer; please ask again.",
};

/** Discord's own codes, as far as they ask for different steps, to ours. */
const CODES: Record<number, Told> = {
  10003: { code: "channel-gone", sentence: "That channel no longer exists. Ask in another one." },
  10004: { code: "channel-gone", sentence: "That server no longer exists. Ask me somewhere else." },
  10007: { code: "person-gone", sentence: "They are not in that server any more." },
  10008: { code: "message-gone", sentence: "That message no longer exists." },
  10013: { code: "person-gone", sentence: "That account no longer exists." },
  10015: ANSWER_EXPIRED,
  10062: ANSWER_EXPIRED,
  20016: {
    code: "slow-mode",
    sentence: "This channel is in slow mode. I try again when it lets me.",
    retryable: true,
    retryAfterMs: 10_000,
  },
  // Messages older than an hour take only a few edits; Discord lets more through after a while.
  30046: {
    code: "too-many-edits",
    sentence: "Discord takes no more edits of that message for now. I try again in a minute.",
    retryable: true,
    retryAfterMs: 60_000,
  },
  40001: {
    code: "bad-token",
    sentence:
      "Discord doesn't accept the bot's token. Whoever runs this bot finds what to do with: npm run doctor",
  },
  40003: {
    code: "slow-down",
    sentence: "Discord asks for a pause. I try again soon.",
    retryable: true,
    retryAfterMs: 30_000,
  },
  40005: TOO_LARGE,
  40060: { code: "already-answered", sentence: "This was answered already." },
  40094: { code: "no-more-answers", sentence: "Discord takes no more answers to this; please ask again." },
  50001: {
    code: "no-access",
    sentence: "I can't see that channel. Those who manage the server can let me (View Channel).",
  },
  50006: {
    code: "no-access",
    sentence: "I may not post that there. Those who manage the server can let me.",
  },
  50007: NO_DIRECT_MESSAGES,
  50008: NO_TEXT_CHANNEL,
  50013: {
    code: "no-access",
    sentence:
      "I may not post in that channel. Those who manage the server can let me (Send Messages, Attach Files, Embed Links).",
  },
  50024: NO_TEXT_CHANNEL,
  50027: ANSWER_EXPIRED,
  50045: TOO_LARGE,
  50083: {
    code: "thread-closed",
    sentence: "That thread is archived. Write something in it, and ask again.",
  },
  50278: NO_DIRECT_MESSAGES,
  160002: {
    code: "no-history",
    sentence:
      "I may not see earlier messages of that channel. Those who manage the server can let me (Read Message History).",
  },
  160004: { code: "thread-exists", sentence: "That message has a thread already." },
  160005: {
    code: "thread-closed",
    sentence: "That thread is locked. Ask in its channel, or those who manage the server.",
  },
  200000: {
    code: "blocked-here",
    sentence:
      "This server's moderation blocked the message. Put it in other words, or ask those who manage the server.",
  },
};

/**
 * Any error of discord.js as ours. The original is not kept as the cause: it carries the address, which may
 * hold an interaction's token, and the body, which holds people's words.
 */
export function toPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof DiscordAPIError) {
    const known = CODES[Number(error.code)];
    const message = `Discord ${error.status}, code ${error.code}: ${error.message}`;
    if (known) return new PlatformError(known.code, known.sentence, { ...known, message });
    return byStatus(error.status, message);
  }
  if (error instanceof HTTPError) return byStatus(error.status, `Discord ${error.status}: ${error.message}`);
  if (error instanceof RateLimitError) {
    return new PlatformError("slow-down", "Discord asks for a pause. I try again soon.", {
      retryable: true,
      retryAfterMs: error.retryAfter,
      message: `Discord's rate limit of ${error.route} is used up`,
    });
  }
  const {
    name = "Error",
    message = String(error),
    code,
  } = error as { name?: string; message?: string; code?: string };
  if (/^Expected token to be set/.test(message))
    return byStatus(401, "Discord refused the bot's token earlier on");
  // Sent, and closed or silent after it: Discord may have done it.
  const lost =
    name === "AbortError" || code === "ECONNRESET" || /^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/.test(code ?? "");
  return new PlatformError(
    lost ? "answer-lost" : "unreachable",
    "Discord can't be reached right now. Please try again in a minute.",
    {
      retryable: true,
      message: `Discord not reached: ${name}${code ? ` ${code}` : ""}: ${message}`,
    },
  );
}

function byStatus(status: number, message: string): PlatformError {
  if (status >= 500 || status === 429) {
    return new PlatformError("unreachable", "Discord has trouble right now. Please try again in a minute.", {
      retryable: true,
      message,
    });
  }
  if (status === 401)
    return new PlatformError(
      "bad-token",
      "Discord doesn't accept the bot's token. Whoever runs this bot finds what to do with: npm run doctor",
      { message },
    );
  if (status === 403)
    return new PlatformError(
      "no-access",
      "I may not do that there. Those who manage the server can let me.",
      { message },
    );
  if (status === 404)
    return new PlatformError("channel-gone", "That no longer exists. Please ask again.", { message });
  if (status === 413) {
    return new PlatformError(TOO_LARGE.code, TOO_LARGE.sentence, { message });
  }
  return new PlatformError(
    "refused",
    "Discord refused this. Please try again; if it happens again, tell whoever runs this bot.",
    { message },
  );
}

/** Refusals after which another place may still take the message. */
const NOT_HERE = new Set([
  "channel-gone",
  "message-gone",
  "no-access",
  "thread-closed",
  "blocked-here",
  "answer-expired",
  "person-gone",
  "no-direct-messages",
]);

/** Whether this place takes nothing, and another one may. */
export function isRefusedHere(error: unknown): error is PlatformError {
  return error instanceof PlatformError && NOT_HERE.has(error.code);
}
