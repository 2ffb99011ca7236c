import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import type { Backends } from "../../src/core/ports/backends.ts";
import type { VideoBackend } from "../../src/core/ports/video-backend.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createReplicateBackend } from "../../src/inference/replicate/backend.ts";
import { startWorkerPool, type WorkerPool, type WorkerPoolDependencies } from "../../workers/pool.ts";
import { createFakeReplicate, type FakeReplicate } from "../fakes/replicate/fake-replicate.ts";
import { testCatalogue } from "../fixtures/catalogue.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";

let folder: string;
let video: Buffer;
let fake: FakeReplicate;
let rig: Rig;
let pools: WorkerPool[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-paid-"));
  video = await readFile(await makeShotFile(inject("footage"), { seconds: 3 }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const pool of pools) await pool.abandon();
  await rig.stop();
  await fake.close();
  expect(fake.violations).toEqual([]);
});

async function set(): Promise<void> {
  fake = await createFakeReplicate({ video });
  pools = [];
  rig = await startRig({
    workers: false,
    media: instantMedia(),
    backends: ({ store: media, notebook }) => {
      const replicate = createReplicateBackend({
        token: fake.token,
        baseUrl: fake.baseUrl,
        fetch,
        catalogue: testCatalogue(),
        media,
        notebook: notebook("replicate"),
        settleMs: 300,
        now: Date.now,
        log: { warn: () => {}, error: () => {} },
      });
      // Asked often: a test need not wait as long as a person does.
      return createBackends([{ ...replicate, pollMs: { first: 20, longest: 50 } }], {
        catalogue: testCatalogue(),
      });
    },
  });
}

async function worker(
  backends: Backends = rig.backends,
  record: WorkerPoolDependencies["record"] = rig.record,
): Promise<WorkerPool> {
  const pool = await startWorkerPool({
    ...rig,
    record,
    backends,
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
    request: { prompt: "a fox crosses a frozen lake", seconds: 2, seed: 7, model: "seedance" },
    person: { id: "console:ann", name: "Ann" },
    surface: { platform: "console", chat: "main" },
    idempotencyKey: "ask-1",
  });

/** A worker process dies at one moment: from then on it does nothing more, and nobody is told. */
type Moment = (backend: VideoBackend, die: () => Promise<never>) => Partial<VideoBackend>;

const moments: Record<string, Moment> = {
  "before the order goes out": (_backend, die) => ({ start: () => die() }),
  "after the order was paid for, before that is noted": (backend, die) => ({
    async start(order, options) {
      await backend.start(order, options);
      return die();
    },
  }),
  "while the answer to a paid order is on its way": (backend, die) => ({
    async start(order, options) {
      fake.faults.push({ method: "POST", path: /predictions$/, reset: "after" });
      await backend.start(order, options).catch(() => {});
      return die();
    },
  }),
  "at its first look at the paid order": (_backend, die) => ({ status: () => die() }),
  "while it waits": (backend, die) => {
    let looks = 0;
    return { status: (operation, options) => (++looks > 3 ? die() : backend.status(operation, options)) };
  },
  "once it is done, before the file is fetched": (backend, die) => ({
    async status(operation, options) {
      await fake.succeed(String(operation.id));
      await backend.status(operation, options);
      return die();
    },
  }),
  "as it begins to fetch the file": (_backend, die) => ({
    async status(operation, options) {
      await fake.succeed(String(operation.id));
      return rig.backends.backend("replicate").status(operation, options);
    },
    download: () => die(),
  }),
  "when the file is there, before it is put away": (backend, die) => ({
    async status(operation, options) {
      await fake.succeed(String(operation.id));
      return backend.status(operation, options);
    },
    async download(output, path, options) {
      await backend.download(output, path, options);
      return die();
    },
  }),
};

test.each(Object.keys(moments))(
  "a worker killed %s: the clip is delivered, and its shot paid for once",
  async (name) => {
    await set();
    const plain = rig.backends.backend("replicate");
    let die: () => Promise<never> = async () => {
      throw new Error("too early");
    };
    const dead = new Promise<void>((resolve) => {
      die = () => {
        resolve();
        return new Promise<never>(() => {});
      };
    });
    const dying: VideoBackend = { ...plain, ...(moments[name] as Moment)(plain, die) };
    const doomed = await worker(createBackends([dying], { catalogue: testCatalogue() }));
    const clip = await ask();
    await dead;
    await doomed.abandon();

    await worker();
    await expect.poll(() => fake.predictions.length, { timeout: 60_000 }).toBe(1);
    await fake.succeed(String(fake.predictions[0]?.id));
    const ended = await rig.ended(clip.id);
    expect(ended.state).toBe("delivered");
    expect(fake.predictions).toHaveLength(1);
    expect(ended.shots[0]?.usd).toBe(0.036);
  },
  90_000,
);

test("a throttled start is sent again after its delay, without looking for what was never begun", async () => {
  await set();
  const clip = await (async () => {
    fake.faults.push({ method: "POST", path: /predictions$/, status: 429, headers: { "retry-after": "1" } });
    await worker();
    return ask();
  })();
  await expect.poll(() => fake.predictions.length, { timeout: 60_000 }).toBe(1);
  expect(fake.requests).not.toContain("GET /v1/predictions");
  expect(fake.creations()).toBe(2);
  await fake.succeed(String(fake.predictions[0]?.id));
  expect((await rig.ended(clip.id)).state).toBe("delivered");
});

test("a worker whose shot became another's while it prepared the order sends nothing", async () => {
  await set();
  const plain = rig.backends.backend("replicate");
  let prepared = 0;
  const slow: VideoBackend = {
    ...plain,
    async start(order, options) {
      prepared += 1;
      const [lock] = await rig.redis.keys(`${rig.keys.queues}:shoot-replicate:*:lock`);
      // As if it had been without Redis for so long that another one took its job.
      if (prepared === 1) await rig.redis.set(String(lock), "another worker", "PX", 1_500);
      return plain.start(order, options);
    },
  };
  await worker(createBackends([slow], { catalogue: testCatalogue() }));
  const { id } = await ask();
  await expect.poll(() => prepared, { timeout: 60_000 }).toBe(2);
  await expect.poll(() => fake.creations(), { timeout: 60_000 }).toBe(1);
  await fake.succeed(String(fake.predictions[0]?.id));
  expect((await rig.ended(id)).state).toBe("delivered");
  expect(fake.creations()).toBe(1);
});

test.each([
  ["while the order is prepared: nothing is sent", false],
  ["while the order goes out: what it paid for is stopped", true],
])("canceled %s", async (_name, isPaying) => {
  await set();
  const plain = rig.backends.backend("replicate");
  let cancel: () => Promise<unknown> = async () => {};
  let begun = false;
  const slow: VideoBackend = {
    ...plain,
    async start(order, { idempotencyKey, aboutToPay }) {
      if (!isPaying) await cancel();
      begun = true;
      return plain.start(order, {
        idempotencyKey,
        signal: new AbortController().signal,
        async aboutToPay() {
          await aboutToPay?.();
          if (isPaying) await cancel();
        },
      });
    },
  };
  await worker(createBackends([slow], { catalogue: testCatalogue() }));
  const person = { id: "console:ann", name: "Ann" };
  const asked = ask();
  cancel = async () => rig.studio.cancel((await asked).id, person, (await asked).surface);
  const clip = await rig.ended((await asked).id);
  expect(clip.state).toBe("canceled");
  await expect.poll(() => begun).toBe(true);
  if (isPaying) await expect.poll(() => fake.predictions[0]?.status, { timeout: 10_000 }).toBe("aborted");
  for (const pool of pools) await pool.stop(0);
  expect(fake.creations()).toBe(isPaying ? 1 : 0);
});

test("a cancel that its worker hears nothing of stops the shot all the same, and only what it cost is charged", async () => {
  await set();
  const deaf = { ...rig.record.events, onState: () => () => {} };
  await worker(rig.backends, { ...rig.record, events: deaf });
  const { id, maker, surface } = await ask();
  await expect.poll(() => fake.predictions.length, { timeout: 60_000 }).toBe(1);
  await rig.studio.cancel(id, maker, surface);
  await expect.poll(() => fake.predictions[0]?.status, { timeout: 60_000 }).toBe("aborted");
  await expect.poll(async () => (await rig.record.clips.load(id))?.charged, { timeout: 60_000 }).toBe(0);
}, 120_000);

test("what was paid for a clip that is cancelled, and all notes of it lost, is found, stopped and booked", async () => {
  await set();
  const plain = rig.backends.backend("replicate");
  let paid: () => void = () => {};
  const isPaid = new Promise<void>((resolve) => {
    paid = resolve;
  });
  const dying: VideoBackend = {
    ...plain,
    async start(order, options) {
      await plain.start(order, options);
      paid();
      return new Promise<never>(() => {});
    },
  };
  const doomed = await worker(createBackends([dying], { catalogue: testCatalogue() }));
  const { id } = await ask();
  await isPaid;
  await doomed.abandon();
  // Redis lost its last second in a power cut.
  const job = `${rig.keys.queues}:shoot-replicate:shot-${id}-0`;
  const { started: _, ...data } = JSON.parse(String(await rig.redis.hget(job, "data")));
  await rig.redis.hset(job, "data", JSON.stringify(data));
  await rig.redis.hdel(rig.keys.clip(id), "cost:0", "begun:0");
  await rig.redis.del(rig.keys.notebook("replicate"));
  await rig.life.cancel(id);
  const startedAnew = Date.now();

  await worker(rig.backends, { ...rig.record, forgotBefore: async () => startedAnew });
  await expect.poll(() => fake.predictions[0]?.status, { timeout: 60_000 }).toBe("aborted");
  await expect
    .poll(async () => (await rig.record.clips.load(id))?.shots[0], { timeout: 60_000 })
    .toMatchObject({ usd: 0 });
  expect(fake.creations()).toBe(1);
}, 90_000);
