import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BackendError } from "../../../src/core/errors.ts";
import type { Operation, VideoBackend } from "../../../src/core/ports/video-backend.ts";
import { type CogSettings, createCogBackend } from "../../../src/inference/cog/backend.ts";
import { createCogWebhook } from "../../../src/inference/cog/webhook.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { killedAtEveryStep } from "../../contracts/killed-at-every-step.ts";
import { videoBackendContract } from "../../contracts/video-backend.ts";
import { createFakeCog, type FakeCog } from "../../fakes/cog/fake-cog.ts";
import { fixedCatalogue } from "../../fixtures/catalogue.ts";
import { testMedia } from "../../fixtures/media.ts";
import { publishedModel } from "../../fixtures/models.ts";
import { shotOrder } from "../../fixtures/order.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

let redis: TestRedis;
let media: Awaited<ReturnType<typeof testMedia>>;
let notebook: ReturnType<typeof createRedisNotebook>;
let cogs: FakeCog[];
let backends: VideoBackend[];
let finished: string[];
let receiver: ReturnType<typeof serve> | undefined;
let clock: number;
const signal = new AbortController().signal;
const SECRET = "a-text-nobody-can-guess";
const order = shotOrder({ model: "cog", seconds: 5 });

beforeEach(async () => {
  redis = testRedis();
  media = await testMedia();
  notebook = createRedisNotebook(redis.client, redis.prefix);
  cogs = [];
  backends = [];
  finished = [];
  clock = 1_800_000_000_000;
});

afterEach(async () => {
  for (const backend of backends) await backend.close();
  for (const fake of cogs) await fake.close();
  await new Promise<void>((resolve) => (receiver ? receiver.close(() => resolve()) : resolve()));
  receiver = undefined;
  await notebook.close();
  await redis.close();
  await media.remove();
  expect(cogs.flatMap((fake) => fake.violations)).toEqual([]);
});

async function box(options?: Parameters<typeof createFakeCog>[0]): Promise<FakeCog> {
  const fake = await createFakeCog(options);
  cogs.push(fake);
  return fake;
}

async function receiving(port = 0): Promise<string> {
  const app = createCogWebhook({
    urls: cogs.map(({ url }) => url),
    uploadSecret: SECRET,
    media,
    notebook,
    onFinished: async ({ operationId }) => {
      finished.push(operationId);
    },
  });
  const address = await new Promise<AddressInfo>((resolve) => {
    receiver = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, resolve);
  });
  return `http://127.0.0.1:${address.port}`;
}

function cog(changes: Partial<CogSettings> = {}): VideoBackend {
  const backend = createCogBackend({
    urls: cogs.map((fake) => fake.url),
    catalogue: fixedCatalogue({ models: [] }),
    media,
    notebook,
    fetch,
    now: () => clock,
    ...changes,
  });
  backends.push(backend);
  return backend;
}

const start = (backend: VideoBackend, key = "clip1-0") =>
  backend.start(order, { idempotencyKey: key, signal });
const status = (backend: VideoBackend, operation: Operation) => backend.status(operation, { signal });

async function failure(action: Promise<unknown>): Promise<BackendError> {
  const error = await action.catch((error) => error);
  expect(error).toBeInstanceOf(BackendError);
  return error as BackendError;
}

for (const way of ["reports", "held requests"] as const) {
  videoBackendContract(`Cog with ${way}`, async () => {
    const fake = await box();
    const webhookUrl = way === "reports" ? await receiving() : undefined;
    const backend = cog({ webhookUrl });
    return {
      backend,
      order,
      another: async () => cog({ webhookUrl }),
      finish: () => fake.finish(),
      close: async () => {},
    };
  });
}

test.each(["done", "failed"] as const)("a held order that has %s is told of at once", async (end) => {
  const fake = await box();
  const told: string[] = [];
  const backend = cog({ wakeUp: async (id) => void told.push(id) });
  const operation = await start(backend);
  await expect.poll(() => fake.begun.length).toBe(1);
  expect(told).toEqual([]);
  await (end === "done" ? fake.finish() : fake.fail("it broke"));
  await expect.poll(() => told).toEqual([operation.id]);
  expect((await status(backend, operation)).state).toBe(end);
});

// With its request kept open an order lives and dies with its worker: that it is made again then is said in docs/backends.md.
test("killed at any step, a container that reports works for the order once", async () => {
  const webhookUrl = await receiving();
  const steps = await killedAtEveryStep(async () => {
    const fake = await box();
    return {
      order,
      notebook: createRedisNotebook(redis.client, `${redis.prefix}${randomBytes(4).toString("hex")}`),
      make: (reach) => cog({ urls: [fake.url], webhookUrl, ...reach }),
      taken: () => fake.begun.length,
    };
  });
  expect(steps).toBeGreaterThan(5);
}, 60_000);

describe("a container that reports", () => {
  test("is told where by an address nobody can guess, and wakes whoever waits", async () => {
    const fake = await box();
    const base = await receiving();
    const operation = await start(cog({ webhookUrl: base }));
    expect(fake.current?.webhook).toMatch(new RegExp(`^${base}/webhooks/cog/${operation.id}/[\\w-]{43}$`));
    await fake.finish();
    expect(finished).toEqual([operation.id]);
    const guessed = `${base}/webhooks/cog/${operation.id}/${"A".repeat(43)}`;
    expect((await fetch(guessed, { method: "POST", body: "{}" })).status).toBe(404);
    expect((await fetch(fake.current?.webhook ?? "", { method: "POST", body: "[]" })).status).toBe(400);
  });

  test("shows its progress", async () => {
    const fake = await box();
    const backend = cog({ webhookUrl: await receiving() });
    const operation = await start(backend);
    await fake.log("30%|███       | 15/50 [00:03<00:07]\n");
    expect(await status(backend, operation)).toEqual({ state: "running", progress: 0.3 });
  });

  test("says in a report of its own that it had no slot free: the order is still to be made", async () => {
    const fake = await box();
    const backend = cog({ webhookUrl: await receiving() });
    const operation = await start(backend);
    const tell = (report: object) =>
      fetch(fake.current?.webhook ?? "", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(report),
      });
    for (const error of ["At capacity", "Predictor not ready"]) {
      expect((await tell({ status: "failed", error })).status).toBe(204);
      expect((await status(backend, operation)).state).toBe("running");
    }
    expect(finished).toEqual([]);
  });

  test("is understood though its report has more, less and other things in it than most", async () => {
    const fake = await box();
    const backend = cog({ webhookUrl: await receiving() });
    const operation = await start(backend);
    const report = {
      status: "failed",
      error: { type: "OOM", message: "CUDA out of memory" },
      logs: 7,
      metrics: [],
    };
    await fetch(fake.current?.webhook ?? "", { method: "POST", body: JSON.stringify(report) });
    expect(await status(backend, operation)).toMatchObject({ state: "failed", code: "model-out-of-memory" });
  });

  test("whose report got lost is asked how it is, and the order counts as lost only after a while", async () => {
    const fake = await box();
    const backend = cog({ webhookUrl: await receiving() });
    const operation = await start(backend);
    fake.losesReports = true;
    await fake.finish();
    expect((await status(backend, operation)).state).toBe("running");
    clock += 31_000;
    expect(await status(backend, operation)).toEqual({ state: "lost" });
    fake.losesReports = false;
    expect((await start(backend)).id).toBe(operation.id);
    await fake.finish();
    expect((await status(backend, operation)).state).toBe("done");
  });

  test("started twice with the same key makes it once", async () => {
    const fake = await box();
    const webhookUrl = await receiving();
    const operation = await start(cog({ webhookUrl }));
    expect(await start(cog({ webhookUrl }))).toEqual(operation);
    expect(fake.begun).toHaveLength(1);
  });

  test("that made it while the worker died is not asked again", async () => {
    const fake = await box();
    const webhookUrl = await receiving();
    const operation = await start(cog({ webhookUrl }));
    await fake.finish();
    const recovered = await cog({ webhookUrl }).recover(order, {
      idempotencyKey: "clip1-0",
      startedAt: 0,
      signal,
    });
    expect(recovered).toEqual(operation);
  });

  test("that can't be reached is tried again", async () => {
    const fake = await box();
    const backend = cog({ webhookUrl: await receiving() });
    const operation = await start(backend);
    await fake.close();
    expect(await failure(status(backend, operation))).toMatchObject({
      code: "backend-unreachable",
      retryable: true,
    });
  });
});

describe("a container that can't reach us", () => {
  test("is waited for with an open request, and another worker can tell", async () => {
    const fake = await box();
    const backend = cog();
    const operation = await start(backend);
    expect(await status(cog(), operation)).toEqual({ state: "running", progress: null });
    await fake.finish();
    await expect.poll(async () => (await status(cog(), operation)).state).toBe("done");
  });

  test("a worker that dies loses the order, which is then started again", async () => {
    const fake = await box();
    const backend = cog();
    const operation = await start(backend);
    await expect.poll(() => fake.begun.length).toBe(1);
    await backend.close();
    // Its sign of life runs out by itself; here it is taken away.
    await notebook.delete(`held:${operation.id}`);
    expect(await status(cog(), operation)).toEqual({ state: "lost" });
    await expect.poll(() => fake.current?.status).toBe("canceled");
    const again = cog();
    expect(await start(again)).toEqual(operation);
    await fake.finish();
    await expect.poll(async () => (await status(again, operation)).state).toBe("done");
  });

  test("a crash of the container is a failure that may be tried again", async () => {
    const fake = await box();
    const backend = cog();
    const operation = await start(backend);
    await expect.poll(() => fake.begun.length).toBe(1);
    fake.crash();
    await expect.poll(async () => (await status(backend, operation)).state).toBe("failed");
    expect(await status(backend, operation)).toMatchObject({ code: "backend-unreachable", retryable: true });
  });

  test("cancelling from another process lets the request go", async () => {
    const fake = await box();
    const operation = await start(cog());
    await expect.poll(() => fake.begun.length).toBe(1);
    const other = cog();
    expect(await other.cancel(operation)).toEqual({ usd: 0 });
    expect(await status(other, operation)).toEqual({ state: "canceled" });
    await expect.poll(() => fake.current?.status).toBe("canceled");
  });
});

const film = () => randomBytes(3_000);

async function fileOf(backend: VideoBackend, operation: Operation): Promise<Buffer> {
  const ended = await status(backend, operation);
  if (ended.state !== "done" || !ended.outputs[0]) throw new Error(JSON.stringify(ended));
  const path = join(media.folder, "made.mp4");
  await backend.download(ended.outputs[0], path, { signal, maxBytes: 1_000_000 });
  return readFile(path);
}

describe("a container of an older Cog", () => {
  test("that sends no files with its reports is waited for, though the bot has an address", async () => {
    const fake = await box({ python: "0.14.12" });
    const backend = cog({ webhookUrl: await receiving() });
    const operation = await start(backend);
    await expect.poll(() => fake.begun.length).toBe(1);
    expect(fake.current?.webhook).toBeUndefined();
    const made = film();
    await fake.finishFile(made);
    await expect.poll(async () => (await status(backend, operation)).state).toBe("done");
    expect(await fileOf(backend, operation)).toEqual(made);
  });

  test("whose reports are asked for by name and bring no file is waited for the next time", async () => {
    const fake = await box({ python: "0.16.9" });
    const backend = cog({ webhookUrl: await receiving(), reportsAsked: true });
    const operation = await start(backend);
    expect(fake.current?.webhook).toBeDefined();
    await fake.finishFile(film());
    expect(await status(backend, operation)).toMatchObject({ code: "output-kept-back", retryable: true });
    const again = await start(backend);
    await expect.poll(() => fake.begun.length).toBe(2);
    expect(fake.current?.webhook).toBeUndefined();
    await fake.finishFile(film());
    await expect.poll(async () => (await status(backend, again)).state).toBe("done");
  });

  test("uploads to the address it was started with, each film to its own order", async () => {
    const port = await freePort();
    const uploadUrl = `http://127.0.0.1:${port}/uploads/cog/1/${SECRET}`;
    const fake = await box({ python: "0.16.9", uploadUrl });
    const backend = cog({ webhookUrl: await receiving(port), uploadSecret: SECRET });
    for (const key of ["clip1-0", "clip2-0"]) {
      const operation = await start(backend, key);
      // While it runs: whoever doesn't know the secret brings it no film.
      const guessed = uploadUrl.replace(SECRET, "b-text-nobody-can-guess");
      expect((await fetch(`${guessed}/output.mp4`, { method: "PUT", body: "x" })).status).toBe(404);
      const made = film();
      await fake.finishFile(made);
      expect(await fileOf(backend, operation)).toEqual(made);
    }
    const late = await fetch(`${uploadUrl}/output.mp4`, { method: "PUT", body: "x" });
    expect(late.status).toBe(404);
  });

  test("that takes an address with the order uploads to one of that order alone", async () => {
    const fake = await box({ takesPrefix: true });
    const base = await receiving();
    const backend = cog({ webhookUrl: base });
    const operation = await start(backend);
    expect(fake.current?.prefix).toMatch(new RegExp(`^${base}/uploads/cog/${operation.id}/[\\w-]{43}/$`));
    const knock = await fetch(`${fake.current?.prefix}output.mp4`, { method: "PUT", body: "" });
    expect(knock.status).toBe(201);
    const made = film();
    await fake.finishFile(made);
    expect(await fileOf(backend, operation)).toEqual(made);
    const late = await fetch(`${fake.current?.prefix}more.mp4`, { method: "PUT", body: "x" });
    expect(late.status).toBe(404);
  });

  test("may upload some files for an order, and no heap of them", async () => {
    const fake = await box({ takesPrefix: true });
    await start(cog({ webhookUrl: await receiving() }));
    const put = async (name: string) =>
      (await fetch(`${fake.current?.prefix}${name}`, { method: "PUT", body: "film" })).status;
    for (let file = 0; file < 8; file++) expect(await put(`${file}.mp4`)).toBe(201);
    expect(await put("8.mp4")).toBe(413);
    expect(await put("0.mp4")).toBe(201);
    expect(await put("..%2f..%2fescape.mp4")).toBe(413);
  });

  test("that answers nothing while it predicts is busy and not dead, and another takes the next order", async () => {
    const [one, two] = [await box({ python: "0.13.6" }), await box({ python: "0.13.6" })];
    const backend = cog();
    const first = await start(backend, "a");
    await expect.poll(() => one.begun.length + two.begun.length).toBe(1);
    expect((await cog().health()).ok).toBe(true);
    await start(cog(), "b");
    await expect.poll(() => [one.begun.length, two.begun.length]).toEqual([1, 1]);
    expect(await failure(start(cog(), "c"))).toMatchObject({ code: "backend-busy", retryable: true });
    // A process that has never heard of the model learns it from those that have.
    expect(await cog({ fetch: impatient }).models()).toMatchObject([{ id: "cog" }]);
    await one.finish();
    await two.finish();
    await expect.poll(async () => (await status(backend, first)).state).toBe("done");
  });

  test("that can't be stopped says so, and stays busy until it is done", async () => {
    const fake = await box({ python: "0.13.6" });
    const backend = cog({ fetch: impatient });
    const operation = await start(backend);
    await expect.poll(() => fake.begun.length).toBe(1);
    expect(await backend.cancel(operation)).toEqual({ usd: 0, runsOn: true });
    expect(await status(backend, operation)).toEqual({ state: "canceled" });
    expect(await failure(start(backend, "next"))).toMatchObject({ code: "backend-busy" });
    expect((await backend.health()).ok).toBe(true);
    await fake.finish();
    await start(backend, "next");
    await expect.poll(() => fake.begun.length).toBe(2);
  });
});

test("a cancel that doesn't reach the container is none yet, and is tried again", async () => {
  await box();
  let away = false;
  const flaky = (async (address: string, init?: RequestInit) => {
    if (away && String(address).endsWith("/cancel")) throw new TypeError("fetch failed");
    return fetch(address, init);
  }) as typeof fetch;
  const backend = cog({ webhookUrl: await receiving(), fetch: flaky });
  const operation = await start(backend);
  away = true;
  expect(await failure(backend.cancel(operation))).toMatchObject({ retryable: true });
  expect((await status(backend, operation)).state).toBe("running");
  away = false;
  expect(await backend.cancel(operation)).toEqual({ usd: 0 });
  expect((await status(backend, operation)).state).toBe("canceled");
});

/** As `fetch`, but gives up on an answer after a fraction of a second. */
const impatient = (async (address: string, init?: RequestInit) =>
  fetch(address, { ...init, signal: AbortSignal.timeout(300) })) as typeof fetch;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe("several containers", () => {
  test("take orders side by side, and only those that are well", async () => {
    const [one, two, ill] = [await box(), await box(), await box()];
    ill.status = "DEFUNCT";
    const backend = cog({ webhookUrl: await receiving() });
    await start(backend, "a");
    await start(backend, "b");
    expect([one.begun.length, two.begun.length, ill.begun.length]).toEqual([1, 1, 0]);
    expect(await failure(start(backend, "c"))).toMatchObject({
      code: "backend-busy",
      retryable: true,
      retryAfterMs: 5_000,
    });
    expect((await backend.health()).ok).toBe(true);
  });

  test("none of which is well can't be used, and says so", async () => {
    const fake = await box();
    const backend = cog();
    await backend.check(order);
    fake.status = "SETUP_FAILED";
    expect(await backend.health()).toMatchObject({
      ok: false,
      detail: expect.stringContaining("SETUP_FAILED"),
    });
    expect(await failure(start(backend))).toMatchObject({ code: "backend-down", retryable: true });
  });

  test("that is asleep is waited for, for hours", async () => {
    const fake = await box();
    const backend = cog();
    await backend.check(order);
    await fake.close();
    expect(await backend.health()).toMatchObject({ ok: false, waits: true });
    expect(await failure(start(backend))).toMatchObject({
      code: "backend-down",
      retryAfterMs: 3_000,
      waiting: { says: "The machine with the GPU gives no answer; it may be asleep.", forMs: 12 * 3_600_000 },
    });
  });
});

test("a container's model is described from its own document, under the catalogue's name where it has one", async () => {
  await box();
  expect(await cog().models()).toMatchObject([
    { id: "cog", label: "Own GPU", resolutions: ["480p", "720p"], usdPerSecond: 0 },
  ]);
  const catalogue = fixedCatalogue({
    models: [
      {
        ...{ id: "house", label: "House model", backend: "cog", summary: "Ours.", rate: 0.5 },
        ...{
          slots: 2,
          plans: ["team"],
          goodFor: ["fast"],
          sunset: { date: "2027-03-01", successor: "other" },
        },
      },
      { id: "other", label: "Other", backend: "cog", summary: "Ours.", rate: 1 },
    ],
  });
  expect((await cog({ catalogue }).models())[0]).toMatchObject({
    ...{ id: "house", creditsPerSecond: 0.5, slots: 2, plans: ["team"], goodFor: ["fast"] },
    sunset: { date: "2027-03-01", successor: "other" },
  });
});

test("a model whose container is away can't be told, which is not the same as there being none", async () => {
  const fake = await box();
  const backend = cog();
  expect(await backend.findModel?.("cog")).toMatchObject({ id: "cog" });
  expect(await backend.findModel?.("owner/name")).toBeUndefined();
  await fake.close();
  const away = cog();
  expect(await away.models()).toEqual([]);
  expect(await failure(away.findModel?.("cog") as Promise<unknown>)).toMatchObject({ retryable: true });
  expect(await away.findModel?.("owner/name")).toBeUndefined();
});

test("a container that gives no answer is not waited for again with everything that is asked", async () => {
  let questions = 0;
  const away = cog({
    urls: ["http://127.0.0.1:9"],
    fetch: (async () => {
      questions += 1;
      throw new TypeError("fetch failed");
    }) as typeof fetch,
  });
  for (let call = 0; call < 3; call++) expect(await away.models()).toEqual([]);
  expect(questions).toBe(1);
  clock += 11_000;
  await away.models();
  expect(questions).toBe(2);
});

test("a container that went away is what it was when last heard of, and one that answers speaks for all", async () => {
  const [one, two] = [await box(), await box()];
  await one.close();
  const backend = cog();
  const models = await backend.models();
  expect(models).toHaveLength(1);
  await two.close();
  clock += 61_000;
  expect(await backend.models()).toEqual(models);
});

test("pictures travel inside the order", async () => {
  const fake = await box({ model: publishedModel("wan-video/wan-2.2-i2v-fast") });
  await writeFile(
    join(media.folder, "p.png"),
    Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(500)]),
  );
  await cog({ webhookUrl: await receiving() }).start(
    { ...order, startImage: "p.png" },
    { idempotencyKey: "k", signal },
  );
  expect(fake.current?.input.image).toMatch(/^data:image\/png;base64,/);
});

test("failures of the model have their own names", async () => {
  const fake = await box();
  const backend = cog({ webhookUrl: await receiving() });
  for (const [index, [error, code, retryable]] of (
    [
      ["NSFW content detected", "refused-content", false],
      ["CUDA out of memory", "model-out-of-memory", false],
      ["list index out of range", "model-failed", true],
    ] as const
  ).entries()) {
    const operation = await start(backend, `clip${index}-0`);
    await fake.fail(error);
    expect(await status(backend, operation)).toMatchObject({ state: "failed", code, retryable });
  }
  const empty = await start(backend, "clip9-0");
  await fake.finish(null);
  expect(await status(backend, empty)).toMatchObject({ state: "failed", code: "empty-output" });
});

test("files uploaded elsewhere are fetched from the containers' hosts and those allowed only", async () => {
  const fake = await box();
  const backend = cog({ webhookUrl: await receiving() });
  const operation = await start(backend);
  await fake.finish("http://169.254.169.254/video.mp4");
  const ended = await status(backend, operation);
  if (ended.state !== "done" || !ended.outputs[0]) throw new Error(ended.state);
  const path = join(media.folder, "x.mp4");
  const refused = await failure(backend.download(ended.outputs[0], path, { signal, maxBytes: 1_000_000 }));
  expect(refused.code).toBe("output-host-refused");
});
