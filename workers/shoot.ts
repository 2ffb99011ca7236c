import { DelayedError, type Job } from "bullmq";
import type { Logger } from "pino";
import { pauseFor } from "../src/core/access/standing.ts";
import { BackendError, BotError } from "../src/core/errors.ts";
import { isEnded, type Shot } from "../src/core/film/clip.ts";
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
import type { ShotJob } from "../src/queue/clip-queue.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ModelSlots } from "../src/store/model-slots.ts";
import { shotKey } from "../src/store/owned.ts";
import type { ClipLife, Store } from "../src/store/store.ts";
import { createFrames } from "../src/studio/frames.ts";
import { orderOf } from "../src/studio/order.ts";
import { settleFailure, takeUpLater } from "./failures.ts";
import { CLIP_ENDED, type RunningJobs } from "./running-jobs.ts";
import { createShotStarts, type Ended, keyOf, startedOf } from "./shot-starts.ts";
import { blameModel } from "./usable-video.ts";
import type { WaitForNews } from "./wait-for-news.ts";

/** No shot of any model we know takes longer; a prediction still running then is stuck. */
const DEADLINE_MS = 45 * 60 * 1000;
/** The greatest file a shot may be: 12 s of 1080p at a rate no model reaches. */
const MAX_SHOT_BYTES = 500 * 1024 * 1024;
/** What runs for a clip that has ended is told to stop again after this long, and until then. */
const CANCEL_AGAIN_MS = 5_000;
const CANCEL_FOR_MS = 10 * 60 * 1000;
/** How long the answer to what something came to that was stopped may take. */
const STATUS_MS = 30_000;
/** How long to wait before asking again whether an equal shot is done. */
const EQUAL_SHOT_MS = 1_000;
/** While making is paused it is looked at again this often, in milliseconds. */
const PAUSED_MS = 3_000;
/** A backend that gives no answer about a shot is asked again for so long, before the shot is put off. */
const SILENCE_MS = 10 * 60 * 1000;
/** Progress is written down no more often than this; cards are edited far less often. */
const PROGRESS_EVERY_MS = 250;

/** Failures that are the whole backend's, not this order's: another one may do. */
const BACKEND_AWAY = new Set([
  "backend-out-of-money",
  "backend-refused-token",
  "backend-unreachable",
  "backend-down",
]);

export interface ShootDependencies {
  backends: Backends;
  life: ClipLife;
  access: Pick<Store["access"], "pauses">;
  modelSlots: ModelSlots;
  paidShots: Store["paidShots"];
  media: Media;
  store: MediaStore;
  running: RunningJobs;
  waitForNews: WaitForNews;
  lockMs: number;
  now: () => number;
  log: Logger;
}

/** Makes one shot, from wherever an earlier worker left it, and stops what is left of one that nobody wants any more. */
export function createShoot(dependencies: ShootDependencies) {
  const { backends, life, access, modelSlots, paidShots, media, store, running, waitForNews, lockMs, now } =
    dependencies;
  const frames = createFrames({ media, store });
  const { startOnce, prepareAnother, noteCost } = createShotStarts({ life, running, lockMs, now });

  return async function shoot(job: Job<ShotJob>, token?: string): Promise<void> {
    const { clipId, index } = job.data;
    const log = dependencies.log.child({ clipId, shot: index + 1 });
    // What a backend has begun is finished; what it hasn't waits.
    if (startedOf(job).startingAt === 0 && (await isPaused(clipId))) {
      log.debug("making is paused; the shot waits");
      return takeUpLater(job, token, PAUSED_MS, now());
    }
    // Listening before it is asked whether the clip is still wanted: a cancel in between would not be heard of.
    const { signal, done } = running.begin(clipId);
    const begun = await life.beginShot(job.data).catch((error: unknown) => {
      done();
      throw error;
    });
    if (begun.answer !== "make") done();
    if (begun.answer === "ended") return cancelLeftOver(job, token, begun.clip, log);
    if (begun.answer === "made") return;
    if (begun.answer === "wait") return takeUpLater(job, token, EQUAL_SHOT_MS, now());

    const place = `${clipId} ${index}`;
    let model: ModelDescription | undefined;
    let hasPlace = true;
    try {
      model = await modelOf(begun.clip);
      hasPlace = model.slots === undefined || (await modelSlots.take(model.id, model.slots, place));
      if (hasPlace) await make(job, begun.clip, begun.shot, model, signal, log);
    } catch (error) {
      if (signal.aborted && signal.reason === CLIP_ENDED)
        return await cancelLeftOver(job, token, await life.load(clipId), log);
      const begunAt = begun.shot.startedAt;
      const says = async (failure: BotError) => {
        const instead =
          model && BACKEND_AWAY.has(failure.code) ? await backends.insteadOf(model, failure.code) : "";
        return `Shot ${index + 1} could not be made. ${failure.userMessage} ${instead}`.trim();
      };
      // Whatever file is at fault here, a model made it: this shot, or the one it goes on from.
      await settleFailure(blameModel(error), { job, token, clipId, signal, begunAt, says, life, log, now });
    } finally {
      done();
      if (hasPlace && model?.slots !== undefined) await modelSlots.leave(model.id, place);
    }
    // Put off by us and not by a failure, so nothing that failures are counted by.
    if (!hasPlace) await takeUpLater(job, token, EQUAL_SHOT_MS, now());
  };

  /** Whoever runs the bot has stopped making for a while: what waits goes on waiting. */
  async function isPaused(clipId: string): Promise<boolean> {
    const pauses = await access.pauses();
    if (Object.keys(pauses).length === 0) return false;
    const clip = await life.load(clipId);
    return (
      clip !== undefined &&
      !isEnded(clip.state) &&
      pauseFor(pauses, { platform: clip.surface.platform, model: clip.request.model }) !== undefined
    );
  }

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
    if (await fetchPaid(job, clip, shot, backend, signal, log)) return;
    const order = await orderFor(clip, shot, model, signal);
    for (;;) {
      const { operation, startedAt } = await startOnce(job, clip, backend, order, signal, log);
      const status = await untilEnded(job, clip, shot, order, backend, operation, startedAt, signal);
      await noteCost(job, clip, backend, status.state === "lost" ? 0 : status.usd);
      if (status.state === "done") {
        const paid = { backend: backend.id, operation, tookMs: now() - startedAt };
        if (backend.billed) await paidShots.note(shot.digest, paid);
        await keep(clip, shot, backend, status, startedAt, signal);
        log.info({ backend: backend.id, usd: status.usd, ms: now() - startedAt }, "shot made");
        return;
      }
      await prepareAnother(job, status, backend, log);
    }
  }

  /**
   * An equal shot was paid for before, and its file could not be fetched, as when the file host was away, or is lost
   * since: it is fetched, while it is there, before anything is ordered again. Whether that was all there was to do.
   */
  async function fetchPaid(
    job: Job<ShotJob>,
    clip: StoredClip,
    shot: Shot,
    backend: VideoBackend,
    signal: AbortSignal,
    log: Logger,
  ): Promise<boolean> {
    if (!backend.billed || startedOf(job).startingAt > 0) return false;
    const paid = await paidShots.find(shot.digest);
    if (paid?.backend !== backend.id) return false;
    try {
      const status = await backend.status(paid.operation, { signal });
      if (status.state === "done") {
        await keep(clip, shot, backend, status, now() - paid.tookMs, signal);
        await noteCost(job, clip, backend, 0);
        log.info({ backend: backend.id }, "shot fetched that was paid for before");
        return true;
      }
    } catch (error) {
      // The file may be there yet: whoever has paid for it waits for it as for any other.
      if (signal.aborted || !(error instanceof BotError) || error.retryable) throw error;
      log.warn({ err: error }, "a shot paid for before can't be had any more");
    }
    await paidShots.forget(shot.digest);
    return false;
  }

  async function untilEnded(
    job: Job<ShotJob>,
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
    let heardAt = now();
    for (;;) {
      signal.throwIfAborted();
      const status = await backend.status(operation, { signal }).catch((error: unknown) => {
        // The work goes on over there all the same, and may be paid for: no answer now and then is no reason to leave it.
        const mayHelp = error instanceof BackendError && error.retryable;
        if (mayHelp && now() + (error.retryAfterMs ?? 0) - heardAt < SILENCE_MS) return error;
        throw error;
      });
      if (status instanceof BackendError) {
        await waitForNews(operation, Math.max(interval, status.retryAfterMs ?? 0), signal);
        continue;
      }
      heardAt = now();
      if (status.state !== "waiting" && status.state !== "running") return status;
      if (now() - startedAt > DEADLINE_MS) {
        const { usd } = await backend.cancel(operation);
        await noteCost(job, clip, backend, usd);
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
        // Whoever didn't hear that the clip has ended, as while Redis was away, finds it out here.
        if (!(await life.shotProgress(clip.id, shot.index, own ?? guessed, own === null)))
          running.clipEnded(clip.id);
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
        "The model gave no usable video: nothing came back. Change the words a little, or choose another model.",
      );
    await store.make(shotKey(shot.digest), async (path) => {
      await backend.download(output, path, { signal, maxBytes: MAX_SHOT_BYTES });
      await media.probe(path, { signal });
    });
    const outcome = {
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

  /** The clip has ended; what still runs for it at a backend is stopped, and what that cost is written down. */
  async function cancelLeftOver(
    job: Job<ShotJob>,
    token: string | undefined,
    clip: StoredClip | undefined,
    log: Logger,
  ): Promise<void> {
    const shot = clip?.shots[job.data.index];
    if (!clip || !shot || (startedOf(job).startingAt === 0 && !shot.usdAtStake)) return;
    const mayAskAgain = now() - (clip.endedAt ?? 0) < CANCEL_FOR_MS;
    try {
      const backend = backends.backend(clip.queue);
      const operation = await leftOver(job, clip, shot, backend);
      const stopped = operation ? await stop(backend, operation) : { usd: 0 };
      if (!stopped && mayAskAgain) return await takeUpLater(job, token, CANCEL_AGAIN_MS, now());
      await noteCost(job, clip, backend, stopped?.usd);
      if (stopped?.runsOn) await life.runsOn(clip.id);
      const what = stopped?.runsOn
        ? "shot canceled; the model can't be stopped and runs on"
        : "shot canceled";
      if (operation) log.info({ backend: clip.queue, usd: stopped?.usd }, what);
    } catch (error) {
      if (error instanceof DelayedError) throw error;
      const mayHelp = error instanceof BackendError && error.retryable;
      if (mayHelp && mayAskAgain)
        return await takeUpLater(job, token, error.retryAfterMs ?? CANCEL_AGAIN_MS, now());
      await life.runsOn(clip.id);
      log.warn({ err: error }, "the backend could not be told to stop");
    }
  }

  /**
   * Stops it. What it cost is often known only once it has stopped, or had ended before: then it is asked for. Undefined
   * where it is still stopping.
   */
  async function stop(
    backend: VideoBackend,
    operation: Operation,
  ): Promise<{ usd?: number; runsOn?: boolean } | undefined> {
    const told = await backend.cancel(operation);
    if (!backend.billed || told.usd !== undefined) return told;
    const status = await backend.status(operation, { signal: AbortSignal.timeout(STATUS_MS) });
    if (status.state === "lost") return { ...told, usd: 0 };
    if (status.state === "waiting" || status.state === "running") return undefined;
    return status.usd === undefined ? told : { ...told, usd: status.usd };
  }

  /** What was started; looked for where it isn't known whether anything was. */
  async function leftOver(
    job: Job<ShotJob>,
    clip: StoredClip,
    shot: Shot,
    backend: VideoBackend,
  ): Promise<Operation | null> {
    const { operation, startingAt } = startedOf(job);
    if (operation || startingAt === 0) return operation ?? null;
    const { signal } = new AbortController();
    const order = await orderFor(clip, shot, await modelOf(clip), signal);
    return backend.recover(order, { idempotencyKey: keyOf(job), startedAt: startingAt, signal });
  }
}
