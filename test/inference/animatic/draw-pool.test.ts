import { EventEmitter } from "node:events";
import type { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createDrawPool, newDrawingThread } from "../../../src/inference/animatic/draw-pool.ts";
import { type DrawTask, READY } from "../../../src/inference/animatic/draw-task.ts";

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

it("has a thread give back the pixels of drawn pictures before they pile up", async () => {
  const thread = newDrawingThread();
  // -1 stands for Node's default, which is 48.
  const youngMb = thread.resourceLimits?.maxYoungGenerationSizeMb;
  expect(youngMb).toBeGreaterThan(0);
  expect(youngMb).toBeLessThan(8);
  await thread.terminate();
});

/** Threads that do what they are told when that is said. */
function held() {
  const ended: number[] = [];
  const made: { worker: Worker; told: unknown[]; answer(outcome?: object): Promise<void> }[] = [];
  const start = () => {
    const told: unknown[] = [];
    const number = made.length;
    const worker = Object.assign(new EventEmitter(), {
      ref() {},
      unref() {},
      postMessage: (said: unknown) => void told.push(said),
      terminate: async () => ended.push(number),
    });
    const answer = async (outcome: object = { kind: "done" }) => {
      worker.emit("message", outcome);
      await Promise.resolve();
      await Promise.resolve();
    };
    made.push({ worker: worker as unknown as Worker, told, answer });
    return worker as unknown as Worker;
  };
  return { start, made, ended };
}

const named = (name: string) => ({ path: name }) as DrawTask;
const paths = (told: readonly unknown[]) =>
  told.map((one) => (one === READY ? READY : (one as DrawTask).path));

/** Ends those that are still drawing. */
async function closed(pool: ReturnType<typeof createDrawPool>): Promise<void> {
  const closing = pool.close();
  await vi.advanceTimersByTimeAsync(2_000);
  await closing;
}

it("has what is to be first drawn by the threads that were started for the others, when they are ready", async () => {
  const { start, made } = held();
  const pool = createDrawPool(2, start);
  const begun: string[] = [];
  const run = (name: string, first = false) => pool.run(named(name), () => begun.push(name), { first });
  void run("shot 1");
  void run("shot 2");
  const stills = [run("still 1", true), run("still 2", true), run("still 3", true)];
  expect(made.map(({ told }) => paths(told))).toEqual([[READY], [READY]]);
  for (const { answer } of made) await answer();
  expect(begun).toEqual(["still 1", "still 2"]);
  await made[0]?.answer();
  await made[1]?.answer();
  expect(await Promise.all(stills.slice(0, 2))).toEqual([{ kind: "done" }, { kind: "done" }]);
  // The third is under way, and on the other core the first of those who waited for them.
  expect(made.map(({ told }) => paths(told))).toEqual([
    [READY, "still 1", "still 3"],
    [READY, "still 2", "shot 1"],
  ]);
  await closed(pool);
});

it("starts as many threads more for what is to be first where all are busy, which go when that is drawn", async () => {
  const { start, made, ended } = held();
  const pool = createDrawPool(2, start);
  for (const name of ["shot 1", "shot 2", "shot 3"]) void pool.run(named(name), () => {});
  for (const { answer } of [...made]) await answer();
  for (const name of ["still 1", "still 2", "still 3"]) void pool.run(named(name), () => {}, { first: true });
  expect(made).toHaveLength(4);
  for (const { answer } of made.slice(2)) await answer();
  expect(made.map(({ told }) => paths(told).at(-1))).toEqual(["shot 1", "shot 2", "still 1", "still 2"]);
  await made[2]?.answer();
  await made[3]?.answer();
  // While one is drawn the other's thread is one too many: two shots are drawn at once, as there are cores.
  expect(ended).toEqual([3]);
  await made[2]?.answer();
  expect(ended).toEqual([3, 2]);
  expect(made.map(({ told }) => paths(told).at(-1))).toEqual(["shot 1", "shot 2", "still 3", "still 2"]);
  await made[0]?.answer();
  expect(made.flatMap(({ told }) => paths(told)).filter((name) => name === "shot 3")).toHaveLength(1);
  expect(made).toHaveLength(4);
  await closed(pool);
});

it("tells whoever waits why there is no thread, and starts another for the next", async () => {
  const { start, made } = held();
  const pool = createDrawPool(1, start);
  const [one, other] = [pool.run(named("one"), () => {}), pool.run(named("other"), () => {})];
  made[0]?.worker.emit("error", new Error("no canvas here"));
  expect(await one).toMatchObject({ kind: "failed", message: expect.stringContaining("no canvas here") });
  expect(made).toHaveLength(2);
  await made[1]?.answer();
  await made[1]?.answer();
  expect(await other).toEqual({ kind: "done" });
  await closed(pool);
});

it("tells it to whom the thread would have served, who is not always the first that waits", async () => {
  const { start, made } = held();
  const pool = createDrawPool(1, start);
  const shot = pool.run(named("shot"), () => {});
  const still = pool.run(named("still"), () => {}, { first: true });
  expect(made).toHaveLength(1);
  made[0]?.worker.emit("error", new Error("no canvas here"));
  expect(await still).toMatchObject({ kind: "failed", message: expect.stringContaining("no canvas here") });
  await made[1]?.answer();
  await made[1]?.answer();
  expect(await shot).toEqual({ kind: "done" });
  await closed(pool);
});

it("has the last of those that wait their turn drawn as the last, and nobody who never had to wait", async () => {
  const { start, made } = held();
  const pool = createDrawPool(2, start);
  const run = (name: string) => pool.run(named(name), () => {}, { last: { path: `${name} as the last` } });
  for (const shot of [1, 2, 3, 4]) void run(`shot ${shot}`);
  const [one, other] = made;
  for (let times = 0; times < 2; times++) for (const { answer } of made) await answer();
  expect(paths(one?.told ?? [])).toEqual([READY, "shot 1", "shot 3"]);
  expect(paths(other?.told ?? [])).toEqual([READY, "shot 2", "shot 4 as the last"]);
  await one?.answer();
  void run("shot 5");
  expect(paths(one?.told ?? []).at(-1)).toBe("shot 5");
  await closed(pool);
});
