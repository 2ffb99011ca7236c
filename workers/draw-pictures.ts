import type { Job } from "bullmq";
import type { Logger } from "pino";
import type { BotError } from "../src/core/errors.ts";
import { isEnded } from "../src/core/film/clip.ts";
import type { Backends } from "../src/core/ports/backends.ts";
import { MakingPaused } from "../src/making/start-order.ts";
import type { PictureJob } from "../src/queue/clip-queue.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ClipLife } from "../src/store/store.ts";
import type { Tidying } from "../src/studio/tidying.ts";
import { isPutOff, PAUSED_MS, settleFailure, takeUpLater } from "./failures.ts";
import { holdOf } from "./hold-job.ts";
import type { OrderPictures } from "./order-pictures.ts";
import { CLIP_ENDED, type RunningJobs } from "./running-jobs.ts";
import { stopLeftOver } from "./stop-left-over.ts";

/** How long to wait before asking again whether what another shot has made is there. */
const EQUAL_MS = 500;

export interface DrawPicturesDependencies {
  backends: Backends;
  life: ClipLife;
  picturesOf: OrderPictures;
  running: RunningJobs;
  tidying: Pick<Tidying, "makeRoom">;
  /** How long a job stays its worker's without a sign, in milliseconds. */
  lockMs: number;
  now: () => number;
  /** The clock by which machines agree. */
  redisNow: () => number;
  log: Logger;
}

/** Has made what one shot stands on, from wherever an earlier worker left it. */
export function createDrawPictures({
  backends,
  life,
  picturesOf,
  running,
  tidying,
  lockMs,
  now,
  redisNow,
  log: base,
}: DrawPicturesDependencies) {
  return async function drawPictures(job: Job<PictureJob>, token?: string): Promise<void> {
    const { clipId, index } = job.data;
    const log = base.child({ clipId, shot: index + 1 });
    // Listening before it is asked whether the clip is still wanted: a cancel in between would not be heard of.
    const { signal, done } = running.begin(clipId);
    try {
      const clip = await life.load(clipId);
      if (!clip) return;
      const pictures = picturesOf(clip, index, holdOf(job, token, lockMs));
      if (isEnded(clip.state))
        return await stopLeftOver(job, token, { clip, stop: pictures.stop, life, now, redisNow, log });
      if ((await pictures.make(signal)) === "wait") return await takeUpLater(job, token, EQUAL_MS, now());
      if (sharesItsMachine(clip) && !(await pictures.areAllThere()))
        return await takeUpLater(job, token, EQUAL_MS, now());
    } catch (error) {
      if (isPutOff(error)) throw error;
      if (error instanceof MakingPaused) return await takeUpLater(job, token, PAUSED_MS, now());
      const clip = await life.load(clipId);
      if (signal.aborted && signal.reason === CLIP_ENDED && clip) {
        const { stop } = picturesOf(clip, index, async () => {});
        return await stopLeftOver(job, token, { clip, stop, life, now, redisNow, log });
      }
      const says = (failure: BotError) =>
        failure.code === "refused-picture"
          ? failure.userMessage
          : `The pictures that shot ${index + 1} is made from could not be made. ${failure.userMessage}`;
      await settleFailure(error, { job, token, clipId, signal, shot: index, says, life, tidying, log, now });
    } finally {
      done();
    }
  };

  /** One GPU loads each model once: all pictures, then all shots. */
  function sharesItsMachine({ queue, plan }: StoredClip): boolean {
    const { slots } = backends.backend(queue);
    return slots < plan.shots.length && (plan.pictures ?? []).some(({ backend }) => backend === queue);
  }
}
