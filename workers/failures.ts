import { DelayedError, type Job, UnrecoverableError, WaitingChildrenError } from "bullmq";
import type { Logger } from "pino";
import { BotError, toBotError } from "../src/core/errors.ts";
import type { ShotWait } from "../src/core/film/clip.ts";
import type { ClipLife } from "../src/store/store.ts";
import type { Tidying } from "../src/studio/tidying.ts";
import { HAND_BACK } from "./running-jobs.ts";

/** While making is paused it is looked at again this often, in milliseconds. */
export const PAUSED_MS = 3_000;
/** Work that is put off at the other side's wish is given up after so long altogether, in milliseconds. */
const PUT_OFF_MS = 3 * 60 * 60 * 1000;

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

/** What is thrown by a job that is in line again already: no failure. */
export function isPutOff(error: unknown): boolean {
  return error instanceof DelayedError || error instanceof WaitingChildrenError;
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
    begunAt,
    shot,
    says,
    waits,
    otherwise,
    life,
    tidying,
    log,
    now,
  }: {
    job: Job;
    token: string | undefined;
    clipId: string;
    signal: AbortSignal;
    /** When this piece of work was first taken up. */
    begunAt?: number | undefined;
    /** Index of the shot that this is all about. */
    shot?: number | undefined;
    says: (error: BotError) => string | Promise<string>;
    /** It is put off for something that may last. */
    waits?: (wait: ShotWait) => Promise<void>;
    /** What could not be done will be done in another way, when the job is taken up again. */
    otherwise?: (error: BotError) => Promise<boolean>;
    life: Pick<ClipLife, "fail">;
    tidying: Pick<Tidying, "makeRoom">;
    log: Logger;
    now: () => number;
  },
): Promise<never> {
  if (signal.aborted && signal.reason === HAND_BACK) await takeUpLater(job, token, 0, now());
  const ours = toBotError(error);
  // A foreign error is most likely Redis or the disk being away for a moment.
  const mayHelp = ours.retryable || !(error instanceof BotError);
  const wait = ours.retryAfterMs;
  const until = (begunAt ?? now()) + (ours.waiting?.forMs ?? PUT_OFF_MS);
  const isTooLong = wait !== undefined && now() + wait > until;
  if (mayHelp && !isTooLong && job.attemptsMade + 1 < (job.opts.attempts ?? 1)) {
    log.warn({ err: error, code: ours.code, attempt: job.attemptsMade + 1 }, "will be tried again");
    if (ours.code === "no-disk-space") await makeRoom(tidying, log);
    if (wait !== undefined && ours.waiting)
      await waits?.({ says: ours.waiting.says, again: now() + wait, until });
    if (wait !== undefined) await takeUpLater(job, token, wait, now());
    throw error;
  }
  if (await otherwise?.(ours)) return takeUpLater(job, token, 0, now());
  log.error({ err: error, code: ours.code }, "clip fails");
  await life.fail(clipId, {
    code: ours.code,
    message: await says(ours),
    ...(shot === undefined ? {} : { shot }),
  });
  throw new UnrecoverableError(ours.message);
}

/** As an order has it: without room the next attempt would only fail again, and after the last one so would the clip. */
async function makeRoom(tidying: Pick<Tidying, "makeRoom">, log: Logger): Promise<void> {
  await tidying.makeRoom().catch((err: unknown) => log.warn({ err }, "no room could be made on the disk"));
}
