import { EventEmitter } from "node:events";
import type { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { createSpareThreads } from "../../fixtures/drawing-threads.ts";

it("hands no thread on that is being ended, whatever it says last", async () => {
  const made: EventEmitter[] = [];
  const { newThread, end } = createSpareThreads(() => {
    const thread = Object.assign(new EventEmitter(), { postMessage() {}, terminate: async () => 0 });
    made.push(thread);
    return thread as unknown as Worker;
  });
  const first = newThread();
  first.postMessage("draw");
  // On a busy machine a backend closes before the thread has stopped, and its last word comes all the same.
  await first.terminate();
  made[0]?.emit("message", { kind: "canceled" });
  await first.terminate();
  expect(newThread()).not.toBe(first);
  expect(made).toHaveLength(2);
  const second = made[1] as unknown as Worker;
  await second.terminate();
  expect(newThread()).toBe(second);
  await end();
});
