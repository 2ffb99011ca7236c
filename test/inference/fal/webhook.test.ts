import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
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
let app: Hono;
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
  app = createFalWebhook({ ...shared, onFinished: async (id) => void heard.push(id) });
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

/** Sends a body of ten pieces without a length, and how much of it is read. */
async function sendInPieces(address: string, headers: Record<string, string>, piece = 600) {
  let read = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(sent) {
        if (read === 10 * piece) return sent.close();
        read += piece;
        sent.enqueue(new Uint8Array(piece));
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: "POST", body, duplex: "half", headers } as RequestInit;
  const { status } = await app.request(new Request(address, init));
  return { status, read };
}

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

test("nothing is read of a report that has no signature, is old, or comes to an address somebody made up", async () => {
  await start();
  const address = String(fake.requests[0]?.webhook);
  const now = String(Math.floor(Date.now() / 1_000));
  const signed = {
    "x-fal-webhook-request-id": "r1",
    "x-fal-webhook-user-id": "u1",
    "x-fal-webhook-timestamp": now,
    "x-fal-webhook-signature": "0".repeat(128),
  };
  expect(await sendInPieces(`${address.slice(0, -4)}AAAA`, signed)).toEqual({ status: 404, read: 0 });
  const old = { ...signed, "x-fal-webhook-timestamp": String(Number(now) - 400) };
  expect(await sendInPieces(address, old)).toEqual({ status: 400, read: 0 });
  for (const missing of ["x-fal-webhook-request-id", "x-fal-webhook-signature"])
    expect(await sendInPieces(address, { ...signed, [missing]: "" })).toEqual({ status: 401, read: 0 });
  expect(await sendInPieces(address, signed)).toEqual({ status: 401, read: 6_000 });
});

test("no more is read of a report than a real one may have", async () => {
  await start();
  const address = String(fake.requests[0]?.webhook);
  const now = String(Math.floor(Date.now() / 1_000));
  const signed = {
    "x-fal-webhook-request-id": "r1",
    "x-fal-webhook-user-id": "u1",
    "x-fal-webhook-timestamp": now,
    "x-fal-webhook-signature": "0".repeat(128),
  };
  const piece = 1_000_000 / 4;
  expect(await sendInPieces(address, signed, piece)).toEqual({ status: 413, read: 5 * piece });
});
