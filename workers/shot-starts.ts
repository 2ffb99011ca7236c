import type { Job } from "bullmq";
import type { Logger } from "pino";
import { BackendError, BotError } from "../src/core/errors.ts";
import type { Operation, OperationStatus, ShotOrder, VideoBackend } from "../src/core/ports/video-backend.ts";
import type { ShotJob, StartedShot } from "../src/queue/clip-queue.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ClipLife } from "../src/store/store.ts";
import type { RunningJobs } from "./running-jobs.ts";

/** A shot is started anew this often at most when an attempt of its own came to nothing. */
const MAX_ATTEMPTS = 3;
/** The same where the backend lost it, as one does that is started anew itself. */
const MAX_LOST = 10;

export type Ended = Exclude<OperationStatus, { state: "waiting" } | { state: "running" }>;

/**
 * Starting shots, and what that costs. How far it has come is stored with the job before and after the step that
 * costs money: a worker that takes over finds the operation, or asks the backend whether there is one, and never
 * starts it blindly again.
 */
export function createShotStarts({
  life,
  running,
  lockMs,
  now,
}: {
  life: Pick<ClipLife, "shotAtStake" | "shotCost">;
  running: Pick<RunningJobs, "clipEnded">;
  /** How long a job stays its worker's without a sign, in milliseconds. */
  lockMs: number;
  now: () => number;
}) {
  /** After an attempt that surely came to nothing: throws if another can't help, else notes it under a new key. */
  async function prepareAnother(
    job: Job<ShotJob>,
    status: Exclude<Ended, { state: "done" }>,
    backend: VideoBackend,
    log: Logger,
  ): Promise<void> {
    const { attempt, lostUsd } = startedOf(job);
    if (status.state === "canceled") {
      throw new BackendError(
        "canceled-by-provider",
        "The model's provider stopped this shot. Please try again.",
      );
    }
    if (status.state === "failed" && (!status.retryable || attempt >= MAX_ATTEMPTS)) {
      throw new BackendError(status.code, status.message);
    }
    if (attempt >= MAX_LOST) {
      throw new BackendError(
        "shot-lost",
        "The model's machine loses this shot again and again. Try again later, or choose another model.",
      );
    }
    const usd = status.state === "lost" || !backend.billed ? 0 : status.usd;
    // What nobody says the price of may have cost all that was set aside.
    if (usd === undefined) throw tooDear();
    log.warn({ state: status.state, attempt }, "shot is started anew");
    await note(job, { attempt: attempt + 1, startingAt: 0, lostUsd: lostUsd + usd });
  }

  /** Starts the order, or finds the operation an earlier worker started. */
  async function startOnce(
    job: Job<ShotJob>,
    clip: StoredClip,
    backend: VideoBackend,
    order: ShotOrder,
    signal: AbortSignal,
    log: Logger,
  ): Promise<{ operation: Operation; startedAt: number }> {
    const known = startedOf(job);
    if (known.operation) return { operation: known.operation, startedAt: known.startingAt };
    const idempotencyKey = keyOf(job);

    if (known.startingAt > 0) {
      const found = await backend.recover(order, { idempotencyKey, startedAt: known.startingAt, signal });
      if (found) {
        log.info({ backend: backend.id }, "shot taken over");
        await note(job, { ...known, operation: found });
        return { operation: found, startedAt: known.startingAt };
      }
    }
    let startingAt = now();
    /** The mark for what must not be started twice; preparing an order may have taken its time. */
    const aboutToPay = async () => {
      startingAt = now();
      await keepLock(job);
      const stake = await life.shotAtStake(clip, job.data.index, known.lostUsd);
      if (stake === "ended") running.clipEnded(clip.id);
      signal.throwIfAborted();
      if (stake === "too-much") throw tooDear();
      await note(job, { ...known, startingAt });
    };
    const options = { idempotencyKey, signal, ...(backend.billed && { aboutToPay }) };
    const operation = await backend.start(order, options).catch(async (error: unknown) => {
      // Refused before any work began: it cost nothing, and the next try needn't look for it first.
      if (error instanceof BotError && error.code !== "start-unknown") {
        await noteCost(job, clip, backend, 0);
        await note(job, { ...known, startingAt: 0 });
      }
      throw error;
    });
    await note(job, { ...known, startingAt, operation });
    log.info({ backend: backend.id, model: order.model, attempt: known.attempt }, "shot started");
    return { operation, startedAt: startingAt };
  }

  /** Writes down what an attempt cost, on top of those before it; undefined: nobody says, so what was set aside stands. */
  async function noteCost(
    job: Job<ShotJob>,
    clip: StoredClip,
    backend: VideoBackend,
    usd: number | undefined,
  ): Promise<void> {
    if (backend.billed && usd !== undefined)
      await life.shotCost(clip, job.data.index, startedOf(job).lostUsd + usd);
  }

  /** Throws where the job is another worker's by now, as after some time without Redis. */
  async function keepLock(job: Job<ShotJob>): Promise<void> {
    if (job.token === undefined || (await job.extendLock(job.token, lockMs)) !== 1)
      throw new Error("another worker has taken this shot over");
  }

  return { startOnce, prepareAnother, noteCost };
}

function tooDear(): BackendError {
  return new BackendError(
    "retry-too-dear",
    "The model failed after it had been paid, and another try would cost more than was set aside for it. Try again, or choose another model.",
  );
}

/** How far starting the job's shot has come. */
export function startedOf(job: Job<ShotJob>): StartedShot {
  return { attempt: 1, startingAt: 0, lostUsd: 0, ...job.data.started };
}

/** The same however often one attempt is begun. */
export function keyOf(job: Job<ShotJob>): string {
  return `${job.data.clipId}-${job.data.index}-${startedOf(job).attempt}`;
}

function note(job: Job<ShotJob>, started: StartedShot): Promise<void> {
  return job.updateData({ ...job.data, started });
}
