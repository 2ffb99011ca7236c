import { DelayedError, type Job } from "bullmq";
import { pino } from "pino";
import { expect, it } from "vitest";
import { BackendError } from "../../src/core/errors.ts";
import type { AllStopped } from "../../src/making/stop-order.ts";
import type { StoppableJob } from "../../src/queue/clip-queue.ts";
import { stopLeftOver } from "../../workers/stop-left-over.ts";

const BEGUN_AT = 1_000;
const LATE = BEGUN_AT + 10 * 60_000;
const FAST_MS = 10 * 60_000;
const log = pino({ level: "silent" });

/** When it is taken up again, milliseconds since 1970, whether it was the last time, and whether its card says that it runs on. */
async function stopping(
  stop: () => Promise<AllStopped>,
  { now = BEGUN_AT, data = { stoppingSince: BEGUN_AT } }: { now?: number; data?: StoppableJob } = {},
) {
  const delayed: number[] = [];
  const job = {
    data,
    updateData: async (given: StoppableJob) => {
      job.data = given;
    },
    moveToDelayed: async (at: number) => void delayed.push(at),
  };
  let wasLast: boolean | undefined;
  let runsOn = false;
  const done = stopLeftOver(job as unknown as Job<StoppableJob>, "token", {
    clip: { id: "a clip" },
    stop: ({ isLast }) => {
      wasLast = isLast;
      return stop();
    },
    life: {
      runsOn: async () => {
        runsOn = true;
      },
    },
    // Of a machine whose clock is ten minutes fast.
    now: () => now + FAST_MS,
    redisNow: () => now,
    log,
  });
  await done.catch((error: unknown) => {
    if (!(error instanceof DelayedError)) throw error;
  });
  const again = delayed[0] === undefined ? undefined : delayed[0] - FAST_MS;
  return { again, wasLast, runsOn, ...(job.data !== data && { since: job.data.stoppingSince }) };
}
const busy = (retryAfterMs?: number) => async () => {
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  throw new BackendError("backend-busy", "It is busy.", { retryable: true, ...wait });
};
const all =
  ({ haveAll = true, runsOn = false }: Partial<AllStopped>) =>
  async () => ({ haveAll, runsOn });
const refused = async () => {
  throw new BackendError("backend-refused-token", "It doesn't know the token.");
};

it("asks a backend again to stop what runs for a clip that has ended, no sooner than it says, for ten minutes", async () => {
  const soon = { again: BEGUN_AT + 5_000, wasLast: false, runsOn: false };
  expect(await stopping(all({ haveAll: true }))).toEqual({ ...soon, again: undefined });
  expect(await stopping(all({ haveAll: false }))).toEqual(soon);
  expect(await stopping(busy())).toEqual(soon);
  expect(await stopping(busy(45_000))).toEqual({ ...soon, again: BEGUN_AT + 45_000 });
  expect(await stopping(busy(45_000), { now: LATE - 1 })).toEqual({ ...soon, again: LATE + 44_999 });
  expect(await stopping(busy(45_000), { now: LATE })).toEqual({
    ...{ again: undefined, wasLast: true, runsOn: true },
  });
  expect(await stopping(refused)).toEqual({ again: undefined, wasLast: false, runsOn: true });
});

it("asks again where Redis was away meanwhile: that says nothing of whether it can be stopped", async () => {
  const away = async () => {
    throw new Error("Reached the max retries per request limit");
  };
  expect(await stopping(away)).toEqual({ again: BEGUN_AT + 5_000, wasLast: false, runsOn: false });
  expect(await stopping(away, { now: LATE })).toEqual({ again: undefined, wasLast: true, runsOn: true });
});

it("says on the card of a clip that has ended what can't be stopped, also while others are stopping yet", async () => {
  const stopped = { wasLast: false, runsOn: true };
  expect(await stopping(all({ runsOn: true }))).toEqual({ again: undefined, ...stopped });
  expect(await stopping(all({ haveAll: false, runsOn: true }))).toEqual({
    again: BEGUN_AT + 5_000,
    ...stopped,
  });
});

it("counts the ten minutes from the first time on, whenever the clip ended by whichever clock", async () => {
  const first = await stopping(busy(), { now: LATE, data: {} });
  expect(first).toEqual({ again: LATE + 5_000, wasLast: false, runsOn: false, since: LATE });
});
