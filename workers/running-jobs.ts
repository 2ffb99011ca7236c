/** The jobs this process works on now, by clip, so that a clip that ends stops them all at once. */
export interface RunningJobs {
  /** A signal that aborts when the clip ends or the worker is told to hand its jobs back. */
  begin(clipId: string): { signal: AbortSignal; done(): void };
  /** The clip has ended: nothing more is to be done for it. */
  clipEnded(clipId: string): void;
  /** Every job lets go where it stands; another worker goes on from there. */
  handBack(): void;
}

/** Why a job's signal was aborted. */
export const CLIP_ENDED = "clip-ended";
export const HAND_BACK = "hand-back";

export function createRunningJobs(): RunningJobs {
  const running = new Map<string, Set<AbortController>>();
  let handingBack = false;
  return {
    begin(clipId) {
      const controller = new AbortController();
      if (handingBack) controller.abort(HAND_BACK);
      const all = running.get(clipId) ?? new Set();
      running.set(clipId, all.add(controller));
      return {
        signal: controller.signal,
        done() {
          all.delete(controller);
          if (all.size === 0) running.delete(clipId);
        },
      };
    },
    clipEnded(clipId) {
      for (const controller of running.get(clipId) ?? []) controller.abort(CLIP_ENDED);
    },
    handBack() {
      handingBack = true;
      for (const controllers of running.values())
        for (const controller of controllers) controller.abort(HAND_BACK);
    },
  };
}
