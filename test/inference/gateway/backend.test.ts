import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ShotOrder } from "../../../src/core/ports/orders.ts";
import type { Operation, VideoBackend } from "../../../src/core/ports/video-backend.ts";
import { createGatewayBackend, type GatewaySettings } from "../../../src/inference/gateway/backend.ts";
import { checkGateway } from "../../../src/inference/gateway/findings.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { killedAtEveryStep } from "../../contracts/killed-at-every-step.ts";
import { videoBackendContract } from "../../contracts/video-backend.ts";
import { createFakeGateway, type FakeGateway } from "../../fakes/gateway/fake-gateway.ts";
import { fixedCatalogue } from "../../fixtures/catalogue.ts";
import { testMedia } from "../../fixtures/media.ts";
import { shotOrder } from "../../fixtures/order.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

const entry = (id: string, model: string, more: object = {}) => ({
  id,
  label: id,
  backend: "gateway",
  model,
  summary: "A model behind the gateway.",
  rate: 2,
  ...more,
});
const catalogue = fixedCatalogue({
  models: [
    entry("veo", "google/veo-3.1-fast-generate-001", {
      lengths: [4, 6, 8],
      sizes: ["1280x720", "720x1280"],
      picture: "may",
      price: { per: "second", usd: 0.15 },
      input: { generate_audio: true },
    }),
    entry("kling", "klingai/kling-v3.0-i2v", { lengths: [5, 10], picture: "must", lastPicture: true }),
    entry("gone", "nobody/gone"),
  ],
});
const order = shotOrder({ model: "veo", seconds: 6 });
const signal = new AbortController().signal;

let fake: FakeGateway;
let redis: TestRedis;
let media: Awaited<ReturnType<typeof testMedia>>;
let time: number;

beforeEach(async () => {
  fake = await createFakeGateway();
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

function gateway(changes: Partial<GatewaySettings> = {}): VideoBackend {
  return createGatewayBackend({
    key: fake.key,
    baseUrl: `${fake.url}/v4/ai`,
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
const status = (backend: VideoBackend, operation: Operation) => backend.status(operation, { signal });

videoBackendContract("the AI gateway", async () => ({
  backend: gateway(),
  order,
  another: async () => gateway(),
  finish: async () => fake.finish(),
  ends: async () => fake.finish(),
  close: async () => {},
}));

test("models are those of the catalogue that the gateway has, with what the catalogue says of them", async () => {
  expect(await gateway().models()).toMatchObject([
    {
      id: "veo",
      lengths: { choices: [4, 6, 8] },
      usdPerSecond: 0.15,
      sound: true,
      takes: { startImage: true },
    },
    { id: "kling", usdPerSecond: 0.5, needs: ["startImage"], takes: { endImage: true } },
  ]);
});

test("an order goes out in the gateway's words, and what it says it cost is booked", async () => {
  const backend = gateway();
  const operation = await start(backend);
  expect(fake.generations[0]?.body).toEqual({
    prompt: order.prompt,
    n: 1,
    aspectRatio: "16:9",
    resolution: "1280x720",
    duration: 6,
    seed: 42,
    generateAudio: true,
  });
  expect(JSON.stringify(operation)).not.toContain("not-for-logs");
  expect(await status(backend, operation)).toEqual({ state: "running", progress: null });
  fake.finish({ cost: "0.87", warnings: [{ type: "unsupported", feature: "seed" }] });
  expect(await status(backend, operation)).toMatchObject({
    state: "done",
    usd: 0.87,
    warnings: ["The model ignores seed."],
  });
});

test("where the gateway doesn't say what it cost, the catalogue does", async () => {
  const backend = gateway();
  const operation = await start(backend);
  fake.finish({ as: "base64" });
  const done = await status(backend, operation);
  expect(done).toMatchObject({ state: "done", usd: 0.9 });
  expect(done.state === "done" && done.outputs[0]?.source.slice(0, 22)).toBe("data:video/mp4;base64,");
});

test("a first picture goes as the picture, a first and a last as frames with their roles", async () => {
  const png = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  for (const name of ["first.png", "last.png"]) await writeFile(join(media.folder, name), png);
  const backend = gateway();
  await start(backend, { startImage: "first.png" });
  const file = { type: "file", mediaType: "image/png", data: png.toString("base64") };
  expect(fake.generations[0]?.body.image).toEqual(file);
  const both = { model: "kling", seconds: 5, startImage: "first.png", endImage: "last.png" };
  await start(backend, both, "clip2-0");
  expect(fake.generations[1]?.body.frameImages).toEqual([
    { image: file, frameType: "first_frame" },
    { image: file, frameType: "last_frame" },
  ]);
});

describe("once, not twice:", () => {
  test("killed at any step one generation is begun", async () => {
    const steps = await killedAtEveryStep(async () => {
      fake.generations = [];
      const notebook = createRedisNotebook(redis.client, `${redis.prefix}${randomBytes(4).toString("hex")}`);
      return {
        order,
        notebook,
        make: (reach) => gateway(reach),
        taken: () => fake.generations.length,
      };
    });
    expect(steps).toBeGreaterThan(5);
  }, 60_000);

  test("an answer lost on its way is asked for again under the order's key, and is the same generation", async () => {
    fake.losesNextAnswer = true;
    const backend = gateway();
    await expect(start(backend)).rejects.toMatchObject({ code: "start-unknown", retryable: true });
    const asked = { idempotencyKey: "clip1-0", startedAt: time, signal };
    expect(await backend.recover(order, asked)).toBeNull();
    const operation = await start(backend);
    expect(await gateway().recover(order, asked)).toEqual(operation);
    expect([fake.starts, fake.generations.length]).toEqual([2, 1]);
  });

  test.each([429, 402, 409])(
    "a %i to an order sent again says nothing of the one before it",
    async (code) => {
      fake.losesNextAnswer = true;
      const backend = gateway();
      await expect(start(backend)).rejects.toMatchObject({ code: "start-unknown" });
      fake.refuses = { status: code, type: "no", message: "no" };
      await expect(start(backend)).rejects.toMatchObject({ code: "start-unknown", retryable: true });
      fake.refuses = undefined;
      // An hour after the first time, not after the second.
      time += 50 * 60_000;
      const asked = { idempotencyKey: "clip1-0", startedAt: time, signal };
      expect(await backend.recover(order, asked)).toBeNull();
      time += 11 * 60_000;
      await expect(backend.recover(order, asked)).rejects.toMatchObject({ code: "start-untold" });
    },
  );

  test("what nobody wants any more is never sent again to find out, and counts as paid", async () => {
    fake.losesNextAnswer = true;
    const backend = gateway();
    await expect(start(backend)).rejects.toMatchObject({ code: "start-unknown" });
    const asked = { idempotencyKey: "clip1-0", startedAt: time, signal, toStop: true };
    await expect(backend.recover(order, asked)).rejects.toMatchObject({ code: "start-untold" });
    // Of one that was marked and never sent nothing can be running.
    expect(await backend.recover(order, { ...asked, idempotencyKey: "clip2-0" })).toBeNull();
  });

  test.each([
    ["another model", [entry("veo", "google/veo-3.1-generate-001", { lengths: [4, 6, 8] })]],
    ["other lengths", [entry("veo", "google/veo-3.1-fast-generate-001", { lengths: [8] })]],
    ["no such model", []],
  ])(
    "what would be sent as something else by now (%s) is not sent, and counts as paid",
    async (_, models) => {
      fake.losesNextAnswer = true;
      await expect(start(gateway())).rejects.toMatchObject({ code: "start-unknown" });
      const changed = gateway({ catalogue: fixedCatalogue({ models }) });
      if (models.length > 0)
        await expect(start(changed)).rejects.toMatchObject({ code: "start-unknown", retryable: true });
      const asked = { idempotencyKey: "clip1-0", startedAt: time, signal };
      await expect(changed.recover(order, asked)).rejects.toMatchObject({ code: "start-untold" });
      expect(fake.starts).toBe(1);
      expect(await gateway().recover(order, asked)).toBeNull();
    },
  );

  test("a note that is missing says nothing once such notes are thrown away", async () => {
    const recover = (hours: number) =>
      gateway().recover(order, { idempotencyKey: "old-0", startedAt: time - hours * 3_600_000, signal });
    expect(await recover(23)).toBeNull();
    await expect(recover(25)).rejects.toMatchObject({ code: "start-untold", retryable: false });
  });

  test("once the gateway may have forgotten the key nothing is sent again, and it counts as paid", async () => {
    fake.dropsNext = true;
    const backend = gateway();
    await expect(start(backend)).rejects.toMatchObject({ code: "start-unknown" });
    time += 61 * 60_000;
    const asked = backend.recover(order, { idempotencyKey: "clip1-0", startedAt: time, signal });
    await expect(asked).rejects.toMatchObject({ code: "start-untold", retryable: false });
  });
});

test.each([
  ["Request blocked by content policy", "refused-content", false],
  ["duration must be one of 4, 6, 8", "refused-input", false],
  ["upstream provider failed", "model-failed", true],
])("“%s” is told as what it is, and costs nothing", async (error, code, retryable) => {
  const backend = gateway();
  const operation = await start(backend);
  fake.fail(error);
  expect(await status(backend, operation)).toMatchObject({ state: "failed", code, retryable, usd: 0 });
});

test("nothing can stop a generation, which is said; one the gateway stops is told as that", async () => {
  const backend = gateway();
  const operation = await start(backend);
  expect(await backend.cancel(operation)).toEqual({ runsOn: true });
  fake.cancel();
  expect(await status(backend, operation)).toEqual({ state: "canceled", usd: 0 });
});

test("refusals to begin have each their own name, and leave the order free to be sent again", async () => {
  const backend = gateway();
  for (const [code, type, named] of [
    [402, "insufficient_funds", "backend-out-of-money"],
    [403, "forbidden", "backend-refused-token"],
    [429, "rate_limit_exceeded", "backend-throttled"],
    [400, "invalid_request_error", "backend-refused-input"],
  ] as const) {
    fake.refuses = { status: code, type, message: "no" };
    await expect(start(backend)).rejects.toMatchObject({ code: named });
  }
  fake.refuses = undefined;
  await start(backend);
  expect(fake.generations).toHaveLength(1);
});

test("files are fetched from public https hosts alone", async () => {
  const backend = gateway({ baseUrl: "https://gateway.example/v4/ai" });
  for (const source of [
    "http://cdn.example/a.mp4",
    "https://10.0.0.5/a.mp4",
    "https://printer.local/a.mp4",
  ]) {
    const refused = backend.download({ source }, join(media.folder, "x"), { signal, maxBytes: 10 });
    await expect(refused).rejects.toMatchObject({ code: "output-host-refused" });
  }
});

test("the doctor tells the credits left and what is missing, and never the key", async () => {
  const check = async (changes: object = {}) => {
    const baseUrl = `${fake.url}/v4/ai`;
    const [found] = await checkGateway({ key: fake.key, baseUrl, catalogue, fetch, ...changes });
    expect(JSON.stringify(found)).not.toContain(fake.key);
    return `${found?.verdict}: ${found?.detail}`;
  };
  expect(await check()).toBe(
    "warning: the key is taken, $12.50 left; 2 models of the catalogue are there; it has no nobody/gone",
  );
  expect(await check({ key: "wrong" })).toBe("problem: the key is refused");
  expect(await check({ key: undefined })).toBe("off: AI_GATEWAY_API_KEY is not set");
  fake.balance = "0";
  expect(await check()).toMatch(/^problem: .*\$0\.00 left/);
  expect(await gateway().health()).toMatchObject({ ok: false, lacks: "money" });
});

test("it can't be used once it gives no answer, however lately it told which models it has", async () => {
  const backend = gateway();
  expect(await backend.health()).toMatchObject({ ok: true });
  await fake.close();
  expect(await backend.health()).toMatchObject({ ok: false });
});

test("while it gives no answer its models are what it last told, or what the catalogue says; a refused key has none", async () => {
  const ids = async (backend: VideoBackend) => (await backend.models()).map(({ id }) => id);
  const heard = gateway();
  expect(await ids(heard)).toEqual(["veo", "kling"]);
  expect(await ids(gateway({ key: "wrong" }))).toEqual([]);
  await fake.close();
  time += 2 * 60 * 60_000;
  expect(await ids(heard)).toEqual(["veo", "kling"]);
  expect(await ids(gateway())).toEqual(["veo", "kling", "gone"]);
});
