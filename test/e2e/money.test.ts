import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { BackendError } from "../../src/core/errors.ts";
import type { OperationStatus } from "../../src/core/ports/video-backend.ts";
import { createBalanceReader } from "../../src/store/ledger.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { shotFiles } from "../fixtures/shot-file.ts";

const ann = { id: "console:ann", name: "Ann" };
const surface = { platform: "console", chat: "main" };

let folder: string;
let rig: Rig;
let backend: InstantBackend;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-money-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => rig.stop());

/** One cent a second is set aside. */
async function start(slots = 4): Promise<void> {
  backend = createInstantBackend({ file: shotFiles(folder), billed: true, slots });
  rig = await startRig({ backends: () => onlyBackend(backend) });
}

const ask = (prompt: string, seconds = 2) =>
  rig.studio.admit({
    request: { prompt, seconds, seed: 1 },
    person: ann,
    surface,
    idempotencyKey: `ask-${prompt}`,
  });

/** US dollars of the day's money. */
async function money(): Promise<{ spent: number; reserved: number }> {
  const { spent, reserved } = await createBalanceReader(rig.redis)(rig.keys.ledger("money"), Date.now());
  return { spent: spent / 1_000_000, reserved: reserved / 1_000_000 };
}

const running: OperationStatus = { state: "running", progress: null };
const done = (usd?: number): OperationStatus => ({
  state: "done",
  outputs: [{ source: "" }],
  ...(usd !== undefined && { usd }),
});

test("what a shot cost is booked, and what was set aside beyond it is free again", async () => {
  await start();
  backend.answer = () => done(0.012);
  const clip = await rig.ended((await ask("a fox")).id);
  expect(clip.usd).toBe(0.012);
  expect(await money()).toEqual({ spent: 0.012, reserved: 0 });
});

test("a shot of which nobody says what it cost counts for all that was set aside", async () => {
  await start();
  backend.answer = () => done();
  const clip = await rig.ended((await ask("a fox")).id);
  expect(clip).toMatchObject({ state: "delivered", usd: 0 });
  expect(await money()).toEqual({ spent: 0.02, reserved: 0 });
});

test("an attempt that failed for money is paid for besides the one that went well", async () => {
  await start();
  backend.answer = (key) =>
    key.endsWith("-1")
      ? { state: "failed", code: "model-failed", message: "It broke.", retryable: true, usd: 0.01 }
      : done(0.03);
  const clip = await rig.ended((await ask("a fox")).id);
  expect(clip.usd).toBe(0.04);
  expect(await money()).toEqual({ spent: 0.04, reserved: 0 });
});

test("a shot that was paid for and whose file is no video is paid for all the same", async () => {
  await start();
  backend.answer = () => ({ state: "done", outputs: [{ source: import.meta.filename }], usd: 0.015 });
  const clip = await rig.ended((await ask("a fox")).id);
  expect(clip).toMatchObject({ state: "failed", charged: 0, usd: 0.015 });
  expect(await money()).toEqual({ spent: 0.015, reserved: 0 });
});

test("an order that is refused costs nothing", async () => {
  await start();
  backend.beforeStart = () => {
    throw new BackendError("backend-refused-input", "The model refuses this order.");
  };
  expect((await rig.ended((await ask("a fox")).id)).state).toBe("failed");
  expect(await money()).toEqual({ spent: 0, reserved: 0 });
});

test("a canceled shot counts for what was set aside until the backend says what it came to", async () => {
  await start();
  backend.answer = () => running;
  let say: (cost: { usd?: number }) => void = () => {};
  backend.cancel = () =>
    new Promise((resolve) => {
      say = resolve;
    });
  const { id } = await ask("a fox");
  await expect.poll(() => backend.started.length).toBe(1);
  await rig.when(id, ({ shots }) => shots[0]?.state === "shooting" && shots[0].progress === null);
  const canceled = await rig.studio.cancel(id, ann, surface);
  expect(canceled).toMatchObject({ charged: 0, usd: 0 });
  expect(await money()).toEqual({ spent: 0.02, reserved: 0 });
  await expect
    .poll(async () => {
      say({ usd: 0.007 });
      return money();
    })
    .toEqual({ spent: 0.007, reserved: 0 });
  expect((await rig.ended(id)).usd).toBe(0.007);
});

test("a clip that fails books what its other shots, stopped on the way, came to", async () => {
  await start();
  let stopped = 0;
  backend.cancel = async () => {
    stopped += 1;
    return { usd: 0.004 };
  };
  backend.answer = (key) => {
    if (!key.includes("-0-")) return running;
    // The other one is under way by now.
    return backend.started.length < 2
      ? running
      : { state: "failed", code: "refused-content", message: "No.", retryable: false, usd: 0 };
  };
  const { id } = await ask("One thing happens. Then quite another thing happens.", 12);
  expect((await rig.ended(id)).state).toBe("failed");
  await expect.poll(() => stopped).toBe(1);
  await expect.poll(money).toEqual({ spent: 0.004, reserved: 0 });
});

test("canceled before it is known whether its order arrived: what it started is found and stopped", async () => {
  await start();
  const begin = backend.start;
  backend.start = async (order, options) => {
    await begin(order, options);
    throw new BackendError("start-unknown", "No answer.", { retryable: true, retryAfterMs: 300 });
  };
  let asked = 0;
  const recover = backend.recover;
  backend.recover = async (order, options) => {
    if (++asked > 1) return recover(order, options);
    throw new BackendError("start-unknown", "Not yet.", { retryable: true, retryAfterMs: 50 });
  };
  backend.cancel = async (operation) => {
    backend.canceled.push(operation);
    return { usd: 0.001 };
  };
  const { id } = await ask("a fox");
  await expect.poll(() => backend.started.length).toBe(1);
  await rig.studio.cancel(id, ann, surface);
  await expect.poll(() => backend.canceled, { timeout: 10_000 }).toEqual([{ id: `${id}-0-1` }]);
  await expect.poll(money).toEqual({ spent: 0.001, reserved: 0 });
  expect(backend.started).toHaveLength(1);
});

test("a shot that its backend loses again and again is given up", async () => {
  await start();
  backend.answer = () => ({ state: "lost" });
  const clip = await rig.ended((await ask("a fox")).id);
  expect(clip.failure?.code).toBe("shot-lost");
  expect(backend.started).toHaveLength(10);
  expect(await money()).toEqual({ spent: 0, reserved: 0 });
});
