import {
  type ConnectionOptions,
  type FlowJob,
  FlowProducer,
  type Job,
  type JobsOptions,
  Queue,
  Worker,
  type WorkerOptions,
} from "bullmq";
import type { Shot } from "../core/film/clip.ts";
import type { PlannedShot } from "../core/film/film-plan.ts";
import { picturesFor } from "../core/film/made-picture.ts";
import type { StartedOrder } from "../core/ports/orders.ts";
import type { StoredClip } from "../store/clips.ts";
import type { ShotInLine } from "../store/shots.ts";
import { priorityOf, type Turns } from "../store/turns.ts";
import { keepPlaces } from "./keep-places.ts";
import { waitingByRedis } from "./wait-by-redis.ts";

/** A job that may have something under way which is stopped when its clip has ended. */
export interface StoppableJob {
  /** Since when it is told to stop, in milliseconds since 1970 by Redis' clock: whoever ended the clip may have another. */
  stoppingSince?: number;
}

/** What the jobs carry; everything else is read from the clip's record. */
export interface ShotJob extends ShotInLine, StoppableJob {
  /** What is to make it; absent in older jobs. */
  model?: string;
  /** Since when it has let others pass whose model is loaded, in milliseconds since 1970; see workers/let-pass.ts. */
  letPassSince?: number;
  /** How far starting it on the backend has come; see src/making/start-order.ts. */
  started?: StartedOrder;
}
export interface PlanJob {
  clipId: string;
}
/** What a shot stands on, made by an image model. */
export interface PictureJob extends StoppableJob {
  clipId: string;
  /** Of the shot. */
  index: number;
  /** As of the shot's own job; absent in older jobs. */
  queue?: string;
  turn?: number;
}
export interface CutJob extends StoppableJob {
  clipId: string;
  /** Since when what looks at the film gives no answer, in milliseconds since 1970. */
  awaySince?: number;
}
export interface SoundJob extends StoppableJob {
  clipId: string;
}
export interface DeliverJob {
  clipId: string;
}

const SHOOT = "shoot-";
/** One queue a backend, so that its limit holds over all workers; names must not contain ":". */
export const shootQueue = (backend: string) => SHOOT + backend;
export const PLAN_QUEUE = "plan";
export const CUT_QUEUE = "cut";
export const SOUND_QUEUE = "sound";
export const PICTURE_QUEUE = "picture";
/** One queue a platform: only a process that can speak there takes its jobs. */
export const deliverQueue = (platform: string) => `deliver-${platform}`;

/** Every queue there is with these backends and platforms, in the order of the work. */
export const queueNames = (backends: readonly string[], platforms: readonly string[]): string[] => [
  PLAN_QUEUE,
  PICTURE_QUEUE,
  ...backends.map(shootQueue),
  SOUND_QUEUE,
  CUT_QUEUE,
  ...platforms.map(deliverQueue),
];

/** BullMQ's token for moving a job whoever holds its lock. */
const ANY_LOCK = "0";

const planJobId = (clipId: string) => `plan-${clipId}`;
const deliverJobId = (clipId: string) => `deliver-${clipId}`;
const cutJobId = (clipId: string) => `cut-${clipId}`;
const soundJobId = (clipId: string) => `sound-${clipId}`;
const pictureJobId = (clipId: string, index: number) => `picture-${clipId}-${index}`;
const shotJobId = (clipId: string, index: number) => `shot-${clipId}-${index}`;

/**
 * Jobs are tried again by the worker's own rules for as long as trying can help; this bounds what it may ask
 * for. Finished jobs are of no use: the clip's record tells what became of it.
 */
const COMMON: JobsOptions = {
  attempts: 8,
  backoff: { type: "exponential", delay: 1_000, jitter: 0.3 },
  removeOnComplete: true,
  removeOnFail: true,
};

/** A failed child fails its parent too; the clip itself has been failed by then, with its credits back. */
const CHILD: JobsOptions = { ...COMMON, failParentOnFailure: true };

/** Of what waits no more is looked at than this. */
const NEXT = 50;

/** Where a shot stands: so many seconds of its clip after the first, from its queue's base. */
interface Place {
  offset: number;
  base: number;
}

/** Hands a clip's work to BullMQ as one flow: cutting waits for the shots. Whoever has cut sees that it is delivered. */
export type ClipQueue = ReturnType<typeof createClipQueue>;

export function createClipQueue({
  connection,
  prefix,
  names,
  turns,
  redisNow,
  onError,
}: {
  connection: ConnectionOptions;
  prefix: string;
  /** Of every queue there is, in the order of the work; see `queueNames`. */
  names: readonly string[];
  turns: Turns;
  /** Redis' own clock, by which all waits are told. */
  redisNow: () => number;
  onError: (error: Error) => void;
}) {
  const flows = new FlowProducer({ connection, prefix });
  flows.on("error", onError);
  const queues = new Map<string, Queue>();

  function queue(name: string): Queue {
    const known = queues.get(name);
    if (known) return known;
    const opened = new Queue(name, { connection, prefix });
    opened.on("error", onError);
    queues.set(name, opened);
    return opened;
  }

  /** Made before the shot is. */
  function pictureFlow(clip: StoredClip, shot: PlannedShot, turn: number, priority: number): FlowJob[] {
    if (picturesFor(clip.plan, shot).length === 0) return [];
    const data: PictureJob = { clipId: clip.id, index: shot.index, queue: clip.queue, turn };
    const opts = { ...CHILD, jobId: pictureJobId(clip.id, shot.index), priority };
    return [{ name: "picture", queueName: PICTURE_QUEUE, data, opts }];
  }

  function shotFlow(clip: StoredClip, shot: PlannedShot, at: Place, before: FlowJob[]): FlowJob {
    const turn = clip.turn + at.offset;
    const priority = priorityOf(turn, at.base);
    const children = [...before, ...pictureFlow(clip, shot, turn, priority)];
    const digest = clip.shots[shot.index]?.digest;
    return {
      name: "shoot",
      queueName: shootQueue(clip.queue),
      data: {
        clipId: clip.id,
        index: shot.index,
        ...(digest === undefined ? {} : { digest }),
        queue: clip.queue,
        turn,
        model: clip.request.model,
      } satisfies ShotJob,
      opts: { ...CHILD, jobId: shotJobId(clip.id, shot.index), priority },
      ...(children.length > 0 ? { children } : {}),
    };
  }

  /** The shots still to be made. One that goes on from another waits for it as its parent. */
  function shotFlows(clip: StoredClip, base: number): FlowJob[] {
    const roots: FlowJob[] = [];
    let offset = 0;
    for (const shot of clip.plan.shots) {
      const toMake = clip.shots[shot.index]?.state !== "kept" && clip.shots[shot.index]?.state !== "made";
      if (toMake) {
        const before = clip.shots[shot.index - 1];
        const continuesUnmade =
          shot.continues && before !== undefined && before.state !== "kept" && before.state !== "made";
        const previous = continuesUnmade ? roots.pop() : undefined;
        roots.push(shotFlow(clip, shot, { offset, base }, previous ? [previous] : []));
        offset += shot.seconds;
      }
    }
    return roots;
  }

  /** Made while the shots are, where there is anything to make; where it fails, cutting tries it once more. */
  function soundFlow(clip: StoredClip): FlowJob[] {
    if (!clip.plan.sound?.tracks.length) return [];
    const data: SoundJob = { clipId: clip.id };
    const opts = { ...COMMON, attempts: 1, jobId: soundJobId(clip.id), ignoreDependencyOnFailure: true };
    return [{ name: "sound", queueName: SOUND_QUEUE, data, opts }];
  }

  return {
    /** Opens a worker that takes a line's jobs as they come due. */
    work<Data>(
      name: string,
      process: (job: Job<Data>, token?: string) => Promise<void>,
      options: Omit<WorkerOptions, "connection" | "prefix">,
    ): Worker {
      return new Worker<Data>(
        name,
        (job, token) => process(job, token),
        { ...options, connection, prefix },
        waitingByRedis({ redisNow }),
      ) as Worker;
    },
    /** Adds the clip's jobs, all or none; for a clip that the queue doesn't know yet. Without its plan that is to be written first. */
    async enqueue(clip: StoredClip): Promise<void> {
      if (clip.planning) {
        const data: PlanJob = { clipId: clip.id };
        await queue(PLAN_QUEUE).add("plan", data, { ...COMMON, jobId: planJobId(clip.id) });
        return;
      }
      const base = await turns.base(clip.queue);
      await flows.add({
        name: "cut",
        queueName: CUT_QUEUE,
        data: { clipId: clip.id } satisfies CutJob,
        opts: { ...COMMON, jobId: cutJobId(clip.id) },
        children: [...shotFlows(clip, base), ...soundFlow(clip)],
      });
    },
    /** Puts a film that is cut in its platform's line, in so many milliseconds. Safe to repeat. */
    async addDelivery(clip: StoredClip, delay = 0): Promise<void> {
      const data: DeliverJob = { clipId: clip.id };
      const opts = { ...COMMON, attempts: 20, jobId: deliverJobId(clip.id), delay, timestamp: redisNow() };
      await queue(deliverQueue(clip.surface.platform)).add("deliver", data, opts);
    },
    /**
     * Puts work whose file is gone in line again, under the job that needs it: that waits for it. These shots, or with none
     * the cutting. Safe to repeat.
     */
    async addAgain(job: Job, clip: StoredClip, indexes: readonly number[]): Promise<void> {
      const parent = { id: job.id ?? "", queue: job.queueQualifiedName };
      if (indexes.length === 0) {
        const data: CutJob = { clipId: clip.id };
        await queue(CUT_QUEUE).add("cut", data, { ...CHILD, jobId: cutJobId(clip.id), parent });
      }
      for (const index of indexes) {
        const shot = clip.shots[index] as Shot;
        const data: ShotJob = {
          clipId: clip.id,
          index,
          digest: shot.digest,
          queue: clip.queue,
          turn: clip.turn,
          model: shot.by ?? clip.request.model,
          // Another attempt, besides the one that was paid: it must not be taken for that one.
          started: { attempt: 2, startingAt: 0, lostUsd: shot.usd ?? 0 },
        };
        const priority = priorityOf(clip.turn, await turns.base(clip.queue));
        const opts = { ...CHILD, jobId: shotJobId(clip.id, index), priority, parent };
        await queue(shootQueue(clip.queue)).add("shoot", data, opts);
      }
    },
    /** Whether the clip's work is still somewhere in the queue. */
    async knows(clip: StoredClip): Promise<boolean> {
      // One after the other, in the order of the work: each is added before the one that adds it is gone.
      const jobs = [
        ...(clip.planning ? [[PLAN_QUEUE, planJobId] as const] : []),
        [CUT_QUEUE, cutJobId],
        [deliverQueue(clip.surface.platform), deliverJobId],
      ] as const;
      for (const [name, idOf] of jobs) {
        const job = await queue(name).getJob(idOf(clip.id));
        if (job && !(await job.isFailed()) && !(await job.isCompleted())) return true;
      }
      return false;
    },
    /**
     * Puts back in line what a dead worker was at; only for where nobody else works on the queue. A worker's lock on
     * a job outlives it by many seconds.
     */
    async takeBack(name: string): Promise<void> {
      for (const job of await queue(name).getActive()) await job.moveToWait(ANY_LOCK);
    },
    /** A provider's limit, over all workers; undefined: each worker has its own, and what was set before is taken away. */
    async limit(backend: string, slots: number | undefined): Promise<void> {
      const shots = queue(shootQueue(backend));
      await (slots === undefined ? shots.removeGlobalConcurrency() : shots.setGlobalConcurrency(slots));
    },
    /** Keeps the fair order of lines that are never idle; see turns.ts. How many jobs had another place. */
    async keepPlaces(): Promise<number> {
      const queues = names.filter((name) => name.startsWith(SHOOT)).map((name) => name.slice(SHOOT.length));
      const lines = [...queues.map(shootQueue), PICTURE_QUEUE].map(queue);
      return keepPlaces({ lines, queues }, turns);
    },
    /** The models of the shots that are next in a backend's line, each as often as it is. */
    async waitingModels(backend: string): Promise<string[]> {
      const jobs = await queue(shootQueue(backend)).getJobs(["prioritized", "waiting"], 0, NEXT - 1, true);
      return jobs.flatMap((job) => (job?.data as ShotJob | undefined)?.model ?? []);
    },
    /** How each line stands, and how many workers are at it; undefined where Redis doesn't tell who is connected. */
    async lines(): Promise<{ name: string; waiting: number; active: number; workers: number | undefined }[]> {
      return Promise.all(
        names.map(async (name) => {
          const opened = queue(name);
          const { active = 0, ...others } = await opened.getJobCounts(
            "active",
            "waiting",
            "prioritized",
            "delayed",
          );
          const waiting = Object.values(others).reduce((sum, count) => sum + count, 0);
          return { name, waiting, active, workers: await opened.getWorkersCount().catch(() => undefined) };
        }),
      );
    },
    /** BullMQ's own queues, for whoever only shows them. */
    opened: (): Queue[] => names.map(queue),
    async close(): Promise<void> {
      await Promise.all([flows.close(), ...[...queues.values()].map((opened) => opened.close())]);
    },
  };
}
