import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { compileLater } from "./compile-later.ts";
import { type DrawTask, READY, type TaskOutcome } from "./draw-task.ts";
import { createStartFlagged } from "./start-flagged.ts";

/** Threads that draw, made when needed and kept for the next task. */
export interface DrawPool {
  /**
   * Resolves when the task has ended, whatever way. As many are drawn at once as there are cores, the others wait their turn. `first`: before
   * all that waits, and where threads are busy with other tasks, which then stand still, on as many more. `last`: what is different about the
   * task if it is the last of those that waited their turn, so that cores are about to have nothing to do.
   */
  run(
    task: DrawTask,
    onStart: () => void,
    how?: { first?: boolean; last?: Partial<DrawTask> },
  ): Promise<TaskOutcome>;
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
  isFirst: boolean;
  /** What is different about its task if nobody waits behind it; absent where it never had to wait its turn. */
  last?: Partial<DrawTask> | undefined;
  onStart: () => void;
  resolve(outcome: TaskOutcome): void;
}

/**
 * What is young is looked through each time this is full, in MB, and each picture's 4 MB of pixels, which are counted elsewhere, go with it.
 * By Node's default, 48, they pile up first: a thread takes 70 MB more then, and draws no sooner.
 */
const YOUNG_MB = 3;
/**
 * All of a thread, with its words and its art, is looked through when it first holds so much, in MB, and later after as much again; pixels
 * count. By V8's default that is after every sixth picture, for a twelfth of the time that a draft takes. With 100 a thread takes 25 MB
 * more, and draws no sooner.
 */
const OLD_MB = 50;

const startFlagged = createStartFlagged(setFlagsFromString, {
  starting: `--initial-old-space-size=${OLD_MB}`,
  usual: "--initial-old-space-size=0",
});

/** A thread that draws what it is told to, one task after the other. */
export function newDrawingThread(): Worker {
  compileLater(setFlagsFromString, process.versions.node);
  return startFlagged(
    () =>
      new Worker(new URL("./thread-boot.mjs", import.meta.url), {
        // Execution arguments are not inherited: the boot file brings all it needs.
        execArgv: [],
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      }),
  );
}

export function createDrawPool(cores: number, newThread = newDrawingThread): DrawPool {
  const most = Math.max(1, cores);
  /** Threads that read their art yet, and take what is most urgent when they have. */
  const starting = new Set<Worker>();
  const idle = new Map<Worker, NodeJS.Timeout>();
  const busy = new Map<Worker, { isFirst: boolean; outcome: Promise<TaskOutcome> }>();
  const queue: Waiting[] = [];
  let isClosed = false;

  const drawn = (isFirst: boolean) => [...busy.values()].filter((one) => one.isFirst === isFirst).length;
  const mayBegin = ({ isFirst }: Waiting) => drawn(isFirst) < most;
  const next = () => queue.find((one) => one.isFirst && mayBegin(one)) ?? queue.find(mayBegin);

  /** It waits no more. */
  const leave = (waiting: Waiting) => {
    queue.splice(queue.indexOf(waiting), 1);
    return waiting;
  };

  const serve = () => {
    for (let waiting = next(); waiting && idle.size > 0; waiting = next()) {
      const [[worker, timer]] = [...idle] as [[Worker, NodeJS.Timeout]];
      clearTimeout(timer);
      idle.delete(worker);
      begin(worker, waiting);
    }
    // More than there are cores have nothing to do but what is first, and that is drawn.
    for (const [worker, timer] of idle) {
      if (starting.size + idle.size + busy.size <= most) break;
      clearTimeout(timer);
      idle.delete(worker);
      void worker.terminate();
    }
    // Threads that are starting serve those who wait, of either kind.
    for (const isFirst of [true, false]) {
      const waiting = queue.filter((one) => one.isFirst === isFirst).length;
      const threads = isFirst ? drawn(true) : busy.size;
      const wanted = Math.min(waiting, most - threads);
      while (starting.size < wanted) start();
    }
  };

  const start = () => {
    const worker = newThread();
    starting.add(worker);
    void answerOf(worker, READY).then((outcome) => {
      starting.delete(worker);
      if (isClosed || outcome.kind === "failed") void worker.terminate();
      else rest(worker);
      // Whoever would have had it hears why there is none.
      const waiting = outcome.kind === "failed" ? next() : undefined;
      if (waiting) leave(waiting).resolve(outcome);
      serve();
    });
  };

  const begin = (worker: Worker, waiting: Waiting) => {
    const { task, last } = leave(waiting);
    const outcome = answerOf(worker, queue.length === 0 ? { ...task, ...last } : task);
    busy.set(worker, { isFirst: waiting.isFirst, outcome });
    waiting.onStart();
    void outcome.then((result) => {
      busy.delete(worker);
      if (isClosed || result.kind === "failed") void worker.terminate();
      else rest(worker);
      waiting.resolve(result);
      serve();
    });
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
    run: (task, onStart, { first = false, last } = {}) =>
      new Promise((resolve) => {
        if (isClosed) return resolve({ kind: "canceled" });
        const waits = busy.size + queue.length >= most;
        queue.push({ task, isFirst: first, ...(waits && { last }), onStart, resolve });
        serve();
      }),
    async close() {
      isClosed = true;
      for (const waiting of queue.splice(0)) waiting.resolve({ kind: "canceled" });
      for (const timer of idle.values()) clearTimeout(timer);
      // Threads stop their own ffmpeg; one that hangs is ended, and its ffmpeg ends with its pipe.
      await Promise.race([
        Promise.allSettled([...busy.values()].map(({ outcome }) => outcome)),
        new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref()),
      ]);
      const left = [...starting, ...idle.keys(), ...busy.keys()];
      await Promise.allSettled(left.map((worker) => worker.terminate()));
      idle.clear();
    },
  };
}

function answerOf(worker: Worker, said: DrawTask | typeof READY): Promise<TaskOutcome> {
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
    worker.postMessage(said);
  });
}
