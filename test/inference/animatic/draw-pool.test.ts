import { EventEmitter } from "node:events";
import type { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createDrawPool } from "../../../src/inference/animatic/draw-pool.ts";
import type { DrawTask } from "../../../src/inference/animatic/draw-task.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Threads that draw everything at once, and note how many are there. */
function threads() {
  const alive = new Set<object>();
  let made = 0;
  const start = () => {
    const worker = Object.assign(new EventEmitter(), {
      ref() {},
      unref() {},
      postMessage: () => queueMicrotask(() => worker.emit("message", { kind: "done" })),
      terminate: async () => void alive.delete(worker),
    });
    made++;
    alive.add(worker);
    return worker as unknown as Worker;
  };
  return { start, alive: () => alive.size, made: () => made };
}

const task = {} as DrawTask;

it("keeps one thread for the shot that is changed next, and lets the others go soon", async () => {
  const { start, alive, made } = threads();
  const pool = createDrawPool(2, start);
  const two = () => Promise.all([pool.run(task, () => {}), pool.run(task, () => {})]);
  await two();
  expect([made(), alive()]).toEqual([2, 2]);
  vi.advanceTimersByTime(30_000);
  expect(alive()).toBe(1);
  // A minute on, it draws without being read in anew.
  vi.advanceTimersByTime(60_000);
  await pool.run(task, () => {});
  expect(made()).toBe(2);
  vi.advanceTimersByTime(300_000);
  expect(alive()).toBe(0);
  await pool.close();
});
