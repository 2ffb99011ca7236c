import type { Job } from "bullmq";
import type { Logger } from "pino";
import { BotError } from "../src/core/errors.ts";
import type { AllStopped } from "../src/making/stop-order.ts";
import type { StoppableJob } from "../src/queue/clip-queue.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ClipLife } from "../src/store/store.ts";
import { takeUpLater } from "./failures.ts";

/** What runs for a clip that has ended is told to stop again after this long, in milliseconds, where nobody says how long … */
const STOP_AGAIN_MS = 5_000;
/** … and for so long from the first time on. */
const STOP_FOR_MS = 10 * 60 * 1000;

/**
 * The clip of a job has ended: what still runs for it is stopped, however often that has to be asked for, and whichever worker
 * does it; its card says where something runs on. `isLast`: it isn't asked again.
 */
export async function stopLeftOver(
  job: Job<StoppableJob>,
  token: string | undefined,
  {
    clip: { id },
    stop,
    life,
    now,
    redisNow,
    log,
  }: {
    clip: Pick<StoredClip, "id">;
    stop: (options: { isLast: boolean }) => Promise<AllStopped>;
    life: Pick<ClipLife, "runsOn">;
    now: () => number;
    /** The clock by which machines agree. */
    redisNow: () => number;
    log: Logger;
  },
): Promise<void> {
  const { stoppingSince = redisNow() } = job.data;
  const mayAskAgain = redisNow() - stoppingSince < STOP_FOR_MS;
  let again = STOP_AGAIN_MS;
  try {
    const { haveAll, runsOn } = await stop({ isLast: !mayAskAgain });
    if (runsOn) await life.runsOn(id);
    if (haveAll) return;
  } catch (error) {
    const ours = error instanceof BotError ? error : undefined;
    // A foreign error is most likely Redis being away for a moment.
    const mayHelp = ours?.retryable ?? true;
    if (!mayHelp || !mayAskAgain) {
      await life.runsOn(id);
      log.warn({ err: error }, "the backend could not be told to stop");
      return;
    }
    again = ours?.retryAfterMs ?? again;
  }
  if (job.data.stoppingSince === undefined) await job.updateData({ ...job.data, stoppingSince });
  await takeUpLater(job, token, again, now());
}
