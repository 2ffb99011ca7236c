import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { ChatListener } from "../../src/core/ports/chat.ts";
import type { Pace } from "../../src/core/ports/pace.ts";
import type { Dispatcher } from "../../src/core/talk/dispatch.ts";
import { createTelegramBot } from "./api.ts";
import { createChatPace } from "./chat-pace.ts";
import { connect } from "./connect.ts";
import { toPlatformError } from "./errors.ts";
import { createUpdateHearing, type UpdateHearingDependencies } from "./hear-updates.ts";
import { createInbox } from "./inbox.ts";
import { createMessageNumbers } from "./message-numbers.ts";
import { PLATFORM } from "./place.ts";
import { createPolling } from "./polling.ts";
import { watchWebhook } from "./watch-webhook.ts";
import { createWebhookHandler, type Webhook } from "./webhook.ts";

/** How long starting waits for Telegram before the rest of the bot goes on without it. */
const START_PATIENCE_MS = 10_000;
/** While standing by Telegram is asked again after this who we are. */
const AGAIN_MS = 5_000;
/** How often it is looked whether Telegram's calls come in. */
const WATCH_MS = 60_000;
/** Another bot that was called and hasn't answered for so long has gone: this one answers. */
const ABANDONED_MS = 60_000;
/** How long stopping waits for answers under way. */
const STOP_PATIENCE_MS = 15_000;

export interface TelegramListenerDependencies extends UpdateHearingDependencies {
  /** With it Telegram calls us, else we poll. `secret`: 1 to 256 of A-Z, a-z, 0-9, _ and -. */
  webhook?: Webhook | undefined;
  /** Shared by all that speaks with this token. */
  pace: Pace;
  /** For tests. */
  watchMs?: number;
  stopPatienceMs?: number;
}

const WEBHOOK_PATH = "/telegram/webhook";

/** Hears Telegram: by long polling, or by webhook where there is a public address. */
export function createTelegramListener(dependencies: TelegramListenerDependencies): ChatListener {
  const { notebook, now, log, webhook } = dependencies;
  const bot = createTelegramBot(dependencies, createChatPace(dependencies.pace));
  const { api } = bot;
  const numbers = createMessageNumbers({ notebook, log });
  api.config.use(numbers.watch());
  const inbox = createInbox({ notebook, now });
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  const stopped = stopping.signal;
  let dispatcher: Dispatcher | undefined;
  let lastCallAt = 0;
  let connected: Promise<void> = Promise.resolve();
  let stopListeningForMoves: () => Promise<void> = async () => {};

  const dispatcherNow = () => {
    if (!dispatcher) throw new Error("Telegram was heard before the listener was started");
    return dispatcher;
  };
  const updates = createUpdateHearing(dependencies, { bot, dispatcher: dispatcherNow, letRun, stopped });
  const polling = createPolling({ api, inbox, isUrgent: updates.hearAtOnce, handle, pause, log, stopped });

  async function handle(update: Update, hear = updates.hear): Promise<void> {
    const handling = answer(update, hear);
    underWay.add(handling);
    try {
      await handling;
    } finally {
      underWay.delete(handling);
    }
  }

  /** As after a crash, what our memory couldn't be reached for is heard again; what is left at the end stays written down. */
  async function answer(update: Update, hear: typeof updates.hear): Promise<void> {
    let isAnswered = await hear(update);
    while (!isAnswered && !stopped.aborted) {
      await pause(dependencies.watchMs ?? AGAIN_MS);
      if (!stopped.aborted) isAnswered = await updates.hearAgain(update);
    }
    if (isAnswered) await inbox.answered(update);
  }

  async function findOutWhoWeAre(): Promise<void> {
    while (!bot.isInited() && !stopped.aborted) {
      try {
        bot.botInfo = await api.getMe();
      } catch (error) {
        const { code } = toPlatformError(error);
        log.warn({ code }, "Telegram can't be reached while standing by; trying again");
        await pause(dependencies.watchMs ?? AGAIN_MS);
      }
    }
  }

  async function begin(): Promise<void> {
    const called = webhook && { ...webhook, url: `${webhook.baseUrl}${WEBHOOK_PATH}` };
    const by = await connect({ bot, webhook: called, pause, log, stopped });
    if (!by) return;
    lastCallAt = now();
    await answerLeftOver();
    if (by === "webhook") letRun(answerAbandoned());
    if (by === "polling") letRun(polling.run());
    else if (!webhook?.insists) letRun(pollIfNotCalled());
    letRun(updates.setMenus());
    log.info({ bot: bot.botInfo.username, by }, "listening to Telegram");
  }

  /** What a bot that ended, this one before or another, wrote down and did not answer. */
  async function answerLeftOver(heard: { olderMs?: number } = {}): Promise<void> {
    for (const update of await inbox.unanswered(heard)) {
      letRun(handle(update, updates.hearAgain));
    }
  }

  /** Telegram calls whichever bot stands behind the address; one of them may die over it. */
  async function answerAbandoned(): Promise<void> {
    while (!stopped.aborted) {
      await pause(dependencies.watchMs ?? WATCH_MS);
      if (!stopped.aborted) await answerLeftOver({ olderMs: ABANDONED_MS });
    }
  }

  async function pollIfNotCalled(): Promise<void> {
    const everyMs = dependencies.watchMs ?? WATCH_MS;
    if (!(await watchWebhook({ api, everyMs, lastCallAt: () => lastCallAt, pause, log, stopped }))) return;
    await api.deleteWebhook();
    await polling.run();
  }

  async function pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stopped }).catch(() => {});
  }

  /** Goes on by itself; stopping waits for it. */
  function letRun(work: Promise<void>): void {
    const watched = work
      .catch((error: unknown) => log.error({ err: toPlatformError(error) }, "listening to Telegram broke"))
      .finally(() => underWay.delete(watched));
    underWay.add(watched);
  }

  return {
    platform: PLATFORM,
    ...(webhook
      ? {
          webhook: {
            path: WEBHOOK_PATH,
            handle: createWebhookHandler({
              secret: webhook.secret,
              async hear(update) {
                if (updates.hearAtOnce(update)) return;
                await connected;
                lastCallAt = now();
                numbers.heard([update]);
                for (const fresh of await inbox.keep([update])) letRun(handle(fresh));
              },
            }),
          },
        }
      : {}),

    async standBy(given) {
      dispatcher = given;
      // Waited for by whoever calls the webhook.
      connected = findOutWhoWeAre();
      connected.catch(() => {});
    },

    /** Throws PlatformError `telegram-token` for a token that Telegram refuses. While Telegram can't be reached it goes on trying. */
    async start(given) {
      dispatcher = given;
      stopListeningForMoves = await notebook.subscribe<{ from: string; to: string }>(
        "moved",
        ({ from, to }) => {
          letRun(updates.moved(from, to));
        },
      );
      connected = begin();
      // Waited for again below, and by whoever calls the webhook.
      connected.catch(() => {});
      await Promise.race([connected, pause(START_PATIENCE_MS)]);
    },

    async stop() {
      stopping.abort();
      await stopListeningForMoves();
      await polling.stop();
      await Promise.race([
        Promise.allSettled(underWay),
        sleep(dependencies.stopPatienceMs ?? STOP_PATIENCE_MS, undefined, { ref: false }),
      ]);
    },
  };
}
