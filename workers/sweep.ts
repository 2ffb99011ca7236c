import type { Logger } from "pino";
import { isEnded } from "../src/core/film/clip.ts";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import type { ClipQueue } from "../src/queue/clip-queue.ts";
import { shotKey } from "../src/store/made-shots.ts";
import type { Store } from "../src/store/store.ts";
import { frameKey } from "../src/studio/frames.ts";

/** A clip just admitted is handed on by whoever admitted it; only after this does the sweeper step in. */
const HANDED_ON_BY_MS = 5_000;
/** A file may be written before the record that names it: younger ones are left alone. */
const WRITTEN_BEFORE_MS = 60 * 60 * 1000;
/** What people sent or were sent may still be looked at where no clip needs it. */
const SHOWN_FOR_MS = 7 * 24 * 60 * 60 * 1000;
/** The folders of the media store, and how long a file nobody owns is left in each. */
const FOLDERS: readonly (readonly [prefix: string, graceMs: number])[] = [
  ["shots/", WRITTEN_BEFORE_MS],
  ["clips/", WRITTEN_BEFORE_MS],
  ["frames/", WRITTEN_BEFORE_MS],
  ["cog/", WRITTEN_BEFORE_MS],
  ["sheets/", SHOWN_FOR_MS],
  ["uploads/", SHOWN_FOR_MS],
  ["texts/", SHOWN_FOR_MS],
];

export interface SweepDependencies {
  record: Store;
  queue: ClipQueue;
  store: MediaStore;
  now: () => number;
  log: Logger;
}

/** Mends what a crash left half done. Safe to run in several processes at once. */
export function createSweep({ record, queue, store, now, log }: SweepDependencies) {
  const { admission, clips, life, line, madeShots } = record;

  return {
    /** Clips recorded but never queued go into the queue; clips whose work is nowhere any more fail, credits back. */
    async clips(): Promise<void> {
      for (const clip of await clips.loadAll(await line.admittedBefore(HANDED_ON_BY_MS))) {
        if (isEnded(clip.state)) continue;
        if (await line.isInOutbox(clip.id)) {
          if (!(await queue.knows(clip))) await queue.enqueue(clip);
          await admission.handedOn(clip.id);
          log.warn({ clipId: clip.id }, "clip left in the outbox was queued");
        } else if (!(await queue.knows(clip)) && !isEnded((await life.load(clip.id))?.state ?? "failed")) {
          log.error({ clipId: clip.id }, "clip's work is not in the queue any more");
          await life.fail(clip.id, {
            code: "work-lost",
            message: "This clip's work was lost on our side. Your credits are back; please ask for it again.",
          });
        }
      }
    },

    /** Files that no clip owns are removed, and what is known of them forgotten. */
    async files(): Promise<number> {
      const owned = await ownedKeys();
      let removed = 0;
      for (const [prefix, graceMs] of FOLDERS) {
        for await (const { key, modifiedAt } of store.list(prefix)) {
          if (owned.has(key) || modifiedAt > now() - graceMs) continue;
          const digest = /^shots\/([0-9a-f]+)\./.exec(key)?.[1];
          if (digest) await madeShots.forget(digest);
          await store.delete(key);
          removed += 1;
        }
      }
      if (removed > 0) log.info({ removed }, "files that no clip owns were removed");
      return removed;
    },
  };

  async function ownedKeys(): Promise<Set<string>> {
    const owned = new Set<string>();
    for await (const clip of clips.every()) {
      if (clip.deletedAt !== undefined) continue;
      if (clip.file) owned.add(clip.file.key).add(clip.file.posterKey);
      // The names a running clip's files will have count as well.
      if (!isEnded(clip.state)) owned.add(`clips/${clip.id}/clip.mp4`).add(`clips/${clip.id}/poster.jpg`);
      for (const { key } of clip.request.images) owned.add(key);
      for (const shot of clip.shots)
        for (const key of [
          shotKey(shot.digest),
          frameKey(shot.digest, "first"),
          frameKey(shot.digest, "last"),
        ])
          owned.add(key);
    }
    return owned;
  }
}
