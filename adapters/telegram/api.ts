import { setTimeout as sleep } from "node:timers/promises";
import { autoRetry } from "@grammyjs/auto-retry";
import { apiThrottler } from "@grammyjs/transformer-throttler";
import { type Api, Bot, HttpError, type Transformer } from "grammy";
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
export function createTelegramBot({ token, apiRoot = CLOUD_API_ROOT }: Access): Bot {
  const bot = new Bot(token, {
    client: { apiRoot, timeoutSeconds: CALL_TIMEOUT_SECONDS, sensitiveLogs: false },
  });
  behave(bot.api);
  return bot;
}

/** The same for uploads, which may take long. */
export function createUploadApi({ token, apiRoot = CLOUD_API_ROOT }: Access): Api {
  const { api } = new Bot(token, {
    client: { apiRoot, timeoutSeconds: UPLOAD_TIMEOUT_SECONDS, sensitiveLogs: false },
  });
  behave(api);
  return api;
}

function behave(api: Api): void {
  api.config.use(pace());
  // Outside of it, so that a second attempt is paced too.
  api.config.use(withoutReply());
  api.config.use(retry());
}

const NEW_MESSAGE = /^(send(?!ChatAction|MessageDraft)|copy|forward)/;
const EDIT = /^edit/;
/** A stale keep-alive connection breaks at once and is cured by the first repeat; the second spans a hiccup. */
const LOST_ANSWER_PAUSES_MS = [100, 2_000] as const;

/**
 * Telegram's advice on flooding: one message a second in a chat, short bursts allowed, twenty a minute in a
 * group; about thirty a second over all chats for what nobody asked for. So the first few messages of a moment
 * go at once, as answers should, and only what goes beyond them stands in line. Edits have a measure of their own, so
 * that progress never keeps an answer waiting. Everything else (chat actions, answers to buttons, deleting) is not
 * counted and not held up.
 */
function pace(): Transformer {
  const messages = measured();
  const edits = measured();
  return (prev, method, payload, signal) => {
    if (NEW_MESSAGE.test(method)) return messages(prev, method, payload, signal);
    // Only looks for a lost film: mostly an id that is not there, and nothing that anybody would see.
    const isLook = method === "editMessageCaption" && "chat_id" in payload && Number(payload.chat_id) > 0;
    if (EDIT.test(method) && !isLook) return edits(prev, method, payload, signal);
    return prev(method, payload, signal);
  };
}

/** Burst and line together stay under twenty a minute in a group. No chat's line waits for a long upload to end. */
function measured(): Transformer {
  const line = apiThrottler({
    out: { minTime: 1000 },
    group: { minTime: 1000, reservoir: 14, reservoirRefreshAmount: 14, reservoirRefreshInterval: 60_000 },
  });
  const privateBurst = createBurst({ most: 3, refillMs: 1_000 });
  const groupBurst = createBurst({ most: 5, refillMs: 60_000 });
  return (prev, method, payload, signal) => {
    const chat = "chat_id" in payload ? Number(payload.chat_id) : 0;
    const goesAtOnce = chat < 0 ? groupBurst(chat) : privateBurst(chat);
    return goesAtOnce ? prev(method, payload, signal) : line(prev, method, payload, signal);
  };
}

/** Chats whose burst is remembered; one that is forgotten has all of it again. */
const CHATS_REMEMBERED = 5_000;

/** Whether one more may go at once: `most` in any `refillMs`. */
function createBurst({ most, refillMs }: { most: number; refillMs: number }): (chat: number) => boolean {
  const recent = new Map<number, number[]>();
  return (chat) => {
    const now = performance.now();
    const times = (recent.get(chat) ?? []).filter((time) => now - time < refillMs);
    if (times.length >= most) return false;
    recent.delete(chat);
    recent.set(chat, [...times, now]);
    if (recent.size > CHATS_REMEMBERED) recent.delete(recent.keys().next().value as number);
    return true;
  };
}

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
 * after it. A call whose answer was lost may have been done: a film is then never simply sent again (its
 * posting finds out first), while a text is, because a lost answer is worse than a doubled one.
 * Long polling looks after itself; an edit is overtaken by the next one, so its sender decides.
 */
function retry(): Transformer {
  const refused = { maxRetryAttempts: 3, maxDelaySeconds: 30, rethrowHttpErrors: true };
  const usual = autoRetry(refused);
  // Where too much was said in a group Telegram asks for up to a minute.
  const message = autoRetry({ ...refused, maxDelaySeconds: 90 });
  const edit = autoRetry({ ...refused, maxRetryAttempts: 2, maxDelaySeconds: 3 });
  const film = autoRetry({ ...refused, rethrowInternalServerErrors: true });
  return async (prev, method, payload, signal) => {
    if (method === "getUpdates" || method === "getMe") return prev(method, payload, signal);
    if (method === "sendVideo") return film(prev, method, payload, signal);
    if (EDIT.test(method)) return edit(prev, method, payload, signal);
    const patient = NEW_MESSAGE.test(method) ? message : usual;
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
