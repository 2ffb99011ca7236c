import { Worker } from "node:worker_threads";
import type { DrawTask, TaskOutcome } from "./draw-task.ts";

/** Threads that draw, at most as many as cores, made when needed and kept for the next shot. */
export interface DrawPool {
  /** Resolves when the task has ended, whatever way; tasks beyond the cores wait their turn. */
  run(task: DrawTask, onStart: () => void): Promise<TaskOutcome>;
  close(): Promise<void>;
}

/** A thread without work goes after this long, and its memory with it. */
const IDLE_MS = 20_000;
/** One stays for longer: whoever has seen a film changes a shot of it next, and a new thread takes seconds to read its art. */
const LAST_IDLE_MS = 120_000;
/** How long a thread may take to stop its ffmpeg at close. */
const CLOSE_MS = 2_000;

interface Waiting {
  task: DrawTask;
  onStart: () => void;
  resolve(outcome: TaskOutcome): void;
}

/** A thread that draws what it is told to, one task after the other. */
export function newDrawingThread(): Worker {
  // Execution arguments are not inherited: the boot file brings all it needs.
  return new Worker(new URL("./thread-boot.mjs", import.meta.url), { execArgv: [] });
}

export function createDrawPool(cores: number, newThread = newDrawingThread): DrawPool {
  const idle = new Map<Worker, NodeJS.Timeout>();
  const busy = new Map<Worker, Promise<TaskOutcome>>();
  const queue: Waiting[] = [];
  let isClosed = false;

  const take = (): Worker | undefined => {
    for (const [worker, timer] of idle) {
      clearTimeout(timer);
      idle.delete(worker);
      return worker;
    }
    if (busy.size >= Math.max(1, cores)) return undefined;
    return newThread();
  };

  const serve = () => {
    for (;;) {
      const next = queue[0];
      const worker = next && take();
      if (!next || !worker) return;
      queue.shift();
      const outcome = outcomeOf(worker, next.task);
      busy.set(worker, outcome);
      next.onStart();
      void outcome.then((result) => {
        busy.delete(worker);
        if (isClosed || result.kind === "failed") void worker.terminate();
        else rest(worker);
        next.resolve(result);
        serve();
      });
    }
  };

  const rest = (worker: Worker) => {
    const timer = setTimeout(
      () => {
        idle.delete(worker);
        void worker.terminate();
      },
      idle.size === 0 ? LAST_IDLE_MS : IDLE_MS,
    );
    timer.unref();
    // An idle thread keeps no process alive.
    worker.unref();
    idle.set(worker, timer);
  };

  return {
    run: (task, onStart) =>
      new Promise((resolve) => {
        if (isClosed) return resolve({ kind: "canceled" });
        queue.push({ task, onStart, resolve });
        serve();
      }),
    async close() {
      isClosed = true;
      for (const waiting of queue.splice(0)) waiting.resolve({ kind: "canceled" });
      for (const timer of idle.values()) clearTimeout(timer);
      // Threads stop their own ffmpeg; one that hangs is ended, and its ffmpeg ends with its pipe.
      await Promise.race([
        Promise.allSettled(busy.values()),
        new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref()),
      ]);
      await Promise.allSettled([...idle.keys(), ...busy.keys()].map((worker) => worker.terminate()));
      idle.clear();
    },
  };
}

function outcomeOf(worker: Worker, task: DrawTask): Promise<TaskOutcome> {
  return new Promise((resolve) => {
    const settle = (outcome: TaskOutcome) => {
      worker.off("message", settle);
      worker.off("error", onError);
      worker.off("exit", onExit);
      resolve(outcome);
    };
    const onError = (error: Error) =>
      settle({ kind: "failed", code: "drawing-failed", message: error.stack ?? error.message });
    const onExit = (code: number) =>
      settle({ kind: "failed", code: "drawing-failed", message: `the drawing thread ended with ${code}` });
    worker.on("message", settle);
    worker.on("error", onError);
    worker.on("exit", onExit);
    worker.ref();
    worker.postMessage(task);
  });
}
