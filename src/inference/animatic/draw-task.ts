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
  /** Not the film but one picture of it is wanted at `path`. */
  still?: true;
  progress: SharedArrayBuffer;
}

/** Asks a thread to read what it draws with; its outcome is that it has. */
export const READY = "ready";

export type TaskOutcome =
  | { kind: "done" }
  | { kind: "canceled" }
  | { kind: "failed"; code: DrawingFailure; message: string };

const DONE = 0;
const CANCELED = 1;
const PAUSED = 2;
const STEPS = 1_000_000;

/** How far a task is and whether it is still wanted, in memory that both threads see at once. */
export interface TaskProgress {
  share(): number;
  set(share: number): void;
  cancel(): void;
  isCanceled(): boolean;
  /** Has the thread stand still before its next picture. */
  pause(): void;
  goOn(): void;
  isPaused(): boolean;
  /** On the thread that draws: returns once it may go on. */
  waitWhilePaused(): void;
}

export function newProgress(): SharedArrayBuffer {
  return new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT);
}

export function openProgress(memory: SharedArrayBuffer): TaskProgress {
  const cells = new Int32Array(memory);
  const goOn = () => {
    Atomics.store(cells, PAUSED, 0);
    Atomics.notify(cells, PAUSED);
  };
  return {
    share: () => Atomics.load(cells, DONE) / STEPS,
    set: (share) => {
      Atomics.store(cells, DONE, Math.round(share * STEPS));
    },
    cancel: () => {
      Atomics.store(cells, CANCELED, 1);
      goOn();
    },
    isCanceled: () => Atomics.load(cells, CANCELED) === 1,
    pause: () => {
      Atomics.store(cells, PAUSED, 1);
    },
    goOn,
    isPaused: () => Atomics.load(cells, PAUSED) === 1,
    waitWhilePaused: () => {
      Atomics.wait(cells, PAUSED, 1);
    },
  };
}
