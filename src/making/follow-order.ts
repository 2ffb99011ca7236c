import { BackendError } from "../core/errors.ts";
import type { Operation, OperationStatus, VideoBackend } from "../core/ports/video-backend.ts";
import type { Ended } from "./start-order.ts";
import type { WaitForNews } from "./wait-for-news.ts";

/** Nothing of any model we know takes longer; what still runs then is stuck. */
const DEADLINE_MS = 45 * 60 * 1000;
/** A backend that gives no answer is asked again for so long, before the work is put off. */
const SILENCE_MS = 10 * 60 * 1000;
/** The same for one that is known to be away for long at times, as a machine of one's own is. */
const TOLD_MS = 60 * 1000;
/** Progress is told no more often than this; cards are edited far less often. */
const PROGRESS_EVERY_MS = 250;

/** How far an operation is, from 0 to 1 as its backend says; null if it doesn't. */
export type OnProgress = (progress: number | null) => Promise<void>;

/** Waits for an operation's end, by webhook or by asking. What has taken far too long is stopped. */
export async function untilEnded({
  backend,
  operation,
  startedAt,
  signal,
  onProgress,
  runsOn,
  stopped,
  waitForNews,
  now,
}: {
  backend: VideoBackend;
  operation: Operation;
  startedAt: number;
  signal: AbortSignal;
  onProgress?: OnProgress | undefined;
  /** It is about to be waited for. */
  runsOn: () => Promise<void>;
  /** It was stopped for being too slow; what it had cost by then. */
  stopped: (usd: number | undefined) => Promise<void>;
  waitForNews: WaitForNews;
  now: () => number;
}): Promise<Ended> {
  let interval = backend.pollMs.first;
  let toldAt = 0;
  let heardAt = now();
  for (;;) {
    signal.throwIfAborted();
    const status = await backend
      .status(operation, { signal })
      .catch((error: unknown): OperationStatus | BackendError => {
        // The work goes on over there all the same, and may be paid for: no answer now and then is no reason to leave it.
        const mayHelp = error instanceof BackendError && error.retryable;
        // What is known to last is told on the card, and keeps no slot meanwhile.
        const patience = mayHelp && error.waiting ? TOLD_MS : SILENCE_MS;
        if (mayHelp && now() + (error.retryAfterMs ?? 0) - heardAt < patience) return error;
        throw error;
      });
    if (status instanceof BackendError) {
      await runsOn();
      await waitForNews(operation, Math.max(interval, status.retryAfterMs ?? 0), signal);
      continue;
    }
    heardAt = now();
    if (status.state !== "waiting" && status.state !== "running") return status;
    await runsOn();
    if (now() - startedAt > DEADLINE_MS) {
      await stopped((await backend.cancel(operation)).usd);
      throw new BackendError(
        "shot-too-slow",
        "The model took far too long and was stopped. Please try again, or use another model.",
      );
    }
    if (now() - toldAt >= PROGRESS_EVERY_MS) {
      toldAt = now();
      await onProgress?.(status.state === "running" ? status.progress : null);
    }
    await waitForNews(operation, interval, signal);
    interval = Math.min(backend.pollMs.longest, Math.ceil(interval * 1.3));
  }
}
