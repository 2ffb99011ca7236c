import type { Job } from "bullmq";
import type { Logger } from "pino";
import { BotError } from "../src/core/errors.ts";
import type { StoredClip } from "../src/store/clips.ts";
import { takeUpLater } from "./failures.ts";

/** What runs for a clip that has ended is told to stop again after this long, in milliseconds … */
export const STOP_AGAIN_MS = 5_000;
/** … and until so long after its end. */
const STOP_FOR_MS = 10 * 60 * 1000;

/** Whether it is asked again, where it has not stopped by now. */
export function mayStopAgain({ endedAt = 0 }: Pick<StoredClip, "endedAt">, now: number): boolean {
  return now - endedAt < STOP_FOR_MS;
}

/**
 * The clip of a job has ended: what still runs for it is stopped, however often that has to be asked for, and whichever worker
 * does it. `stop`: whether all has stopped; `isLast`: it isn't asked again.
 */
export async function stopLeftOver(
  job: Job,
  token: string | undefined,
  {
    clip,
    stop,
    now,
    log,
  }: {
    clip: Pick<StoredClip, "endedAt">;
    stop: (options: { isLast: boolean }) => Promise<boolean>;
    now: () => number;
    log: Logger;
  },
): Promise<void> {
  const mayAskAgain = mayStopAgain(clip, now());
  try {
    if (await stop({ isLast: !mayAskAgain })) return;
  } catch (error) {
    const mayHelp = error instanceof BotError && error.retryable;
    if (!mayHelp || !mayAskAgain) {
      log.warn({ err: error }, "the backend could not be told to stop");
      return;
    }
  }
  await takeUpLater(job, token, STOP_AGAIN_MS, now());
}
