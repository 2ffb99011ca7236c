import { setTimeout as pause } from "node:timers/promises";
import type { Job } from "bullmq";
import type { Logger } from "pino";
import { audienceOf } from "../src/core/access/audience.ts";
import { clipButtons } from "../src/core/card/buttons.ts";
import { clipCaption } from "../src/core/card/caption.ts";
import type { ClipPost } from "../src/core/card/card.ts";
import { type BotError, PlatformError, toBotError } from "../src/core/errors.ts";
import { parentsOf } from "../src/core/film/clip.ts";
import { markOf } from "../src/core/film/mark.ts";
import type { ChatSender, PostedClip } from "../src/core/ports/chat.ts";
import type { Marker } from "../src/core/ports/marker.ts";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import { type MessageRef, messageKey } from "../src/core/surface.ts";
import type { Media } from "../src/media/media.ts";
import type { DeliverJob } from "../src/queue/clip-queue.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ClipLife, Store } from "../src/store/store.ts";
import { framesOf } from "../src/studio/frames-of.ts";
import type { Tidying } from "../src/studio/tidying.ts";
import { isPutOff, settleFailure } from "./failures.ts";
import { giveChapters } from "./give-chapters.ts";
import type { CardHold } from "./hold-card.ts";
import type { FilmHere as Film, MissingFiles } from "./missing-files.ts";
import { roomFor } from "./room-for-marks.ts";
import { CLIP_ENDED, type RunningJobs } from "./running-jobs.ts";

/** A platform that finds a file too large although it is under its limit: how much smaller it is made then. */
const TIGHTER = 0.9;
/** A board whose draft was drawn before its card could stand there waits for that, looking so often. */
const CARD_LOOKS = 20;
const CARD_LOOK_MS = 250;

export interface DeliverDependencies {
  sender: ChatSender;
  life: ClipLife;
  shown: Pick<Store["shown"], "isAnothers">;
  holdingCard: CardHold;
  media: Media;
  store: MediaStore;
  marker: Marker;
  running: RunningJobs;
  tidying: Pick<Tidying, "makeRoom">;
  missingFiles: MissingFiles;
  now: () => number;
  log: Logger;
}

export type Delivery = ReturnType<typeof createDelivery>;

/** Posts a finished clip where it was asked for, exactly once, and settles its credits. */
export function createDelivery({
  sender,
  life,
  shown: messages,
  holdingCard,
  media,
  store,
  marker,
  running,
  tidying,
  missingFiles,
  now,
  log: base,
}: DeliverDependencies) {
  /** What stands in the platform's line. */
  async function deliver(job: Job<DeliverJob>, token?: string): Promise<void> {
    const { clipId } = job.data;
    const log = base.child({ clipId, platform: sender.platform });
    // Listening before it is asked whether the clip is still wanted: a cancel in between would not be heard of.
    const { signal, done } = running.begin(clipId);
    try {
      const clip = await life.beginDelivery(clipId);
      if (!clip) return;
      const film = await missingFiles.awaitFilm(job, token, clip, log);
      if (film) await post(clip, film, signal, log);
    } catch (error) {
      if (isPutOff(error)) throw error;
      if (signal.aborted && signal.reason === CLIP_ENDED) return;
      const says = (failure: BotError) => `The clip is made but could not be posted. ${failure.userMessage}`;
      await settleFailure(error, { job, token, clipId, signal, says, life, tidying, log, now });
    } finally {
      done();
    }
  }

  /**
   * What this process has just cut and taken up for posting. Undefined: it is over with; else it has to go in line, in so many
   * milliseconds, and what stands in the way is met there.
   */
  async function deliverAtOnce(
    clip: StoredClip,
    { signal, log: ofClip }: { signal: AbortSignal; log: Logger },
  ): Promise<number | undefined> {
    const log = ofClip.child({ platform: sender.platform });
    try {
      const film = await missingFiles.film(clip);
      if (!film) return 0;
      await post(clip, film, signal, log);
      return undefined;
    } catch (error) {
      if (signal.aborted) return signal.reason === CLIP_ENDED ? undefined : 0;
      log.warn({ err: error }, "the clip could not be posted at once; it is put in line");
      return toBotError(error).retryAfterMs ?? 0;
    }
  }

  async function post(clip: StoredClip, film: Film, signal: AbortSignal, log: Logger): Promise<void> {
    let fitting = await fitted(clip, film, await sender.uploadLimit(clip.surface), { signal, log });
    try {
      const posted = await attempt(clip, fitting, signal).catch(async (error: unknown) => {
        if (!(error instanceof PlatformError) || error.code !== "file-too-large") throw error;
        fitting = await fitted(clip, film, Math.floor(fitting.file.bytes * TIGHTER), { signal, log });
        return attempt(clip, fitting, signal);
      });
      const settled = await life.delivered(clip, {
        ref: posted.ref,
        ...(posted.fileId === undefined ? {} : { fileId: posted.fileId }),
        ...(fitting !== film ? { file: fitting.file } : {}),
        ...(posted.elsewhere === undefined ? {} : { warning: posted.elsewhere }),
      });
      if (settled) {
        log.info({ bytes: fitting.file.bytes }, "clip delivered");
        // Hidden while it was being sent: it is not for everybody any more; /show brings it to its maker.
        const isHidden = settled.hidden !== undefined || (!clip.private && settled.private);
        if (isHidden) await sender.deleteMessage(posted.ref, filmAmongOthers(clip, posted));
      }
      // Canceled while it was being sent: what is paid back is not kept either, unless it stands for the next version.
      else if ((await life.load(clip.id))?.state !== "delivered") {
        if (!(await messages.isAnothers(posted.ref, clip.id)))
          await sender.deleteMessage(posted.ref, filmAmongOthers(clip, posted));
      }
    } catch (error) {
      if (!(error instanceof PlatformError) || error.code !== "nowhere-to-post") throw error;
      // It is made and kept: its maker finds it in /history.
      log.warn({ err: error }, "nowhere to post the clip");
      await life.delivered(clip);
    }
  }

  async function attempt(clip: StoredClip, film: Film, signal: AbortSignal): Promise<PostedClip> {
    // As people will see it: by the time they do, it is delivered and settled.
    const shown = { ...clip, state: "delivered" as const, file: film.file };
    const post: ClipPost = {
      clip: shown,
      audience: audienceOf(shown),
      caption: clipCaption(shown),
      buttons: clipButtons(shown),
      path: film.path,
      posterPath: film.posterPath,
      ...(await framesOf(clip, store)),
    };
    const options = { idempotencyKey: `post-${clip.id}`, signal };
    if (clip.board === undefined) return sender.postClip(clip.surface, post, options);
    return holdingCard(clip.id, signal, async () => {
      const into = await cardOf(clip, signal);
      return sender.postClip(clip.surface, into === undefined ? post : { ...post, into }, options);
    });
  }

  /** Asked anew: it may have been posted since the delivering began, or is just being. */
  async function cardOf(clip: StoredClip, signal: AbortSignal): Promise<MessageRef | undefined> {
    for (let look = 0; look < CARD_LOOKS; look++) {
      const now = await life.load(clip.id);
      if (now?.card !== undefined) return now.card;
      await pause(CARD_LOOK_MS, undefined, { signal });
    }
    return undefined;
  }

  /** The files of its shots, where they are still there. */
  async function shotsOf({ shots }: StoredClip): Promise<string[]> {
    const files = await Promise.all(shots.map(({ key }) => (key ? store.find(key) : undefined)));
    return files.flatMap((file) => file?.path ?? []);
  }

  /** The film, made small enough for this surface if it isn't. */
  async function fitted(
    clip: StoredClip,
    film: Film,
    maxBytes: number,
    { signal, log }: { signal: AbortSignal; log: Logger },
  ): Promise<Film> {
    const { file, path } = film;
    if (file.bytes <= maxBytes) return film;
    const key = `clips/${clip.id}/posted.mp4`;
    const parents = await life.loadAll(parentsOf(clip));
    const mark = markOf(clip, { parents, madeAt: now() });
    const made = await store.make(key, async (smaller) => {
      const room = roomFor(maxBytes, marker);
      const fits = await media.fit(path, smaller, { maxBytes: room, signal });
      await giveChapters(media, clip, { path: smaller, bytes: fits.bytes }, { maxBytes: room, signal, log });
      const { width, height, seconds } = await media.probe(smaller, { signal });
      // Made anew it has lost what the film was marked with.
      const bytes = await marker.mark(smaller, mark, { maxBytes, upstream: await shotsOf(clip) });
      return { bytes, width, height, seconds };
    });
    return {
      ...film,
      file: { ...file, key, ...made, source: mark.source },
      path: await store.path(key),
    };
  }
  return { platform: sender.platform, deliver, deliverAtOnce };
}

/** The film to take away again by itself, where its message stands for other takes too. */
function filmAmongOthers({ id, card, takes }: StoredClip, { ref }: PostedClip): string | undefined {
  return takes && card && messageKey(card) === messageKey(ref) ? id : undefined;
}
