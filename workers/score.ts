import type { Job } from "bullmq";
import type { Logger } from "pino";
import { isEnded } from "../src/core/film/clip.ts";
import type { SoundJob } from "../src/queue/clip-queue.ts";
import type { Soundtracks } from "../src/sound/soundtrack.ts";
import type { ClipLife } from "../src/store/store.ts";
import { isPutOff, takeUpLater } from "./failures.ts";
import { holdOf } from "./hold-job.ts";
import type { createOrderSounds } from "./order-sounds.ts";
import { CLIP_ENDED, type RunningJobs } from "./running-jobs.ts";
import { stopLeftOver } from "./stop-left-over.ts";

export interface ScoreDependencies {
  life: ClipLife;
  soundtracks: Soundtracks;
  soundsOf: ReturnType<typeof createOrderSounds>;
  running: RunningJobs;
  /** How long a job stays its worker's without a sign, in milliseconds. */
  lockMs: number;
  now: () => number;
  /** The clock by which machines agree. */
  redisNow: () => number;
  log: Logger;
}

/** Makes a clip's voice, music and effects while its shots are made. A film is never lost for want of sound: cutting goes on. */
export function createScore({
  life,
  soundtracks,
  soundsOf,
  running,
  lockMs,
  now,
  redisNow,
  log: base,
}: ScoreDependencies) {
  return async function score(job: Job<SoundJob>, token?: string): Promise<void> {
    const { clipId } = job.data;
    const log = base.child({ clipId });
    // Listening before it is asked whether the clip is still wanted: a cancel in between would not be heard of.
    const { signal, done } = running.begin(clipId);
    try {
      const clip = await life.load(clipId);
      if (!clip) return;
      const { ordered, stop } = soundsOf(clip, holdOf(job, token, lockMs));
      if (isEnded(clip.state))
        return await stopLeftOver(job, token, { clip, stop, life, now, redisNow, log });
      const startedAt = now();
      await soundtracks.make(clip, signal, ordered);
      log.info({ ms: now() - startedAt }, "sound made");
    } catch (error) {
      if (isPutOff(error)) throw error;
      // By whoever has the job: it may have to be asked for again and again.
      if (signal.aborted && signal.reason === CLIP_ENDED) return await takeUpLater(job, token, 0, now());
      log.warn({ err: error }, "the sound could not be made beside the shots; cutting tries again");
    } finally {
      done();
    }
  };
}
