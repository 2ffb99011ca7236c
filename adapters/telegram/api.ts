import { setTimeout as sleep } from "node:timers/promises";
import { autoRetry } from "@grammyjs/auto-retry";
import { type Api, Bot, HttpError, type Transformer } from "grammy";
import { type ChatPace, paced } from "./chat-pace.ts";
import { troubleOfRefusal } from "./errors.ts";

export const CLOUD_API_ROOT = "https://api.telegram.org";

export interface Access {
  token: string;
  /** Root of the Bot API server, without a slash at the end. Default: Telegram's own. */
  apiRoot?: string | undefined;
}

/** Long polling asks for 30 s, so an answer to anything but an upload is there long before. */
const CALL_TIMEOUT_SECONDS = 60;
/** 50 MB over a line of 1 Mbit/s take seven minutes; files for a local server travel faster. */
const UPLOAD_TIMEOUT_SECONDS = 900;

/** grammY's bot with our manners towards Telegram; it hears nothing until it is run. */
export function createTelegramBot({ token, apiRoot = CLOUD_API_ROOT }: Access, pace: ChatPace): Bot {
  const bot = new Bot(token, {
    client: { apiRoot, timeoutSeconds: CALL_TIMEOUT_SECONDS, sensitiveLogs: false },
  });
  behave(bot.api, pace);
  return bot;
}

/** The same for uploads, which may take long. */
export function createUploadApi({ token, apiRoot = CLOUD_API_ROOT }: Access, pace: ChatPace): Api {
  const { api } = new Bot(token, {
    client: { apiRoot, timeoutSeconds: UPLOAD_TIMEOUT_SECONDS, sensitiveLogs: false },
  });
  behave(api, pace);
  return api;
}

/** For cards: tries once and waits for nothing, because whoever keeps a card comes back with its newest state. */
export function createCardApi({ token, apiRoot = CLOUD_API_ROOT }: Access): Api {
  return new Bot(token, {
    client: { apiRoot, timeoutSeconds: CALL_TIMEOUT_SECONDS, sensitiveLogs: false },
  }).api;
}

function behave(api: Api, pace: ChatPace): void {
  api.config.use(paced(pace));
  // Outside of it, so that a second attempt is paced too.
  api.config.use(withoutReply());
  api.config.use(retry());
}

/** A stale keep-alive connection breaks at once and is cured by the first repeat; the second spans a hiccup. */
const LOST_ANSWER_PAUSES_MS = [100, 2_000] as const;

/**
 * Whatever replies to a message that is gone is sent on its own. `allow_sending_without_reply` asks Telegram for that,
 * but a message deleted in the very moment still gets a refusal.
 */
function withoutReply(): Transformer {
  return async (prev, method, payload, signal) => {
    const answer = await prev(method, payload, signal);
    const isReply = "reply_parameters" in payload && payload.reply_parameters !== undefined;
    if (answer.ok || !isReply || troubleOfRefusal(answer) !== "message-gone") return answer;
    return prev(method, { ...payload, reply_parameters: undefined }, signal);
  };
}

/**
 * What can be sent again is sent again. A refusal with `retry_after` did nothing, so any call may be repeated
 * after it. A call whose answer was lost may have been done: a film or an album is then never simply sent again (its
 * posting finds out first, and waits for Telegram before it uploads), while a text is, because a lost answer is worse
 * than a doubled one. Long polling looks after itself.
 */
function retry(): Transformer {
  const refused = { maxRetryAttempts: 3, maxDelaySeconds: 30, rethrowHttpErrors: true };
  const usual = autoRetry(refused);
  // Where too much was said in a group Telegram asks for up to a minute.
  const message = autoRetry({ ...refused, maxDelaySeconds: 90 });
  return async (prev, method, payload, signal) => {
    if (["getUpdates", "getMe", "sendVideo", "sendMediaGroup"].includes(method))
      return prev(method, payload, signal);
    const patient = /^(send|copy|forward)/.test(method) ? message : usual;
    for (const pauseMs of LOST_ANSWER_PAUSES_MS) {
      try {
        return await patient(prev, method, payload, signal);
      } catch (error) {
        if (!(error instanceof HttpError) || signal?.aborted) throw error;
        await sleep(pauseMs);
      }
    }
    return patient(prev, method, payload, signal);
  };
}
