import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { clipCaption } from "../../src/core/card/caption.ts";
import type { ErrorCode } from "../../src/core/error-codes.ts";
import { BackendError } from "../../src/core/errors.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { OperationStatus } from "../../src/core/ports/video-backend.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { lossesOf } from "../../src/store/charged-accounts.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

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
  backend = createInstantBackend({ file: () => instantShot(folder), billed: true, slots });
  rig = await startRig({ media: instantMedia(), backends: () => onlyBackend(backend) });
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
  const { spent, reserved } = await rig.record.ledgers.balance("money");
  return { spent: spent / 1_000_000, reserved: reserved / 1_000_000 };
}

/** Ann's credits of the day. */
async function credits(): Promise<{ spent: number; reserved: number }> {
  const { spent, reserved } = await rig.record.ledgers.balance(ann.id);
  return { spent, reserved };
}

/** US dollars paid for Ann's clips without any credits for them. */
async function losses(): Promise<number> {
  return (await rig.record.ledgers.balance(lossesOf(ann.id))).spent / 1_000_000;
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

test("an attempt that failed for money is paid for besides the one that went well, where what was set aside reaches", async () => {
  await start(1);
  backend.answer = (key) =>
    key.includes("-0-")
      ? done(0.02)
      : key.endsWith("-1")
        ? { state: "failed", code: "model-failed", message: "It broke.", retryable: true, usd: 0.01 }
        : done(0.03);
  const clip = await rig.ended((await ask("One thing happens. Then quite another thing happens.", 12)).id);
  expect(clip).toMatchObject({ state: "delivered", usd: 0.06 });
  expect(await money()).toEqual({ spent: 0.06, reserved: 0 });
});

test("a shot that was paid for and whose file is no video is paid for all the same", async () => {
  backend = createInstantBackend({ file: import.meta.filename, billed: true });
  backend.answer = () => ({ state: "done", outputs: [{ source: import.meta.filename }], usd: 0.015 });
  rig = await startRig({ backends: () => onlyBackend(backend) });
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
  const [button] = (await rig.studio.card((await rig.record.clips.load(id)) as Clip)).buttons;
  expect(button?.label).toBe("Cancel (costs 2 credits)");
  const canceled = await rig.studio.cancel(id, ann, surface);
  expect(canceled).toMatchObject({ charged: 2, usd: 0 });
  expect(await money()).toEqual({ spent: 0.02, reserved: 0 });
  expect(await credits()).toEqual({ spent: 2, reserved: 0 });
  await expect
    .poll(async () => {
      say({ usd: 0.007 });
      return money();
    })
    .toEqual({ spent: 0.007, reserved: 0 });
  // 7 of 20 thousandths: 0.7 of 2 credits, rounded up.
  expect(await rig.ended(id)).toMatchObject({ usd: 0.007, charged: 1 });
  expect(await credits()).toEqual({ spent: 1, reserved: 0 });
});

test("a canceled clip whose model can't be stopped says so on its card, closed as it was", async () => {
  await start();
  backend.answer = () => running;
  backend.cancel = async () => ({ usd: 0, runsOn: true });
  const { id } = await ask("a fox");
  await expect.poll(() => backend.started.length).toBe(1);
  await rig.studio.cancel(id, ann, surface);
  const told = await rig.when(id, ({ runsOn }) => runsOn === true);
  expect((await rig.studio.card(told)).headline).toBe("Cancelled, but the model can't be stopped");
  expect(await rig.record.openCards("test").all()).toContain(id);
});

test("a clip canceled before its work began costs nothing in the end", async () => {
  await start();
  backend.answer = () => running;
  backend.cancel = async () => ({ usd: 0 });
  const { id } = await ask("a fox");
  await expect.poll(() => backend.started.length).toBe(1);
  await rig.studio.cancel(id, ann, surface);
  await expect.poll(credits).toEqual({ spent: 0, reserved: 0 });
  expect(await rig.ended(id)).toMatchObject({ charged: 0, usd: 0 });
});

test("a canceled clip of a backend that costs nothing gives all credits back", async () => {
  backend = createInstantBackend({ file: () => instantShot(folder) });
  rig = await startRig({ media: instantMedia(), backends: () => onlyBackend(backend) });
  backend.answer = () => running;
  const { id } = await ask("a fox");
  await expect.poll(() => backend.started.length).toBe(1);
  expect(await rig.studio.cancel(id, ann, surface)).toMatchObject({ charged: 0 });
  expect(await credits()).toEqual({ spent: 0, reserved: 0 });
});

/** One shot after the other, the second one failing like this when the first has been paid for. */
async function failing(code: ErrorCode): Promise<Clip> {
  await start(1);
  backend.answer = (key) =>
    key.includes("-0-") ? done(0.06) : { state: "failed", code, message: "No.", retryable: false, usd: 0 };
  return rig.ended((await ask("One thing happens. Then quite another thing happens.", 12)).id);
}

test("a film refused for what it shows costs in proportion to what was paid for its other shots", async () => {
  const clip = await failing("refused-content");
  expect(clip).toMatchObject({ state: "failed", price: 12, charged: 6, usd: 0.06 });
  expect(await credits()).toEqual({ spent: 6, reserved: 0 });
  expect(await losses()).toBe(0);
});

test("a film that fails by no fault of who asked costs them nothing, and its money is a loss of the host's", async () => {
  const clip = await failing("took-too-long");
  expect(clip).toMatchObject({ state: "failed", charged: 0, usd: 0.06 });
  expect(await credits()).toEqual({ spent: 0, reserved: 0 });
  expect(await losses()).toBe(0.06);
});

test("who has lost the host a fifth of a day's money gets no more paid clips that day, but drafts", async () => {
  backend = createInstantBackend({ file: () => instantShot(folder), billed: true });
  rig = await startRig({
    media: instantMedia(),
    backends: () => onlyBackend(backend),
    env: { DAILY_BUDGET_USD: "0.1" },
  });
  const fails: OperationStatus = {
    state: "failed",
    code: "took-too-long",
    message: "No.",
    retryable: false,
    usd: 0.015,
  };
  backend.answer = () => fails;
  await rig.ended((await ask("a fox")).id);
  await rig.ended((await ask("a hare")).id);
  await expect(ask("an owl")).rejects.toMatchObject({ code: "too-much-lost" });
  backend.answer = () => done(0);
  const draft = await rig.studio.admit({
    request: { prompt: "an owl", seconds: 2, seed: 1, draft: true },
    person: ann,
    surface,
    idempotencyKey: "draft",
  });
  expect((await rig.ended(draft.id)).state).toBe("delivered");
  const bo = { id: "console:bo", name: "Bo" };
  const another = await rig.studio.admit({
    request: { prompt: "an owl", seconds: 2, seed: 1 },
    person: bo,
    surface,
    idempotencyKey: "bo",
  });
  expect((await rig.ended(another.id)).state).toBe("delivered");
});

test("a clip dearer than the whole budget is told apart from a budget that is used up", async () => {
  backend = createInstantBackend({ file: () => instantShot(folder), billed: true });
  rig = await startRig({
    media: instantMedia(),
    backends: () => onlyBackend(backend),
    env: { DAILY_BUDGET_USD: "0.05" },
  });
  backend.answer = () => running;
  await expect(ask("a fox", 6)).rejects.toMatchObject({ code: "dearer-than-budget" });
  await ask("a fox", 4);
  const short = ask("a hare", 2);
  await expect(short).rejects.toMatchObject({ code: "money-budget-spent" });
  await expect(short).rejects.toMatchObject({ userMessage: expect.stringContaining("shorter clip") });
  await ask("an owl", 1);
  await expect(ask("a crow", 1)).rejects.toMatchObject({
    code: "money-budget-spent",
    userMessage: expect.stringContaining("used up"),
  });
});

test("a failed attempt is not repeated where both together might cost more than was set aside", async () => {
  await start();
  backend.answer = () => ({
    state: "failed",
    code: "model-failed",
    message: "It broke.",
    retryable: true,
    usd: 0.015,
  });
  const clip = await rig.ended((await ask("a fox")).id);
  expect(clip).toMatchObject({ state: "failed", charged: 0, usd: 0.015 });
  expect(clip.failure?.code).toBe("retry-too-dear");
  expect(backend.started).toHaveLength(1);
  expect(await money()).toEqual({ spent: 0.015, reserved: 0 });
});

test("a failed attempt of which nobody says what it cost counts for all that was set aside, and is the last", async () => {
  await start();
  backend.answer = () => ({ state: "failed", code: "model-failed", message: "It broke.", retryable: true });
  const clip = await rig.ended((await ask("a fox")).id);
  expect(clip.failure?.code).toBe("retry-too-dear");
  expect(backend.started).toHaveLength(1);
  expect(await money()).toEqual({ spent: 0.02, reserved: 0 });
  expect(await losses()).toBe(0.02);
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

test("a shot whose file could not be fetched is fetched when it is asked for again, and not paid again", async () => {
  await start();
  const fetch = backend.download;
  backend.download = async () => {
    throw new BackendError("download-failed", "The finished file can't be fetched right now. Try again.");
  };
  const failed = await rig.ended((await ask("a fox")).id);
  expect(failed).toMatchObject({ state: "failed", charged: 0, usd: 0.05 });
  backend.download = fetch;
  const again = await rig.studio.admit({
    request: failed.request,
    from: { kinship: "original", changes: [], plan: failed.plan },
    person: ann,
    surface,
    idempotencyKey: "again",
  });
  expect(await rig.ended(again.id)).toMatchObject({ state: "delivered", charged: 2, usd: 0 });
  expect(backend.started).toHaveLength(1);
  expect((await money()).spent).toBe(0.05);
});

test("a film whose shot is lost before it is cut fetches that shot again where it was made, and pays for nothing", async () => {
  await start();
  const second = { isHeld: true };
  backend.answer = (key) => (second.isHeld && key.includes("-1-") ? running : done(0.02));
  const { id } = await ask("One thing happens. Then quite another thing happens.", 12);
  const { shots } = await rig.when(id, (clip) => clip.shots[0]?.state === "made");
  expect(shots).toHaveLength(2);
  await rig.store.delete(shots[0]?.key ?? "");
  second.isHeld = false;
  expect(await rig.ended(id)).toMatchObject({ state: "delivered", charged: 12, usd: 0.04 });
  expect(backend.started).toHaveLength(2);
  expect(await money()).toEqual({ spent: 0.04, reserved: 0 });
});

test("a shot whose file is gone for good is made again", async () => {
  await start();
  const fetch = backend.download;
  backend.download = async () => {
    throw new BackendError("output-expired", "The finished file is gone. Try again.");
  };
  await rig.ended((await ask("a fox")).id);
  let downloads = 0;
  backend.download = async (...told) => {
    if (++downloads === 1) throw new BackendError("output-expired", "The finished file is gone. Try again.");
    return fetch(...told);
  };
  const again = await rig.studio.admit({
    request: { prompt: "a fox", seconds: 2, seed: 1 },
    person: ann,
    surface,
    idempotencyKey: "again",
  });
  expect(await rig.ended(again.id)).toMatchObject({ state: "delivered", usd: 0.05 });
  expect(backend.started).toHaveLength(2);
});

test("a draft's card says what its final render costs, in credits and dollars, as pressing the button will", async () => {
  const model = { lengths: { choices: [5, 10] }, usdPerSecond: 0.051 };
  backend = createInstantBackend({ file: () => instantShot(folder), billed: true, model });
  rig = await startRig({ media: instantMedia(), backends: () => onlyBackend(backend), workers: false });
  const { id } = await rig.studio.admit({
    request: { prompt: "a fox in the snow", seconds: 6, draft: true },
    person: ann,
    surface,
    idempotencyKey: "draft",
  });
  const draft = (await rig.record.clips.load(id)) as Clip;
  expect(draft.price).toBe(0);
  expect((await rig.studio.card(draft)).facts).toContainEqual({
    label: "Final render",
    value: "10 credits, at most $0.51, with instant",
  });
  expect(clipCaption(draft)).toMatch(/final render: 10 credits, at most \$0\.51, with instant$/);
  const pressed = await rig.studio.previewDerived(
    id,
    { kind: "render" },
    { person: ann, surface, idempotencyKey: "press" },
  );
  expect(pressed.credits).toBe(draft.finalRender?.credits);
});

test("a draft's final render is by the model it was asked for with, else by its maker's usual one", async () => {
  const drawn = createInstantBackend({ file: () => instantShot(folder), model: { creditsPerSecond: 0 } });
  const models = ["first", "second", "third"].map((name, index) => ({
    ...createInstantBackend({
      file: () => instantShot(folder),
      billed: true,
      model: { id: name, backend: name, creditsPerSecond: index + 1 },
    }),
    id: name,
  }));
  const all = createBackends([...models, drawn]);
  const backends = {
    ...all,
    defaultModel: async (use: string) => all.model(use === "draft" ? "instant" : "first"),
  };
  rig = await startRig({ media: instantMedia(), backends: () => backends, workers: false });
  const draft = async (key: string, model?: string) => {
    const request = { prompt: "a fox", seconds: 2, draft: true, ...(model && { model }) };
    const { id } = await rig.studio.admit({ request, person: ann, surface, idempotencyKey: key });
    const pressed = { person: ann, surface, idempotencyKey: `${key}/press` };
    const { credits } = await rig.studio.previewDerived(id, { kind: "render" }, pressed);
    return [(await rig.record.clips.load(id))?.finalRender, credits];
  };
  expect(await draft("one")).toEqual([{ model: "first", credits: 2, usd: 0.02 }, 2]);
  await rig.studio.setPreferences(ann, { model: "second" });
  expect(await draft("two")).toEqual([{ model: "second", credits: 4, usd: 0.02 }, 4]);
  expect(await draft("three", "third")).toEqual([{ model: "third", credits: 6, usd: 0.02 }, 6]);
});
