import { Worker } from "node:worker_threads";
import type { TracksOrder } from "./make-tracks.ts";

/** A minute of music takes some seconds to compute; ten minutes is a machine that stands still. */
const TIME_LIMIT_MS = 600_000;
/**
 * A thread without work goes after this long, and its memory with it. Starting one takes a quarter of what a minute's music takes
 * altogether, and whoever has seen their film says within this time how it is to sound instead.
 */
const IDLE_MS = 120_000;

/** How much may pile up before what is young is looked through, in MB: by Node's default, 48, the thread takes 30 MB more and is no sooner done. */
const YOUNG_MB = 4;

export interface Compute {
  /** Has a thread of its own compute the tracks: the bot goes on answering meanwhile. */
  compute(order: TracksOrder, signal: AbortSignal): Promise<void>;
  /** Ends the thread that waits for work; those at work end with their signals. */
  close(): Promise<void>;
}

export function createCompute(): Compute {
  let idle: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;

  function start(): Worker {
    const worker = new Worker(new URL("./thread-boot.mjs", import.meta.url), {
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    // Without a listener an error of a thread is one of the whole bot's.
    worker.on("error", () => {});
    worker.once("exit", () => {
      if (idle === worker) idle = undefined;
    });
    return worker;
  }

  /** The one that waits, or another: films that are made at once don't wait for each other's music. */
  function take(): Worker {
    const worker = idle ?? start();
    idle = undefined;
    clearTimeout(timer);
    worker.ref();
    return worker;
  }

  async function rest(worker: Worker): Promise<void> {
    if (idle) return void (await worker.terminate());
    idle = worker;
    // It keeps no process alive.
    worker.unref();
    timer = setTimeout(() => void worker.terminate(), IDLE_MS).unref();
  }

  return {
    async compute(order, signal) {
      signal.throwIfAborted();
      const worker = take();
      try {
        await made(worker, order, signal);
      } catch (error) {
        await worker.terminate();
        throw error;
      }
      await rest(worker);
    },
    async close() {
      clearTimeout(timer);
      await idle?.terminate();
    },
  };
}

/** Rejects with what the thread threw, or the signal's reason: neither leaves a thread that could be used again. */
function made(worker: Worker, order: TracksOrder, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => void worker.terminate();
    const limit = setTimeout(stop, TIME_LIMIT_MS);
    const settle = (outcome: () => void) => {
      clearTimeout(limit);
      signal.removeEventListener("abort", stop);
      worker.off("message", onMade).off("error", onError).off("exit", onExit);
      outcome();
    };
    const onMade = () => settle(resolve);
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = (code: number) =>
      settle(() => reject(signal.aborted ? signal.reason : new Error(`the sound thread ended with ${code}`)));
    signal.addEventListener("abort", stop, { once: true });
    worker.on("message", onMade).on("error", onError).on("exit", onExit);
    worker.postMessage(order);
  });
}
