import { DelayedError, type Job, UnrecoverableError } from "bullmq";
import type { Logger } from "pino";
import { BackendError, type BotError, MediaError, PlatformError, toBotError } from "../src/core/errors.ts";
import type { ClipLife } from "../src/studio/life.ts";
import { HAND_BACK } from "./running-jobs.ts";

/** Puts the job back, to be taken up again in `ms`; the attempt does not count. */
export async function takeUpLater(
  job: Job,
  token: string | undefined,
  ms: number,
  now: number,
): Promise<never> {
  await job.moveToDelayed(now + ms, token);
  throw new DelayedError();
}

/**
 * What becomes of a job that threw. Handed back: another worker goes on from where it stands. Worth trying again,
 * and not tried too often: BullMQ does. Else the clip fails, once, with its credits back and `says` on its card.
 */
export async function settleFailure(
  error: unknown,
  {
    job,
    token,
    clipId,
    signal,
    says,
    life,
    log,
    now,
  }: {
    job: Job;
    token: string | undefined;
    clipId: string;
    signal: AbortSignal;
    says: (error: BotError) => string;
    life: Pick<ClipLife, "fail">;
    log: Logger;
    now: () => number;
  },
): Promise<never> {
  if (signal.aborted && signal.reason === HAND_BACK) await takeUpLater(job, token, 0, now());
  const ours = toBotError(error);
  const isOurs = ours instanceof BackendError || ours instanceof MediaError || ours instanceof PlatformError;
  // A foreign error is most likely Redis or the disk being away for a moment.
  const mayHelp = ours.retryable || !isOurs;
  if (mayHelp && job.attemptsMade + 1 < (job.opts.attempts ?? 1)) {
    log.warn({ err: error, code: ours.code, attempt: job.attemptsMade + 1 }, "will be tried again");
    if (ours.retryAfterMs !== undefined) await takeUpLater(job, token, ours.retryAfterMs, now());
    throw error;
  }
  log.error({ err: error, code: ours.code }, "clip fails");
  await life.fail(clipId, { code: ours.code, message: says(ours) });
  throw new UnrecoverableError(ours.message);
}
