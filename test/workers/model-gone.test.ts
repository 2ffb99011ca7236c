import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ModelDescription } from "../../src/core/ports/video-backend.ts";
import { createBackends } from "../../src/inference/backends.ts";
import type { StoredClip } from "../../src/store/clips.ts";
import { startWorkerPool, type WorkerPool } from "../../workers/pool.ts";
import { createInstantBackend, type InstantBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

let folder: string;
let file: string;
let rig: Rig;
let backend: InstantBackend;
let offered: ModelDescription[];
let isReady: boolean;
let pools: WorkerPool[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-gone-"));
  file = await instantShot(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const pool of pools) await pool.abandon();
  pools = [];
  await rig.stop();
});

async function house(): Promise<void> {
  backend = createInstantBackend({ file, billed: true, model: { id: "first", label: "First" } });
  offered = [...(await backend.models())];
  isReady = false;
  const { status } = backend;
  Object.assign(backend, {
    models: async () => offered,
    // Who asks before it is ready never hears again: its process has died meanwhile.
    status: (...asked: Parameters<typeof status>) => (isReady ? status(...asked) : new Promise(() => {})),
  });
  rig = await startRig({
    workers: false,
    media: instantMedia(),
    backends: () => createBackends([backend]),
  });
}

async function worker(): Promise<WorkerPool> {
  const pool = await startWorkerPool({
    ...rig,
    cutAtOnce: 1,
    lockMs: 1_000,
    now: Date.now,
    log: pino({ level: "silent" }),
  });
  pools.push(pool);
  return pool;
}

const ask = () =>
  rig.studio.admit({
    request: { prompt: "A fox wakes.", seconds: 4, seed: 7, model: "first" },
    person: { id: "console:ann", name: "Ann" },
    surface: { platform: "console", chat: "main" },
    idempotencyKey: "ask",
  });

describe("a shot whose model has a new version by the time it is made", () => {
  it.each([{ becomes: "2" }, { becomes: undefined }])(
    "is asked for as it was admitted: $becomes",
    async ({ becomes }) => {
      await house();
      offered = offered.map((model) => ({ ...model, version: "1" }));
      const { id } = await ask();
      offered = offered.map(({ version: _, ...model }) => ({
        ...model,
        ...(becomes && { version: becomes }),
      }));
      isReady = true;
      await worker();
      await rig.ended(id);
      expect(backend.started.map(({ order }) => order.version)).toEqual(["1"]);
    },
  );

  it("forgets it when another model stands in that has none", async () => {
    await house();
    offered = offered.map((model) => ({ ...model, version: "1" }));
    const clip = await ask();
    const [shot] = clip.shots;
    const change = { by: "spare", digest: "other", warnings: [] };
    expect(shot?.version).toBe("1");
    expect(await rig.record.life.standIn(clip as StoredClip, 0, change)).toBe(true);
    const [after] = (await rig.record.life.load(clip.id))?.shots ?? [];
    expect(after).toMatchObject(change);
    expect(after?.version).toBeUndefined();
  });
});

describe("a shot that is under way, and paid for", () => {
  it.each<[string, (model: ModelDescription) => ModelDescription[]]>([
    ["has ended since", (model) => [{ ...model, sunset: { date: "2020-01-01" } }]],
    ["was taken out of the catalogue since", () => []],
  ])("is finished by the next worker though its model %s", async (_why, left) => {
    await house();
    const first = await worker();
    const { id } = await ask();
    await expect.poll(() => backend.started.length, { timeout: 20_000 }).toBe(1);
    await first.abandon();
    offered = offered.flatMap(left);
    isReady = true;
    await worker();
    const ended = await rig.ended(id);
    expect(ended).toMatchObject({ state: "delivered", usd: 0.05 });
    expect(backend.started).toHaveLength(1);
  });

  it("is stopped when its clip is cancelled, though its model is gone", async () => {
    await house();
    const first = await worker();
    const { id, maker, surface } = await ask();
    await expect.poll(() => backend.started.length, { timeout: 20_000 }).toBe(1);
    await first.abandon();
    offered = [];
    await rig.studio.cancel(id, maker, surface);
    await worker();
    await expect.poll(() => backend.canceled.length, { timeout: 20_000 }).toBe(1);
  });

  it("that is not begun says that its model is gone, and costs nothing", async () => {
    await house();
    const { id } = await ask();
    offered = [];
    await worker();
    expect(await rig.ended(id)).toMatchObject({ state: "failed", charged: 0 });
    expect(backend.started).toEqual([]);
  });
});
