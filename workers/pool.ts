import type { Job, Worker } from "bullmq";
import type { Logger } from "pino";
import { isEnded } from "../src/core/film/clip.ts";
import type { Backends } from "../src/core/ports/backends.ts";
import type { ChatSender } from "../src/core/ports/chat.ts";
import type { FilmMemory, Marker } from "../src/core/ports/marker.ts";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import type { Moderator } from "../src/core/ports/moderator.ts";
import { createWaitForNews } from "../src/making/wait-for-news.ts";
import type { Media } from "../src/media/media.ts";
import {
  type ClipQueue,
  CUT_QUEUE,
  deliverQueue,
  PICTURE_QUEUE,
  PLAN_QUEUE,
  SOUND_QUEUE,
  shootQueue,
} from "../src/queue/clip-queue.ts";
import type { Soundtracks } from "../src/sound/soundtrack.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { Store } from "../src/store/store.ts";
import type { StillMay } from "../src/studio/still-may.ts";
import type { Tidying } from "../src/studio/tidying.ts";
import { createCut } from "./cut.ts";
import { createDelivery } from "./deliver.ts";
import { createDrawPictures } from "./draw-pictures.ts";
import { createHandOver } from "./hand-over.ts";
import { createCardHold } from "./hold-card.ts";
import { createJoinWithSound } from "./join-with-sound.ts";
import { createLookAtFilm } from "./look-at-film.ts";
import { createLookAtPicture } from "./look-at-picture.ts";
import { createLookOver } from "./look-over.ts";
import { createMissingFiles } from "./missing-files.ts";
import { createNoteRefusal } from "./note-refusal.ts";
import { createOrderPictures } from "./order-pictures.ts";
import { createOrderSounds } from "./order-sounds.ts";
import { createRunningJobs } from "./running-jobs.ts";
import { createScore } from "./score.ts";
import { type SharedLine, shareSeats } from "./share-seats.ts";
import { createShoot } from "./shoot.ts";
import { createWritePlan } from "./write-plan.ts";

/** A worker that waits for a remote backend does little else: this many shots at once in one process. */
const WAITING_AT_ONCE = 200;
/** Clips posted at once to one platform by one process; the platform's own limits come on top. */
const POSTING_AT_ONCE = 4;
/** Plans that one process waits for a language model to write. */
const PLANNING_AT_ONCE = 20;
/** Shots whose pictures one process has made at once; each backend's own bound holds besides. */
const PICTURES_AT_ONCE = 50;
/** Long enough that a busy event loop keeps its locks, short enough that nobody notices a dead worker. */
const LOCK_MS = 15_000;

export interface WorkerPool {
  /** Takes no more jobs; what runs is finished within `graceMs`, then handed back. */
  stop(graceMs: number): Promise<void>;
  /** Lets go of the queues at once, as a killed process does; others find the jobs stalled and go on. */
  abandon(): Promise<void>;
}

export interface WorkerPoolDependencies {
  queue: ClipQueue;
  backends: Backends;
  senders: readonly ChatSender[];
  record: Pick<
    Store,
    | "access"
    | "cases"
    | "clock"
    | "people"
    | "events"
    | "life"
    | "lineShares"
    | "modelSlots"
    | "openCards"
    | "paidOrders"
    | "shown"
    | "untilOnDisk"
    | "forgotBefore"
  >;
  /** Where files lie, and what this machine does with them. */
  workshop: {
    media: Media;
    store: MediaStore;
    marker: Marker;
    soundtracks: Soundtracks;
    fingerprints: FilmMemory;
  };
  /** What is decided of a clip while it is made. */
  making: {
    stillMay: StillMay;
    checkPictures: (film: StoredClip) => Promise<void>;
    tidying: Pick<Tidying, "makeRoom">;
    writePlan: (clipId: string, signal: AbortSignal) => Promise<void>;
    moderator: Moderator;
    newCaseId: () => string;
  };
  cutAtOnce: number;
  /** No other process works on these queues, so what seems to be under way was left by one that died. */
  alone?: boolean;
  /** A dead worker's job is taken up by another after about this, in milliseconds. */
  lockMs?: number;
  now: () => number;
  log: Logger;
}

/** Everything that is done later, in one process: shoots, cuts and delivers, as far as it has the backends and senders. */
export async function startWorkerPool({
  record,
  queue,
  backends,
  senders,
  workshop,
  making,
  cutAtOnce,
  alone = false,
  lockMs = LOCK_MS,
  now,
  log,
}: WorkerPoolDependencies): Promise<WorkerPool> {
  const { access, events, life, modelSlots, paidOrders, shown, untilOnDisk, forgotBefore } = record;
  const running = createRunningJobs();
  const stopListening = events.onState(({ clipId, state }) => {
    if (state !== undefined && isEnded(state)) running.clipEnded(clipId);
  });
  const given = { record, queue, backends, ...workshop, ...making, now, log };
  const missingFiles = createMissingFiles({ ...given, life });
  const { cases, people } = record;
  const noteRefusal = createNoteRefusal({ ...given, cases });
  const looking = { ...given, cases, people, life, noteRefusal };
  const lookAtFilm = createLookAtFilm(looking);
  const holdingCard = createCardHold({ record, leaseMs: lockMs, now });
  const parts = {
    ...given,
    access,
    shown,
    holdingCard,
    life,
    modelSlots,
    paidOrders,
    running,
    missingFiles,
    lookAtFilm,
    lookAtPicture: createLookAtPicture(looking),
    lookOver: createLookOver(given),
    untilOnDisk,
    forgotBefore,
    lockMs,
    redisNow: record.clock.now,
  };

  const open = async <Data>(
    name: string,
    concurrency: number,
    work: (job: Job<Data>, token?: string) => Promise<void>,
  ) => {
    if (alone) await queue.takeBack(name);
    const worker = queue.work(name, work, {
      concurrency,
      lockDuration: lockMs,
      stalledInterval: lockMs,
      // New work wakes it; this is how long it waits where nothing comes, and how soon it finds out that its line is dead.
      drainDelay: lockMs / 1000,
      // A job whose worker died any number of times goes on: what it cost is in its data, so nothing is paid twice.
      maxStalledCount: 100,
    });
    worker.on("error", (error) => log.warn({ err: error, queue: name }, "queue trouble"));
    return worker;
  };

  const waitForNews = createWaitForNews(events);
  const shoot = createShoot({ ...parts, waitForNews });
  const soundsOf = createOrderSounds({ ...parts, waitForNews });
  const picturesOf = createOrderPictures({ ...parts, waitForNews });
  const joinWithSound = createJoinWithSound(parts);
  const deliveries = senders.map((sender) => createDelivery({ ...parts, sender }));
  const handOver = createHandOver({ queue, deliveries, cutter: () => cutter });
  const cutter = await open(CUT_QUEUE, cutAtOnce, createCut({ ...parts, soundsOf, joinWithSound, handOver }));
  const workers: Worker[] = [
    await open(PLAN_QUEUE, PLANNING_AT_ONCE, createWritePlan(parts)),
    await open(PICTURE_QUEUE, PICTURES_AT_ONCE, createDrawPictures({ ...parts, picturesOf })),
    cutter,
    await open(SOUND_QUEUE, cutAtOnce, createScore({ ...parts, soundsOf })),
  ];
  const shared: SharedLine[] = [];
  for (const { id, slots, slotsEach } of backends.all) {
    await queue.limit(id, slotsEach ? undefined : slots);
    const name = shootQueue(id);
    const worker = await open(name, Math.min(slots, WAITING_AT_ONCE), shoot);
    workers.push(worker);
    if (!slotsEach) shared.push({ name, worker });
  }
  for (const { platform, deliver } of deliveries)
    workers.push(await open(deliverQueue(platform), POSTING_AT_ONCE, deliver));
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  const sharing = {
    lines: shared,
    lineShares: record.lineShares,
    most: WAITING_AT_ONCE,
    everyMs: lockMs / 2,
  };
  const seats = await shareSeats({ ...sharing, log });

  let stopping: Promise<void> | undefined;
  return {
    stop(graceMs) {
      stopping ??= (async () => {
        const closed = Promise.all(workers.map((worker) => worker.close()));
        const handBack = setTimeout(() => running.handBack(), graceMs);
        // Where Redis isn't there it is noticed without it.
        void seats.leave().catch(() => {});
        await closed;
        clearTimeout(handBack);
        stopListening();
      })();
      return stopping;
    },
    async abandon() {
      stopping = Promise.resolve();
      seats.abandon();
      stopListening();
      await Promise.all(workers.map((worker) => worker.close(true)));
    },
  };
}
