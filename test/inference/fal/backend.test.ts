import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ShotOrder } from "../../../src/core/ports/orders.ts";
import type { Operation, VideoBackend } from "../../../src/core/ports/video-backend.ts";
import { createFalBackend, type FalSettings } from "../../../src/inference/fal/backend.ts";
import { checkFal } from "../../../src/inference/fal/findings.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { killedAtEveryStep } from "../../contracts/killed-at-every-step.ts";
import { videoBackendContract } from "../../contracts/video-backend.ts";
import { createFakeFal, type FakeFal } from "../../fakes/fal/fake-fal.ts";
import { fixedCatalogue } from "../../fixtures/catalogue.ts";
import { testMedia } from "../../fixtures/media.ts";
import { shotOrder } from "../../fixtures/order.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

const entry = (id: string, model: string, more: object = {}) => ({
  id,
  label: id,
  backend: "fal",
  model,
  summary: "A small model.",
  rate: 2,
  ...more,
});
const catalogue = fixedCatalogue({
  models: [
    entry("small", "fal-ai/small-video/text-to-video", { input: { generate_audio: false } }),
    entry("small-picture-first", "fal-ai/small-video/image-to-video"),
    entry("still", "fal-ai/small-picture", { kind: "image" }),
  ],
});
const order = shotOrder({ model: "small", seconds: 6 });
const signal = new AbortController().signal;

let fake: FakeFal;
let redis: TestRedis;
let media: Awaited<ReturnType<typeof testMedia>>;
let time: number;
/** Milliseconds by which fal's clock is ahead of ours. */
let ahead: number;

beforeEach(async () => {
  ahead = 0;
  fake = await createFakeFal({ now: () => time + ahead });
  redis = testRedis();
  media = await testMedia();
  time = Date.now();
});

afterEach(async () => {
  await fake.close();
  await redis.close();
  await media.remove();
  expect(fake.violations).toEqual([]);
});

function fal(changes: Partial<FalSettings> = {}): VideoBackend {
  return createFalBackend({
    key: fake.key,
    baseUrl: fake.url,
    slots: 4,
    catalogue,
    media,
    notebook: createRedisNotebook(redis.client, redis.prefix),
    fetch,
    now: () => time,
    log: { warn: () => {} },
    ...changes,
  });
}

const start = (backend: VideoBackend, changes: Partial<ShotOrder> = {}, idempotencyKey = "clip1-0") =>
  backend.start({ ...order, ...changes }, { idempotencyKey, signal });
const recover = (backend: VideoBackend, idempotencyKey = "clip1-0") =>
  backend.recover(order, { idempotencyKey, startedAt: time, signal });
const status = (backend: VideoBackend, operation: Operation) => backend.status(operation, { signal });

videoBackendContract("fal", async () => ({
  backend: fal(),
  order,
  another: async () => fal(),
  finish: async () => void fake.finish(),
  close: async () => {},
}));

test("models are the catalogue's, with fal's own inputs and prices", async () => {
  const models = await fal().models();
  expect(models).toMatchObject([
    {
      id: "small",
      lengths: { choices: [4, 6, 8] },
      usdPerSecond: 0.1,
      sound: false,
      takes: { startImage: false },
    },
    { id: "small-picture-first", usdPerSecond: 0.4 / 5, needs: ["startImage"], takes: { endImage: true } },
    { id: "still", kind: "image" },
  ]);
});

test("an order is one submit in the model's own inputs, and its state is asked for at the addresses fal gave", async () => {
  const backend = fal();
  const operation = await start(backend);
  expect(fake.requests[0]?.input).toMatchObject({
    prompt: order.prompt,
    duration: "6s",
    aspect_ratio: "16:9",
    resolution: "720p",
    generate_audio: false,
    seed: 42,
  });
  expect(await status(backend, operation)).toEqual({ state: "waiting" });
  fake.run(" 30%|███       | 3/10 [00:03<00:07]");
  expect(await status(backend, operation)).toEqual({ state: "running", progress: 0.3 });
  fake.finish();
  expect(await status(backend, operation)).toMatchObject({
    state: "done",
    outputs: [{ source: `${fake.url}/files/made.mp4`, mime: "video/mp4" }],
    usd: 0.6,
  });
});

test("what fal says it charges is what is booked", async () => {
  const backend = fal();
  const operation = await start(backend);
  fake.finish({ units: 6.5 });
  expect(await status(backend, operation)).toMatchObject({ state: "done", usd: 0.65 });
});

test("a small picture goes inside the order, a large one into fal's store first", async () => {
  const png = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  await writeFile(join(media.folder, "small.png"), png);
  await writeFile(join(media.folder, "large.png"), Buffer.concat([png, randomBytes(400_000)]));
  const model = "small-picture-first";
  await start(fal(), { model, seconds: 5, startImage: "small.png", endImage: "large.png" });
  const { image_url, end_image_url, duration } = fake.requests[0]?.input ?? {};
  expect(image_url).toMatch(/^data:image\/png;base64,/);
  expect(end_image_url).toMatch(`${fake.url}/files/`);
  expect(duration).toBe("5");
  expect(fake.uploads).toEqual([{ type: "image/png", bytes: 400_008 }]);
});

test.each(["http://169.254.169.254/put", "https://10.0.0.5/put", "https://box.internal/put"])(
  "nobody's picture is put to %s, whoever names that, and nothing is begun",
  async (address) => {
    const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(400_000)]);
    await writeFile(join(media.folder, "large.png"), png);
    fake.uploadsTo = address;
    const asked: string[] = [];
    const backend = fal({
      fetch: (url, init) => {
        asked.push(new URL(String(url)).host);
        return fetch(url, init);
      },
    });
    const begun = start(backend, { model: "small-picture-first", seconds: 5, startImage: "large.png" });
    await expect(begun).rejects.toMatchObject({ code: "backend-unreachable" });
    expect(new Set(asked)).toEqual(new Set([new URL(fake.url).host]));
    expect(fake.requests).toEqual([]);
  },
);

describe("once, not twice:", () => {
  test("killed at any step one order is taken, or it counts as paid", async () => {
    const steps = await killedAtEveryStep(async () => {
      fake.requests = [];
      const notebook = createRedisNotebook(redis.client, `${redis.prefix}${randomBytes(4).toString("hex")}`);
      return {
        order,
        notebook,
        make: (reach) => fal(reach),
        taken: () => fake.requests.length,
        settle: () => {
          if (fake.requests.length > 0) fake.finish();
        },
      };
    });
    expect(steps).toBeGreaterThan(8);
  }, 60_000);

  test("an answer lost on its way is found in the list once it has ended, and asked for there", async () => {
    fake.losesNextAnswer = true;
    const backend = fal();
    await expect(start(backend)).rejects.toMatchObject({ code: "start-unknown", retryable: true });
    await expect(recover(backend)).rejects.toMatchObject({ code: "start-unknown", retryAfterMs: 30_000 });
    fake.finish();
    const operation = (await recover(backend)) as Operation;
    expect(operation.id).toBe(fake.requests[0]?.id);
    expect(await status(fal(), operation)).toMatchObject({ state: "done", usd: 0.6 });
    expect(fake.requests).toHaveLength(1);
  });

  test.each([
    ["behind", -5],
    ["ahead", 5],
  ])("an answer lost on its way is found though fal's clock is five minutes %s", async (_, minutes) => {
    ahead = minutes * 60_000;
    fake.losesNextAnswer = true;
    await expect(start(fal())).rejects.toMatchObject({ code: "start-unknown" });
    fake.finish();
    // By another process, which has asked fal nothing yet.
    expect(await recover(fal())).toMatchObject({ id: fake.requests[0]?.id });
    expect(fake.requests).toHaveLength(1);
  });

  test("an answer lost on its way is found though the model was taken out of the catalogue since", async () => {
    fake.losesNextAnswer = true;
    await expect(start(fal())).rejects.toMatchObject({ code: "start-unknown" });
    fake.finish();
    const found = await recover(fal({ catalogue: fixedCatalogue({ models: [] }) }));
    expect(found).toMatchObject({ id: fake.requests[0]?.id, unitUsd: expect.any(Number) });
  });

  test("a start nobody ever tells of counts as paid, and is not sent again by itself", async () => {
    fake.dropsNext = true;
    const backend = fal();
    await expect(start(backend)).rejects.toMatchObject({ code: "start-unknown" });
    const startedAt = time;
    time += 33 * 60_000;
    const asked = backend.recover(order, { idempotencyKey: "clip1-0", startedAt, signal });
    await expect(asked).rejects.toMatchObject({ code: "start-untold", retryable: false });
    // Whoever was told may have died over it.
    const again = fal().recover(order, { idempotencyKey: "clip1-0", startedAt, signal });
    await expect(again).rejects.toMatchObject({ code: "start-untold", retryable: false });
    expect(fake.requests).toHaveLength(0);
  });

  test("an order that a version before sent is not taken for one that never went out", async () => {
    fake.losesNextAnswer = true;
    await expect(start(fal())).rejects.toMatchObject({ code: "start-unknown" });
    const notebook = createRedisNotebook(redis.client, redis.prefix);
    await notebook.delete("sent:clip1-0");
    await notebook.set("started:clip1-0", time, { ttlMs: 60_000 });
    fake.finish();
    expect(await recover(fal())).toMatchObject({ id: fake.requests[0]?.id });
  });

  test("a note that is missing says nothing once such notes are thrown away", async () => {
    const told = (hours: number) =>
      fal().recover(order, { idempotencyKey: "old-0", startedAt: time - hours * 3_600_000, signal });
    expect(await told(22)).toBeNull();
    await expect(told(25)).rejects.toMatchObject({ code: "start-untold", retryable: false });
  });

  test.each([0, -10, 10])(
    "an order is found in the list where every note of it is lost, fal's clock being set by %d minutes since",
    async (minutes) => {
      const since = time;
      await start(fal());
      fake.finish();
      const notebook = createRedisNotebook(redis.client, `${redis.prefix}:afterwards`);
      const until = time + 1_000;
      time += 5 * 60_000;
      ahead = minutes * 60_000;
      const lost = { since, until, signal };
      const found = await fal({ notebook }).findLost?.(order, { ...lost, idempotencyKey: "clip1-0" });
      expect(found).toMatchObject({ id: fake.requests[0]?.id });
      expect(await status(fal({ notebook }), found as Operation)).toMatchObject({ state: "done", usd: 0.6 });
      // The one that is there is the other's.
      const equal = { ...lost, idempotencyKey: "clip2-0" };
      expect(await fal({ notebook }).findLost?.(order, equal)).toBeNull();
      const justNow = fal({ notebook }).findLost?.(order, { ...equal, until: time });
      await expect(justNow, "it may not be listed yet").rejects.toMatchObject({ code: "start-unknown" });
    },
  );

  test("two equal orders without answers each find their own request", async () => {
    const backend = fal();
    fake.losesNextAnswer = true;
    await expect(start(backend)).rejects.toThrow();
    // The second waits until it is known what became of the first.
    await expect(start(backend, {}, "clip2-0")).rejects.toMatchObject({ code: "equal-order-starting" });
    fake.finish();
    const first = await recover(backend);
    fake.losesNextAnswer = true;
    await expect(start(backend, {}, "clip2-0")).rejects.toMatchObject({ code: "start-unknown" });
    fake.finish();
    const second = await recover(backend, "clip2-0");
    expect(new Set([first?.id, second?.id])).toEqual(new Set(fake.requests.map(({ id }) => id)));
  });
});

test("what waits is cancelled for nothing; what runs may end, and is booked as it ends", async () => {
  const backend = fal();
  const waiting = await start(backend);
  await backend.cancel(waiting);
  expect(await status(backend, waiting)).toEqual({ state: "canceled", usd: 0 });
  const running = await start(backend, { seed: 7 }, "clip2-0");
  fake.run();
  await backend.cancel(running);
  expect(await status(backend, running)).toMatchObject({ state: "running" });
  fake.finish();
  expect(await status(backend, running)).toMatchObject({ state: "done", usd: 0.6 });
});

test.each([
  [
    422,
    [{ loc: ["body", "prompt"], msg: "flagged", type: "content_policy_violation" }],
    "refused-content",
    false,
  ],
  [422, [{ loc: ["body", "image_url"], msg: "too small", type: "image_too_small" }], "refused-input", false],
  [504, "Request timed out", "never-started", true],
  [500, "Internal error", "model-failed", true],
])("a run that ended with %i costs nothing, and says what it was", async (code, detail, named, retryable) => {
  const backend = fal();
  const operation = await start(backend);
  fake.finish({ code, output: { detail } });
  expect(await status(backend, operation)).toMatchObject({ state: "failed", code: named, retryable, usd: 0 });
});

test.each([
  [500, "Internal error"],
  [503, "Service unavailable"],
  [404, "Request not found"],
])(
  "a run that went well is no failed one where its result answers %i: the list has it too",
  async (code, detail) => {
    const backend = fal();
    const operation = await start(backend);
    fake.finish();
    fake.results = { status: code, body: { detail } };
    expect(await status(backend, operation)).toMatchObject({
      state: "done",
      outputs: [{ source: `${fake.url}/files/made.mp4` }],
      usd: 0.6,
    });
    // Of a run that failed the list says so too.
    const failed = await start(backend, { seed: 7 }, "clip2-0");
    fake.finish({ code: 500 });
    expect(await status(backend, failed)).toMatchObject({ state: "failed", usd: 0 });
  },
);

test("refusals to begin have each their own name", async () => {
  for (const [code, detail, named] of [
    [402, "Exhausted balance", "backend-out-of-money"],
    [403, "User is locked. Reason: Exhausted balance.", "backend-out-of-money"],
    [429, "Too many requests", "backend-throttled"],
    [422, [{ loc: ["body", "prompt"], msg: "too long", type: "x" }], "backend-refused-input"],
  ] as const) {
    fake.refuses = { status: code, body: { detail } };
    await expect(start(fal(), {}, `clip-${code}`)).rejects.toMatchObject({ code: named });
  }
  await expect(start(fal({ key: "wrong:key" }), {}, "clip-401")).rejects.toMatchObject({
    code: "backend-refused-token",
  });
});

test("with fal away its models are those last heard of, by whichever process", async () => {
  await fal().models();
  await fake.close();
  expect((await fal().models()).map(({ id }) => id)).toEqual(["small", "small-picture-first", "still"]);
  fake = await createFakeFal();
});

test("the doctor says whether the key is taken, what is missing and what has no price, and never the key", async () => {
  const check = async (changes: object = {}) => {
    const found = await checkFal({ key: fake.key, baseUrl: fake.url, catalogue, fetch, ...changes });
    expect(JSON.stringify(found)).not.toContain(fake.key);
    return `${found[0]?.verdict}: ${found[0]?.detail}`;
  };
  expect(await check()).toBe("good: the key is taken; 3 models of the catalogue are there");
  expect(await check({ key: "wrong:key" })).toBe("problem: the key is refused");
  expect(await check({ key: undefined })).toBe("off: FAL_KEY is not set");
  const more = fixedCatalogue({ models: [entry("gone", "fal-ai/gone")] });
  expect(await check({ catalogue: more })).toMatch(/^warning: .*it has no gone$/);
  fake.prices = {};
  expect(await check()).toMatch(/^warning: .*nobody knows what small, small-picture-first, still cost$/);
  expect(fake.requests).toEqual([]);
});

test("it can't be used once it gives no answer, however lately it told which models it has", async () => {
  const backend = fal();
  expect(await backend.health()).toMatchObject({ ok: true });
  await fake.close();
  expect((await backend.models()).length).toBe(3);
  expect(await backend.health()).toMatchObject({ ok: false });
});
