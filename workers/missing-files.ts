import { type Job, WaitingChildrenError } from "bullmq";
import type { Logger } from "pino";
import type { ClipFile } from "../src/core/film/clip.ts";
import type { FileHere, Workbench } from "../src/core/ports/workbench.ts";
import type { ClipQueue } from "../src/queue/clip-queue.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ClipLife } from "../src/store/store.ts";
import { takeUpLater } from "./failures.ts";

/** A cut film, on this machine. */
export interface FilmHere {
  file: ClipFile;
  path: string;
  posterPath: string;
}

export interface MissingFiles {
  /**
   * The shots' files. Is one gone, it is made again, and the cutting waits for it; undefined: the clip wants it no more.
   */
  awaitShots(
    job: Job,
    token: string | undefined,
    clip: StoredClip,
    log: Logger,
  ): Promise<FileHere[] | undefined>;
  /** The same for the cut film and its poster: is one gone, it is cut again, and the delivery waits for it. */
  awaitFilm(
    job: Job,
    token: string | undefined,
    clip: StoredClip,
    log: Logger,
  ): Promise<FilmHere | undefined>;
  /** The cut film, where it and its poster are there. */
  film(clip: StoredClip): Promise<FilmHere | undefined>;
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
  store: Pick<Workbench, "find">;
  now: () => number;
}): MissingFiles {
  const fileIfAny = async (key: string | undefined) => (key === undefined ? undefined : store.find(key));

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

  async function film({ file }: StoredClip): Promise<FilmHere | undefined> {
    if (!file) return undefined;
    const [film, poster] = await Promise.all([file.key, file.posterKey].map(fileIfAny));
    return film && poster ? { file, path: film.path, posterPath: poster.path } : undefined;
  }

  return {
    async awaitShots(job, token, clip, log) {
      const files = await Promise.all(clip.shots.map(({ key }) => fileIfAny(key)));
      const there = files.filter((file) => file !== undefined);
      if (there.length === files.length) return there;
      const isGone = (index: number) => index >= 0 && files[index] === undefined;
      // One that goes on from another that is gone comes after it, in the next round.
      const missing = clip.plan.shots.flatMap(({ index, continues }) =>
        isGone(index) && !(continues && isGone(index - 1)) ? [index] : [],
      );
      log.warn({ shots: missing }, "files of shots are gone; they are made again");
      await waitFor(job, token, clip, missing);
      return undefined;
    },
    film,
    async awaitFilm(job, token, clip, log) {
      const there = await film(clip);
      if (there) return there;
      log.warn("the cut film is gone; it is cut again");
      await waitFor(job, token, clip, []);
      return undefined;
    },
  };
}
