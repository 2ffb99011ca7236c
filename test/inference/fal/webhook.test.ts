import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { VideoBackend } from "../../../src/core/ports/video-backend.ts";
import { createFalBackend } from "../../../src/inference/fal/backend.ts";
import { createFalWebhook } from "../../../src/inference/fal/webhook.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { createFakeFal, type FakeFal } from "../../fakes/fal/fake-fal.ts";
import { fixedCatalogue } from "../../fixtures/catalogue.ts";
import { testMedia } from "../../fixtures/media.ts";
import { shotOrder } from "../../fixtures/order.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

let fake: FakeFal;
let redis: TestRedis;
let media: Awaited<ReturnType<typeof testMedia>>;
let backend: VideoBackend;
let server: ReturnType<typeof serve>;
let heard: string[];
let ahead: number;
const signal = new AbortController().signal;
const order = shotOrder({ model: "small", seconds: 6 });

beforeEach(async () => {
  fake = await createFakeFal();
  redis = testRedis();
  media = await testMedia();
  heard = [];
  ahead = 0;
  const log = { warn: () => {}, debug: () => {} };
  const notebook = createRedisNotebook(redis.client, redis.prefix);
  const shared = { key: fake.key, baseUrl: fake.url, notebook, fetch, now: () => Date.now() + ahead, log };
  const app = createFalWebhook({ ...shared, onFinished: async (id) => void heard.push(id) });
  await new Promise<void>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, () => resolve());
  });
  const models = [
    {
      id: "small",
      label: "Small",
      backend: "fal",
      model: "fal-ai/small-video/text-to-video",
      summary: "Small.",
      rate: 1,
    },
  ];
  backend = createFalBackend({
    ...shared,
    slots: 4,
    media,
    catalogue: fixedCatalogue({ models }),
    publicUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await fake.close();
  await redis.close();
  await media.remove();
  expect(fake.violations).toEqual([]);
});

const start = () => backend.start(order, { idempotencyKey: "clip1-0", signal });

test("a signed report wakes whoever waits, once however often it comes", async () => {
  const operation = await start();
  const request = fake.finish();
  expect(await fake.report(request)).toBe(204);
  expect(await fake.report(request)).toBe(204);
  expect(heard).toEqual([operation.id]);
});

test("what fal didn't sign, what is old, and what comes to an address we never made is refused", async () => {
  await start();
  const request = fake.finish();
  expect(await fake.report(request, { body: JSON.stringify({ request_id: request.id }) })).toBe(401);
  expect(await fake.report(request, { timestamp: Math.floor(Date.now() / 1_000) - 400 })).toBe(400);
  const guessed = request.webhook?.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  expect(await fake.report(request, { ...(guessed && { url: guessed }) })).toBe(404);
  expect(heard).toEqual([]);
});

test("new signing keys are asked for when the known ones don't fit", async () => {
  await start();
  const first = fake.finish();
  expect(await fake.report(first)).toBe(204);
  await backend.start({ ...order, seed: 8 }, { idempotencyKey: "clip2-0", signal });
  const second = fake.finish();
  fake.rotateKeys();
  expect(await fake.report(second)).toBe(401);
  ahead = 61_000;
  expect(await fake.report(second)).toBe(204);
});

test("a report to its own address tells what became of a start whose answer was lost", async () => {
  fake.losesNextAnswer = true;
  await expect(start()).rejects.toMatchObject({ code: "start-unknown" });
  const request = fake.finish();
  fake.lists = false;
  expect(await fake.report(request)).toBe(204);
  const operation = await backend.recover(order, {
    idempotencyKey: "clip1-0",
    startedAt: Date.now(),
    signal,
  });
  expect(operation?.id).toBe(request.id);
  fake.lists = true;
  expect(await backend.status(operation ?? {}, { signal })).toMatchObject({ state: "done" });
  expect(fake.requests).toHaveLength(1);
});
