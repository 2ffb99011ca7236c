import { Worker } from "node:worker_threads";
import type { TracksOrder } from "./make-tracks.ts";

/** A minute of music takes some seconds to compute; ten minutes is a machine that stands still. */
const TIME_LIMIT_MS = 600_000;

/** Has a thread of its own compute the tracks: the bot goes on answering meanwhile. */
export async function computeTracks(order: TracksOrder, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const worker = new Worker(new URL("./thread-boot.mjs", import.meta.url), {
    workerData: order,
    execArgv: [],
  });
  const stop = () => void worker.terminate();
  const timer = setTimeout(stop, TIME_LIMIT_MS);
  signal.addEventListener("abort", stop, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      worker.once("message", () => resolve());
      worker.once("error", reject);
      worker.once("exit", (code) =>
        reject(signal.aborted ? signal.reason : new Error(`the sound thread ended with ${code}`)),
      );
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
