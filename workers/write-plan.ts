import type { Job } from "bullmq";
import type { Logger } from "pino";
import type { PlanJob } from "../src/queue/clip-queue.ts";
import { CLIP_ENDED, type RunningJobs } from "./running-jobs.ts";

export interface WritePlanDependencies {
  /** Writes a clip's plan and hands the clip on; safe to repeat. */
  writePlan: (clipId: string, signal: AbortSignal) => Promise<void>;
  running: RunningJobs;
  now: () => number;
  log: Logger;
}

/** Has a film's plan written by a language model, before anything of it is made. */
export function createWritePlan({ writePlan, running, now, log: base }: WritePlanDependencies) {
  return async function plan(job: Job<PlanJob>): Promise<void> {
    const { clipId } = job.data;
    const { signal, done } = running.begin(clipId);
    const log = base.child({ clipId });
    try {
      const startedAt = now();
      await writePlan(clipId, signal);
      log.info({ ms: now() - startedAt }, "plan written");
    } catch (error) {
      if (signal.aborted && signal.reason === CLIP_ENDED) return;
      throw error;
    } finally {
      done();
    }
  };
}
