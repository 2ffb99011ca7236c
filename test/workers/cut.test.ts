import { DelayedError, type Job } from "bullmq";
import { pino } from "pino";
import { expect, it } from "vitest";
import { BackendError } from "../../src/core/errors.ts";
import type { CutJob } from "../../src/queue/clip-queue.ts";
import { type CutDependencies, createCut } from "../../workers/cut.ts";
import { createRunningJobs, type RunningJobs } from "../../workers/running-jobs.ts";
import { finishedClip, testClip, testPlan } from "../fixtures/clip.ts";

/** A film's job by a clock of its own, and how often it was the last time that it is looked at. `meanwhile`: while its record is read. */
function cutting(
  answer: (last: boolean, signal: AbortSignal) => "ended" | "held" | undefined,
  meanwhile: (running: RunningJobs, clipId: string) => void = () => {},
) {
  let now = 1_000_000;
  let off = 0;
  const running = createRunningJobs();
  const looks: boolean[] = [];
  const clip = testClip({ plan: testPlan([2]) });
  const cut = createCut({
    life: {
      async beginCut() {
        meanwhile(running, clip.id);
        return clip;
      },
    },
    missingFiles: { awaitShots: async () => [] },
    soundsOf: () => ({}),
    running,
    lookAtFilm: {
      async look(_clip: unknown, { last, signal }: { last: boolean; signal: AbortSignal }) {
        looks.push(last);
        const seen = answer(last, signal);
        if (seen !== undefined) return seen;
        throw new BackendError("classifier-away", "Not now.", { retryable: true, retryAfterMs: 60_000 });
      },
    },
    tidying: { makeRoom: async () => {} },
    now: () => now + off,
    redisNow: () => now,
    log: pino({ level: "silent" }),
  } as unknown as CutDependencies);
  const job = {
    data: { clipId: clip.id } as CutJob,
    ...{ attemptsMade: 0, opts: { attempts: 8 } },
    async updateData(data: CutJob) {
      job.data = data;
    },
    async moveToDelayed(until: number) {
      now = until - off;
    },
  };
  const again = () => cut(job as unknown as Job<CutJob>, "token");
  const pass = (ms: number) => {
    now += ms;
  };
  /** On a machine whose clock is so far off. */
  const by = (ms: number) => {
    off = ms;
    return again();
  };
  return { looks, again, by, pass };
}

it("waits for as long as a busy classifier asks it to, which is no attempt, but not for ever", async () => {
  const { looks, again } = cutting((last) => (last ? "ended" : undefined));
  for (let round = 0; round < 11; round++) await expect(again()).rejects.toThrow(DelayedError);
  await again();
  expect(looks).toEqual([...new Array(11).fill(false), true]);
});

it("tells by one clock how long a classifier is away, whatever the machines that ask it say", async () => {
  const { looks, by } = cutting(() => undefined);
  for (const off of [-600_000, 600_000, 0]) await expect(by(off)).rejects.toThrow(DelayedError);
  expect(looks).toEqual([false, false, false]);
});

it("counts anew how long a classifier is away once it has answered", async () => {
  const answers = [undefined, "held", undefined, undefined] as const;
  let asked = 0;
  const { looks, again, pass } = cutting(() => answers[asked++]);
  for (let round = 0; round < answers.length; round++) {
    await expect(again()).rejects.toThrow(DelayedError);
    // Somebody takes their time over what is held.
    if (answers[round] === "held") pass(60 * 60_000);
  }
  expect(looks).toEqual([false, false, false, false]);
});

it("hears of a clip that ends while it is being read", async () => {
  const aborted: boolean[] = [];
  const { again } = cutting(
    (_, signal) => {
      aborted.push(signal.aborted);
      return "ended";
    },
    (running, clipId) => running.clipEnded(clipId),
  );
  await again();
  expect(aborted).toEqual([true]);
});

it.each([
  ["is put in its platform's line by whoever takes it up then", undefined, ["test-clip"]],
  ["is left to the delivery that waits for it", { id: "deliver" }, []],
])("what had been cut when its worker died %s", async (_what, parent, expected) => {
  const clip = { ...finishedClip(), id: "test-clip", state: "cutting" };
  const inLine: string[] = [];
  const cut = createCut({
    life: { beginCut: async () => clip },
    soundsOf: () => ({}),
    running: createRunningJobs(),
    queue: { addDelivery: async ({ id }: { id: string }) => void inLine.push(id) },
    handOver: async () => {
      throw new Error("somebody may be posting it");
    },
    now: () => 1,
    log: pino({ level: "silent" }),
  } as unknown as CutDependencies);
  await cut({ data: { clipId: clip.id }, parent } as unknown as Job<CutJob>);
  expect(inLine).toEqual(expected);
});
