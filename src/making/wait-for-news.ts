import type { Operation } from "../core/ports/video-backend.ts";

/** Waits until a backend has news of an operation, at most `ms`; rejects when the signal aborts. */
export type WaitForNews = (operation: Operation, ms: number, signal: AbortSignal) => Promise<void>;

/**
 * A webhook anywhere wakes the worker that waits for its operation; without one the time runs out and it asks.
 * An operation is known by its field `id`.
 */
export function createWaitForNews(events: {
  /** Calls back with the id of each operation that there is news of. */
  onWakeUp(listener: (id: string) => void): unknown;
}): WaitForNews {
  const waiting = new Map<string, Set<() => void>>();
  events.onWakeUp((id) => {
    for (const wake of [...(waiting.get(id) ?? [])]) wake();
  });
  return (operation, ms, signal) =>
    new Promise((resolve, reject) => {
      const id = String(operation.id);
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        signal.removeEventListener("abort", abort);
        const others = waiting.get(id);
        others?.delete(wake);
        if (others?.size === 0) waiting.delete(id);
        settle();
      };
      const wake = () => finish(resolve);
      const abort = () => finish(() => reject(signal.reason));
      const timer = setTimeout(wake, ms);
      waiting.set(id, (waiting.get(id) ?? new Set()).add(wake));
      signal.addEventListener("abort", abort);
      if (signal.aborted) abort();
    });
}
