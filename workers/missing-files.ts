import { type Job, WaitingChildrenError } from "bullmq";
import type { Logger } from "pino";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import type { ClipQueue } from "../src/queue/clip-queue.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ClipLife } from "../src/store/store.ts";
import { takeUpLater } from "./failures.ts";

export interface MissingFiles {
  /** A shot's file is gone: it is made again, and the cutting waits for it. */
  awaitShots(job: Job, token: string | undefined, clip: StoredClip, log: Logger): Promise<void>;
  /** The cut film or its poster is gone: it is cut again, and the delivery waits for it. */
  awaitFilm(job: Job, token: string | undefined, clip: StoredClip, log: Logger): Promise<void>;
}

/** What can be made again is no reason to fail: files that a power cut, a restored disk or somebody's hand took away. */
export function createMissingFiles({
  life,
  queue,
  store,
  now,
}: {
  life: Pick<ClipLife, "makeAgain">;
  queue: Pick<ClipQueue, "addAgain">;
  store: Pick<MediaStore, "has">;
  now: () => number;
}): MissingFiles {
  const isThere = async (key: string | undefined) => key !== undefined && (await store.has(key));

  /** Ends this job's work for now; it is taken up again when what it waits for is there. */
  async function waitFor(
    job: Job,
    token: string | undefined,
    clip: StoredClip,
    indexes: readonly number[],
  ): Promise<void> {
    if (!(await life.makeAgain(clip, indexes))) return;
    await queue.addAgain(job, clip, indexes);
    if (await job.moveToWaitingChildren(token ?? "")) throw new WaitingChildrenError();
    await takeUpLater(job, token, 0, now());
  }

  return {
    async awaitShots(job, token, clip, log) {
      const there = await Promise.all(clip.shots.map(({ key }) => isThere(key)));
      // One that goes on from another that is gone comes after it, in the next round.
      const isFirst = (index: number) => !clip.plan.shots[index]?.continues || there[index - 1] !== false;
      const missing = clip.shots.flatMap(({ index }) => (there[index] || !isFirst(index) ? [] : [index]));
      if (missing.length === 0) return;
      log.warn({ shots: missing }, "files of shots are gone; they are made again");
      await waitFor(job, token, clip, missing);
    },
    async awaitFilm(job, token, clip, log) {
      const { file } = clip;
      if ((await isThere(file?.key)) && (await isThere(file?.posterKey))) return;
      log.warn("the cut film is gone; it is cut again");
      await waitFor(job, token, clip, []);
    },
  };
}
