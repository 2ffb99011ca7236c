import type { Job } from "bullmq";

/** Throws where the job is another worker's by now, as after some time without Redis. */
export function holdOf(job: Job, token: string | undefined, lockMs: number): () => Promise<void> {
  return async () => {
    if (token === undefined || (await job.extendLock(token, lockMs)) !== 1)
      throw new Error("another worker has taken this work over");
  };
}
