import type { Job } from "bullmq";
import type { Logger } from "pino";
import type { BotError } from "../src/core/errors.ts";
import { type ClipFile, isEnded, parentsOf } from "../src/core/film/clip.ts";
import { markOf } from "../src/core/film/mark.ts";
import { FRAMES_PER_SECOND, pictureSize } from "../src/core/film/picture.ts";
import type { FilmMemory, Marker } from "../src/core/ports/marker.ts";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import type { FileHere } from "../src/core/ports/workbench.ts";
import { blameModel } from "../src/making/usable-video.ts";
import type { JoinResult } from "../src/media/join.ts";
import type { Media } from "../src/media/media.ts";
import type { ClipQueue, CutJob } from "../src/queue/clip-queue.ts";
import type { OrderedSounds } from "../src/sound/ordered.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ClipLife } from "../src/store/store.ts";
import type { Tidying } from "../src/studio/tidying.ts";
import { isPutOff, settleFailure, takeUpLater } from "./failures.ts";
import { chaptersWithin, giveChapters } from "./give-chapters.ts";
import type { HandOver } from "./hand-over.ts";
import { holdOf } from "./hold-job.ts";
import type { JoinWithSound } from "./join-with-sound.ts";
import type { LookAtFilm } from "./look-at-film.ts";
import type { LookOver } from "./look-over.ts";
import type { MissingFiles } from "./missing-files.ts";
import type { createOrderSounds } from "./order-sounds.ts";
import { roomFor } from "./room-for-marks.ts";
import { CLIP_ENDED, type RunningJobs } from "./running-jobs.ts";
import { stopLeftOver } from "./stop-left-over.ts";

/** Joining is most of the work where streams differ, fitting where the file is too large: shares of the bar. */
const JOIN_SHARE = 0.6;
/** A film that a person looks at is asked after this often, in milliseconds. */
const HELD_MS = 3_000;
/** A classifier that asks for patience again and again is waited for this long, in milliseconds; what it asks for is no attempt. */
const AWAY_MS = 10 * 60_000;

export interface CutDependencies {
  life: ClipLife;
  media: Media;
  store: MediaStore;
  marker: Marker;
  joinWithSound: JoinWithSound;
  soundsOf: ReturnType<typeof createOrderSounds>;
  fingerprints: FilmMemory;
  running: RunningJobs;
  tidying: Pick<Tidying, "makeRoom">;
  missingFiles: MissingFiles;
  /** How long a job stays its worker's without a sign, in milliseconds. */
  lockMs: number;
  lookAtFilm: LookAtFilm;
  lookOver: LookOver;
  handOver: HandOver;
  queue: Pick<ClipQueue, "addDelivery">;
  now: () => number;
  /** The clock by which machines agree. */
  redisNow: () => number;
  log: Logger;
}

/** Joins a clip's shots, fits the file to its surface, marks it, takes the poster, and sees that it is posted. Doing it twice gives the same file. */
export function createCut({
  life,
  media,
  store,
  marker,
  joinWithSound,
  soundsOf,
  fingerprints,
  running,
  tidying,
  missingFiles,
  lockMs,
  lookAtFilm,
  lookOver,
  handOver,
  queue,
  now,
  redisNow,
  log: base,
}: CutDependencies) {
  return async function cut(job: Job<CutJob>, token?: string): Promise<void> {
    const { clipId } = job.data;
    const log = base.child({ clipId });
    // Listening before it is asked whether the clip is still wanted: a cancel in between would not be heard of.
    const { signal, done } = running.begin(clipId);
    try {
      const startedAt = now();
      const clip = await life.beginCut(clipId);
      // A person looks at it first: the work waits for that, however long.
      if (clip === "held") return await takeUpLater(job, token, HELD_MS, now());
      if (!clip) return;
      const { ordered, stop } = soundsOf(clip, holdOf(job, token, lockMs));
      if (isEnded(clip.state))
        return await stopLeftOver(job, token, { clip, stop, life, now, redisNow, log });
      // What waits for it in its platform's line is its parent: a film that is cut again, and all that earlier versions put in line.
      const goesOn = job.parent === undefined;
      if (clip.file) {
        // Whoever had cut it died, and may have put it in line before: there it is posted by one alone.
        if (goesOn) await queue.addDelivery(clip);
        return;
      }
      const files = await missingFiles.awaitShots(job, token, clip, log);
      if (!files) return;
      const { awaySince = redisNow() } = job.data;
      const last = job.attemptsMade + 1 >= (job.opts.attempts ?? 1) || redisNow() - awaySince > AWAY_MS;
      const seen = await lookAtFilm.look(clip, { signal, log, last });
      if (seen === "ended") return;
      // It has answered: how long it may be away next time is counted anew.
      if (job.data.awaySince !== undefined) await job.updateData({ clipId });
      if (seen === "held") return await takeUpLater(job, token, HELD_MS, now());
      const { file, warnings, isAsShot } = await make(clip, files, signal, ordered, log);
      // What the cut has laid over its shots was not seen with them.
      const whole = isAsShot ? "go-on" : await lookAtFilm.lookAtCut(clip, file.key, { signal, log, last });
      if (whole === "ended") return;
      if (whole === "held") return await takeUpLater(job, token, HELD_MS, now());
      const cutClip = await life.cutDone(clip, file, warnings);
      if (clip.plan.sound?.tracks.length) await joinWithSound.clear(clipId);
      log.info({ bytes: file.bytes, seconds: file.seconds, ms: now() - startedAt }, "clip cut");
      if (cutClip && goesOn) await handOver(cutClip, { signal, log });
    } catch (error) {
      if (isPutOff(error)) throw error;
      // What of its sound is under way yet is stopped then.
      if (signal.aborted && signal.reason === CLIP_ENDED) return await takeUpLater(job, token, 0, now());
      if ((error as { code?: unknown }).code === "classifier-away")
        await job.updateData({ awaySince: redisNow(), ...job.data });
      const says = (failure: BotError) =>
        `The shots were made but could not be joined. ${failure.userMessage}`;
      await settleFailure(blameModel(error), { job, token, clipId, signal, says, life, tidying, log, now });
    } finally {
      done();
    }
  };

  async function make(
    clip: StoredClip,
    files: readonly FileHere[],
    signal: AbortSignal,
    ordered: OrderedSounds,
    log: Logger,
  ) {
    const upstream = files.map(({ path }) => path);
    const { width, height } = pictureSize(clip.request.aspect, clip.request.resolution);
    const shots = clip.plan.shots.map(({ index, seconds, join }) => ({
      path: upstream[index] ?? "",
      seconds,
      join,
    }));
    const tell = (share: number) => void life.cutProgress(clip.id, share).catch(() => {});
    const key = `clips/${clip.id}/clip.mp4`;
    const limit = clip.surface.uploadLimitBytes;
    const room = limit === undefined ? Number.POSITIVE_INFINITY : roomFor(limit, marker);
    const parents = await life.loadAll(parentsOf(clip));
    const mark = markOf(clip, { parents, madeAt: now() });
    const marked = (path: string) => marker.mark(path, mark, { maxBytes: limit, upstream });
    const posterKey = `clips/${clip.id}/poster.jpg`;
    const seeing = async (film: string, { frames, taken }: Pick<JoinResult, "frames" | "taken">) => {
      const own = taken.map(({ shot, ...where }) => ({
        ...where,
        digest: clip.shots[shot]?.digest ?? "",
        path: upstream[shot] ?? "",
      }));
      await Promise.all([
        store.make(posterKey, (poster) => media.poster(film, poster, { signal })),
        fingerprints
          .keep(clip, { path: film, frames, fps: FRAMES_PER_SECOND, taken: own })
          .catch((error: unknown) => {
            // It is known by its marks all the same.
            log.warn({ err: error }, "no fingerprint could be taken");
          }),
      ]);
    };
    const chaptered = (path: string, bytes: number) =>
      giveChapters(media, clip, { path, bytes }, { maxBytes: room, signal, log });
    const joining = store.make(key, async (path) => {
      const film = await joinWithSound.join(clip, shots, path, {
        size: { width, height, fps: FRAMES_PER_SECOND },
        signal,
        ordered,
        seeing,
        chapters: (bytes) => chaptersWithin(clip, bytes, room),
        onProgress: (share) => tell(share * JOIN_SHARE),
        log,
      });
      const bytes = film.hasChapters ? film.bytes : await chaptered(path, film.bytes);
      return bytes <= room ? { ...film, bytes: await marked(path), fits: true } : { ...film, fits: false };
    });
    // Meanwhile, and neither is left alone.
    const [looked, made] = await Promise.allSettled([lookOver(clip, files, { signal, log }), joining]);
    if (made.status === "rejected") throw made.reason;
    if (looked.status === "rejected") throw looked.reason;
    const [remarks, joined] = [looked.value, made.value];
    const film = joined.fits
      ? joined
      : await store.make(key, async (path) => {
          const smaller = await media.fit(await store.path(key), path, {
            maxBytes: room,
            signal,
            onProgress: (share) => tell(JOIN_SHARE + share * (1 - JOIN_SHARE)),
          });
          await chaptered(path, smaller.bytes);
          return { ...smaller, bytes: await marked(path) };
        });
    const { bytes, seconds } = film;
    const file: ClipFile = {
      key,
      posterKey,
      bytes,
      width: film.width,
      height: film.height,
      seconds,
      source: mark.source,
      ...(remarks.length === 0 ? {} : { remarks }),
      ...joined.heard,
    };
    // Its pictures were taken over as they are.
    const isAsShot = joined.codedFrames === 0 && clip.finishing?.loop !== true;
    return { file, warnings: joined.warnings, isAsShot };
  }
}
