import type { Logger } from "pino";
import { type Clip, isEnded } from "../src/core/film/clip.ts";
import { FINGERPRINTS, fingerprintKey } from "../src/core/film/mark.ts";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import type { KeptDays } from "../src/core/ports/privacy.ts";
import type { ClipQueue } from "../src/queue/clip-queue.ts";
import type { StoredClip } from "../src/store/clips.ts";
import { seenKey } from "../src/store/owned.ts";
import type { Store } from "../src/store/store.ts";
import { wordsForReview } from "../src/studio/order-desk.ts";

/** A clip just admitted is handed on by whoever admitted it; only after this does the sweeper step in. */
const HANDED_ON_BY_MS = 5_000;
/** A file may be written before the record that names it: younger ones are left alone. */
const WRITTEN_BEFORE_MS = 60 * 60 * 1000;
/** What people sent or were sent may still be looked at where no clip needs it. */
const DAY_MS = 24 * 60 * 60 * 1000;
const SHOWN_FOR_MS = 7 * DAY_MS;
/** So many clips are looked at side by side. */
const CLIPS_AT_ONCE = 100;
/** So many are looked at in one go; the next goes on from there. */
const FILES_AT_ONCE = 1_000;
/** The folders of the media store in the order of their names, and how long a file nobody stands on is left in each. */
const FOLDERS = [
  ["clips/", WRITTEN_BEFORE_MS],
  ["cog/", WRITTEN_BEFORE_MS],
  ["exports/", SHOWN_FOR_MS],
  [FINGERPRINTS, WRITTEN_BEFORE_MS],
  ["frames/", WRITTEN_BEFORE_MS],
  ["pictures/", WRITTEN_BEFORE_MS],
  ["sheets/", SHOWN_FOR_MS],
  ["shots/", WRITTEN_BEFORE_MS],
  ["sounds/", WRITTEN_BEFORE_MS],
  ["texts/", SHOWN_FOR_MS],
] as const;

export interface SweepDependencies {
  record: Store;
  /** For how many days files that people sent and never used are kept. */
  keptDays?: Pick<KeptDays, "uploads">;
  queue: ClipQueue;
  store: MediaStore;
  now: () => number;
  log: Logger;
}

/** Mends what a crash left half done. Safe to run in several processes at once. */
export function createSweep({ record, queue, store, keptDays, now, log }: SweepDependencies) {
  const { admission, cases, clips, life, line, owned } = record;
  const uploadsMs = keptDays === undefined ? SHOWN_FOR_MS : keptDays.uploads * DAY_MS;
  const folders: readonly (readonly [prefix: string, graceMs: number])[] = [
    ...FOLDERS,
    ["uploads/", Math.max(uploadsMs, WRITTEN_BEFORE_MS)],
  ];
  /** Where the last look through the files has come to. */
  let walkedTo = "";

  return {
    /**
     * Clips recorded but never queued go into the queue; clips whose work is nowhere any more fail, credits back. Each is asked about
     * several times, so many are looked at side by side; one that can't be mended is tried again, and keeps none of the others waiting.
     */
    async clips(): Promise<void> {
      const due = await line.admittedBefore(HANDED_ON_BY_MS);
      for (let from = 0; from < due.length; from += CLIPS_AT_ONCE) {
        const some = await clips.loadAll(due.slice(from, from + CLIPS_AT_ONCE));
        await Promise.all(
          some.map((clip) =>
            mend(clip).catch((error: unknown) =>
              log.warn({ err: error, clipId: clip.id }, "looking after a clip failed; it is tried again"),
            ),
          ),
        );
      }
    },

    /**
     * Goes on through the files, some at a time, and removes those that nobody stands on: what a crash left behind, and
     * what people sent and never used. How many.
     */
    async files(): Promise<number> {
      if (!(await owned.isComplete())) return 0;
      let removed = 0;
      let looked = 0;
      for (const [prefix, graceMs] of folders.slice(
        folders.findIndex(([prefix]) => walkedTo < `${prefix}~`),
      )) {
        for await (const { key, modifiedAt } of store.list(prefix, { after: walkedTo })) {
          walkedTo = key;
          if (modifiedAt <= now() - graceMs && (await isStray(key))) {
            await store.delete(key);
            removed += 1;
          }
          looked += 1;
          if (looked === FILES_AT_ONCE) return tell(removed);
        }
      }
      walkedTo = "";
      return tell(removed);
    },
  };

  async function mend(clip: StoredClip): Promise<void> {
    if (isEnded(clip.state)) return;
    // Whoever had the other admitted ended before this one was canceled.
    if (clip.gaveWay !== undefined) return life.cancel(clip.id).then(() => {});
    if (clip.state === "held" && clip.held?.of === "order") {
      // In no line yet; its maker may have appealed, and the process died before anybody was asked to look.
      await cases.reopen(clip.held.case, { clip, words: wordsForReview(clip) });
      return;
    }
    if (await line.isInOutbox(clip.id)) {
      if (!(await queue.knows(clip))) await queue.enqueue(clip);
      await admission.handedOn(clip.id);
      log.warn({ clipId: clip.id }, "clip left in the outbox was queued");
      return;
    }
    if (await queue.knows(clip)) return;
    const still = await life.load(clip.id);
    if (!still || isEnded(still.state)) return;
    if (still.file && (await isFirst(`delivery-of:${clip.id}`))) {
      await queue.addDelivery(clip);
      log.warn({ clipId: clip.id }, "a clip that was cut and handed to nobody is put in line to be posted");
      return;
    }
    if (await isForgotten(clip)) {
      await queue.enqueue(clip);
      log.warn(
        { clipId: clip.id },
        "Redis has forgotten a clip's work, as after a power cut; it was queued again",
      );
      return;
    }
    log.error({ clipId: clip.id }, "clip's work is not in the queue any more");
    await life.fail(clip.id, {
      code: "work-lost",
      message: "This clip's work was lost on our side. Your credits are back; please ask for it again.",
    });
  }

  /** What can't be done isn't tried without an end. */
  function isFirst(work: string): Promise<boolean> {
    return record.claimSweep(work, SHOWN_FOR_MS);
  }

  /** That it is in line was written down after a power cut, and its jobs before it. */
  async function isForgotten({ id, createdAt }: Pick<Clip, "id" | "createdAt">): Promise<boolean> {
    const before = await record.forgotBefore();
    return before !== undefined && createdAt < before && isFirst(`work-of:${id}`);
  }

  function tell(removed: number): number {
    if (removed > 0) log.info({ removed }, "files that nobody stands on were removed");
    return removed;
  }

  async function isStray(key: string): Promise<boolean> {
    const clipId = /^(?:clips|fingerprints\/[^/]+)\/([^/.]+)/.exec(key)?.[1];
    if (clipId === undefined) return owned.isStray(key);
    const clip = await clips.load(clipId);
    if (!clip || clip.deletedAt !== undefined) return true;
    // The names a running clip's files will have count as well.
    if (!isEnded(clip.state)) return false;
    const { file } = clip;
    if (!file) return true;
    const { captions } = file;
    const kept = [
      file.key,
      file.posterKey,
      captions?.srt,
      captions?.vtt,
      seenKey(clip.id),
      fingerprintKey(clip),
    ];
    return !kept.includes(key);
  }
}
