import { DelayedError, type Job } from "bullmq";
import { pino } from "pino";
import { expect, it } from "vitest";
import { BackendError } from "../../src/core/errors.ts";
import type { CutJob } from "../../src/queue/clip-queue.ts";
import { type CutDependencies, createCut } from "../../workers/cut.ts";
import { createRunningJobs } from "../../workers/running-jobs.ts";
import { testClip, testPlan } from "../fixtures/clip.ts";

it("waits for as long as a busy classifier asks it to, which is no attempt, but not for ever", async () => {
  let now = 1_000_000;
  const looks: boolean[] = [];
  const clip = testClip({ plan: testPlan([2]) });
  const cut = createCut({
    life: { beginCut: async () => clip },
    missingFiles: { awaitShots: async () => {} },
    running: createRunningJobs(),
    lookAtFilm: {
      async look(_clip: unknown, { last }: { last: boolean }) {
        looks.push(last);
        if (last) return "ended";
        throw new BackendError("classifier-away", "Not now.", { retryable: true, retryAfterMs: 60_000 });
      },
    },
    tidying: { makeRoom: async () => {} },
    now: () => now,
    log: pino({ level: "silent" }),
  } as unknown as CutDependencies);
  const job = {
    data: { clipId: clip.id } as CutJob,
    ...{ attemptsMade: 0, opts: { attempts: 8 } },
    async updateData(data: CutJob) {
      job.data = data;
    },
    async moveToDelayed(until: number) {
      now = until;
    },
  };
  for (let round = 0; round < 11; round++)
    await expect(cut(job as unknown as Job<CutJob>, "token")).rejects.toThrow(DelayedError);
  await cut(job as unknown as Job<CutJob>, "token");
  expect(looks).toEqual([...new Array(11).fill(false), true]);
});
