import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UserMistake } from "../../../src/core/errors.ts";
import type { ShotOrder } from "../../../src/core/ports/orders.ts";
import type { Operation, VideoBackend } from "../../../src/core/ports/video-backend.ts";
import { createComfyuiBackend } from "../../../src/inference/comfyui/backend.ts";
import { mapWorkflow } from "../../../src/inference/comfyui/workflow.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { createFakeComfyui, type FakeComfyui } from "../../fakes/comfyui/fake-comfyui.ts";
import { fixedCatalogue } from "../../fixtures/catalogue.ts";
import {
  type Graph,
  hunyuan,
  ltx2,
  still,
  upscale,
  wan5b,
  wanFlf2v,
  wanI2v,
  wanLoras,
  wanT2v,
} from "../../fixtures/comfyui/graphs.ts";
import { testMedia } from "../../fixtures/media.ts";
import { shotOrder } from "../../fixtures/order.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

const graphs: Record<string, Graph> = {
  "wan-t2v": wanT2v,
  "wan-i2v": wanI2v,
  "wan-flf2v": wanFlf2v,
  "wan-loras": wanLoras,
  "wan-5b": wan5b,
  hunyuan,
  ltx2,
  still,
  upscale,
};

let fake: FakeComfyui;
let redis: TestRedis;
let media: Awaited<ReturnType<typeof testMedia>>;
let backend: VideoBackend;
const signal = new AbortController().signal;

beforeEach(async () => {
  fake = await createFakeComfyui();
  redis = testRedis();
  media = await testMedia();
  backend = createComfyuiBackend({
    urls: [fake.url],
    workflows: Object.entries(graphs).map(([id, graph]) =>
      mapWorkflow(graph, undefined, id, { id, name: id }),
    ),
    catalogue: fixedCatalogue({ models: [] }),
    media,
    notebook: createRedisNotebook(redis.client, redis.prefix),
    fetch,
    now: Date.now,
  });
  for (const name of ["first.png", "last.png"])
    await writeFile(join(media.folder, name), Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
  await writeFile(join(media.folder, "film.mp4"), Buffer.from("\0\0\0\x18ftypmp42", "latin1"));
});

afterEach(async () => {
  await backend.close();
  await fake.close();
  await redis.close();
  await media.remove();
  expect(fake.violations).toEqual([]);
});

async function made(model: string, changes: Partial<ShotOrder> = {}) {
  const order = shotOrder({ model, seconds: 4, resolution: "720p", aspect: "16:9", ...changes });
  const operation = await backend.start(order, { idempotencyKey: `clip-${model}-${order.seed}`, signal });
  const sent = fake.pending.at(-1)?.workflow ?? {};
  fake.finish();
  return { status: await backend.status(operation, { signal }), operation, sent, order };
}

const pictures = { startImage: "first.png", endImage: "last.png" };

test.each([
  ["wan-t2v", {}, { "61": { width: 1280, height: 720, length: 65 } }],
  ["wan-i2v", { startImage: "first.png" }, { "50": { width: 1280, height: 720, length: 65 } }],
  ["wan-flf2v", pictures, { "67": { width: 1280, height: 720, length: 65 } }],
  ["wan-5b", {}, { "55": { width: 1280, height: 736, length: 97 }, "3": { seed: 42 } }],
  ["hunyuan", {}, { "124": { width: 1280, height: 720, length: 97 } }],
  ["ltx2", {}, { "92:89": { width: 1280, height: 704 }, "92:62": { value: 105 } }],
] as const)("%s runs as it was exported, with the order in its places", async (model, changes, places) => {
  const { status, sent, order } = await made(model, { ...changes, negative: "rain" });
  expect(status).toMatchObject({ state: "done", usd: 0 });
  for (const [id, inputs] of Object.entries(places)) expect(sent[id]?.inputs).toMatchObject(inputs);
  const words = Object.values(sent).flatMap(({ class_type, inputs }) =>
    class_type === "CLIPTextEncode" ? [inputs.text] : [],
  );
  expect(words).toEqual([order.prompt, "rain"]);
  expect(JSON.stringify(sent)).toMatch(new RegExp(`"(noise_)?seed":${order.seed}\\b`));
});

test("first and last pictures go each to its own loader", async () => {
  const { sent } = await made("wan-flf2v", pictures);
  const [first, last] = [sent["68"]?.inputs.image, sent["62"]?.inputs.image];
  expect(first).toMatch(/^rushes\//);
  expect(last).toMatch(/^rushes\//);
  expect(first).not.toBe(last);
});

test("a picture never goes to a workflow that has no place for it, nor words alone to one that needs one", async () => {
  const models = await backend.models();
  const takes = Object.fromEntries(models.map(({ id, takes }) => [id, takes.startImage]));
  expect(takes).toMatchObject({ "wan-t2v": false, "wan-i2v": true, "wan-flf2v": true, hunyuan: false });
  expect(models.find(({ id }) => id === "wan-i2v")?.needs).toEqual(["startImage"]);
  const withPicture = shotOrder({ model: "wan-t2v", startImage: "first.png" });
  await expect(backend.check(withPicture)).rejects.toThrow(UserMistake);
  await expect(backend.check(shotOrder({ model: "wan-i2v" }))).rejects.toThrow(UserMistake);
  expect(fake.taken).toEqual([]);
});

test("one model for words alone and for words with a picture has the picture's loader only where there is one", async () => {
  const { sent } = await made("wan-5b", { startImage: "first.png" });
  expect(sent["55"]?.inputs.start_image).toEqual(["56", 0]);
  expect(sent["56"]?.inputs.image).toMatch(/^rushes\//);
  const { sent: alone } = await made("wan-5b", { seed: 8 });
  expect(alone["55"]?.inputs).not.toHaveProperty("start_image");
});

test("a LoRA is off until it is asked for by name, and then as strong as the host set it", async () => {
  const strengths = (sent: Graph) => ["80", "81", "82", "83"].map((id) => sent[id]?.inputs.strength_model);
  expect(strengths((await made("wan-loras")).sent)).toEqual([0, 0, 0, 0.3]);
  expect(strengths((await made("wan-loras+arcane")).sent)).toEqual([0.9, 0.7, 0, 0.3]);
  expect(strengths((await made("wan-loras+arcane+noir")).sent)).toEqual([0.9, 0.7, 1, 0.3]);
  expect(await backend.findModel?.("Wan-LoRAs+Arcane")).toMatchObject({
    id: "wan-loras+arcane",
    label: "wan-loras + arcane",
    backend: "comfyui",
  });
  expect(await backend.findModel?.("wan-loras+nothing")).toBeUndefined();
  expect((await backend.models()).find(({ id }) => id === "wan-loras")?.loras).toEqual(["arcane", "noir"]);
});

test("progress runs once from 0 to 1 over all samplers, each by what it costs", async () => {
  const operation = await backend.start(shotOrder({ model: "ltx2", seconds: 4 }), {
    idempotencyKey: "ltx",
    signal,
  });
  const progress = async () => {
    const status = await backend.status(operation, { signal });
    return status.state === "running" ? status.progress : status.state;
  };
  await expect.poll(() => fake.listeners(), { timeout: 10_000 }).toBe(1);
  fake.run();
  fake.progress("92:41", 10, 20);
  // 20 steps, and 3 more that cost four times as much: 32 in all.
  await expect.poll(progress, { timeout: 10_000 }).toBe(10 / 32);
  fake.progress("92:41", 20, 20);
  await expect.poll(progress, { timeout: 10_000 }).toBe(20 / 32);
  fake.progress("92:70", 3, 3);
  await expect.poll(progress, { timeout: 10_000 }).toBe(1);
});

test("a server that tells of all nodes at once is understood, and what is done in one go is no step", async () => {
  const operation = await backend.start(shotOrder({ model: "wan-t2v" }), { idempotencyKey: "c", signal });
  await expect.poll(() => fake.listeners(), { timeout: 10_000 }).toBe(1);
  fake.run();
  fake.progressState({
    "57": { value: 10, max: 10 },
    "58": { value: 5, max: 10 },
    "8": { value: 0, max: 1 },
  });
  const progress = async () => {
    const status = await backend.status(operation, { signal });
    return status.state === "running" && status.progress;
  };
  await expect.poll(progress, { timeout: 10_000 }).toBe(0.75);
  fake.progressState({ "57": { value: 1, max: 1 }, "58": { value: 10, max: 10 } });
  await expect.poll(progress, { timeout: 10_000 }).toBe(1);
});

test("a sampler whose result the server still has counts as done", async () => {
  const operation = await backend.start(shotOrder({ model: "wan-t2v" }), { idempotencyKey: "c", signal });
  await expect.poll(() => fake.listeners(), { timeout: 10_000 }).toBe(1);
  fake.run();
  fake.cached(["57", "6"]);
  await expect
    .poll(() => backend.status(operation, { signal }), { timeout: 10_000 })
    .toEqual({ state: "running", progress: 0.5 });
});

test("a picture workflow makes pictures, and one for films takes a film and no words", async () => {
  const image = {
    kind: "image",
    model: "still",
    prompt: "a fox",
    aspect: "1:1",
    resolution: "720p",
    seed: 3,
  } as const;
  const operation = await backend.start(image, { idempotencyKey: "still", signal });
  fake.finish();
  const status = await backend.status(operation, { signal });
  expect(status.state === "done" && status.outputs[0]?.source).toContain("rushes_00001_.png");
  const { sent, status: up } = await made("upscale", { sourceVideo: "film.mp4" });
  expect(sent["1"]?.inputs.file).toMatch(/^rushes\/[0-9a-f]{24}\.mp4$/);
  expect(up.state).toBe("done");
});

test("what was ordered before operations said more is answered by its files alone, not by the first workflow's node", async () => {
  const { operation } = await made("hunyuan");
  const old: Operation = { id: operation.id as string };
  expect(await backend.status(old, { signal })).toMatchObject({ state: "done" });
});
