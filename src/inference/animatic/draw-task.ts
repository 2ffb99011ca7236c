import type { ShotOrder } from "../../core/ports/orders.ts";
import type { DrawingFailure } from "./drawing-failures.ts";

/** What a drawing thread is asked to do. */
export interface DrawTask {
  order: ShotOrder;
  /** The video file to make. */
  path: string;
  /** Local files of the pictures the order names. */
  pictures: { startImage?: string };
  encoderThreads: number;
  /** Not the film but one picture of it, a PNG, is wanted at `path`. */
  still?: true;
  progress: SharedArrayBuffer;
}

export type TaskOutcome =
  | { kind: "done" }
  | { kind: "canceled" }
  | { kind: "failed"; code: DrawingFailure; message: string };

const DONE = 0;
const CANCELED = 1;
const STEPS = 1_000_000;

/** How far a task is and whether it is still wanted, in memory that both threads see at once. */
export interface TaskProgress {
  share(): number;
  set(share: number): void;
  cancel(): void;
  isCanceled(): boolean;
}

export function newProgress(): SharedArrayBuffer {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
}

export function openProgress(memory: SharedArrayBuffer): TaskProgress {
  const cells = new Int32Array(memory);
  return {
    share: () => Atomics.load(cells, DONE) / STEPS,
    set: (share) => {
      Atomics.store(cells, DONE, Math.round(share * STEPS));
    },
    cancel: () => {
      Atomics.store(cells, CANCELED, 1);
    },
    isCanceled: () => Atomics.load(cells, CANCELED) === 1,
  };
}
