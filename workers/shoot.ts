import type { Job } from "bullmq";
import type { Logger } from "pino";
import type { Shot } from "../src/core/clip.ts";
import { BackendError } from "../src/core/errors.ts";
import type { Backends } from "../src/core/ports/backends.ts";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import type {
  ModelDescription,
  Operation,
  OperationStatus,
  ShotOrder,
  VideoBackend,
} from "../src/core/ports/video-backend.ts";
import type { Media } from "../src/media/media.ts";
import type { ShotJob, StartedShot } from "../src/queue/clip-queue.ts";
import type { ModelSlots } from "../src/queue/model-slots.ts";
import type { StoredClip } from "../src/store/clips.ts";
import { createFrames } from "../src/studio/frames.ts";
import { type ClipLife, shotKey } from "../src/studio/life.ts";
import { orderOf } from "../src/studio/order.ts";
import { settleFailure, takeUpLater } from "./failures.ts";
import { CLIP_ENDED, type RunningJobs } from "./running-jobs.ts";
import type { WaitForNews } from "./wait-for-news.ts";

/** No shot of any model we know takes longer; a prediction still running then is stuck. */
const DEADLINE_MS = 45 * 60 * 1000;
/** The greatest file a shot may be: 12 s of 1080p at a rate no model reaches. */
const MAX_SHOT_BYTES = 500 * 1024 * 1024;
/** A shot is started anew this often at most when an attempt of its own came to nothing. */
const MAX_ATTEMPTS = 3;
/** How long to wait before asking again whether an equal shot is done. */
const EQUAL_SHOT_MS = 1_000;
/** Progress is written down no more often than this; cards are edited far less often. */
const PROGRESS_EVERY_MS = 250;

export interface ShootDependencies {
  backends: Backends;
  life: ClipLife;
  modelSlots: ModelSlots;
  media: Media;
  store: MediaStore;
  running: RunningJobs;
  waitForNews: WaitForNews;
  now: () => number;
  log: Logger;
}

type Ended = Exclude<OperationStatus, { state: "waiting" } | { state: "running" }>;

/**
 * Makes one shot. How far starting it has come is stored with the job before and after the step that costs
 * money: a worker that takes over finds the operation, or asks the backend whether there is one, and never
 * starts it blindly again.
 */
export function createShoot(dependencies: ShootDependencies) {
  const { backends, life, modelSlots, media, store, running, waitForNews, now } = dependencies;
  const frames = createFrames({ media, store });

  return async function shoot(job: Job<ShotJob>, token?: string): Promise<void> {
    const { clipId, index } = job.data;
    const log = dependencies.log.child({ clipId, shot: index + 1 });
    const begun = await life.beginShot(clipId, index);
    if (begun.answer === "ended") return cancelLeftOver(job, begun.clip, log);
    if (begun.answer === "made") return;
    if (begun.answer === "wait") return takeUpLater(job, token, EQUAL_SHOT_MS, now());

    const { signal, done } = running.begin(clipId);
    const place = `${clipId} ${index}`;
    let model: ModelDescription | undefined;
    try {
      model = await modelOf(begun.clip);
      if (model.slots !== undefined && !(await modelSlots.take(model.id, model.slots, place))) {
        return await takeUpLater(job, token, EQUAL_SHOT_MS, now());
      }
      await make(job, begun.clip, begun.shot, model, signal, log);
    } catch (error) {
      if (signal.aborted && signal.reason === CLIP_ENDED)
        return await cancelLeftOver(job, await life.load(clipId), log);
      const says = (failure: BackendError) => `Shot ${index + 1} could not be made. ${failure.userMessage}`;
      await settleFailure(error, { job, token, clipId, signal, says, life, log, now });
    } finally {
      done();
      if (model?.slots !== undefined) await modelSlots.leave(model.id, place);
    }
  };

  async function modelOf({ request }: StoredClip): Promise<ModelDescription> {
    const model = request.draft ? await backends.defaultModel("draft") : await backends.model(request.model);
    if (!model)
      throw new BackendError("no-such-backend", "The model of this clip is not set up here any more.");
    return model;
  }

  async function make(
    job: Job<ShotJob>,
    clip: StoredClip,
    shot: Shot,
    model: ModelDescription,
    signal: AbortSignal,
    log: Logger,
  ): Promise<void> {
    const backend = backends.backend(clip.queue);
    const order = await orderFor(clip, shot, model, signal);
    for (;;) {
      const { operation, startedAt } = await startOnce(job, clip, backend, order, signal, log);
      const status = await untilEnded(clip, shot, order, backend, operation, startedAt, signal);
      if (status.state === "done") {
        await keep(clip, shot, backend, status, startedAt, signal);
        log.info({ backend: backend.id, usd: status.usd, ms: now() - startedAt }, "shot made");
        return;
      }
      await prepareAnother(job, clip, shot, status, log);
    }
  }

  /** After an attempt that surely came to nothing: throws if another can't help, else notes it under a new key. */
  async function prepareAnother(
    job: Job<ShotJob>,
    clip: StoredClip,
    shot: Shot,
    status: Exclude<Ended, { state: "done" }>,
    log: Logger,
  ): Promise<void> {
    if (status.state !== "lost" && status.usd) await life.shotCost(clip, shot.index, status.usd);
    const attempt = job.data.started?.attempt ?? 1;
    if (status.state === "canceled") {
      throw new BackendError(
        "canceled-by-provider",
        "The model's provider stopped this shot. Please try again.",
      );
    }
    if (status.state === "failed" && (!status.retryable || attempt >= MAX_ATTEMPTS)) {
      throw new BackendError(status.code, status.message);
    }
    log.warn({ state: status.state, attempt }, "shot is started anew");
    const started: StartedShot = { attempt: attempt + 1, startingAt: 0 };
    await job.updateData({ clipId: clip.id, index: shot.index, started });
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
    const { index } = job.data;
    const known = job.data.started;
    if (known?.operation) return { operation: known.operation, startedAt: known.startingAt };
    const attempt = known?.attempt ?? 1;
    const idempotencyKey = `${clip.id}-${index}-${attempt}`;
    const note = (started: StartedShot) => job.updateData({ clipId: clip.id, index, started });

    if (known && known.startingAt > 0) {
      const found = await backend.recover(order, { idempotencyKey, startedAt: known.startingAt, signal });
      if (found) {
        log.info({ backend: backend.id }, "shot taken over");
        await note({ ...known, operation: found });
        return { operation: found, startedAt: known.startingAt };
      }
    }
    const startingAt = now();
    // Work that costs nothing may be started twice; the mark is for what must not.
    if (backend.billed) await note({ attempt, startingAt });
    const operation = await backend.start(order, { idempotencyKey, signal }).catch(async (error: unknown) => {
      // Refused before any work began: the next try needn't look for it first.
      if (error instanceof BackendError && error.code !== "start-unknown")
        await note({ attempt, startingAt: 0 });
      throw error;
    });
    await note({ attempt, startingAt, operation });
    log.info({ backend: backend.id, model: order.model, attempt }, "shot started");
    return { operation, startedAt: startingAt };
  }

  async function untilEnded(
    clip: StoredClip,
    shot: Shot,
    order: ShotOrder,
    backend: VideoBackend,
    operation: Operation,
    startedAt: number,
    signal: AbortSignal,
  ): Promise<Ended> {
    let expected: { ms: number | undefined } | undefined;
    let interval = backend.pollMs.first;
    let writtenAt = 0;
    for (;;) {
      signal.throwIfAborted();
      const status = await backend.status(operation, { signal });
      if (status.state !== "waiting" && status.state !== "running") return status;
      if (now() - startedAt > DEADLINE_MS) {
        await backend.cancel(operation);
        throw new BackendError(
          "shot-too-slow",
          "The model took far too long and was stopped. Please try again, or use another model.",
        );
      }
      if (now() - writtenAt >= PROGRESS_EVERY_MS) {
        writtenAt = now();
        const own = status.state === "running" ? status.progress : null;
        // Where the backend says nothing, its past speaks; never past nine tenths, since that is only a guess.
        if (own === null) expected ??= { ms: await life.expectedMs(clip, shot.index) };
        const guessed = expected?.ms === undefined ? null : Math.min(0.9, (now() - startedAt) / expected.ms);
        await life.shotProgress(clip.id, shot.index, own ?? guessed, own === null);
        await modelSlots.stay(order.model, `${clip.id} ${shot.index}`);
      }
      await waitForNews(operation, interval, signal);
      interval = Math.min(backend.pollMs.longest, Math.ceil(interval * 1.3));
    }
  }

  /** Copies the made file at once, since outputs expire, and sees that it is a video. */
  async function keep(
    clip: StoredClip,
    shot: Shot,
    backend: VideoBackend,
    status: Extract<OperationStatus, { state: "done" }>,
    startedAt: number,
    signal: AbortSignal,
  ): Promise<void> {
    const [output] = status.outputs;
    if (!output)
      throw new BackendError(
        "empty-output",
        "The model gave nothing back. Please change the prompt a little and try again.",
      );
    await store.make(shotKey(shot.digest), async (path) => {
      await backend.download(output, path, { signal, maxBytes: MAX_SHOT_BYTES });
      await media.probe(path, { signal });
    });
    const outcome = {
      ...(status.usd === undefined ? {} : { usd: (shot.usd ?? 0) + status.usd }),
      ...(status.modelVersion === undefined ? {} : { modelVersion: status.modelVersion }),
      warnings: status.warnings ?? [],
    };
    await life.shotMade(clip, shot.index, outcome, (now() - startedAt) / 1000);
  }

  async function orderFor(
    clip: StoredClip,
    shot: Shot,
    model: ModelDescription,
    signal: AbortSignal,
  ): Promise<ShotOrder> {
    const planned = clip.plan.shots[shot.index];
    if (!planned)
      throw new BackendError("internal", "Something went wrong on our side.", {
        message: `no shot ${shot.index}`,
      });
    const order = orderOf(clip.request, clip.plan, planned, model);
    const before = clip.shots[shot.index - 1];
    if (!planned.continues || !before?.key) return order;
    return {
      ...order,
      startImage: await frames.keyOf({ digest: before.digest, key: before.key }, "last", signal),
    };
  }

  /** The clip has ended; what still runs for it at a backend is stopped. */
  async function cancelLeftOver(job: Job<ShotJob>, clip: StoredClip | undefined, log: Logger): Promise<void> {
    const operation = job.data.started?.operation;
    if (!operation || !clip) return;
    try {
      await backends.backend(clip.queue).cancel(operation);
      log.info({ backend: clip.queue }, "shot canceled");
    } catch (error) {
      log.warn({ err: error }, "the backend could not be told to stop");
    }
  }
}
