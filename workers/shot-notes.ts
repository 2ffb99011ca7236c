import type { Job } from "bullmq";
import { NOT_STARTED, type OrderNotes } from "../src/making/order-notes.ts";
import type { ShotJob } from "../src/queue/clip-queue.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ClipLife } from "../src/store/store.ts";
import type { StillMay } from "../src/studio/still-may.ts";
import type { RunningJobs } from "./running-jobs.ts";

/** A shot's order: how far it has come lies with its job, what it costs with its clip. */
export function createShotNotes({
  life,
  running,
  stillMay,
  lockMs,
}: {
  life: Pick<ClipLife, "shotAtStake" | "shotCost">;
  running: Pick<RunningJobs, "clipEnded">;
  stillMay: StillMay;
  /** How long a job stays its worker's without a sign, in milliseconds. */
  lockMs: number;
}) {
  /** `under`: the version of access, where it was just read. */
  return function notesOf(job: Job<ShotJob>, clip: StoredClip, index: number, under?: string): OrderNotes {
    const started = () => ({ ...NOT_STARTED, ...job.data.started });
    return {
      started,
      note: (started) => job.updateData({ ...job.data, started }),
      key: () => `${clip.id}-${index}-${started().attempt}`,
      async atStake(started) {
        const access = await stillMay(clip, under);
        if (access === undefined) return "paused";
        // Asking may have taken its time: another worker may have the job by now.
        const { queueQualifiedName, id, token = "" } = job;
        const data = { ...job.data, started };
        const stake = await life.shotAtStake(clip, index, started.lostUsd, {
          access,
          job: { key: `${queueQualifiedName}:${id}`, token, lockMs, data },
        });
        if (stake === "written") job.data = data;
        if (stake === "ended") running.clipEnded(clip.id);
        return stake;
      },
      cost: (usd, paid) => life.shotCost(clip, index, usd, paid),
    };
  };
}
