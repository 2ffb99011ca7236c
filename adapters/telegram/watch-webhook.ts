import type { Api } from "grammy";
import type { Log } from "../../src/core/ports/log.ts";
import { toPlatformError } from "./errors.ts";

/**
 * Watches whether Telegram's calls come in: resolves with true when it says that it can't deliver what waits, since
 * the last call that did come; false when stopping.
 */
export async function watchWebhook({
  api,
  everyMs,
  lastCallAt,
  pause,
  log,
  stopped,
}: {
  api: Pick<Api, "getWebhookInfo">;
  everyMs: number;
  /** When Telegram last called, or when the bot began to listen; in milliseconds since 1970. */
  lastCallAt: () => number;
  pause(ms: number): Promise<void>;
  log: Log;
  stopped: AbortSignal;
}): Promise<boolean> {
  for (;;) {
    await pause(everyMs);
    if (stopped.aborted) return false;
    try {
      const { pending_update_count, last_error_date = 0, last_error_message } = await api.getWebhookInfo();
      if (pending_update_count === 0 || last_error_date * 1000 <= lastCallAt()) continue;
      log.warn(
        { why: last_error_message },
        "Telegram can't reach the webhook, so it is polled instead until the next start",
      );
      return true;
    } catch (error) {
      log.debug({ code: toPlatformError(error).code }, "how the webhook fares is not known");
    }
  }
}
