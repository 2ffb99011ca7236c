import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { VideoBackend } from "../../../src/core/ports/video-backend.ts";
import { type ComfyuiSettings, createComfyuiBackend } from "../../../src/inference/comfyui/backend.ts";
import { mapWorkflow } from "../../../src/inference/comfyui/workflow.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { killedAtEveryStep } from "../../contracts/killed-at-every-step.ts";
import { createFakeComfyui, type FakeComfyui } from "../../fakes/comfyui/fake-comfyui.ts";
import { fixedCatalogue } from "../../fixtures/catalogue.ts";
import { hunyuan, wanT2v } from "../../fixtures/comfyui/graphs.ts";
import { testMedia } from "../../fixtures/media.ts";
import { shotOrder } from "../../fixtures/order.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

let one: FakeComfyui;
let two: FakeComfyui;
let redis: TestRedis;
let media: Awaited<ReturnType<typeof testMedia>>;
let backends: VideoBackend[];
let time: number;
const signal = new AbortController().signal;

beforeEach(async () => {
  [one, two] = [await createFakeComfyui(), await createFakeComfyui()];
  redis = testRedis();
  media = await testMedia();
  backends = [];
  time = 1_700_000_000_000;
});

afterEach(async () => {
  for (const backend of backends) await backend.close();
  await one.close();
  await two.close();
  await redis.close();
  await media.remove();
  expect([...one.violations, ...two.violations]).toEqual([]);
});

function comfyui(
  urls = [one.url, `${two.url}/`],
  wishes: { hostFirst?: boolean; makeRoom?: () => Promise<void> } = {},
  reach: Partial<Pick<ComfyuiSettings, "fetch" | "notebook" | "now">> = {},
): VideoBackend {
  const backend = createComfyuiBackend({
    ...wishes,
    urls,
    workflows: Object.entries({ wan: wanT2v, hunyuan }).map(([id, graph]) =>
      mapWorkflow(graph, undefined, id, { id, name: id }),
    ),
    catalogue: fixedCatalogue({ models: [] }),
    media,
    notebook: createRedisNotebook(redis.client, redis.prefix),
    fetch,
    now: () => time,
    ...reach,
  });
  backends.push(backend);
  return backend;
}

const start = (backend: VideoBackend, idempotencyKey: string, model = "wan") =>
  backend.start(shotOrder({ model, seconds: 2 }), { idempotencyKey, signal });
const taken = () => [one.taken.length, two.taken.length];

test("killed at any step one prompt is taken, on one of the servers", {
  tags: ["long"],
  timeout: 60_000,
}, async () => {
  const steps = await killedAtEveryStep(async () => {
    for (const fake of [one, two]) {
      fake.restart();
      fake.taken.splice(0);
    }
    return {
      order: shotOrder({ model: "wan", seconds: 2 }),
      notebook: createRedisNotebook(redis.client, `${redis.prefix}${randomBytes(4).toString("hex")}`),
      make: (reach) => comfyui(undefined, {}, reach),
      taken: () => one.taken.length + two.taken.length,
    };
  });
  expect(steps).toBeGreaterThan(5);
});

test("orders go to the server with the least to do, and as many at once as there are servers", async () => {
  const backend = comfyui();
  expect(backend.slots).toBe(2);
  await start(backend, "a");
  await start(backend, "b");
  expect(taken()).toEqual([1, 1]);
});

test("among idle servers an order goes where its model ran last, as loading another takes minutes", async () => {
  const backend = comfyui();
  const first = await start(backend, "a", "wan");
  const second = await start(backend, "b", "hunyuan");
  one.finish();
  two.finish();
  for (const key of ["c", "d", "e", "f"]) {
    expect((await start(backend, key, "wan")).url).toBe(first.url);
    expect((await start(backend, `${key}2`, "hunyuan")).url).toBe(second.url);
    one.finish();
    two.finish();
  }
});

test("a server that lacks a workflow's nodes is passed over for it, and not for others", async () => {
  one.lacks.add("EmptyHunyuanVideo15Latent");
  const backend = comfyui();
  for (const key of ["a", "b", "c"]) expect((await start(backend, key, "hunyuan")).url).toBe(two.url);
  expect((await start(backend, "d", "wan")).url).toBe(one.url);
});

test("follow-ups go to the server that took the job, whichever process asks", async () => {
  const operation = await start(comfyui(), "a");
  const there = operation.url === one.url ? one : two;
  const other = comfyui([two.url, one.url]);
  expect(await other.status(operation, { signal })).toEqual({ state: "waiting" });
  there.run();
  expect(await other.status(operation, { signal })).toEqual({ state: "running", progress: null });
  await other.cancel(operation);
  expect(there.interrupted).toEqual([operation.id]);
  expect(await other.status(operation, { signal })).toEqual({ state: "canceled", usd: 0 });
});

test("an order whose answer was lost is found where it was sent, though the other server is idle", async () => {
  one.losesNextAnswer = true;
  two.losesNextAnswer = true;
  await expect(start(comfyui(), "a")).rejects.toMatchObject({ code: "start-unknown" });
  const again = await start(comfyui(), "a");
  const asked = { idempotencyKey: "a", startedAt: time, signal };
  expect(await comfyui().recover(shotOrder({ model: "wan", seconds: 2 }), asked)).toEqual(again);
  expect(taken().sort()).toEqual([0, 1]);
});

test("with one server away the other makes everything, and what the first had is made anew there after two minutes", async () => {
  const backend = comfyui();
  const operation = await start(backend, "a");
  const [gone, left] = operation.url === one.url ? [one, two] : [two, one];
  await gone.close();
  await expect(backend.status(operation, { signal })).rejects.toMatchObject({
    code: "backend-unreachable",
    retryable: true,
  });
  expect((await start(backend, "b")).url).toBe(left.url);
  expect(await backend.health()).toMatchObject({ ok: true, detail: expect.stringContaining("NVIDIA") });
  time += 121_000;
  expect(await backend.status(operation, { signal })).toEqual({ state: "lost" });
  expect((await start(backend, "a-2")).url).toBe(left.url);
});

test("while all are away nothing is lost: whoever asks is told to wait", async () => {
  const backend = comfyui();
  const operation = await start(backend, "a");
  await one.close();
  await two.close();
  await expect(backend.status(operation, { signal })).rejects.toMatchObject({ retryable: true });
  time += 121_000;
  await expect(backend.status(operation, { signal })).rejects.toMatchObject({ retryable: true });
  expect((await backend.health()).ok).toBe(false);
});

test("what an earlier version ordered names no server: it is found wherever it is", async () => {
  const operation = await start(comfyui(), "a");
  const there = operation.url === one.url ? one : two;
  there.finish();
  const old = { id: String(operation.id), model: "wan" };
  expect(await comfyui().status(old, { signal })).toMatchObject({ state: "done", outputs: [{}] });
});

test("a server taken out of the settings is asked no more, and its order made anew", async () => {
  const operation = await start(comfyui([one.url]), "a");
  expect(operation.url).toBe(one.url);
  const backend = comfyui([two.url]);
  expect(await backend.status(operation, { signal })).toEqual({ state: "lost" });
  expect((await start(backend, "a")).url).toBe(two.url);
});

test("while no server answers an order waits for hours, and is tried at longer and longer intervals", async () => {
  const backend = comfyui([one.url]);
  await one.close();
  const waiting = {
    says: "The machine with the GPU gives no answer; it may be asleep.",
    forMs: 12 * 3_600_000,
  };
  await expect(start(backend, "a")).rejects.toMatchObject({ retryAfterMs: 3_000, waiting });
  time += 60_000;
  await expect(start(backend, "a")).rejects.toMatchObject({ retryAfterMs: 30_000, waiting });
  time += 3_600_000;
  await expect(start(backend, "a")).rejects.toMatchObject({ retryAfterMs: 300_000, waiting });
  one = await createFakeComfyui({ port: Number(new URL(one.url).port) });
  expect((await start(backend, "a")).url).toBe(one.url);
});

test("where the host goes first no order is sent to a server that works for them, and it is said", async () => {
  const backend = comfyui(undefined, { hostFirst: true });
  one.hostAsks();
  for (const key of ["a", "b"]) expect((await start(backend, key)).url).toBe(two.url);
  two.hostAsks();
  await expect(start(backend, "c")).rejects.toMatchObject({
    code: "gpu-in-use",
    retryable: true,
    retryAfterMs: 15_000,
    waiting: { says: "Whoever runs this bot is using the GPU, and goes first." },
  });
  // What came meanwhile overtakes ours that wait.
  expect(two.pending.map(({ client }) => client.startsWith("rushes-"))).toEqual([false, true, true]);
  one.finish();
  expect((await start(backend, "c")).url).toBe(one.url);
});

test("without that wish orders stand in line with the host's own", async () => {
  const backend = comfyui([one.url]);
  one.hostAsks();
  await start(backend, "a");
  one.hostAsks();
  expect(one.pending.map(({ client }) => client.startsWith("rushes-"))).toEqual([false, true, false]);
});

test("on a shared card other models are unloaded before a workflow, and its own where another comes next", async () => {
  let unloaded = 0;
  const makeRoom = async () => void unloaded++;
  const backend = comfyui([one.url], { makeRoom });
  await start(backend, "a", "wan");
  expect([unloaded, one.freed]).toEqual([1, 0]);
  one.finish();
  await start(backend, "b", "wan");
  expect([unloaded, one.freed]).toEqual([2, 0]);
  // It is at work, so it keeps what it has.
  await backend.makeRoom?.();
  expect(one.freed).toBe(0);
  one.finish();
  await start(backend, "c", "hunyuan");
  expect([unloaded, one.freed]).toEqual([3, 1]);
  one.finish();
  await backend.makeRoom?.();
  await backend.makeRoom?.();
  expect(one.freed).toBe(2);
  await start(backend, "d", "wan");
  expect(one.freed).toBe(2);
});

test("what can't be unloaded keeps no order from being sent", async () => {
  const backend = comfyui([one.url], { makeRoom: () => Promise.reject(new Error("away")) });
  await start(backend, "a");
  expect(one.taken).toHaveLength(1);
});

test("on a card of its own nothing is unloaded", async () => {
  const backend = comfyui([one.url]);
  expect(backend.makeRoom).toBeUndefined();
  await start(backend, "a", "wan");
  one.finish();
  await start(backend, "b", "hunyuan");
  expect(one.freed).toBe(0);
});

test("the model each server has loaded is known to all processes", async () => {
  expect(await comfyui([one.url]).loadedModels?.()).toEqual([undefined]);
  await start(comfyui([one.url]), "a", "hunyuan");
  expect(await comfyui([one.url, two.url]).loadedModels?.()).toEqual(["hunyuan", undefined]);
});
