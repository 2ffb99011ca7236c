import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BackendError, ConfigError } from "../../../src/core/errors.ts";
import type { ShotOrder } from "../../../src/core/ports/orders.ts";
import type { Operation, VideoBackend } from "../../../src/core/ports/video-backend.ts";
import { createComfyuiBackend } from "../../../src/inference/comfyui/backend.ts";
import { loadWorkflow, type MappedWorkflow, mapWorkflow } from "../../../src/inference/comfyui/workflow.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { videoBackendContract } from "../../contracts/video-backend.ts";
import { createFakeComfyui, type FakeComfyui } from "../../fakes/comfyui/fake-comfyui.ts";
import { fixedCatalogue } from "../../fixtures/catalogue.ts";
import { testMedia } from "../../fixtures/media.ts";
import { shotOrder } from "../../fixtures/order.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../fixtures/comfyui/${name}.json`, import.meta.url));
const read = (name: string) => JSON.parse(readFileSync(fixture(name), "utf8"));

let fake: FakeComfyui;
let redis: TestRedis;
let media: Awaited<ReturnType<typeof testMedia>>;
let backends: VideoBackend[];
let workflow: MappedWorkflow;
const signal = new AbortController().signal;
const order = shotOrder({ model: "comfyui", seconds: 3, resolution: "480p", negative: "rain" });

beforeEach(async () => {
  fake = await createFakeComfyui();
  redis = testRedis();
  media = await testMedia();
  backends = [];
  workflow = loadWorkflow(fixture("workflow"), fixture("mapping"));
});

afterEach(async () => {
  for (const backend of backends) await backend.close();
  await fake.close();
  await redis.close();
  await media.remove();
  expect(fake.violations).toEqual([]);
});

function comfyui(changes: Partial<Parameters<typeof createComfyuiBackend>[0]> = {}): VideoBackend {
  const backend = createComfyuiBackend({
    urls: [fake.url],
    workflows: [workflow],
    catalogue: fixedCatalogue({ models: [] }),
    media,
    notebook: createRedisNotebook(redis.client, redis.prefix),
    fetch,
    now: Date.now,
    ...changes,
  });
  backends.push(backend);
  return backend;
}

const start = (backend: VideoBackend, changes: Partial<ShotOrder> = {}, key = "clip1-0") =>
  backend.start({ ...order, ...changes }, { idempotencyKey: key, signal });
const status = (backend: VideoBackend, operation: Operation) => backend.status(operation, { signal });

async function failure(action: Promise<unknown>): Promise<BackendError> {
  const error = await action.catch((error) => error);
  expect(error).toBeInstanceOf(BackendError);
  return error as BackendError;
}

videoBackendContract("ComfyUI", async () => ({
  backend: comfyui(),
  order,
  another: async () => comfyui(),
  finish: async () => fake.finish(),
  close: async () => {},
}));

test("an order is put into the places the mapping names, and the rest of the workflow left alone", async () => {
  await start(comfyui());
  const [prompt] = fake.taken;
  expect(prompt?.workflow["6"]?.inputs.text).toBe(order.prompt);
  expect(prompt?.workflow["7"]?.inputs.text).toBe("rain");
  expect(prompt?.workflow["3"]?.inputs).toMatchObject({ seed: 42, steps: 20, cfg: 6 });
  expect(prompt?.workflow["40"]?.inputs).toEqual({ width: 848, height: 480, length: 49, batch_size: 1 });
  expect(prompt?.workflow["49"]?.inputs.fps).toBe(16);
  expect(JSON.stringify(prompt?.workflow)).not.toContain("example.png");
  expect(prompt?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("a picture is uploaded and named to the node that loads it", async () => {
  await writeFile(
    join(media.folder, "p.jpg"),
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(400)]),
  );
  await start(comfyui(), { startImage: "p.jpg" });
  const image = fake.taken[0]?.workflow["52"]?.inputs.image;
  expect(image).toMatch(/^rushes\/[0-9a-f]{24}\.jpeg$/);
  expect(fake.uploads.has(String(image))).toBe(true);
});

const empty = {
  positive: ["6", 0],
  negative: ["7", 0],
  vae: ["39", 0],
  width: 832,
  height: 480,
  length: 33,
  batch_size: 1,
};
/** The house workflow, going on from a picture that is scaled first. */
const fromPicture = () => ({
  ...read("workflow"),
  3: { ...read("workflow")["3"], inputs: { ...read("workflow")["3"].inputs, latent_image: ["60", 2] } },
  60: {
    class_type: "WanImageToVideo",
    inputs: { ...empty, start_image: ["61", 0] },
  },
  61: { class_type: "ImageScale", inputs: { image: ["52", 0], width: 832, height: 480 } },
});

test("without a picture the nodes that would load the host's own are left out, and only those", async () => {
  workflow = mapWorkflow(fromPicture(), read("mapping"), "test");
  await start(comfyui());
  const sent = fake.taken[0]?.workflow ?? {};
  expect(Object.keys(sent)).toEqual(Object.keys(fromPicture()).filter((id) => id !== "52" && id !== "61"));
  expect(sent["60"]?.inputs).toEqual(empty);
  await writeFile(join(media.folder, "p.png"), Buffer.from("\x89PNG\r\n\x1a\n"));
  await start(comfyui(), { startImage: "p.png" }, "clip2-0");
  expect(fake.taken[1]?.workflow["61"]).toEqual(fromPicture()["61"]);
  expect(fake.taken[1]?.workflow["52"]?.inputs.image).toMatch(/^rushes\//);
});

test("a picture called optional that the workflow can't be without is asked for, before anything is charged", async () => {
  const needing = {
    ...fromPicture(),
    49: { class_type: "CreateVideo", inputs: { images: ["61", 0], fps: 16 } },
  };
  workflow = mapWorkflow(needing, read("mapping"), "test");
  const refused = await comfyui()
    .check(order)
    .catch((error) => error);
  expect(refused).toMatchObject({ code: "needs-start-image" });
  expect(refused.userMessage).toContain("House workflow needs a picture to begin with");
});

test("a node may be named by its number, and what is no node is refused in words", () => {
  const mapping = { ...read("mapping"), prompt: { node: 6, input: "text" }, output: 50 };
  expect(mapWorkflow(read("workflow"), mapping, "test").mapping.prompt).toEqual([
    { node: "6", input: "text" },
  ]);
  const bad = { ...read("mapping"), prompt: { node: true, input: "text" } };
  expect(() => mapWorkflow(read("workflow"), bad, "test")).toThrow(
    'prompt.0.node: must be a node\'s id, such as "6"',
  );
});

test("the workflow is described as a model with its own lengths and sizes", async () => {
  expect(await comfyui().models()).toMatchObject([
    {
      id: "comfyui",
      label: "House workflow",
      lengths: { min: 1.0625, max: 5.0625, step: 0.25 },
      resolutions: ["480p", "720p"],
      takes: { startImage: true, endImage: false, negative: true, seed: true },
      usdPerSecond: 0,
    },
  ]);
});

test("a server that chooses its prompts' ids itself is asked by those, and for one prompt an order", async () => {
  fake.choosesIds = true;
  const backend = comfyui();
  const operation = await start(backend);
  expect(operation.id).toBe(fake.taken[0]?.id);
  await expect.poll(() => fake.listeners()).toBe(1);
  fake.run();
  fake.progress("3", 5, 20);
  await expect.poll(async () => status(backend, operation)).toEqual({ state: "running", progress: 0.25 });
  expect(await start(comfyui())).toEqual(operation);
  fake.finish();
  expect((await status(backend, operation)).state).toBe("done");
  expect(fake.taken).toHaveLength(1);
});

describe("progress", () => {
  test.each(["done", "failed"] as const)("an order that has %s is told of at once", async (end) => {
    const told: string[] = [];
    const backend = comfyui({ wakeUp: async (id) => void told.push(id) });
    const operation = await start(backend);
    await expect.poll(() => fake.listeners()).toBe(1);
    fake.run();
    fake.progress("3", 5, 20);
    await expect.poll(() => status(backend, operation)).toMatchObject({ progress: 0.25 });
    expect(told).toEqual([]);
    if (end === "done") fake.finish();
    else fake.fail("ValueError", "it broke");
    await expect.poll(() => told).toEqual([operation.id]);
    expect((await status(backend, operation)).state).toBe(end);
  });

  test("comes over the socket from the node that samples", async () => {
    const backend = comfyui();
    const operation = await start(backend);
    expect(await status(backend, operation)).toEqual({ state: "waiting" });
    await expect.poll(() => fake.listeners()).toBe(1);
    fake.run();
    expect(await status(backend, operation)).toEqual({ state: "running", progress: null });
    fake.progress("8", 1, 1);
    fake.progress("3", 5, 20);
    await expect.poll(async () => status(backend, operation)).toEqual({ state: "running", progress: 0.25 });
  });

  test("is unknown to a worker that took the shot over, which still sees it end", async () => {
    const operation = await start(comfyui());
    fake.run();
    const other = comfyui();
    expect(await status(other, operation)).toEqual({ state: "running", progress: null });
    fake.finish();
    expect((await status(other, operation)).state).toBe("done");
  });
});

describe("once, not twice:", () => {
  test("an answer lost on its way leaves one prompt, which is found again", async () => {
    fake.losesNextAnswer = true;
    const backend = comfyui();
    expect(await failure(start(backend))).toMatchObject({ code: "start-unknown", retryable: true });
    const found = await backend.recover(order, { idempotencyKey: "clip1-0", startedAt: 0, signal });
    expect(found?.id).toBe(fake.taken[0]?.id);
    expect(await start(backend)).toEqual(found);
    expect(fake.taken).toHaveLength(1);
  });

  test("what failed is ordered anew under another id", async () => {
    const backend = comfyui();
    const first = await start(backend);
    fake.run();
    fake.fail("RuntimeError", "boom");
    expect(await status(backend, first)).toMatchObject({
      state: "failed",
      code: "model-failed",
      retryable: true,
    });
    const second = await start(backend);
    expect(second.id).not.toBe(first.id);
    fake.finish();
    expect((await status(backend, second)).state).toBe("done");
  });

  test("a restart of the server loses the shot, and says so", async () => {
    const backend = comfyui();
    const operation = await start(backend);
    fake.restart();
    expect(await status(backend, operation)).toEqual({ state: "lost" });
    expect((await start(backend)).id).toBe(operation.id);
  });
});

describe("cancelling", () => {
  test("stops the running prompt, and only that", async () => {
    const backend = comfyui();
    const running = await start(backend, {}, "a");
    const waiting = await start(backend, {}, "b");
    fake.run();
    await backend.cancel(waiting);
    expect(fake.interrupted).toEqual([]);
    expect(await status(backend, waiting)).toEqual({ state: "canceled", usd: 0 });
    await backend.cancel(running);
    expect(fake.interrupted).toEqual([running.id]);
    expect(await status(backend, running)).toEqual({ state: "canceled", usd: 0 });
  });
});

describe("each outcome has its own name and a sentence:", () => {
  test("a refusal names the input and the node", async () => {
    workflow = mapWorkflow(read("workflow"), { ...read("mapping"), maxSide: 4096 }, "test");
    const error = await failure(start(comfyui(), { resolution: "1080p" }));
    expect(error).toMatchObject({ code: "backend-refused-input", retryable: false });
    expect(error.userMessage).toContain(
      "width of node 40 (EmptyHunyuanLatentVideo): Value 1920 bigger than max of 1280",
    );
  });

  test("out of memory, a workflow that saved nothing, and a server that is away", async () => {
    const backend = comfyui();
    const first = await start(backend, {}, "a");
    fake.run();
    fake.fail("torch.OutOfMemoryError", "Allocation on device");
    expect(await status(backend, first)).toMatchObject({ code: "model-out-of-memory", retryable: false });
    const second = await start(backend, {}, "b");
    fake.finish({ 8: { images: [{ filename: "x.png", subfolder: "", type: "temp" }] } });
    expect(await status(backend, second)).toMatchObject({ code: "empty-output", retryable: false });
    const third = await start(backend, {}, "c");
    await fake.close();
    expect(await failure(status(backend, third))).toMatchObject({
      code: "backend-unreachable",
      retryable: true,
    });
    expect((await backend.health()).ok).toBe(false);
  });

  test("videos of other nodes' making are found under whatever name they have", async () => {
    workflow = mapWorkflow(read("workflow"), { ...read("mapping"), output: undefined }, "test");
    const backend = comfyui();
    const operation = await start(backend);
    const file = (filename: string, type = "output") => ({ filename, subfolder: "video", type });
    fake.finish({
      8: { images: [file("frame.png")] },
      9: { gifs: [file("preview.mp4", "temp")] },
      50: { gifs: [file("rushes_00001_.mp4")] },
    });
    const done = await status(backend, operation);
    const sources = done.state === "done" ? done.outputs.map(({ source }) => source.split(" ")) : [];
    expect(new Set(sources.map(([url]) => url))).toEqual(new Set([fake.url]));
    expect(sources.map(([, query]) => query)).toEqual([
      "filename=rushes_00001_.mp4&subfolder=video&type=output",
      "filename=preview.mp4&subfolder=video&type=temp",
    ]);
  });
});

test("a mapping that does not fit its workflow is refused with every mistake", () => {
  const mapping = {
    ...read("mapping"),
    seed: { node: "99", input: "seed" },
    width: { node: "40", input: "breadth" },
  };
  const refusal = (action: () => unknown) => {
    try {
      action();
    } catch (error) {
      return error as ConfigError;
    }
    throw new Error("it was taken");
  };
  const error = refusal(() => mapWorkflow(read("workflow"), mapping, "test"));
  expect(error).toBeInstanceOf(ConfigError);
  expect(error.userMessage).toContain('seed: the workflow has no node "99"');
  expect(error.userMessage).toContain(
    'node 40 (EmptyHunyuanLatentVideo) has no input "breadth", only width, height',
  );
  expect(refusal(() => mapWorkflow({ nodes: [], links: [] }, mapping, "test")).userMessage).toContain(
    "Save (API format)",
  );
  expect(refusal(() => mapWorkflow(read("workflow"), { promt: 1 }, "test")).userMessage).toContain("promt");
  expect(refusal(() => loadWorkflow("/nowhere.json", fixture("mapping"))).userMessage).toContain(
    "can't be read",
  );
});
