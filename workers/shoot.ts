import type { Job } from "bullmq";
import type { Logger } from "pino";
import { pauseFor } from "../src/core/access/standing.ts";
import { BackendError, type BotError, OUR_FAULT, UserMistake } from "../src/core/errors.ts";
import type { Shot } from "../src/core/film/clip.ts";
import type { Backends } from "../src/core/ports/backends.ts";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import type { ShotOrder } from "../src/core/ports/orders.ts";
import type { ModelDescription } from "../src/core/ports/video-backend.ts";
import { mayBeForgotten } from "../src/making/find-started.ts";
import { createMakeOrder, type Done, type PaidOrders } from "../src/making/make-order.ts";
import { MakingPaused } from "../src/making/start-order.ts";
import { stopOrder } from "../src/making/stop-order.ts";
import { blameModel } from "../src/making/usable-video.ts";
import type { WaitForNews } from "../src/making/wait-for-news.ts";
import type { Media } from "../src/media/media.ts";
import type { ClipQueue, ShotJob } from "../src/queue/clip-queue.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ModelSlots } from "../src/store/model-slots.ts";
import { shotKey } from "../src/store/owned.ts";
import type { ShotBegun } from "../src/store/shots.ts";
import type { ClipLife, Store } from "../src/store/store.ts";
import { createFrames } from "../src/studio/frames.ts";
import { orderOf } from "../src/studio/order.ts";
import type { StillMay } from "../src/studio/still-may.ts";
import type { Tidying } from "../src/studio/tidying.ts";
import { PAUSED_MS, settleFailure, takeUpLater } from "./failures.ts";
import { createLetPass } from "./let-pass.ts";
import { CLIP_ENDED, type RunningJobs } from "./running-jobs.ts";
import { createShotNotes } from "./shot-notes.ts";
import { createStandIn } from "./stand-in.ts";
import { stopLeftOver } from "./stop-left-over.ts";

/** The greatest file a shot may be: 12 s of 1080p at a rate no model reaches. */
const MAX_SHOT_BYTES = 500 * 1024 * 1024;
/** How long to wait before asking again whether an equal shot is done. */
const EQUAL_SHOT_MS = 1_000;
/** How long a shot that lets others pass is out of the line, in milliseconds. */
const LET_PASS_MS = 2_000;

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
  queue: Pick<ClipQueue, "waitingModels">;
  paidOrders: PaidOrders;
  media: Media;
  store: MediaStore;
  running: RunningJobs;
  tidying: Pick<Tidying, "makeRoom">;
  waitForNews: WaitForNews;
  stillMay: StillMay;
  untilOnDisk: () => Promise<boolean>;
  forgotBefore: () => Promise<number | undefined>;
  lockMs: number;
  now: () => number;
  /** The clock by which machines agree. */
  redisNow: () => number;
  log: Logger;
}

/** What an order needs to know of its model. */
type MadeBy = Pick<ModelDescription, "id" | "version" | "slots">;

/** A shot that was taken up, of a clip that wants it. */
type Begun = Extract<ShotBegun, { paidBefore: boolean }>;

const nameOf = ({ request }: StoredClip, shot?: Shot) => shot?.by ?? request.model;

/** Makes one shot, from wherever an earlier worker left it, and stops what is left of one that nobody wants any more. */
export function createShoot(dependencies: ShootDependencies) {
  const {
    backends,
    life,
    access,
    modelSlots,
    media,
    store,
    running,
    tidying,
    stillMay,
    forgotBefore,
    lockMs,
    now,
    redisNow,
  } = dependencies;
  const frames = createFrames({ media, store });
  const letPass = createLetPass({ ...dependencies, now: redisNow });
  const standIn = createStandIn(dependencies);
  const notesOf = createShotNotes({ life, running, stillMay, lockMs });
  const makeOrder = createMakeOrder(dependencies);

  return async function shoot(job: Job<ShotJob>, token?: string): Promise<void> {
    const { clipId, index } = job.data;
    const log = dependencies.log.child({ clipId, shot: index + 1 });
    // What a backend has begun is finished; what it hasn't may wait.
    const hasStarted = Boolean(job.data.started?.startingAt);
    if (!hasStarted && (await letPass(job))) return takeUpLater(job, token, LET_PASS_MS, now());
    // Listening before it is asked whether the clip is still wanted: a cancel in between would not be heard of.
    const { signal, done } = running.begin(clipId);
    const begun = await begin(job.data, hasStarted).catch((error: unknown) => {
      done();
      throw error;
    });
    if (begun.answer !== "make") done();
    if (begun.answer === "paused") {
      log.debug("making is paused; the shot waits");
      return takeUpLater(job, token, PAUSED_MS, now());
    }
    if (begun.answer === "ended") return cancelLeftOver(job, token, begun.clip, log);
    if (begun.answer === "made") return;
    if (begun.answer === "wait") return takeUpLater(job, token, EQUAL_SHOT_MS, now());
    if (begun.shot.digest !== job.data.digest && begun.shot.by !== undefined) {
      // Given to another model, and then the process died.
      done();
      await standIn.handOver(job, begun.shot);
      return takeUpLater(job, token, 0, now());
    }

    const place = `${clipId} ${index}`;
    /** undefined: it isn't on offer any more. */
    let described: ModelDescription | undefined;
    let model: MadeBy | undefined;
    let hasPlace = true;
    try {
      described = await (hasStarted ? modelIfAny : modelOf)(begun.clip, begun.shot);
      model = described ?? { id: nameOf(begun.clip, begun.shot) };
      hasPlace = model.slots === undefined || (await modelSlots.take(model.id, model.slots, place));
      if (hasPlace) await make(job, begun, model, signal, log);
    } catch (error) {
      if (error instanceof MakingPaused) return await takeUpLater(job, token, PAUSED_MS, now());
      if (signal.aborted && signal.reason === CLIP_ENDED)
        return await cancelLeftOver(job, token, await life.load(clipId), log);
      await settleFailure(blameModel(error), {
        ...{ job, token, clipId, signal, shot: index, begunAt: begun.shot.startedAt },
        says: (failure) => sayFailed(failure, begun, described),
        waits: (wait) => life.shotWaits(begun.clip, index, wait),
        // Whatever file is at fault here, a model made it: this shot, or the one it goes on from.
        otherwise: async (failure) =>
          described !== undefined && (await standIn.giveToAnother(job, described, failure, log)),
        ...{ life, tidying, log, now },
      });
    } finally {
      done();
      if (hasPlace && model?.slots !== undefined) await modelSlots.leave(model.id, place);
    }
    // Put off by us and not by a failure, so nothing that failures are counted by.
    if (!hasPlace) await takeUpLater(job, token, EQUAL_SHOT_MS, now());
  };

  async function sayFailed(
    failure: BotError,
    { clip, shot: { index, by } }: Begun,
    model: ModelDescription | undefined,
  ): Promise<string> {
    // Nothing of the model's: they may not have it.
    if (failure instanceof UserMistake) return failure.userMessage;
    const isAway = model !== undefined && BACKEND_AWAY.has(failure.code);
    const instead = isAway ? await backends.insteadOf(model, failure.code) : "";
    const neither = by === undefined ? "" : `, neither by ${clip.request.model} nor by ${model?.label ?? by}`;
    return `Shot ${index + 1} could not be made${neither}. ${failure.userMessage} ${instead}`.trim();
  }

  /** Paused: whoever runs the bot has stopped making what this is for a while. What waits goes on waiting. */
  async function begin(job: ShotJob, hasStarted: boolean): Promise<ShotBegun> {
    const begun = await life.beginShot(job, { goOn: hasStarted });
    if (begun.answer !== "paused" || (await isPaused(begun.clip))) return begun;
    return life.beginShot(job, { goOn: true });
  }

  async function isPaused(clip: StoredClip): Promise<boolean> {
    // A draft names the model of the film it is for; what draws it is another.
    const model = clip.request.draft ? (await modelOf(clip).catch(() => undefined))?.id : clip.request.model;
    return pauseFor(await access.pauses(), { platform: clip.surface.platform, model }) !== undefined;
  }

  async function modelOf(clip: StoredClip, shot?: Shot): Promise<ModelDescription> {
    const model = clip.request.draft
      ? await backends.defaultModel("draft")
      : await backends.model(nameOf(clip, shot));
    if (!model)
      throw new BackendError(
        "no-such-backend",
        "The model of this clip is not set up here any more. Ask for it again with another one; /models shows what there is.",
      );
    return model;
  }

  /** What is begun is finished, and stopped, though its model has ended or left the catalogue meanwhile. */
  async function modelIfAny(clip: StoredClip, shot: Shot): Promise<ModelDescription | undefined> {
    return modelOf(clip, shot).catch((error: unknown) => {
      if (error instanceof UserMistake) return undefined;
      throw error;
    });
  }

  async function make(
    job: Job<ShotJob>,
    { clip, shot, paidBefore, access: version }: Begun,
    model: MadeBy,
    signal: AbortSignal,
    log: Logger,
  ): Promise<void> {
    const { index, digest } = shot;
    const takenAt = now();
    const backend = backends.backend(clip.queue);
    // A host's own GPU is worth asking for too; what is paid for is looked at in the moment of paying.
    if (!backend.billed && !clip.request.draft && !job.data.started?.startingAt) {
      if ((await stillMay(clip, version)) === undefined) throw new MakingPaused();
    }
    let expected: { ms: number | undefined } | undefined;
    await makeOrder({
      order: () => orderFor(clip, shot, model, signal),
      digest,
      askedAt: clip.createdAt,
      paidBefore,
      backend,
      notes: notesOf(job, clip, index, version),
      signal,
      log,
      async onProgress(own) {
        // Where the backend says nothing, its past speaks; never past nine tenths, since that is only a guess.
        if (own === null) expected ??= { ms: await life.expectedMs(clip, index) };
        const startedAt = job.data.started?.startingAt || takenAt;
        const guessed = expected?.ms === undefined ? null : Math.min(0.9, (now() - startedAt) / expected.ms);
        // Whoever didn't hear that the clip has ended, as while Redis was away, finds it out here.
        if (!(await life.shotProgress(clip.id, index, own ?? guessed, own === null)))
          running.clipEnded(clip.id);
        await modelSlots.stay(model.id, `${clip.id} ${index}`);
      },
      keep: (made, startedAt) => keep(clip, shot, made, startedAt, signal),
    });
  }

  /** Copies the made file at once, since outputs expire, and sees that it is a video. */
  async function keep(
    clip: StoredClip,
    shot: Shot,
    made: Done,
    startedAt: number,
    signal: AbortSignal,
  ): Promise<void> {
    const [output] = made.outputs;
    if (!output)
      throw new BackendError(
        "empty-output",
        "The model gave no usable video: nothing came back. Change the words a little, or choose another model.",
      );
    await store.make(shotKey(shot.digest), async (path) => {
      await backends.backend(clip.queue).download(output, path, { signal, maxBytes: MAX_SHOT_BYTES });
      await media.check(path, { signal });
    });
    const outcome = {
      ...(made.modelVersion === undefined ? {} : { modelVersion: made.modelVersion }),
      warnings: [...shot.warnings, ...(made.warnings ?? [])],
    };
    await life.shotMade(clip, shot.index, outcome, (now() - startedAt) / 1000);
  }

  async function orderFor(
    clip: StoredClip,
    shot: Shot,
    model: MadeBy,
    signal: AbortSignal,
  ): Promise<ShotOrder> {
    const planned = clip.plan.shots[shot.index];
    if (!planned)
      throw new BackendError("internal", OUR_FAULT, {
        message: `no shot ${shot.index}`,
      });
    const order = orderOf(clip.request, clip.plan, planned, {
      ...model,
      // As it was admitted, and as its digest says, though the model has a newer one by now.
      ...(shot.version !== undefined && { version: shot.version }),
    });
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
    const { index, started } = job.data;
    const shot = clip?.shots[index];
    if (!clip || !shot) return;
    const { createdAt: askedAt } = clip;
    if (!started?.startingAt && !shot.usdAtStake && !(await mayBeForgotten(askedAt, forgotBefore))) return;
    const order = async () => {
      const model = (await modelIfAny(clip, shot)) ?? { id: nameOf(clip, shot) };
      return orderFor(clip, shot, model, new AbortController().signal);
    };
    await stopLeftOver(job, token, {
      ...{ clip, life, now, redisNow, log },
      async stop({ isLast }) {
        const backend = backends.backend(clip.queue);
        const notes = notesOf(job, clip, index);
        const stopped = await stopOrder({ order, askedAt, backend, notes }, { isLast, forgotBefore });
        if (typeof stopped === "string") return { haveAll: stopped === "nothing", runsOn: false };
        const { runsOn = false } = stopped;
        const what = runsOn ? "shot canceled; the model can't be stopped and runs on" : "shot canceled";
        log.info({ backend: backend.id, usd: stopped.usd }, what);
        return { haveAll: true, runsOn };
      },
    });
  }
}
