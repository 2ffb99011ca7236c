import { type RunnerHandle, run } from "@grammyjs/runner";
import type { Api } from "grammy";
import type { Update } from "grammy/types";
import type { Log } from "../../src/core/ports/log.ts";
import { toPlatformError, troubleOf } from "./errors.ts";
import type { Inbox } from "./inbox.ts";

/** All that is listened for; Telegram sends nothing else. */
export const UPDATES = [
  "message",
  "edited_message",
  "message_reaction",
  "callback_query",
  "inline_query",
  "my_chat_member",
  "pre_checkout_query",
] as const;
/** One long poll; Telegram answers at once when there is something. */
const POLL_SECONDS = 30;
/** Pause after a failed poll: long enough to spare a server in trouble, short enough to be back soon after it. */
const POLL_AGAIN_MS = 1_000;
/** Updates handled at once; most of them wait in line in their chat. */
const AT_ONCE = 1_000;

/** Fetches updates by long polling. Each is written down before Telegram is asked for the next, which makes it forget them. */
export function createPolling({
  api,
  inbox,
  isUrgent,
  handle,
  pause,
  log,
  stopped,
}: {
  api: Pick<Api, "getUpdates">;
  inbox: Inbox;
  /** Whether an update can't wait for any other; then it is answered already. */
  isUrgent(update: Update): boolean;
  handle(update: Update): Promise<void>;
  /** Waits, but not beyond stopping. */
  pause(ms: number): Promise<void>;
  log: Log;
  stopped: AbortSignal;
}) {
  const twice = new WeakSet<Update>();
  let runner: RunnerHandle | undefined;

  function start(): RunnerHandle {
    return run(
      {
        api: {
          async getUpdates(options, signal) {
            try {
              const updates = await api.getUpdates(options, signal);
              const fresh = new Set(await inbox.keep(updates.filter((update) => !isUrgent(update))));
              for (const update of updates) if (!fresh.has(update)) twice.add(update);
              // All of them, since the runner counts on from the last.
              return updates;
            } catch (error) {
              if (signal.aborted) throw error;
              const { code, userMessage, retryAfterMs } = toPlatformError(error);
              log.warn({ code, why: userMessage }, "polling Telegram failed; trying again");
              if (retryAfterMs === undefined) throw error;
              // The runner would wait too, but on and on while the bot is to stop.
              await pause(retryAfterMs);
              return [];
            }
          },
        },
        handleUpdate: async (update: Update) => {
          if (!twice.has(update)) await handle(update);
        },
        // All that goes wrong in answering is told already; what is left is our own notes.
        errorHandler: (error: unknown) =>
          log.error({ err: toPlatformError(error) }, "an update could not be struck out"),
      },
      {
        runner: {
          fetch: { timeout: POLL_SECONDS, allowed_updates: UPDATES },
          retryInterval: POLL_AGAIN_MS,
          silent: true,
        },
        sink: { concurrency: AT_ONCE },
      },
    );
  }

  return {
    /** Polls until stopping. The runner gives up when somebody else polls, or after long trouble; then it is started again. */
    async run(): Promise<void> {
      while (!stopped.aborted) {
        runner = start();
        try {
          await runner.task();
        } catch (error) {
          if (stopped.aborted) return;
          await pause(troubleOf(error) === "unauthorized" ? 60_000 : 5_000);
        }
      }
    },
    async stop(): Promise<void> {
      await runner?.stop();
    },
  };
}
