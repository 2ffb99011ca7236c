import { DISK_FULL, isDiskFull } from "./disk-full.ts";
import type { ErrorCode } from "./error-codes.ts";

/**
 * What went wrong, for two readers: `userMessage` is a plain sentence for the person who asked (what
 * happened, what to do next); `message` and `cause` are for the log. Foreign errors become one of these
 * in exactly one place, at the edge they came in by.
 */
export class BotError extends Error {
  readonly code: ErrorCode;
  readonly userMessage: string;
  /** Whether doing the same again, later, can succeed. */
  readonly retryable: boolean;
  /** With `retryable`: how long the other side asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** With `retryAfterMs`: it is known to end by itself, and may last; what waits for it says so. */
  readonly waiting: Waiting | undefined;

  constructor(
    code: ErrorCode,
    userMessage: string,
    options: {
      retryable?: boolean;
      retryAfterMs?: number;
      waiting?: Waiting | undefined;
      cause?: unknown;
      message?: string;
    } = {},
  ) {
    super(options.message ?? `${code}: ${userMessage}`, { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.userMessage = userMessage;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
    this.waiting = options.waiting;
  }
}

/** Something that is waited for. */
export interface Waiting {
  /** Why, in a sentence for a card. */
  says: string;
  /** How long altogether at most, in milliseconds. */
  forMs: number;
}

/** A button's label, and the command it calls. */
export interface HelpingCall {
  label: string;
  command: string;
  options: Record<string, string | number | boolean>;
}

/** The person asked for something that cannot be had; nothing was recorded and nothing charged. */
export class UserMistake extends BotError {
  /** Complete commands that would work, for a platform to offer as things to tap or copy. */
  readonly examples: readonly string[];
  /** Calls that help from here, as buttons. */
  readonly buttons: readonly HelpingCall[];

  constructor(
    code: ErrorCode,
    userMessage: string,
    options: { examples?: readonly string[]; buttons?: readonly HelpingCall[]; cause?: unknown } = {},
  ) {
    super(code, userMessage, { cause: options.cause });
    this.examples = options.examples ?? [];
    this.buttons = options.buttons ?? [];
  }
}

/** A chat platform refused or could not be reached. */
export class PlatformError extends BotError {}

/** A backend refused, failed or could not be reached. */
export class BackendError extends BotError {}

/** A media file or ffmpeg itself is the trouble. */
export class MediaError extends BotError {}

/** The installation's settings are wrong; the process does not start. */
export class ConfigError extends BotError {}

export const OUR_FAULT =
  "Something went wrong on our side. Please try again; if it happens again, tell whoever runs this bot.";

/** Any thrown thing as a BotError: ours unchanged, a disk or store that fails as what it is, another as an internal fault. */
export function toBotError(error: unknown): BotError {
  if (error instanceof BotError) return error;
  if (isDiskFull(error)) {
    const { sentence, retryable } = DISK_FULL;
    return new BotError("no-disk-space", sentence, { cause: error, retryable });
  }
  // What the store's client throws once it has tried often enough; nothing recorded is lost by it.
  if (error instanceof Error && error.name === "MaxRetriesPerRequestError") {
    return new BotError(
      "store-away",
      "The bot can't reach its memory just now. What is being made goes on when it is back; please try again in a minute.",
      { cause: error, retryable: true },
    );
  }
  // Redis' own codes for a full disk and for its memory at the limit that is set; every write is refused until somebody helps.
  if (error instanceof Error && /^(?:MISCONF|OOM) /.test(error.message)) {
    return new BotError(
      "store-full",
      "The bot's memory is full, so it takes nothing new just now. Whoever runs this bot has to make room for it; please try again later.",
      { cause: error, retryable: true },
    );
  }
  return new BotError("internal", OUR_FAULT, {
    cause: error,
    message: error instanceof Error ? error.message : String(error),
  });
}
