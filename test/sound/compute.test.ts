import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createCompute } from "../../src/sound/compute.ts";
import type { TracksOrder } from "../../src/sound/make-tracks.ts";

let folder: string;
let threads: { isGone: Promise<unknown>; youngMb: number | undefined }[];
const count = (worker: Worker) =>
  threads.push({
    isGone: new Promise((resolve) => worker.once("exit", resolve)),
    youngMb: worker.resourceLimits?.maxYoungGenerationSizeMb,
  });
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-compute-"));
  threads = [];
  process.on("worker", count);
});
afterEach(async () => {
  process.off("worker", count);
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

function order(name: string): TracksOrder {
  const cue = { kind: "effect", name: "thunder", start: 0, seconds: 0.2, gain: 0 } as const;
  return { seconds: 0.2, cuts: [], seed: 1, effects: { cues: [cue], path: join(folder, `${name}.wav`) } };
}

it("has one film's sound computed after another's in the same thread, which goes when it is not needed for long", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { compute } = createCompute();
  const { signal } = new AbortController();
  await compute(order("one"), signal);
  await compute(order("two"), signal);
  expect((await stat(join(folder, "two.wav"))).size).toBeGreaterThan(30_000);
  expect(threads).toHaveLength(1);
  // -1 stands for Node's default, 48, which it would fill before it gave any back.
  expect(threads[0]?.youngMb).toBeGreaterThan(0);
  expect(threads[0]?.youngMb).toBeLessThan(8);
  await vi.advanceTimersByTimeAsync(600_000);
  await threads[0]?.isGone;
});

it("tells what a thread threw, goes on with another, and leaves none behind", async () => {
  const { compute, close } = createCompute();
  const stopped = new AbortController();
  await expect(compute(order("no/such/folder"), stopped.signal)).rejects.toMatchObject({ code: "ENOENT" });
  await threads[0]?.isGone;
  const whole = compute(order("whole"), stopped.signal);
  await whole;
  const stopping = compute(order("stopped"), stopped.signal);
  stopped.abort(new Error("nobody waits for it"));
  await expect(stopping).rejects.toThrow("nobody waits for it");
  await threads[1]?.isGone;
  await close();
  expect(threads).toHaveLength(2);
});
