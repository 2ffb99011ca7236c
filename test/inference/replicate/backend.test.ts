import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BackendError, UserMistake } from "../../../src/core/errors.ts";
import type { ShotOrder } from "../../../src/core/ports/orders.ts";
import type { Operation, VideoBackend } from "../../../src/core/ports/video-backend.ts";
import { createReplicateBackend, type ReplicateSettings } from "../../../src/inference/replicate/backend.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { videoBackendContract } from "../../contracts/video-backend.ts";
import {
  createFakeReplicate,
  type FakeReplicate,
  type FakeReplicateOptions,
} from "../../fakes/replicate/fake-replicate.ts";
import { fixedCatalogue, testCatalogue } from "../../fixtures/catalogue.ts";
import { testMedia } from "../../fixtures/media.ts";
import { publishedModel } from "../../fixtures/models.ts";
import { shotOrder } from "../../fixtures/order.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

let fake: FakeReplicate;
let media: Awaited<ReturnType<typeof testMedia>>;
let folder: string;
let redis: TestRedis;
const signal = new AbortController().signal;
const order = shotOrder({ model: "seedance" });

async function replicate(changes: Partial<ReplicateSettings> = {}, options: FakeReplicateOptions = {}) {
  fake = await createFakeReplicate(options);
  return another(changes);
}

function another(changes: Partial<ReplicateSettings> = {}): VideoBackend {
  return createReplicateBackend({
    token: fake.token,
    baseUrl: fake.baseUrl,
    fetch,
    catalogue: testCatalogue(),
    media,
    notebook: createRedisNotebook(redis.client, redis.prefix),
    settleMs: 0,
    now: Date.now,
    log: { warn: () => {}, error: () => {} },
    ...changes,
  });
}

beforeEach(async () => {
  redis = testRedis();
  media = await testMedia();
  folder = await mkdtemp(join(tmpdir(), "rushes-replicate-"));
});

afterEach(async () => {
  await fake.close();
  await media.remove();
  await redis.close();
  await rm(folder, { recursive: true, force: true });
  expect(fake.violations).toEqual([]);
});

const start = (backend: VideoBackend, changes: Partial<ShotOrder> = {}, idempotencyKey = "clip1-0") =>
  backend.start({ ...order, ...changes }, { idempotencyKey, signal });

const status = (backend: VideoBackend, operation: Operation) => backend.status(operation, { signal });

async function failure(action: Promise<unknown>): Promise<BackendError> {
  const error = await action.then(
    () => new Error("it went well"),
    (error) => error,
  );
  expect(error).toBeInstanceOf(BackendError);
  return error as BackendError;
}

videoBackendContract("Replicate", async () => {
  const backend = await replicate();
  return {
    backend,
    order,
    another: async () => another(),
    finish: (operation) => fake.succeed(String(operation.id)),
    close: () => backend.close(),
  };
});

describe("an order at Replicate", () => {
  test("goes out once, by the model's name, with a deadline and only what its schema lists", async () => {
    const backend = await replicate();
    await start(backend);
    expect(fake.creations()).toBe(1);
    expect(fake.requests).toContain("POST /v1/models/bytedance/seedance-1-lite/predictions");
    const [prediction] = fake.predictions;
    expect(prediction?.input).toEqual({
      prompt: order.prompt,
      seed: 42,
      duration: 5,
      aspect_ratio: "16:9",
      resolution: "720p",
    });
    const lifetime = Date.parse(prediction?.deadline ?? "") - Date.parse(prediction?.created_at ?? "");
    expect(lifetime).toBe(30 * 60_000);
  });

  test("goes by version where a model has no official one, and by the version it was planned with", async () => {
    const backend = await replicate({}, { unofficial: ["bytedance/seedance-1-lite"] });
    const model = (await backend.models()).find(({ id }) => id === "seedance");
    expect(model?.version).toMatch(/^[0-9a-f]{64}$/);
    await start(backend, { ...(model?.version && { version: model.version }) });
    expect(fake.requests).toContain("POST /v1/predictions");
    expect(fake.predictions[0]?.version).toBe(model?.version);
  });

  test("works for any model by owner and name, and for a deployment", async () => {
    const backend = await replicate();
    expect(await backend.findModel?.("luma/ray-2-720p")).toMatchObject({
      id: "luma/ray-2-720p",
      kind: "video",
      lengths: { choices: [5, 9] },
      usdPerSecond: 0.5,
    });
    await start(backend, { model: "luma/ray-2-720p" });
    expect(fake.predictions[0]?.model).toBe("luma/ray-2-720p");
    expect(await backend.findModel?.("nobody/nothing")).toBeUndefined();
    const before = fake.requests.length;
    for (const name of [
      "not a model",
      "a/..",
      "../files/x",
      "a/b/c",
      "a/b?x=1",
      "a/b#c",
      "a/%2e%2e",
      "/v1/account",
    ]) {
      expect(await backend.findModel?.(name)).toBeUndefined();
    }
    expect(fake.requests.length).toBe(before);
    expect((await backend.findModel?.("deployment:acme/films"))?.kind).toBe("language");
  });

  test("asks a model for its schema once an hour, not once an order", async () => {
    let clock = 1_800_000_000_000;
    const backend = await replicate({ now: () => clock });
    for (let index = 0; index < 3; index++) await start(backend, {}, `clip${index}-0`);
    const asked = () => fake.requests.filter((line) => line.startsWith("GET /v1/models/")).length;
    expect(asked()).toBe(1);
    await another({ now: () => clock }).check(order);
    expect(asked()).toBe(1);
    clock += 61 * 60_000;
    await backend.check(order);
    await expect.poll(asked).toBe(2);
    clock += 61 * 60_000;
    fake.faults.push({ status: 503 });
    // The question before this one may still be on its way.
    await expect
      .poll(async () => {
        expect(await backend.check(order)).toEqual([]);
        return fake.faults;
      })
      .toEqual([]);
    expect(await backend.check(order)).toEqual([]);
  });

  test("sends a small picture inside the order and uploads a large one first", async () => {
    const backend = await replicate();
    await writeFile(
      join(media.folder, "small.png"),
      Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(2_000)]),
    );
    await writeFile(
      join(media.folder, "large.jpg"),
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(300_000)]),
    );
    await start(backend, { startImage: "small.png", endImage: "large.jpg" });
    const input = fake.predictions[0]?.input;
    expect(input?.image).toMatch(/^data:image\/png;base64,/);
    const [id] = [...fake.files.keys()];
    expect(input?.last_frame_image).toBe(`${fake.baseUrl}/files/${id}`);
    expect(fake.files.get(id ?? "")).toMatchObject({ type: "image/jpeg" });
  });

  test("makes still pictures and words through the same interface", async () => {
    const backend = await replicate();
    const picture = await backend.start(
      { kind: "image", model: "flux", prompt: "a fox", aspect: "16:9", resolution: "720p", seed: 1 },
      { idempotencyKey: "k1", signal },
    );
    await fake.succeed(String(picture.id), [fake.outputUrl("a.webp")]);
    expect(await status(backend, picture)).toMatchObject({
      state: "done",
      usd: 0.003,
      outputs: [{ source: fake.outputUrl("a.webp") }],
    });
    const words = await backend.start(
      { kind: "text", model: "haiku", system: "Be brief.", prompt: "Plan.", seed: 1 },
      { idempotencyKey: "k2", signal },
    );
    await fake.succeed(String(words.id), ["A ", "plan."]);
    expect(await status(backend, words)).toMatchObject({ state: "done", text: "A plan.", outputs: [] });
  });

  test("for a model that is not there is refused in words", async () => {
    const backend = await replicate();
    await expect(backend.check({ ...order, model: "nobody/nothing" })).rejects.toThrow(UserMistake);
  });
});

describe("nothing paid is sent twice:", () => {
  test("nothing goes out where the worker may not pay any more, though all is ready", async () => {
    const backend = await replicate();
    const aboutToPay = () => Promise.reject(new Error("another's by now"));
    const started = backend.start(order, { idempotencyKey: "clip1-0", signal, aboutToPay });
    await expect(started).rejects.toThrow("another's by now");
    expect(fake.creations()).toBe(0);
  });

  test("a connection that breaks before the order arrives makes one POST, and the outcome is unknown", async () => {
    const backend = await replicate();
    await backend.check(order);
    fake.faults.push({ method: "POST", reset: "before" });
    const error = await failure(start(backend));
    expect(error).toMatchObject({ code: "start-unknown", retryable: true });
    expect(fake.creations()).toBe(1);
    expect(
      await backend.recover(order, { idempotencyKey: "clip1-0", startedAt: Date.now() - 1, signal }),
    ).toBeNull();
  });

  test("an answer lost on its way back makes one POST, and the prediction is found again", async () => {
    const backend = await replicate();
    await backend.check(order);
    fake.faults.push({ method: "POST", reset: "after" });
    expect((await failure(start(backend))).code).toBe("start-unknown");
    expect(fake.creations()).toBe(1);
    const found = await backend.recover(order, {
      idempotencyKey: "clip1-0",
      startedAt: Date.now() - 50,
      signal,
    });
    expect(found?.id).toBe(fake.predictions[0]?.id);
  });

  test("a 429 makes one POST and is passed on with its delay", async () => {
    const backend = await replicate();
    await backend.check(order);
    fake.faults.push({ method: "POST", status: 429, headers: { "retry-after": "7" } });
    expect(await failure(start(backend))).toMatchObject({
      code: "backend-throttled",
      retryable: true,
      retryAfterMs: 7_000,
    });
    const detail = "Request was throttled. Your rate limit resets in ~30s.";
    fake.faults.push({ method: "POST", status: 429, body: { detail } });
    expect(await failure(start(backend))).toMatchObject({ retryAfterMs: 30_000 });
    expect(fake.creations()).toBe(2);
  });

  test("a 5xx leaves open whether work began", async () => {
    const backend = await replicate();
    await backend.check(order);
    fake.faults.push({ method: "POST", status: 502, body: { detail: "Bad gateway" } });
    expect(await failure(start(backend))).toMatchObject({ code: "start-unknown", retryable: true });
    expect(fake.creations()).toBe(1);
  });

  test("an answer that can't be read leaves it open too, and one that says little is enough", async () => {
    const backend = await replicate();
    await backend.check(order);
    for (const body of [{ hello: 1 }, "<html>"]) {
      fake.faults.push({ method: "POST", status: 201, body });
      expect(await failure(start(backend))).toMatchObject({ code: "start-unknown", retryable: true });
    }
    const body = { id: "abc", status: "starting", logs: [], metrics: "none" };
    fake.faults.push({ method: "POST", status: 202, body });
    expect((await start(backend)).id).toBe("abc");
  });

  test("a poll that is throttled is asked once too", async () => {
    const backend = await replicate();
    const operation = await start(backend);
    const before = fake.requests.length;
    fake.faults.push({ method: "GET", status: 429, headers: { "retry-after": "3" } });
    expect(await failure(status(backend, operation))).toMatchObject({
      code: "backend-throttled",
      retryAfterMs: 3_000,
    });
    expect(fake.requests.length).toBe(before + 1);
  });

  test("a server nobody answers for was never reached, which may be tried again", async () => {
    await (await replicate()).check(order);
    const gone = await createFakeReplicate();
    await gone.close();
    const error = await failure(start(another({ baseUrl: gone.baseUrl })));
    expect(error).toMatchObject({ code: "backend-unreachable", retryable: true });
  });

  test("too soon after a lost answer it can't be told, and later it can", async () => {
    let clock = Date.now();
    const backend = await replicate({ settleMs: 45_000, now: () => clock });
    const startedAt = clock;
    const recover = () => backend.recover(order, { idempotencyKey: "clip1-0", startedAt, signal });
    expect(await failure(recover())).toMatchObject({
      code: "start-unknown",
      retryable: true,
      retryAfterMs: 45_000,
    });
    clock += 46_000;
    expect(await recover()).toBeNull();
  });

  test("the prediction is found by its webhook address where that is shown, else by its input, over many pages", async () => {
    const publicUrl = "https://films.example";
    for (const showsWebhook of [true, false]) {
      const backend = await replicate({ publicUrl }, { showsWebhook, pageSize: 2 });
      const wanted = await start(backend, {}, "clip1-0");
      for (let index = 1; index < 7; index++) await start(backend, { seed: 100 + index }, `clip1-${index}`);
      const found = await another({ publicUrl }).recover(order, {
        idempotencyKey: "clip1-0",
        startedAt: Date.now() - 1_000,
        signal,
      });
      expect(found).toEqual(wanted);
      const other = await another({ publicUrl }).recover(
        { ...order, seed: 9 },
        { idempotencyKey: "clip9-0", startedAt: Date.now() - 1_000, signal },
      );
      expect(other).toBeNull();
      if (showsWebhook) await fake.close();
    }
  });

  test("a list that leaves inputs out is looked through prediction by prediction", async () => {
    for (const publicUrl of [undefined, "https://films.example"]) {
      const backend = await replicate({ publicUrl }, { listsBriefly: true, showsWebhook: true });
      const wanted = await start(backend, {}, "clip1-0");
      await start(backend, { seed: 101 }, "clip1-1");
      const options = { idempotencyKey: "clip1-0", startedAt: Date.now() - 1_000, signal };
      expect(await another({ publicUrl }).recover(order, options)).toEqual(wanted);
      expect(
        await another({ publicUrl }).recover(
          { ...order, seed: 9 },
          { ...options, idempotencyKey: "clip9-0" },
        ),
      ).toBeNull();
      if (publicUrl === undefined) await fake.close();
    }
  });

  test("a prediction of the same words by another shot's webhook is not ours", async () => {
    const publicUrl = "https://films.example";
    const backend = await replicate({ publicUrl }, { showsWebhook: true });
    await start(backend, {}, "clip1-0");
    // Another bot's on the same account: which shots hold what isn't known here, only the address tells.
    const notebook = createRedisNotebook(redis.client, `${redis.prefix}-another`);
    const recovered = another({ publicUrl, notebook }).recover(order, {
      idempotencyKey: "clip2-0",
      startedAt: Date.now() - 1_000,
      signal,
    });
    expect(await recovered).toBeNull();
  });
});

describe("each outcome has its own name and a sentence:", () => {
  const answers = [
    { status: 401, code: "backend-refused-token", says: "access" },
    { status: 402, code: "backend-out-of-money", says: "money" },
    { status: 404, code: "model-gone", says: "/models" },
  ];
  test.each(answers)("$status at a start is $code", async ({ status, code, says }) => {
    const backend = await replicate();
    await backend.check(order);
    fake.faults.push({ method: "POST", status });
    const error = await failure(start(backend));
    expect(error).toMatchObject({ code, retryable: false });
    expect(error.userMessage).toContain(says);
  });

  test("422 names the field", async () => {
    const backend = await replicate();
    await backend.check(order);
    fake.faults.push({
      method: "POST",
      status: 422,
      body: {
        title: "Input validation failed",
        detail: "- input.duration: Must be less than or equal to 12\n",
      },
    });
    const error = await failure(start(backend));
    expect(error).toMatchObject({ code: "backend-refused-input", retryable: false });
    expect(error.userMessage).toContain("input.duration: Must be less than or equal to 12");
  });

  const failures = [
    ["NSFW content detected", "refused-content", false],
    [
      "The input or output was flagged as sensitive. Please try again with different inputs. (E005)",
      "refused-content",
      false,
    ],
    ["Model did not start in time (E6716)", "never-started", true],
    ["CUDA out of memory E1001", "model-out-of-memory", false],
    ["invalid mode E006", "refused-input", false],
    ["Something broke E1000", "model-failed", true],
    ["list index out of range", "model-failed", true],
  ] as const;
  test.each(failures)("a prediction that failed with “%s” is %s", async (error, code, retryable) => {
    const backend = await replicate();
    const operation = await start(backend);
    await fake.fail(String(operation.id), error);
    const ended = await status(backend, operation);
    expect(ended).toMatchObject({ state: "failed", code, retryable, usd: 0 });
    expect(ended.state === "failed" && ended.message).toMatch(/^[A-Z].*\.$/);
  });

  test("one that no machine took before its deadline may be tried again and is free", async () => {
    const backend = await replicate();
    const operation = await start(backend);
    await fake.expire(String(operation.id));
    expect(await status(backend, operation)).toMatchObject({
      code: "never-started",
      retryable: true,
      usd: 0,
    });
  });

  test("one stopped at its deadline while it ran is charged for its time", async () => {
    const backend = await replicate();
    const operation = await start(backend, { model: "wan-fast" });
    fake.run(String(operation.id));
    const [prediction] = fake.predictions;
    if (prediction) prediction.metrics.predict_time = 60;
    await fake.expire(String(operation.id));
    expect(await status(backend, operation)).toMatchObject({
      code: "took-too-long",
      retryable: false,
      usd: 0.06,
    });
  });

  test("an empty output, and one deleted after an hour", async () => {
    const backend = await replicate();
    const empty = await start(backend);
    await fake.succeed(String(empty.id), null);
    expect(await status(backend, empty)).toMatchObject({ state: "failed", code: "empty-output" });
    const expired = await start(backend, {}, "clip1-1");
    await fake.succeed(String(expired.id));
    fake.removeData(String(expired.id));
    expect(await status(backend, expired)).toMatchObject({
      state: "failed",
      code: "output-expired",
      retryable: false,
    });
  });

  test("a prediction Replicate doesn't know is not quietly paid again", async () => {
    const backend = await replicate();
    expect(await status(backend, { id: "gone" })).toMatchObject({
      state: "failed",
      code: "prediction-unknown",
      retryable: false,
    });
  });

  test("canceled before it ran it is free, and says so", async () => {
    const backend = await replicate();
    const operation = await start(backend);
    expect(await backend.cancel(operation)).toEqual({ usd: 0 });
    expect(await status(backend, operation)).toEqual({ state: "canceled", usd: 0 });
    expect(fake.predictions[0]?.status).toBe("aborted");
  });

  test("canceled while it ran it costs its time on the GPU", async () => {
    const backend = await replicate();
    const operation = await start(backend, { model: "wan-fast" });
    fake.run(String(operation.id));
    const [prediction] = fake.predictions;
    if (prediction) prediction.metrics.predict_time = 30;
    expect(await backend.cancel(operation)).toEqual({ usd: 0.03 });
    expect(await status(backend, operation)).toEqual({ state: "canceled", usd: 0.03 });
  });
});

describe("while it runs", () => {
  test("progress is read from the model's own bar", async () => {
    const backend = await replicate();
    const operation = await start(backend);
    expect(await status(backend, operation)).toEqual({ state: "waiting" });
    fake.run(String(operation.id), "Loading pipeline: 100%|██████████| 7/7 [00:01<00:00]\n");
    expect(await status(backend, operation)).toEqual({ state: "running", progress: null });
    fake.run(String(operation.id), "  0%|          | 0/50 [00:00<?]\r 42%|████▏     | 21/50 [00:10<00:14]");
    expect(await status(backend, operation)).toEqual({ state: "running", progress: 0.42 });
  });
});

describe("what it cost", () => {
  test("is told beforehand for each size, as it will be sent", async () => {
    const models = await (await replicate()).models();
    const find = (id: string) => models.find((model) => model.id === id);
    expect(find("seedance")).toMatchObject({
      usdPerSecond: 0.072,
      usdPerSecondAt: { "480p": 0.018, "720p": 0.036, "1080p": 0.072 },
    });
    expect(find("kling")?.usdPerSecond).toBe(0.07);
    // By the second on the GPU: nobody knows beforehand.
    expect(find("wan-fast")?.usdPerSecond).toBe(0.5);
  });

  test("comes from the catalogue by what was really sent, or from the model's own measure", async () => {
    const backend = await replicate();
    const operation = await start(backend, { resolution: "480p", seconds: 6 });
    expect(operation.usd).toBe(0.108);
    await fake.succeed(String(operation.id));
    expect(await status(backend, operation)).toMatchObject({ state: "done", usd: 0.108 });
    const measured = await start(backend, {}, "clip1-1");
    await fake.succeed(String(measured.id), undefined, {
      predict_time: 40,
      video_output_duration_seconds: 5.04,
    });
    expect(await status(backend, measured)).toMatchObject({ usd: 0.18144 });
    const gpu = await start(backend, { model: "wan-fast" }, "clip1-2");
    await fake.succeed(String(gpu.id), undefined, { predict_time: 40 });
    expect(await status(backend, gpu)).toMatchObject({ usd: 0.04 });
  });
});

describe("a model nobody listed", () => {
  const unlisted = (written: object) => fixedCatalogue({ models: [], unlisted: written });
  const lifetime = () => {
    const [prediction] = fake.predictions;
    return (Date.parse(prediction?.deadline ?? "") - Date.parse(prediction?.created_at ?? "")) / 1_000;
  };

  test("can't be had unless the catalogue allows it, to all or to some plans", async () => {
    const backend = await replicate({ catalogue: unlisted({}) });
    expect(await backend.findModel?.("luma/ray-2-720p")).toBeUndefined();
    await expect(backend.check({ ...order, model: "luma/ray-2-720p" })).rejects.toThrow(UserMistake);
    const all = another({ catalogue: unlisted({ allowed: true }) });
    expect(await all.findModel?.("luma/ray-2-720p")).toMatchObject({ kind: "video" });
    const some = another({ catalogue: unlisted({ plans: ["staff"] }) });
    expect(await some.findModel?.("luma/ray-2-720p")).toMatchObject({ plans: ["staff"] });
  });

  test("is stopped before it costs more than was set aside, on the dearest machine there is", async () => {
    const unofficial = ["luma/ray-2-720p"];
    const backend = await replicate({ catalogue: unlisted({ allowed: true }) }, { unofficial });
    const operation = await start(backend, { model: "luma/ray-2-720p" });
    // Five seconds at $0.5, a second of eight H100 at $0.0122.
    expect(lifetime()).toBe(204);
    fake.run(String(operation.id));
    const [prediction] = fake.predictions;
    if (prediction) prediction.metrics.predict_time = 200;
    await fake.expire(String(operation.id));
    const ended = await status(backend, operation);
    expect(ended).toMatchObject({ state: "failed", code: "took-too-long", usd: 2.44, retryable: false });
    expect(ended.state === "failed" && ended.message).toContain("set aside");
  });

  test("is booked at what its time costs on that machine", async () => {
    const unofficial = ["luma/ray-2-720p"];
    const backend = await replicate({ catalogue: unlisted({ allowed: true }) }, { unofficial });
    const operation = await start(backend, { model: "luma/ray-2-720p" });
    await fake.succeed(String(operation.id), undefined, { predict_time: 100 });
    expect(await status(backend, operation)).toMatchObject({ state: "done", usd: 1.22 });
  });

  test("that makes sound is not offered as one that makes videos", async () => {
    const model = publishedModel("luma/ray-2-720p");
    const models = [{ ...model, description: "Generate music from a prompt or melody" }];
    const backend = await replicate({ catalogue: unlisted({ allowed: true }) }, { models });
    expect((await backend.findModel?.("luma/ray-2-720p"))?.kind).toBe("audio");
    await expect(start(backend, { model: "luma/ray-2-720p" })).rejects.toThrow("makes sound, not videos");
    expect(fake.creations()).toBe(0);
  });
});

describe("a run that failed", () => {
  const entry = (model: string) =>
    fixedCatalogue({
      models: [
        {
          id: "films",
          label: "Films",
          backend: "replicate",
          kind: "video",
          model,
          summary: "Ours.",
          rate: 1,
          price: { per: "gpu-second", usd: 0.001 },
        },
      ],
    });
  const film = publishedModel("luma/ray-2-720p");

  test.each([
    ["of a deployment", "deployment:acme/films", 0.1],
    ["of a private model", "luma/ray-2-720p", 0.1],
    ["of a public model", "bytedance/seedance-1-lite", 0],
  ])("%s costs its time where those do", async (_whose, model, usd) => {
    const models = [film, publishedModel("bytedance/seedance-1-lite")];
    const backend = await replicate({ catalogue: entry(model) }, { models, privately: [film.model] });
    const operation = await start(backend, { model: "films" });
    fake.run(String(operation.id));
    await fake.fail(String(operation.id), "list index out of range");
    const [prediction] = fake.predictions;
    if (prediction) prediction.metrics.predict_time = 100;
    expect(await status(backend, operation)).toMatchObject({ state: "failed", code: "model-failed", usd });
  });

  test("and whose time nobody tells counts for all that was set aside", async () => {
    const backend = await replicate({ catalogue: entry("deployment:acme/films") }, { models: [film] });
    const operation = await start(backend, { model: "films" });
    await fake.fail(String(operation.id), "list index out of range");
    const [prediction] = fake.predictions;
    if (prediction) prediction.metrics = {};
    expect(await status(backend, operation)).not.toHaveProperty("usd");
  });
});

test("a model is what the catalogue says it is, whatever little its schema tells", async () => {
  const model = publishedModel("bytedance/seedance-1-lite");
  const schemas = { ...model.openapi_schema.components.schemas, Output: { type: "string" } };
  const models = [{ ...model, openapi_schema: { components: { schemas } } }];
  const backend = await replicate({}, { models });
  expect((await backend.findModel?.("seedance"))?.kind).toBe("video");
  await start(backend);
  expect(fake.creations()).toBe(1);
});

test("a refused token is said in one line to whoever runs the bot, and not tried again for each model", async () => {
  const told: string[] = [];
  const log = { warn: () => {}, error: (_facts: unknown, message: string) => told.push(message) };
  const backend = await replicate({ token: "another", log: log as unknown as ReplicateSettings["log"] });
  expect(await backend.models()).toEqual([]);
  const asked = fake.requests.length;
  expect(await backend.models()).toEqual([]);
  expect(fake.requests.length).toBe(asked);
  expect(told).toEqual([
    "Replicate refuses the token: look at REPLICATE_API_TOKEN",
    "Replicate refuses the token: look at REPLICATE_API_TOKEN",
  ]);
});

test("a state nobody has heard of is waited out", async () => {
  const backend = await replicate();
  const operation = await start(backend);
  Object.assign(fake.predictions[0] ?? {}, { status: "queued" });
  expect(await status(backend, operation)).toEqual({ state: "waiting" });
});

describe("a finished file", () => {
  const download = (backend: VideoBackend, source: string, maxBytes = 1_000_000) =>
    backend.download({ source }, join(folder, "shot.mp4"), { signal, maxBytes });

  test("is never fetched from anywhere but the provider's own hosts, redirects included", async () => {
    const backend = await replicate();
    const fetched: string[] = [];
    const spying = another({
      baseUrl: "https://api.replicate.com/v1",
      fetch: (async (address: URL) => {
        fetched.push(address.href);
        return new Response(null, {
          status: 302,
          headers: { location: "http://169.254.169.254/latest/meta-data" },
        });
      }) as typeof fetch,
    });
    for (const source of [
      "http://169.254.169.254/",
      "https://evil.example/x.mp4",
      "https://replicate.delivery.evil.example/x.mp4",
      "http://replicate.delivery/x.mp4",
      "https://127.0.0.1/x.mp4",
      "https://user:pass@evil.example@replicate.delivery.evil/x.mp4",
      "file:///etc/passwd",
    ]) {
      expect((await failure(download(spying, source))).code).toBe("output-host-refused");
    }
    expect(fetched).toEqual([]);
    expect((await failure(download(spying, "https://replicate.delivery/x.mp4"))).code).toBe(
      "output-host-refused",
    );
    expect(fetched).toEqual(["https://replicate.delivery/x.mp4"]);
    await backend.close();
  });

  test("of a stand-in on this machine is fetched by whichever name the machine goes", async () => {
    const backend = await replicate();
    await download(backend, fake.outputUrl("a.mp4").replace("127.0.0.1", "localhost"));
    expect((await stat(join(folder, "shot.mp4"))).size).toBeGreaterThan(0);
    const hosted = another({ baseUrl: "https://api.replicate.com/v1" });
    expect((await failure(download(hosted, fake.outputUrl("a.mp4")))).code).toBe("output-host-refused");
  });

  test("cut off on its way is fetched again, and leaves nothing behind", async () => {
    const backend = await replicate();
    fake.serve = (_path, response) => {
      response.writeHead(200, { "content-type": "video/mp4", "content-length": 50_000 });
      response.write(randomBytes(10_000), () => response.destroy());
    };
    expect(await failure(download(backend, fake.outputUrl("a.mp4")))).toMatchObject({
      code: "download-failed",
      retryable: true,
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test("that grows past the limit without having said so is stopped", async () => {
    const backend = await replicate();
    fake.serve = (_path, response) => {
      response.writeHead(200, { "content-type": "video/mp4" });
      const more = () => response.write(randomBytes(100_000)) && setImmediate(more);
      response.on("drain", more);
      more();
    };
    expect((await failure(download(backend, fake.outputUrl("a.mp4")))).code).toBe("output-too-large");
    expect(await readdir(folder)).toEqual([]);
  });

  test("that has expired, or is a web page, says so", async () => {
    const backend = await replicate();
    fake.serve = (_path, response) => response.writeHead(404).end();
    expect(await failure(download(backend, fake.outputUrl("a.mp4")))).toMatchObject({
      code: "output-expired",
      retryable: false,
    });
    fake.serve = (_path, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>");
    expect((await failure(download(backend, fake.outputUrl("a.mp4")))).code).toBe("output-not-a-file");
    fake.serve = (_path, response) => response.writeHead(503).end();
    expect(await failure(download(backend, fake.outputUrl("a.mp4")))).toMatchObject({
      code: "download-failed",
      retryable: true,
    });
  });

  test("given inside the answer is written out", async () => {
    const backend = await replicate();
    await download(backend, `data:video/mp4;base64,${randomBytes(5_000).toString("base64")}`);
    expect((await stat(join(folder, "shot.mp4"))).size).toBe(5_000);
    for (const source of ["data:video/mp4,%E0%A4%A", "data:video/mp4", "data:video/mp4;base64,"])
      expect((await failure(download(backend, source))).code).toBe("output-not-a-file");
  });

  test("is let go when the worker is told to stop", async () => {
    const backend = await replicate();
    fake.serve = (_path, response) => {
      response.writeHead(200, { "content-type": "video/mp4" }).write(randomBytes(1_000));
    };
    const stop = new AbortController();
    const source = fake.outputUrl("a.mp4");
    const going = backend.download({ source }, join(folder, "shot.mp4"), {
      signal: stop.signal,
      maxBytes: 1_000_000,
    });
    setTimeout(() => stop.abort(new Error("shutting down")), 50);
    await expect(going).rejects.toThrow("shutting down");
    expect(await readdir(folder)).toEqual([]);
  });
});

test("health names the account, a refused token, and an account out of money", async () => {
  const backend = await replicate();
  expect(await backend.health()).toEqual({ ok: true, detail: "account rushes-test" });
  expect(await another({ token: "r8_wrong" }).health()).toMatchObject({ ok: false });
  await backend.check(order);
  fake.outOfMoney = true;
  await failure(start(backend));
  expect(await backend.health()).toEqual({
    ok: false,
    detail: "The Replicate account has run out of money.",
    lacks: "money",
  });
});

test("tells the log once of each model of the catalogue that Replicate doesn't have, however often it is asked", async () => {
  const told: unknown[] = [];
  const log = { warn: (facts: { model: string }) => told.push(facts.model), error: () => {} };
  const models = [publishedModel("bytedance/seedance-1-lite")];
  const backend = await replicate({ log: log as unknown as ReplicateSettings["log"] }, { models });
  await backend.models();
  const first = [...told];
  expect(first.length).toBeGreaterThan(0);
  await backend.models();
  await backend.models();
  expect(told).toEqual(first);
});
